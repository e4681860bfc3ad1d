"""The line "(Kèm theo ...)" names this document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date as Date

from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import concerned
from kehoach.checker.head_lines import CONSOLIDATED
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.meaning.dates import print_short_date, read_date
from kehoach.model import Annex, Document, Plan

_NAMED = re.compile(
    r"\((?:ban hành )?kèm theo ([\w ]{2,30}?) số:? ?(\d*) ?/ ?([\w\-–& ]{1,60}?)(?= ngày| của| ?\))", re.IGNORECASE
)


def check(subject: Subject) -> Iterator[Hit]:
    """Type, number, symbol and date in the line are those of the document; blanks of a draft are left out."""
    document = concerned(subject)
    named = [(annex, match) for annex in document.annexes if (match := _NAMED.match(" ".join(annex.caption.split())))]
    if (document.symbol or "").startswith(CONSOLIDATED):
        raise NotApplicable("phụ lục của văn bản hợp nhất mang dòng kèm theo của văn bản được hợp nhất")
    if document.enacted_by or not named:
        raise NotApplicable("phụ lục không nêu số của chính văn bản này")
    for annex, match in named:
        if wrong := ", ".join(_differences(annex.caption, match, document)):
            source = next(iter(annex.sources), None)
            yield Hit(f"dòng kèm theo ghi {wrong}", source, place=f"nhãn «{annex.label}»")


def _differences(caption: str, match: re.Match[str], document: Document) -> Iterator[str]:
    kind, number, symbol = match[1], match[2], re.sub(r"\s", "", match[3]).replace("–", "-")
    if document.type and kind.casefold() not in (document.type.casefold(), "văn bản"):
        yield f"tên loại «{kind}» (văn bản là {document.type.capitalize()})"
    if document.number and number and int(number) != int(document.number):
        yield f"số {number} (văn bản số {document.number})"
    if document.symbol and symbol.casefold() != document.symbol.casefold():
        yield f"ký hiệu {symbol} (văn bản là {document.symbol})"
    day = read_date(caption)
    if day and document.date and day != document.date:
        yield f"ngày {print_short_date(day)} (văn bản ngày {print_short_date(document.date)})"


def _plan(code: str) -> Plan:
    annex = Annex(
        id="pl1", label="Phụ lục", caption=f"(Kèm theo Kế hoạch số {code} ngày 04 tháng 3 năm 2026 của Sở Nội vụ)"
    )
    document = Document(type="KẾ HOẠCH", number="12", symbol="KH-SNV", date=Date(2026, 3, 4), annexes=(annex,))
    return Plan(document=document)


RULE = Rule(
    code="TT090",
    name="Dòng kèm theo khớp với văn bản",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục III, khoản 1, điểm c",
    requirement="Tên loại, số, ký hiệu, ngày ở dòng «(Kèm theo ...)» là của chính văn bản.",
    reason="Dòng chép từ văn bản cũ làm phụ lục thuộc về một văn bản khác.",
    reads=("document.annexes", "document.type", "document.number", "document.symbol", "document.date"),
    good=Example("Đúng số, ký hiệu", plan=_plan("12/KH-SNV")),
    bad=Example("Ký hiệu của cơ quan khác", plan=_plan("12/KH-STC")),
    check=check,
    not_applicable=Example("Không có phụ lục", plan=Plan(document=Document(type="KẾ HOẠCH"))),
)
