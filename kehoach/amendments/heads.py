"""The head and foot of a plan amended: its title, what it is based on ("căn cứ"), whom it goes to ("nơi nhận")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from kehoach.amendments import operations as op
from kehoach.amendments.changes import Field
from kehoach.amendments.edits import Edit, Head, HeadEdit, head_of
from kehoach.amendments.facts import FIELD_NAMES, TITLE
from kehoach.amendments.paper import Paper
from kehoach.amendments.refusal import NO_COLUMN, NO_PLACE, NOT_HERE, SEVERAL_PLACES, TAKEN, Refused
from kehoach.amendments.wording import same_title, words
from kehoach.meaning.citations import split_legal_bases, states_bases
from kehoach.model import LegalBasis

PLAN_TITLE, BASES, RECIPIENTS = "tên Kế hoạch", "căn cứ", "nơi nhận"
"""The addresses of the head; an entry of a list is quoted: "căn cứ “Luật Ngân sách nhà nước”"."""

_ENTRY = re.compile(rf"({BASES}|{RECIPIENTS})(?: “(.+)”)?", re.DOTALL)
_TEXT = FIELD_NAMES[Field.TEXT]
_OPENING = re.compile(r"^(?:[-–+] ?)?(?:căn cứ )?", re.IGNORECASE)
_EDGES = " .;,"


def names_head(words: str | None) -> bool:
    """Whether an address names the plan's title, or a list of its head or an entry there."""
    return words is not None and (words == PLAN_TITLE or _ENTRY.fullmatch(words) is not None)


def amended_head(operation: op.Amend, paper: Paper) -> list[Edit]:
    """The edit of a new title, a new list, or an entry in other words. Raises `Refused` where there is no such entry."""
    old = head_of(paper.document)
    if operation.at == PLAN_TITLE:
        if set(operation.cells) != {TITLE}:
            raise Refused(NO_COLUMN, f"Kế hoạch chỉ có «{TITLE}».")
        return [HeadEdit(old=old, new=old.model_copy(update={"title": operation.cells[TITLE]}))]
    name, entry = _parsed(operation.at)
    new = _lines(operation.cells)
    if entry is None and name == BASES and states_bases(old.lead, old.legal_bases):
        raise Refused(NOT_HERE, "Các căn cứ nằm trong một câu của phần mở đầu: cần nêu căn cứ nào được thay.")
    if name == RECIPIENTS:
        now = [] if entry is None else list(old.recipients)
        place = 0 if entry is None else _recipient(entry, now)
        return [_recipients(old, [*now[:place], *new, *now[place + 1 :]])]
    bases = list(old.legal_bases)
    fresh = _bases(new)
    if entry is None:
        return [HeadEdit(old=old, new=old.model_copy(update={"legal_bases": tuple(fresh)}))]
    place = _basis(entry, bases)
    head = _in_lead(old, bases[place].text, lambda _: "; ".join(basis.text for basis in fresh))
    after = (*bases[:place], *fresh, *bases[place + 1 :])
    return [HeadEdit(old=old, new=head.model_copy(update={"legal_bases": after}))]


def inserted_entry(operation: op.Insert, paper: Paper) -> list[Edit]:
    """The edit of a new căn cứ or nơi nhận: the last one (before "Lưu: ..."), or beside another.

    Raises `Refused` where it stands there already, or the other one does not.
    """
    old = head_of(paper.document)
    name, _ = _parsed(operation.at or "")
    beside = _parsed(operation.beside)[1] if operation.beside else None
    behind = operation.where != "before"
    new = _lines(operation.cells)
    if name == RECIPIENTS:
        now = list(old.recipients)
        _refuse_known(new, now)
        place = _recipient(beside, now) + behind if beside else _before_archive(now)
        return [_recipients(old, [*now[:place], *new, *now[place:]])]
    bases, fresh = list(old.legal_bases), _bases(new)
    _refuse_known([basis.text for basis in fresh], [basis.text for basis in bases])
    anchor = _basis(beside, bases) if beside else len(bases) - 1
    place = anchor + behind
    head = old
    if bases:
        own = bases[anchor].text
        head = _in_lead(old, own, lambda _: "; ".join(_around(own, [basis.text for basis in fresh], behind=behind)))
    after = (*bases[:place], *fresh, *bases[place:])
    return [HeadEdit(old=old, new=head.model_copy(update={"legal_bases": after}))]


def _around(own: str, new: Sequence[str], *, behind: bool) -> list[str]:
    return [own, *new] if behind else [*new, own]


