"""Templates: they follow docxtpl's language, may be replaced one by one, and their faults are explained."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import docx as python_docx
import pytest
from docxtpl import DocxTemplate
from lxml import etree

from kehoach import templates
from kehoach.errors import KehoachError
from kehoach.generator.formats import docx, pdf
from kehoach.generator.formats.content import AnnexView, Block, SignatureView, content_of
from kehoach.generator.formats.content_table import CellView, RowView, TableView
from kehoach.generator.formats.docx_template import follow_data
from kehoach.generator.formats.templating import ENVIRONMENT
from kehoach.model import Annex, Document, Paragraph
from kehoach.templates import build

MAIN = "word/document.xml"


def _changed(data: bytes, change: Callable[[bytes], bytes], part: str = MAIN) -> bytes:
    """A .docx with one of its parts changed."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(old.read(name)) if name == part else old.read(name))
    return result.getvalue()


def _with_paragraph(folder: Path, text: str) -> Path:
    """A folder with our Word template, an officer's paragraph added at its top."""
    document = python_docx.Document(io.BytesIO(templates.read(templates.WORD)))
    document.element.body.insert(0, document.add_paragraph(text)._p)
    document.save(folder / templates.WORD)
    return folder


def test_the_word_template_is_what_its_source_says() -> None:
    assert templates.read(templates.WORD) == build.build()


@pytest.mark.parametrize("name", ["department_plan", "district_report"])
def test_the_result_is_what_docxtpl_itself_makes_of_the_template(name: str, request: pytest.FixtureRequest) -> None:
    document: Document = request.getfixturevalue(name)

    def prepared(part: bytes) -> bytes:
        root = etree.fromstring(part)
        follow_data(root)
        return etree.tostring(root)

    reference = DocxTemplate(io.BytesIO(_changed(templates.read(templates.WORD), prepared)))
    reference.render(vars(content_of(document)), jinja_env=ENVIRONMENT)
    expected = reference.docx.element
    docx.finish(expected)
    with zipfile.ZipFile(io.BytesIO(docx.render(document))) as archive:
        result = etree.fromstring(archive.read(MAIN))
    assert etree.tostring(result, method="c14n", exclusive=True) == etree.tostring(
        expected, method="c14n", exclusive=True
    )


def test_text_that_an_officer_adds_in_word_is_filled_and_kept(
    tmp_path: Path, word_lines: Callable[[bytes], list[str]]
) -> None:
    folder = _with_paragraph(tmp_path, "DỰ THẢO của {{ issuer[0] }}, {{ place_and_date }}")
    lines = word_lines(docx.render(Document(issuer=("SỞ Y TẾ",), place="Bình Sơn"), templates=folder))
    assert lines[0].startswith("DỰ THẢO của SỞ Y TẾ, Bình Sơn, ngày")


def test_fields_work_in_page_headers_and_quotes_that_word_curls_are_understood(
    tmp_path: Path, part_of: Callable[..., etree._Element]
) -> None:
    document = python_docx.Document(io.BytesIO(templates.read(templates.WORD)))
    document.sections[0].first_page_header.paragraphs[
        0
    ].text = "{% if type == \u201cKẾ HOẠCH\u201d %}Kế hoạch của {{ issuer[0] }}{% endif %}"
    document.save(tmp_path / templates.WORD)
    rendered = docx.render(Document(type="Kế hoạch", issuer=("Sở R&D",)), templates=tmp_path)
    assert "".join(part_of(rendered, "word/header2.xml").itertext()) == "Kế hoạch của SỞ R&D"


def test_a_folder_replaces_only_the_templates_it_holds(tmp_path: Path, pdf_pages: Callable[[bytes], list[str]]) -> None:
    (tmp_path / templates.PAGE).write_text('<html lang="vi"><title>x</title><p>Mẫu riêng: {{ type }}', encoding="utf-8")
    document = Document(type="KẾ HOẠCH", lead=(Paragraph(text="Nội dung."),))
    assert docx.render(document, templates=tmp_path) == docx.render(document)
    assert pdf_pages(pdf.render(document, templates=tmp_path)) == ["1\nMẫu riêng: KẾ HOẠCH"]


