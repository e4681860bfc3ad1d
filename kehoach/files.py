"""Writing results: whole or not at all, and never over work that is not ours to overwrite."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kehoach.errors import KehoachError, cause_of


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


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
