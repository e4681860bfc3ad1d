"""The consolidated text (văn bản hợp nhất) of a plan: its amended words, and footnotes that tell what amended them.

Technique of Pháp lệnh 01/2012/UBTVQH13, Điều 11 to 18. The ordinance is for legal normative documents of central
bodies; a local plan follows it by analogy. How the text is laid out is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from kehoach.amendments import operations as op
from kehoach.amendments.consolidation_head import Amending, head_of, opening_of, with_bases, with_execution
from kehoach.amendments.fold import Applied, Folded
from kehoach.amendments.item_notes import History, put_marks, whole_items
from kehoach.amendments.marking import Change, behind_phrases, carried, signs_kept
from kehoach.amendments.note_words import by_order, phrase_note
from kehoach.amendments.operations import AmendingDocument
from kehoach.amendments.paper import Paper, Reader
from kehoach.amendments.passages import names_passage
from kehoach.amendments.phrases import PhraseOperation, words_of
from kehoach.meaning.casing import sentence_case
from kehoach.meaning.note_marks import note_mark, note_marks
from kehoach.model import Document, Plan, Section

_UNIT = re.compile(r"\b(TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|PHƯỜNG) ")
_CELL = "Nội dung này"


@dataclass(frozen=True)
class Consolidation:
    """A consolidated text: the document with a sign at each place of a note (`kehoach.meaning.note_marks`), the lines
    below its title, and the note of every sign."""

    document: Document
    opening: tuple[str, ...]
    notes: dict[str, str]


def consolidate(plan: Plan, folded: Folded, amending: Sequence[Amending], read: Reader) -> Consolidation:
    """The consolidated text of a plan and what amended it.

    `folded` is what `fold` made of the plan and the manifests; only what it carried out is in the text. What neither the
    documents nor the manifests say is "[...]": the number, the date, who certifies. Without the signs, the texts of body
    and annexes are those of the amended plan. The same arguments give the same result.
    """
    names = list(_running_texts(plan.document))
    steps = [replace(step, document=_in_running_text(step.document, names)) for step in folded.applied]
    notes = _Notes(_free_sign(plan.document))
    document, history = plan.document, History()
    for step in steps:
        history.add(step, document)
        document = carried(document, step.edits, _change(step, notes))
    paper = Paper(folded.plan.document, read)
    document = put_marks(document, paper, history.clauses, notes.sign)
    merged = _merged(amending, folded, names)
    opening = opening_of(plan.document, merged, names)
    document = with_execution(with_bases(document, merged, notes.sign), merged, notes.sign)
    document = head_of(document)
    used = set(note_marks(document.model_dump_json()))
    return Consolidation(document, opening, {sign: text for sign, text in notes.texts.items() if sign in used})


@dataclass
class _Notes:
    """The notes made so far, by their signs; `of_cells` are those of one cell each."""

    first: int
    texts: dict[str, str] = field(default_factory=dict)
    of_cells: set[str] = field(default_factory=set)

    def sign(self, text: str) -> str:
        """The sign of a new note."""
        sign = note_mark(self.first + len(self.texts))
        self.texts[sign] = text
        return sign

    def phrase(self, held: str, note: str) -> str:
        """The sign of a note on words; one that is there already, for its number would run into another's."""
        if not held:
            return self.sign(note)
        self.texts[held[-1]] = f"{self.texts[held[-1]].rstrip('.')}; {note[0].lower()}{note[1:]}"
        return held

    def cell(self, marked: str, new: str, done: str) -> str:
        """The new words of a cell with the sign of its note: what was done, and what was before."""
        sign = marked[-1:]
        if not new:
            return new
        if sign in self.of_cells:
            self.texts[sign] = f"{self.texts[sign].rstrip('.')}; {done}."
        else:
            sign = self.sign(f"{_CELL} {done}.")
            self.of_cells.add(sign)
        return new + sign


def _free_sign(document: Document) -> int:
    """The first sign that the document does not use by itself."""
    used = note_marks(document.model_dump_json())
    return max((ord(sign) - ord(note_mark(0)) for sign in used), default=-1) + 1


def _change(step: Applied, notes: _Notes) -> Change:
    """What gives texts that this operation changed their signs: behind the words, at the end of a cell, or none where
    the item has a note as a whole."""
    operation = step.operation
    if isinstance(operation, PhraseOperation):
        phrase, words = words_of(operation)
        note = phrase_note(step)
        return lambda marked, new: behind_phrases(marked, phrase, words, lambda held: notes.phrase(held, note))
    if isinstance(operation, op.Amend | op.Insert | op.Repeal) and _names_passage(operation):
        return signs_kept
    if whole_items(step) or isinstance(operation, op.Revert):
        return lambda _marked, new: new
    verb = "được bổ sung" if isinstance(operation, op.Insert | op.AddAgency) else "được sửa đổi"
    done = f"{verb} {by_order(step)}"
    return lambda marked, new: notes.cell(marked, new, done)


def _names_passage(operation: op.Amend | op.Insert | op.Repeal) -> bool:
    beside = operation.beside if isinstance(operation, op.Insert) else None
    return names_passage(operation.at) or names_passage(beside)


def _merged(amending: Sequence[Amending], folded: Folded, names: Sequence[str]) -> list[Amending]:
    """The amending documents of which something was carried out, in that order."""
    order = list(dict.fromkeys((step.document, step.effective) for step in folded.applied))
    by_key = {(part.manifest.document, part.manifest.effective): part for part in amending}
    return [
        replace(
            by_key[key],
            manifest=by_key[key].manifest.model_copy(update={"document": _in_running_text(key[0], names)}),
        )
        for key in order
    ]


def _in_running_text(document: AmendingDocument, names: Sequence[str]) -> AmendingDocument:
    """The document with its issuer as running text writes it."""
    if not document.issuer:
        return document
    parts = _UNIT.split(document.issuer)
    units = [f"{unit} {name.title()}" for unit, name in zip(parts[1::2], parts[2::2], strict=True)]
    return document.model_copy(
        update={"issuer": sentence_case(document.issuer, [*units, *names, document.title or ""])}
    )


def _running_texts(document: Document) -> Iterator[str]:
    """Texts of the plan that tell which words are names."""
    for unit in ("tỉnh", "thành phố", "huyện", "xã", "phường"):
        yield f"{unit} {document.place or ''}"
    yield from (annex.caption for annex in document.annexes)
    yield from (paragraph.text for paragraph in document.lead)
    yield from _section_texts(document.outline)


def _section_texts(sections: Sequence[Section]) -> Iterator[str]:
    for section in sections:
        yield section.title
        yield from (paragraph.text for paragraph in section.paragraphs)
        yield from _section_texts(section.children)
