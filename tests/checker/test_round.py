"""What kehoach writes itself stands its own check: nothing failed but what the parent plan says in its own words."""

from datetime import date
from pathlib import Path

import pytest

from kehoach.checker import Subject, run
from kehoach.cli import cli
from kehoach.console.terminal import run as run_cli
from kehoach.errors import KehoachError
from kehoach.generator import make_subplan
from kehoach.generator.formats import FORMATS
from kehoach.generator.report import make_report
from kehoach.generator.rollup_report import province_report
from kehoach.meaning.province import registry_for_plan
from kehoach.parser import read_formatted
from kehoach.progress.duties import DutyBook
from kehoach.progress.model import Status, Submission, TargetProgress, TaskProgress
from kehoach.progress.periods import read_report_period
from kehoach.progress.rollup import roll_up

DATA = Path(__file__).parent / "data"
QUARTER = read_report_period("2026-Q3")
CARRIED = {"TT050", "TT095", "TT098", "TT101", "TT102"}
"""Rules on words that a plan takes over from its parent as they stand."""
HIDDEN_BY_PDF = {"TT002", "TT003", "TT004", "TT056", "TT060", "TT068", "TT091", "TT092", "TT099", "TT115", "TT120"}
"""What PDFs do not show; the side margins of short ones (TT003) neither, as few lines run over their full width."""


@pytest.fixture(scope="session")
def outcomes_of_file():
    """What the check of a file comes to, by code."""

    def check(path, parent=None):
        read = read_formatted(path)
        registry = registry_for_plan(read.plan)
        subject = Subject(read.plan, registry, date(2026, 11, 23), layout=read.layout, parent=parent)
        result = run(subject, file=path.name).result
        return {outcome.code: outcome for outcome in result.outcomes}

    return check


@pytest.fixture
def outcomes(tmp_path, outcomes_of_file):
    """What the check of a written document comes to, by code."""

    def check(document, kind, parent=None):
        path = tmp_path / f"van-ban.{kind}"
        path.write_bytes(FORMATS[kind].render(document))
        return outcomes_of_file(path, parent)

    return check


def codes(outcomes, result):
    return {code for code, outcome in outcomes.items() if outcome.result == result}


def submission(book, agency):
    duties = book.of(agency)
    first = next(duty for duty in duties.tasks if duty.part == "lead")
    done = TaskProgress(
        item=first.item, part="lead", status=Status.DONE_IN_PERIOD, completed_on=date(2026, 8, 5), result="Đã ban hành."
    )
    reached = tuple(TargetProgress(item=goal.item, goal=goal.goal, value=81.5, unit="%") for goal in duties.goals[:1])
    return Submission(
        agency=agency,
        agency_name=duties.agency_name,
        period=duties.period,
        plan=duties.plan,
        tasks=(done,),
        targets=reached,
    )


@pytest.fixture(scope="module")
def reports(parent_ha_chau, settings_ha_chau):
    """An agency's report on a quarter, and the province's."""
    registry = registry_for_plan(parent_ha_chau)
    book = DutyBook(parent_ha_chau, registry, QUARTER)
    sent = [submission(book, agency) for agency in ("so-tu-phap", "so-noi-vu")]
    own = make_report(book, sent[:1], settings=settings_ha_chau)
    return own.document, province_report(parent_ha_chau, roll_up(book, sent))


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("agency", ["so-tu-phap", "so-noi-vu"])
def test_a_sub_plan_passes_also_against_its_parent(agency, kind, parent_ha_chau, settings_ha_chau, outcomes):
    registry = registry_for_plan(parent_ha_chau)
    document = make_subplan(parent_ha_chau, agency, registry, settings=settings_ha_chau).plan.document
    found = outcomes(document, kind, parent_ha_chau)
    assert codes(found, "failed") == set()
    assert codes(found, "not_evaluated") == (HIDDEN_BY_PDF if kind == "pdf" else set())


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@pytest.mark.parametrize("place", [0, 1], ids=["agency", "province"])
def test_a_report_passes_and_its_blanks_are_left_to_a_person(place, kind, reports, outcomes):
    found = outcomes(reports[place], kind)
    assert codes(found, "failed") == set()
    assert codes(found, "needs_review") == {"BC006"}
    assert codes(found, "not_evaluated") == (HIDDEN_BY_PDF if kind == "pdf" else set())
    applied = codes(found, "passed")
    assert {"BC001", "BC002", "BC005", "TT041", "TT075"} <= applied


