"""A small plan of a made-up province, the workbook of one agency, and ways to fill it in wrongly."""

import dataclasses
import datetime
import io
import warnings

import openpyxl
import pytest

from kehoach.generator.progress_workbook import duty_book, duty_workbook
from kehoach.meaning.deadlines import read_deadline
from kehoach.meaning.goals import read_goals
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Assignment, Document, Group, Period, Plan, Project, Target, TargetValue, Task
from kehoach.parser.workbook import read_workbook_bytes
from kehoach.progress.answers import RawCell
from kehoach.progress.intake import take_in
from kehoach.progress.layout import find_sheets, identity
from kehoach.progress.notices import Findings
from kehoach.progress.periods import read_report_period
from kehoach.progress.sheets import sheets_of

TODAY = datetime.date(2025, 9, 16)
POLICE = Assignment(text="Công an tỉnh", agencies=("cong-an-tinh",))
JUSTICE = Assignment(text="Sở Tư pháp", agencies=("so-tu-phap",))
FIRST, SECOND = Group(number="1", title="Cải cách thể chế"), Group(number="2", title="Cải cách thủ tục hành chính")


def task(id, group, text, deadline, lead=POLICE, coordinate=JUSTICE, kind=Task):
    return kind(
        id=id,
        group=group,
        text=text,
        lead=lead,
        coordinate=coordinate,
        product="Báo cáo",
        deadline=read_deadline(deadline),
    )


def target(id, text, value):
    values = TargetValue(period=Period(start=2021, end=2025), text=value, goals=read_goals(value))
    return Target(id=id, group=SECOND, text=text, values=(values,), lead=POLICE)


@pytest.fixture(scope="session")
def plan() -> Plan:
    """Six tasks, one of each kind of deadline, a project, three targets; another province and other wording than 163."""
    return Plan(
        document=Document(
            type="KẾ HOẠCH",
            number="27",
            symbol="KH-UBND",
            issuer=("ỦY BAN NHÂN DÂN", "TỈNH BÌNH SƠN"),
            date=datetime.date(2024, 12, 20),
            title="CẢI CÁCH HÀNH CHÍNH NĂM 2025",
        ),
        tasks=(
            task("pl/1/a", FIRST, "Rà soát văn bản về cư trú", "Quý II/2025"),
            task("pl/1/b", FIRST, "Tập huấn nghiệp vụ", "Tháng 8/2025"),
            task("pl/1/c", FIRST, "Sửa đổi quy chế phối hợp", "Năm 2025"),
            task("pl/2/a", SECOND, "Công khai thủ tục", "Hàng năm"),
            task("pl/2/b", SECOND, "Trực tiếp dân", "Thường xuyên"),
            task("pl/2/c", SECOND, "Triển khai định danh mức 3", "Khi có hướng dẫn của Bộ Công an"),
            task("pl/2/d", SECOND, "Kiểm tra việc thực hiện", "Quý III/2025", lead=JUSTICE, coordinate=POLICE),
        ),
        projects=(task("pl/3", None, "Đề án «dữ liệu số»: giai đoạn 1", "Trước ngày 01/10/2025", kind=Project),),
        targets=(
            target("pl/4", "Tỷ lệ hồ sơ giải quyết đúng hạn", "Đạt tối thiểu 95%"),
            target("pl/5", "Số điểm tiếp nhận lưu động", "Tối thiểu 12 điểm"),
            target("pl/6", "Hệ thống giám sát", "Hoàn thành và đưa vào sử dụng"),
        ),
    )


@pytest.fixture(scope="session")
def registry(plan):
    return registry_for_plan(plan)


@pytest.fixture(scope="session")
def third_quarter(plan, registry):
    """The duties of the plan in quý III năm 2025: data from 15/6 to 14/9/2025."""
    return duty_book(plan, registry, read_report_period("2025-Q3"))


def load_quietly(file):
    """A workbook for a spreadsheet library, which drops the colours of newer programs and says so."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return openpyxl.load_workbook(file)


@pytest.fixture(scope="session")
def load_workbook():
    return load_quietly


class Returned:
    """A workbook as it came back, cell by cell, and what is taken in from it."""

    def __init__(self, data, book, agency):
        self.data = data
        self.book = book
        self.raw = read_workbook_bytes(data, f"{agency}.xlsx")
        self._places = {}
        duties = book.of(agency)
        for sheet in find_sheets(self.raw, sheets_of(duties), identity(self.raw), Findings(self.raw)):
            for row in sheet.rows:
                for key, column in sheet.columns.items():
                    self._places[sheet.expected.form.key, row.given.id, key] = (sheet.name, row.row, column)

    def put(self, sheet, row, key, value, **kind):
        """Type a value into a cell: words, a number, or a ready `RawCell`."""
        name, line, column = self._places[sheet, row, key]
        cell = value if isinstance(value, RawCell) else _cell(value, kind)
        place = next(i for i, one in enumerate(self.raw.sheets) if one.name == name)
        changed = dataclasses.replace(
            self.raw.sheets[place], cells={**self.raw.sheets[place].cells, (line, column): cell}
        )
        self.raw = dataclasses.replace(
            self.raw, sheets=(*self.raw.sheets[:place], changed, *self.raw.sheets[place + 1 :])
        )
        return self

    def answer(self, sheet, row, **values):
        """Type several values into a row."""
        for key, value in values.items():
            self.put(sheet, row, key, value)
        return self

    def edit(self, change):
        """Change the file itself with a spreadsheet library, as a person would."""
        self.raw = read_workbook_bytes(self.save(change), self.raw.file)
        return self

    def save(self, change):
        """The bytes of the changed file."""
        book = load_quietly(io.BytesIO(self.data))
        change(book)
        buffer = io.BytesIO()
        book.save(buffer)
        return buffer.getvalue()

    def cell(self, sheet, row, key):
        """A cell's name: "G7"."""
        _, line, column = self._places[sheet, row, key]
        return f"{openpyxl.utils.get_column_letter(column)}{line}"

    def take(self, **options):
        return take_in(self.raw, self.book, **{"today": TODAY, **options})


def _cell(value, kind):
    if isinstance(value, datetime.date):
        return RawCell((value - datetime.date(1899, 12, 30)).days, "number", date=True)
    return RawCell(value, "text" if isinstance(value, str) else "number", **kind)


@pytest.fixture(scope="session")
def police_workbook(third_quarter):
    return duty_workbook(third_quarter.of("cong-an-tinh"))


@pytest.fixture(scope="session")
def justice_workbook(third_quarter):
    return duty_workbook(third_quarter.of("so-tu-phap"))


@pytest.fixture
def police(police_workbook, third_quarter):
    """The workbook of an agency that leads tasks and targets and fills no statistic form."""
    return Returned(police_workbook, third_quarter, "cong-an-tinh")


@pytest.fixture
def justice(justice_workbook, third_quarter):
    """The workbook of an agency that fills statistic forms."""
    return Returned(justice_workbook, third_quarter, "so-tu-phap")
