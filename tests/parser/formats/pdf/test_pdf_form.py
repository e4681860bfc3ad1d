"""What a PDF shows of form, measured on pages that WeasyPrint sets and on pages drawn sign by sign."""

import pytest
import weasyprint

from kehoach.parser.components import with_components
from kehoach.parser.extraction import Origin
from kehoach.parser.formats import pdf
from kehoach.parser.formats.pdf_form_runs import family, hexadecimal, rounded
from kehoach.parser.structure import read_structure

STYLE = """
@page { size: A4; margin: 20mm 20mm 20mm 30mm; @top-center { content: counter(page); font: 13pt "Tinos" } }
@page :first { @top-center { content: none } }
@page annex { size: A4 landscape; margin: 20mm 20mm 20mm 30mm }
body { font: 14pt/1.2 "Tinos"; margin: 0 }
p { margin: 6pt 0 0; text-align: justify; text-indent: 10mm; hyphens: none }
.c { text-align: center; text-indent: 0 }
.r { text-align: right; text-indent: 0 }
.hang { text-indent: -10mm; padding-left: 15mm }
table { width: 100%; border-collapse: collapse } td { width: 50%; vertical-align: top; padding: 0 }
td p { text-align: center; text-indent: 0; margin: 0 }
hr { border: 0; border-top: 0.5pt solid black; margin: 3pt auto 0; height: 0 }
.annex { page: annex; break-before: page }
"""
LONG = (
    "Các sở, ban, ngành và Ủy ban nhân dân các xã, phường tổ chức thực hiện nghiêm túc Kế hoạch này, định kỳ báo cáo kết quả "
    "về Sở Nội vụ để tổng hợp; trong quá trình thực hiện nếu có khó khăn thì phản ánh kịp thời để được hướng dẫn giải quyết. "
)
HEAD = """
<table><tr><td><p>UBND TỈNH VÀM CỎ</p><p><b>SỞ Y TẾ</b></p><hr style="width: 12mm"></td>
<td><p><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></p><p><b>Độc lập - Tự do - Hạnh phúc</b></p><hr style="width: 58mm"></td></tr>
<tr><td><p>Số: 12/KH-SYT</p></td><td><p><i>Vàm Cỏ, ngày 05 tháng 3 năm 2026</i></p></td></tr></table>
<p class="c"><b>KẾ HOẠCH</b></p><p class="c"><b>Phòng bệnh năm 2026</b></p>
"""


@pytest.fixture(scope="module")
def layout():
    """The layout of HTML printed as PDF, with its components."""

    def read(body: str, style: str = STYLE):
        data = weasyprint.HTML(string=f"<style>{style}</style>{body}").write_pdf()
        origin = Origin("vb.pdf", bytes(data))
        extraction, found = pdf.extract_with_form(origin)
        assert extraction == pdf.extract(origin)
        return with_components(found, read_structure(origin, extraction).document)

    return read


@pytest.fixture(scope="module")
def plan(layout):
    body = "".join(f"<p>{LONG * 3}</p>" for _ in range(8))
    annex = '<div class="annex"><p class="c"><b>PHỤ LỤC</b></p><p class="c"><b>DANH MỤC NHIỆM VỤ</b></p></div>'
    return layout(
        f"{HEAD}<p><b>I. MỤC TIÊU</b></p><p class='hang'>{LONG}</p><p class='r'><i>Ghi chú bên phải</i></p>{body}{annex}"
    )


def only(layout, component):
    (paragraph,) = layout.of(component)
    return paragraph


def test_components_are_those_of_the_words(plan):
    head = [paragraph.component for paragraph in plan.paragraphs[:9]]
    assert head == ["superior", "issuer", "nation", "motto", "number", "place_date", "type", "title", "heading"]
    assert [(paragraph.component, paragraph.annex) for paragraph in plan.paragraphs if paragraph.annex] == [
        ("annex_label", "pl"), ("annex_title", "pl"),
    ]  # fmt: skip


def test_runs_tell_font_size_style_and_colour(layout):
    body = layout(f'{HEAD}<p>Giao <b>Sở Y tế</b> <i style="color: #c00000">chủ trì</i> thực hiện.</p>').paragraphs[-1]
    assert [(run.text, run.bold, run.italic, run.color) for run in body.runs] == [
        ("Giao ", False, False, "000000"), ("Sở Y tế ", True, False, "000000"),
        ("chủ trì ", False, True, "C00000"), ("thực hiện.", False, False, "000000"),
    ]  # fmt: skip
    assert {(run.font, run.size) for run in body.runs} == {("Tinos", 14.0)}


