"""Submissions put together: every total can be counted again by hand, and nothing is decided that was not said."""

import io
import json
import random
import re
from collections import Counter, defaultdict
from datetime import date

import pytest
from openpyxl import load_workbook

from kehoach.errors import KehoachError
from kehoach.generator.report import heir_of, make_report
from kehoach.generator.rollup_page import rollup_page
from kehoach.generator.rollup_report import province_report
from kehoach.generator.rollup_sheets import rollup_workbook
from kehoach.generator.settings import Settings, UnitSettings
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Assignment, Deadline, Document, Group, Plan, Target, TargetValue, Task
from kehoach.progress.duties import DutyBook
from kehoach.progress.exclusions import Exclusion
from kehoach.progress.model import (
    Place,
    StatisticValue,
    Status,
    Submission,
    TargetProgress,
    TaskProgress,
    TextSection,
    WorkbookReference,
)
from kehoach.progress.periods import read_report_period
from kehoach.progress.rollup import roll_up
from kehoach.progress.rollup_answers import whole_status
from kehoach.progress.rollup_model import LeftOut
from kehoach.progress.snapshot import close, dump_rollup, load_rollup
from kehoach.progress.statistics import default_statistics

QUARTER = read_report_period("2022-Q3")
COMMUNES = Exclusion(agencies="level:xa", reason="báo cáo qua UBND cấp huyện")


def submission(duties, **entries):
    file = WorkbookReference(name=f"{duties.agency}.xlsx", sha256="0" * 64)
    return Submission(
        agency=duties.agency,
        agency_name=duties.agency_name,
        period=duties.period,
        plan=duties.plan,
        workbook=file,
        **entries,
    )


def filled(duties, chance):
    """A synthetic submission with an answer to most things."""
    tasks = tuple(
        TaskProgress(
            item=duty.item,
            part=duty.part,
            status=chance.choice([*duty.statuses, None]),
            place=Place(sheet="Nhiệm vụ", row=row, cells={"status": f"G{row}"}),
        )
        for row, duty in enumerate(duties.tasks, start=7)
    )
    statistics = tuple(
        StatisticValue(
            form=form.id,
            row=row.row,
            value=chance.randint(0, 50),
            place=Place(sheet=f"Biểu {form.id}", row=place, cells={"value": f"D{place}"}),
        )
        for form in duties.forms
        for place, row in enumerate(form.rows, start=5)
        if row.kind != "heading" and chance.random() < 0.8
    )
    return submission(duties, tasks=tasks, statistics=statistics)


@pytest.fixture(scope="module")
def quarter_163(plan_163, registry_163):
    """All agencies of 163 above the communes; the last five have sent nothing (synthetic answers)."""
    chance = random.Random(163)
    book = DutyBook(plan_163, registry_163, QUARTER)
    agencies = [agency for agency in book.agencies() if agency.level != "xa"]
    return [filled(book.of(agency.id), chance) for agency in agencies[:-5]], agencies[-5:]


@pytest.fixture(scope="module")
def rollup_163(plan_163, registry_163, quarter_163):
    return roll_up(DutyBook(plan_163, registry_163, QUARTER), quarter_163[0], exclusions=[COMMUNES])


def test_totals_are_what_counting_the_submissions_gives(rollup_163, quarter_163):
    sums, kinds = defaultdict(int), {}
    for one in quarter_163[0]:
        for entry in one.statistics:
            sums[entry.form, entry.row] += entry.value
    ratios = {(figure.form, figure.row): figure.of for figure in rollup_163.figures if figure.of}
    for figure in rollup_163.figures:
        key = figure.form, figure.row
        kinds[key] = figure.value
        if key in ratios:
            part, total = (sums[figure.form, row] for row in figure.of)
            assert figure.value == pytest.approx(100 * part / total, abs=0.005)
        elif figure.value is not None:
            assert figure.value == sums[key]
        assert sum(part.value for part in figure.parts) == sums[key]
    assert len([value for value in kinds.values() if value is not None]) > 50


