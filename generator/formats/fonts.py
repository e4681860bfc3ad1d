"""The font that PDF pages will really be set in, checked before they are.

Asking for "Times New Roman" gives whatever fontconfig puts in its place. A font without all letters
of Vietnamese would be mixed with another inside words, silently; so such a font is refused.
"""

from __future__ import annotations

import ctypes
import ctypes.util
from dataclasses import dataclass
from functools import cache
from itertools import product
from unicodedata import normalize

from kehoach.errors import KehoachError

FAMILY = "Times New Roman"
"""The font of official documents (Nghị định 30/2020/NĐ-CP, Phụ lục I, Mục I.3)."""

SAME_WIDTHS = ("Times New Roman", "Tinos", "Liberation Serif")
"""Families whose letters are as wide as those of Times New Roman."""

_VOWELS, _TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_LOWER = "".join(normalize("NFC", vowel + tone) for vowel, tone in product(_VOWELS, _TONES)) + "đ"
LETTERS = "".join(letter for letter in _LOWER + _LOWER.upper() if not letter.isascii())
"""The 134 letters that Vietnamese adds to ASCII."""

_STYLES = ("", ":bold", ":italic", ":bold:italic")
_ADVICE = "Cài gói phông fonts-croscore (phông Tinos): sudo apt install fonts-croscore."


@dataclass(frozen=True)
class Face:
    """The font that fontconfig gives for a name: its family, its file, and which `LETTERS` it does not have."""

    family: str
    file: str
    missing: str


@cache
def require_vietnamese_times() -> None:
    """Raise `KehoachError` unless all four styles of Times New Roman have every letter and the right widths."""
    for face in (matched(FAMILY + style) for style in _STYLES):
        if face.family not in SAME_WIDTHS:
            raise KehoachError(
                f"máy không có phông Times New Roman, đang thay bằng {face.family}", file=face.file, advice=_ADVICE
            )
        if face.missing:
            raise KehoachError(
                f"phông {face.family} thay cho Times New Roman thiếu {len(face.missing)} chữ tiếng Việt ({face.missing[:10]}...)",
                file=face.file,
                advice=_ADVICE,
            )


def matched(name: str) -> Face:
    """The font that fontconfig really uses for a font name in its notation, as "Times New Roman:bold"."""
    library = _fontconfig()
    pattern = library.FcNameParse(name.encode())
    library.FcConfigSubstitute(None, pattern, 0)
    library.FcDefaultSubstitute(pattern)
    result = ctypes.c_int()
    font = library.FcFontMatch(None, pattern, ctypes.byref(result))
    library.FcPatternDestroy(pattern)
    if not font:
        raise KehoachError("máy không có phông chữ nào", advice=_ADVICE)
    letters = ctypes.c_void_p()
    library.FcPatternGetCharSet(font, b"charset", 0, ctypes.byref(letters))
    missing = "".join(letter for letter in LETTERS if not library.FcCharSetHasChar(letters, ord(letter)))
    face = Face(_string(font, b"family"), _string(font, b"file"), missing)
    library.FcPatternDestroy(font)
    return face


def _string(font: int, name: bytes) -> str:
    value = ctypes.c_char_p()
    _fontconfig().FcPatternGetString(ctypes.c_void_p(font), name, 0, ctypes.byref(value))
    return (value.value or b"").decode()


@cache
def _fontconfig() -> ctypes.CDLL:
    """The library that WeasyPrint's text layout uses as well."""
    name = ctypes.util.find_library("fontconfig") or "libfontconfig.so.1"
    try:
        library = ctypes.CDLL(name)
    except OSError as error:
        raise KehoachError(
            "máy chưa có thư viện fontconfig", advice="Cài gói libpango-1.0-0 và fonts-croscore."
        ) from error
    pointer = ctypes.c_void_p
    library.FcNameParse.restype = library.FcFontMatch.restype = pointer
    library.FcConfigSubstitute.argtypes = [pointer, pointer, ctypes.c_int]
    library.FcDefaultSubstitute.argtypes = library.FcPatternDestroy.argtypes = [pointer]
    library.FcFontMatch.argtypes = [pointer, pointer, pointer]
    library.FcPatternGetCharSet.argtypes = [pointer, ctypes.c_char_p, ctypes.c_int, pointer]
    library.FcPatternGetString.argtypes = [pointer, ctypes.c_char_p, ctypes.c_int, pointer]
    library.FcCharSetHasChar.argtypes = [pointer, ctypes.c_uint32]
    return library
