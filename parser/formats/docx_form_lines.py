"""Rules drawn into a Word document: DrawingML and VML lines, and what stands for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from kehoach.parser.formats.docx_form_properties import twips
from kehoach.parser.formats.docx_xml import Element, W

_WORD_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SHAPE = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"

DRAWINGS = frozenset({W + "drawing", W + "pict", W + "object"})
"""Elements that hold what is drawn into a run."""

_MM_PER_EMU = 1 / 36_000
_POINTS_PER_EMU = 1 / 12_700
_MM_PER_POINT = 25.4 / 72
_PRESETS = frozenset({"line", "straightConnector1"})
_CONNECTOR = "#_x0000_t32"
_LINE_TYPES = frozenset({"#_x0000_t20", _CONNECTOR})
_THICKEST = 2.0
"""Points that a box may be high to pass for a line."""
_NEAR = frozenset({"paragraph", "line", "text"})
"""From what an offset is counted that tells where a line stands beside the words."""
_EMU = re.compile(r"-?\d{1,9}")


@dataclass(frozen=True)
class Stroke:
    """A horizontal rule: its length in mm, and how far below the top of its paragraph it is drawn, in points (None where it
    counts from the page). `inline`: it stands among the words, as a sign does. `across`: how far to the right it begins, in
    points; it tells rules of one paragraph apart, wherever they are counted from."""

    length: float | None
    offset: float | None = None
    inline: bool = False
    across: float | None = None


def strokes_in(drawing: Element) -> Iterator[Stroke]:
    """The horizontal rules in a `w:drawing`, `w:pict` or `w:object`."""
    if drawing.tag == W + "drawing":
        for frame in drawing:
            yield from _strokes_in_frame(frame)
    else:
        for shape in drawing.iter(f"{_VML}line", f"{_VML}shape", f"{_VML}rect"):
            stroke = _vml_stroke(shape)
            if stroke is not None:
                yield stroke


def _strokes_in_frame(frame: Element) -> Iterator[Stroke]:
    """The rule in a `wp:anchor` or `wp:inline`: its frame's extent is as long as the line."""
    extent = frame.find(_WORD_DRAWING + "extent")
    width, height = (_emu(extent.get(name)) if extent is not None else None for name in ("cx", "cy"))
    shape = next(frame.iter(_SHAPE), None)
    if shape is None or width is None or height is None or height > width:
        return
    preset = next(shape.iter(_DRAWING + "prstGeom"), None)
    is_line = preset is not None and preset.get("prst") in _PRESETS
    if is_line or height * _POINTS_PER_EMU <= _THICKEST:
        down, across = _offset(frame, "positionV"), _offset(frame, "positionH")
        yield Stroke(round(width * _MM_PER_EMU, 2), down, frame.tag == _WORD_DRAWING + "inline", across)


def _offset(frame: Element, direction: Literal["positionV", "positionH"]) -> float | None:
    position = frame.find(_WORD_DRAWING + direction)
    if position is None or (direction == "positionV" and position.get("relativeFrom") not in _NEAR):
        return None
    offset = _emu(position.findtext(_WORD_DRAWING + "posOffset"))
    return offset * _POINTS_PER_EMU if offset is not None else None


def _emu(text: str | None) -> int | None:
    return int(text) if text and _EMU.fullmatch(text) else None


def _vml_stroke(shape: Element) -> Stroke | None:
    style = _style_of(shape)
    size = _line_size(shape) if shape.tag == f"{_VML}line" else _box_size(shape, style)
    if size is None:
        return None
    length, left, top = size
    if getattr(shape.getparent(), "tag", None) == f"{_VML}group":
        return Stroke(None)  # a group has units of its own
    inline = style.get("position") != "absolute"
    counted_from = style.get("mso-position-vertical-relative", "text")
    offset = top + (_points(style.get("margin-top")) or 0.0) if counted_from in _NEAR else None
    across = left + (_points(style.get("margin-left")) or 0.0)
    return Stroke(round(length * _MM_PER_POINT, 2) if length else None, None if inline else offset, inline, across)


def _line_size(shape: Element) -> tuple[float, float, float] | None:
    """Length, left end and top, in points, of a `v:line` that lies."""
    start, end = _point(shape.get("from")), _point(shape.get("to"))
    if start is None or end is None or abs(end[1] - start[1]) > abs(end[0] - start[0]):
        return None
    return abs(end[0] - start[0]), min(start[0], end[0]), start[1]


def _box_size(shape: Element, style: dict[str, str]) -> tuple[float, float, float] | None:
    """Length, left end and top, in points, of a shape that is a lying line, a thin box or the rule that Word itself makes."""
    width, height = _points(style.get("width")), _points(style.get("height"))
    if shape.get(f"{_OFFICE}hr") in {"t", "true"}:
        return width or 0.0, 0.0, 0.0
    is_line = shape.get("type") in _LINE_TYPES
    if width is None or height is None or height > width or not (is_line or height <= _THICKEST):
        return None
    return width, 0.0, 0.0


def _style_of(shape: Element) -> dict[str, str]:
    parts = (part.partition(":") for part in shape.get("style", "")[:2000].split(";"))
    return {name.strip().lower(): words.strip().lower() for name, _, words in parts}


def _point(text: str | None) -> tuple[float, float] | None:
    x, _, y = (text or "").partition(",")
    across, down = _points(x.strip()), _points(y.strip())
    return (across, down) if across is not None and down is not None else None


def _points(text: str | None) -> float | None:
    """A VML length in points; a number without a unit is pixels of 1/96 inch, as browsers count."""
    if text is None:
        return None
    if text in {"", "0"}:
        return 0.0
    if text.removeprefix("-").replace(".", "", 1).isdecimal() and len(text) <= 12:
        return float(text) * 0.75
    if text.endswith("px"):
        return _points(text.removesuffix("px"))
    length = twips(text)
    return length / 20 if length is not None else None
