"""Which part of a document each printed paragraph is: matched by place with what the document reader found, and told apart
by its words where one place holds several parts (Nghị định 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kehoach.model import Document, LaidOutParagraph, Layout, PageSetup, Run, TableForm
from kehoach.model.trusted import changed
from kehoach.parser.closing import is_drafters_sign
from kehoach.parser.component_places import Part, Places
from kehoach.parser.component_words import FootWords, HeadWords, in_annex_head, in_body
from kehoach.parser.header_lines import is_mark
from kehoach.parser.ruled_words import cut_runs, in_columns, split_runs, with_typed_rules

OTHER: Final = Part("other")

_ADDRESSEE = re.compile(r"kính gửi\b", re.IGNORECASE)
_LISTED = ("-", "–", "+", "•")
_CONTACT = re.compile(r"(địa chỉ|trụ sở|đt|điện thoại|fax|e-?mail|thư điện tử|website)\s*:", re.IGNORECASE)
_FOOT = frozenset({"recipients_label", "recipient", "authority", "signer_title", "signer_name"})
_RIGHT_COLUMN = frozenset({"nation", "motto", "place_date", "authority", "signer_title", "signer_name"})
_OTHER_BASIS = re.compile(r"(theo|xét|thực hiện|trên cơ sở)\b", re.IGNORECASE)
_LISTING = (";", ",")
_GAP = re.compile(r"\t+|[ \u00a0]{3,}")
"""What parts two columns that are set in one line."""
_MOST_LINES = 200
_LONGEST_LINE = 400
"""Longer paragraphs, and those of more lines, are not looked into: none of an official document's is."""
_WORDS = frozenset({"text", "box"})
"""Where the words of the document itself stand."""

_Cell = tuple[int, int | None, int | None]


def with_components(layout: Layout, document: Document) -> Layout:
    """The layout with the component of every paragraph, the level of headings, and the annex that each belongs to.

    A paragraph whose soft line breaks or tab stops part several components becomes several, with one path.
    """
    places = Places(document)
    paragraphs = _Labeller(document, places).label(layout.paragraphs)
    for complete in _COMPLETIONS:
        paragraphs = complete(paragraphs)
    return changed(
        layout,
        paragraphs=tuple(paragraphs),
        pages=tuple(_in_annexes(layout.pages, paragraphs)),
        tables=tuple(_tables(layout.tables, places)),
    )


class _Labeller:
    """Labels the paragraphs of one document."""

    def __init__(self, document: Document, places: Places) -> None:
        documents = [each for each in (document.enclosing, document) if each is not None]
        self._places = places
        self._heads = [HeadWords(each) for each in documents]
        self._feet = [FootWords(each) for each in documents]

    def label(self, paragraphs: Sequence[LaidOutParagraph]) -> list[LaidOutParagraph]:
        """The paragraphs with their components, those parted that hold several."""
        stretches = self._head_stretches(paragraphs)
        result: list[LaidOutParagraph] = []
        for index, paragraph in enumerate(paragraphs):
            if paragraph.container not in _WORDS:
                is_contact = paragraph.component == "other" and _CONTACT.search(paragraph.text)
                result.append(changed(paragraph, component="contact") if is_contact else paragraph)
            elif not paragraph.text.strip():
                result.append(paragraph)
            else:
                head = next((head for stretch, head in stretches if index in stretch), None)
                result += self._labelled(paragraph, head)
        return result

    def _head_stretches(self, paragraphs: Sequence[LaidOutParagraph]) -> list[tuple[range, HeadWords]]:
        """Where the heads stand among the paragraphs: the first from the very top, since marks may stand above it."""
        found: list[tuple[range, HeadWords]] = []
        for head in self._heads:
            start = found[-1][0].stop if found else 0
            numbered = enumerate(paragraphs[start:], start=start)
            places = [index for index, paragraph in numbered if head.names_at(paragraph.source)]
            if places:
                found.append((range(places[0] if found else 0, places[-1] + 1), head))
        return found

    def _labelled(self, paragraph: LaidOutParagraph, head: HeadWords | None) -> list[LaidOutParagraph]:
        """The paragraph with its component; parted where its lines are of several."""
        source = paragraph.source
        parts = self._places.at(source)
        foot = next((foot for foot in self._feet if foot.names_at(source)), None)
        if head is not None and parts and not head.names_at(source):
            head = None
        if head is None and foot is None and len(parts) == 1 and paragraph.container == "text":
            return [_with(paragraph, parts[0])]
        return _Teller(paragraph, parts, head, foot).told()


@dataclass(frozen=True)
class _Teller:
    """Tells what the words of a paragraph are: those of a head or foot, or the parts that stand at its place."""

    paragraph: LaidOutParagraph
    parts: Sequence[Part]
    head: HeadWords | None
    foot: FootWords | None

    def told(self) -> list[LaidOutParagraph]:
        """The paragraph, or those that its lines and columns are."""
        paragraph = self.paragraph
        if paragraph.text.count("\n") > _MOST_LINES:
            return [_with(paragraph, self.parts[0] if self.parts else OTHER)]
        if "\n" in paragraph.text:
            return self._parted(split_runs(paragraph.runs, "\n"))
        if (self.head or self.foot) and len(paragraph.text) <= _LONGEST_LINE:
            # From the right: the blanks of a draft's number and date are gaps too.
            for gap in reversed(list(_GAP.finditer(paragraph.text))):
                sides = cut_runs(paragraph.runs, gap.start(), gap.end())
                left, right = (self._part_of(_visible(None, side)) for side in sides)
                is_blank = not _has_words(sides[0])
                if (left or is_blank) and right is not None and right.component in _RIGHT_COLUMN:
                    parted = self._parted(sides)
                    first, *others = parted
                    return [*in_columns(first, others[0], paragraph.lines_below)] if len(others) == 1 else parted
        return [_with(paragraph, self._part_of(_visible(paragraph.label, paragraph.runs)) or OTHER)]

    def _parted(self, lines: Iterable[Sequence[Run]]) -> list[LaidOutParagraph]:
        """A paragraph for each stretch of lines that are of one part (each recipient is one); itself where all are."""
        told = [(self._part_of(_visible(None, line)) or OTHER, line) for line in lines if _has_words(line)]
        stretches: list[tuple[Part, list[Sequence[Run]]]] = []
        for part, line in told:
            if stretches and stretches[-1][0] == part and part.component != "recipient":
                stretches[-1][1].append(line)
            else:
                stretches.append((part, [line]))
        if len(stretches) == 1:
            return [_with(self.paragraph, stretches[0][0])]
        return [
            _with(_cut(self.paragraph, stretch, first=place == 0, last=place == len(stretches) - 1), part)
            for place, (part, stretch) in enumerate(stretches)
        ]

    def _part_of(self, text: str) -> Part | None:
        if self.head is not None:
            return self.head.part_of(text, self.paragraph.source)
        if self.foot is not None:
            return self.foot.part_of(text, self.paragraph.source)
        boxed = self.paragraph.container == "box"
        found = in_annex_head(text, self.parts) or in_body(text, self.parts, sure=boxed)
        return found or (Part("mark") if boxed and is_mark(text) else None)


def _with(paragraph: LaidOutParagraph, part: Part) -> LaidOutParagraph:
    return changed(paragraph, component=part.component, level=part.level, annex=part.annex)


def _has_words(runs: Iterable[Run]) -> bool:
    return any(run.text.strip() for run in runs)


def _visible(label: str | None, runs: Iterable[Run]) -> str:
    """The words as a reader sees them."""
    words = "".join(run.text.upper() if run.capitals else run.text for run in runs)
    return f"{label} {words}" if label else words


def _cut(paragraph: LaidOutParagraph, lines: Sequence[Sequence[Run]], *, first: bool, last: bool) -> LaidOutParagraph:
    """Those lines of a paragraph as one of their own."""
    runs: list[Run] = []
    for line in lines:
        runs += [changed(run, text="\n" + run.text) if place == 0 and runs else run for place, run in enumerate(line)]
    return changed(
        paragraph,
        text="".join(run.text for run in runs),
        runs=tuple(runs),
        label=paragraph.label if first else None,
        before=paragraph.before if first else 0.0,
        after=paragraph.after if last else 0.0,
        line_below=paragraph.line_below if last else None,
        lines_below=paragraph.lines_below if last else (),
    )


def _with_annexes(paragraphs: Iterable[LaidOutParagraph]) -> list[LaidOutParagraph]:
    """The paragraphs with those put to the annex that they stand in of which nothing else tells."""
    result: list[LaidOutParagraph] = []
    annex: str | None = None
    for paragraph in paragraphs:
        if paragraph.container in _WORDS and (paragraph.component != "other" or paragraph.annex):
            annex = paragraph.annex
            result.append(paragraph)
        else:
            result.append(changed(paragraph, annex=annex) if paragraph.container in _WORDS else paragraph)
    return result


def _with_whole_subjects(paragraphs: Iterable[LaidOutParagraph]) -> list[LaidOutParagraph]:
    """The paragraphs with the lines that go on a letter's "V/v ..." in its cell."""
    result: list[LaidOutParagraph] = []
    subject: _Cell | None = None
    for paragraph in paragraphs:
        cell = _cell_of(paragraph)
        goes_on = subject is not None and cell == subject and paragraph.component == "other" and paragraph.text.strip()
        result.append(changed(paragraph, component="subject") if goes_on else paragraph)
        subject = cell if result[-1].component == "subject" else None
    return result


def _cell_of(paragraph: LaidOutParagraph) -> _Cell | None:
    source = paragraph.source
    return (source.table, source.row, source.column) if source is not None and source.table is not None else None


def _with_addressees(paragraphs: Iterable[LaidOutParagraph]) -> list[LaidOutParagraph]:
    """The paragraphs with "Kính gửi: ..." among the lead, and the list that follows it."""
    result: list[LaidOutParagraph] = []
    listing = False
    for paragraph in paragraphs:
        words = paragraph.text.strip()
        opens = paragraph.component in {"body", "addressee"} and _ADDRESSEE.match(words) is not None
        listing = opens or (listing and (not words or words.startswith(_LISTED)))
        is_one = listing and words and paragraph.component == "body"
        result.append(changed(paragraph, component="addressee") if is_one else paragraph)
    return result


def _with_bases(paragraphs: Iterable[LaidOutParagraph]) -> list[LaidOutParagraph]:
    """The paragraphs with those that go on the list of legal bases: "Theo đề nghị của ...", after one that ends in ";"."""
    result: list[LaidOutParagraph] = []
    goes_on = False
    for paragraph in paragraphs:
        words = paragraph.text.strip()
        is_one = goes_on and paragraph.component == "body" and _OTHER_BASIS.match(words) and not words.endswith(":")
        result.append(changed(paragraph, component="legal_basis") if is_one else paragraph)
        if words:
            goes_on = result[-1].component == "legal_basis" and words.endswith(_LISTING)
    return result


def _with_drafters(paragraphs: Iterable[LaidOutParagraph]) -> list[LaidOutParagraph]:
    """The paragraphs with the drafter's sign and number of copies below the recipients: "PL.(300)"."""
    result: list[LaidOutParagraph] = []
    below = False
    for paragraph in paragraphs:
        below = below or paragraph.component in _FOOT
        is_one = below and paragraph.component in {"other", "recipient"} and is_drafters_sign(paragraph.text.strip())
        result.append(changed(paragraph, component="drafter") if is_one else paragraph)
    return result


def _with_closing(paragraphs: Sequence[LaidOutParagraph]) -> list[LaidOutParagraph]:
    """The paragraphs with the last of the text before each foot as the closing one."""
    result = list(paragraphs)
    last: int | None = None
    for index, paragraph in enumerate(paragraphs):
        if paragraph.component in _FOOT and last is not None:
            result[last] = changed(result[last], component="closing")
            last = None
        elif paragraph.component == "body" and paragraph.annex is None:
            last = index
        elif paragraph.component in {"heading", "table"}:
            last = None
    return result


def _in_annexes(pages: Sequence[PageSetup], paragraphs: Iterable[LaidOutParagraph]) -> Iterator[PageSetup]:
    """The page set-ups, each with the annex whose text it opens with."""
    first: dict[int, str | None] = {}
    for paragraph in paragraphs:
        if paragraph.component != "other" and paragraph.container in _WORDS:
            first.setdefault(paragraph.page, paragraph.annex)
    return (changed(page, annex=first.get(place)) for place, page in enumerate(pages))


def _tables(tables: Iterable[TableForm], places: Places) -> Iterator[TableForm]:
    """The tables that hold what the document's tables hold; those that only set out its head or foot are left out."""
    for table in tables:
        number = table.source.table if table.source is not None else None
        if number in places.tables:
            yield changed(table, annex=places.tables[number])


_COMPLETIONS: Final[tuple[Callable[[Sequence[LaidOutParagraph]], list[LaidOutParagraph]], ...]] = (
    _with_annexes,
    _with_whole_subjects,
    _with_addressees,
    _with_bases,
    _with_drafters,
    _with_closing,
    with_typed_rules,
)
"""What is told of paragraphs by those around them, in this order."""
