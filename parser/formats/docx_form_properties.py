"""What `w:pPr` and `w:rPr` say of form, as values that can be laid over one another.

A key that is missing is not said at that level (ECMA-376 part 1, 17.3 and 17.7). Lengths are in twips, sizes in half-points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final, TypedDict

from kehoach.model import Alignment
from kehoach.parser.formats.docx_xml import Element, W, attribute, child, number, switched_on, value

MM_PER_TWIP: Final = 25.4 / 1440
POINTS_PER_TWIP: Final = 1 / 20
BLACK: Final = "000000"

_TWIPS = {"mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
_MOST_DIGITS = 6
_LENGTH = re.compile(r"(-?\d{1,6}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi)?")
_HEX_COLOR = re.compile(r"[0-9A-Fa-f]{6}")
_ALIGNMENTS: dict[str, Alignment] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right",
    "both": "justify", "distribute": "justify", "thaiDistribute": "justify",
    "lowKashida": "justify", "mediumKashida": "justify", "highKashida": "justify",
}  # fmt: skip
_NO_BORDER = frozenset({"nil", "none"})


class ParagraphForm(TypedDict, total=False):
    """`first` is negative for a hanging indent; `line` counts 240ths of a line, or twips when `line_rule` is not "auto".

    `ruled` and `overlined`: a border below and above the paragraph.
    """

    alignment: Alignment
    first: float
    left: float
    right: float
    before: float
    after: float
    before_auto: bool
    after_auto: bool
    contextual: bool
    line: float
    line_rule: str
    keep_next: bool
    ruled: bool
    overlined: bool


class RunForm(TypedDict, total=False):
    """`font` is for signs up to U+007F, `high_font` for all others; bold, italic, capitals and hidden are toggles."""

    font: str
    high_font: str
    size: float
    underline: bool
    color: str
    language: str
    bold: bool
    italic: bool
    capitals: bool
    hidden: bool


def twips(text: str | None) -> float | None:
    """A length as attributes hold it: twips, or a number with a unit ("1.27cm"); None for anything else."""
    if text is not None and text.isdecimal() and len(text) <= _MOST_DIGITS:
        return float(text)
    match = _LENGTH.fullmatch(text) if text else None
    return float(match[1]) * _TWIPS.get(match[2], 1.0) if match else None


Signature = tuple[tuple[object, ...], ...]
"""All that a properties element says of form, to know it again: most paragraphs and runs look like many others."""


def paragraph_signature(properties: Element) -> Signature:
    """What a `w:pPr` says of form, its style and its list."""
    return tuple(
        [
            (element.tag, *element.items(), *[(inner.tag, *inner.items()) for inner in element])
            for element in properties
            if element.tag in _PARAGRAPH_SAYS
        ]
    )


def run_signature(properties: Element) -> Signature:
    """What a `w:rPr` says of form, its style included."""
    return tuple([(element.tag, *element.items()) for element in properties if element.tag in _RUN_SAYS])


def paragraph_form(properties: Element | None) -> ParagraphForm:
    """What a `w:pPr` says of a paragraph's form."""
    form: ParagraphForm = {}
    for element in properties if properties is not None else ():
        reader = _PARAGRAPH_READERS.get(element.tag)
        if reader is not None:
            reader(form, element)
    return form


def run_form(properties: Element | None, themes: Mapping[str, str]) -> RunForm:
    """What a `w:rPr` says of how signs look; `themes` are the typefaces that theme fonts stand for."""
    form: RunForm = {}
    for element in properties if properties is not None else ():
        if element.tag == _FONTS:
            _read_fonts(form, element, themes)
        else:
            reader = _RUN_READERS.get(element.tag)
            if reader is not None:
                reader(form, element)
    return form


def _read_alignment(form: ParagraphForm, element: Element) -> None:
    form["alignment"] = _ALIGNMENTS.get(attribute(element) or "", "left")


def _read_indents(form: ParagraphForm, element: Element) -> None:
    left = twips(element.get(W + "start") or element.get(W + "left"))
    right = twips(element.get(W + "end") or element.get(W + "right"))
    first, hanging = twips(element.get(W + "firstLine")), twips(element.get(W + "hanging"))
    if left is not None:
        form["left"] = left
    if right is not None:
        form["right"] = right
    if hanging is not None:
        form["first"] = -hanging
    elif first is not None:
        form["first"] = first