def test_alignment_and_indents_are_measured(plan):
    bodies = plan.of("body")
    hanging, right, plain = bodies[0], bodies[1], bodies[2]
    assert (plain.alignment, plain.first_line, plain.left) == (
        "justify",
        pytest.approx(10, abs=0.3),
        pytest.approx(0, abs=0.3),
    )
    assert (hanging.first_line, hanging.left) == (pytest.approx(-10, abs=0.3), pytest.approx(15, abs=0.3))
    assert right.alignment == "right"
    assert [only(plan, name).alignment for name in ("nation", "motto", "number", "place_date", "type", "title")] == [
        "center"
    ] * 6
    assert [paragraph.alignment for paragraph in plan.of("annex_label", "annex_title")] == ["center", "center"]


def test_the_left_side_is_where_lines_go_on_though_most_lines_are_indented(layout):
    single = "<p>Rà soát thủ tục hành chính của tỉnh, báo cáo trước tháng 6 năm 2026.</p>"
    found = layout(f"{HEAD}{single * 5}<p>{LONG[:150]}</p>{single * 2}")
    measured = [(each.first_line, each.left) for each in found.of("body", "closing")]
    assert measured == [(pytest.approx(10, abs=0.3), pytest.approx(0, abs=0.3))] * 8


def test_one_line_does_not_show_whether_it_is_justified(plan):
    assert only(plan, "heading").alignment is None


def test_a_heading_as_long_as_its_line_less_two_indents_is_not_taken_for_a_centred_one(layout):
    heading = '<p style="width: 160mm"><span style="display: inline-block; width: 140mm; text-indent: 0">1. Mục tiêu'
    spread = f"{heading} <span style='float: right'>chung</span></span></p>"
    found = layout(f"{HEAD}{''.join(f'<p>{LONG}</p>' for _ in range(6))}{spread}<p>{LONG}</p>")
    assert [paragraph.alignment for paragraph in found.paragraphs if paragraph.text.startswith("1. Mục tiêu")] == [None]


def test_ragged_lines_are_aligned_left(layout):
    found = layout(f"{HEAD}{''.join(f'<p style=text-align:left>{LONG}</p>' for _ in range(4))}")
    assert {paragraph.alignment for paragraph in found.of("body")} == {"left"}


def test_lines_are_counted_in_single_lines(plan):
    # CSS counts type sizes, Word single lines of Times New Roman: 1.15 type sizes.
    assert plan.of("body")[-1].line_spacing == pytest.approx(1.2 / 1.15, abs=0.02)


def test_rules_below_words_tell_their_length_and_their_share(plan):
    issuer, motto = only(plan, "issuer").line_below, only(plan, "motto").line_below
    assert (issuer.kind, issuer.length) == ("drawn", pytest.approx(12, abs=0.2))
    assert (motto.kind, motto.length) == ("drawn", pytest.approx(58, abs=0.2))
    assert motto.share == pytest.approx(58 / 60.3, abs=0.02)
    assert only(plan, "superior").line_below is None
    assert only(plan, "title").line_below is None


def test_underlined_words_are_no_drawn_rule(layout):
    found = layout(HEAD.replace("Phòng bệnh năm 2026", "<u>Phòng bệnh</u> năm <u>2026</u>"))
    assert only(found, "title").line_below.kind == "underline"


def test_pages_of_one_size_are_a_section_with_its_page_numbers(plan):
    first, second = plan.pages
    assert (first.width, first.height) == (210.0, 297.0)
    assert (first.left, first.right) == (pytest.approx(30, abs=0.3), pytest.approx(20, abs=0.3))
    number = first.numbering
    assert (number.container, number.alignment, number.size, number.font) == (
        "header",
        "center",
        13.0,
        "Tinos",
    )
    assert (number.on_first_page, number.start) == (False, 1)
    assert (second.is_landscape, second.annex) == (True, "pl")
    assert {paragraph.page for paragraph in plan.paragraphs if paragraph.annex} == {1}


def test_numbers_that_begin_anew_open_a_section(layout):
    numbered = '@top-center { content: counter(page); font: 13pt "Tinos" }'
    style = (
        f"{STYLE} @page anew {{ {numbered} }} @page :nth(1 of anew) {{ counter-reset: page 1 }} .anew {{ page: anew }}"
    )
    pages = f"<p>{LONG * 12}</p>"
    found = layout(f"{HEAD}{pages * 2}<div class=anew>{pages * 2}</div>", style)
    assert [(page.numbering.start, page.numbering.on_first_page) for page in found.pages] == [(1, False), (1, True)]


