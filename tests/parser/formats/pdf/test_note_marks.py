"""Footnotes with signs in brackets, as consolidated texts have them: the text and its cells are without the signs."""

from itertools import pairwise

from kehoach.parser.extraction import Origin
from kehoach.parser.formats.pdf import extract_with_form
from kehoach.parser.formats.pdf_content import Glyph
from kehoach.parser.formats.pdf_note_marks import without_note_marks

STYLE = """<style>
@page { size: A4; @footnote { margin-top: 6pt; border-top: 0.5pt solid; } }
body { font: 14pt "Times New Roman"; }
table { border-collapse: collapse; } td { border: 1px solid; padding: 2pt; width: 60mm; }
.n { float: footnote; font-size: 10pt; }
.n::footnote-call { content: "[" counter(footnote) "]"; font-size: 9pt; vertical-align: super; line-height: 0; }
.n::footnote-marker { content: "[" counter(footnote) "] "; }
</style>"""
LONG = "Điểm này được sửa đổi theo quy định tại khoản 1 Điều 1 Quyết định số 48/QĐ-UBND ngày 20 tháng 4 năm 2026 của Ủy ban."


def drawn(*words, size=14.0, base=100.0):
    """Glyphs drawn one after the other: words, or words with their size and baseline."""
    glyphs, x = [], 50.0
    for word in words:
        text, its_size, its_base = word if isinstance(word, tuple) else (word, size, base)
        for letter in text:
            x1 = x + its_size / 2
            glyphs.append(Glyph(letter, x, its_base - its_size, x1, its_base, its_base, its_size, 0, len(glyphs)))
            x = x1
    return glyphs


def text_of(glyphs):
    return "".join(glyph.text for glyph in glyphs)


def test_the_signs_of_footnotes_are_taken_out_of_text_and_cells(kit):
    page = f"""{STYLE}<p>Sở Tư pháp chủ trì<span class="n">{LONG}</span>, báo cáo.</p>
    <p>Tài liệu [3] giữ nguyên.</p>
    <table><tr><td>4<span class="n">Được bãi bỏ.</span></td><td>Quý III/2027<span class="n">Sửa đổi.</span></td></tr>
    <tr><td>5</td><td>không</td></tr></table>"""
    extraction, form = extract_with_form(Origin("van-ban.pdf", kit.printed(page)))
    assert kit.shape(extraction) == [
        "Sở Tư pháp chủ trì, báo cáo.",
        "Tài liệu [3] giữ nguyên.",
        [["4", "Quý III/2027"], ["5", "không"]],
    ]
    notes = [each.text for each in form.paragraphs if each.component == "note"]
    assert notes == [f"[1] {LONG}", "[2] Được bãi bỏ.", "[3] Sửa đổi."]


def test_a_sign_without_its_footnote_or_not_raised_stays():
    plain = drawn("Theo tài liệu [1] và ", "[2]", (" [1] Nguồn.", 10.0, 700.0))
    assert text_of(without_note_marks(plain)) == text_of(plain)
    raised = drawn("công", ("[1]", 9.0, 95.0), ".")
    assert text_of(without_note_marks(raised)) == "công[1]."


def test_what_follows_a_sign_moves_up_to_the_word_before_it():
    glyphs = without_note_marks(drawn("công", ("[12]", 9.0, 95.0), ".", ("[12] Nguồn.", 10.0, 700.0)))
    assert text_of(glyphs) == "công.[12] Nguồn."
    assert all(left.x1 >= right.x0 for left, right in pairwise(glyphs[:5]))


def test_two_signs_one_behind_the_other_are_taken_out():
    notes = (("[1] Nguồn.", 10.0, 700.0), ("[2] Nguồn.", 10.0, 714.0))
    glyphs = without_note_marks(drawn("công", ("[1][2]", 9.0, 95.0), ".", *notes))
    assert text_of(glyphs) == "công.[1] Nguồn.[2] Nguồn."
