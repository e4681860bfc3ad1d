"""Head, bases and end of a consolidated text: what was merged, on what it rests, who certifies it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kehoach.amendments.note_words import UNKNOWN, named, named_original
from kehoach.amendments.operations import Manifest
from kehoach.amendments.statements import printed, provision_of
from kehoach.meaning.casing import sentence_case
from kehoach.meaning.citations import states_bases
from kehoach.meaning.dates import print_date
from kehoach.meaning.note_marks import note_marks, without_marks
from kehoach.model import Document, Paragraph, Section, Signature

CERTIFIED = "XÁC THỰC VĂN BẢN HỢP NHẤT"
_KIND = "VBHN"
_BASES = ("Căn cứ", "Thực hiện", "Theo", "Xét", "Triển khai")
_EXECUTION = ("hiệu lực", "trách nhiệm", "thi hành")

Sign = Callable[[str], str]
"""What gives the sign of a new note."""


@dataclass(frozen=True)
class Amending:
    """An amending document as its manifest tells it, and its text where there is one."""

    manifest: Manifest
    document: Document | None = None


def opening_of(original: Document, merged: Sequence[Amending], names: Sequence[str]) -> tuple[str, ...]:
    """The lines below the title: the original, then each amending document with its day of effect (Điều 12)."""
    issuer = sentence_case(" ".join(original.issuer), names)
    whole = original.model_copy(update={"issuer": (issuer,) if issuer else ()})
    first = f"{named_original(whole)}{_about(original.title, names)}, có hiệu lực kể từ ngày {UNKNOWN}"
    if not merged:
        return (f"{first}.",)
    lines = [_line(part.manifest, names) for part in merged]
    return (
        f"{first}, được sửa đổi, bổ sung bởi:",
        *(f"{line};" for line in lines[:-1]),
        f"{lines[-1]}.",
    )


def _line(manifest: Manifest, names: Sequence[str]) -> str:
    day = print_date(manifest.effective) if manifest.effective else UNKNOWN
    about = _about(manifest.document.title, names, joined=" ")
    return f"{named(manifest.document)}{about}, có hiệu lực kể từ ngày {day}"


def _about(title: str | None, names: Sequence[str], joined: str = " về ") -> str:
    """A trích yếu as it goes on in a sentence."""
    whole = re.sub(r"^v/v:? ?", "về việc ", " ".join((title or "").split()), flags=re.IGNORECASE)
    words = sentence_case(whole, names).rstrip(" .;")
    if not words:
        return ""
    if words.lower().startswith("về "):
        joined = " "
    return f"{joined}{words[0].lower()}{words[1:]}"


def with_bases(document: Document, merged: Sequence[Amending], sign: Sign) -> Document:
    """The original's căn cứ, with those of the amending documents in a note at the last one (Điều 13)."""
    bases = document.legal_bases
    if not bases or not merged:
        return document
    lines = [
        f"{named(part.manifest.document)} có căn cứ ban hành như sau: “{stated}”."
        for part in merged
        if (stated := _bases(part))
    ]
    if not lines:
        return document
    note = sign("\n".join(lines))
    if states_bases(document.lead, bases):
        return document.model_copy(update={"lead": _behind(document.lead, bases[-1].text, note)})
    last = bases[-1].model_copy(update={"text": bases[-1].text.rstrip(" ;.,") + note})
    return document.model_copy(update={"legal_bases": (*bases[:-1], last)})


def _behind(lead: Sequence[Paragraph], basis: str, note: str) -> tuple[Paragraph, ...]:
    """Running text with a sign behind a basis that it states; the words of the basis may have signs in them."""
    marked = list(lead)
    for place, paragraph in enumerate(lead):
        letters = [at for at, letter in enumerate(paragraph.text) if not note_marks(letter)]
        start = without_marks(paragraph.text).find(without_marks(basis))
        if start >= 0:
            end = letters[start + len(without_marks(basis)) - 1] + 1
            text = paragraph.text[:end] + note + paragraph.text[end:]
            marked[place] = paragraph.model_copy(update={"text": text})
            break
    return tuple(marked)


