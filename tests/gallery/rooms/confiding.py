"""What is told in confidence: the way to send a concern, page by page, one's own concerns, and asking for a new pairing."""
from tests.gallery.acts import TOO_LONG, press, send, steps
from tests.gallery.windows import Window, refused

_WAY = "/places/{vera_enrollment}/concern"
_FROM = _WAY + "?mentorship={quiet_pair}"
_want = send("/concern/draft", empty=False, want="act")
_reader = send("/concern/draft", empty=False)
_words = send("/concern/draft", empty=False, words="A remark stayed with me all week, and I want somebody to know.")
_help = steps(send("/concern/draft", empty=False, want="help"), _reader)
_answers = send("/concern/draft", empty=False, happened="A remark about my team, last Tuesday.", limit="That my team hears of it.")
_unsigned = send("/concern", empty=False)
_ASK = "/mentorships/{quiet_pair}/new-pairing"

WINDOWS = [
    Window("confiding-want", "vera", _FROM),
    Window("confiding-want-refused", "vera", _FROM, send("/concern/draft"), state="error", status=422),
    Window("confiding-first", "hanno", "/places/{hanno_enrollment}/concern"),
    Window("confiding-nobody", "selene", "/places/{selene_enrollment}/concern", state="empty"),
    Window("confiding-reader", "vera", _FROM, _want),
    Window("confiding-prompts", "vera", _FROM, _help),
    Window("confiding-prompts-refused", "vera", _FROM, steps(_help, _reader), state="error", status=422),
    Window("confiding-words", "vera", _FROM, steps(_want, _reader)),
    Window("confiding-words-helped", "vera", _FROM, steps(_help, _answers)),
    Window("confiding-words-refused", "vera", _FROM, steps(_want, _reader, _reader), state="error", status=422),
    Window("confiding-review", "vera", _FROM, steps(_want, _reader, _words)),
    Window("confiding-review-refused", "vera", _FROM, steps(_want, _reader, _words, _unsigned), state="error", status=422),
    Window("confiding-unread", "vera", "/concerns/{concern_unread}"),
    Window("confiding-read", "vera", "/concerns/{concern_read}"),
    Window("confiding-answered-long", "vera", "/concerns/{concern_answered}", state="long"),
    refused("confiding-reply", "vera", "/concerns/{concern_read}", send("/answers"), "concerns.reply"),
    Window("confiding-closed", "vera", "/concerns/{concern_closed}"),
    Window("confiding-orphaned", "vera", "/concerns/{concern_orphaned}"),
    Window("confiding-withdrawal-asked", "vera", "/concerns/{concern_unread}", press("Delete it"), state="open"),
    Window("confiding-send-on", "vera", "/concerns/{concern_orphaned}/reader"),
    refused("confiding-send-on", "vera", "/concerns/{concern_orphaned}/reader", send("/reader"), "concerns.send_on"),
    Window("confiding-pairing", "vera", _ASK),
    refused("confiding-pairing", "vera", _ASK, send("/new-pairing", meanwhile="on", reason=TOO_LONG), "requests.ask"),
    Window("confiding-pairing-end-asked", "vera", _ASK, send("/new-pairing", meanwhile="end", reason="Other aims."), state="open"),
    Window("confiding-pairing-open", "hanno", "/new-pairings/{asked_open}"),
    refused("confiding-pairing-reply", "hanno", "/new-pairings/{asked_open}", send("/answers"), "requests.reply"),
    Window("confiding-pairing-taken-back", "wim", "/new-pairings/{asked_back}"),
    Window("confiding-pairing-ended", "elin", "/new-pairings/{asked_ended}"),
    Window("confiding-pairing-withdrawal-asked", "hanno", "/new-pairings/{asked_open}", press("Take it back"), state="open"),
    Window("confiding-place", "vera", "/places/{vera_enrollment}"),
    Window("confiding-help", "vera", "/help"),
]
