"""Charts drawn with Matplotlib: the same figure gives the same bytes.

The colours differ in lightness and every bar has its value written on it, so that a page printed in black is read as
well. (Hatching would show the edges of its tiles in PDF.)
"""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from kehoach.generator.formats.fonts import FAMILY, matched
from kehoach.meaning.numbers import print_number
from kehoach.model import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure as Drawing
    from matplotlib.font_manager import FontProperties

WIDTH_MM = 160.0
"""The room between the margins of a portrait page."""

_ROW_MM, _FRAME_MM, _LEGEND_LINE_MM, _NAME_LINE_MM = 9.0, 20.0, 5.0, 4.0
_MM_PER_INCH = 25.4
_DOTS_PER_INCH = 200
_SIZE, _SMALL = 11, 9
_WRAP = 34
_SHORT_NAME = 22
"""Characters of a name of which three stand beside each other in a legend."""
# Readable for those who see colours differently (Okabe and Ito); the last is for what nothing is known of.
_COLOURS = ("#0072b2", "#e69f00", "#56b4e9", "#d55e00", "#b8b8b8", "#e4e4e4")
_LIGHT = frozenset({"#e69f00", "#56b4e9", "#b8b8b8", "#e4e4e4"})


def height_mm(figure: Figure) -> float:
    """How high a figure is drawn, in millimetres, at a width of `WIDTH_MM`."""
    bars = 1 if figure.stacked else max(len(figure.series), 1)
    lines = max((_wrapped(name).count("\n") for name in figure.categories), default=0)
    row = max(_ROW_MM * (1 + 0.45 * (bars - 1)), _NAME_LINE_MM * (lines + 1) + 1)
    return _FRAME_MM + _LEGEND_LINE_MM * -(-len(figure.series) // 2) + row * len(figure.categories)


def svg(figure: Figure) -> bytes:
    """The figure as vectors."""
    return _written(figure, "svg")


def png(figure: Figure) -> bytes:
    """The figure as a picture, for Word."""
    return _written(figure, "png")


def _written(figure: Figure, form: str) -> bytes:
    # Matplotlib takes half a second to import: only documents with charts pay for it.
    from matplotlib import rc_context  # noqa: PLC0415

    buffer = io.BytesIO()
    with rc_context({"svg.hashsalt": "kehoach", "svg.fonttype": "path"}):
        metadata = {"Date": None} if form == "svg" else {"Software": None}
        _drawn(figure).savefig(buffer, format=form, dpi=_DOTS_PER_INCH, metadata=metadata)
    return buffer.getvalue()


def _drawn(figure: Figure) -> Drawing:
    from matplotlib.figure import Figure as Drawing  # noqa: PLC0415

    size = (WIDTH_MM / _MM_PER_INCH, height_mm(figure) / _MM_PER_INCH)
    drawing = Drawing(figsize=size, layout="constrained")
    axes = drawing.subplots()
    _draw_bars(axes, figure)
    _dress(axes, figure)
    _explain(drawing, figure)
    return drawing


def _draw_bars(axes: Axes, figure: Figure) -> None:
    count = len(figure.categories)
    bars = 1 if figure.stacked else max(len(figure.series), 1)
    thickness = 0.72 / bars
    ends = [0.0] * count
    for place, series in enumerate(figure.series):
        colour = _COLOURS[(place if series.colour is None else series.colour) % len(_COLOURS)]
        shift = 0.0 if figure.stacked else (place - (bars - 1) / 2) * thickness
        values = [float(value or 0) for value in series.values]
        rows = [row + shift for row in range(count)]
        starts = ends if figure.stacked else [0.0] * count
        axes.barh(rows, values, thickness, left=starts, color=colour, edgecolor="white", label=series.name)
        _write_values(axes, figure, rows, starts, series.values, colour)
        if figure.stacked:
            ends = [end + value for end, value in zip(ends, values, strict=True)]


def _write_values(
    axes: Axes,
    figure: Figure,
    rows: list[float],
    starts: list[float],
    values: tuple[int | float | None, ...],
    colour: str,
) -> None:
    """Each bar's value: inside a stacked bar, after a single one."""
    for row, start, value in zip(rows, starts, values, strict=True):
        if not value:
            continue
        words = print_number(value) + figure.unit
        if figure.stacked:
            ink = "black" if colour in _LIGHT else "white"
            axes.text(start + value / 2, row, words, ha="center", va="center", color=ink, fontproperties=_font(_SMALL))
        else:
            axes.text(start + value, row, f" {words}", ha="left", va="center", fontproperties=_font(_SMALL))


def _dress(axes: Axes, figure: Figure) -> None:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415

    axes.set_yticks(range(len(figure.categories)), [_wrapped(name) for name in figure.categories])
    axes.invert_yaxis()
    axes.set_xlim(0, figure.highest or _largest(figure) * 1.08 or 1)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    for label in (*axes.get_yticklabels(), *axes.get_xticklabels()):
        label.set_fontproperties(_font(_SMALL))
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)


def _explain(drawing: Drawing, figure: Figure) -> None:
    """What the colours mean."""
    if len(figure.series) > 1:
        # Outside the axes, so that room is made for it however long its words are.
        columns = 3 if max(len(series.name) for series in figure.series) <= _SHORT_NAME else 2
        drawing.legend(prop=_font(_SMALL), loc="outside upper center", ncols=columns, frameon=False)


def _largest(figure: Figure) -> float:
    columns = list(zip(*(series.values for series in figure.series), strict=True))
    totals = sum if figure.stacked else max
    return max((float(totals(value or 0 for value in column)) for column in columns), default=0.0)


def _wrapped(name: str) -> str:
    """A category's name on lines short enough to stand beside its bar."""
    lines: list[str] = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + len(word) >= _WRAP:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return "\n".join(lines)


@cache
def _font(size: int) -> FontProperties:
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415

    return FontProperties(fname=matched(FAMILY).file, size=size)
