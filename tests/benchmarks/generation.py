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


def ways(document: Document) -> dict[str, tuple[str, Callable[[], object]]]:
    """What is timed: the name of a way, the name of the way it is compared with, and the work."""
    template, content = prepared_template(), content_of(document)
    page = pdf._page(templates.read(templates.PAGE)).fill(content)
    style = templates.read(templates.STYLESHEET).decode()

    def with_docxtpl() -> None:
        writer = DocxTemplate(io.BytesIO(template))
        writer.render(vars(content), jinja_env=ENVIRONMENT)
        writer.save(io.BytesIO())

    def bare(**options: str) -> None:
        HTML(string=page).write_pdf(stylesheets=[CSS(string=style)], **options)

    return {
        "docx: docxtpl's render and save": ("docx: docxtpl's render and save", with_docxtpl),
        "docx: kehoach": ("docx: docxtpl's render and save", lambda: docx.render(document)),
        "pdf: WeasyPrint's bare write_pdf": ("pdf: WeasyPrint's bare write_pdf", bare),
        "pdf: the same, tagged for PDF/A-2a": ("pdf: WeasyPrint's bare write_pdf", lambda: bare(pdf_variant=VARIANT)),
        "pdf: kehoach": ("pdf: WeasyPrint's bare write_pdf", lambda: pdf.render(document)),
    }


def measured(work: Callable[[], object], rounds: int) -> float:
    """The median time of some rounds after one that warms up, in milliseconds."""
    work()
    times = []
    for _ in range(rounds):
        gc.collect()
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Print a table of all ways, then how time grows with size."""
    document = sample()
    times: dict[str, float] = {}
    for name, (baseline, work) in ways(document).items():
        times[name] = measured(work, 20 if name.startswith("docx") else 5)
        print(f"{name:38} {times[name]:8.1f} ms   x {times[name] / times[baseline]:.2f}")
    for rows in (60, 240, 960):
        larger = sample(rows=rows)
        print(f"docx: kehoach, {rows:4} rows               {measured(lambda doc=larger: docx.render(doc), 5):8.1f} ms")


if __name__ == "__main__":
    main()
