"""What changed in a document apart from its items: head, legal bases, annexes, body sections, foot."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kehoach.amendments.changes import Change, Field, Kind, Part
from kehoach.amendments.matching import Entry, match
from kehoach.amendments.places import is_void, place_words
from kehoach.amendments.wording import pieces, same_title, same_words
from kehoach.meaning.citations import document_key
from kehoach.model import Annex, Document, Paragraph, Plan, Section, Source, Table


def document_changes(old: Plan, new: Plan) -> Iterator[Change]:
    """The changes of head, legal bases, annexes and sections, then of the foot."""
    before, after = old.document, new.document
    for field, first, second in (
        (Field.TYPE, before.type, after.type),
        (Field.NUMBER, _number(before), _number(after)),
        (Field.DATE, before.date and before.date.isoformat(), after.date and after.date.isoformat()),
        (Field.ISSUER, "\n".join(before.issuer), "\n".join(after.issuer)),
        (Field.TITLE, before.title, after.title),
        (Field.CONTENT, _words(before.lead, before.tables), _words(after.lead, after.tables)),
    ):
        yield from _changed(_base(Part.DOCUMENT, field), first or "", second or "", same_title)
    yield from _basis_changes(before, after)
    yield from _section_changes(old, new)
    yield from _annex_changes(old, new)
    foot = _base(Part.DOCUMENT, Field.CONTENT)
    yield from _changed(foot, _words(before.closing), _words(after.closing), same_words)
    recipients = ("\n".join(before.recipients), "\n".join(after.recipients))
    yield from _changed(_base(Part.DOCUMENT, Field.RECIPIENTS), *recipients, same_words)
    yield from _changed(_base(Part.DOCUMENT, Field.SIGNATURE), _signature(before), _signature(after), same_title)


def sections_of(sections: Iterable[Section]) -> Iterator[Section]:
    """The sections and all that are below them, in the order of the text."""
    for section in sections:
        yield section
        yield from sections_of(section.children)


def body_of(section: Section) -> str:
    """The words of a section below its title, those of its children aside; its own tables row by row."""
    return _words((*section.paragraphs, *section.trailing), section.tables)


def _words(paragraphs: Iterable[Paragraph], tables: Iterable[Table] = ()) -> str:
    """Paragraphs and the rows of tables that hold no items, a line each."""
    rows = [row for table in tables if not table.roles for row in (*table.header, *table.rows)]
    lines = [" | ".join(cell.text for cell in row if cell.text) for row in rows]
    return "\n".join(line for line in (*(paragraph.text for paragraph in paragraphs), *lines) if line)


def _base(part: Part, field: Field) -> Change:
    return Change(kind=Kind.CHANGED, part=part, field=field)


def _changed(base: Change, old: str, new: str, same: Callable[[str, str], bool]) -> Iterator[Change]:
    if not same(old, new):
        yield base.model_copy(update={"old": old, "new": new, "words": pieces(old, new)})


def _number(document: Document) -> str:
    return "/".join(part for part in (document.number, document.symbol) if part)


def _signature(document: Document) -> str:
    signature = document.signature
    return "\n".join(filter(None, (signature.authority, signature.title, signature.name))) if signature else ""


def _basis_changes(old: Document, new: Document) -> Iterator[Change]:
    entries = [[Entry(document_key(basis), basis.text) for basis in one.legal_bases] for one in (old, new)]
    pairs = match(*entries)
    base = _base(Part.DOCUMENT, Field.LEGAL_BASES)
    for pair in pairs:
        texts = (old.legal_bases[pair.old].text, new.legal_bases[pair.new].text)
        yield from _changed(base.model_copy(update={"matched_by": pair.by}), *texts, same_words)
    for place, basis in enumerate(new.legal_bases):
        if place not in {pair.new for pair in pairs}:
            yield base.model_copy(update={"kind": Kind.ADDED, "new": basis.text, "new_source": basis.source})
    for place, basis in enumerate(old.legal_bases):
        if place not in {pair.old for pair in pairs}:
            yield base.model_copy(update={"kind": Kind.REMOVED, "old": basis.text, "old_source": basis.source})


def _annex_changes(old: Plan, new: Plan) -> Iterator[Change]:
    before = {annex.id: annex for annex in old.document.annexes}
    after = {annex.id: annex for annex in new.document.annexes}
    for name in dict.fromkeys([*before, *after]):
        one, other = before.get(name), after.get(name)
        base = Change(
            kind=Kind.CHANGED,
            part=Part.ANNEX,
            item=name if one else None,
            new_item=name if other else None,
            old_place=place_words(name, old) if one else None,
            new_place=place_words(name, new) if other else None,
            matched_by="address" if one and other else None,
        )
        if one and other:
            yield from _annex_fields(base, one, other)
        else:
            kind = Kind.REMOVED if one else Kind.ADDED
            yield base.model_copy(
                update={"kind": kind, "old": one.title if one else None, "new": other.title if other else None}
            )


def _annex_fields(base: Change, old: Annex, new: Annex) -> Iterator[Change]:
    for field, first, second in (
        (Field.TITLE, old.title, new.title),
        (Field.CAPTION, old.caption, new.caption),
        (Field.CONTENT, _words(old.paragraphs, old.tables), _words(new.paragraphs, new.tables)),
    ):
        yield from _changed(base.model_copy(update={"field": field}), first, second, same_title)


def _section_changes(old: Plan, new: Plan) -> Iterator[Change]:
    before, after = list(sections_of(old.document.outline)), list(sections_of(new.document.outline))
    duties = {part.id for plan in (old, new) for part in plan.responsibilities}
    pairs = match([_entry(section) for section in before], [_entry(section) for section in after])
    by_new = {pair.new: pair for pair in pairs}
    for place, section in enumerate(after):
        pair = by_new.get(place)
        part = Part.RESPONSIBILITY if section.id in duties else Part.SECTION
        one = before[pair.old] if pair else None
        base = _section_base(part, (one, section), (old, new))
        if one is None or pair is None:
            yield base.model_copy(update={"kind": Kind.ADDED})
            continue
        base = base.model_copy(update={"matched_by": pair.by, "likeness": pair.likeness})
        yield from _section_pair(base, one, section)
    kept = {pair.old for pair in pairs}
    for place, section in enumerate(before):
        if place not in kept:
            part = Part.RESPONSIBILITY if section.id in duties else Part.SECTION
            yield _section_base(part, (section, None), (old, new)).model_copy(update={"kind": Kind.REMOVED})


def _section_pair(base: Change, old: Section, new: Section) -> Iterator[Change]:
    if old.id != new.id:
        same_parent = old.id.rpartition("/")[0] == new.id.rpartition("/")[0]
        yield base.model_copy(update={"kind": Kind.RENUMBERED if same_parent else Kind.MOVED})
    if is_void(old.title) != is_void(new.title):
        yield base.model_copy(update={"kind": Kind.REPEALED if is_void(new.title) else Kind.RESTORED})
        return
    title = base.model_copy(update={"field": Field.TITLE})
    yield from _changed(title, old.title, new.title, same_title if old.level == 1 else same_words)
    yield from _changed(base.model_copy(update={"field": Field.CONTENT}), body_of(old), body_of(new), same_words)


def _section_base(part: Part, pair: tuple[Section | None, Section | None], plans: tuple[Plan, Plan]) -> Change:
    old, new = pair
    return Change(
        kind=Kind.CHANGED,
        part=part,
        item=old.id if old else None,
        new_item=new.id if new else None,
        old=whole_text(old) if old else None,
        new=whole_text(new) if new else None,
        old_place=place_words(old.id, plans[0]) if old else None,
        new_place=place_words(new.id, plans[1]) if new else None,
        old_source=_source(old),
        new_source=_source(new),
    )


def whole_text(section: Section) -> str:
    """A section's title and the words below it."""
    return "\n".join(filter(None, (section.title, body_of(section))))


def _source(section: Section | None) -> Source | None:
    return section.source if section else None


def _entry(section: Section) -> Entry:
    return Entry(section.id, whole_text(section), void=is_void(section.title))
