"""The words that generated documents share: how a parent plan is cited, how a unit signs and is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kehoach.generator.settings import UnitSettings
from kehoach.meaning.addresses import annex_name, cite_in, cite_many
from kehoach.meaning.agencies import Agency
from kehoach.meaning.agencies.places import in_small_letters, split_province
from kehoach.meaning.casing import sentence_case
from kehoach.meaning.dates import print_date
from kehoach.meaning.open_points import BLANK
from kehoach.model import Document, Section, Signature

_LIST_SIGN = re.compile(r"^(?:[-–+*•]\s*)+|^\d{1,2}[.)]\s+")
_PLACE = re.compile(r" (?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ) \S")
_SAYS_ABOUT = re.compile(r"về (?:việc )?", re.IGNORECASE)
_BRIEFLY = re.compile(r"^v/v\s+", re.IGNORECASE)
_SHORT_FORMS = {"ỦY BAN NHÂN DÂN": "UBND", "UỶ BAN NHÂN DÂN": "UBND"}


@dataclass(frozen=True)
class Parent:
    """The plan that a document carries out, and how to speak of it."""

    document: Document

    @cached_property
    def issuer(self) -> str:
        """Who issued it, in running text: "UBND tỉnh Sóc Trăng"."""
        lines = " ".join(self.document.issuer) or BLANK
        for long, short in _SHORT_FORMS.items():
            lines = lines.replace(long, short)
        words = sentence_case(lines, self.texts) if lines.isupper() else lines
        return words.replace("Ubnd", "UBND")

    @cached_property
    def title(self) -> str:
        """Its title as an ordinary sentence."""
        return sentence_case(self.document.title or BLANK, self.texts)

    @cached_property
    def code(self) -> str:
        """Its type, number and symbol: "Kế hoạch số 163/KH-UBND"."""
        kind = (self.document.type or BLANK).capitalize()
        return f"{kind} số {self.document.number or BLANK}/{self.document.symbol or BLANK}"

    @cached_property
    def full_citation(self) -> str:
        """Type, number, symbol, date, issuer and title, as a first citation has to give them (Phụ lục I, II.6)."""
        date = print_date(self.document.date) if self.document.date else f"{BLANK} tháng {BLANK} năm {BLANK}"
        about = self.aim if _SAYS_ABOUT.match(self.aim) else f"về {self.aim}"
        return f"{self.code} ngày {date} của {self.issuer} {about}"

    @cached_property
    def aim(self) -> str:
        """What it is about, to follow "Kế hoạch": its title with a small first letter, "V/v" written out."""
        return _BRIEFLY.sub("về việc ", lower_first(self.title))

    @cached_property
    def annex_names(self) -> dict[str, str]:
        """What each annex is called in running text, by its id: "Phụ lục 2"."""
        return {annex.id: annex_name(annex.label) for annex in self.document.annexes}

    def cite(self, item: str) -> str:
        """The address of an item in words: "điểm b mục 1 Phụ lục 2"."""
        return cite_in(item, self.document) if item else ""

    def cite_many(self, items: Sequence[str]) -> str:
        """The addresses of several items, annex by annex."""
        annexes: dict[str, list[str]] = {}
        for item in items:
            annexes.setdefault(item.partition("/")[0], []).append(item)
        known = self.annex_names
        return "; ".join(
            cite_many(part, known[annex]) if annex in known else ", ".join(map(self.cite, part))
            for annex, part in annexes.items()
        )

    @property
    def texts(self) -> Iterator[str]:
        """The words of its text, in order, with the captions of its annexes."""
        yield from (paragraph.text for paragraph in (*self.document.lead, *self.document.closing))
        for section in self.document.outline:
            yield from _section_texts(section)
        for annex in self.document.annexes:
            yield annex.caption
        # The head has the province's name in capitals, and a plan need not say it anywhere else.
        for line in (*self.document.superior, *self.document.issuer):
            name, unit = split_province(line)
            if unit:
                yield f"{unit} {in_small_letters(name)}"


@dataclass(frozen=True)
class Unit:
    """The agency that a document is written for, and how it presents itself."""

    agency: Agency
    settings: UnitSettings = field(default_factory=UnitSettings)

    @property
    def is_committee(self) -> bool:
        """Whether it is a people's committee, which its chairman signs for (Điều 13)."""
        return self.agency.kind.startswith("ubnd")

    @property
    def issuer(self) -> tuple[str, ...]:
        """The issuer's lines; the name of its province or district stands on a line of its own."""
        lines = self.agency.header or (self.agency.name.upper(),)
        place = _PLACE.search(lines[0]) if len(lines) == 1 else None
        return (lines[0][: place.start()], lines[0][place.start() + 1 :]) if place else lines

    @property
    def symbol(self) -> str:
        """Its abbreviation in document numbers."""
        return self.settings.symbol or ("UBND" if self.is_committee else self.agency.symbol or BLANK)

    @property
    def place(self) -> str | None:
        """The địa danh of its date line."""
        return self.settings.place or self.agency.place

    @property
    def signature(self) -> Signature:
        """The signature block (Điều 13; Phụ lục I, II.7); a name that no setting gives is left to fill in.

        A committee's document is signed on its behalf, also by a deputy ("TM." above "KT.").
        """
        lines = self.settings.signer_title or (
            ("CHỦ TỊCH",) if self.is_committee else (self.agency.head_title or BLANK,)
        )
        if self.is_committee and not lines[0].startswith("TM."):
            lines = ("TM. ỦY BAN NHÂN DÂN", *lines)
        return Signature(
            authority="\n".join(lines[:-1]) or None, title=lines[-1], name=self.settings.signer_name or BLANK
        )

    @property
    def head(self) -> str:
        """Who heads it, in running text: "Giám đốc Sở Tư pháp", "Chánh Văn phòng UBND tỉnh"."""
        title, name = (self.agency.head_title or "Người đứng đầu").capitalize(), self.agency.name
        first, _, rest = title.partition(" ")
        return f"{first} {name}" if rest and name.lower().startswith(rest.lower()) else f"{title} {name}"

    @property
    def leaders(self) -> str:
        """Its leaders, as a list of recipients has them."""
        if self.is_committee:
            return f"Chủ tịch, các Phó Chủ tịch {self.agency.name}"
        return f"Lãnh đạo {self.agency.name}"

    @property
    def inner_units(self) -> str:
        """What its own units are called."""
        if self.agency.level == "xa":
            return "Các công chức, bộ phận chuyên môn thuộc UBND cấp xã"
        if self.is_committee:
            return "Các cơ quan chuyên môn, đơn vị thuộc, trực thuộc và UBND cấp xã"
        if self.agency.kind in ("mat-tran", "doan-the"):
            return "Các ban, đơn vị thuộc và trực thuộc"
        return "Các phòng, đơn vị thuộc và trực thuộc"


def alone(text: str) -> str:
    """A line that stood in a list as it stands alone: without its dash or number; several lines keep theirs."""
    return text if "\n" in text.strip() else _LIST_SIGN.sub("", text.strip())


def in_one_line(text: str) -> str:
    """A cell's lines in running text: their dashes and closing marks gone, parted by semicolons."""
    lines = [alone(line).strip(" .;,") for line in text.split("\n") if line.strip()]
    shown = lines[0] if lines else ""
    for line in lines[1:]:
        shown += f" {lower_first(line)}" if shown.endswith(":") else f"; {lower_first(line)}"
    return shown


def lower_first(text: str) -> str:
    """The text with a small first letter, unless its first word is an abbreviation."""
    first = text.split(" ", 1)[0]
    return text if first.isupper() and len(first) > 1 else text[:1].lower() + text[1:]


def _section_texts(section: Section) -> Iterator[str]:
    yield section.title
    yield from (paragraph.text for paragraph in (*section.paragraphs, *section.trailing))
    for child in section.children:
        yield from _section_texts(child)