def test_every_status_of_a_task_is_that_of_those_who_lead_it(rollup_163, quarter_163):
    said = {(one.agency, entry.item): entry.status for one in quarter_163[0] for entry in one.tasks}
    for task in rollup_163.tasks:
        own = {said.get((agency, task.item)) for agency in task.expected} - {None}
        if not task.shared:
            assert task.status == (own.pop() if len(own) == 1 else None)
        elif Status.OVERDUE in own:
            assert task.status is Status.OVERDUE


def test_who_has_not_sent_and_who_need_not_are_told(rollup_163, quarter_163):
    assert [one.name for one in rollup_163.missing] == [agency.name for agency in quarter_163[1]]
    assert {one.reason for one in rollup_163.excluded} == {COMMUNES.reason}
    assert len(rollup_163.expected) == len(quarter_163[0]) + 5


def test_every_number_names_its_cell(rollup_163):
    for task in rollup_163.tasks:
        for answer in task.answers:
            assert answer.cell.file == f"{answer.cell.agency}.xlsx"
            assert answer.cell.cell.startswith("Nhiệm vụ!G")
    for figure in rollup_163.figures:
        assert all(part.cell.cell.startswith(f"Biểu {figure.form}!D") for part in figure.parts)


def test_the_report_and_the_overview_count_alike(plan_163, rollup_163):
    report = province_report(plan_163, rollup_163)
    counted = Counter(task.status for task in rollup_163.tasks)
    (sentence,) = [
        line.text for line in report.outline[1].paragraphs if line.text.startswith("Kế hoạch có 64 nhiệm vụ, đề án")
    ]
    late = counted[Status.OVERDUE] + counted[Status.NOT_DONE_IN_PERIOD]
    assert f"{late:02} nhiệm vụ quá hạn, chưa thực hiện" in sentence
    assert report.issuer == ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG")
    assert report.symbol == "BC-UBND"
    page = rollup_page(rollup_163).decode()
    assert "41/46 cơ quan, đơn vị đã gửi báo cáo" in page
    assert rollup_workbook(rollup_163) == rollup_workbook(rollup_163)


# A synthetic plan of two agencies that share a task.


def plan_of_two(**more):
    lead = Assignment(text="Sở Y tế", agencies=("so-y-te",))
    coordinate = Assignment(text="Sở Tài chính", agencies=("so-tai-chinh",))
    task = Task(
        id="pl1/1/a",
        text="Lập hồ sơ sức khỏe điện tử",
        lead=lead,
        coordinate=coordinate,
        deadline=Deadline(text="2022", kind="fixed", end=date(2022, 12, 31)),
    )
    head = Document(
        type="KẾ HOẠCH",
        number="9",
        symbol="KH-UBND",
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH VÀM CỎ"),
        date=date(2022, 1, 10),
        title="Y tế cơ sở",
    )
    return Plan(document=head, tasks=(task,), **more)


def answers(plan, *statuses, period=QUARTER):
    book = DutyBook(plan, registry_for_plan(plan), period)
    found = []
    for agency, status in zip(("so-y-te", "so-tai-chinh"), statuses, strict=False):
        duties = book.of(agency)
        entries = [TaskProgress(item=duty.item, part=duty.part, status=status) for duty in duties.tasks]
        found.append(submission(duties, tasks=tuple(entries)))
    return found


def rolled(plan, submissions, **more):
    return roll_up(DutyBook(plan, registry_for_plan(plan), QUARTER), submissions, **more)


