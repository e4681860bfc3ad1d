"""An agency's report: it says what was entered, and nothing else."""

from datetime import date

import pytest

from kehoach.errors import KehoachError
from kehoach.generator.formats import FORMATS
from kehoach.generator.report import make_report
from kehoach.parser.extraction import Origin
from kehoach.parser.formats import docx
from kehoach.progress.duties import DutyBook
from kehoach.progress.model import StatisticValue, Status, Submission, TargetProgress, TaskProgress, TextSection
from kehoach.progress.periods import read_report_period

QUARTER = read_report_period("2025-Q3")


def submission(duties, **entries):
    return Submission(
        agency=duties.agency, agency_name=duties.agency_name, period=duties.period, plan=duties.plan, **entries
    )


def sections(document):
    def of(section):
        yield section
        for child in section.children:
            yield from of(child)

    return [found for section in document.outline for found in of(section)]


def texts(document):
    return [paragraph.text for section in sections(document) for paragraph in section.paragraphs]


@pytest.fixture(scope="module")
def duties(plan_163, registry_163):
    return DutyBook(plan_163, registry_163, QUARTER).of("so-tu-phap")


@pytest.fixture(scope="module")
def report(plan_163, registry_163, duties):
    first, second, third = [duty for duty in duties.tasks if duty.part == "lead"][:3]
    entries = {
        "tasks": (
            TaskProgress(
                item=first.item,
                part="lead",
                status=Status.DONE_IN_PERIOD,
                completed_on=date(2025, 8, 5),
                result="Đã ban hành Kế hoạch số 12/KH-STP.\n- Tổ chức 02 hội nghị;",
            ),
            TaskProgress(
                item=second.item, part="lead", status=Status.OVERDUE, percent=60.5, difficulties="Thiếu biên chế."
            ),
            TaskProgress(item=third.item, part="lead", proposal="Đề nghị Sở Tài chính bố trí kinh phí."),
        ),
        "targets": (TargetProgress(item=duties.goals[0].item, goal=duties.goals[0].goal, value=51.8, unit="%"),),
        "statistics": (
            StatisticValue(form=duties.forms[0].id, row="1", value=467565),
            StatisticValue(form=duties.forms[0].id, row="2.1", available=False, note="Chưa thống kê"),
        ),
        "texts": (TextSection(id="III/1", text="Lãnh đạo quan tâm chỉ đạo.\nCông chức chấp hành tốt."),),
    }
    return make_report(DutyBook(plan_163, registry_163, QUARTER), [submission(duties, **entries)])


def test_the_head_is_that_of_a_report_to_the_issuer_of_the_plan(report):
    document = report.document
    assert (document.type, document.symbol, document.issuer) == ("BÁO CÁO", "BC-STP", ("SỞ TƯ PHÁP",))
    # The province was merged on 01/7/2025.
    assert document.addressees == ("UBND thành phố Cần Thơ (qua Sở Nội vụ thành phố Cần Thơ)",)
    assert document.recipients[:2] == ("Như trên", "Sở Nội vụ thành phố Cần Thơ")
    assert "trong quý III năm 2025 và phương hướng, nhiệm vụ quý IV năm 2025" in document.title
    assert "(số liệu từ ngày 15/6/2025 đến ngày 14/9/2025)" in document.lead[0].text


def test_the_results_come_field_by_field_in_the_plan_s_order(report, plan_163):
    (results,) = [section for section in report.document.outline if section.title == "Kết quả thực hiện"]
    groups = list(dict.fromkeys(task.group.title for task in plan_163.tasks))
    titles = [section.title for section in results.children]
    assert titles == [title for title in groups if title in titles]


def test_what_was_entered_stands_in_the_text_with_its_address(report):
    lines = texts(report.document)
    assert (
        "- Tiếp tục xây dựng và hoàn thiện thể chế về tổ chức thi hành pháp luật: Đã ban hành Kế hoạch số 12/KH-STP; "
        "Tổ chức 02 hội nghị (đã thực hiện trong kỳ, ngày 05/8/2025; điểm a mục 1 Phụ lục 2)." in lines
    )
    assert (
        "- Đổi mới công tác kiểm tra, khảo sát, đánh giá tình hình thi hành pháp luật việc thực hiện trách nhiệm: quá hạn "
        "chưa hoàn thành (thời hạn: Hàng năm; điểm b mục 1 Phụ lục 2). Khó khăn, vướng mắc: Thiếu biên chế." in lines
    )
    assert [line for line in lines if ": Đề nghị Sở Tài chính bố trí kinh phí (điểm c mục 1 Phụ lục 2)." in line]
    assert "Lãnh đạo quan tâm chỉ đạo." in lines
    assert "Công chức chấp hành tốt." in lines


