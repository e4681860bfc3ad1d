"""Folders whose files people go on with: what somebody has edited since we wrote it is never overwritten.

A record in the folder keeps the hash of every file that was written. By it a run sees which ones are as it left them;
beside any other one the new file is written.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path, PurePath
from types import TracebackType
from typing import NamedTuple, Self

from kehoach.errors import KehoachError
from kehoach.files import sha256_of, write_file

_BESIDE = ".ban-moi"


class Written(NamedTuple):
    """The name of the file that was written (None: it was up to date), and of the edited one that was left alone."""

    written: str | None
    kept: str | None


class KeptFolder:
    """A folder and its record, a JSON file of the given name; a folder without one holds nothing of ours.

    Used in a `with` statement, at whose end the record is written: also for what a run that was broken off wrote.
    """

    def __init__(self, folder: Path, record: str) -> None:
        self._folder = folder
        self._record = folder / record
        refuse_foreign_record(self._record, "files")
        self._known = _read_known(self._record)
        self._recorded = dict(self._known)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._known != self._recorded:
            self._save()

    def write(self, name: str, data: bytes) -> Written:
        """Write a file, beside the one that is there where that was edited.

        Raises `KehoachError` when the one beside it was edited too, or the folder cannot be written.
        """
        digest = hashlib.sha256(data).hexdigest()
        present = sha256_of(self._folder / name)
        if present == digest:
            self._known[name] = digest
            return Written(None, None)
        if present is None or present == self._known.get(name):
            self._put(name, data, digest)
            return Written(name, None)
        path = PurePath(name)
        beside = f"{path.stem}{_BESIDE}{path.suffix}"
        there = sha256_of(self._folder / beside)
        if there == digest:
            return Written(None, name)
        if there not in (None, self._known.get(beside)):
            raise KehoachError(
                "cả tệp này và bản mới bên cạnh đều đã được sửa hoặc điền; không ghi đè",
                file=self._folder / beside,
                advice="Chuyển tệp đã sửa sang thư mục khác, hoặc chọn thư mục khác bằng -o.",
            )
        self._put(beside, data, digest)
        return Written(beside, name)

    def _save(self) -> None:
        text = json.dumps({"files": dict(sorted(self._known.items()))}, ensure_ascii=False, indent=2) + "\n"
        write_file(self._record, text.encode())

    def _put(self, name: str, data: bytes, digest: str) -> None:
        write_file(self._folder / name, data)
        self._known[name] = digest


def refuse_foreign_record(record: Path, key: str) -> None:
    """Raises `KehoachError` where a file of a record's name is none of ours: ours are JSON objects with this key."""
    try:
        ours = key in dict(json.loads(record.read_bytes()))
    except OSError:  # none there, or the folder cannot be used at all, which is told when something is written
        return
    except (ValueError, TypeError, RecursionError):
        ours = False
    if not ours:
        raise KehoachError(
            "đã có tệp này, không phải do kehoach ghi hoặc đã hỏng; không ghi đè",
            file=record,
            advice="Chuyển tệp ấy đi nơi khác, hoặc chọn thư mục khác bằng -o.",
        )


def _read_known(record: Path) -> dict[str, str]:
    try:
        data = json.loads(record.read_text(encoding="utf-8"))
        return {str(name): str(digest) for name, digest in data["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