def test_partners_that_disagree_on_a_task_are_told_with_their_cells():
    plan = plan_of_two()
    (told,) = rolled(plan, answers(plan, Status.DONE_ON_TIME, Status.IN_PROGRESS)).contradictions
    assert told.item == "pl1/1/a"
    assert told.message == (
        "các cơ quan nêu tình trạng khác nhau: Sở Y tế: «Hoàn thành đúng hạn»; Sở Tài chính: «Đang thực hiện»"
    )
    assert [cell.agency for cell in told.cells] == ["so-y-te", "so-tai-chinh"]
    assert rolled(plan, answers(plan, Status.IN_PROGRESS, Status.NOT_DUE)).contradictions == ()


def test_two_values_of_one_target_leave_it_without_a_value():
    both = Assignment(text="Sở Y tế, Sở Tài chính", agencies=("so-y-te", "so-tai-chinh"))
    target = Target(id="pl2/1/a", text="Tỷ lệ hồ sơ điện tử", values=(TargetValue(text="80%"),), lead=both)
    plan = plan_of_two(targets=(target,))
    submissions = [
        one.model_copy(update={"targets": (TargetProgress(item="pl2/1/a", value=value),)})
        for one, value in zip(answers(plan, None, None), (80, 75.5), strict=True)
    ]
    result = rolled(plan, submissions)
    assert result.goals[0].value is None
    assert [one.message for one in result.contradictions] == [
        "các cơ quan nêu kết quả khác nhau: Sở Tài chính: 75,5; Sở Y tế: 80"
    ]


@pytest.mark.parametrize(
    ("statuses", "expected", "whole"),
    [
        ([], 2, None),
        ([None, None], 2, None),
        ([Status.DONE_ON_TIME, Status.DONE_ON_TIME], 2, Status.DONE_ON_TIME),
        ([Status.DONE_ON_TIME], 2, Status.IN_PROGRESS),
        ([Status.DONE_ON_TIME, Status.DONE_LATE], 2, Status.DONE_LATE),
        ([Status.DONE_ON_TIME, Status.OVERDUE, None], 3, Status.OVERDUE),
        ([Status.NOT_DUE, Status.NOT_DUE], 2, Status.NOT_DUE),
        ([Status.NOT_DUE, Status.DONE_ON_TIME], 2, Status.IN_PROGRESS),
    ],
)
def test_a_task_of_many_is_done_when_all_have_done_their_part(statuses, expected, whole):
    assert whole_status(statuses, expected) is whole


def test_two_workbooks_of_one_agency_count_neither():
    plan = plan_of_two()
    first, second = answers(plan, Status.DONE_ON_TIME, Status.DONE_ON_TIME)
    result = rolled(plan, [first, second, first.model_copy(update={"tasks": ()})])
    assert [one.agency for one in result.received] == ["so-tai-chinh"]
    assert "chỉ để lại một biểu" in result.rejected[0].reason
    (missing,) = result.missing
    assert (missing.name, missing.reason) == ("Sở Y tế", "đã gửi nhiều biểu khác nhau, chưa tính biểu nào")


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("so-y-te-2022-Q3.xlsx", "tệp gửi về không đọc được"),
        ("SO-Y-TE (2).xls", "tệp gửi về không đọc được"),
        ("so-y-te-khac.xlsx", "chưa gửi"),
        ("bao cao.xlsx", "chưa gửi"),
    ],
)
def test_whose_file_could_not_be_read_has_not_failed_to_send(file, reason):
    plan = plan_of_two()
    _, second = answers(plan, None, Status.IN_PROGRESS)
    result = rolled(plan, [second], unreadable=[LeftOut(name=file, reason="không đọc được: hỏng")])
    assert [(one.name, one.reason) for one in result.missing] == [("Sở Y tế", reason)]


def lines(report):
    def of(section):
        yield from (paragraph.text for paragraph in section.paragraphs)
        for child in section.children:
            yield from of(child)

    return [text for section in report.outline for text in of(section)]


