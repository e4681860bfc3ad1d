"""HTML files and what a reader of the page sees. Each page in `html` stands beside its expected result.

`blocks` are paragraphs (text) and tables (rows; "^" is covered from above, "<" from the left), `lines` their
source lines, `notices` pairs of a code and the words quoted; `error` is the reason of a page that cannot be read.
"""

import tomllib
import zipfile
from base64 import encodebytes
from pathlib import Path

import pytest
from lxml import etree

from kehoach.errors import KehoachError
from kehoach.model import Paragraph, Table
from kehoach.parser.extraction import Origin
from kehoach.parser.formats import html, signatures

CASES = sorted(path for path in (Path(__file__).parent / "html").iterdir() if path.suffix != ".toml")
SOURCES = Path(__file__).parents[3] / "source_docs" / "163-KH-UBND"
COVERED = {"up": "^", "left": "<"}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read(page):
    return html.extract(Origin("trang.html", page if isinstance(page, bytes) else page.encode()))


def plain(blocks):
    return [
        block.text
        if isinstance(block, Paragraph)
        else [[COVERED.get(cell.merged, cell.text) for cell in row] for row in block.rows]
        for block in blocks
    ]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_page_reads_as_it_shows(path):
    case = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    assert signatures.is_html(path.read_bytes())
    if "error" in case:
        with pytest.raises(KehoachError, match="Unicode") as caught:
            read(path.read_bytes())
        assert caught.value.reason == case["error"]
        return
    extraction = read(path.read_bytes())
    assert plain(extraction.blocks) == case["blocks"]
    assert [block.source.line for block in extraction.blocks] == case.get("lines", [None] * len(case["blocks"]))
    found = [(notice.code, notice.message) for notice in extraction.notices]
    wanted = case.get("notices", [])
    assert [code for code, _ in found] == [code for code, _ in wanted]
    for (_, message), (_, words) in zip(found, wanted, strict=True):
        assert words in message


def annex_cells_of_docx(path):
    """The non-blank cells of the tables after the signature, read from document.xml alone."""
    with zipfile.ZipFile(path) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
    tables = body.findall(f"{WORD}tbl")[2:]
    texts = []
    for cell in (cell for table in tables for cell in table.iter(f"{WORD}tc")):
        lines = ["".join(node.text or "" for node in p.iter(f"{WORD}t")) for p in cell.iter(f"{WORD}p")]
        text = "\n".join(" ".join(line.split()) for line in lines if line.split())
        if text:
            texts.append(text)
    return texts


def test_every_annex_cell_of_163_is_what_its_word_file_says():
    blocks = read((SOURCES / "163-KH-UBND.html").read_bytes()).blocks
    tables = [block for block in blocks if isinstance(block, Table)][2:]
    cells = [cell.text for table in tables for row in table.rows for cell in row if cell.text]
    assert cells == annex_cells_of_docx(SOURCES / "163-KH-UBND.docx")
    assert len(cells) == 432


def test_every_line_that_163_shows_stands_on_its_source_line():
    lines = (SOURCES / "163-KH-UBND.html").read_text(encoding="utf-8").split("\n")
    blocks = read("\n".join(lines)).blocks
    for block in blocks:
        for part in [block] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row]:
            if part.text:
                assert part.text.split("\n")[0] in lines[part.source.line - 1]


def test_a_cell_knows_its_table_row_and_column():
    (table,) = read("<p>x</p><table><tr><td>a<td>b</tr>\n<tr><td rowspan=2>c<td>d<tr><td>e</table>").blocks[1:]
    places = [[(cell.source.table, cell.source.row, cell.source.column) for cell in row] for row in table.rows]
    assert places == [[(1, row, column) for column in (1, 2)] for row in (1, 2, 3)]
    assert [cell.source.line for cell in table.rows[1]] == [2, 2]
    assert (table.source.table, table.source.line) == (1, 1)


def test_a_page_in_an_archive_counts_paragraphs_instead_of_lines():
    page = (Path(__file__).parent / "html" / "saved-as-one-file.mht").read_bytes()
    sources = [block.source for block in read(page).blocks]
    assert [(source.line, source.paragraph, source.table) for source in sources] == [
        (None, 1, None),
        (None, 2, None),
        (None, None, 1),
    ]


def test_lines_that_the_parser_cannot_count_are_left_out_not_guessed():
    blocks = read("<html><body>" + "<p>x</p>\n" * 70000 + "<table><tr><td>a<td>b</table>").blocks
    lines = [block.source.line for block in blocks]
    assert lines[:65534] == list(range(1, 65535))
    assert set(lines[65534:]) == {None}
    assert blocks[-1].rows[0][0].source.line is None


