"""Charts: the numbers given are the bars drawn, in Word with words for those who cannot see them, in PDF as vectors."""

import base64
import io
import re
import zipfile
from xml.etree import ElementTree

import pdfplumber
import pytest

from kehoach.generator.formats import FORMATS
from kehoach.generator.formats.chart import _drawn, svg
from kehoach.model import Document, Figure, Paragraph, Section, Series

FIGURE = Figure(
    after="I",
    title="Tiến độ theo lĩnh vực",
    description='Thể chế: 4 hoàn thành; bộ máy & "biên chế": 2 đang thực hiện.',
    categories=("Cải cách thể chế", "Cải cách tổ chức bộ máy hành chính nhà nước"),
    series=(Series(name="Hoàn thành", values=(4, 1)), Series(name="Đang thực hiện", values=(2, None))),
    stacked=True,
)


def document(*figures):
    section = Section(id="I", level=1, number="I", title="Kết quả", paragraphs=(Paragraph(text="Số liệu như sau."),))
    return Document(type="BÁO CÁO", symbol="BC-SYT", issuer=("SỞ Y TẾ",), outline=(section,), figures=figures)


def widths(figure):
    """The bars' widths in the order drawn: series by series, in each the categories."""
    paths = [path.get("d", "") for path in ElementTree.fromstring(svg(figure)).iter("{http://www.w3.org/2000/svg}path")]
    bars = [path for path in paths if re.fullmatch(r"(M|L) [\d.]+ [\d.]+(\s+L [\d.]+ [\d.]+){3}\s+z\s*", path)]
    edges = [[float(x) for x in re.findall(r"[ML] ([\d.]+)", path)] for path in bars]
    # The first two are the page and the ground of the axes, the last are the signs of the legend.
    return [max(xs) - min(xs) for xs in edges][2 : 2 + 2 * len(figure.series)]


def test_bars_are_as_long_as_their_values():
    four, one, two, none = widths(FIGURE)
    assert four == pytest.approx(4 * one, rel=0.001)
    assert two == pytest.approx(2 * one, rel=0.001)
    assert none == 0


def test_the_same_figure_gives_the_same_bytes():
    for form in ("docx", "pdf"):
        assert FORMATS[form].render(document(FIGURE)) == FORMATS[form].render(document(FIGURE))


def test_word_gets_a_picture_with_its_description():
    data = FORMATS["docx"].render(document(FIGURE, FIGURE.model_copy(update={"after": "II", "title": "Không có chỗ"})))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml").decode()
        relations = package.read("word/_rels/document.xml.rels").decode()
        pictures = [name for name in package.namelist() if name.startswith("word/media/")]
        assert package.read(pictures[0]).startswith(b"\x89PNG")
        assert 'Extension="png"' in package.read("[Content_Types].xml").decode()
    assert pictures == ["word/media/bieudo1.png"]
    assert 'Id="rIdBieuDo1"' in relations
    assert 'r:embed="rIdBieuDo1"' in text
    assert "bộ máy &amp; &quot;biên chế&quot;: 2 đang thực hiện." in text
    assert "Biểu đồ 1. Tiến độ theo lĩnh vực" in text


def test_pdf_gets_vectors_and_no_picture_in_dots():
    data = FORMATS["pdf"].render(document(FIGURE))
    with pdfplumber.open(io.BytesIO(data)) as file:
        page = file.pages[0]
        assert not page.images
        assert page.curves or page.rects
        assert "Biểu đồ 1. Tiến độ theo lĩnh vực" in page.extract_text()


def test_a_document_without_charts_has_no_picture_and_no_field_for_them():
    with zipfile.ZipFile(io.BytesIO(FORMATS["docx"].render(document()))) as package:
        assert not [name for name in package.namelist() if "media" in name]
    assert "figures" not in document().model_dump()


def test_a_chart_of_nothing_is_still_drawn():
    empty = Figure(after="I", title="Trống", description="Không có số liệu.", categories=(), series=())
    assert base64.b64encode(svg(empty))


def test_what_means_the_same_has_the_same_colour_in_every_chart():
    late = Series(name="Quá hạn", values=(1, 2), colour=3)
    first, second = Series(name="Hoàn thành", values=(4, 1), colour=0), Series(name="Đang thực hiện", values=(2, 1))
    colours = [
        set(re.findall(r"fill: (#[0-9a-f]{6})", svg(FIGURE.model_copy(update={"series": series})).decode()))
        for series in ((first, late), (first, second, late), (late,))
    ]
    assert all("#d55e00" in found for found in colours)
    assert ["#0072b2" in found for found in colours] == [True, True, False]


def test_long_words_of_a_legend_stay_inside_the_picture():
    names = (
        "Hoàn thành",
        "Đang thực hiện",
        "Quá hạn, chưa thực hiện",
        "Chưa đến hạn, chờ điều kiện",
        "Chưa có thông tin",
    )
    series = tuple(Series(name=name, values=(1, 1)) for name in names)
    drawing = _drawn(FIGURE.model_copy(update={"series": series}))
    drawing.canvas.draw()
    (legend,) = drawing.legends
    box = legend.get_window_extent()
    assert box.x0 >= 0
    assert box.x1 <= drawing.bbox.x1