def test_the_report_names_tasks_in_words_and_says_the_same_thing_once():
    plan = plan_of_two()
    first, second = answers(plan, Status.OVERDUE, Status.OVERDUE)
    said = {"difficulties": "Thiếu nhân lực", "proposal": "Đề nghị Bộ Y tế sớm có hướng dẫn"}
    first = first.model_copy(update={"tasks": (first.tasks[0].model_copy(update=said),)})
    words = TextSection(id="V/1", text="Đề nghị UBND tỉnh bố trí kinh phí.")
    second = second.model_copy(update={"texts": (words,)})
    report = province_report(plan, rolled(plan, [first, second]))
    found = lines(report)
    assert (
        "- Lập hồ sơ sức khỏe điện tử: quá hạn chưa hoàn thành (Sở Y tế; thời hạn: 2022; pl1/1/a). Khó khăn, vướng mắc: "
        "Thiếu nhân lực." in found
    )
    assert sum("Thiếu nhân lực" in line for line in found) == 1
    proposals = report.outline[-1].children
    assert [section.title.replace("vàm cỏ", "Vàm Cỏ") for section in proposals] == [
        "Với các cơ quan Trung ương",
        "Với UBND tỉnh Vàm Cỏ và các cơ quan, đơn vị",
    ]
    assert "Đề nghị Bộ Y tế sớm có hướng dẫn" in proposals[0].paragraphs[0].text
    assert proposals[1].paragraphs[0].text == "- Đề nghị UBND tỉnh bố trí kinh phí (Sở Tài chính)."


def test_a_field_has_the_words_of_those_who_lead_it_with_their_names():
    group = Group(number="1", title="Cải cách thể chế")
    plan = plan_of_two()
    plan = plan.model_copy(update={"tasks": tuple(task.model_copy(update={"group": group}) for task in plan.tasks)})
    first, second = answers(plan, Status.IN_PROGRESS, Status.IN_PROGRESS)
    told = [
        one.model_copy(update={"texts": (TextSection(id="II/1/a", text=f"Lời của {one.agency_name}."),)})
        for one in (first, second)
    ]
    found = lines(province_report(plan, rolled(plan, told)))
    assert "Sở Y tế: Lời của Sở Y tế." in found
    assert not [line for line in found if "Lời của Sở Tài chính" in line]


def test_the_report_of_the_whole_names_no_files():
    plan = plan_of_two()
    unreadable = [LeftOut(name="bieu hong.xlsx", reason="không đọc được: hỏng")]
    result = rolled(plan, answers(plan, Status.IN_PROGRESS, Status.IN_PROGRESS), unreadable=unreadable)
    assert "bieu hong.xlsx" not in province_report(plan, result).model_dump_json()
    assert "bieu hong.xlsx" in rollup_page(result).decode()


def test_the_addressee_is_a_setting():
    plan = plan_of_two()
    settings = Settings(unit=UnitSettings(addressees=("Bộ Y tế",)))
    report = province_report(plan, rolled(plan, []), settings=settings)
    assert report.addressees == ("Bộ Y tế",)
    assert "kính gửi Bộ Y tế xem xét, tổng hợp" in report.closing[0].text


def test_a_workbook_that_nobody_has_filled_in_is_shown_as_such():
    plan = plan_of_two()
    result = rolled(plan, answers(plan, None, Status.IN_PROGRESS))
    assert [one.blank for one in result.received] == [True, False]
    rows = list(load_workbook(io.BytesIO(rollup_workbook(result)))["Gửi báo cáo"].iter_rows(values_only=True))
    assert ("Sở Y tế", "Đã gửi, chưa điền nội dung") in [row[:2] for row in rows]


def test_a_workbook_of_another_period_does_not_count():
    plan = plan_of_two()
    early = answers(plan, Status.IN_PROGRESS, period=read_report_period("2022-Q2"))
    result = rolled(plan, early)
    assert result.rejected[0].reason == "biểu của quý II năm 2022, không phải quý III năm 2022"
    assert result.received == ()


