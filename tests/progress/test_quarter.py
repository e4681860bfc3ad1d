"""A whole quarter of made-up answers: typed into workbooks, taken in, reported, rolled up, and counted a second time.

No answer is real. What is expected is counted from what was typed, by rules that are written down here from the forms and
the plan's words: of `kehoach.progress` nothing is asked twice.
"""

import datetime
import io
import random
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

import pytest

from kehoach.generator.formats import FORMATS
from kehoach.generator.progress_workbook import duty_workbook
from kehoach.generator.report import make_report
from kehoach.generator.rollup_report import province_report
from kehoach.generator.rollup_sheets import rollup_workbook
from kehoach.parser.extraction import Origin
from kehoach.parser.formats import docx
from kehoach.parser.workbook import read_workbook_bytes
from kehoach.progress.duties import DutyBook
from kehoach.progress.exclusions import Exclusion
from kehoach.progress.intake import take_in
from kehoach.progress.outline import report_outline
from kehoach.progress.periods import read_report_period
from kehoach.progress.rollup import roll_up
from kehoach.progress.statistics import default_statistics

LEAD, COORDINATE, TARGETS, TEXTS = "Nhiệm vụ chủ trì", "Nhiệm vụ phối hợp", "Chỉ tiêu", "Nội dung báo cáo"
COMMUNES = Exclusion(agencies="level:xa", reason="báo cáo qua UBND cấp huyện")
MADE_UP = "Số liệu giả định"

ON_TIME, LATE, OVERDUE = "Hoàn thành đúng hạn", "Hoàn thành quá hạn", "Quá hạn chưa hoàn thành"
GOING, NOT_DUE, WAITING = "Đang thực hiện", "Chưa đến hạn", "Chưa phát sinh điều kiện"
DONE_NOW, NOT_NOW = "Đã thực hiện trong kỳ", "Chưa thực hiện trong kỳ"
DONE = (ON_TIME, LATE, DONE_NOW)
CHOICES = {
    "Định kỳ": (DONE_NOW, NOT_NOW, GOING),
    "Thường xuyên": (DONE_NOW, NOT_NOW, GOING),
    "Theo điều kiện": (WAITING, GOING, ON_TIME),
    "Chưa đến hạn": (GOING, NOT_DUE, ON_TIME),
    "Không rõ thời hạn": (GOING, DONE_NOW, ON_TIME),
}
COLUMN_OF = {
    ON_TIME: "Hoàn thành",
    DONE_NOW: "Hoàn thành",
    LATE: "Hoàn thành quá hạn",
    GOING: "Đang thực hiện",
    OVERDUE: "Quá hạn, chưa thực hiện",
    NOT_NOW: "Quá hạn, chưa thực hiện",
    NOT_DUE: "Chưa đến hạn, chờ điều kiện",
    WAITING: "Chưa đến hạn, chờ điều kiện",
    None: "Chưa có thông tin",
}
# What has to agree in the statistic forms, by form and row; a sum comes after the sums that it adds up.
SUMS = {
    ("2", "1"): ("1.1", "1.2"),
    ("3", "1.4"): ("1.4.1", "1.4.2"),
    ("4", "1.5"): ("1.5.1", "1.5.2", "1.5.3"),
    ("6", "2.4"): ("2.4.1", "2.4.2", "2.4.3"),
    ("6", "2.1"): ("2.2", "2.3", "2.4", "2.5"),
}
RATIOS = {
    ("1", "2"): ("2.2", "2.1"),
    ("1", "3.3"): ("3.3.2", "3.3.1"),
    ("2", "2.2"): ("2.2.2", "2.2.1"),
    ("2", "3.2"): ("3.2.2", "3.2.1"),
    **{("3", row): (f"{row}.2", f"{row}.1") for row in ("3.1", "3.2", "3.3")},
    ("6", "1"): ("1.2", "1.1"),
    **{("7", row): (f"{row}.2", f"{row}.1") for row in ("4.1", "4.2", "4.3", "4.4", "4.5")},
}


