"""Documents of provinces and districts that do not exist, made by hand to look like real ones."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pdfplumber
import pytest
from lxml import etree

from kehoach.model import Annex, Cell, Document, LegalBasis, Paragraph, Row, Section, Signature, Table


def _row(*texts: str) -> Row:
    return tuple(Cell(text=text) for text in texts)


def _paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=text) for text in texts)


_TASKS = (
    "Rà soát, hệ thống hóa văn bản quy phạm pháp luật thuộc lĩnh vực quản lý của ngành; kịp thời kiến nghị sửa đổi",
    "Công bố, công khai thủ tục hành chính trên Cổng dịch vụ công; tỷ lệ giải quyết đúng hạn đạt > 98% & không để hồ sơ quá hạn",
    "Tổ chức đối thoại giữa người đứng đầu cơ quan với người dân, doanh nghiệp",
    "Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực của các sở, ngành và Ủy ban nhân dân cấp huyện",
)
_LEADS = ("Sở Tư pháp", "Văn phòng Ủy ban nhân dân tỉnh", "Sở Kế hoạch & Đầu tư", "Các phòng chuyên môn")


def task_table(tasks: int) -> Table:
    """A task table of five groups with `tasks` tasks in all."""
    rows: list[Row] = []
    for number in range(tasks):
        if number % max(tasks // 5, 1) == 0:
            group = ("I", "II", "III", "IV", "V", "VI")[number // max(tasks // 5, 1)]
            title = Cell(text="Cải cách thể chế và nâng cao chất lượng văn bản quy phạm pháp luật")
            rows.append((Cell(text=group), title, *(Cell(merged="left") for _ in range(5))))
        rows.append(
            _row(
                str(number + 1),
                f"{_TASKS[number % 4]} (đợt {number + 1})",
                "[...]",
                _LEADS[number % 4],
                "Các sở, ban, ngành;\nỦy ban nhân dân cấp huyện" if number % 3 else "",
                "Hằng năm" if number % 2 else "Quý IV/2026",
                f"điểm a mục {number % 6 + 1} Phụ lục 2",
            )
        )
    return Table(
        header=(
            _row(
                "STT",
                "Nhiệm vụ",
                "Sản phẩm đầu ra",
                "Cơ quan chủ trì",
                "Cơ quan phối hợp",
                "Thời gian hoàn thành",
                "Căn cứ",
            ),
        ),
        rows=tuple(rows),
        roles=("ordinal", "text", "product", "lead", "coordinate", "deadline", "origin"),
    )


_TARGETS = Table(
    header=(
        (Cell(text="STT"), Cell(text="Chỉ tiêu"), Cell(text="Chỉ tiêu phấn đấu"), Cell(merged="left")),
        (Cell(merged="up"), Cell(merged="up"), Cell(text="Giai đoạn 2021 - 2025"), Cell(text="Giai đoạn 2026 - 2030")),
    ),
    rows=(
        _row("1", "Cải cách thủ tục hành chính", "", ""),
        _row("a)", "Mức độ hài lòng của người dân", "Đạt tối thiểu 90%", "Đạt tối thiểu 95%"),
        _row("b)", "Tỷ lệ hồ sơ trả đúng hạn", "≥ 95%", "≥ 98%"),
        (Cell(text="c)"), Cell(text="Số ngày giảm"), Cell(text="Theo lộ trình của tỉnh"), Cell(merged="left")),
    ),
    roles=("ordinal", "indicator", "value", "value"),
)


@pytest.fixture(scope="session")
def department_plan() -> Document:
    """The draft plan of a department (sở): number and date open, three annexes, 60 tasks."""
    return Document(
        type="KẾ HOẠCH",
        symbol="KH-STP",
        superior=("UBND TỈNH BÌNH SƠN",),
        issuer=("SỞ TƯ PHÁP",),
        place="Bình Sơn",
        title="Triển khai thực hiện Kế hoạch cải cách hành chính nhà nước tỉnh Bình Sơn giai đoạn 2026 - 2030 của Sở Tư pháp",
        legal_bases=tuple(
            LegalBasis(text=text)
            for text in (
                "Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Bình Sơn về cải cách hành "
                "chính nhà nước giai đoạn 2026 - 2030",
                "Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể cải cách "
                "hành chính nhà nước giai đoạn 2021 - 2030",
                "Quyết định số 05/QĐ-UBND",
            )
        ),
        lead=_paragraphs("Sở Tư pháp ban hành Kế hoạch triển khai thực hiện, với những nội dung cụ thể như sau:"),
        outline=(
            Section(
                id="I",
                level=1,
                number="I",
                title="MỤC ĐÍCH, YÊU CẦU",
                children=(
                    Section(
                        id="I/1",
                        level=2,
                        number="1",
                        title="Mục đích",
                        paragraphs=_paragraphs(
                            "Cụ thể hóa các mục tiêu, nhiệm vụ được giao; bảo đảm thống nhất, đồng bộ, hiệu quả.",
                            "Nâng cao trách nhiệm của người đứng đầu các phòng, đơn vị thuộc Sở trong chỉ đạo, điều hành.",
                        ),
                    ),
                    Section(
                        id="I/2",
                        level=2,
                        number="2",
                        title="Yêu cầu",
                        children=(
                            Section(
                                id="I/2/a",
                                level=3,
                                number="a",
                                title="Xác định rõ việc, rõ người, rõ thời gian, rõ sản phẩm;",
                            ),
                            Section(
                                id="I/2/b",
                                level=3,
                                number="b",
                                title="Bảo đảm kinh phí [...] và nhân lực [đơn vị chủ trì].",
                            ),
                        ),
                    ),
                ),
            ),
            Section(
                id="II",
                level=1,
                number="II",
                title="NHIỆM VỤ TRỌNG TÂM",
                paragraphs=_paragraphs("Chỉ tiêu tại Phụ lục I; nhiệm vụ tại Phụ lục II; đề án tại Phụ lục III."),
                children=tuple(
                    Section(
                        id=f"II/{number}",
                        level=2,
                        number=str(number),
                        title=f"Lĩnh vực thứ {number}",
                        children=tuple(
                            Section(id=f"II/{number}/{sign}", level=3, number=sign, title=_TASKS[place])
                            for place, sign in enumerate("abcd"[: number % 3 + 2])
                        ),
                    )
                    for number in range(1, 6)
                ),
            ),
            Section(
                id="III",
                level=1,
                number="III",
                title="TỔ CHỨC THỰC HIỆN",
                children=(
                    Section(
                        id="III/1",
                        level=2,
                        number="1",
                        title="Văn phòng Sở theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
                    ),
                    Section(
                        id="III/2",
                        level=2,
                        number="2",
                        title="Trưởng các phòng, đơn vị thuộc Sở báo cáo kết quả trước ngày 10 của tháng cuối quý.",
                    ),
                ),
            ),
        ),
        closing=_paragraphs(
            "Trong quá trình thực hiện, nếu có vướng mắc, các phòng, đơn vị báo cáo Giám đốc Sở xem xét, quyết định."
        ),
        annexes=(
            Annex(
                id="pl1", label="Phụ lục I", title="CHỈ TIÊU PHẤN ĐẤU", caption=_caption("KH-STP"), tables=(_TARGETS,)
            ),
            Annex(
                id="pl2",
                label="Phụ lục II",
                title="DANH MỤC NHIỆM VỤ",
                caption=_caption("KH-STP"),
                tables=(task_table(60),),
            ),
            Annex(
                id="pl3",
                label="Phụ lục III",
                title="DANH MỤC ĐỀ ÁN",
                caption=_caption("KH-STP"),
                paragraphs=_paragraphs("Các đề án dưới đây do Sở chủ trì.", "Thời gian tính từ ngày ban hành."),
                tables=(task_table(3).model_copy(update={"position": 1}),),
            ),
        ),
        recipients=("UBND tỉnh (để báo cáo)", "Sở Nội vụ;", "- Các phòng, đơn vị thuộc Sở;", "Lưu: VT, VP."),
        signature=Signature(title="GIÁM ĐỐC", name="Nguyễn Văn A"),
    )


def _caption(symbol: str) -> str:
    return f"(Kèm theo Kế hoạch số       /{symbol} ngày     tháng     năm 20... của Sở Tư pháp)"


@pytest.fixture(scope="session")
def district_report() -> Document:
    """An issued report of a district, sent up to two addressees, with a table in its body and no annex."""
    return Document(
        type="BÁO CÁO",
        number="7",
        symbol="BC-UBND",
        issuer=("ỦY BAN NHÂN DÂN", "HUYỆN ĐẤT ĐỎ"),
        place="Đất Đỏ",
        date=date(2026, 3, 5),
        title="Kết quả cải cách hành chính quý I năm 2026",
        addressees=("Ủy ban nhân dân tỉnh Bình Sơn", "Sở Nội vụ tỉnh Bình Sơn"),
        lead=_paragraphs("Thực hiện chỉ đạo của cấp trên, Ủy ban nhân dân huyện báo cáo như sau:"),
        outline=(
            Section(
                id="I",
                level=1,
                number="I",
                title="Kết quả",
                paragraphs=_paragraphs("Số liệu chủ yếu:", "Các chỉ tiêu còn lại đạt kế hoạch."),
                tables=(_TARGETS.model_copy(update={"position": 1}),),
            ),
        ),
        recipients=("Như trên", "Thường trực Huyện ủy", "Lưu: VT, NV."),
        signature=Signature(authority="TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", title="PHÓ CHỦ TỊCH", name="Trần Thị B"),
    )


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="session")
def part_of() -> Callable[..., etree._Element]:
    """Reads a part of a .docx as XML: the main text when none is named."""

    def read(data: bytes, name: str = "word/document.xml") -> etree._Element:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return etree.fromstring(archive.read(name))

    return read


@pytest.fixture(scope="session")
def word_lines(part_of: Callable[..., etree._Element]) -> Callable[[bytes], list[str]]:
    """The paragraphs of a .docx in order, those of tables included."""

    def read(data: bytes) -> list[str]:
        return [
            "".join(node.text or "" if node.tag == f"{W}t" else "\n" for node in paragraph.iter(f"{W}t", f"{W}br"))
            for paragraph in part_of(data).iter(f"{W}p")
        ]

    return read


@pytest.fixture(scope="session")
def pdf_pages() -> Callable[[bytes], list[str]]:
    """The text of every page of a PDF, blanks as plain spaces."""

    def read(data: bytes) -> list[str]:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return [page.extract_text().replace("\u00a0", " ") for page in pdf.pages]

    return read


@pytest.fixture(scope="session")
def by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> Callable[[bytes], bytes]:
    """Lays a .docx out as LibreOffice does; gives the PDF."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("cần LibreOffice (soffice) để mở tệp Word")
    folder = tmp_path_factory.mktemp("libreoffice")

    def convert(data: bytes) -> bytes:
        source = Path(folder) / "document.docx"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return source.with_suffix(".pdf").read_bytes()

    return convert