def test_a_workbook_made_from_an_earlier_wording_counts_and_is_told():
    plan = plan_of_two()
    submissions = answers(plan, Status.IN_PROGRESS)
    amended = plan.model_copy(
        update={"tasks": (plan.tasks[0].model_copy(update={"text": "Lập, dùng hồ sơ sức khỏe điện tử"}),)}
    )
    result = rolled(amended, submissions)
    assert [(one.agency, one.changed) for one in result.received] == [("so-y-te", True)]
    assert result.tasks[0].status is Status.IN_PROGRESS


def test_who_took_over_reports_for_an_agency_that_has_ended(plan_163, registry_163):
    book = DutyBook(plan_163, registry_163, read_report_period("2025-H1"))
    finance = book.of("so-tai-chinh")
    assert finance.taken_over == ("Sở Kế hoạch và Đầu tư",)
    own = {duty.item for id in ("so-tai-chinh", "so-ke-hoach-va-dau-tu") for duty in book.own(id).tasks}
    assert {duty.item for duty in finance.tasks} == own
    assert len(finance.tasks) == len(own)
    entries = tuple(TaskProgress(item=duty.item, part=duty.part, status=Status.IN_PROGRESS) for duty in finance.tasks)
    result = roll_up(book, [submission(finance, tasks=entries)])
    assert result.received[0].for_agencies == ("so-ke-hoach-va-dau-tu",)
    assert "Sở Kế hoạch và Đầu tư" not in [one.name for one in result.missing]
    assert any(one.reason.startswith("chưa gửi; cơ quan kế nhiệm: ") for one in result.missing)
    assert not any(re.search("kế nhiệm: [a-z-]+$", one.reason) for one in result.missing), "ids are not for people"
    led = [task for task in result.tasks if "so-ke-hoach-va-dau-tu" in task.expected]
    assert led
    assert all("so-tai-chinh" in {answer.agency for answer in task.answers} for task in led)


def test_reports_are_made_by_those_that_there_are_at_the_end_of_the_period(plan_163, registry_163):
    names = {
        code: [agency.name for agency in DutyBook(plan_163, registry_163, read_report_period(code)).reporters()]
        for code in ("2024", "2025-Q1", "2025-Q3")
    }
    assert "Sở Kế hoạch và Đầu tư" in names["2024"]
    assert "Sở Kế hoạch và Đầu tư" not in names["2025-Q1"]
    assert "Sở Nông nghiệp và Môi trường" in names["2025-Q1"]
    # What was divided among several, a person has to decide: it stays under the old name.
    assert "Sở Thông tin và Truyền thông" in names["2025-Q1"]
    assert "Sở Tư pháp thành phố Cần Thơ" in names["2025-Q3"]
    assert all(len(set(each)) == len(each) for each in names.values())


def test_a_report_after_the_merger_goes_to_the_bodies_of_today(plan_163, registry_163):
    book = DutyBook(plan_163, registry_163, read_report_period("2025-Q3"))
    document = make_report(book, [submission(book.of("so-tu-phap-thanh-pho-can-tho"))]).document
    assert document.addressees == ("UBND thành phố Cần Thơ (qua Sở Nội vụ thành phố Cần Thơ)",)
    assert document.issuer == ("SỞ TƯ PHÁP",)
    assert "gồm cả phần việc kế hoạch giao cho Sở Tư pháp" in document.lead[0].text
    heir = heir_of("UBND tỉnh Sóc Trăng", book)
    whole = province_report(plan_163, roll_up(book, []), heir=heir)
    assert whole.issuer == ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ CẦN THƠ")
    assert "của UBND tỉnh Sóc Trăng về cải cách" in whole.lead[0].text
    assert "UBND thành phố Cần Thơ báo cáo kết quả thực hiện" in whole.lead[0].text


