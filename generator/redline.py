"""The redline of a document: what each later version changed, as tracked changes of Word by its author."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from kehoach.generator.form import FormSettings
from kehoach.generator.formats.docx import render
from kehoach.generator.formats.docx_template import parsed
from kehoach.generator.formats.revised_body import revised
from kehoach.generator.formats.revisions import Revision, number_revisions
from kehoach.model import Document

_BODY = "word/document.xml"


@dataclass(frozen=True)
class Version:
    """A document as somebody's revision left it."""

    document: Document
    revision: Revision


def redline(
    document: Document,
    versions: Sequence[Version],
    *,
    templates: Path | None = None,
    form: FormSettings | None = None,
) -> bytes:
    """The bytes of a .docx in the official form whose tracked changes lead from a document through its versions, in order.

    To accept all of them gives the words and tables of the last version, to reject all those of `document`. The same
    arguments give the same bytes. Raises `KehoachError` as `render` does.
    """
    first = render(document, templates=templates, form=form)
    files = [render(version.document, templates=templates, form=form) for version in versions]
    body = _body(first)
    for version, file in zip(versions, files, strict=True):
        body = revised(body, _body(file), version.revision)
    number_revisions(body)
    return _with_body([first, *files][-1], body)


def _body(file: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return parsed(archive.read(_BODY))


def _with_body(file: bytes, body: etree._Element) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == _BODY:
                data = etree.tostring(body, xml_declaration=True, encoding="UTF-8", standalone=True)
            archive.writestr(item, data)
    return target.getvalue()
