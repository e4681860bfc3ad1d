"""How long one document takes as .docx and .pdf, beside what the libraries take for the same thing.

Run `python -P tests/benchmarks/generation.py` (-P keeps the modules beside this file from being taken
for libraries). All figures of a run come from the same machine and minute; the ratios are what counts.
"""

from __future__ import annotations

import gc
import io
import statistics
import time
import zipfile
from collections.abc import Callable
from functools import partial

from docxtpl import DocxTemplate
from lxml import etree
from weasyprint import CSS, HTML

from kehoach import templates
from kehoach.generator.formats import docx, pdf
from kehoach.generator.formats.content import content_of
from kehoach.generator.formats.docx_template import follow_data
from kehoach.generator.formats.pdf_accessibility import VARIANT
from kehoach.generator.formats.templating import ENVIRONMENT
from kehoach.model import Annex, Cell, Document, LegalBasis, Paragraph, Row, Section, Signature, Table

MAIN = "word/document.xml"
TASK = "Rà soát, công khai thủ tục hành chính; tỷ lệ hồ sơ giải quyết đúng hạn đạt > 98% & không để quá hạn, đợt"


def sample(paragraphs: int = 40, rows: int = 60) -> Document:
    """A plan of about nine pages: numbered paragraphs, and one annex of five columns in landscape."""
    header: Row = tuple(Cell(text=text) for text in ("STT", "Nhiệm vụ", "Sản phẩm đầu ra", "Chủ trì", "Thời gian"))
    table = Table(
        header=(header,),
        rows=tuple(
            tuple(Cell(text=text) for text in (str(row), f"{TASK} {row}", "[...]", "Sở Kế hoạch & Đầu tư", "Hằng năm"))
            for row in range(1, rows + 1)
        ),
        roles=("ordinal", "text", "product", "lead", "deadline"),
    )
    items = tuple(
        Section(id=f"I/{place}", level=2, number=str(place), title=f"{TASK} {place}.") for place in range(paragraphs)
    )
    return Document(
        type="KẾ HOẠCH",
        symbol="KH-STP",
        superior=("UBND TỈNH BÌNH SƠN",),
        issuer=("SỞ TƯ PHÁP",),
        place="Bình Sơn",
        title="Cải cách hành chính nhà nước giai đoạn 2026 - 2030",
        legal_bases=(LegalBasis(text="Căn cứ Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ"),),
        lead=(Paragraph(text="Sở Tư pháp ban hành Kế hoạch với những nội dung sau:"),),
        outline=(Section(id="I", level=1, number="I", title="NHIỆM VỤ", children=items),),
        annexes=(
            Annex(id="pl1", label="Phụ lục", title="DANH MỤC NHIỆM VỤ", caption="(Kèm theo Kế hoạch)", tables=(table,)),
        ),
        recipients=("Như trên", "Lưu: VT."),
        signature=Signature(title="GIÁM ĐỐC", name="Nguyễn Văn A"),
    )


def prepared_template() -> bytes:
    """Our Word template with the table's geometry as fields, so that docxtpl makes the same document of it."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(templates.read(templates.WORD))) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == MAIN:
                root = etree.fromstring(part)
                follow_data(root)
                part = etree.tostring(root)
            new.writestr(name, part)
    return result.getvalue()


def word_ways(document: Document) -> dict[str, Callable[[], object]]:
    """Ways to make the same .docx; the first is what the others are compared with."""
    template, content = prepared_template(), content_of(document)

    def with_docxtpl() -> None:
        writer = DocxTemplate(io.BytesIO(template))
        writer.render(vars(content), jinja_env=ENVIRONMENT)
        writer.save(io.BytesIO())

    return {"docx: docxtpl's render and save": with_docxtpl, "docx: kehoach": partial(docx.render, document)}


def page_ways(document: Document) -> dict[str, Callable[[], object]]:
    """Ways to make a .pdf of the same HTML; the first is what the others are compared with."""
    page = pdf._page(templates.read(templates.PAGE)).fill(content_of(document))
    style = templates.read(templates.STYLESHEET).decode()

    def bare(**options: str) -> None:
        HTML(string=page).write_pdf(stylesheets=[CSS(string=style)], **options)

    return {
        "pdf: WeasyPrint's bare write_pdf": bare,
        "pdf: the same, tagged for PDF/A-2a": partial(bare, pdf_variant=VARIANT),
        "pdf: kehoach": partial(pdf.render, document),
    }


def measured(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median processor time of each work in milliseconds, after one round that warms up.

    The works take turns, so that whatever else the machine does falls on all of them.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds + 1):
        for name, work in works.items():
            gc.collect()
            start = time.process_time()
            work()
            times[name].append(time.process_time() - start)
    return {name: statistics.median(taken[1:]) * 1000 for name, taken in times.items()}


def main() -> None:
    """Print a table of all ways, then how time grows with size."""
    document = sample()
    for works, rounds in ((word_ways(document), 20), (page_ways(document), 7)):
        times = measured(works, rounds)
        baseline = next(iter(times.values()))
        for name, taken in times.items():
            print(f"{name:36} {taken:8.1f} ms   x {taken / baseline:.2f}")
    larger = {f"docx: kehoach, {rows} rows": partial(docx.render, sample(rows=rows)) for rows in (60, 240, 960)}
    for name, taken in measured(larger, 7).items():
        print(f"{name:36} {taken:8.1f} ms")


if __name__ == "__main__":
    main()
