"""The source of `document.docx`: run `python -m kehoach.templates.build` to write it anew.

The template is a Word file in docxtpl's language (https://docxtpl.readthedocs.io). Its text is in
`word_text`, its look in `word_styles`; here the parts are put into one file.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from kehoach import templates
from kehoach.templates.word_styles import DECLARATION, NAMESPACES, styles
from kehoach.templates.word_text import PAGE_NUMBER, document, header

_YEAR = 1980  # the first that a ZIP archive can hold: the file carries no date
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _relationships(targets: tuple[tuple[str, str], ...]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, 1)
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/header1.xml": f"{_WORD}.header+xml",
        "/word/header2.xml": f"{_WORD}.header+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _settings() -> str:
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="vi-VN" w:eastAsia="vi-VN"/></w:settings>'
    )


def _properties() -> str:
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{ type }} {{ title }}</dc:title>'
        '<dc:creator>{{ issuer|join(" ") }}</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>'
    )


def build() -> bytes:
    """The bytes of `document.docx`; the same on every machine, so nothing in it is compressed or dated."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            (
                (f"{_OFFICE}/officeDocument", "word/document.xml"),
                (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            )
        ),
        "word/document.xml": document(),
        "word/_rels/document.xml.rels": _relationships(
            (
                (f"{_OFFICE}/styles", "styles.xml"),
                (f"{_OFFICE}/settings", "settings.xml"),
                (f"{_OFFICE}/header", "header1.xml"),
                (f"{_OFFICE}/header", "header2.xml"),
            )
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": _settings(),
        "word/header1.xml": header(PAGE_NUMBER),
        "word/header2.xml": header(""),
        "docProps/core.xml": _properties(),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (_YEAR, 1, 1, 0, 0, 0)), text)
    return file.getvalue()


if __name__ == "__main__":
    Path(__file__).with_name(templates.WORD).write_bytes(build())
