"""How wide words are on paper, from the published metrics of the usual typefaces: no font need be installed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import cache

from pdfminer.fontmetrics import FONT_METRICS

from kehoach.model import Run

_FAMILIES = {
    "timesnewroman": ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic"),
    "arial": ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique"),
    "couriernew": ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique"),
}
_SAME_METRICS = {
    "times": "timesnewroman", "liberationserif": "timesnewroman", "tinos": "timesnewroman",
    "helvetica": "arial", "liberationsans": "arial", "arimo": "arial",
    "courier": "couriernew", "liberationmono": "couriernew", "cousine": "couriernew",
}  # fmt: skip
_EM = 1000


def text_width(runs: Iterable[Run]) -> float | None:
    """The width in points of runs set on one line; None when a run's size is not told or its typeface is not known."""
    total = 0.0
    for run in runs:
        widths = _widths(run.font or "", bool(run.bold), bool(run.italic))
        if widths is None or run.size is None:
            return None
        text = run.text.upper() if run.capitals else run.text
        total += sum(_width(sign, widths) for sign in text) * run.size / _EM
    return total


def _width(sign: str, widths: dict[str, int]) -> float:
    known = widths.get(sign)
    if known is not None:
        return known
    # A letter with Vietnamese marks is as wide as the letter alone; a mark by itself has no width.
    bare = unicodedata.normalize("NFKD", sign)[0]
    return 0.0 if unicodedata.combining(bare) else widths.get(bare, widths["n"])


@cache
def _widths(font: str, bold: bool, italic: bool) -> dict[str, int] | None:
    name = "".join(font.lower().split())
    faces = _FAMILIES.get(_SAME_METRICS.get(name, name))
    if faces is None:
        return None
    widths: dict[str, int] = FONT_METRICS[faces[bold + 2 * italic]][1]
    return widths