def test_a_sub_plan_of_163_fails_only_in_words_of_163(plan_163, registry_163, outcomes):
    document = make_subplan(plan_163, "so-noi-vu", registry_163).plan.document
    found = outcomes(document, "docx", plan_163)
    assert codes(found, "failed") <= CARRIED
    assert codes(found, "not_evaluated") == set()


def test_words_taken_over_from_the_parent_are_told_as_such(plan_163, registry_163, outcomes):
    document = make_subplan(plan_163, "so-noi-vu", registry_163).plan.document
    remark = "(nguyên văn của kế hoạch cấp trên)"
    found = outcomes(document, "docx", plan_163)
    slips = [finding.message for code in CARRIED for finding in found[code].findings]
    assert len(slips) > len(CARRIED)
    assert all(message.endswith(remark) for message in slips)
    assert not any(remark in finding.message for finding in outcomes(document, "docx")["TT101"].findings)


@pytest.fixture(scope="module")
def after_amendment(tmp_path_factory):
    """The folder with what kehoach writes of an amended plan, on the command line."""
    folder = tmp_path_factory.mktemp("amended")
    source, amendment, amended = DATA / "ha-chau-plan.txt", DATA / "ha-chau-amendment.txt", folder / "new.json"
    commands = (
        ("amend", source, amendment, "-o", amended),
        ("consolidate", source, amendment, "-o", folder),
        ("redline", source, amendment, "-o", folder / "redline.docx"),
        ("impact", source, amended, "-o", folder / "notes", "--format", "docx,pdf"),
        ("diff", source, amended, "-o", folder / "comparison.docx"),
    )
    for command in commands:
        assert run_cli(cli, list(map(str, command))) == 0, command
    return folder


def test_a_consolidated_text_passes_and_its_blanks_are_left_to_a_person(after_amendment, outcomes_of_file):
    found = outcomes_of_file(after_amendment / "van-ban-hop-nhat.docx")
    assert codes(found, "failed") == set()
    assert codes(found, "needs_review") == {"TT074", "KH037"}, "recipients and who certifies are still to be written"
    assert codes(found, "not_evaluated") == {"KH031"}
    assert {"TT024", "TT028", "KH001", "KH020"} <= codes(found, "passed")


def test_the_consolidated_text_of_a_pdf_comes_to_the_same(after_amendment, outcomes_of_file):
    found = outcomes_of_file(after_amendment / "van-ban-hop-nhat.pdf")
    assert codes(found, "failed") == set()
    assert codes(found, "needs_review") == {"TT074", "KH037"}
    assert codes(found, "not_evaluated") <= HIDDEN_BY_PDF | {"KH031"}


def test_a_redline_passes_as_the_text_with_all_changes_accepted_and_says_so(after_amendment, outcomes_of_file):
    found = outcomes_of_file(after_amendment / "redline.docx")
    assert codes(found, "failed") == codes(found, "not_evaluated") == set()
    assert codes(found, "needs_review") == {"TT107"}
    (finding,) = found["TT107"].findings
    assert "khi chấp nhận tất cả" in finding.message


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_note_on_changes_passes_and_its_blanks_are_left_to_a_person(kind, after_amendment, outcomes_of_file):
    found = outcomes_of_file(after_amendment / "notes" / f"thong-bao-so-tu-phap.{kind}")
    assert codes(found, "failed") == set()
    assert codes(found, "needs_review") == {"TT076", "KH037"}
    assert codes(found, "not_evaluated") <= (HIDDEN_BY_PDF if kind == "pdf" else set())


def test_a_table_of_comparison_is_no_official_document_and_is_told_so(after_amendment):
    with pytest.raises(KehoachError, match=r"không thấy thành phần nào .* mở đầu bằng «BẢNG SO SÁNH»") as refused:
        read_formatted(after_amendment / "comparison.docx")
    assert "bảng so sánh" in (refused.value.advice or "")
