"""Consolidated texts as files: real footnotes in Word, footnotes at the foot of the page in PDF, in tables too."""

import io
import re
import zipfile
from pathlib import Path

import pdfplumber
import pytest
from lxml import etree

from kehoach.amendments.consolidation import consolidate
from kehoach.amendments.consolidation_head import Amending
from kehoach.amendments.fold import fold
from kehoach.amendments.instructions import read_instructions
from kehoach.cli import cli
from kehoach.console.terminal import run
from kehoach.errors import KehoachError
from kehoach.generator.consolidated import ConsolidatedText, consolidated_file
from kehoach.generator.formats import docx
from kehoach.meaning.note_marks import note_mark, note_marks
from kehoach.model import Annex, Cell, Document, LegalBasis, Paragraph, Section, Table, load_plan
from kehoach.parser import read_document, read_plan, reread
from kehoach.templates import WORD, read

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CASES = Path(__file__).parents[1] / "amendments" / "cases"
IN_BASIS, IN_TITLE, AT_NUMBER, AT_WORDS, IN_CELL, AT_LETTER = (note_mark(number) for number in range(6))
NOTES = {
    IN_BASIS: "Quyết định số 9/QĐ-UBND có căn cứ ban hành như sau: “[...]”.",
    IN_TITLE: "Tên này được sửa đổi & bổ sung.",
    AT_NUMBER: "Điều 2 quy định như sau:\n“Điều 2. Có hiệu lực.”",
    AT_WORDS: "Cụm từ “cũ” được thay thế.",
    IN_CELL: "Nội dung này được sửa đổi.",
    AT_LETTER: "Điểm này được bãi bỏ.",
}
DOCUMENT = Document(
    type="KẾ HOẠCH",
    symbol="VBHN-UBND",
    issuer=("ỦY BAN NHÂN DÂN", "TỈNH SÔNG XANH"),
    place="Sông Xanh",
    title=f"Chuyển đổi số{IN_TITLE} năm 2026",
    legal_bases=(LegalBasis(text=f"Luật Dữ liệu năm 2024{IN_BASIS}"),),
    outline=(
        Section(
            id="I",
            level=1,
            number=f"I{AT_NUMBER}",
            title="Mục tiêu",
            paragraphs=(Paragraph(text=f"Giao Sở mới{AT_WORDS} và Sở mới{AT_WORDS} thực hiện."),),
        ),
    ),
    annexes=(
        Annex(
            id="pl1",
            label="Phụ lục 1",
            title="Nhiệm vụ",
            tables=(
                Table(
                    header=(tuple(Cell(text=text) for text in ("STT", "Nhiệm vụ", "Cơ quan chủ trì")),),
                    rows=(
                        (Cell(text="1"), Cell(text="Thể chế số"), Cell()),
                        (Cell(text=f"a{AT_LETTER})"), Cell(text="(được bãi bỏ)"), Cell()),
                        (Cell(text="b)"), Cell(text="Rà soát"), Cell(text=f"Sở Tư pháp{IN_CELL}")),
                    ),
                    roles=("ordinal", "text", "lead"),
                ),
            ),
        ),
    ),
)
TEXT = ConsolidatedText(DOCUMENT, ("Kế hoạch số 7/KH-UBND, có hiệu lực kể từ ngày [...].",), NOTES)


def parts_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def word():
    return consolidated_file(TEXT, ".docx")


@pytest.fixture(scope="module")
def pages():
    with pdfplumber.open(io.BytesIO(consolidated_file(TEXT, ".pdf"))) as document:
        return [page.extract_text() for page in document.pages]


def test_word_has_a_footnote_for_every_sign_in_the_text_and_in_cells(word):
    parts = parts_of(word)
    body, notes = (etree.fromstring(parts[f"word/{name}.xml"]) for name in ("document", "footnotes"))
    references = [reference.get(f"{W}id") for reference in body.iter(f"{W}footnoteReference")]
    texts = {note.get(f"{W}id"): "\n".join("".join(p.itertext()) for p in note) for note in notes}
    assert [texts[reference].strip() for reference in references] == [
        NOTES[sign] for sign in (IN_TITLE, IN_BASIS, AT_NUMBER, AT_WORDS, AT_WORDS, AT_LETTER, IN_CELL)
    ]
    assert len([r for r in body.iter(f"{W}footnoteReference") if in_table(r)]) == 2
    assert {note.get(f"{W}type") for note in notes} == {"separator", "continuationSeparator", None}