def test_counts_are_those_of_the_entries_and_silence_is_shown(report, duties):
    led = sum(duty.part in ("lead", "undecided") for duty in duties.tasks)
    (opening,) = [line for line in texts(report.document) if line.startswith("Sở Tư pháp chủ trì")]
    assert opening == (
        f"Sở Tư pháp chủ trì {led:02} nhiệm vụ, trong đó: 01 nhiệm vụ quá hạn chưa hoàn thành; "
        f"01 nhiệm vụ đã thực hiện trong kỳ; {led - 2:02} nhiệm vụ chưa có thông tin [...]."
    )


def test_numbers_are_written_the_vietnamese_way(report):
    forms = report.document.annexes[-1].tables[0]
    rows = {row[0].text: [cell.text for cell in row] for row in forms.rows}
    assert rows["1"][3] == "467.565"
    assert rows["2.1"][3:] == ["-", "Chưa thống kê"]
    assert rows["2.2"][3] == "[...]"
    assert "51,8%" in [cell.text for row in report.document.annexes[1].tables[0].rows for cell in row]


def test_every_duty_has_a_row_in_an_annex(report, duties):
    tasks, goals, _ = report.document.annexes
    assert sum(bool(row[-1].text) for row in tasks.tables[0].rows) == len(duties.tasks)
    assert sum(bool(row[-1].text) for row in goals.tables[0].rows) == len(duties.goals)


def test_an_empty_submission_makes_a_form_of_blanks_without_charts(plan_163, registry_163, duties):
    report = make_report(DutyBook(plan_163, registry_163, QUARTER), [submission(duties)])
    assert not report.document.figures
    assert report.blanks > len(duties.tasks)
    assert not [line for line in texts(report.document) if "hoàn thành đúng hạn" in line]


def test_a_thematic_report_has_one_field_only(plan_163, registry_163, duties):
    field = "Cải cách thể chế"
    report = make_report(DutyBook(plan_163, registry_163, QUARTER), [submission(duties)], field="thể chế")
    results = report.document.outline[0]
    assert [section.title for section in results.children] == [field]
    assert "nhiệm vụ cải cách thể chế theo Kế hoạch số 163/KH-UBND trong quý III năm 2025" in report.document.title
    assert [annex.paragraphs[0].text for annex in report.document.annexes if annex.paragraphs] == [
        "Biểu 2. Cải cách thể chế"
    ]
    with pytest.raises(KehoachError, match="không có đúng một lĩnh vực"):
        make_report(DutyBook(plan_163, registry_163, QUARTER), [submission(duties)], field="giao thông")


def test_a_review_takes_the_last_word_on_tasks_and_all_texts(plan_163, registry_163):
    years = read_report_period("2021-2025")
    book = DutyBook(plan_163, registry_163, years)
    item = next(duty.item for duty in book.of("so-tu-phap").tasks if duty.part == "lead")
    submissions = []
    for code, status in (("2023", Status.IN_PROGRESS), ("2022", Status.NOT_DUE), ("2024", None)):
        yearly = DutyBook(plan_163, registry_163, read_report_period(code)).of("so-tu-phap")
        text = TextSection(id="III/1", text=f"Kết quả năm {code}.")
        submissions.append(
            submission(yearly, tasks=(TaskProgress(item=item, part="lead", status=status),), texts=(text,))
        )
    report = make_report(DutyBook(plan_163, registry_163, years), submissions)
    (task,) = [task for task in report.standing.tasks if task.duty.item == item]
    assert task.status is Status.IN_PROGRESS
    assert [line for line in texts(report.document) if line.startswith("Năm 202")] == [
        "Năm 2022: Kết quả năm 2022.",
        "Năm 2023: Kết quả năm 2023.",
        "Năm 2024: Kết quả năm 2024.",
    ]
    assert report.document.title.startswith("Sơ kết 05 năm (2021-2025) thực hiện Kế hoạch cải cách hành chính tỉnh Sóc")
    assert report.document.title.endswith("và phương hướng, nhiệm vụ giai đoạn 2026-2030")