def test_a_closed_period_cannot_be_closed_again_nor_changed():
    plan = plan_of_two()
    closed = close(rolled(plan, answers(plan, Status.IN_PROGRESS)), date(2022, 9, 20))
    text = dump_rollup(closed)
    assert load_rollup(text) == closed
    with pytest.raises(KehoachError, match="đã chốt ngày 20/9/2022"):
        close(closed, date(2022, 9, 21))
    data = json.loads(text)
    data["tasks"][0]["status"] = "done-on-time"
    with pytest.raises(KehoachError, match="bị sửa sau khi chốt"):
        load_rollup(json.dumps(data))
    with pytest.raises(KehoachError, match="không phải số liệu tổng hợp"):
        load_rollup("{}")


def test_the_overview_has_every_answer_in_words_with_its_cell():
    plan = plan_of_two()
    duties = DutyBook(plan, registry_for_plan(plan), QUARTER).of("so-y-te")
    (duty,) = duties.tasks
    place = Place(sheet="Nhiệm vụ chủ trì", row=7, cells={"status": "G7"})
    said = TaskProgress(
        item=duty.item, part="lead", status=Status.IN_PROGRESS, percent=35, result="Đã lập 1.200 hồ sơ", place=place
    )
    words = TextSection(
        id="I/1", text="Đã họp 02 cuộc", place=Place(sheet="Nội dung báo cáo", row=6, cells={"text": "D6"})
    )
    result = rolled(plan, [submission(duties, tasks=(said,), texts=(words,))])
    book = load_workbook(io.BytesIO(rollup_workbook(result)))
    (task,) = [row for row in book["Trả lời"].iter_rows(values_only=True) if row[2] == "Sở Y tế"]
    assert task[3:6] == ("Chủ trì", "Đang thực hiện", 35)
    assert "Đã lập 1.200 hồ sơ" in task
    assert task[-1] == "so-y-te.xlsx: Nhiệm vụ chủ trì!G7"
    (text,) = [row for row in book["Phần lời"].iter_rows(values_only=True) if row[2] == "Sở Y tế"]
    assert text[3:] == ("Đã họp 02 cuộc", "so-y-te.xlsx: Nội dung báo cáo!D6")
    assert "Đã họp 02 cuộc" in rollup_page(result).decode()


def test_a_review_of_several_years_puts_each_agency_s_periods_together_with_their_files():
    plan = plan_of_two()
    submissions = []
    for code, status in (("2022", Status.IN_PROGRESS), ("2023", Status.DONE_LATE)):
        (one,) = answers(plan, status, period=read_report_period(code))
        place = Place(sheet="Nhiệm vụ chủ trì", row=6, cells={"status": "G6"})
        task = one.tasks[0].model_copy(update={"place": place})
        figure = StatisticValue(
            form="1", row="1", value=int(code), place=Place(sheet="Biểu 1", row=5, cells={"value": "E5"})
        )
        file = WorkbookReference(name=f"{code}.xlsx", sha256=code)
        told = (figure,) if code == "2022" else ()
        submissions.append(one.model_copy(update={"tasks": (task,), "workbook": file, "statistics": told}))
    period = read_report_period("2021-2025")
    book = DutyBook(plan, registry_for_plan(plan), period, statistics=default_statistics())
    result = roll_up(book, submissions)
    assert [one.agency for one in result.received] == ["so-y-te"]
    assert result.tasks[0].status is Status.DONE_LATE
    assert result.tasks[0].answers[0].cell.file == "2023.xlsx"
    (part,) = next(figure for figure in result.figures if (figure.form, figure.row) == ("1", "1")).parts
    assert (part.cell.file, part.cell.cell) == ("2022.xlsx", "Biểu 1!E5")
    assert not result.rejected


def test_two_workbooks_of_one_period_are_told_in_a_review():
    plan = plan_of_two()
    (one,) = answers(plan, Status.IN_PROGRESS, period=read_report_period("2022"))
    book = DutyBook(plan, registry_for_plan(plan), read_report_period("2021-2025"))
    result = roll_up(book, [one, one.model_copy(update={"tasks": ()})])
    assert not result.received
    assert "nhiều biểu" in result.rejected[0].reason
