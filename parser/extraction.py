"""What every format reader takes and gives."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kehoach.model import Block, Notice, Paragraph, Source
from kehoach.model.trusted import trusted

_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")


@dataclass(frozen=True)
class Origin:
    """The file being read. `data` are its bytes; `file` is its name without folders."""

    file: str
    data: bytes

    def at(self, **place: Any) -> Source:
        """The `Source` of a place in this file: `origin.at(line=3)`."""
        return trusted(Source, {**self._nowhere, **place})

    def paragraph(self, text: str, **place: Any) -> Paragraph:
        """A paragraph of this file with its place."""
        source = self._nowhere.copy()
        source.update(place)
        return trusted(Paragraph, {"text": text, "source": trusted(Source, source)})

    @cached_property
    def sha256(self) -> str:
        """The file's SHA-256 in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()

    @cached_property
    def _nowhere(self) -> dict[str, Any]:
        return {**dict.fromkeys(Source.model_fields), "file": self.file, "sha256": self.sha256}


@dataclass(frozen=True)
class Extraction:
    """The blocks of a file in reading order, and what could not be read or was left out."""

    format: str
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...] = ()


def clean(text: str) -> str:
    """Text as the model keeps it: NFC, no invisible characters, runs of spaces (also U+00A0) folded
    to one, none at the ends of lines; line breaks stay."""
    if text.isprintable():  # then the plain space is the only blank in it
        text = unicodedata.normalize("NFC", text)
        return " ".join(text.split()) if "  " in text else text.strip(" ")
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