@dataclass(frozen=True)
class Case:
    """A plan's quarter: who sends nothing, what is broken, who contradicts whom.

    `broken` has for each agency the cells that are wrong, as (sheet, row, column, what is typed, the notice's code);
    "Mã" is the row's id, and column "" the whole row, which is taken out. `says` are answers that are not left to chance.
    `monitors` speak for a target of which others report their own part; `contradicted` are the items whose answers clash.
    """

    plan: str
    registry: str
    period: str
    cut_off: datetime.date
    deadlines: dict[str, datetime.date]
    missing: tuple[str, ...]
    broken: dict[str, list[tuple]]
    says: dict[tuple[str, str], str]
    contradicted: tuple[str, ...]
    monitors: dict[str, str] = field(default_factory=dict)


SOC_TRANG = Case(
    plan="plan_163",
    registry="registry_163",
    period="2022-Q3",
    cut_off=datetime.date(2022, 9, 14),
    deadlines={
        "Quý IV/2021": datetime.date(2021, 12, 31),
        "Tháng 2/2022": datetime.date(2022, 2, 28),
        "Quý II/2022": datetime.date(2022, 6, 30),
    },
    missing=("so-giao-thong-van-tai", "ban-dan-toc", "cuc-thue", "kho-bac-nha-nuoc", "ubnd-huyen-tran-de"),
    broken={
        "so-xay-dung": [
            ("Biểu 1", "1", "Số liệu", "mười hai văn bản", "W135"),
            (LEAD, "pl2/2/b", "Tiến độ (%)", 101, "W138"),
        ],
        "so-y-te": [(LEAD, "pl3/6", "Ngày hoàn thành", None, "W151")],
        "ubnd-huyen-ke-sach": [(LEAD, "pl2/1/a", "Mã", "pl9/1/a", "W125")],
        "ubnd-huyen-my-tu": [(LEAD, "pl2/2/a", "", None, "W121")],
        "so-cong-thuong": [
            ("Biểu 3", "3.1", "Số liệu", 12.5, "W172"),
            ("Biểu 6", "2.1", "Số liệu", 999, "W171"),
        ],
        "thanh-tra-tinh": [
            (LEAD, "pl2/1/d", "Tình trạng", "làm tốt", "W146"),
            ("Biểu 4", "2.1", "Số liệu", "12 phòng", "W141"),
        ],
    },
    says={
        ("so-xay-dung", "pl2/2/b"): GOING,
        ("so-y-te", "pl3/6"): LATE,
        ("so-thong-tin-va-truyen-thong", "pl2/6/b"): ON_TIME,
        ("van-phong-ubnd-tinh", "pl2/6/b"): GOING,
        ("ban-doi-moi-va-phat-trien-doanh-nghiep", "pl2/5/d"): WAITING,
        ("so-tai-chinh", "pl2/5/d"): ON_TIME,
        # The plan leaves open which of them leads.
        ("so-noi-vu", "pl2/6/l"): DONE_NOW,
        ("so-thong-tin-va-truyen-thong", "pl2/6/l"): NOT_NOW,
        # One of "các sở, ngành" speaks of its own part: that contradicts nobody.
        ("so-tu-phap", "pl2/1/b"): DONE_NOW,
        ("so-cong-thuong", "pl2/1/b"): NOT_NOW,
    },
    contradicted=("pl2/5/d", "pl2/6/b", "pl2/6/l"),
    monitors={
        "pl1/2/c": "so-thong-tin-va-truyen-thong",
        "pl1/3/c": "so-noi-vu",
        "pl1/5/a": "so-tai-chinh",
        "pl1/5/b": "so-tai-chinh",
        "pl1/6/c": "so-thong-tin-va-truyen-thong",
    },
)
BINH_SON = Case(
    plan="plan_binh_son",
    registry="registry_binh_son",
    period="2026-Q3",
    cut_off=datetime.date(2026, 9, 14),
    deadlines={"Quý III/2026": datetime.date(2026, 9, 30)},
    missing=("so-y-te", "ban-quan-ly-cac-khu-cong-nghiep"),
    broken={
        "so-noi-vu": [(TARGETS, "pl1/II/1/1#0", "Kết quả đạt được", 170, "W138")],
        "so-xay-dung": [("Biểu 5", "3", "Số liệu", -4, "W139"), ("Biểu 6", "2.6", "Số liệu", 1.5, "W140")],
        "so-tu-phap": [(LEAD, "pl2/I/1", "Ngày hoàn thành", "32/8/2026", "W143")],
    },
    says={
        ("so-tu-phap", "pl2/I/1"): ON_TIME,
        ("so-khoa-hoc-va-cong-nghe", "pl2/I/1"): ON_TIME,
        ("so-khoa-hoc-va-cong-nghe", "pl2/II/1"): GOING,
        ("so-tai-chinh", "pl2/II/1"): ON_TIME,
    },
    contradicted=("pl2/II/1",),
)


class Officer:
    """Fills in one workbook as a person would, and notes down each answer by (sheet, row, column).

    `given` is what the rows ask, by (sheet, row); `told` what the intake has to say of the file: (code, sheet, cell).
    """

    def __init__(self, agency, book, case, truth):
        self.agency, self.book, self.case, self.truth = agency, book, case, truth
        self.chance = random.Random(f"{agency} {case.period}")
        self.typed, self.cells, self.given, self.told = {}, {}, {}, set()
        broken = case.broken.get(agency, [])
        sheets = [sheet for sheet in book if str(sheet["A1"].value).startswith("kehoach:")]
        for sheet in sheets:
            self.read(sheet)
        for sheet, row, column, _, code in broken:
            if not column:
                book[sheet].delete_rows(self.line(sheet, row))
                self.told.add((code, sheet, None))
        for sheet in sheets:
            self.fill(sheet)
        for sheet, row, column, value, code in broken:
            if column:
                self.spoil(sheet, row, column, value, code)

    def line(self, sheet, row):
        return next(cell.row for cell in self.book[sheet]["A"] if cell.value == row)

    def read(self, sheet):
        """What is given in the rows, with the heading that each stands under."""
        titles, heading = [cell.value for cell in sheet[4]], ""
        for row in sheet.iter_rows(min_row=5, values_only=True):
            if row[0] is None:
                heading = row[2]
            else:
                self.given[sheet.title, row[0]] = {**dict(zip(titles, row, strict=True)), "heading": heading}

    def fill(self, sheet):
        titles = [cell.value for cell in sheet[4]]
        lines = [cells for cells in sheet.iter_rows(min_row=5) if cells[0].value is not None]
        rows = {cells[0].value: dict(zip(titles, cells, strict=True)) for cells in lines}
        if sheet.title.startswith("Biểu"):
            self.fill_statistics(sheet.title, rows)
        for row, cells in rows.items():
            if sheet.title == LEAD:
                self.fill_lead(row, cells)
            elif sheet.title == COORDINATE:
                self.fill_coordinate(row, cells)
            elif sheet.title == TARGETS:
                self.fill_target(row, cells)
            elif sheet.title == TEXTS and self.chance.random() < 0.3:
                self.type(sheet.title, row, cells, "Phần báo cáo của cơ quan", f"{MADE_UP}: {self.agency} {row}.")

    def type(self, sheet, row, cells, column, value, shown=None):
        """Type a value; `shown` is how it is typed, when otherwise."""
        cells[column].value = value if shown is None else shown
        self.typed[sheet, row, column] = value
        self.cells[sheet, row, column] = cells[column].coordinate

    def spoil(self, sheet, row, column, value, code):
        cell = self.book[sheet].cell(self.line(sheet, row), 1)
        if column == "Mã":
            cell.value = value
            self.told.add((code, sheet, str(cell.row)))
            return
        titles = {title.value: title.column for title in self.book[sheet][4]}
        cell = self.book[sheet].cell(cell.row, titles[column])
        cell.value = value
        self.told.add((code, sheet, cell.coordinate))
        if code in ("W171", "W172"):
            self.typed[sheet, row, column] = value
        else:
            self.typed.pop((sheet, row, column), None)

    def fill_lead(self, row, cells):
        status = self.truth.status(self.agency, row, cells, self.case)
        planned = (self.agency, row) in self.case.says
        if not planned and self.chance.random() < 0.05:
            self.told.add(("W167", LEAD, cells["Tình trạng"].coordinate))
            return
        said = {"Tình trạng": status}
        if status in DONE or status == GOING:
            said["Kết quả thực hiện"] = f"{MADE_UP}: kết quả {row}"
        if status in DONE:
            said["Tài liệu kiểm chứng"] = f"{MADE_UP}: Báo cáo số {self.chance.randint(1, 99)}/BC"
        if status in (ON_TIME, LATE):
            said["Tiến độ (%)"] = 100
        elif status in (GOING, OVERDUE):
            said["Tiến độ (%)"] = self.chance.randint(1, 9) * 10
        if status in (OVERDUE, LATE):
            said["Khó khăn, vướng mắc"] = f"{MADE_UP}: thiếu nhân lực"
        for column, value in said.items():
            self.type(LEAD, row, cells, column, value)
        if status in (ON_TIME, LATE):
            day = self.day(status, cells["Thời hạn"].value)
            shown = f"{day:%d/%m/%Y}" if self.chance.random() < 0.3 else None
            self.type(LEAD, row, cells, "Ngày hoàn thành", day, shown)

    def day(self, status, deadline):
        """A day on which the work was done: in time, or after the deadline and before the cut-off."""
        last = min(self.case.deadlines.get(deadline, self.case.cut_off), self.case.cut_off)
        if status == LATE:
            last += datetime.timedelta(days=1)
            return last + datetime.timedelta(days=self.chance.randint(0, (self.case.cut_off - last).days))
        return last - datetime.timedelta(days=self.chance.randint(0, 20))

    def fill_coordinate(self, row, cells):
        status = self.truth.status(self.agency, row, cells, self.case)
        if (self.agency, row) in self.case.says or self.chance.random() < 0.7:
            self.type(COORDINATE, row, cells, "Tình trạng", status)
            self.type(COORDINATE, row, cells, "Kết quả phối hợp", f"{MADE_UP}: đã phối hợp {row}")

    def fill_target(self, row, cells):
        whole = self.chance.randint(50, 900)
        part = self.chance.randint(whole // 3, whole)
        percent = cells["Đơn vị tính"].value == "%"
        value = round(100 * part / whole, 1) if percent else part
        shown = f"{value:.1f}".replace(".", ",") if percent and self.chance.random() < 0.5 else None
        self.type(TARGETS, row, cells, "Kết quả đạt được", value, shown)
        if percent:
            self.type(TARGETS, row, cells, "Tử số", part)
            self.type(TARGETS, row, cells, "Mẫu số", whole)
        self.type(TARGETS, row, cells, "Căn cứ, nguồn số liệu", MADE_UP)

    def fill_statistics(self, sheet, rows):
        form = sheet.removeprefix("Biểu ")
        values = self.figures(form, {row: cells["Đơn vị tính"].value for row, cells in rows.items()})
        for row, cells in rows.items():
            value = values[row]
            formula = str(cells["Số liệu"].value or "").startswith("=")
            shown = None
            if formula and self.chance.random() < 0.5:
                shown = cells["Số liệu"].value
            elif isinstance(value, int) and value > 999:
                shown = f"{value:,}".replace(",", ".")
            elif value is None:
                shown = "-"
            elif cells["Đơn vị tính"].value == "%" and 0 < value < 1:
                # Less than one percent is asked about.
                self.told.add(("W137", sheet, cells["Số liệu"].coordinate))
            self.type(sheet, row, cells, "Số liệu", value, shown)

    def figures(self, form, units):
        """Figures for the rows of a form that agree with each other; None for one that there is no figure of."""
        chance = self.chance
        values = {row: chance.choice((0, chance.randint(0, 90), chance.randint(0, 9000))) for row in units}
        for row, unit in units.items():
            if unit == "%":
                values[row] = round(chance.uniform(1, 99), 1)
            elif "=" in unit:
                values[row] = chance.randint(0, 1)
            elif unit == "Triệu đồng":
                values[row] = values[row] + 0.5
        for part, whole in (parts for (of, _), parts in RATIOS.items() if of == form):
            if part in values and whole in values:
                values[whole] = values[part] + (chance.randint(0, 50) if values[part] else 0)
        if form == "1":
            values["4.1"] = sum(values[f"4.1.{row}"] for row in (1, 2, 3)) + chance.randint(0, 5)
        for (of, row), parts in SUMS.items():
            if of == form and row in values:
                values[row] = sum(values[part] for part in parts if part in values)
        for (of, row), (part, whole) in RATIOS.items():
            if of == form and row in values:
                values[row] = percentage(values[part], values[whole])
        if form == "5" and chance.random() < 0.3:
            values["4.4"] = None
        return values

    def returned(self):
        buffer = io.BytesIO()
        self.book.save(buffer)
        return buffer.getvalue()

    def key_of(self, sheet, cell):
        """Which answer a cell holds."""
        return next((key for key, name in self.cells.items() if (key[0], name) == (sheet, cell)), None)

    def verdicts(self):
        """For each goal whether the value is what the plan asks for; None where that cannot be told, "" without a value."""
        verdicts = {}
        for row, value in self.said(TARGETS, "Kết quả đạt được").items():
            given = self.given[TARGETS, row]
            wanted, scope = given["Mục tiêu của giai đoạn"], given["Phạm vi"] or ""
            verdicts[row] = "" if value is None else is_reached(value, wanted, scope)
        return verdicts

    def figures_typed(self):
        """The figures of the statistic forms by (sheet, row)."""
        return {(sheet, row): self.typed.get((sheet, row, "Số liệu")) for sheet, row in self.given if "Biểu" in sheet}

    def said(self, sheet, column):
        """What was typed into a column of a sheet, for every row that the agency was given."""
        return {row: self.typed.get((sheet, row, column)) for of, row in self.given if of == sheet}


class Truth:
    """How each task really stands: who works on one task says one thing of it, unless each member has a part of its own."""

    def __init__(self, plan):
        self.own = {task.id for task in plan.tasks if task.lead.groups}
        self.known = {}

    def status(self, agency, row, cells, case):
        if (agency, row) in case.says:
            return case.says[agency, row]
        key = (agency, row) if row in self.own else row
        if key not in self.known:
            chance = random.Random(f"{key} {case.period}")
            self.known[key] = chance.choice(choices(cells["Trong kỳ"].value, cells["Thời hạn"].value, case))
        return self.known[key]


def choices(timing, deadline, case):
    if timing in CHOICES:
        return CHOICES[timing]
    return (ON_TIME, LATE, OVERDUE) if case.deadlines[deadline] < case.cut_off else (GOING, ON_TIME)


def percentage(part, whole):
    """A ratio in percent; nothing of nothing is all of it."""
    if whole == 0:
        return 100 if part == 0 else None
    return round(100 * part / whole, 2)


@dataclass
class Quarter:
    """A quarter as it was typed by those who sent it (`sent`) and those who did not, and what came of it."""

    case: Case
    officers: dict[str, Officer]
    submissions: dict[str, object]
    reports: dict[str, object]
    rollup: object
    report: object
    overview: object
    own: set[str]

    @property
    def sent(self):
        return {agency: officer for agency, officer in self.officers.items() if agency not in self.case.missing}

    def sheet(self, name):
        """A sheet of the overview as rows by column title."""
        _, head, *rows = self.overview[name].iter_rows(values_only=True)
        return [dict(zip(head, row, strict=True)) for row in rows]

    def led(self, agency):
        """What an agency says of each task that it leads; None of one that nothing came of."""
        said = self.officers[agency].said(LEAD, "Tình trạng")
        return said if agency in self.sent else dict.fromkeys(said)

    def whole(self):
        """How each task stands, by item: what all who lead it agree on, or what becomes of the parts of many."""
        led = defaultdict(list)
        for agency in self.officers:
            for row, status in self.led(agency).items():
                led[row].append(status)
        return {row: of_parts(said) if row in self.own else agreed(said) for row, said in led.items()}

    def fields(self):
        """The title that each task stands under."""
        given = [item for officer in self.officers.values() for item in officer.given.items()]
        return {row: line["heading"] for (sheet, row), line in given if sheet == LEAD}

    def totals(self):
        """By (form, row): the totals of rows that are added up or worked out, and how many have given a figure."""
        sums, parts, kinds = defaultdict(int), Counter(), {}
        for officer in self.officers.values():
            for (sheet, row), value in officer.figures_typed().items():
                key = sheet.removeprefix("Biểu "), row
                kinds[key] = officer.given[sheet, row]["Đơn vị tính"]
                if value is not None and officer.agency in self.sent:
                    parts[key] += 1
                    sums[key] += value
        added = {key for key, unit in kinds.items() if unit != "%" and "=" not in unit}
        totals = {key: sums.get(key) for key in added}
        for (form, row), (part, whole) in RATIOS.items():
            if (form, part) in sums and (form, whole) in sums:
                totals[form, row] = percentage(sums[form, part], sums[form, whole])
        return totals, parts


@pytest.fixture(scope="module", params=[SOC_TRANG, BINH_SON], ids=["soc-trang", "binh-son"])
def quarter(request, load_workbook):
    case = request.param
    plan, registry = request.getfixturevalue(case.plan), request.getfixturevalue(case.registry)
    period = read_report_period(case.period)
    # The second plan is about something else; a province may have its forms filled in for that too.
    book = DutyBook(plan, registry, period, statistics=default_statistics(), outline=report_outline())
    truth = Truth(plan)
    today = case.cut_off + datetime.timedelta(days=2)
    officers, submissions = {}, {}
    for agency in (agency.id for agency in book.agencies() if agency.level != "xa"):
        workbook = load_workbook(io.BytesIO(duty_workbook(book.of(agency))))
        officers[agency] = Officer(agency, workbook, case, truth)
        if agency not in case.missing:
            raw = read_workbook_bytes(officers[agency].returned(), f"{agency}.xlsx")
            submissions[agency] = take_in(raw, book, today=today)
    reports = {agency: make_report(book, [one]) for agency, one in submissions.items()}
    rollup = roll_up(book, list(submissions.values()), exclusions=[COMMUNES])
    overview = load_workbook(io.BytesIO(rollup_workbook(rollup)))
    report = province_report(plan, rollup, outline=book.outline)
    return Quarter(case, officers, submissions, reports, rollup, report, overview, truth.own)


def agreed(said):
    told = {status for status in said if status is not None}
    return told.pop() if len(told) == 1 else None


def of_parts(said):
    told = [status for status in said if status is not None]
    if not told or (len(set(told)) == 1 and len(told) == len(said)):
        return told[0] if told else None
    if OVERDUE in told:
        return OVERDUE
    if len(told) < len(said) or not all(status in DONE for status in told):
        return GOING
    return LATE if LATE in told else ON_TIME


def is_reached(value, wanted, scope):
    """Whether a value is what the words ask for: "Trên 50%", "- Cấp tỉnh: đạt 90%"."""
    if value is None or "tăng" in wanted:
        return None
    (line,) = [line for line in wanted.splitlines() if scope.casefold() in line.casefold()]
    least = float(re.search(r"\d+", line)[0])
    return value > least if re.search("trên", line, re.IGNORECASE) else value >= least


JUDGED = {True: "đạt", False: "chưa đạt", None: "chưa đủ căn cứ đánh giá", "": "chưa có số liệu"}


def lowered(words):
    words = "chưa có thông tin" if words is None else words
    return words[:1].lower() + words[1:]


def counted(sentence, what):
    """The counts that a sentence names: "03 nhiệm vụ đang thực hiện; 01 nhiệm vụ ...", "01 nhiệm vụ, đang thực hiện"."""
    if alone := re.search(rf" 01 {what}(?:, đề án)?, (?!trong đó)([^;.\[]+)", sentence):
        return Counter({alone[1].strip(): 1})
    return Counter({words.strip(): int(count) for count, words in re.findall(rf"(\d+) {what} ([^;.\[]+)", sentence)})


def vietnamese(value):
    return f"{value:,}".replace(",", " ").replace(".", ",").replace(" ", ".").removesuffix(",0")


def shown(value):
    """A figure as a report prints it; "-" is what was typed where there is none."""
    return "-" if value is None else vietnamese(value)


def columns(line):
    """The counts of a line of the overview that are not nought; they make up its number of tasks."""
    if line is None:
        return Counter()
    counts = Counter({name: line[name] for name in set(COLUMN_OF.values()) if line[name]})
    assert line["Số nhiệm vụ"] == counts.total()
    return counts


def values(table):
    """The cells with figures of a statistic form."""
    if table.header[0][1].text != "Chỉ tiêu thống kê":
        return []
    return [row[3] for row in table.rows if row[2].text]


def paragraphs(document):
    def of(section):
        yield from (paragraph.text for paragraph in section.paragraphs)
        for child in section.children:
            yield from of(child)

    return [text for section in document.outline for text in of(section)]


def sentence(document, beginning):
    return next((text for text in paragraphs(document) if text.startswith(beginning)), "")


def test_each_broken_file_names_its_cells_and_no_others(quarter):
    for agency, submission in quarter.submissions.items():
        told = {(one.code, one.sheet, one.cell) for one in submission.notices if one.severity != "info"}
        assert told == quarter.officers[agency].told, agency
    told = {one.code for agency in quarter.case.broken for one in quarter.submissions[agency].notices}
    assert told >= {code for cells in quarter.case.broken.values() for *_, code in cells}


def test_who_has_sent_who_has_not_and_who_need_not_is_told(quarter):
    names = quarter.rollup.names
    states = {row["Cơ quan, đơn vị"]: row["Tình trạng"] for row in quarter.sheet("Gửi báo cáo")}
    for agency in quarter.officers:
        assert states.pop(names[agency]).startswith("Đã gửi" if agency in quarter.sent else "chưa gửi")
    assert set(states.values()) <= {COMMUNES.reason}
    line = f"{len(quarter.sent):02}/{len(quarter.officers):02} cơ quan, đơn vị đã gửi báo cáo."
    assert line in paragraphs(quarter.report)


def test_each_report_counts_what_its_agency_has_typed(quarter):
    for agency, report in quarter.reports.items():
        officer = quarter.officers[agency]
        for beginning, sheet in ((f"{quarter.rollup.names[agency]} chủ trì", LEAD), ("Phối hợp", COORDINATE)):
            said = Counter(lowered(status) for status in officer.said(sheet, "Tình trạng").values())
            assert counted(sentence(report.document, beginning), "nhiệm vụ") == said, (agency, sheet)
        judged = Counter(JUDGED[verdict] for verdict in officer.verdicts().values())
        assert counted(sentence(report.document, "Theo dõi"), "chỉ tiêu") == judged, agency


def test_each_report_holds_every_answer_of_its_agency(quarter):
    for agency, report in quarter.reports.items():
        officer = quarter.officers[agency]
        lines = paragraphs(report.document)
        text = "\n".join(lines)
        for row, result in officer.said(LEAD, "Kết quả thực hiện").items():
            assert result is None or f": {result} (" in text, (agency, row)
        for row, words in officer.said(TEXTS, "Phần báo cáo của cơ quan").items():
            assert words is None or words in lines, (agency, row)
        cells = [cell.text for annex in report.document.annexes for table in annex.tables for cell in values(table)]
        typed = [
            shown(value) if (sheet, row, "Số liệu") in officer.typed else "[...]"
            for (sheet, row), value in officer.figures_typed().items()
        ]
        assert Counter(cells) == Counter(typed), agency


def test_the_overview_counts_each_agency_s_tasks_as_it_reported_them(quarter):
    lines = {row["Cơ quan, đơn vị"]: row for row in quarter.sheet("Theo cơ quan")}
    for agency in quarter.officers:
        said = quarter.led(agency).values()
        line = lines.pop(quarter.rollup.names[agency], None)
        assert columns(line) == Counter(COLUMN_OF[status] for status in said), agency
    assert not lines


def test_the_overview_and_the_report_count_the_plan_s_tasks_by_field(quarter):
    fields, counts = quarter.fields(), defaultdict(Counter)
    for row, status in quarter.whole().items():
        counts[fields[row]][COLUMN_OF[status]] += 1
    lines = {row["Lĩnh vực"]: row for row in quarter.sheet("Theo lĩnh vực")}
    total = sum(counts.values(), Counter())
    assert columns(lines.pop("Toàn bộ kế hoạch")) == total
    assert {name: columns(line) for name, line in lines.items()} == counts
    told = counted(sentence(quarter.report, "Kế hoạch có").partition("trong đó")[2], "nhiệm vụ")
    assert told == {name[:1].lower() + name[1:]: count for name, count in total.items()}
    statuses = {row["Mã mục"]: row["Tình trạng"].partition(" (")[0] for row in quarter.sheet("Nhiệm vụ")}
    assert statuses == {row: status or "[...]" for row, status in quarter.whole().items()}


def test_the_totals_of_the_statistic_forms_are_the_sums_of_what_was_typed(quarter):
    totals, parts = quarter.totals()
    for line in quarter.sheet("Thống kê"):
        key = line["Biểu"], line["Dòng"]
        assert line["Số cơ quan"] == parts[key], key
        if key in totals:
            assert line["Số liệu"] == ("[...]" if totals[key] is None else vietnamese(totals[key])), key
    assert sum(parts.values()) == sum(len(figure.parts) for figure in quarter.rollup.figures)
    printed = {cell.text for annex in quarter.report.annexes for table in annex.tables for cell in values(table)}
    assert printed >= {vietnamese(total) for total in totals.values() if total is not None}


def test_goals_have_the_value_of_those_who_speak_for_the_whole(quarter):
    expected = {}
    for agency, officer in quarter.sent.items():
        for row, verdict in officer.verdicts().items():
            if quarter.case.monitors.get(row.partition("#")[0], agency) == agency:
                expected[row] = JUDGED[verdict].replace("chưa có số liệu", "").replace("chưa đủ căn cứ đánh giá", "")
    lines = quarter.sheet("Chỉ tiêu")
    assert sorted(lowered(line["Đánh giá"] or "") for line in lines) == sorted(expected.values())
    judged = counted(sentence(quarter.report, "Trong"), "chỉ tiêu")
    assert (judged["đạt"], judged["chưa đạt"]) == tuple(map(list(expected.values()).count, ("đạt", "chưa đạt")))


def test_the_contradictions_are_those_that_were_planted(quarter):
    lines = quarter.sheet("Mâu thuẫn")
    assert {line["Mã mục"] for line in lines} == set(quarter.case.contradicted)
    assert len(lines) == len(quarter.case.contradicted)
    for line in lines:
        cells = {
            f"{agency}.xlsx: {sheet}!{officer.cells[sheet, line['Mã mục'], 'Tình trạng']}"
            for (agency, row) in quarter.case.says
            for officer in [quarter.officers[agency]]
            for sheet in (LEAD, COORDINATE)
            if row == line["Mã mục"] and (sheet, row, "Tình trạng") in officer.cells
        }
        assert set(line["Các ô"].splitlines()) == cells


def test_every_total_leads_to_the_cells_in_which_its_parts_were_typed(quarter):
    led = Counter()
    for line in quarter.sheet("Nguồn số liệu"):
        officer = quarter.officers[line["Tệp"].removesuffix(".xlsx")]
        sheet, _, cell = line["Ô"].partition("!")
        key = officer.key_of(sheet, cell)
        assert line["Giá trị"] == officer.typed.get(key), (line, key)
        led[officer.agency] += key in officer.typed
    for agency, officer in quarter.sent.items():
        told = [
            key
            for key, value in officer.typed.items()
            if value is not None and key[2] in ("Tình trạng", "Kết quả đạt được", "Số liệu")
        ]
        assert led[agency] == len(told), agency


def test_what_was_counted_stands_in_the_word_file(quarter):
    blocks = docx.extract(Origin("bao-cao.docx", FORMATS["docx"].render(quarter.report))).blocks
    words = [" ".join(getattr(block, "text", "").split()) for block in blocks]
    assert sentence(quarter.report, "Kế hoạch có") in words
    assert {text for text in paragraphs(quarter.report) if MADE_UP in text} <= set(words)
