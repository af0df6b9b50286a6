"""Small pages of plain HTML: no script, no form, no cookie; our colours, readable from 320 pixels on."""

from collections.abc import Sequence
from html import escape

from dashboard.api.endpoint import Answer
from dashboard.wording.language import SPOKEN

MEDIA_TYPE = "text/html; charset=utf-8"
SHEET = """
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:1rem;background:#fff;color:#0b0c0c;
font:16px/1.5 "Source Sans",Inter,Arial,sans-serif;overflow-wrap:break-word}
h1{font-size:1.75rem;line-height:1.2;margin:.25rem 0 .75rem}h2{font-size:1.25rem;margin:1.5rem 0 .5rem}
p{margin:0 0 .6rem;max-width:44rem}a{color:#12436d;text-decoration:underline}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid #0b0c0c;outline-offset:2px;box-shadow:0 0 0 5px #fd0}
td a,li a,.main a{display:inline-block;min-height:24px;padding:2px 0}.short{white-space:nowrap}.phone{display:none}
.main a{border:2px solid #12436d;padding:.55rem .9rem;font-weight:600}
.class{border-left:4px solid #505a5f;padding:.1rem .6rem}.mark{font-weight:600}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #b1b4b6;padding:.35rem .75rem .35rem 0;
text-align:left;vertical-align:top}caption{text-align:left;position:absolute;width:1px;height:1px;overflow:hidden;
clip-path:inset(50%)}svg{display:block;width:100%;max-width:26rem;height:auto}
code{overflow-wrap:anywhere}dl{margin:0}dt{font-weight:600;margin-top:.5rem}
dd{margin:0}.foot{color:#505a5f;font-size:.9375rem;margin-top:1rem}
@media(max-width:40rem){th,td{padding-right:.4rem}
.wide,.wide tbody,.wide tr,.wide th,.wide td{display:block}.wide thead{display:none}
.wide tr{border-bottom:1px solid #b1b4b6;padding:.5rem 0}.wide th,.wide td{border:0;padding:.1rem 0}
.wide td.short{display:inline-block;padding-right:1.5rem}.phone{display:inline}}
"""


def answer(page: str) -> Answer:
    """Return a page as an answer."""
    return Answer(page.encode("utf-8"), MEDIA_TYPE)


def whole(title: str, body: str) -> str:
    """Return a whole page around its body, which is HTML already."""
    return (
        f"<!doctype html><html lang={SPOKEN.tag}><head><meta charset=utf-8><title>{escape(title)}</title>"
        "<meta name=viewport content='width=device-width,initial-scale=1'>"
        f"<style>{SHEET}</style></head><body><main>{body}</main></body></html>"
    )


def table(caption: str, headings: Sequence[str], rows: str, *, narrow: bool = False) -> str:
    """Return a table whose rows are HTML already; on a phone each row becomes a block, unless it is narrow."""
    heads = "".join(f"<th scope=col>{escape(one)}</th>" for one in headings)
    kind = "" if narrow else " class=wide"
    return (
        f"<table{kind}><caption>{escape(caption)}</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )
