"""Statements of an amending document read one by one: each sentence as operations, as frame, or as not understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kehoach.amendments.address import LETTER, ROW
from kehoach.amendments.asides import without_history
from kehoach.amendments.clause import Clause, Where
from kehoach.amendments.frame import is_frame, is_heading, opens_instructions, orders_nothing
from kehoach.amendments.insertions import names_own_annex
from kehoach.amendments.known_plan import Content, KnownPlan
from kehoach.amendments.masking import Masked, mask, other_documents
from kehoach.amendments.operations import Operation, Sentence
from kehoach.amendments.own_annexes import annexes_named, has_instructions
from kehoach.amendments.splitting import VERB_FIRST, clauses_of, plain_order
from kehoach.amendments.statements import Statement, all_of, annex_statements, printed
from kehoach.amendments.wanted import operations_of, wants_content
from kehoach.model import Annex, Document

NOT_READ = "không đọc được là thao tác sửa đổi nào"
OTHER = "sửa đổi văn bản khác: {}"
NO_CONTENT = "không thấy nội dung mới"
NO_ORDER = "chỉ nêu chỗ, không nêu phải sửa đổi thế nào"
NOT_LISTED = "không đọc được đủ những chỗ liệt kê bên dưới"
LOOSE = "lời trong ngoặc kép không thuộc thao tác nào"
LOOSE_ROW = "dòng này không thuộc mục nào được nêu"
LOOSE_TABLE = "bảng không thuộc thao tác nào"


@dataclass(frozen=True)
class Above:
    """What a line gives to those below it: the place that completes their addresses, the order that they list places for."""

    place: Where = field(default_factory=Where)
    order: Clause | None = None


@dataclass(frozen=True)
class _Line:
    """A sentence as it is told, the statement that it is in, what completes it, and whether it is the last there."""

    told: str
    statement: Statement
    above: Above
    last: bool


@dataclass
class Reader:
    """Reads statements into operations, sentences of the frame, and sentences not understood."""

    document: Document
    known: KnownPlan
    operations: list[Operation] = field(default_factory=list)
    frame: list[str] = field(default_factory=list)
    not_understood: list[Sentence] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    correcting: bool = False
    spent: set[tuple[int, str]] = field(default_factory=set)

    def read(self, statements: Sequence[Statement], above: Above) -> None:
        """Read statements below a line that completes them."""
        for statement in statements:
            masked = mask(statement.text)
            below = above
            sentences = masked.sentences()
            for sentence in sentences:
                below = self.sentence(sentence, masked, statement, above, last=sentence == sentences[-1])
            self.leave_loose(statement)
            if (id(statement), "children") not in self.spent:
                self.read(statement.children, below)

    def leave_all(self, statements: Sequence[Statement], other: str) -> None:
        """List everything as amending another document."""
        for statement in all_of(statements):
            words = "\n".join([statement.text, *statement.quoted])
            self.leave(words, OTHER.format(other), statement, other_document=True)

    def sentence(self, text: str, masked: Masked, statement: Statement, above: Above, *, last: bool) -> Above:
        """Read a sentence; what it gives is what completes the statements below."""
        if is_frame(masked.told(text), text) and not VERB_FIRST.match(text):
            self.frame.append(masked.told(text))
            return above
        words, others = other_documents(masked, without_history(text), self.known.code)
        if others:
            reason = OTHER.format("; ".join(basis.text for basis in others))
            self.leave(masked.told(text), reason, statement, other_document=True)
            self.leave_below(statement, reason)
            return above
        words = plain_order(words)
        clauses = clauses_of(words, masked)
        if clauses is None:
            self.unread(masked.told(text), words, statement)
            return Above(above.place)
        line = _Line(masked.told(text), statement, above, last)
        return self.clauses(clauses, line)

    def clauses(self, clauses: Sequence[Clause], line: _Line) -> Above:
        """Read the clauses of one sentence; an address that lacks its larger parts takes them from a later clause."""
        place, before = line.above.place, None
        shared = self.shared(clauses, line.statement) if line.last else {}
        for number, clause in enumerate(clauses):
            later = clauses[number + 1 :]
            if not later and line.last:
                return self.final(clause, line, place, before, shared.get(number))
            following = next((other.wheres[-1] for other in later if other.wheres), Where())
            around = following.within(place) if following.addresses else place
            if clause.action == "context":
                place = clause.wheres[0].within(line.above.place)
            elif clause.action == "amend" and later and later[0].action == "again_value":
                before = replace(clause, action="set_target", wheres=clause.wheres or (place,))
            elif any(map(self.announces, later)) and wants_content(clause) and number not in shared:
                self.framed(line)
            else:
                before = self.make(clause, line, before, around, shared.get(number, Content()))
        return Above(place)

    def final(self, clause: Clause, line: _Line, place: Where, before: Clause | None, shared: Content | None) -> Above:
        """Read the last clause of a line: what stands below the line is its new words, its places, or completed by it."""
        statement = line.statement
        if clause.action == "context":
            if line.above.order is None or (statement.children and not clause.quotes):
                self.opened(clause, line)
                return Above(clause.wheres[0].within(line.above.place), line.above.order)
            order = line.above.order
            clause = replace(order, wheres=clause.wheres, quotes=(*order.quotes, *clause.quotes))
        elif not wants_content(clause) and (clause.lists or (line.told.endswith(":") and statement.children)):
            return self.listed(clause, line, place)
        content = shared or (self.content(clause, statement) if wants_content(clause) else Content())
        if wants_content(clause) and content.is_empty and (statement.children or self.announces(clause)):
            self.framed(line)
            return Above(clause.wheres[-1].within(place) if clause.wheres else place, clause)
        self.make(clause, line, before, place, content)
        return Above(place)

    def make(
        self, clause: Clause, line: _Line, before: Clause | None, around: Where, content: Content
    ) -> Clause | None:
        """Make the operations of a clause, or list its sentence as not understood; gives what a next clause repeats."""
        if wants_content(clause) and content.is_empty:
            self.leave(line.told, NO_CONTENT, line.statement)
            return before
        read = replace(clause, corrects=clause.corrects or self.correcting)
        made = operations_of(read, before, around, content, self.known)
        if not made:
            self.leave(line.told, NOT_READ if made is None else NO_CONTENT, line.statement)
            return before
        self.operations += [_placed(operation, line.told, line.statement) for operation in made]
        if clause.action == "again_value":
            return before
        return clause if clause.wheres else replace(clause, wheres=(around,))

    def shared(self, clauses: Sequence[Clause], statement: Statement) -> dict[int, Content]:
        """The new words that several clauses of a sentence share, by the clauses' places: "Điều chỉnh nhiệm vụ 1.2, bổ sung
        nhiệm vụ 2.4 (chi tiết tại Phụ lục B)"."""
        takers = {number: _labels_in(clause) for number, clause in enumerate(clauses) if wants_content(clause)}
        alone = len(takers) < 2 or max(takers) < len(clauses) - 1
        if alone or not all(takers.values()) or any(clauses[n].quotes or self.announces(clauses[n]) for n in takers):
            return {}
        content = self.content(clauses[-1], statement)
        every = tuple(label for labels in takers.values() for label in labels)
        for row in content.rows(every, values=False):
            if row.label not in every:
                self.leave(" | ".join((row.label, *row.cells.values())), LOOSE_ROW, statement)
        return {number: replace(content, shared=every, own=labels) for number, labels in takers.items()}

    def opened(self, clause: Clause, line: _Line) -> None:
        """Account for a sentence that only names a place: it completes what stands below it, or says nothing."""
        statement = line.statement
        if clause.quotes or not (statement.children or statement.quoted or statement.tables):
            self.leave(line.told, NO_ORDER, statement)
        else:
            self.framed(line)

    def listed(self, clause: Clause, line: _Line, around: Where) -> Above:
        """Account for a sentence that orders something for the places listed below it; gives what completes those."""
        places = line.statement.children
        if places and all(_names_place(child.text) for child in places):
            self.framed(line)
        else:
            self.leave(line.told, NOT_LISTED, line.statement)
        return Above(clause.wheres[0].within(around) if clause.wheres else around, clause)

    def framed(self, line: _Line) -> None:
        """List a sentence among those that amend nothing by themselves."""
        if line.told not in self.frame:
            self.frame.append(line.told)

    def unread(self, told: str, words: str, statement: Statement) -> None:
        """Account for a sentence that the grammar does not know."""
        if opens_instructions(words) and (statement.children or self.document.annexes):
            self.frame.append(told)
            self.correcting = self.correcting or words.lower().startswith("đính chính")
        elif statement.children and (is_heading(words) or self.only_opens(words, statement)):
            self.frame.append(told)
        else:
            self.leave(told, NOT_READ, statement)

    def only_opens(self, words: str, statement: Statement) -> bool:
        """Whether a line that names no place has instructions below it that are whole by themselves: "Thay đổi tên cơ quan:"."""
        below = [_clauses_in(child.text) for child in statement.children]
        return orders_nothing(words) and all(one and any(c.action != "context" for c in one) for one in below)

    def leave(self, text: str, reason: str, statement: Statement, *, other_document: bool = False) -> None:
        """List a sentence as not understood."""
        self.not_understood.append(
            Sentence(
                text=text,
                reason=reason,
                other_document=other_document,
                provision=statement.provision,
                source=statement.source,
            )
        )

    def leave_below(self, statement: Statement, reason: str) -> None:
        """List all that stands below a statement on another document."""
        self.spent |= {(id(statement), what) for what in ("quoted", "tables", "children")}
        for below in all_of(statement.children):
            self.leave("\n".join([below.text, *below.quoted]), reason, below, other_document=True)

    def leave_loose(self, statement: Statement) -> None:
        """List new words that no operation has taken."""
        if statement.quoted and (id(statement), "quoted") not in self.spent:
            self.leave(statement.content, LOOSE, statement)
        if statement.tables and (id(statement), "tables") not in self.spent:
            for table in statement.tables:
                self.leave(" | ".join(cell.text for cell in (*table.header, *table.rows)[0]), LOOSE_TABLE, statement)

    def content(self, clause: Clause, statement: Statement) -> Content:
        """The new words for a clause: quoted in it or below it, in tables, in an own annex, or not quoted at all."""
        tables = tuple(statement.tables)
        self.spent.add((id(statement), "tables"))
        if clause.annex is not None:
            annexes = [annex for annex in self.annexes(clause.annex) if not has_instructions(annex)]
            self.used |= {annex.id for annex in annexes}
            tables = (*tables, *(table for annex in annexes for table in annex.tables))
            if clause.action == "replace_annex" or names_own_annex(clause):
                self.used |= {annex.id for annex in self.annexes(clause.annex)}
                return Content(annexes=tuple(self.annexes(clause.annex)))
        text = clause.quotes[-1] if clause.quotes else statement.content
        if not clause.quotes:
            self.spent.add((id(statement), "quoted"))
        if not text and self.is_content(statement):
            self.spent.add((id(statement), "children"))
            text = "\n".join(printed(child.number, child.text) for child in all_of(statement.children))
            tables = (*tables, *(table for child in all_of(statement.children) for table in child.tables))
        return Content(text=text, tables=tables, titles=self.known.titles)

    def is_content(self, statement: Statement) -> bool:
        """Whether what stands below a statement is new text, given without quotation marks."""
        if not statement.children or statement.quoted or not statement.text.rstrip(" ").endswith(":"):
            return False
        return not any(VERB_FIRST.match(child.text) or _clauses_in(child.text) for child in all_of(statement.children))

    def announces(self, clause: Clause) -> bool:
        """Whether an own annex has the instructions that a clause only announces."""
        return clause.annex is not None and any(map(has_instructions, self.annexes(clause.annex)))

    def annexes(self, words: str) -> list[Annex]:
        """The annexes of the amending document that words name."""
        return annexes_named(words, self.document.annexes)

    def read_annex(self, annex: Annex) -> None:
        """Read the instructions of an own annex; one that nothing leads to is listed as not understood."""
        if annex.id in self.used:
            return
        statements = annex_statements(annex)
        self.read(statements, Above())
        if annex.tables and not has_instructions(annex):
            text = f"{annex.label} {annex.title}".strip()
            self.not_understood.append(Sentence(text=text, reason="không nội dung nào dẫn tới phụ lục này"))


def _labels_in(clause: Clause) -> tuple[str, ...]:
    """The labels of the items that a clause gives new words for; none where it names something else."""
    addresses = clause.wheres[0].addresses if clause.wheres else ()
    return tuple(address.label for address in addresses if ROW <= address.smallest <= LETTER)


def _names_place(text: str) -> bool:
    """Whether a line only names a place, new words for it aside: "a) Điểm b mục 2: “...”"."""
    clauses = _clauses_in(text)
    return bool(clauses) and all(clause.action == "context" for clause in clauses)


def _clauses_in(text: str) -> list[Clause]:
    masked = mask(text)
    return clauses_of(plain_order(masked.text), masked) or []


def _placed(operation: Operation, told: str, statement: Statement) -> Operation:
    """An operation with its sentence and place; a row of a table keeps the source of its own."""
    source = operation.source or statement.source
    return operation.model_copy(update={"sentence": told, "provision": statement.provision, "source": source})
