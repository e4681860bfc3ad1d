"""The words of a laid-out paragraph: as they stand in the file, each stretch with its form."""

import shutil
from pathlib import Path

import pytest

from kehoach.parser.extraction import Origin
from kehoach.parser.formats import doc, docx


@pytest.fixture
def layout(word):
    def read(body: str, **parts: str):
        return docx.extract_with_form(Origin("vb.docx", word.make(body, parts)))[1]

    return read


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_words_are_not_cleaned(layout):
    text = "Kê\u0301  hoa\u0323ch\u00a0số\u200b 5 "
    (paragraph,) = layout(f"<w:p>{run(text)}</w:p>").paragraphs
    assert paragraph.text == text


def test_runs_that_look_alike_are_one(layout):
    runs = [
        run("Điều"),
        run(" 1.", '<w:b w:val="0"/>'),
        run(" Phạm vi", "<w:b/>"),
        run("", "<w:i/>"),
        run(" áp dụng", "<w:b/>"),
    ]
    (paragraph,) = layout(f"<w:p>{''.join(runs)}</w:p>").paragraphs
    assert [(each.text, each.bold) for each in paragraph.runs] == [("Điều 1.", False), (" Phạm vi áp dụng", True)]


def test_tabs_and_soft_breaks_are_kept_and_page_breaks_are_not_words(layout):
    body = (
        '<w:p><w:r><w:br w:type="page"/><w:t>Số:</w:t><w:tab/><w:t>/KH-UBND</w:t><w:br/>'
        "<w:t>12</w:t><w:noBreakHyphen/><w:t>13</w:t></w:r></w:p>"
    )
    (paragraph,) = layout(body).paragraphs
    assert paragraph.text == "Số:\t/KH-UBND\n12-13"


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_kept(layout):
    body = (
        f"<w:p>{run('Một ')}<w:del w:id='1'><w:r><w:delText>hai </w:delText></w:r></w:del>"
        f"<w:ins w:id='2'>{run('ba ')}</w:ins>{run('bốn ', '<w:vanish/>')}{run('năm')}</w:p>"
    )
    read = layout(body)
    assert (read.paragraphs[0].text, read.states) == ("Một ba năm", ("tracked",))


def test_of_a_field_only_the_result_is_words(layout):
    body = (
        "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> DATE </w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('24/11')}<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
    )
    assert layout(body).paragraphs[0].text == "24/11"


def test_words_in_capitals_by_formatting_stay_as_typed_and_say_so(layout):
    (paragraph,) = layout(f"<w:p>{run('Kế hoạch', '<w:caps/>')}</w:p>").paragraphs
    assert [(each.text, each.capitals) for each in paragraph.runs] == [("Kế hoạch", True)]


def test_a_blank_paragraph_is_there_too(layout):
    assert [paragraph.text for paragraph in layout(f"<w:p>{run('Một')}</w:p><w:p/><w:p>{run('Hai')}</w:p>").paragraphs] == [
        "Một", "", "Hai",
    ]  # fmt: skip


BOX = (
    '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><wps:wsp><wps:txbx><w:txbxContent>{0}'
    "</w:txbxContent></wps:txbx></wps:wsp></a:graphic></wp:anchor></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
)


def test_text_boxes_notes_headers_and_footers_are_paragraphs_of_their_own_containers(layout):
    boxed = BOX.format(f"<w:p>{run('HỎA TỐC', '<w:b/>')}</w:p>")
    body = f'<w:p>{run("Kế hoạch")}<w:r>{boxed}</w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    parts = {
        "footnotes": f'<w:footnote w:id="2"><w:p>{run("Xem Luật.")}</w:p></w:footnote>',
        "header1": f"<w:p>{run('Đầu trang')}</w:p>",
        "footer1": f"<w:p>{run('Địa chỉ: số 1 phố Hoa')}</w:p>",
    }
    found = [
        (paragraph.container, paragraph.text, paragraph.component) for paragraph in layout(body, **parts).paragraphs
    ]
    assert found == [
        ("text", "Kế hoạch", "other"),
        ("box", "HỎA TỐC", "other"),
        ("note", "Xem Luật.", "note"),
        ("header", "Đầu trang", "other"),
        ("footer", "Địa chỉ: số 1 phố Hoa", "other"),
    ]


