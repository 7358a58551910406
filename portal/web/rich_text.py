"""What somebody wrote with a few signs of Markdown, as safe HTML; rendered anew each time, so that no private word lies in a cache."""
import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup

# What a note needs. Headings would break the outline of the page, images and raw HTML could call other servers.
RULES = (
    "emphasis", "list", "blockquote", "link", "autolink", "backticks", "escape", "entity", "newline", "balance_pairs", "fragments_join",
)
TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "code", "a"}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}


def rendered(words: str) -> Markup:
    """`words` as HTML: emphasis, lists, quotes and links are formatted, line breaks kept, everything else stands as it was typed."""
    html = _reader().render(words)
    # A second lock behind the first: the reader makes no other tag, and the sanitizer lets no other through.
    return Markup(nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel="noopener noreferrer nofollow"))


def _reader() -> MarkdownIt:
    return MarkdownIt("zero", {"breaks": True}).enable(list(RULES))