def in_table(reference):
    return any(parent.tag == f"{W}tbl" for parent in reference.iterancestors())


def test_the_package_knows_the_footnotes_and_their_styles(word):
    parts = parts_of(word)
    assert b'PartName="/word/footnotes.xml"' in parts["[Content_Types].xml"]
    assert b'Target="footnotes.xml"' in parts["word/_rels/document.xml.rels"]
    styles = {style.get(f"{W}styleId") for style in etree.fromstring(parts["word/styles.xml"]).iter(f"{W}style")}
    assert {"FootnoteText", "FootnoteReference"} <= styles
    assert not any(note_marks(data.decode()) for name, data in parts.items() if name.endswith((".xml", ".rels")))


def test_what_a_note_leaves_open_is_highlighted(word):
    notes = etree.fromstring(parts_of(word)["word/footnotes.xml"])
    (run_,) = (highlight.getparent().getparent() for highlight in notes.iter(f"{W}highlight"))
    assert "".join(run_.itertext()) == "[...]"


def test_documents_without_notes_are_as_ever():
    parts = parts_of(docx.render(Document(title="Kế hoạch")))
    assert "word/footnotes.xml" not in parts
    assert b"footnote" not in parts["word/styles.xml"]


def test_the_pdf_has_its_notes_at_the_foot_of_the_page_of_their_marks(pages):
    first, annex = pages[0], pages[-1]
    assert "CHUYỂN ĐỔI SỐ" in first.upper()
    assert "số[1] năm 2026" in first
    assert "I[3]. MỤC TIÊU" in first
    assert "Sở mới[4] và Sở mới[5]" in first
    assert [line[:4] for line in first.splitlines() if re.match(r"\[\d", line)] == [
        "[1] ",
        "[2] ",
        "[3] ",
        "[4] ",
        "[5] ",
    ]
    assert "a[6])" in annex
    assert "Sở Tư pháp[7]" in annex
    assert "[6] Điểm này được bãi bỏ." in annex
    assert "[7] Nội dung này được sửa đổi." in annex
    assert not note_marks("".join(pages))


@pytest.mark.parametrize("suffix", [".docx", ".pdf"])
def test_the_same_text_gives_the_same_bytes(suffix):
    assert consolidated_file(TEXT, suffix) == consolidated_file(TEXT, suffix)


def test_a_template_with_footnotes_of_its_own_keeps_them(tmp_path):
    parts = parts_of(consolidated_file(ConsolidatedText(Document(), ("Mẫu",), {}), ".docx"))
    own = parts_of(read(WORD)) | {
        name: parts[name] for name in ("[Content_Types].xml", "word/_rels/document.xml.rels", "word/styles.xml")
    }
    note = f'<w:footnote xmlns:w="{W.strip("{}")}" w:id="1"><w:p><w:r><w:t>Của mẫu</w:t></w:r></w:p></w:footnote></w:footnotes>'
    own["word/footnotes.xml"] = parts["word/footnotes.xml"].replace(b"</w:footnotes>", note.encode())
    with zipfile.ZipFile(tmp_path / WORD, "w") as archive:
        for name, data in own.items():
            archive.writestr(name, data)
    written = parts_of(consolidated_file(TEXT, ".docx", templates=tmp_path))
    notes = etree.fromstring(written["word/footnotes.xml"])
    assert [note.get(f"{W}id") for note in notes] == [str(number) for number in range(-1, 9)]
    assert "Của mẫu" in "".join(notes.itertext())
    assert written["word/_rels/document.xml.rels"].count(b"footnotes.xml") == 1


@pytest.mark.parametrize(("suffix", "name"), [(".docx", "document.docx"), (".pdf", "document.html")])
def test_a_template_that_leaves_out_the_opening_is_told(suffix, name, tmp_path):
    data = read(name)
    if suffix == ".docx":
        parts = parts_of(data)
        parts["word/document.xml"] = parts["word/document.xml"].replace(b"for line in opening", b"for line in superior")
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for part, content in parts.items():
                archive.writestr(part, content)
        data = buffer.getvalue()
    else:
        data = data.replace(b"for line in opening", b"for line in superior")
    (tmp_path / name).write_bytes(data)
    with pytest.raises(KehoachError, match="không có chỗ cho các dòng nêu văn bản được hợp nhất"):
        consolidated_file(TEXT, suffix, templates=tmp_path)