def _bases(part: Amending) -> str:
    """The căn cứ of an amending document as it states them: those in lines of their own, and its sentences on what it
    rests ("Theo đề nghị của ...") as they stand; "" where it states none."""
    document = part.document
    if document is None:
        return UNKNOWN
    own = document if document.legal_bases or document.enclosing is None else document.enclosing
    stated: dict[str, None] = {}
    for basis in own.legal_bases:
        sentence = next((line.text for line in own.lead if basis.text in line.text), None)
        if sentence is None:
            stated[basis.text if basis.text.startswith(_BASES) else f"Căn cứ {basis.text}"] = None
        elif sentence.startswith(_BASES):
            stated[sentence] = None
    stated |= {line.text: None for line in own.lead if line.text.startswith(_BASES)}
    return "; ".join(text.rstrip(" ;.,:") for text in stated)


def with_execution(document: Document, merged: Sequence[Amending], sign: Sign) -> Document:
    """A note with the closing provisions of the amending documents (Điều 17), at the title of its last part."""
    if not merged:
        return document
    lines = [told for part in merged if (told := _execution(part))]
    if not lines:
        return document
    note = sign("\n".join(lines))
    if not document.outline:
        return document.model_copy(update={"title": f"{document.title or ''}{note}"})
    last = document.outline[-1]
    marked = last.model_copy(update={"title": last.title + note})
    return document.model_copy(update={"outline": (*document.outline[:-1], marked)})


def _execution(part: Amending) -> str:
    sections = list(_closing_parts(part))
    name = named(part.manifest.document)
    if sections:
        called = [provision_of([section.number]) for section in sections]
        numbers = [words[:1].upper() + words[1:] for words in called]
        listed = " và ".join(filter(None, [", ".join(numbers[:-1]), numbers[-1]]))
        words = "\n".join(_ended(line) for section in sections for line in _lines(section))
        return f"{listed} của {name} quy định như sau:\n“{words.rstrip(' ./;')}.”"
    told = [sentence.rstrip(" ./;") for sentence in part.manifest.frame if any(word in sentence for word in _EXECUTION)]
    if not told and part.document is not None:
        return ""
    return f"Điều khoản thi hành của {name} quy định như sau: “{'. '.join(told) or UNKNOWN}.”"


def _closing_parts(part: Amending) -> Iterator[Section]:
    """The articles or parts of an amending document in which nothing is ordered and nothing was left aside."""
    document = part.document.enclosing or part.document if part.document else None
    if document is None:
        return
    orders = (*part.manifest.operations, *part.manifest.not_understood)
    used = [order.provision for order in orders]
    for section in document.outline:
        own = provision_of([section.number]).lower()
        if section.number and not any(place.lower() == own or place.lower().endswith(f" {own}") for place in used):
            yield section


def _ended(line: str) -> str:
    """A line with the mark at its end, which readers leave out."""
    return line if line.rstrip().endswith((".", ";", ":", ",", "/")) else f"{line.rstrip()}."


def _lines(section: Section) -> Iterator[str]:
    yield printed(section.number, section.title)
    yield from (paragraph.text for paragraph in section.paragraphs)
    for child in section.children:
        yield from _lines(child)
    yield from (paragraph.text for paragraph in section.trailing)


def head_of(document: Document) -> Document:
    """The document with the number form of a consolidated text, and who certifies in the place of who signed."""
    agency = (document.symbol or "").partition("-")[2] or UNKNOWN
    return document.model_copy(
        update={
            "number": None,
            "symbol": f"{_KIND}-{agency}",
            "date": None,
            "date_text": None,
            "recipients": (UNKNOWN,),
            "signature": Signature(authority=CERTIFIED, title=UNKNOWN, name=UNKNOWN),
        }
    )
