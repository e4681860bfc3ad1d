"""A change between two plans: its kind, the item, the field, what stood there and what stands there now."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from kehoach.model import Source
from kehoach.model.base import Model


class Kind(StrEnum):
    """What happened to an item, a section, or a part of the document."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    """It stands under another group, section or annex."""
    RENUMBERED = "renumbered"
    """It stands where it stood, with another number."""
    CHANGED = "changed"
    """One of its fields has other words."""
    REPEALED = "repealed"
    """Its number is kept, its content is not in force any more ("được bãi bỏ")."""
    SUSPENDED = "suspended"
    """Its content is kept and is not carried out for now ("tạm dừng", "đình chỉ")."""
    RESTORED = "restored"
    """It was repealed or suspended and is in force again."""


class Field(StrEnum):
    """What of an item or of the document has changed."""

    TEXT = "text"
    LEAD = "lead"
    COORDINATE = "coordinate"
    MONITOR = "monitor"
    PRODUCT = "product"
    DEADLINE = "deadline"
    VALUE = "value"
    NOTES = "notes"
    COLUMN = "column"
    GROUP = "group"
    TITLE = "title"
    CONTENT = "content"
    CAPTION = "caption"
    TYPE = "type"
    NUMBER = "number"
    DATE = "date"
    ISSUER = "issuer"
    LEGAL_BASES = "legal_bases"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"


class Part(StrEnum):
    """What kind of thing a change is about."""

    TARGET = "target"
    TASK = "task"
    PROJECT = "project"
    SECTION = "section"
    RESPONSIBILITY = "responsibility"
    ANNEX = "annex"
    DOCUMENT = "document"


class Piece(Model):
    """Words in a row that are the same in both texts, only in the old one, or only in the new one."""

    kind: Literal["same", "deleted", "added"]
    text: str


Match = Literal["identity", "address", "words", "nearest"]
"""How the two sides of a change were found to be one item: the item says what it was before; the same address; the same
words elsewhere; or only similar words, which a person should look at."""


class Change(Model):
    """One change.

    `item` is the id in the old plan (None for what was added), `new_item` the one in the new plan (None for what was
    removed); both are None for a part of the document's head or foot. `label` tells which value or column ("Giai đoạn
    2021-2025"). For an item as a whole, `old` and `new` are its words, and `fields` what its other columns say, by the
    field's or column's name. `words` are the two texts as one, told apart word by word; for a changed field only.
    `likeness` (0 to 1) says how like the two texts are where they were matched by `nearest`.
    """

    kind: Kind
    part: Part
    item: str | None = None
    new_item: str | None = None
    field: Field | None = None
    label: str | None = None
    old: str | None = None
    new: str | None = None
    words: tuple[Piece, ...] = ()
    fields: dict[str, str] = {}
    old_place: str | None = None
    new_place: str | None = None
    matched_by: Match | None = None
    likeness: float | None = None
    old_source: Source | None = None
    new_source: Source | None = None


def dump_changes(changes: Iterable[Change]) -> str:
    """Changes as JSON text: {"changes": [...]}; parts that a change does not have are not written."""
    data = {"changes": [change.model_dump(mode="json", exclude_defaults=True) for change in changes]}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
