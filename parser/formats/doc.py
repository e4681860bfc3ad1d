"""Old Word files (.doc: an OLE container) and RTF, turned into .docx by LibreOffice where it is installed.

LibreOffice is no reader for files of unknown origin (its makers say so): it runs only on these formats,
with a fresh profile that runs no macros and follows no links, with the one import filter that fits, and
it is stopped when it takes too long.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from kehoach.errors import KehoachError
from kehoach.model import Layout
from kehoach.model.trusted import changed
from kehoach.parser.extraction import Extraction, Origin
from kehoach.parser.formats.docx import extract_package, package_with_form
from kehoach.parser.formats.docx_notices import notice
from kehoach.parser.formats.signatures import OLE, RTF

TIMEOUT = 120.0
"""Seconds that LibreOffice may take for one file."""

_PROGRAMS = ("soffice", "libreoffice")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_SAVE_AS_DOCX = "Mở tệp bằng Word, lưu lại dạng .docx rồi chạy lại."
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
</oor:items>
"""


def extract(origin: Origin) -> Extraction:
    """The blocks of an old Word file; paragraphs are counted in its conversion.

    Raises `KehoachError` when LibreOffice is not installed or fails, and for other kinds of OLE files.
    """
    return _as_old(origin, extract_package(origin, _converted(origin)))


def extract_with_form(origin: Origin) -> tuple[Extraction, Layout]:
    """The blocks of an old Word file and what its conversion looks like. Raises `KehoachError` as `extract` does.

    The paths of that conversion are left out: nobody has it.
    """
    extraction, layout = package_with_form(origin, _converted(origin))
    paragraphs = tuple(changed(paragraph, path=None) for paragraph in layout.paragraphs)
    tables = tuple(changed(table, path=None) for table in layout.tables)
    return _as_old(origin, extraction), changed(layout, paragraphs=paragraphs, tables=tables)


def _as_old(origin: Origin, extraction: Extraction) -> Extraction:
    return Extraction("doc", extraction.blocks, (notice("P418", origin.at()), *extraction.notices))


def _check_container(origin: Origin) -> None:
    if _ENCRYPTED_STREAM in origin.data:
        raise KehoachError(
            "tệp được bảo vệ bằng mật khẩu", file=origin.file, advice="Bỏ mật khẩu trong Word rồi lưu lại dạng .docx."
        )
    if _WORD_STREAM not in origin.data:
        raise KehoachError(
            "tệp Office đời cũ này không phải văn bản Word", file=origin.file, advice="Dùng văn bản dạng .docx."
        )


def _converted(origin: Origin) -> bytes:
    """The file as .docx, as LibreOffice writes it."""
    if origin.data.startswith(OLE):
        _check_container(origin)
    program = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if program is None:
        raise KehoachError(
            "tệp Word đời cũ (.doc, .rtf) chỉ đọc được qua LibreOffice, mà máy này chưa cài",
            file=origin.file,
            advice=f"{_SAVE_AS_DOCX} Hoặc cài LibreOffice.",
        )
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, "source.rtf" if origin.data.startswith(RTF) else "source.doc")
        source.write_bytes(origin.data)
        if not _run(_command(program, source)):
            raise KehoachError(
                f"LibreOffice không đọc xong tệp trong {TIMEOUT:.0f} giây", file=origin.file, advice=_SAVE_AS_DOCX
            )
        result = source.with_suffix(".docx")
        if not result.is_file():
            raise KehoachError(
                "LibreOffice không mở được tệp; tệp hỏng hoặc có mật khẩu", file=origin.file, advice=_SAVE_AS_DOCX
            )
        return result.read_bytes()


def _command(program: str, source: Path) -> list[str]:
    profile = source.parent / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_PROFILE, encoding="utf-8")
    return [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        f"--infilter={'Rich Text Format' if source.suffix == '.rtf' else 'MS Word 97'}",
        "--convert-to",
        "docx",
        "--outdir",
        str(source.parent),
        str(source),
    ]


def _run(command: list[str]) -> bool:
    """Whether a program ended by itself within the time allowed; it and all that it started are stopped otherwise."""
    # No shell, and every argument but the program found on the user's own path is ours.
    process = subprocess.Popen(  # noqa: S603
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        return False
    finally:
        _stop(process)
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            return
    process.wait()