def test_a_review_leaves_out_quarters_whose_year_has_its_own_words_and_plans_that_are_past(plan_163, registry_163):
    book = DutyBook(plan_163, registry_163, read_report_period("2021-2025"))
    submissions = []
    for code in ("2022", "2023-Q1", "2023", "2024-H1"):
        period = DutyBook(plan_163, registry_163, read_report_period(code)).of("so-tu-phap")
        told = tuple(TextSection(id=id, text=f"Lời {code}.") for id in ("III/1", "IV/1"))
        submissions.append(submission(period, texts=told))
    report = make_report(book, submissions)
    assert [line for line in texts(report.document) if "Lời" in line] == [
        "Năm 2022: Lời 2022.",
        "Năm 2023: Lời 2023.",
        "6 tháng đầu năm 2024: Lời 2024-H1.",
        "Lời 2024-H1.",
    ]


@pytest.mark.parametrize(
    ("code", "title"),
    [
        (
            "2021-2030",
            "Tổng kết 10 năm (2021-2030) thực hiện Kế hoạch cải cách hành chính tỉnh Sóc Trăng giai đoạn 2021-2030 và "
            "phương hướng, nhiệm vụ thời gian tới",
        ),
        (
            "2024-02-01..2024-04-30",
            "Kết quả thực hiện Kế hoạch cải cách hành chính tỉnh Sóc Trăng giai đoạn 2021-2030 từ ngày 01/02/2024 đến ngày "
            "30/4/2024 và phương hướng, nhiệm vụ thời gian tới",
        ),
        (
            "2024-H1",
            "Kết quả thực hiện Kế hoạch cải cách hành chính tỉnh Sóc Trăng giai đoạn 2021-2030 trong 6 tháng đầu năm 2024 "
            "và phương hướng, nhiệm vụ 6 tháng cuối năm 2024",
        ),
    ],
)
def test_the_title_tells_the_kind_of_report(plan_163, registry_163, code, title):
    book = DutyBook(plan_163, registry_163, read_report_period(code))
    assert make_report(book, [submission(book.of("so-tu-phap"))]).document.title == title


def test_days_that_the_period_itself_names_are_told_once(plan_163, registry_163):
    book = DutyBook(plan_163, registry_163, read_report_period("2024-02-01..2024-04-30"))
    (lead,) = make_report(book, [submission(book.of("so-tu-phap"))]).document.lead
    assert lead.text.endswith("báo cáo kết quả thực hiện từ ngày 01/02/2024 đến ngày 30/4/2024 như sau:")


def test_fields_stand_in_the_outline_s_order_also_those_that_were_only_written_on(plan_163, registry_163):
    book = DutyBook(plan_163, registry_163, QUARTER)
    duties = book.of("cong-an-tinh")
    told = tuple(TextSection(id=id, text="Đã thực hiện.") for id in ("II/1/a", "II/4/d"))
    task = next(duty for duty in duties.tasks if duty.part == "coordinate")
    entry = TaskProgress(item=task.item, part="coordinate", status=Status.IN_PROGRESS, result="Đã góp ý dự thảo")
    report = make_report(book, [submission(duties, texts=told, tasks=(entry,))])
    (results,) = [section for section in report.document.outline if section.title == "Kết quả thực hiện"]
    assert [section.title for section in results.children] == [
        "Cải cách thể chế",
        "Cải cách tổ chức bộ máy hành chính nhà nước",
        "Cải cách chế độ công vụ",
    ]
    # What an agency helped with is told where it leads nothing.
    (line,) = [paragraph.text for paragraph in results.children[1].paragraphs]
    assert line.endswith(": Đã góp ý dự thảo (phối hợp; đang thực hiện; điểm e mục 3 Phụ lục 2).")


def test_what_was_said_of_several_tasks_in_the_same_words_stands_once(plan_163, registry_163, duties):
    led = [duty for duty in duties.tasks if duty.part == "lead"][:2]
    entries = tuple(
        TaskProgress(item=duty.item, part="lead", status=Status.IN_PROGRESS, difficulties="Thiếu kinh phí")
        for duty in led
    )
    report = make_report(DutyBook(plan_163, registry_163, QUARTER), [submission(duties, tasks=entries)])
    assert [line for line in texts(report.document) if "Thiếu kinh phí" in line] == [
        "- Thiếu kinh phí (02 nhiệm vụ: các điểm a, b mục 1 Phụ lục 2)."
    ]


def test_counts_of_one_kind_are_not_listed_as_parts(plan_163, registry_163):
    book = DutyBook(plan_163, registry_163, QUARTER)
    duties = book.of("cong-an-tinh")
    tasks = tuple(TaskProgress(item=duty.item, part=duty.part, status=Status.IN_PROGRESS) for duty in duties.tasks)
    report = make_report(book, [submission(duties, tasks=tasks)])
    assert "Phối hợp thực hiện 02 nhiệm vụ, cả 02 nhiệm vụ đang thực hiện." in texts(report.document)


