"""The annexes of an amending document: which of them its sentences mean, and whether they hold instructions themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kehoach.amendments.address import labels_of
from kehoach.amendments.splitting import VERB_FIRST
from kehoach.amendments.statements import all_of, annex_statements
from kehoach.meaning.numbering import read_roman
from kehoach.model import Annex

_FORM = re.compile(r"^(?:pl|(?:bm|pb|dm|b|m)(?=\d))")
"""How the ids of annexes begin, whatever they are called."""


def annexes_named(words: str, annexes: Sequence[Annex]) -> list[Annex]:
    """The annexes that "Phụ lục I, Phụ lục II" means; "" is the only one."""
    wanted = labels_of(f"phụ lục {words}")
    if not wanted:
        return list(annexes) if len(annexes) == 1 else []
    by_label = {_FORM.sub("", annex.id): annex for annex in annexes}
    if len(wanted) == 1 and list(by_label) == [""]:  # "Phụ lục 4 ban hành kèm theo Quyết định này" has no number there
        return list(annexes)
    keys = (next((key for key in _keys(label) if key in by_label), "") for label in wanted)
    return [by_label[key] for key in keys if key]


def has_instructions(annex: Annex) -> bool:
    """Whether an annex says what is amended, and does not only hold the new words."""
    return any(VERB_FIRST.match(statement.text) for statement in all_of(annex_statements(annex)))


def _keys(label: str) -> tuple[str, str]:
    """How an annex with a label may be called in its id: "c" or "100" for "C", "2" for "II"."""
    own = label.lstrip("0").lower()
    return own, str(read_roman(label) or own)
