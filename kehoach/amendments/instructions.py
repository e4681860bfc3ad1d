"""The instructions of an amending document as operations, and every sentence of it accounted for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from kehoach.amendments.address import labels_of
from kehoach.amendments.clauses import Clause, Where, read_clause
from kehoach.amendments.frame import effective_date, is_frame, opens_instructions
from kehoach.amendments.insertions import names_own_annex
from kehoach.amendments.known_plan import Content, KnownPlan
from kehoach.amendments.masking import Masked, mask, other_documents
from kehoach.amendments.operations import AmendingDocument, Manifest, Operation, Sentence
from kehoach.amendments.statements import Statement, annex_statements, printed, statements_of
from kehoach.amendments.wanted import operations_of, wants_content
from kehoach.meaning.numbering import read_roman
from kehoach.model import Annex, Document, Plan

_VERBS = (
    r"(?:sửa đổi|bổ sung|bãi bỏ|hủy bỏ|bỏ cụm|thay thế|thay cụm|điều chỉnh|chuyển|đình chỉ|tạm dừng|đính chính|cụm từ)"
)
_DOUBLE = re.compile(r"((?:sửa đổi|điều chỉnh)), (?=bổ sung|sửa đổi)", re.IGNORECASE)
_CLAUSE_END = re.compile(rf"(?:[,;:]|,? và)\s+(?:đồng thời\s+)?(?={_VERBS}(?!\w))", re.IGNORECASE)
_THIS_DOCUMENT = re.compile(
    r"^(?:quyết định|kế hoạch|nghị quyết|văn bản) này (?:sẽ )?(?=thay thế|bãi bỏ)", re.IGNORECASE
)
_ASIDE = re.compile(r"\((?!\d+ (?:lần|chỗ|vị trí))[^()\ue000-\ue003]*\)")
_WHOLE_PLAN = re.compile(
    r" (?:tại|trong|ở) (?:toàn bộ |toàn văn )?(?:nội dung )?(?:của )?(?:bản )?kế hoạch(?: này)?"
    r"(?:,? và (?:các )?(?:phụ lục(?: (?:ban hành )?kèm theo)?|\ue002\d+\ue003))?(?=\s*[.;]?\s*$)"
    r"|,? và (?:các )?(?:phụ lục(?: (?:ban hành )?kèm theo)?|\ue002\d+\ue003)(?=\s*[.;]?\s*$)",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(rf"(?:tại [^.]{{0,120}}[,:] )?{_VERBS}(?!\w)", re.IGNORECASE)

NOT_READ = "không đọc được là thao tác sửa đổi nào"
OTHER = "sửa đổi văn bản khác: {}"
NO_CONTENT = "không thấy nội dung mới"
LOOSE = "lời trong ngoặc kép không thuộc thao tác nào"
LOOSE_TABLE = "bảng không thuộc thao tác nào"


def read_instructions(document: Document, plan: Plan) -> Manifest:
    """The operations that an amending document orders on a plan, as a manifest for a person to approve.

    The document is one that the ordinary reader read. Every sentence of its lead, body and annexes is in an operation,
    among the sentences of the frame, or among those not understood.
    """
    reader = _Reader(document, KnownPlan.of(plan))
    statements = statements_of(document)
    reader.read(statements, Where())
    for annex in document.annexes:
        reader.read_annex(annex)
    outer = statements_of(document.enclosing) if document.enclosing else []
    texts = [statement.text for statement in _all([*statements, *outer])]
    number = "/".join(part for part in (document.number, document.symbol) if part) if document.number else None
    code = number or (document.enacted_by.code if document.enacted_by else None)
    return Manifest(
        document=AmendingDocument(
            type=document.type.capitalize() if document.type else None,
            code=code,
            date=document.date,
            issuer=" ".join(document.issuer) or None,
            title=document.title,
            file=document.file.name if document.file else None,
        ),
        amends=reader.known.code,
        effective=effective_date(texts, document.date),
        operations=tuple(reader.operations),
        frame=tuple(reader.frame),
        not_understood=tuple(reader.not_understood),
    )


@dataclass
class _Reader:
    document: Document
    known: KnownPlan
    operations: list[Operation] = field(default_factory=list)
    frame: list[str] = field(default_factory=list)
    not_understood: list[Sentence] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    correcting: bool = False
    spent: set[tuple[int, str]] = field(default_factory=set)

    def read(self, statements: Sequence[Statement], context: Where) -> None:
        """Read statements below a place that completes their addresses."""
        for statement in statements:
            masked = mask(statement.text)
            place = context
            sentences = masked.sentences()
            for sentence in sentences:
                place = self.sentence(sentence, masked, statement, context, last=sentence == sentences[-1])
            self.leave_loose(statement)
            if (id(statement), "children") not in self.spent:
                self.read(statement.children, place)

    def sentence(self, text: str, masked: Masked, statement: Statement, context: Where, *, last: bool) -> Where:
        """Read a sentence; what it gives is the place that completes the addresses of the statements below."""
        if is_frame(masked.told(text), text) and not _VERB_FIRST.match(text):
            self.frame.append(masked.told(text))
            return context
        words, others = other_documents(masked, text, self.known.code)
        words = _WHOLE_PLAN.sub("", _ASIDE.sub(" ", _THIS_DOCUMENT.sub("", _DOUBLE.sub(r"\1 ", words))))
        if others:
            reason = OTHER.format("; ".join(basis.text for basis in others))
            self.leave(masked.told(text), reason, statement, other_document=True)
            self.leave_below(statement, reason)
            return context
        clauses = [read_clause(clause.strip(" .;:/"), masked) for clause in _CLAUSE_END.split(words)]
        understood = [clause for clause in clauses if clause is not None]
        if len(understood) < len(clauses):
            self.unread(masked.told(text), words, statement)
            return context
        return self.clauses(understood, masked.told(text), statement, context, last=last)

    def clauses(
        self, clauses: Sequence[Clause], told: str, statement: Statement, context: Where, *, last: bool
    ) -> Where:
        """Read the clauses of one sentence; an address that lacks its larger parts takes them from a later clause."""
        place, before = context, None
        for number, clause in enumerate(clauses):
            following = next((other.wheres[-1] for other in clauses[number + 1 :] if other.wheres), Where())
            around = following.within(place) if following.addresses else place
            if clause.action == "context":
                place = clause.wheres[0].within(context)
                continue
            content = self.content(clause, statement) if last and wants_content(clause) else Content()
            if wants_content(clause) and content.is_empty:
                if statement.children or any(map(self.detailed, clauses)):
                    if told not in self.frame:
                        self.frame.append(told)
                    place = clause.wheres[-1].within(context) if clause.wheres else place
                else:
                    self.leave(told, NO_CONTENT, statement)
                continue
            read = replace(clause, corrects=clause.corrects or self.correcting)
            made = operations_of(read, before, around, content, self.known)
            if not made:
                self.leave(told, NOT_READ if made is None else NO_CONTENT, statement)
                continue
            before = clause
            self.operations += [_placed(operation, told, statement) for operation in made]
        return place

    def unread(self, told: str, words: str, statement: Statement) -> None:
        """Account for a sentence that the grammar does not know."""
        if opens_instructions(words) and (statement.children or self.document.annexes):
            self.frame.append(told)
            self.correcting = self.correcting or words.lower().startswith("đính chính")
        else:
            self.leave(told, NOT_READ, statement)

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
        for below in _all(statement.children):
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
            annexes = [annex for annex in self.own_annexes(clause.annex) if not _has_instructions(annex)]
            self.used |= {annex.id for annex in annexes}
            tables = (*tables, *(table for annex in annexes for table in annex.tables))
            if clause.action == "replace_annex" or names_own_annex(clause):
                self.used |= {annex.id for annex in self.own_annexes(clause.annex)}
                return Content(annexes=tuple(self.own_annexes(clause.annex)))
        text = clause.quotes[-1] if clause.quotes else statement.content
        if not clause.quotes:
            self.spent.add((id(statement), "quoted"))
        if not text and self.is_content(statement):
            self.spent.add((id(statement), "children"))
            text = "\n".join(printed(child.number, child.text) for child in _all(statement.children))
            tables = (*tables, *(table for child in _all(statement.children) for table in child.tables))
        return Content(text=text, tables=tables)

    def is_content(self, statement: Statement) -> bool:
        """Whether what stands below a statement is new text, given without quotation marks."""
        if not statement.children or statement.quoted or not statement.text.rstrip(" ").endswith(":"):
            return False
        return not any(_VERB_FIRST.match(child.text) for child in _all(statement.children))

    def own_annexes(self, words: str) -> list[Annex]:
        """The annexes of the amending document that "Phụ lục I, Phụ lục II" means; "" is the only one."""
        wanted = [_key(label) for label in labels_of(f"phụ lục {words}")]
        if not wanted:
            return list(self.document.annexes) if len(self.document.annexes) == 1 else []
        by_key = {_key(annex.id.removeprefix("pl")): annex for annex in self.document.annexes}
        if len(wanted) == 1 and list(by_key) == [
            ""
        ]:  # "Phụ lục 4 ban hành kèm theo Quyết định này" has no number there
            return list(by_key.values())
        return [by_key[key] for key in wanted if key in by_key]

    def detailed(self, clause: Clause) -> bool:
        """Whether an own annex has the instructions that a clause only announces."""
        return clause.annex is not None and any(map(_has_instructions, self.own_annexes(clause.annex)))

    def read_annex(self, annex: Annex) -> None:
        """Read the instructions of an own annex; one that nothing leads to is listed as not understood."""
        if annex.id in self.used:
            return
        statements = annex_statements(annex)
        self.read(statements, Where())
        if annex.tables and not _has_instructions(annex):
            text = f"{annex.label} {annex.title}".strip()
            self.not_understood.append(Sentence(text=text, reason="không nội dung nào dẫn tới phụ lục này"))


def _placed(operation: Operation, told: str, statement: Statement) -> Operation:
    """An operation with its sentence and place; a row of a table keeps the source of its own."""
    source = operation.source or statement.source
    return operation.model_copy(update={"sentence": told, "provision": statement.provision, "source": source})


def _has_instructions(annex: Annex) -> bool:
    return any(_VERB_FIRST.match(statement.text) for statement in _all(annex_statements(annex)))


def _all(statements: Iterable[Statement]) -> Iterator[Statement]:
    for statement in statements:
        yield statement
        yield from _all(statement.children)


def _key(label: str) -> str:
    return str(read_roman(label) or label.lstrip("0")).lower()
