"""What is told in confidence: the page on which a concern is written, one's own concerns, and asking for a new pairing."""
from tests.gallery.acts import TOO_LONG, open_fold, press, send, send_signed_out, steps, type_in
from tests.gallery.windows import Window, refused

_WAY = "/places/{vera_enrollment}/concern"
_FROM = _WAY + "?mentorship={quiet_pair}"
_told = send("/concern", empty=False, want="act", words="A remark stayed with me all week, and I want somebody to know.")
_answers = type_in(happened="A remark about my team, last Tuesday.", limit="That my team hears of it.")
_late = send_signed_out("/concern", words="A remark stayed with me all week.")
_ASK = "/mentorships/{quiet_pair}/new-pairing"

WINDOWS = [
    Window("confiding", "vera", _FROM),
    Window("confiding-first", "hanno", "/places/{hanno_enrollment}/concern"),
    Window("confiding-nobody", "selene", "/places/{selene_enrollment}/concern", state="empty"),
    Window("confiding-helped", "vera", _FROM, open_fold("Help me"), state="open"),
    Window("confiding-put-together", "vera", _FROM, steps(open_fold("Help me"), _answers, press("Make one text of it"))),
    refused("confiding", "vera", _FROM, send("/concern"), "concerns.send"),
    refused("confiding-unsigned", "vera", _FROM, _told, "concerns.send"),
    Window("confiding-ended", "vera", _FROM, _late, state="error", status=401),
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
