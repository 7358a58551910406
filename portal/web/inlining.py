"""Copies a letter's styles onto its elements: some mail programs drop every style sheet, and none drops these."""
import re

BLOCK = re.compile(r"<style data-inline>(.*?)</style>\n?", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
# Autoescape writes < and > of any text as entities, so that a tag of ours ends at the first >.
TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s[^<>]*)?)>")
CLASS = re.compile(r'\sclass="([^"]*)"')


def inlined(html: str) -> str:
    """`html` with the rules of its `<style data-inline>` on each element of the body. A selector is `p`, `.go`, or a list of such."""
    block = BLOCK.search(html)
    if block is None:
        return html
    rules = list(_rules(block[1]))
    head, body_tag, body = BLOCK.sub("", html, count=1).partition("<body")
    return head + TAG.sub(lambda tag: _styled(tag, rules), body_tag + body)


def _rules(css: str):
    """(selector, its declarations), in the order of the sheet."""
    for rule in COMMENT.sub("", css).split("}"):
        selectors, _, declarations = rule.partition("{")
        pairs = dict(one.strip().split(":", 1) for one in declarations.replace('"', "'").split(";") if one.strip())
        for selector in selectors.split(","):
            yield selector.strip(), pairs


def _styled(tag: re.Match, rules) -> str:
    classes = CLASS.search(tag[2])
    names = {tag[1], *(f".{word}" for word in (classes[1].split() if classes else ()))}
    style: dict[str, str] = {}
    for selector, declarations in rules:
        if selector in names:
            style |= declarations
    if not style:
        return tag[0]
    return f'<{tag[1]}{tag[2]} style="{";".join(f"{name}:{value.strip()}" for name, value in style.items())}">'
