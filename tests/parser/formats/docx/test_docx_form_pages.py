"""Sections of a Word file: paper, margins, and the page numbers of their headers and footers."""

import pytest

from kehoach.parser.extraction import Origin
from kehoach.parser.formats import docx

RELATION = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:gutter="0"/>'
)
LYING = (
    '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="-1134" w:right="567" w:bottom="1134" w:left="567" w:gutter="284"/>'
)
NUMBER = (
    '<w:p><w:pPr><w:jc w:val="{jc}"/></w:pPr>{before}<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText> PAGE  \\* MERGEFORMAT </w:instrText></w:r>"
    '<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def numbered(jc: str = "center", size: int = 28, before: str = "") -> str:
    return NUMBER.format(jc=jc, size=size, before=before)


def reference(place: str, part: str, kind: str = "default") -> str:
    return f'<w:{place}Reference {RELATION} w:type="{kind}" r:id="r{place}{hash(f"{part}.xml")}"/>'


@pytest.fixture
def pages(word):
    """The page set-ups of a document that ends in these section properties; `first` are those of a section before."""

    def read(last: str, first: str = "", **parts: str):
        before = (
            f"<w:p><w:pPr><w:sectPr>{first}</w:sectPr></w:pPr><w:r><w:t>Phần một</w:t></w:r></w:p>" if first else ""
        )
        body = f"{before}{word.paragraph('Phần hai')}<w:sectPr>{last}</w:sectPr>"
        layout = docx.extract_with_form(Origin("vb.docx", word.make(body, parts)))[1]
        assert [paragraph.page for paragraph in layout.paragraphs if paragraph.container == "text"] == (
            [0, 1] if first else [0]
        )
        return layout.pages

    return read


def test_paper_and_margins_are_in_millimetres(pages):
    (page,) = pages(A4)
    assert (page.width, page.height) == (210.01, 297.0)
    assert (page.top, page.bottom, page.left, page.right, page.header) == (20.0, 20.0, 30.0, 20.0, 10.0)
    assert page.numbering is None


def test_sections_have_their_own_paper_and_a_gutter_widens_the_left_margin(pages):
    upright, lying = pages(LYING, A4)
    assert not upright.is_landscape
    assert lying.is_landscape
    assert (lying.left, lying.right, lying.top) == (15.01, 10.0, 20.0)


def test_without_section_properties_the_paper_is_words_own(word):
    layout = docx.extract_with_form(Origin("vb.docx", word.make(word.paragraph("Một"))))[1]
    assert [(page.width, page.height, page.left) for page in layout.pages] == [(215.9, 279.4, None)]


def test_a_page_number_tells_its_place_and_looks(pages):
    (page,) = pages(reference("header", "header1") + A4, header1=numbered(size=26))
    number = page.numbering
    assert (number.container, number.alignment, number.size, number.font) == (
        "header",
        "center",
        13.0,
        "Times New Roman",
    )
    assert (number.on_first_page, number.format, number.start) == (True, "decimal", None)


def test_a_first_page_of_its_own_has_no_number_unless_its_header_has_one(pages):
    own = reference("header", "header1") + reference("header", "header2", "first")
    (silent,) = pages(own + A4 + "<w:titlePg/>", header1=numbered(), header2="<w:p/>")
    (told,) = pages(own + A4 + "<w:titlePg/>", header1=numbered(), header2=numbered())
    (unused,) = pages(own + A4, header1=numbered(), header2="<w:p/>")
    assert [page.numbering.on_first_page for page in (silent, told, unused)] == [False, True, True]


def test_a_section_without_headers_keeps_those_of_the_one_before(pages):
    first, second = pages(
        A4 + '<w:pgNumType w:start="1" w:fmt="upperRoman"/>',
        reference("footer", "footer1") + A4,
        footer1=numbered("right"),
    )
    assert (first.numbering.container, first.numbering.alignment) == ("footer", "right")
    assert (second.numbering.container, second.numbering.start, second.numbering.format) == ("footer", 1, "upperRoman")


@pytest.mark.parametrize(
    ("before", "alignment"),
    [
        ("", "left"),
        ("<w:r><w:tab/></w:r>", "center"),
        ("<w:r><w:tab/></w:r><w:r><w:tab/></w:r>", "right"),
        ('<w:r><w:ptab w:alignment="center"/></w:r>', "center"),
        ('<w:r><w:ptab w:alignment="right"/></w:r>', "right"),
    ],
)
def test_tab_stops_before_the_number_tell_where_it_stands(pages, before, alignment):
    (page,) = pages(reference("header", "header1") + A4, header1=numbered("left", before=before))
    assert page.numbering.alignment == alignment


def test_a_number_in_a_frame_stands_where_the_frame_does(pages):
    framed = numbered("left").replace("<w:pPr>", '<w:pPr><w:framePr w:xAlign="center"/>')
    (page,) = pages(reference("header", "header1") + A4, header1=framed)
    assert page.numbering.alignment == "center"


def test_a_simple_field_and_one_in_a_content_control_number_pages_too(pages):
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:rPr><w:b/></w:rPr><w:t>2</w:t></w:r></w:fldSimple>'
    simple = f"<w:sdt><w:sdtContent><w:p>{field}</w:p></w:sdtContent></w:sdt>"
    (page,) = pages(reference("header", "header1") + A4, header1=simple)
    assert page.numbering.bold is True


def test_the_number_of_pages_is_no_page_number(pages):
    (page,) = pages(reference("header", "header1") + A4, header1=numbered().replace(" PAGE ", " NUMPAGES "))
    assert page.numbering is None


def test_old_section_properties_under_tracked_changes_do_not_count(pages):
    (page,) = pages(A4 + f"<w:sectPrChange><w:sectPr>{LYING}</w:sectPr></w:sectPrChange>")
    assert page.width == 210.01


def test_tables_tell_whether_their_header_repeats_and_their_rows_stay_whole(word):
    def row(properties: str) -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{word.paragraph('ô')}</w:tc></w:tr>"

    def table(*rows: str) -> str:
        return f"<w:tbl>{''.join(map(row, rows))}</w:tbl>"

    body = (
        table("<w:tblHeader/><w:cantSplit/>", "<w:cantSplit/>")
        + table("", "<w:cantSplit/>")
        + table('<w:tblHeader w:val="0"/>')
    )
    layout = docx.extract_with_form(Origin("vb.docx", word.make(body)))[1]
    assert [(each.header_repeated, each.rows_kept_whole) for each in layout.tables] == [
        (True, True),
        (False, False),
        (False, False),
    ]
    assert [(each.source.table, each.source.paragraph, each.path) for each in layout.tables] == [
        (1, 1, "/w:document/w:body/w:tbl[1]"), (2, 3, "/w:document/w:body/w:tbl[2]"), (3, 5, "/w:document/w:body/w:tbl[3]"),
    ]  # fmt: skip
