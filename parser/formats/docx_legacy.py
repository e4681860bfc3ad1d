"""Words typed for a TCVN3 or VNI font (".VnTime", "VNI-Times"): not Unicode, readable in that font only."""

from __future__ import annotations

from collections.abc import Iterable

from kehoach.model import Block, Cell, Notice, Paragraph
from kehoach.parser.formats.docx_notices import notice
from kehoach.parser.formats.docx_xml import Element, W
from kehoach.parser.formats.html_legacy import is_legacy

_FONTS = (".vn", "vni-", "vni ")


def names_legacy_font(fonts: Element | None) -> bool:
    """Whether the font table names a font of TCVN3 or VNI."""
    found = fonts.iterchildren(W + "font") if fonts is not None else ()
    return any(font.get(W + "name", "").lower().startswith(_FONTS) for font in found)


def withhold_legacy(blocks: Iterable[Block]) -> tuple[list[Block], list[Notice]]:
    """The blocks without the words that are not Unicode, and notices that quote those."""
    kept: list[Block] = []
    notices: list[Notice] = []

    def readable(text: str, item: Paragraph | Cell) -> bool:
        if not is_legacy(text):
            return True
        notices.append(notice("P419", item.source, quote=text))
        return False

    for block in blocks:
        if isinstance(block, Paragraph):
            kept += [block] if readable(block.text, block) else []
        else:
            rows = tuple(
                tuple(cell if readable(cell.text, cell) else cell.model_copy(update={"text": ""}) for cell in row)
                for row in block.rows
            )
            kept.append(block.model_copy(update={"rows": rows}))
    return kept, notices