@pytest.fixture(scope="module")
def amended_163(plan_163, tmp_path_factory):
    """163 with three amendments: the folded plan, its consolidated text, and the Word file read back."""
    names = ("163-amended-and-repealed", "163-inserted", "163-agencies-renamed-in-2025")
    documents = [read_document(CASES / name / "amendment.txt").document for name in names]
    amending = [Amending(read_instructions(document, plan_163), document) for document in documents]
    folded = fold(plan_163, [part.manifest for part in amending], reread)
    made = consolidate(plan_163, folded, amending, reread)
    path = tmp_path_factory.mktemp("consolidated") / "hop-nhat.docx"
    path.write_bytes(consolidated_file(ConsolidatedText(made.document, made.opening, made.notes), ".docx"))
    return folded.plan, made, read_plan(path)


def test_the_word_file_is_read_back_as_the_amended_plan(amended_163):
    amended, _, back = amended_163
    for part in ("targets", "tasks", "projects", "responsibilities"):
        mine, theirs = getattr(amended, part), getattr(back, part)
        assert [item.id for item in mine] == [item.id for item in theirs], part
    for one, other in zip((*amended.tasks, *amended.projects), (*back.tasks, *back.projects), strict=True):
        if not one.alternatives:
            assert (one.text, one.lead.agencies, one.coordinate.agencies, one.deadline.text) == (
                other.text,
                other.lead.agencies,
                other.coordinate.agencies,
                other.deadline.text,
            )
    for one, other in zip(amended.targets, back.targets, strict=True):
        assert (one.text, [value.text for value in one.values]) == (other.text, [value.text for value in other.values])


def test_every_footnote_is_a_notice_of_the_reader(amended_163):
    _, made, back = amended_163
    told = [notice.message for notice in back.notices if notice.code == "P404"]
    assert len(told) == len(made.notes)
    assert all(any(note.split("\n")[0][:60] in message for message in told) for note in made.notes.values())


def test_the_command_writes_both_files_or_the_one_named(source_163, tmp_path, capsys):
    amendment = CASES / "163-inserted" / "amendment.txt"
    assert run(cli, ["consolidate", str(source_163), str(amendment), "-o", str(tmp_path / "hop-nhat")]) == 0
    assert sorted(path.name for path in (tmp_path / "hop-nhat").iterdir()) == [
        "van-ban-hop-nhat.docx",
        "van-ban-hop-nhat.pdf",
    ]
    assert "Đã thực hiện 5/5 thao tác." in capsys.readouterr().out
    back = tmp_path / "back.json"
    assert run(cli, ["parse", str(tmp_path / "hop-nhat" / "van-ban-hop-nhat.docx"), "-o", str(back)]) == 0
    assert "pl2/6/t" in {task.id for task in load_plan(back.read_text(encoding="utf-8")).tasks}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "x.odt"], "không biết ghi dạng «.odt»"),
        (["-o", "x.pdf"], "chưa nêu văn bản sửa đổi nào"),
        ([str(CASES / "163-inserted" / "amendment.txt"), "-o", "x.docx", "--as-of", "2022"], "không có gì để hợp nhất"),
    ],
)
def test_the_command_says_why_it_writes_nothing(arguments, told, source_163, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(cli, ["consolidate", str(source_163), *arguments]) == 2
    assert told in " ".join(capsys.readouterr().err.split())
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("filler", range(5))
def test_a_note_of_the_pdf_is_on_the_page_of_its_sign(filler, tmp_path):
    note = "Nghị quyết này có căn cứ ban hành như sau: " + "căn cứ Luật Tổ chức chính quyền địa phương; " * 8
    paragraphs = tuple(Paragraph(text="Rà soát, đánh giá việc thực hiện kế hoạch. " * 12) for _ in range(12))
    document = Document(
        type="KẾ HOẠCH",
        lead=(Paragraph(text=f"Mở đầu{note_mark(0)}."), *(Paragraph(text="Dòng."),) * filler),
        outline=(Section(id="I", level=1, number="I", title="NỘI DUNG", paragraphs=paragraphs),),
    )
    path = tmp_path / "x.pdf"
    path.write_bytes(consolidated_file(ConsolidatedText(document, (), {note_mark(0): note}), ".pdf"))
    with pdfplumber.open(path) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    assert len(pages) > 2
    assert "Mở đầu[1]" in pages[0].replace(" ", "").replace("Mởđầu", "Mở đầu")
    assert "[1] Nghị quyết này" in pages[0]
