"""The one kind of error that a user of kehoach ever meets."""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CAUSES = {
    errno.ENOENT: "không có tệp hoặc thư mục ấy",
    errno.EEXIST: "đã có tệp trùng tên",
    errno.ENOTDIR: "đường dẫn đi qua một tệp, không phải thư mục",
    errno.EISDIR: "là thư mục, không phải tệp",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOSPC: "ổ đĩa hết chỗ",
    errno.ELOOP: "liên kết vòng quanh",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EBUSY: "tệp đang được chương trình khác dùng",
}
_TOML_PLACE = re.compile(r"at line (\d+), column (\d+)")


class KehoachError(Exception):
    """Nothing could be produced: says which file, where in it, why, and what to do, in Vietnamese.

    Trouble that leaves a result is not an error but a `Notice` in that result.
    """

    def __init__(
        self,
        reason: str,
        *,
        file: Path | str | None = None,
        place: str | None = None,
        advice: str | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.file = str(file) if file is not None else None
        self.place = place
        self.advice = advice

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.place) if part)
        text = f"{where}: {self.reason}" if where else self.reason
        return f"{text}\n  Cách xử lý: {self.advice}" if self.advice else text


@contextmanager
def named_by(path: Path) -> Iterator[None]:
    """Let errors that tell only a file's name tell its path, as the user gave it."""
    try:
        yield
    except KehoachError as error:
        if error.file == path.name:
            error.file = str(path)
        raise


def cause_of(error: OSError | ValueError | RecursionError) -> str:
    """Why the system refused something, or where a TOML or JSON text goes wrong, in Vietnamese as far as it is known."""
    if isinstance(error, OSError):
        return _CAUSES.get(error.errno or 0) or error.strerror or str(error)
    if isinstance(error, RecursionError):
        return "lồng nhau quá nhiều lớp"
    if isinstance(error, json.JSONDecodeError):
        return f"sai từ dòng {error.lineno}, cột {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return "không phải UTF-8"
    if place := _TOML_PLACE.search(str(error)):
        return f"sai từ dòng {place[1]}, cột {place[2]}"
    return "thiếu phần cuối" if "end of document" in str(error) else str(error)
