"""How sheets that are filled in look: fonts, colours, page set-up. Colours never tell what words do not tell too."""

from __future__ import annotations

from typing import Any, Literal

import xlsxwriter

Style = Literal["good", "going", "soon", "late", "wanted"]
"""The colours of marks."""

_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "top", "text_wrap": True}
_LINED = {**_FONT, "border": 1, "border_color": "#8EA3B8"}
_GIVEN = {**_LINED, "bg_color": "#F1F4F8"}
_ANSWER = {**_LINED, "bg_color": "#FFFDEB", "locked": False}
CARRIED = {"font_color": "#1F4E9E", "italic": True}
_CENTRED = {"align": "center"}
STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_name": "Times New Roman", "font_size": 15, "bold": True, "font_color": "#1F3864"},
    "about": {"font_name": "Times New Roman", "font_size": 12, "font_color": "#333333"},
    "text": _FONT,
    "head": {**_LINED, **_CENTRED, "bold": True, "valign": "vcenter", "bg_color": "#1F4E79", "font_color": "#FFFFFF"},
    "group": {**_LINED, "bold": True, "text_wrap": False, "bg_color": "#D6E4F0", "font_color": "#1F3864"},
    "group-centred": {**_LINED, **_CENTRED, "bold": True, "bg_color": "#D6E4F0", "font_color": "#1F3864"},
    "given": _GIVEN,
    "given-centred": {**_GIVEN, **_CENTRED},
    "link": {**_LINED, "font_color": "#1F4E9E", "underline": 1},
    "plain": _LINED,
    "plain-centred": {**_LINED, **_CENTRED},
    "text-answer": {**_ANSWER, "num_format": "@"},
    "status-answer": {**_ANSWER, **_CENTRED},
    "number-answer": {**_ANSWER, "align": "right"},
    "whole-answer": {**_ANSWER, "align": "right", "num_format": "#,##0"},
    "percent-answer": {**_ANSWER, **_CENTRED},
    "date-answer": {**_ANSWER, **_CENTRED, "num_format": "dd/mm/yyyy"},
    "good": {"bg_color": "#DDF0D6", "font_color": "#1B4D2B"},
    "going": {"bg_color": "#DCE9F7", "font_color": "#1F4E79"},
    "soon": {"bg_color": "#FFE699", "font_color": "#5C3A00", "bold": True},
    "late": {"bg_color": "#F8CBAD", "font_color": "#7A1F00", "bold": True},
    "wanted": {"bg_color": "#FFD8B8"},
}
TABS = {"lead": "#1F4E79", "coordinate": "#2E75B6", "targets": "#548235", "texts": "#7F6000"}
OTHER_TAB = "#7B7B7B"
BAR = {
    "type": "data_bar",
    "data_bar_2010": True,
    "bar_solid": True,
    "bar_color": "#A9D18E",
    "min_type": "num",
    "max_type": "num",
    "min_value": 0,
    "max_value": 100,
}


def lines_of(text: object, width: float) -> int:
    """How many lines a text takes in a column."""
    if not isinstance(text, str):
        return 1
    return sum(-(-len(part) // max(1, int(width * 1.25))) for part in text.split("\n"))


def set_page(page: xlsxwriter.worksheet.Worksheet, *, high: int = 0) -> None:
    """A4, landscape, as wide as the page and `high` pages high (0: as many as it takes)."""
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, high)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.set_footer("&L&F&C&A&RTrang &P/&N")
