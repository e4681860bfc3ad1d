"""Why a Word document must not be changed: it is signed, protected, or holds changes that somebody has yet to accept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from kehoach.parser.formats.docx_xml import Element, W, child, switched_on

State = Literal["signed", "protected", "tracked"]

_SIGNATURES = "_xmlsignatures/"
_CHANGES = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_ON = frozenset({"1", "true", "on"})


def states_of(parts: Iterable[str], body: Element | None, settings: Element | None) -> tuple[State, ...]:
    """The states of a document with these parts (names in lower case), body and `word/settings.xml`."""
    found: list[State] = []
    if any(name.startswith(_SIGNATURES) for name in parts):
        found.append("signed")
    if _is_protected(settings):
        found.append("protected")
    changed = body is not None and next(body.iter(*_CHANGES), None) is not None
    if changed or switched_on(child(settings, W + "trackRevisions")):
        found.append("tracked")
    return tuple(found)


def _is_protected(settings: Element | None) -> bool:
    """Whether editing is restricted, or the file is locked against writing."""
    protection = child(settings, W + "documentProtection")
    if protection is not None and protection.get(W + "enforcement") in _ON:
        return protection.get(W + "edit", "none") != "none"
    return child(settings, W + "writeProtection") is not None