@pytest.mark.parametrize(
    ("text", "reason", "place", "advice"),
    [
        (
            "Số {{ so_van_ban }}",
            "mẫu dùng trường «so_van_ban» không có",
            "đoạn «Số {{ so_van_ban }}»",
            "superior, issuer,",
        ),
        (
            "{{ signature.ho_ten }}",
            "mẫu dùng trường «ho_ten» không có",
            "«{{ signature.ho_ten }}»",
            "authority, title, name.",
        ),
        ("{{ type ", "mẫu viết sai cú pháp", "đoạn «{{ type»", "Sửa để mỗi dấu {{ có một dấu }}"),
        ("{% if type %}x", "mẫu có thẻ mở if không được đóng", "đoạn «{% if type %}x»", "Thêm thẻ đóng endif"),
        ("{% endfor %}", "mẫu có thẻ đóng endfor mà không có thẻ mở for", "đoạn «{% endfor %}»", "Bỏ thẻ đóng đó"),
        (
            "{% for x in issuer %}{% endif %}",
            "mẫu có thẻ mở for không được đóng",
            "đoạn «{% for",
            "Thêm thẻ đóng endfor",
        ),
        ("{{ type + 1 }}", "mẫu có biểu thức không tính được", "đoạn «{{ type + 1 }}»", "Các trường dùng được"),
        ("{{ 1 // 0 }}", "mẫu có biểu thức không tính được", "đoạn «{{ 1 // 0 }}»", "Các trường dùng được"),
        (
            "{{ type.__class__.__mro__ }}",
            "mẫu dùng biểu thức không được phép («__class__»)",
            "đoạn «",
            "Các trường dùng được",
        ),
        ("{{ type | dem_chu }}", "mẫu viết sai cú pháp", "đoạn «{{ type | dem_chu }}»", "Sửa dấu {{ }}"),
        (
            "{% for x in range(1000000000) %}{% endfor %}",
            "mẫu có biểu thức không tính được",
            "đoạn «",
            "Các trường dùng được",
        ),
    ],
)
def test_a_fault_of_the_word_template_names_the_field_the_paragraph_and_what_there_is(
    text: str, reason: str, place: str, advice: str, tmp_path: Path
) -> None:
    with pytest.raises(KehoachError) as refused:
        docx.render(Document(type="KẾ HOẠCH"), templates=_with_paragraph(tmp_path, text))
    assert refused.value.reason.startswith(reason)
    assert refused.value.file == "document.docx"
    assert place in (refused.value.place or "")
    assert advice in (refused.value.advice or "")


def test_a_fault_deep_in_the_template_names_its_own_paragraph(tmp_path: Path) -> None:
    changed = _changed(
        templates.read(templates.WORD), lambda part: part.replace(b"{{ annex.caption }}", b"{{ annex.chu_thich }}")
    )
    (tmp_path / templates.WORD).write_bytes(changed)
    docx.render(Document(), templates=tmp_path)
    with pytest.raises(KehoachError) as refused:
        docx.render(Document(annexes=(Annex(id="pl1", label="Phụ lục", caption="(Kèm theo)"),)), templates=tmp_path)
    assert refused.value.reason == "mẫu dùng trường «chu_thich» không có"
    assert (
        refused.value.place
        == "word/document.xml, đoạn «{{ annex.chu_thich }}» sau đoạn «{% endif %}{% if annex.caption %}»"
    )
    assert refused.value.advice == "Các trường dùng được ở đó: label, title, caption, rule, blocks."


