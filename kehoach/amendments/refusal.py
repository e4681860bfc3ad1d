"""What was not carried out and why, as notices for a person."""

from __future__ import annotations

from kehoach.amendments.operations import Manifest, Operation
from kehoach.model import Notice, Severity

NO_PLACE = "A101"
SEVERAL_PLACES = "A102"
NO_PHRASE = "A103"
NO_COLUMN = "A104"
OTHER_WORDS = "A105"
TAKEN = "A106"
NOT_HERE = "A107"
REPLACED = "A108"
UNREADABLE = "A109"
NOT_IN_EFFECT = "A201"
NOT_APPROVED = "A202"
OTHER_DOCUMENT = "A203"
NOT_UNDERSTOOD = "A204"

SEVERITIES: dict[str, Severity] = {
    NO_PLACE: "error",
    SEVERAL_PLACES: "error",
    NO_PHRASE: "error",
    NO_COLUMN: "error",
    OTHER_WORDS: "error",
    TAKEN: "error",
    NOT_HERE: "error",
    REPLACED: "error",
    UNREADABLE: "error",
    NOT_IN_EFFECT: "info",
    NOT_APPROVED: "info",
    OTHER_DOCUMENT: "warning",
    NOT_UNDERSTOOD: "error",
}
"""Every code of a notice about amending, and how grave it is."""


class Refused(Exception):
    """An operation cannot be carried out; the message is in Vietnamese."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def notice_of(refused: Refused, operation: Operation, document: str = "") -> Notice:
    """The notice about an operation that was not carried out: its place, its words, and why; `document` names the amending
    document where there are several."""
    where = _where(operation.provision, document)
    words = f" Nội dung này không được thực hiện: «{operation.sentence}»." if operation.sentence else ""
    return Notice(
        code=refused.code,
        severity=SEVERITIES[refused.code],
        message=f"{where}{refused.message}{words}",
        source=operation.source,
    )


def left_over(manifest: Manifest, document: str = "") -> tuple[Notice, ...]:
    """A notice for each sentence of an amending document that is in no operation; `document` as for `notice_of`."""
    notices = []
    for sentence in manifest.not_understood:
        code = OTHER_DOCUMENT if sentence.other_document else NOT_UNDERSTOOD
        where = _where(sentence.provision, document)
        message = f"{where}Chưa thực hiện «{sentence.text}»: {sentence.reason}."
        notices.append(Notice(code=code, severity=SEVERITIES[code], message=message, source=sentence.source))
    return tuple(notices)


def _where(provision: str, document: str) -> str:
    words = " ".join(filter(None, (provision, document)))
    return f"{words}: " if words else ""
