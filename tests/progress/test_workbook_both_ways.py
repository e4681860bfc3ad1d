"""What the generator writes into a workbook, the intake reads out of it."""

import datetime
import shutil
import subprocess
import unicodedata

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from kehoach.errors import KehoachError
from kehoach.generator.progress_workbook import duty_book, duty_workbook, make_workbook
from kehoach.parser.workbook import read_workbook, read_workbook_bytes
from kehoach.progress.intake import take_in
from kehoach.progress.json import dump_submission, load_submission
from kehoach.progress.model import Status, Submission, TargetProgress, TaskProgress
from kehoach.progress.periods import next_period, read_report_period

WORDS = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60).map(
        str.strip
    ),
    st.sampled_from(["- Đã ban hành\n- Đang chờ", "=1+1", "@so", "https://vi.du/van-ban", "_x000D_", "5/9", "51,8"]),
).map(lambda text: unicodedata.normalize("NFC", text).strip() or None if text else None)
PERCENT = st.one_of(st.none(), st.integers(0, 100), st.decimals(0, 100, places=1).map(float))
DAY = st.one_of(st.none(), st.dates(datetime.date(2024, 12, 20), datetime.date(2025, 9, 14)))
LEAD = ("pl/1/a", "pl/1/b", "pl/1/c", "pl/2/c", "pl/3")
FIELDS = ("status", "percent", "completed_on", "result", "evidence", "difficulties", "proposal")


def entry(duties, item, values):
    duty = next(duty for duty in duties.tasks if duty.item == item)
    return TaskProgress(item=item, part=duty.part, **values)


ANSWERS = st.fixed_dictionaries(
    {"percent": PERCENT, "completed_on": DAY} | dict.fromkeys(("result", "evidence", "difficulties", "proposal"), WORDS)
)


@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(st.fixed_dictionaries(dict.fromkeys(LEAD, ANSWERS)), WORDS)
def test_every_answer_that_is_carried_forward_is_read_back(third_quarter, answers, basis):
    duties = third_quarter.of("cong-an-tinh")
    entries = [entry(duties, item, values) for item, values in answers.items()]
    previous = Submission(
        agency=duties.agency,
        agency_name=duties.agency_name,
        period=read_report_period("2025-H1"),
        plan=duties.plan,
        tasks=tuple(entries),
        targets=(TargetProgress(item="pl/4", value=90, basis=basis),),
    )
    taken = take_in(read_workbook_bytes(duty_workbook(duties, previous), "x.xlsx"), third_quarter)
    read = {task.item: task for task in taken.tasks}
    for before in entries:
        for name in FIELDS[1:]:
            wanted = getattr(before, name) or None
            assert getattr(read[before.item], name) == wanted
            assert (name in read[before.item].carried) == (wanted is not None)
    assert taken.targets[0].basis == previous.targets[0].basis
    assert taken.targets[0].value is None


def test_a_status_is_carried_only_while_it_can_still_hold(third_quarter):
    duties = third_quarter.of("cong-an-tinh")
    statuses = {
        "pl/1/a": Status.DONE_ON_TIME,
        "pl/1/b": Status.NOT_DUE,  # due in this period
        "pl/1/c": Status.IN_PROGRESS,
        "pl/2/a": Status.DONE_IN_PERIOD,  # begins anew
        "pl/2/c": Status.WAITING,
    }
    previous = Submission(
        agency=duties.agency,
        agency_name=duties.agency_name,
        period=read_report_period("2025-H1"),
        plan=duties.plan,
        tasks=tuple(entry(duties, item, {"status": status, "result": "x"}) for item, status in statuses.items()),
    )
    taken = take_in(read_workbook_bytes(duty_workbook(duties, previous), "x.xlsx"), third_quarter)
    kept = {task.item: task.status for task in taken.tasks if task.status}
    assert kept == {item: statuses[item] for item in ("pl/1/a", "pl/1/c", "pl/2/c")}
    results = {task.item for task in taken.tasks if task.result}
    assert "pl/2/a" not in results
    assert any(notice.code == "W168" for notice in taken.notices)


def test_progress_that_goes_back_is_asked_about(third_quarter, plan, registry, police):
    police.answer("lead", "pl/1/c", status="Đang thực hiện", percent=60, result="x")
    year = duty_book(plan, registry, read_report_period("2025"))
    raw = read_workbook_bytes(duty_workbook(year.of("cong-an-tinh"), police.take()), "x.xlsx")
    later = type(police)(duty_workbook(year.of("cong-an-tinh"), police.take()), year, "cong-an-tinh")
    assert take_in(raw, year).tasks[2].percent == 60
    taken = later.answer("lead", "pl/1/c", percent=40).take(today=datetime.date(2025, 12, 15))
    assert ("W169", later.cell("lead", "pl/1/c", "percent")) in {(n.code, n.cell) for n in taken.notices}


def test_a_submission_is_json_both_ways(police):
    submission = police.answer("lead", "pl/1/a", status="Hoàn thành đúng hạn", percent="99,5").take()
    assert load_submission(dump_submission(submission)) == submission
    for text in ("", "[]", '{"schema_version": "9.0"}', '{"schema_version": "1.0", "agency": 1}'):
        with pytest.raises(KehoachError):
            load_submission(text)


def test_the_same_duties_give_the_same_bytes(plan, registry):
    third = read_report_period("2025-Q3")
    one = make_workbook(plan, registry, "so-tu-phap", third)
    assert one == make_workbook(plan, registry, "so-tu-phap", third)
    assert one != make_workbook(plan, registry, "so-tu-phap", next_period(third))


def test_an_agency_without_work_has_no_workbook(plan, registry):
    with pytest.raises(KehoachError, match="không giao nhiệm vụ"):
        make_workbook(plan, registry, "so-y-te", read_report_period("2025-Q3"))


@pytest.mark.rendering
def test_a_workbook_saved_by_libreoffice_says_the_same_and_its_formulas_are_worked_out(
    justice, third_quarter, tmp_path
):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("cần LibreOffice (soffice)")

    def fill(book):
        book["Nhiệm vụ chủ trì"]["G6"] = "Đang thực hiện"
        book["Nhiệm vụ chủ trì"]["I6"] = datetime.date(2025, 9, 5)
        form = book["Biểu 3"]
        rows = {form.cell(row, 1).value: row for row in range(5, form.max_row + 1)}
        form.cell(rows["3.1.1"], 5).value = 800
        form.cell(rows["3.1.2"], 5).value = 600

    path = tmp_path / "in" / "so-tu-phap.xlsx"
    path.parent.mkdir()
    path.write_bytes(justice.save(fill))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [office, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", tmp_path, path]
    said = subprocess.run(command, check=True, capture_output=True, timeout=120).stderr
    if b"could not be loaded" in said:
        pytest.skip("LibreOffice ở đây không có Calc (libreoffice-calc-nogui)")
    taken = take_in(read_workbook(tmp_path / "so-tu-phap.xlsx"), third_quarter)
    before = take_in(read_workbook(path), third_quarter)
    led = next(task for task in taken.tasks if task.item == "pl/2/d")
    assert (led.status, led.completed_on) == (Status.IN_PROGRESS, datetime.date(2025, 9, 5))
    assert {(v.form, v.row): v.value for v in taken.statistics} == {
        ("3", "3.1"): 75,
        ("3", "3.1.1"): 800,
        ("3", "3.1.2"): 600,
    }
    assert [(v.form, v.row, v.value) for v in before.statistics] == [(v.form, v.row, v.value) for v in taken.statistics]
    assert not {n.code for n in taken.notices} & {"W112", "W115", "W121", "W125", "W126", "W176"}