@pytest.mark.parametrize(
    ("period", "addressee"), [("2024-Q3", "UBND thị xã Ngã Năm"), ("2025-Q3", "UBND thành phố Cần Thơ")]
)
def test_a_commune_reports_to_its_district_for_as_long_as_there_is_one(plan_163, registry_163, period, addressee):
    book = DutyBook(plan_163, registry_163, read_report_period(period))
    document = make_report(book, [submission(book.of("ubnd-xa-vinh-quoi"))]).document
    assert document.addressees == (addressee,)
    assert f"kính gửi {addressee} xem xét, tổng hợp" in document.closing[0].text


def test_no_result_is_wanted_of_what_is_not_due(plan_163, registry_163, duties):
    item = next(duty for duty in duties.tasks if duty.part == "lead")
    entry = TaskProgress(item=item.item, part="lead", status=Status.NOT_DONE_IN_PERIOD)
    report = make_report(DutyBook(plan_163, registry_163, QUARTER), [submission(duties, tasks=(entry,))])
    rows = {row[-1].text: [cell.text for cell in row] for row in report.document.annexes[0].tables[0].rows}
    assert rows["điểm a mục 1 Phụ lục 2"][4:6] == ["Chưa thực hiện trong kỳ", ""]
    assert rows["điểm b mục 1 Phụ lục 2"][4:6] == ["[...]", "[...]"]


def test_what_the_plan_has_changed_since_is_marked(plan_163, registry_163, duties):
    item = next(duty for duty in duties.tasks if duty.part == "lead")
    entry = TaskProgress(item=item.item, part="lead", status=Status.IN_PROGRESS, result="Đã họp", changed=True)
    report = make_report(DutyBook(plan_163, registry_163, QUARTER), [submission(duties, tasks=(entry,))])
    rows = {row[-1].text: [cell.text for cell in row] for row in report.document.annexes[0].tables[0].rows}
    assert rows["điểm a mục 1 Phụ lục 2"][5] == (
        "Đã họp\n(Kế hoạch đã sửa đổi nội dung này sau khi báo cáo, rà soát lại [...])"
    )


def test_a_number_before_a_project_is_no_name(plan_163, registry_163):
    book = DutyBook(plan_163, registry_163, read_report_period("2024-Q3"))
    duties = book.of("so-noi-vu")
    entries = tuple(
        TaskProgress(item=duty.item, part="lead", status=Status.OVERDUE)
        for duty in duties.tasks
        if duty.item.startswith("pl3/1/")
    )
    lines = texts(make_report(book, [submission(duties, tasks=entries)]).document)
    assert not [line for line in lines if line.startswith("- 3 (") or line.startswith("- 3:")]
    assert [line for line in lines if "ý 3 số thứ tự 1 Phụ lục 3" in line and len(line) > 60]


def test_submissions_of_two_agencies_make_no_report(plan_163, registry_163, duties):
    other = DutyBook(plan_163, registry_163, QUARTER).of("so-noi-vu")
    with pytest.raises(KehoachError, match="nhiều cơ quan: Sở Tư pháp, Sở Nội vụ"):
        make_report(DutyBook(plan_163, registry_163, QUARTER), [submission(duties), submission(other)])


def test_a_submission_of_another_period_makes_no_report(plan_163, registry_163, duties):
    with pytest.raises(KehoachError, match="không có số liệu báo cáo nào của quý I năm 2024"):
        make_report(DutyBook(plan_163, registry_163, read_report_period("2024-Q1")), [submission(duties)])


def test_another_province_s_report_follows_its_own_fields(plan_binh_son, registry_binh_son):
    book = DutyBook(plan_binh_son, registry_binh_son, QUARTER)
    agency = book.agencies()[0]
    report = make_report(book, [submission(book.of(agency.id))])
    own = {task.group.title for task in plan_binh_son.tasks if task.group}
    (results,) = [section for section in report.document.outline if section.title == "Kết quả thực hiện"]
    assert {section.title for section in results.children} <= own
    assert "Sóc Trăng" not in report.document.model_dump_json()


def test_word_and_pdf_hold_the_same_words(report):
    data = FORMATS["docx"].render(report.document)
    blocks = docx.extract(Origin("bao-cao.docx", data)).blocks
    words = " ".join(getattr(block, "text", "") for block in blocks)
    assert "Kính gửi: UBND thành phố Cần Thơ (qua Sở Nội vụ thành phố Cần Thơ)" in words
    assert "Biểu đồ 1. Tiến độ thực hiện nhiệm vụ chủ trì theo lĩnh vực" in words
    assert FORMATS["pdf"].render(report.document).startswith(b"%PDF")