def test_paths_find_the_paragraphs_of_the_main_part_again(layout):
    cell = f"<w:tc><w:p>{run('a')}</w:p><w:p>{run('b')}</w:p></w:tc>"
    body = f"<w:p>{run('Một')}</w:p><w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>"
    body += f"<w:sdt><w:sdtContent><w:p>{run('Hai')}</w:p></w:sdtContent></w:sdt>"
    assert [paragraph.path for paragraph in layout(body).paragraphs] == [
        "/w:document/w:body/w:p",
        "/w:document/w:body/w:tbl/w:tr/w:tc[1]/w:p[1]",
        "/w:document/w:body/w:tbl/w:tr/w:tc[1]/w:p[2]",
        "/w:document/w:body/w:tbl/w:tr/w:tc[2]/w:p[1]",
        "/w:document/w:body/w:tbl/w:tr/w:tc[2]/w:p[2]",
        "/w:document/w:body/w:sdt/w:sdtContent/w:p",
    ]


def test_paragraphs_know_their_cell_as_the_readers_table_does(layout):
    merged = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
    body = (
        f"<w:p>{run('Trước')}</w:p><w:tbl><w:tr><w:tc>{merged}<w:p>{run('rộng')}</w:p><w:p>{run('hai')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:tc><w:p>{run('trái')}</w:p></w:tc><w:tc><w:p>{run('phải')}</w:p></w:tc></w:tr></w:tbl><w:p>{run('Sau')}</w:p>"
    )
    sources = [paragraph.source for paragraph in layout(body).paragraphs]
    assert [(each.paragraph, each.table, each.row, each.column) for each in sources] == [
        (1, None, None, None), (2, 1, 1, 1), (3, 1, 1, 1), (4, 1, 2, 1), (5, 1, 2, 2), (6, None, None, None),
    ]  # fmt: skip


def test_the_language_is_that_of_most_words(layout):
    body = (
        f"<w:p>{run('Plan', '<w:lang w:val=|en-US|/>')}{run(' triển khai thực hiện', '<w:lang w:val=|vi-VN|/>')}</w:p>"
    ).replace("|", '"')
    assert layout(body).language == "vi-VN"
    assert layout(f"<w:p>{run('Một')}</w:p>").language is None


@pytest.mark.parametrize(
    ("settings", "states"),
    [
        ("", ()),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', ("protected",)),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', ()),
        ('<w:writeProtection w:recommended="1"/>', ("protected",)),
        ("<w:trackRevisions/>", ("tracked",)),
        ('<w:trackRevisions w:val="0"/>', ()),
    ],
)
def test_settings_tell_whether_the_file_may_be_changed(layout, settings, states):
    assert layout(f"<w:p>{run('Một')}</w:p>", settings=settings).states == states


def test_a_package_with_signatures_is_signed(word):
    parts = word.parts_of(word.paragraph("Một"))
    data = word.zipped({**parts, "_xmlsignatures/sig1.xml": "<Signature/>"})
    assert docx.extract_with_form(Origin("vb.docx", data))[1].states == ("signed",)


def test_reading_the_form_changes_nothing_of_the_blocks(word):
    data = word.make(f"<w:p>{run('Một')}</w:p><w:tbl><w:tr><w:tc><w:p>{run('a')}</w:p></w:tc></w:tr></w:tbl>")
    origin = Origin("vb.docx", data)
    assert docx.extract_with_form(origin)[0] == docx.extract(origin)


@pytest.mark.rendering
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_an_old_word_file_has_the_form_of_its_conversion_but_no_paths():
    old = Path(__file__).parent / "ke-hoach-cu.doc"
    _, layout = doc.extract_with_form(Origin(old.name, old.read_bytes()))
    assert layout.paragraphs[0].text == "KẾ HOẠCH"
    assert all(run.font and run.size for paragraph in layout.paragraphs for run in paragraph.runs)
    assert {paragraph.path for paragraph in layout.paragraphs} == {None}
    assert {table.path for table in layout.tables} == {None}
