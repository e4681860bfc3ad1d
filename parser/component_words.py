"""What words in a document's head, foot, annex heads and body are, where a place alone does not tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kehoach.model import Component, Document, Source
from kehoach.parser.closing import is_recipients_label
from kehoach.parser.component_places import Key, Part, folded, key_of
from kehoach.parser.extraction import clean
from kehoach.parser.header_lines import (
    is_mark,
    is_national,
    read_bare_number,
    read_number,
    read_place_date,
    type_in_small_letters,
    type_of,
    type_with_title,
)
from kehoach.parser.lines import CAPTION, Line, letters
from kehoach.parser.ruled_words import is_typed_rule

_BY_NAME: dict[str, Component] = {
    "issuer": "issuer", "number": "number", "date": "place_date", "type": "type", "title": "title",
    "enacted_by": "annex_caption",
}  # fmt: skip
_MOTTO = ("DOC LAP", "TU DO", "HANH PHUC")
_SUBJECT = re.compile(r"v/v\b|về việc\b", re.IGNORECASE)
_ADDRESSEE = re.compile(r"kính gửi\b", re.IGNORECASE)
_BASIS = re.compile(r"[-–+\s]*căn cứ\b", re.IGNORECASE)


class _Named:
    """The places of a document's named parts."""

    def __init__(self, document: Document, names: Iterable[str]) -> None:
        self._names: dict[Key, list[str]] = {}
        for name in names:
            for source in document.sources.get(name, ()):
                key = key_of(source)
                if key is not None:
                    self._names.setdefault(key, []).append(name)

    def names_at(self, source: Source | None) -> Sequence[str]:
        """The names of the parts that were read at a place."""
        key = key_of(source)
        return self._names.get(key, ()) if key is not None else ()


class HeadWords(_Named):
    """The head of a document: which of its parts a line is."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, _BY_NAME)
        self._superior = folded(" ".join(document.superior))
        self._issuer = folded(" ".join(document.issuer))
        self._title = folded(document.title or "")
        self._has_type = document.type is not None

    def part_of(self, text: str, source: Source | None) -> Part | None:
        """The part that a line at a place is; None for what stands in the head without being one."""
        words = clean(text)
        if is_typed_rule(words):
            return None
        component = _national(words) or self._numbered(words, source) or self._named(words, source)
        return Part(component) if component else None

    def _numbered(self, words: str, source: Source | None) -> Component | None:
        """Marks, number and symbol, place and date: told by their own shape."""
        names = self.names_at(source)
        if is_mark(words):
            return "mark"
        if ("number" in names or not names) and (read_number(words) or read_bare_number(words)):
            return "number"
        return "place_date" if ("date" in names or not names) and read_place_date(words) else None

    def _named(self, words: str, source: Source | None) -> Component | None:
        """Issuer, type, title and the rest: told by what the document reader found at the place."""
        names, fold = self.names_at(source), folded(words)
        if "issuer" in names and fold in self._superior:
            return "superior"
        if "issuer" in names and fold in self._issuer:
            return "issuer"
        return self._titled(words, names) or (_BY_NAME[names[0]] if len(names) == 1 else None)

    def _titled(self, words: str, names: Sequence[str]) -> Component | None:
        """What stands below the number: type, title, caption, addressees."""
        if "title" in names and not self._has_type and _SUBJECT.match(words):
            return "subject"
        if "enacted_by" in names and CAPTION.match(words):
            return "annex_caption"
        line = Line(words, 0, None)
        if "type" in names and (type_of(line) or type_in_small_letters(line) or type_with_title(line)):
            return "type"
        if "title" in names and folded(words) in self._title:
            return "title"
        return "addressee" if _ADDRESSEE.match(words) else None


def _national(words: str) -> Component | None:
    """Quốc hiệu or Tiêu ngữ, whole or a part of it."""
    if not is_national(words):
        return None
    return "motto" if letters(words).startswith(_MOTTO) else "nation"


class FootWords(_Named):
    """The foot of a document: recipients and signature."""

    def __init__(self, document: Document) -> None:
        super().__init__(document, ("recipients", "signature"))
        signature = document.signature
        self._authority = [folded(line) for line in ((signature and signature.authority) or "").split("\n") if line]
        self._title = folded((signature and signature.title) or "")
        self._name = folded((signature and signature.name) or "")

    def part_of(self, text: str, source: Source | None) -> Part | None:
        """The part that a line at a place is; None for signs that only mark the place of a signature."""
        words, names = clean(text), self.names_at(source)
        if is_recipients_label(words):
            return Part("recipients_label")
        signed = self._signed(folded(words)) if "signature" in names else None
        if signed:
            return Part(signed)
        return Part("recipient") if "recipients" in names and not is_typed_rule(words) else None

    def _signed(self, words: str) -> Component | None:
        if self._name and words == self._name:
            return "signer_name"
        if words == self._title:
            return "signer_title"
        if any(words in line for line in self._authority):
            return "authority"
        return "signer_title" if words in self._title else None


def in_annex_head(text: str, parts: Sequence[Part]) -> Part | None:
    """The label, title or caption that a line of an annex's head is; None where no such head stands."""
    own = {part.component: part for part in parts if part.component in {"annex_label", "annex_title", "annex_caption"}}
    if not own:
        return None
    words = folded(text)
    label, caption = own["annex_label"], own["annex_caption"]
    if label.text and words.startswith(folded(label.text)):
        return label
    if CAPTION.match(clean(text)) or (caption.text and words in folded(caption.text)):
        return caption
    return own["annex_title"]


def in_body(text: str, parts: Sequence[Part], *, sure: bool) -> Part | None:
    """The part of the body that a line is, where one place holds several; `sure`: only one that has its words."""
    words = folded(text)
    fitting = [part for part in parts if _fits(words, part)]
    heading = next((part for part in fitting if part.component == "heading"), None)
    if heading is not None:
        return heading
    bases = [part for part in parts if part.component == "legal_basis"]
    if bases and _BASIS.match(clean(text)):
        return bases[0]
    others = [part for part in (fitting if fitting or sure else parts) if part.component != "legal_basis"]
    return next(iter(others or ([] if sure else bases)), None)


def _fits(words: str, part: Part) -> bool:
    own = folded(part.text)
    return bool(own) and (own in words or words in own)
