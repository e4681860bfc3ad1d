"""Which form takes effect: each rule by which WordprocessingML lays one level over another, in a file of its own."""

import pytest

from kehoach.parser.extraction import Origin
from kehoach.parser.formats import docx

PARAGRAPH_STYLES = """
<w:docDefaults>
  <w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>
    <w:sz w:val="22"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>
</w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="base"><w:name w:val="Nền"/><w:basedOn w:val="a"/>
  <w:pPr><w:jc w:val="both"/><w:spacing w:before="120" w:after="60"/><w:ind w:left="567" w:firstLine="720"/></w:pPr>
  <w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="28"/><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="child"><w:name w:val="Con"/><w:basedOn w:val="base"/>
  <w:pPr><w:spacing w:after="0"/><w:ind w:hanging="284"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="loop"><w:name w:val="Vòng"/><w:basedOn w:val="loop2"/>
  <w:rPr><w:sz w:val="30"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="loop2"><w:name w:val="Vòng 2"/><w:basedOn w:val="loop"/></w:style>
<w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/><w:color w:val="c00000"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="grid"><w:name w:val="Lưới"/>
  <w:pPr><w:spacing w:before="40" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>
  <w:rPr><w:sz w:val="24"/><w:i/></w:rPr></w:style>
"""


@pytest.fixture
def formed(word):
    """The laid-out paragraphs of a body, with these parts."""

    def read(body: str, **parts: str):
        _, layout = docx.extract_with_form(Origin("vb.docx", word.make(body, parts)))
        return layout.paragraphs

    return read


@pytest.fixture
def only(formed):
    """The one paragraph of a body, and its one run."""

    def read(properties: str = "", run: str = "", styles: str = PARAGRAPH_STYLES, **parts: str):
        body = f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Kế hoạch</w:t></w:r></w:p>"
        (paragraph,) = formed(body, styles=styles, **parts)
        (run_,) = paragraph.runs
        return paragraph, run_

    return read


def test_defaults_of_the_document_hold_where_nothing_else_is_said(only):
    paragraph, run = only()
    assert (run.size, run.bold, run.italic, run.color) == (11.0, False, False, "000000")
    assert (paragraph.alignment, paragraph.before, paragraph.after, paragraph.line_spacing) == ("left", 0.0, 10.0, 1.15)
    assert paragraph.style == "Normal"


def test_without_any_styles_word_sets_times_new_roman_of_ten_points(only):
    paragraph, run = only(styles="")
    assert (run.font, run.size) == ("Times New Roman", 10.0)
    assert (paragraph.after, paragraph.line_spacing, paragraph.keep_next) == (0.0, 1.0, False)


def test_a_style_overlays_those_it_is_based_on_value_by_value(only):
    paragraph, run = only('<w:pStyle w:val="child"/>')
    assert (paragraph.style, paragraph.alignment) == ("Con", "justify")
    assert (paragraph.before, paragraph.after, paragraph.line_spacing) == (6.0, 0.0, 1.15)
    assert (paragraph.left, paragraph.first_line) == (10.0, -5.01)
    assert (run.font, run.size, run.bold, run.italic) == ("Times New Roman", 14.0, True, True)


def test_direct_form_wins_over_styles(only):
    paragraph, run = only(
        '<w:pStyle w:val="child"/><w:jc w:val="center"/><w:ind w:left="0" w:firstLine="0"/><w:keepNext/>',
        '<w:sz w:val="26"/><w:b w:val="0"/><w:color w:val="auto"/><w:u w:val="single"/><w:caps/>',
    )
    assert (paragraph.alignment, paragraph.left, paragraph.first_line, paragraph.keep_next) == (
        "center",
        0.0,
        0.0,
        True,
    )
    assert (run.size, run.bold, run.color, run.underline, run.capitals) == (13.0, False, "000000", True, True)
    assert paragraph.text == "Kế hoạch"


