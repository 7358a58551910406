"""Interviews at the desk: guides, conversations with their notes, and themes on their way to a summary."""
from tests.gallery.acts import open_all, send
from tests.gallery.windows import Window, refused

_HERE = "/desk/programs/{program}/interviews"
_HELD = f"{_HERE}/conversations/{{conversation_held}}"
_OPEN = f"{_HERE}/themes/{{theme_open}}"

WINDOWS = [
    Window("interviews-desk", "carmen", _HERE),
    Window("interviews-desk-empty", "nils", "/desk/programs/{empty_program}/interviews", state="empty"),
    Window("interviews-new-guide", "carmen", f"{_HERE}/guides/new/focus_group"),
    refused("interviews-new-guide", "carmen", f"{_HERE}/guides/new/interview", send("/guides/new/interview"), "interviews_desk.add_guide"),
    Window("interviews-guide", "carmen", f"{_HERE}/guides/{{guide}}", open_all, state="open"),
    Window("interviews-guide-empty", "carmen", f"{_HERE}/guides/{{empty_guide}}", state="empty"),
    refused("interviews-guide", "carmen", f"{_HERE}/guides/{{guide}}", send("/guides/{guide}"), "interviews_desk.change_guide"),
    Window("interviews-new-conversation", "carmen", f"{_HERE}/guides/{{guide}}/conversations/new"),
    refused(
        "interviews-new-conversation", "carmen", f"{_HERE}/guides/{{guide}}/conversations/new",
        send("/conversations/new", on_day="2026-10-12", asked="Ubbe Fremd"), "interviews_desk.add_conversation",
    ),
    Window("interviews-conversation", "carmen", _HELD, open_all, state="open"),
    Window("interviews-conversation-ahead", "carmen", f"{_HERE}/conversations/{{conversation_ahead}}", state="empty"),
    Window("interviews-conversation-to-go-through", "carmen", f"{_HERE}/conversations/{{conversation_to_go_through}}"),
    refused("interviews-conversation", "carmen", _HELD, send("/conversations/{conversation_held}"), "interviews_desk.change_conversation"),
    Window("interviews-notes", "carmen", f"{_HELD}/notes"),
    refused("interviews-notes", "carmen", f"{_HELD}/notes", send("/notes"), "interviews_desk.write_notes"),
    Window("interviews-new-theme", "carmen", f"{_HERE}/themes/new"),
    Window("interviews-new-theme-empty", "nils", "/desk/programs/{empty_program}/interviews/themes/new", state="empty"),
    refused("interviews-new-theme", "carmen", f"{_HERE}/themes/new", send("/themes/new"), "interviews_desk.add_theme"),
    Window("interviews-theme", "carmen", _OPEN),
    Window("interviews-theme-ready", "carmen", f"{_HERE}/themes/{{theme_ready}}", state="long"),
    Window("interviews-theme-told", "carmen", f"{_HERE}/themes/{{theme_told}}"),
    refused("interviews-theme", "carmen", _OPEN, send("/themes/{theme_open}"), "interviews_desk.change_theme"),
    refused("interviews-theme-clearing", "carmen", _OPEN, send("/clearing"), "interviews_desk.clear_theme"),
]