def _read_spacing(form: ParagraphForm, element: Element) -> None:
    before, after, line = (twips(element.get(W + name)) for name in ("before", "after", "line"))
    if before is not None:
        form["before"] = before
    if after is not None:
        form["after"] = after
    if (automatic := element.get(W + "beforeAutospacing")) is not None:
        form["before_auto"] = automatic in {"1", "true", "on"}
    if (automatic := element.get(W + "afterAutospacing")) is not None:
        form["after_auto"] = automatic in {"1", "true", "on"}
    if line is not None:
        form["line"] = line
        form["line_rule"] = element.get(W + "lineRule", "auto")


def _read_contextual(form: ParagraphForm, element: Element) -> None:
    form["contextual"] = switched_on(element)


def _read_keep_next(form: ParagraphForm, element: Element) -> None:
    form["keep_next"] = switched_on(element)


def _read_borders(form: ParagraphForm, element: Element) -> None:
    top, bottom = value(element, W + "top"), value(element, W + "bottom")
    if bottom is not None:
        form["ruled"] = bottom not in _NO_BORDER
    if top is not None:
        form["overlined"] = top not in _NO_BORDER


_PARAGRAPH_READERS: dict[object, Callable[[ParagraphForm, Element], None]] = {
    W + "jc": _read_alignment,
    W + "ind": _read_indents,
    W + "spacing": _read_spacing,
    W + "contextualSpacing": _read_contextual,
    W + "keepNext": _read_keep_next,
    W + "pBdr": _read_borders,
}
_FONTS = W + "rFonts"


def _read_fonts(form: RunForm, element: Element, themes: Mapping[str, str]) -> None:
    # A theme's typeface wins over one that is named beside it: ECMA-376 part 1, 17.3.2.26.
    font = themes.get(element.get(W + "asciiTheme", "")) or element.get(W + "ascii")
    high = themes.get(element.get(W + "hAnsiTheme", "")) or element.get(W + "hAnsi")
    if font:
        form["font"] = font
    if high:
        form["high_font"] = high


def _read_size(form: RunForm, element: Element) -> None:
    size = number(attribute(element), 0)
    if size > 0:
        form["size"] = size


def _read_underline(form: RunForm, element: Element) -> None:
    form["underline"] = element.get(W + "val", "single") != "none"


def _read_color(form: RunForm, element: Element) -> None:
    color = attribute(element) or ""
    form["color"] = color.upper() if _HEX_COLOR.fullmatch(color) else BLACK


def _read_language(form: RunForm, element: Element) -> None:
    language = attribute(element)
    if language:
        form["language"] = language


def _read_bold(form: RunForm, element: Element) -> None:
    form["bold"] = switched_on(element)


def _read_italic(form: RunForm, element: Element) -> None:
    form["italic"] = switched_on(element)


def _read_capitals(form: RunForm, element: Element) -> None:
    form["capitals"] = switched_on(element)


def _read_hidden(form: RunForm, element: Element) -> None:
    form["hidden"] = switched_on(element)


_RUN_READERS: dict[object, Callable[[RunForm, Element], None]] = {
    W + "sz": _read_size,
    W + "u": _read_underline,
    W + "color": _read_color,
    W + "lang": _read_language,
    W + "b": _read_bold,
    W + "i": _read_italic,
    W + "caps": _read_capitals,
    W + "vanish": _read_hidden,
}


_PARAGRAPH_SAYS = frozenset({*_PARAGRAPH_READERS, W + "pStyle", W + "numPr"})
_RUN_SAYS = frozenset({*_RUN_READERS, _FONTS, W + "rStyle"})


def themed_fonts(theme: Element | None) -> dict[str, str]:
    """The typefaces that the names of theme fonts stand for: {"minorHAnsi": "Calibri", ...}."""
    found: dict[str, str] = {}
    for kind in ("major", "minor") if theme is not None else ():
        latin = next((element for element in theme.iter(f"{_DRAWING}{kind}Font")), None) if theme is not None else None
        face = child(latin, _DRAWING + "latin")
        name = face.get("typeface", "") if face is not None else ""
        if name:
            found[f"{kind}Ascii"] = found[f"{kind}HAnsi"] = name
    return found


_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
