"""The status of a task, as officers word it."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

from rapidfuzz import fuzz

from kehoach.meaning.spelling import words_of
from kehoach.progress.model import Status

_LEAST = 88.0
"""Likeness (0-100) from which a mistyped status is taken for the listed one."""
_MARGIN = 4.0
"""By how much the likest status has to be liker than the next one."""

_SYNONYMS: dict[str, Status] = {
    "đang triển khai": Status.IN_PROGRESS,
    "đang triển khai thực hiện": Status.IN_PROGRESS,
    "đang làm": Status.IN_PROGRESS,
    "chưa xong": Status.IN_PROGRESS,
    "đã hoàn thành đúng hạn": Status.DONE_ON_TIME,
    "hoàn thành trước hạn": Status.DONE_ON_TIME,
    "hoàn thành trước thời hạn": Status.DONE_ON_TIME,
    "hoàn thành đúng thời hạn": Status.DONE_ON_TIME,
    "đúng hạn": Status.DONE_ON_TIME,
    "đã hoàn thành quá hạn": Status.DONE_LATE,
    "hoàn thành nhưng quá hạn": Status.DONE_LATE,
    "hoàn thành trễ hạn": Status.DONE_LATE,
    "hoàn thành chậm": Status.DONE_LATE,
    "hoàn thành muộn": Status.DONE_LATE,
    "quá hạn nhưng chưa hoàn thành": Status.OVERDUE,
    "chưa hoàn thành, quá hạn": Status.OVERDUE,
    "quá hạn": Status.OVERDUE,
    "trễ hạn": Status.OVERDUE,
    "chậm tiến độ": Status.OVERDUE,
    "chưa tới hạn": Status.NOT_DUE,
    "chưa đến thời hạn": Status.NOT_DUE,
    "đã thực hiện": Status.DONE_IN_PERIOD,
    "thực hiện thường xuyên": Status.DONE_IN_PERIOD,
    "chưa thực hiện": Status.NOT_DONE_IN_PERIOD,
    "chưa phát sinh": Status.WAITING,
    "chưa có hướng dẫn": Status.WAITING,
}
"""Words of reports (legal-facts 4.3b) that mean one listed status."""

DONE_WORDS = frozenset({"hoàn thành", "đã hoàn thành", "xong", "đã xong", "100%"})
"""Words that say that the work is done, not whether in time."""


class StatusRead(NamedTuple):
    """What words were read as; `sure` is False for words that only come near a listed status. `done` says that the work
    is done, in time or not."""

    status: Status | None
    sure: bool = True
    done: bool = False


def read_status(text: str) -> StatusRead:
    """The status that words mean: the listed words, their synonyms, or nearly the listed words."""
    words = words_of(text).casefold()
    if words in _LISTED:
        return StatusRead(_LISTED[words])
    if words in DONE_WORDS:
        return StatusRead(None, sure=False, done=True)
    if words in _SYNONYMS:
        return StatusRead(_SYNONYMS[words], sure=False)
    bare = _bare(words)
    if bare in _BARE:
        return StatusRead(_BARE[bare], sure=False)
    scored = sorted(((fuzz.ratio(bare, listed), status) for listed, status in _BARE.items()), reverse=True)
    (best, status), (second, _) = scored[:2]
    return StatusRead(status, sure=False) if best >= _LEAST and best - second >= _MARGIN else StatusRead(None)


def _bare(words: str) -> str:
    """Words without diacritics: "hoan thanh dung han"."""
    letters = unicodedata.normalize("NFD", words.replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


_LISTED = {status.words.casefold(): status for status in Status}
_BARE = {_bare(words): status for words, status in _LISTED.items()}
