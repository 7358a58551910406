"""The text version of a letter, made from its HTML: so that both always say the same."""
import re
from html.parser import HTMLParser
from textwrap import fill

WIDTH = 76
BLOCKS = {"h1", "h2", "p", "li", "ul", "ol"}
VOID = {"br", "meta", "hr", "img", "link"}


def plain_text(html: str) -> str:
    """What a letter says: lines of at most 76 characters, each link alone on its line. `data-seen` marks what is for the eye alone."""
    reader = _Reader()
    reader.feed(html.partition("<body")[2].partition(">")[2])
    reader.close()
    return "\n".join(reader.lines).strip("\n") + "\n"


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.lines: list[str] = []
        self.words: list[str] = []
        self.links: list[str] = []
        self.unseen = 0
        self.in_item = False

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        if self.unseen or "data-seen" in named:
            self.unseen += tag not in VOID
        elif tag == "br":
            self.words.append("\n")
        elif tag in BLOCKS:
            self._end_block()
            self.in_item = tag == "li"
        elif tag == "a":
            self.links.append(named["href"])
            self.words.append("\0")
        elif named.get("class") == "foot":
            self._end_block()
            self.lines += ["-- ", "Upward"]

    def handle_endtag(self, tag):
        if self.unseen:
            self.unseen -= tag not in VOID
        elif tag in BLOCKS:
            self._end_block()
            if tag in ("ul", "ol"):
                self.in_item = False
                self.lines.append("")
        elif tag == "a":
            self._end_link(self.links.pop())

    def handle_data(self, data):
        if not self.unseen:
            self.words.append(re.sub(r"\s+", " ", data))

    def _end_link(self, address: str) -> None:
        start = len(self.words) - 1 - self.words[::-1].index("\0")
        label = "".join(self.words[start + 1 :])
        self.words[start:] = [_in_words(label, address)]

    def _end_block(self) -> None:
        text = re.sub(r" *\n *", "\n", re.sub(r" +", " ", "".join(self.words))).strip()
        self.words.clear()
        if not text:
            return
        for number, line in enumerate(text.split("\n")):
            lead = "- " if self.in_item and not number else "  " if self.in_item else ""
            later = "  " if self.in_item else ""
            wrapped = fill(line, WIDTH, initial_indent=lead, subsequent_indent=later, break_long_words=False, break_on_hyphens=False)
            self.lines += wrapped.split("\n")
        if not self.in_item:
            self.lines.append("")


def _in_words(label: str, address: str) -> str:
    """A link where nothing can be pressed: a name with its address, or the words and the address on the next line."""
    if address.startswith("mailto:"):
        return f"{label} ({address.removeprefix('mailto:')})"
    return f"\n{address}\n" if label.strip() == address else f"{label.rstrip(':')}:\n{address}\n"