def test_tags_that_tear_the_paragraphs_apart_are_explained(tmp_path: Path) -> None:
    document = python_docx.Document(io.BytesIO(templates.read(templates.WORD)))
    cell = document.tables[0].cell(0, 0)
    cell.paragraphs[-1].text = "{% if superior %}"
    document.add_paragraph("{% endif %}")
    document.save(tmp_path / templates.WORD)
    with pytest.raises(KehoachError) as refused:
        docx.render(Document(), templates=tmp_path)
    assert refused.value.reason.startswith("mẫu điền xong không còn là XML hợp lệ")
    assert refused.value.place == MAIN


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a zip",
        templates.read(templates.WORD)[:-30],
        _changed(templates.read(templates.WORD), lambda part: part[:-9]),
        _changed(templates.read(templates.WORD), lambda part: b"", "[Content_Types].xml"),
        _changed(
            templates.read(templates.WORD),
            lambda part: part.replace(b"<w:document", b'<!DOCTYPE d [<!ENTITY a "b">]><w:document').replace(
                b"{{ type }}", b"&a;"
            ),
        ),
    ],
    ids=["empty", "text", "cut", "broken XML", "no content types", "entities"],
)
def test_a_file_that_is_no_word_template_is_refused(data: bytes, tmp_path: Path) -> None:
    (tmp_path / templates.WORD).write_bytes(data)
    with pytest.raises(KehoachError) as refused:
        docx.render(Document(), templates=tmp_path)
    assert refused.value.reason.startswith("tệp mẫu không phải văn bản Word")


def test_a_template_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for render in (docx.render, pdf.render):
        with pytest.raises(KehoachError, match="không phải thư mục mẫu"):
            render(Document(), templates=tmp_path / "không có")


@pytest.mark.parametrize(
    ("source", "reason", "place"),
    [
        ("<p>\n{{ tieu_de }}", "mẫu dùng trường «tieu_de» không có", "dòng 2 «{{ tieu_de }}»"),
        ("\n\n{% endif %}", "mẫu viết sai cú pháp", "dòng 3 «{% endif %}»"),
    ],
)
def test_a_fault_of_the_html_template_names_its_line(source: str, reason: str, place: str, tmp_path: Path) -> None:
    (tmp_path / templates.PAGE).write_text(source, encoding="utf-8")
    with pytest.raises(KehoachError) as refused:
        pdf.render(Document(), templates=tmp_path)
    assert refused.value.reason.startswith(reason)
    assert (refused.value.file, refused.value.place) == ("document.html", place)


@pytest.mark.parametrize("name", [templates.PAGE, templates.STYLESHEET])
def test_a_template_that_is_not_utf_8_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes("Kế hoạch".encode("utf-16"))
    with pytest.raises(KehoachError, match="không phải văn bản UTF-8"):
        pdf.render(Document(), templates=tmp_path)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (templates.PAGE, '<html lang="vi"><img alt="x" src="file:///etc/hostname">'),
        (templates.PAGE, '<html lang="vi"><link rel="stylesheet" href="https://example.org/x.css">'),
        (templates.STYLESHEET, '@import url("file:///etc/hostname");'),
        (templates.STYLESHEET, '@font-face { font-family: x; src: url("http://example.org/x.ttf") }'),
        (templates.STYLESHEET, 'body { background: url("file:///etc/hostname") }'),
    ],
)
def test_a_page_template_may_not_reach_for_files_or_the_network(name: str, source: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(source, encoding="utf-8")
    with pytest.raises(KehoachError) as refused:
        pdf.render(Document(), templates=tmp_path)
    assert refused.value.reason.startswith("mẫu PDF lấy tệp hay địa chỉ bên ngoài")
    assert name in (refused.value.file or "")


def test_the_guide_names_every_field_and_no_other() -> None:
    guide = (resources.files(templates) / "README.md").read_text(encoding="utf-8")
    named = [line.split("`")[1] for line in guide.splitlines() if line.startswith("| `")]
    assert named == list(vars(content_of(Document())))
    for view in (Block, TableView, RowView, CellView, SignatureView, AnnexView):
        assert all(f"`{field.name}`" in guide for field in dataclasses.fields(view))