def test_a_style_that_is_not_defined_counts_as_the_default_style(only):
    paragraph, run = only('<w:pStyle w:val="gone"/>')
    assert (paragraph.style, run.size) == ("Normal", 11.0)


def test_a_circle_of_styles_is_cut(only):
    _, run = only('<w:pStyle w:val="loop"/>')
    assert run.size == 15.0


def test_bold_of_a_paragraph_style_and_of_a_run_style_cancel_each_other_out(only):
    _, run = only('<w:pStyle w:val="base"/>', '<w:rStyle w:val="strong"/>')
    assert (run.bold, run.color) == (False, "C00000")
    _, plain = only("", '<w:rStyle w:val="strong"/>')
    assert plain.bold is True
    _, direct = only('<w:pStyle w:val="base"/>', '<w:rStyle w:val="strong"/><w:b/>')
    assert direct.bold is True


def test_bold_of_the_defaults_stays_whatever_the_styles_say(only):
    bold = PARAGRAPH_STYLES.replace('<w:sz w:val="22"/>', '<w:sz w:val="22"/><w:b/>')
    _, run = only('<w:pStyle w:val="base"/>', '<w:rStyle w:val="strong"/>', styles=bold)
    assert run.bold is True


THEME = """<?xml version="1.0"?><a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>
<a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>
<a:minorFont><a:latin typeface="Calibri"/></a:minorFont>
</a:fontScheme></a:themeElements></a:theme>"""


def test_theme_fonts_are_those_of_the_theme_part(word):
    parts = word.parts_of(
        word.paragraph("Kế hoạch"), {"styles": PARAGRAPH_STYLES}, (word.relation("theme", "theme1.xml"),)
    )
    _, layout = docx.extract_with_form(Origin("vb.docx", word.zipped({**parts, "word/theme1.xml": THEME})))
    assert [run.font for run in layout.paragraphs[0].runs] == ["Calibri"]


def test_a_theme_font_wins_over_one_named_beside_it(word):
    run = '<w:rFonts w:ascii="Arial" w:asciiTheme="majorHAnsi" w:hAnsi="Arial" w:hAnsiTheme="majorHAnsi"/>'
    body = f"<w:p><w:r><w:rPr>{run}</w:rPr><w:t>Kế hoạch</w:t></w:r></w:p>"
    parts = word.parts_of(body, {}, (word.relation("theme", "theme1.xml"),))
    _, layout = docx.extract_with_form(Origin("vb.docx", word.zipped({**parts, "word/theme1.xml": THEME})))
    assert layout.paragraphs[0].runs[0].font == "Cambria"


def test_letters_with_marks_may_have_another_typeface_than_plain_ones(formed):
    fonts = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Arial"/>'
    (paragraph,) = formed(f"<w:p><w:r><w:rPr>{fonts}</w:rPr><w:t>Sở Y tế</w:t></w:r></w:p>")
    assert [(run.text, run.font) for run in paragraph.runs] == [
        ("S", "Times New Roman"), ("ở", "Arial"), (" Y t", "Times New Roman"), ("ế", "Arial"),
    ]  # fmt: skip


def test_a_table_style_lies_between_the_defaults_and_the_paragraph_style(formed):
    cell = "<w:tc><w:p>{}<w:r><w:t>Ô</w:t></w:r></w:p></w:tc>"
    styled_cell = cell.format('<w:pPr><w:pStyle w:val="base"/></w:pPr>')
    row = f"<w:tr>{cell.format('')}{styled_cell}</w:tr>"
    body = f'<w:tbl><w:tblPr><w:tblStyle w:val="grid"/></w:tblPr>{row}</w:tbl>'
    plain, styled = formed(body, styles=PARAGRAPH_STYLES)
    assert (plain.before, plain.after, plain.line_spacing, plain.runs[0].size, plain.runs[0].italic) == (
        2.0,
        0.0,
        1.0,
        12.0,
        True,
    )
    assert (styled.before, styled.after, styled.runs[0].size, styled.runs[0].bold) == (6.0, 3.0, 14.0, True)


