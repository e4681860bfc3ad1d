"""Agencies, groups of agencies, and mentions of them in a text."""

from __future__ import annotations

from datetime import date as Date
from typing import Literal

from kehoach.model.base import Model

Level = Literal["tinh", "huyen", "xa", "trung-uong"]
Role = Literal["lead", "partner"]


class Successor(Model):
    """An agency or group that took over from another on a day, and the document that says so.

    `functions` names what it took over when that is not everything that no other successor took.
    `unverified` marks what was not seen in a source.
    """

    agency: str
    document: str
    date: Date
    functions: str | None = None
    unverified: bool = False


class Agency(Model):
    """A body that a plan can give work to.

    `id` is the ASCII slug of the official name without the province; `header` are the issuer's lines and
    `superior` the lines above them (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2); `place` is the địa
    danh of its date line (II.4). `unverified` names the fields whose values were not seen in a source.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    symbol: str | None = None
    kind: str
    level: Level
    head_title: str | None = None
    header: tuple[str, ...] = ()
    superior: tuple[str, ...] = ()
    place: str | None = None
    parent: str | None = None
    groups: tuple[str, ...] = ()
    valid_from: Date | None = None
    valid_to: Date | None = None
    successors: tuple[Successor, ...] = ()
    province: str | None = None
    unverified: tuple[str, ...] = ()

    def exists_on(self, day: Date | None) -> bool:
        """Whether the agency exists on a day (None: on some day)."""
        if day is None:
            return True
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


class Group(Model):
    """A phrase that means many agencies. An `open` one names nobody in particular ("có liên quan"):
    its members, if any, are those that it may mean."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    open: bool = False
    successors: tuple[Successor, ...] = ()


class Mention(Model):
    """A place in a text (`text[start:end]`) that names an agency or a group.

    `known` is False for what looks like an agency's name but is not in the registry, or means several.
    """

    start: int
    end: int
    text: str
    agency: str | None = None
    group: str | None = None
    role: Role = "lead"
    known: bool = True