def repealed_entry(operation: op.Repeal, paper: Paper) -> list[Edit]:
    """The edit that takes out a căn cứ or a nơi nhận. Raises `Refused` where there is no such entry."""
    old = head_of(paper.document)
    name, entry = _parsed(operation.at)
    if entry is None:
        raise Refused(NOT_HERE, f"Không bãi bỏ được toàn bộ {name}: cần nêu từng mục.")
    if name == RECIPIENTS:
        now = list(old.recipients)
        place = _recipient(entry, now)
        return [_recipients(old, [*now[:place], *now[place + 1 :]])]
    bases = list(old.legal_bases)
    place = _basis(entry, bases)
    if len(bases) == 1:
        raise Refused(NOT_HERE, "Đây là căn cứ duy nhất của kế hoạch: cần thay bằng căn cứ khác.")
    head = _in_lead(old, bases[place].text, lambda _: "")
    after = (*bases[:place], *bases[place + 1 :])
    return [HeadEdit(old=old, new=head.model_copy(update={"legal_bases": after}))]


def rewritten_head(name: str, paper: Paper, change: Callable[[str], str]) -> list[Edit]:
    """The edit that changes words in the title or in a list of the head."""
    old = head_of(paper.document)
    if name == PLAN_TITLE:
        new = old.model_copy(update={"title": change(old.title or "")})
    elif name == RECIPIENTS:
        new = old.model_copy(update={"recipients": tuple(map(change, old.recipients))})
    else:
        new = old
        for place, basis in enumerate(old.legal_bases):
            text = change(basis.text)
            if text == basis.text:
                continue
            new = _in_lead(new, basis.text, partial(_always, text))
            bases = (*new.legal_bases[:place], *_bases([text]), *new.legal_bases[place + 1 :])
            new = new.model_copy(update={"legal_bases": bases})
    return [HeadEdit(old=old, new=new)] if new != old else []


def _always(text: str, _: str) -> str:
    return text


def _parsed(at: str) -> tuple[str, str | None]:
    match = _ENTRY.fullmatch(at)
    if match is None:
        raise Refused(NO_PLACE, f"«{at}» không phải căn cứ hay nơi nhận nào.")
    return match[1], match[2]


def _lines(cells: dict[str, str]) -> list[str]:
    if set(cells) != {_TEXT}:
        raise Refused(NO_COLUMN, f"Căn cứ, nơi nhận chỉ có «{_TEXT}».")
    return [_bare(line) for line in cells[_TEXT].split("\n") if _bare(line)]


def _bare(line: str) -> str:
    return _OPENING.sub("", line.strip()).strip(_EDGES)


def _bases(lines: Sequence[str]) -> list[LegalBasis]:
    """The căn cứ that lines name, one or more a line; one that cites no document has its words alone."""
    found: list[LegalBasis] = []
    for line in lines:
        named = split_legal_bases(f"Căn cứ {line}")
        if len(named) == 1:
            found.append(named[0].model_copy(update={"text": line}))
        else:
            found += named if all(basis.text in line for basis in named) and named else [LegalBasis(text=line)]
    return found


def _recipients(old: Head, new: Sequence[str]) -> HeadEdit:
    return HeadEdit(old=old, new=old.model_copy(update={"recipients": tuple(new)}))


def _before_archive(recipients: Sequence[str]) -> int:
    return next((place for place, line in enumerate(recipients) if line.startswith("Lưu")), len(recipients))


def _recipient(entry: str, recipients: Sequence[str]) -> int:
    """The place of a nơi nhận, named as a whole."""
    return _only(entry, [place for place, line in enumerate(recipients) if same_title(_bare(line), _bare(entry))])


def _basis(entry: str, bases: Sequence[LegalBasis]) -> int:
    """The place of a căn cứ, named by its first words."""
    wanted = [word for word, _ in words(_bare(entry))]
    return _only(
        entry,
        [
            place
            for place, basis in enumerate(bases)
            if [word for word, _ in words(basis.text)][: len(wanted)] == wanted
        ],
    )


def _only(entry: str, places: Sequence[int]) -> int:
    if len(places) != 1:
        code = SEVERAL_PLACES if places else NO_PLACE
        raise Refused(code, f"{'Có nhiều chỗ' if places else 'Không có'} «{entry}» ở phần được nêu.")
    return places[0]


def _refuse_known(new: Sequence[str], known: Sequence[str]) -> None:
    for line in new:
        if any(same_title(line, _bare(other)) for other in known):
            raise Refused(TAKEN, f"«{line}» đã có trong kế hoạch.")


def _in_lead(head: Head, old: str, change: Callable[[str], str]) -> Head:
    """The head with a căn cứ in other words in the running text, where the plan states its căn cứ there."""
    if not states_bases(head.lead, head.legal_bases):
        return head
    new = change(old)
    lead = []
    for paragraph in head.lead:
        if new or old not in paragraph.text:
            text = paragraph.text.replace(old, new, 1)
        elif f"; {old}" in paragraph.text:
            text = paragraph.text.replace(f"; {old}", "", 1)
        else:
            text = re.sub(rf"{re.escape(old)}[;,]? ?", "", paragraph.text, count=1)
        lead.append(paragraph.model_copy(update={"text": text}))
    return head.model_copy(update={"lead": tuple(lead)})
