"""The lines below the title of a consolidated text (văn bản hợp nhất): what was merged, and no basis of the text itself
(Pháp lệnh 01/2012/UBTVQH13, Điều 12)."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.meaning.citations import find_mentions
from kehoach.model import Notice, Paragraph

_SYMBOL, _MERGES, _EFFECT = "VBHN", "được sửa đổi, bổ sung bởi", "có hiệu lực kể từ ngày"


def split_opening(
    paragraphs: Sequence[Paragraph], symbol: str | None
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """The lines that name what a consolidated text merges, and what follows them; no such lines in any other document.

    The first names the original, each of the others an amending document; the last one ends the sentence.
    """
    if not paragraphs or not (symbol or "").upper().startswith(_SYMBOL):
        return (), tuple(paragraphs)
    first = paragraphs[0].text.rstrip(" :")
    if first.endswith(_MERGES):
        end = next((place for place, one in enumerate(paragraphs) if one.text.rstrip().endswith(".")), 0)
        end = next((place for place in range(1, end + 1) if not _cites(paragraphs[place].text)), end + 1)
        return tuple(paragraphs[:end]), tuple(paragraphs[end:])
    end = int(_cites(first) and _EFFECT in first)
    return tuple(paragraphs[:end]), tuple(paragraphs[end:])


def opening_notices(opening: Sequence[Paragraph]) -> tuple[Notice, ...]:
    """What is said of a consolidated text: that it is one, and what it merges."""
    if not opening:
        return ()
    words = " | ".join(paragraph.text for paragraph in opening)
    message = f"Đây là văn bản hợp nhất, không phải văn bản được ban hành; các văn bản được hợp nhất: «{words}»"
    return (Notice(code="P026", severity="info", message=message, source=opening[0].source),)


def _cites(text: str) -> bool:
    """Whether a line opens with a document that it cites."""
    mentions = find_mentions(text)
    return bool(mentions) and mentions[0].start == 0