NUMBERING = """
<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>
  <w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
"""
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'


def test_a_list_level_indents_its_paragraphs_over_their_style_and_below_their_own_indents(only):
    paragraph, _ = only(f'<w:pStyle w:val="base"/>{LISTED}', numbering=NUMBERING)
    assert (paragraph.label, paragraph.left, paragraph.first_line) == ("1.", 12.7, -6.35)
    direct, _ = only(f'<w:pStyle w:val="base"/>{LISTED}<w:ind w:left="0" w:firstLine="567"/>', numbering=NUMBERING)
    assert (direct.left, direct.first_line) == (0.0, 10.0)


def test_indents_of_a_style_that_names_a_list_itself_win_over_the_level(only):
    listing = PARAGRAPH_STYLES + (
        '<w:style w:type="paragraph" w:styleId="item"><w:name w:val="Mục"/><w:basedOn w:val="base"/>'
        f'<w:pPr>{LISTED}<w:ind w:left="1134"/></w:pPr></w:style>'
    )
    paragraph, _ = only('<w:pStyle w:val="item"/>', styles=listing, numbering=NUMBERING)
    assert (paragraph.label, paragraph.left, paragraph.first_line) == ("1.", 20.0, -6.35)
    without, _ = only(
        '<w:pStyle w:val="item"/><w:numPr><w:numId w:val="0"/></w:numPr>', styles=listing, numbering=NUMBERING
    )
    assert (without.label, without.left, without.first_line) == (None, 20.0, 12.7)


@pytest.mark.parametrize(
    ("said", "spacing", "pitch"),
    [
        ('w:line="360" w:lineRule="auto"', 1.5, None),
        ('w:line="360"', 1.5, None),
        ('w:line="340" w:lineRule="exact"', None, 17.0),
        ('w:line="320" w:lineRule="atLeast"', None, 16.0),
    ],
)
def test_lines_are_counted_in_single_lines_or_have_a_height_in_points(only, said, spacing, pitch):
    paragraph, _ = only(f"<w:spacing {said}/>")
    assert (paragraph.line_spacing, paragraph.line_pitch) == (spacing, pitch)


def test_space_that_word_chooses_itself_is_fourteen_points(only):
    paragraph, _ = only('<w:spacing w:before="60" w:beforeAutospacing="1" w:after="60" w:afterAutospacing="0"/>')
    assert (paragraph.before, paragraph.after) == (14.0, 3.0)


def test_space_between_paragraphs_of_one_style_falls_away_where_they_say_so(formed):
    spaced = '<w:spacing w:before="120" w:after="120"/><w:contextualSpacing/>'
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{spaced}</w:pPr><w:r><w:t>Đoạn</w:t></w:r></w:p>'
        for style in ("base", "base", "child")
    )
    spaces = [(paragraph.before, paragraph.after) for paragraph in formed(body, styles=PARAGRAPH_STYLES)]
    assert spaces == [(6.0, 0.0), (0.0, 6.0), (6.0, 6.0)]


@pytest.mark.parametrize(
    ("said", "alignment"),
    [("start", "left"), ("end", "right"), ("both", "justify"), ("distribute", "justify"), ("center", "center")],
)
def test_alignments_have_the_decrees_four_names(only, said, alignment):
    assert only(f'<w:jc w:val="{said}"/>')[0].alignment == alignment


def test_lengths_may_bear_a_unit(only):
    paragraph, _ = only('<w:ind w:start="1cm" w:firstLine="12.7mm" w:end="36pt"/>')
    assert (paragraph.left, paragraph.first_line, paragraph.right) == (10.0, 12.7, 12.7)


@pytest.mark.parametrize("said", ["", "abc", "1e9", "99999999999", "--5"])
def test_lengths_that_are_none_are_as_if_not_said(only, said):
    assert only(f'<w:ind w:left="{said}"/>')[0].left == 0.0
