"""The character encoding of an HTML file: UTF-8 whenever the bytes are UTF-8, else what is declared or fits."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_SEARCHED = 4096
_CONTROL = bytes(range(9)) + bytes(range(14, 32))
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_AS_BROWSERS_DO = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_LEGACY = ("cp1258", "cp1252")
_WORDS = re.compile(
    r"\b(?:của|và|các|được|trong|về|tỉnh|nhân|dân|ủy|uỷ|kế|hoạch|thực|hiện|với|đến|những|theo|tại|quy|định|số|ngày|tháng|năm)\b"
)


@dataclass(frozen=True)
class Decoded:
    """A file's bytes as UTF-8 without control characters; `encoding` is what it was in, `sure` whether that is certain."""

    data: bytes
    encoding: str
    sure: bool = True


def to_utf8(data: bytes, declared: str | None = None) -> Decoded:
    """The bytes of an HTML file as UTF-8; `declared` is the encoding that its container names."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _recoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    wide = _wide(data)
    if wide is not None:
        return _recoded(data.decode(wide, "replace"), wide)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return _from_legacy(data, declared)
    return Decoded(data.translate(None, _CONTROL), "utf-8")


def _from_legacy(data: bytes, declared: str | None) -> Decoded:
    """Bytes that are not UTF-8: the candidate in which most Vietnamese function words appear.

    charset-normalizer and UnicodeDammit are not asked: their models take windows-1258 for one of its many
    neighbours, while these words stand in every official text and differ in just the bytes that matter.
    """
    damaged = data.decode("utf-8", "replace")
    lost = damaged.count("\ufffd")
    if len(damaged) - len(damaged.encode("ascii", "ignore")) > 2 * lost:  # single bytes hardly ever look like UTF-8
        return _recoded(damaged, "utf-8")
    named = _codec(declared) or _codec(_meta(data))
    candidates = dict.fromkeys(filter(None, (named, *_LEGACY)))
    texts = {encoding: unicodedata.normalize("NFC", data.decode(encoding, "replace")) for encoding in candidates}
    scores = {encoding: len(_WORDS.findall(text.lower())) for encoding, text in texts.items()}
    best = max(scores, key=lambda encoding: scores[encoding])
    return _recoded(texts[best], best, sure=best == named or scores[best] > 0)


def _recoded(text: str, encoding: str, *, sure: bool = True) -> Decoded:
    return Decoded(text.encode("utf-8", "replace").translate(None, _CONTROL), encoding, sure)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in every other byte of the tags."""
    if data[1:2] == b"\x00" and data[3:4] == b"\x00":
        return "utf-16-le"
    return "utf-16-be" if data[:1] == b"\x00" and data[2:3] == b"\x00" else None


def _meta(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _SEARCHED)
    return match[1].decode("ascii") if match else None


def _codec(name: str | None) -> str | None:
    """The Python codec of an encoding's name, if it is one of 8 or more bits that Python knows."""
    try:
        found = codecs.lookup(name) if name else None
    except LookupError:
        return None
    if found is None or not found._is_text_encoding or found.name.startswith("utf"):
        return None
    return _AS_BROWSERS_DO.get(found.name, found.name)
