"""A unit's form settings put into the templates: margins, size, line spacing (Nghị định 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

import io
import zipfile
from functools import lru_cache

from lxml import etree

from kehoach.generator.form import FormSettings

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TWIPS_PER_MM = 1440 / 25.4
_SINGLE = 240
_TIMES_LINE = 1.149
"""Word's single line of Times New Roman, in sizes of its type."""


@lru_cache(maxsize=8)
def in_word(template: bytes, form: FormSettings | None) -> bytes:
    """A Word template with the settings: its styles' size and spacing, its upright pages' margins."""
    if form is None or form == FormSettings():
        return template
    source = zipfile.ZipFile(io.BytesIO(template))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for item in source.infolist():
            data = source.read(item)
            if item.filename == "word/styles.xml":
                data = _styles(data, form)
            elif item.filename == "word/document.xml":
                data = _margins(data, form)
            archive.writestr(item, data)
    return target.getvalue()


def in_stylesheet(stylesheet: bytes, form: FormSettings | None) -> bytes:
    """The stylesheet with the settings, as rules that come after its own."""
    if form is None:
        return stylesheet
    rules = []
    for side in ("top", "right", "bottom", "left"):
        value = getattr(form, f"margin_{side}")
        if value is not None:
            rules.append(f"@page document {{ margin-{side}: {value:g}mm; }}")
    if form.body_size is not None:
        rules.append(f"html, body, p, h1, h2, h3, h4 {{ font-size: {form.body_size:g}pt; }}")
    if form.line_spacing is not None:
        rules.append(
            f".basis, .text, .intro, .last, h2, h3, h4 {{ line-height: {form.line_spacing * _TIMES_LINE:.4g}; }}"
        )
    return stylesheet + "\n".join(["", *rules]).encode() if rules else stylesheet


def _styles(data: bytes, form: FormSettings) -> bytes:
    root = etree.fromstring(data)
    if form.body_size is not None:
        for defaults in root.iter(f"{_W}rPrDefault"):
            for size in (*defaults.iter(f"{_W}sz"), *defaults.iter(f"{_W}szCs")):
                size.set(f"{_W}val", str(round(form.body_size * 2)))
    if form.line_spacing is not None:
        for style in root.iter(f"{_W}style"):
            for spacing in style.iter(f"{_W}spacing"):
                if spacing.get(f"{_W}lineRule") == "auto":
                    spacing.set(f"{_W}line", str(round(form.line_spacing * _SINGLE)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _margins(data: bytes, form: FormSettings) -> bytes:
    root = etree.fromstring(data)
    for section in root.iter(f"{_W}sectPr"):
        size, margins = section.find(f"{_W}pgSz"), section.find(f"{_W}pgMar")
        if size is None or margins is None or size.get(f"{_W}orient") == "landscape":
            continue
        for side in ("top", "right", "bottom", "left"):
            value = getattr(form, f"margin_{side}")
            if value is not None:
                margins.set(f"{_W}{side}", str(round(value * _TWIPS_PER_MM)))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
