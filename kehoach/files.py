"""Reading texts; writing results: whole or not at all, and telling whether a file is as it was written."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from kehoach.errors import KehoachError, cause_of


def read_text(path: Path, kind: str = "tệp") -> str:
    """The text of a UTF-8 file, without the byte order mark that editors on Windows put before it.

    Raises `KehoachError` when it cannot be read; `kind` says what the file is for ("tệp thiết lập").
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise KehoachError(f"không tìm thấy {kind}", file=path, advice="Kiểm tra lại tên tệp và thư mục.") from None
    except OSError as error:
        advice = "Kiểm tra lại tên tệp và quyền đọc tệp."
        raise KehoachError(f"không mở được {kind} ({cause_of(error)})", file=path, advice=advice) from None
    except UnicodeDecodeError:
        advice = "Kiểm tra lại tên tệp, hoặc lưu lại tệp với bảng mã UTF-8."
        raise KehoachError(f"{kind} không phải văn bản UTF-8", file=path, advice=advice) from None


def write_file(path: Path, data: bytes) -> None:
    """Write a file through a temporary one beside it, so that no half-written file is ever seen.

    Raises `KehoachError` when the folder cannot be made or written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise KehoachError(
            f"không ghi được vào thư mục ({cause_of(error)})",
            file=path.parent,
            advice="Chọn thư mục khác bằng -o, hoặc kiểm tra quyền ghi.",
        ) from None
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise KehoachError(f"không ghi được tệp ({cause_of(error)})", file=path) from None
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_new(path: Path, data: bytes, *, force: bool) -> None:
    """Write a file that is not there yet or holds the very same bytes; over any other one only with `force`.

    Raises `KehoachError` where something else stands there, or it cannot be written.
    """
    write_new_files({path: data}, force=force)


def write_new_files(files: Mapping[Path, bytes], *, force: bool) -> None:
    """Write several files as `write_new` does: none of them, where one of them may not be written over."""
    for path, data in files.items():
        if path.is_dir():
            raise KehoachError("là thư mục, không phải tệp", file=path, advice="Chọn tên khác bằng -o.")
        if not force and sha256_of(path) not in (None, hashlib.sha256(data).hexdigest()):
            raise KehoachError(
                "đã có tệp này với nội dung khác; không ghi đè",
                file=path,
                advice="Chọn tên khác bằng -o, hoặc thêm --force để ghi đè.",
            )
    for path, data in files.items():
        write_file(path, data)


def sha256_of(path: Path) -> str | None:
    """The SHA-256 of what stands in a file, None where there is none. Raises `KehoachError` when it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KehoachError(f"không đọc được tệp đang có ({cause_of(error)})", file=path) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