def test_the_single_number_of_two_pages_stands_where_other_numbers_do(layout):
    kinds = "@page first { @top-center { content: none } } @page last { @top-center { content: '2' } }"
    style = f"{STYLE} {kinds} .first {{ page: first }} .last {{ page: last }}"
    body = "".join(f"<p>{LONG * 3}</p>" for _ in range(16))
    found = layout(f"{HEAD}{body}<div class=first><p>{LONG}</p></div><div class=last><p>{LONG}</p></div>", style)
    assert not [each for each in found.paragraphs if each.text == "2" and each.component != "page_number"]
    assert [(page.numbering.start, page.numbering.on_first_page) for page in found.pages] == [(1, False), (1, False)]


def test_an_indented_page_has_the_left_edge_of_the_others(layout):
    body = "".join(f"<p>{LONG * 3}</p>" for _ in range(8))
    short = "".join(f"<p>{LONG[:85]}</p>" for _ in range(6))
    found = layout(f"{HEAD}{body}<div style='break-before: page'>{short}<p>{LONG[:110]}</p></div>")
    pages = [each.source.page for each in found.paragraphs if each.source]
    indents = {
        each.first_line for each in found.paragraphs if each.source.page == max(pages) and each.component == "body"
    }
    assert indents == {10.0}


def test_margins_are_not_guessed_from_ragged_text(layout):
    found = layout(f"{HEAD}{''.join(f'<p style=text-align:left>{LONG}</p>' for _ in range(4))}")
    assert [(page.left, page.right, page.top) for page in found.pages] == [(None, None, None)]


def test_what_a_pdf_cannot_show_is_named_and_left_out(plan):
    assert {
        "paragraphs.before",
        "paragraphs.keep_next",
        "pages.top",
        "tables.header_repeated",
        "language",
    } <= plan.untold
    shown = [name for name in plan.untold if name.startswith("paragraphs.") and name.count(".") == 1]
    assert {
        getattr(paragraph, name.removeprefix("paragraphs.")) for paragraph in plan.paragraphs for name in shown
    } == {None}
    assert plan.language is None


def test_a_cell_of_a_table_is_one_paragraph_with_its_place(layout):
    task = "<p>- Tiêm chủng mở rộng;</p><p>- Khám sức khỏe.</p>"
    rows = f"<tr><td>STT</td><td>Nhiệm vụ</td></tr><tr><td>1</td><td>{task}</td></tr>"
    body = f"<p>I. MỤC TIÊU</p><p>Trẻ em khỏe mạnh.</p><p class=c>PHỤ LỤC</p><table>{rows}</table>"
    found = layout(f"{HEAD}{body}", STYLE + "td { border: 1pt solid; padding: 2pt }")
    cells = [(paragraph.text, paragraph.source.row, paragraph.source.column) for paragraph in found.of("table")]
    assert cells == [("STT", 1, 1), ("Nhiệm vụ", 1, 2), ("1", 2, 1), ("- Tiêm chủng mở rộng;\n- Khám sức khỏe.", 2, 2)]
    assert [table.annex for table in found.tables] == ["pl"]


def test_a_signed_file_is_known_by_its_signature():
    data = weasyprint.HTML(string=f"<style>{STYLE}</style>{HEAD}").write_pdf()
    signed = bytes(data) + b"\n9 0 obj << /Type /Sig /ByteRange [0 1 2 3] >> endobj\n%%EOF"
    assert pdf.extract_with_form(Origin("vb.pdf", signed))[1].states == ("signed",)
    assert pdf.extract_with_form(Origin("vb.pdf", bytes(data)))[1].states == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("ABCDEF+TimesNewRomanPSMT", "Times New Roman"),
        ("ABCDEF+TimesNewRomanPS-BoldItalicMT", "Times New Roman"),
        ("TimesNewRoman,Bold", "Times New Roman"),
        ("BAAAAA+LiberationSerif-Bold", "Liberation Serif"),
        ("FSBNCJ+Tinos-Bold-Italic", "Tinos"),
        ("Arial-BoldMT", "Arial"),
        ("ArialMT", "Arial"),
        ("Calibri", "Calibri"),
        ("Times-Roman", "Times"),
        ("", None),
    ],
)
def test_a_fonts_name_tells_its_family(name, expected):
    assert family(name) == expected


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        (0, "000000"), (1.0, "FFFFFF"), ((0.0, 0.0, 0.0), "000000"), ((0.75, 0, 0), "BF0000"), ((0, 0, 0, 1), "000000"),
        ((0, 1, 1, 0), "FF0000"), (None, None), (("Pattern",), None), ((0.1, 0.2), None),
    ],
)  # fmt: skip
def test_colours_are_told_where_their_meaning_is_known(color, expected):
    assert hexadecimal(color) == expected


@pytest.mark.parametrize(("size", "expected"), [(13.98, 14.0), (14.04, 14.0), (12.6, 12.5), (11.2, 11.2), (9.0, 9.0)])
def test_sizes_are_those_that_were_meant(size, expected):
    assert rounded(size) == expected
