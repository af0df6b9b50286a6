"""A chart as a picture of its own, made to leave its page: what it must not lose stands above and below it."""

import json
from collections.abc import Sequence

import typst

from dashboard.documents.content import Chart
from dashboard.documents.render.clean import drawable_text, fit, rewritten
from dashboard.documents.render.look import WIDE
from dashboard.documents.render.svg import picture
from dashboard.documents.render.typst_pdf import PaperNotSetError, typefaces

SHARPNESS = 144.0
"""Pixels an inch: two for each of the picture's own, so that it stays sharp on a slide."""
_TEMPLATE = b"""
#let told = json(bytes(sys.inputs.picture))
#set page(width: told.width * 1pt + 32pt, height: auto, margin: 16pt, fill: white)
#set text(font: "Inter", lang: "en", region: "GB", size: 13pt, fill: rgb("#0B0C0C"), fallback: false)
#set par(leading: 0.5em, spacing: 0.6em)
#for line in told.above { par(strong(line)) }
#v(4pt)
#image(bytes(told.svg), format: "svg", width: 100%, alt: told.alt)
"""


def png(chart: Chart, *, above: Sequence[str], below: Sequence[str]) -> bytes:
    """Return a chart as PNG, the same bytes for the same chart; `above` and `below` are lines that it carries.

    Raises:
        PaperNotSetError: The picture could not be set; the text says why.
    """
    ready = rewritten(rewritten(chart, fit), drawable_text)
    drawn, _ = picture(ready, foot=[drawable_text(fit(line)) for line in below], look=WIDE)
    told = {
        "svg": drawn,
        "alt": ready.alt,
        "width": WIDE.width,
        "above": [drawable_text(fit(line)) for line in above],
    }
    try:
        made = typst.compile(
            _TEMPLATE,
            font_paths=typefaces(),
            ignore_system_fonts=True,
            format="png",
            ppi=SHARPNESS,
            sys_inputs={"picture": json.dumps(told, ensure_ascii=False)},
        )
    except typst.TypstError as error:
        message = f"The picture of “{chart.title}” could not be set: {error.message}"
        raise PaperNotSetError(message) from error
    return made
