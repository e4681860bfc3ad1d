"""Vietnamese that is not Unicode: TCVN3 and VNI text that only a special font made readable, and mis-decoded bytes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.parser.formats.html_blocks import Text

_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_OWN = re.compile(f"[{_VIETNAMESE}{_VIETNAMESE.upper()}]")
_SIGNS = "¡-©ª¬®-»¼-¿×÷"
_LETTERS = "ÄÅÆÇËÎÏÐÑÖØÛÜÞßäåæçëîïðñöøûüþÿ"
_SUSPECT = bytes(code for code in range(256) if re.match(f"[{_LETTERS}{_SIGNS}]", chr(code)))
"""The signs that such text is full of, in Latin-1."""
_FOREIGN = re.compile(rf"[{_LETTERS}]|(?<=[^\W\d_])[{_SIGNS}](?=[^\W_])")


def is_legacy(text: str) -> bool:
    """Whether the accented letters of a text are largely such as Vietnamese does not have."""
    foreign = len(_FOREIGN.findall(text))
    return foreign > 2 and foreign * 3 > len(_OWN.findall(text))


def withhold_legacy(texts: Sequence[Text]) -> list[Text] | None:
    """Blank the texts that are not Unicode; returns copies of them, to be quoted. None: nearly all of it is such."""
    everything = "\n".join([text.text for text in texts])
    latin = everything.encode("latin-1", "ignore")
    if len(latin.translate(None, _SUSPECT)) == len(latin):
        return []
    if is_legacy(everything):
        return None
    withheld: list[Text] = []
    for text in texts:
        if is_legacy(text.text):
            withheld.append(Text(text.text, text.line))
            text.text = ""
    return withheld