@pytest.mark.parametrize(
    "text",
    [
        "Tỷ lệ hồ sơ quá hạn <5% và > 3% so với năm 2021",
        "STT\n1\nSở Nội vụ <br> Sở Y tế\n<5%\n<10%",
        "Soạn bằng thẻ <p> hoặc <div> tùy ý, không đóng thẻ <td>.",
        "<?xml version='1.0'?><w:document xmlns:w='x'><w:p><w:r><w:t>a</w:t></w:r></w:p></w:document>",
        "From: sở A\nTo: sở B\nSố: 1/KH-UBND",
        "",
    ],
)
def test_text_that_mentions_signs_of_markup_is_not_html(text):
    assert not signatures.is_html(text.encode())


def test_files_of_other_formats_that_hold_tags_are_not_html():
    page = b"<html><body><p>x</p></body></html>"
    assert not signatures.is_html(b"%PDF-1.7\n" + page)
    assert not signatures.is_html(b"PK\x03\x04" + page)


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html>", "\ufeff<HTML lang=vi>", "<?xml version='1.0'?>\n<!-- lưu từ trang web -->\n<html>"]
)
def test_a_page_is_known_by_its_first_tag(start):
    assert signatures.is_html(f"{start}chữ".encode())


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 10_000 + "x", "quá sâu"),
        ("<table><tr><td>" * 10_000 + "x", "lồng nhau"),
        ("<p " + "a " * 3000 + ">x", "thuộc tính"),
        ("<table>" + "<tr><td rowspan=0>a" * 700 + "</table>", "quá lớn"),
        ("<table>" + ("<tr>" + "<td colspan=1000 rowspan=65534>a" * 300) * 20, "quá lớn"),
        ("<p>a" * 300_001, "thẻ"),
        ("<img src=trang1.png>", "không có chữ"),
        ("<html><frameset><frame src=a></frameset></html>", "không có chữ"),
        ("", "HTML"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n--a\nContent-Type: image/png\n\nx",
            "MHTML",
        ),
    ],
)
def test_a_page_beyond_the_limits_or_without_text_is_refused_with_a_reason(page, reason):
    with pytest.raises(KehoachError, match=reason) as caught:
        read(page)
    assert caught.value.file == "trang.html"
    assert caught.value.advice


def test_deep_nesting_within_the_limit_loses_nothing():
    blocks = read("<div>" * 1900 + "trong" + "</div>" * 1900 + "ngoài").blocks
    assert plain(blocks) == ["trong", "ngoài"]


def test_a_few_absurd_spans_do_no_harm():
    rows = "<tr><td colspan=1000>nhóm</td></tr>" * 300
    (table,) = read(f"<table><tr><td>TT<td>Việc<td>Ai</tr>{rows}</table>").blocks
    assert len(table.rows) == 301
    assert plain([table])[0][-1] == ["nhóm", "<", "<"]


def test_an_archive_may_encode_its_page_in_base64_and_windows_1258():
    page = (
        "<p>KẾ HOẠCH của tỉnh</p>".replace("Ế", "Ê\u0301")
        .replace("Ạ", "A\u0323")
        .replace("ủ", "u\u0309")
        .replace("ỉ", "i\u0309")
    )
    mail = (
        b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=windows-1258\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + encodebytes(page.encode("cp1258"))
    )
    assert signatures.is_html(mail)
    assert plain(read(mail).blocks) == ["KẾ HOẠCH của tỉnh"]


def test_what_is_hidden_in_a_plain_cell_is_quoted_not_read():
    extraction = read(
        "<table><tr><td><p>a</p><p style='color:red;display:none'>b</p><td><p><span hidden>c</span>d</p></table>"
    )
    assert plain(extraction.blocks) == [[["a", "d"]]]
    assert "«b | c»" in extraction.notices[0].message


def test_a_row_of_layout_cells_is_unwrapped_but_a_header_of_two_columns_is_not():
    layout = read("<table><tr><td>bên trái<td><p>một</p><table><tr><td>a<td>b</table><p>hai</p></table>").blocks
    assert plain(layout) == ["bên trái", "một", [["a", "b"]], "hai"]
    header = "<table><tr><td>UBND TỈNH LAI CHÂU<br>Số: 3/KH-UBND<td>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</table>"
    assert plain(read(header).blocks) == [[["UBND TỈNH LAI CHÂU\nSố: 3/KH-UBND", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]]
