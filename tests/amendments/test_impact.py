"""What follows an amendment: who is touched, whose drafts change, what becomes of edits and of what was reported."""

import datetime
import json

import docx
import pytest

from kehoach.amendments.changes import Kind
from kehoach.amendments.diff import diff
from kehoach.amendments.fold import fold
from kehoach.amendments.impact import impact, new_addresses
from kehoach.amendments.impact_words import impact_rows, impact_words
from kehoach.amendments.instructions import read_instructions
from kehoach.amendments.operations import Amend, Manifest, Repeal
from kehoach.cli import cli
from kehoach.console.terminal import run
from kehoach.generator import write_subplans
from kehoach.generator.manifest import read_manifest
from kehoach.generator.redrafting import draft_states, renew_subplans
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Document, Plan, Responsibility, Scope, Target, dump_plan
from kehoach.parser import read_document, reread
from kehoach.parser.workbook import read_workbook
from kehoach.progress.duties import DutyBook
from kehoach.progress.json import dump_submission, load_submission
from kehoach.progress.model import Status, Submission, TargetProgress, TaskProgress
from kehoach.progress.periods import read_report_period
from kehoach.progress.succession import carried_over, row_changes, rows_of

# Synthetic: three amendments in three annexes.
AMENDMENT = """ỦY BAN NHÂN DÂN
TỈNH SÓC TRĂNG
Số: 77/QĐ-UBND
Sóc Trăng, ngày 10 tháng 4 năm 2025

QUYẾT ĐỊNH
Sửa đổi, bổ sung một số nội dung của Kế hoạch số 163/KH-UBND ngày 24/11/2021 của Ủy ban nhân dân tỉnh Sóc Trăng

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

QUYẾT ĐỊNH:

Điều 1. Sửa đổi, bổ sung một số nội dung của Kế hoạch số 163/KH-UBND ngày 24/11/2021 như sau:

1. Bãi bỏ điểm b mục 1 Phụ lục 1.
2. Bổ sung điểm t vào sau điểm s mục 6 Phụ lục 2 như sau:
“t) Xây dựng kho dữ liệu mở; chủ trì: Sở Thông tin và Truyền thông; phối hợp: Sở Nội vụ; thời hạn: Năm 2026.”
3. Điều chỉnh thời hạn hoàn thành của số thứ tự 4 Phụ lục 3 thành năm 2027.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

Nơi nhận:
- Lưu: VT.
CHỦ TỊCH
Trần Văn Lâu
"""
JUSTICE, HOME, MEDIA, SCHOOLS = "so-tu-phap", "so-noi-vu", "so-thong-tin-va-truyen-thong", "so-giao-duc-va-dao-tao"
TOUCHED = {JUSTICE, HOME, MEDIA, SCHOOLS}
OTHERS = [
    "van-phong-ubnd-tinh",
    "so-tai-chinh",
    "so-y-te",
    "so-khoa-hoc-va-cong-nghe",
    "so-ke-hoach-va-dau-tu",
    "so-cong-thuong",
    "ubnd-huyen-ke-sach",
    "dai-phat-thanh-va-truyen-hinh",
]


def kehoach(*arguments):
    return run(cli, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def amendment(tmp_path_factory):
    path = tmp_path_factory.mktemp("amendment") / "77-QD-UBND.txt"
    path.write_text(AMENDMENT, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def folded(plan_163, amendment):
    folded = fold(plan_163, read_instructions(read_document(amendment).document, plan_163), reread)
    assert len(folded.applied) == 3, folded.notices
    return folded


@pytest.fixture(scope="module")
def found(plan_163, folded):
    return impact(plan_163, folded.plan, folded.applied)


def test_exactly_the_agencies_whose_work_changed_are_touched(found):
    assert {one.agency for one in found.agencies} == TOUCHED
    told = {one.agency: [(item.kind, item.item, item.new_item) for item in one.items] for one in found.agencies}
    assert told == {
        JUSTICE: [("lost", "pl1/1/b", None)],
        HOME: [("gained", None, "pl2/6/t")],
        MEDIA: [("gained", None, "pl2/6/t")],
        SCHOOLS: [("changed", "pl3/4", "pl3/4")],
    }
    assert found.common == ()


def test_each_change_is_traced_to_its_sentence(found):
    rows = {one.agency: impact_rows(one) for one in found.agencies}
    assert [row.because for row in rows[SCHOOLS]] == [
        "khoản 3 Điều 1, Quyết định số 77/QĐ-UBND ngày 10 tháng 4 năm 2025"
    ]
    assert rows[SCHOOLS][0].after == "Thời hạn: Năm 2027"
    assert rows[JUSTICE][0].after == "Được bãi bỏ"
    assert rows[HOME][0].before == "Chưa được giao"
    assert "Vai trò: phối hợp" in rows[HOME][0].after
    assert impact_words(next(one for one in found.agencies if one.agency == HOME)) == "Sở Nội vụ: nhận 1"


def test_a_plan_that_is_not_amended_touches_nobody(plan_163):
    assert impact(plan_163, plan_163).agencies == ()


def test_an_item_that_moved_is_told_as_moved_and_not_as_lost_and_gained(plan_163, manifest_of):
    folded = fold(plan_163, manifest_of("163-moved-and-suspended", "163"), reread)
    found = impact(plan_163, folded.plan, folded.applied)
    home = next(one for one in found.agencies if one.agency == HOME)
    assert ("changed", "pl2/4/c", "pl2/3/h") in [(item.kind, item.item, item.new_item) for item in home.items]
    after = [row.after for row in impact_rows(home)]
    assert "Tại Phụ lục 2, mục 3, điểm h" in after
    assert "Tạm dừng thực hiện" in after


def test_every_sentence_that_changed_an_item_is_told_wherever_the_item_went(plan_163, manifest_of):
    first = Amend(at="điểm c mục 4 Phụ lục 2", cells={"Thời hạn": "Năm 2030"}, provision="khoản 9 Điều 1")
    manifests = [manifest_of("163-moved-and-suspended", "163"), Manifest(operations=(first,))]
    early = manifests[1].model_copy(update={"effective": datetime.date(2023, 1, 1)})
    folded = fold(plan_163, [manifests[0], early], reread)
    found = impact(plan_163, folded.plan, folded.applied)
    home = next(one for one in found.agencies if one.agency == HOME)
    item = next(item for item in home.items if item.new_item == "pl2/3/h")
    assert [order.provision for order in item.orders] == ["khoản 9 Điều 1", "khoản 2 Điều 1"]


def test_another_part_in_the_same_words_is_a_change():
    target = Target(id="pl1/1", text="Tỷ lệ UBND cấp huyện có trang thông tin điện tử")
    document = Document(type="KẾ HOẠCH", issuer=("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG"), place="Sóc Trăng")
    district = "ubnd-huyen-ke-sach"
    part = Responsibility(id="V/1", title="UBND huyện Kế Sách", agencies=(district,))
    scope = Scope(text="theo dõi chỉ tiêu 1", ids=("pl1/1",))
    old = Plan(document=document, targets=(target,), responsibilities=(part,))
    new = old.model_copy(update={"responsibilities": (part.model_copy(update={"scopes": (scope,)}),)})
    (touched,) = impact(old, new).agencies
    assert (touched.agency, [(one.kind, one.old_role, one.new_role) for one in touched.items]) == (
        district,
        [("changed", "subject", "monitor")],
    )
    assert [(row.before, row.after) for row in impact_rows(touched)] == [
        ("Vai trò: thực hiện", "Vai trò: theo dõi, tham mưu")
    ]


def test_exactly_the_touched_agencies_drafts_change_and_the_edited_one_keeps_its_edits(
    plan_163, folded, found, tmp_path
):
    agencies = [*OTHERS, *sorted(TOUCHED)]
    write_subplans(plan_163, agencies, tmp_path, formats=["docx"], processes=1)
    draft = tmp_path / f"{MEDIA}.docx"
    document = docx.Document(str(draft))
    purpose = next(p for p in document.paragraphs if p.text.startswith("- Tổ chức triển khai"))
    purpose.runs[0].text = "- Lời do cán bộ viết (dữ liệu thử)."
    document.save(str(draft))
    before = {path.name: path.read_bytes() for path in tmp_path.glob("*.docx")}

    states = {one.agency: one for one in draft_states(plan_163, folded.plan, tmp_path)}
    assert {agency for agency, one in states.items() if one.state == "out-of-date"} == TOUCHED
    assert {one.state for one in states.values()} == {"out-of-date", "up-to-date"}
    assert [agency for agency, one in states.items() if one.edited] == [MEDIA]

    old_units = read_manifest(tmp_path).units
    summary, merged = renew_subplans(plan_163, folded.plan, agencies, tmp_path, formats=["docx"], processes=1)
    units = read_manifest(tmp_path).units
    changed = {
        agency for agency in agencies if units[agency].files[0].made_from != old_units[agency].files[0].made_from
    }
    assert changed == TOUCHED == {one.agency for one in found.agencies}
    rewritten = {
        path.name for path in tmp_path.glob("*.docx") if before.get(path.name) not in (None, path.read_bytes())
    }
    assert rewritten == {f"{agency}.docx" for agency in TOUCHED - {MEDIA}}

    assert draft.read_bytes() == before[draft.name], "their file is left alone"
    (record,) = merged
    assert (record.agency, record.written, record.conflicts, record.exact) == (MEDIA, f"{MEDIA}.hop-nhat.docx", 0, True)
    text = "".join(docx.Document(str(tmp_path / record.written)).element.body.itertext())
    assert "Lời do cán bộ viết" in text
    assert "Xây dựng kho dữ liệu mở" in text
    assert f"{MEDIA}.docx" in [name for unit in summary.units for name in unit.kept]


def test_a_merged_draft_that_somebody_works_on_is_not_overwritten(plan_163, folded, tmp_path):
    folder = tmp_path / "drafts"
    write_subplans(plan_163, [SCHOOLS], folder, formats=["docx"], processes=1)
    draft = folder / f"{SCHOOLS}.docx"
    document = docx.Document(str(draft))
    document.paragraphs[-1].add_run(" Ghi thêm.")
    document.save(str(draft))
    for _ in range(2):
        records = renew_subplans(plan_163, folded.plan, [SCHOOLS], folder, formats=["docx"], processes=1)[1]
    assert [record.written for record in records] == [None], "as the first run wrote it"
    assert {one.state for one in draft_states(plan_163, folded.plan, folder)} == {"up-to-date"}, (
        "the draft beside it is"
    )
    merged = folder / f"{SCHOOLS}.hop-nhat.docx"
    merged.write_bytes(merged.read_bytes() + b"edited")
    (record,) = renew_subplans(plan_163, folded.plan, [SCHOOLS], folder, formats=["docx"], processes=1)[1]
    assert "không ghi đè" in record.failed
    assert merged.read_bytes().endswith(b"edited")


def test_update_merges_what_it_can_and_tells_what_it_cannot(plan_binh_son, tmp_path, capsys):
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    first, *others = plan_binh_son.tasks
    amended = plan_binh_son.model_copy(
        update={"tasks": (first.model_copy(update={"text": f"{first.text} (dữ liệu thử)"}), *others)}
    )
    for path, plan in ((old, plan_binh_son), (new, amended)):
        path.write_text(dump_plan(plan), encoding="utf-8")
    (touched, *more) = [one.agency for one in impact(plan_binh_son, amended).agencies]
    broken = more[0]
    folder = tmp_path / "drafts"
    write_subplans(plan_binh_son, [touched, broken], folder, formats=["docx"], processes=1)
    document = docx.Document(str(folder / f"{touched}.docx"))
    document.add_paragraph("Ghi thêm.")
    document.save(str(folder / f"{touched}.docx"))
    (folder / f"{broken}.docx").write_bytes(b"broken")
    assert kehoach("update", old, new, "-o", folder, "--format", "docx", "--processes", "1") == 2
    told = capsys.readouterr()
    assert f"Hợp nhất {touched}.docx" in told.out
    assert f"{broken}.docx: không hợp nhất được" in told.err
    assert (folder / f"{broken}.docx").read_bytes() == b"broken"
    text = "".join(docx.Document(str(folder / f"{touched}.hop-nhat.docx")).element.body.itertext())
    assert "Ghi thêm." in text
    assert "dữ liệu thử" in text


def test_update_writes_drafts_only_for_who_has_one_or_is_touched(source_163, amendment, plan_163, tmp_path, capsys):
    assert kehoach("update", source_163, amendment, "-o", tmp_path / "nowhere", "--format", "docx") == 2
    assert "không thấy dự thảo nào" in capsys.readouterr().err
    assert not (tmp_path / "nowhere").exists()
    folder = tmp_path / "drafts"
    write_subplans(plan_163, ["so-y-te"], folder, formats=["docx"], processes=1)
    assert kehoach("update", source_163, amendment, "-o", folder, "--format", "docx", "--processes", "1") == 0
    assert {path.stem for path in folder.glob("*.docx")} == TOUCHED | {"so-y-te"}


def test_a_draft_of_an_agency_without_work_and_one_of_another_plan_are_told(plan_binh_son, tmp_path, capsys):
    agency = impact(plan_binh_son, plan_binh_son.model_copy(update={"tasks": ()})).agencies[0].agency
    write_subplans(plan_binh_son, [agency], tmp_path, formats=["docx"], processes=1)
    empty = plan_binh_son.model_copy(update={"targets": (), "tasks": (), "projects": (), "responsibilities": ()})
    assert [one.state for one in draft_states(plan_binh_son, empty, tmp_path)] == ["obsolete"]
    new = tmp_path / "new.json"
    new.write_text(dump_plan(empty), encoding="utf-8")
    old = tmp_path / "old.json"
    old.write_text(dump_plan(plan_binh_son), encoding="utf-8")
    assert kehoach("update", old, new, "-o", tmp_path, "--format", "docx", "--processes", "1") == 0
    assert f"không còn được giao việc: dự thảo cũ để nguyên ({agency})" in capsys.readouterr().out
    other = plan_binh_son.model_copy(update={"document": plan_binh_son.document.model_copy(update={"number": "999"})})
    assert [one.state for one in draft_states(other, other, tmp_path)] == ["other"]


def test_impact_writes_a_note_for_each_agency_and_tells_old_drafts(source_163, amendment, plan_163, tmp_path, capsys):
    write_subplans(plan_163, [SCHOOLS, "so-y-te"], tmp_path / "drafts", formats=["docx"], processes=1)
    assert kehoach("impact", source_163, amendment, "-o", tmp_path / "notes", "--drafts", tmp_path / "drafts") == 0
    told = capsys.readouterr().out
    assert "4 cơ quan có thay đổi." in told
    assert f"{SCHOOLS}.docx (Sở Giáo dục và Đào tạo): phải soạn lại" in told
    assert "3 được giao việc, chưa có dự thảo, 1 không đổi" in told
    data = json.loads((tmp_path / "notes" / "impact.json").read_text(encoding="utf-8"))
    assert {one["agency"] for one in data["agencies"]} == TOUCHED
    note = docx.Document(str(tmp_path / "notes" / f"thong-bao-{SCHOOLS}.docx"))
    assert "Về những thay đổi của Kế hoạch số 163/KH-UBND đối với Sở Giáo dục và Đào tạo" in [
        p.text for p in note.paragraphs
    ]
    _, before, after, because = (cell.text for cell in note.tables[1].rows[1].cells)
    assert before.startswith("Thời hạn: Theo hướng dẫn của Bộ Giáo dục và Đào tạo")
    assert (after, because) == (
        "Thời hạn: Năm 2027",
        "khoản 3 Điều 1",
    )
    assert any("bởi Quyết định số 77/QĐ-UBND ngày 10 tháng 4 năm 2025." in p.text for p in note.paragraphs)


def test_a_document_that_is_neither_a_plan_nor_an_amendment_is_refused(source_163, tmp_path, capsys):
    letter = tmp_path / "letter.txt"
    letter.write_text("BÁO CÁO\nTình hình công tác\nI. KẾT QUẢ\n1. Công tác chung đã làm xong.\n", encoding="utf-8")
    assert kehoach("impact", source_163, letter) == 2
    assert "không đọc thấy sửa đổi nào" in capsys.readouterr().err


def test_a_new_version_of_the_plan_is_taken_as_one(source_163, capsys):
    assert kehoach("impact", source_163, source_163) == 0
    assert "0 cơ quan có thay đổi." in capsys.readouterr().out


def test_impact_needs_a_new_plan_or_an_amendment(source_163, capsys):
    assert kehoach("impact", source_163) == 2
    assert "chưa nêu kế hoạch mới" in capsys.readouterr().err


PERIOD = read_report_period("2025-Q2")


def books(old, new, period=PERIOD):
    return [DutyBook(plan, registry_for_plan(plan), period) for plan in (old, new)]


def reported(duties):
    """A submission that answers every task and goal."""
    return Submission(
        agency=duties.agency,
        agency_name=duties.agency_name,
        period=duties.period,
        plan=duties.plan,
        tasks=tuple(
            TaskProgress(item=duty.item, part=duty.part, status=Status.IN_PROGRESS, result=f"Kết quả {duty.item}")
            for duty in duties.tasks
        ),
        targets=tuple(TargetProgress(item=goal.item, goal=goal.goal, value=50) for goal in duties.goals),
    )


def test_what_was_reported_is_carried_over_and_what_changed_is_marked(plan_163, folded):
    before, after = (book.of(SCHOOLS) for book in books(plan_163, folded.plan))
    assert row_changes(rows_of(before), rows_of(after)).changed == ("pl3/4",)
    submission = reported(before)
    carried = carried_over(submission, before, after, new_addresses(diff(plan_163, folded.plan)))
    assert [entry.item for entry in carried.tasks if entry.changed] == ["pl3/4"]
    assert [entry.result for entry in carried.tasks] == [entry.result for entry in submission.tasks]
    assert carried.plan.digest == after.plan.digest != submission.plan.digest


def test_answers_follow_an_item_to_its_new_address_and_end_with_a_repealed_one(plan_163, manifest_of):
    new = fold(plan_163, [manifest_of("163-moved-and-suspended", "163"), _repeal()], reread).plan
    before, after = (book.of(HOME) for book in books(plan_163, new))
    carried = carried_over(reported(before), before, after, new_addresses(diff(plan_163, new)))
    answers = {entry.item: entry for entry in carried.tasks}
    assert answers["pl2/3/h"].result == "Kết quả pl2/4/c"
    assert answers["pl2/3/h"].changed is False, "only its address is another"
    assert answers["pl2/4/a"].changed is True, "it was suspended"
    assert "pl2/3/b" not in answers


def _repeal():
    return Manifest(operations=(Repeal(at="điểm b mục 3 Phụ lục 2"),))


def test_the_next_workbook_of_the_new_plan_brings_the_answers_along(plan_163, folded, tmp_path, capsys):
    old, new = tmp_path / "old.json", tmp_path / "new.json"
    for path, plan in ((old, plan_163), (new, folded.plan)):
        path.write_text(dump_plan(plan), encoding="utf-8")
    duties = books(plan_163, folded.plan)[0].of(SCHOOLS)
    report = tmp_path / "reports" / f"{SCHOOLS}-2025-Q2.json"
    report.parent.mkdir()
    report.write_text(dump_submission(reported(duties)), encoding="utf-8")
    assert kehoach("carry", old, new, report, "-o", tmp_path / "carried") == 0
    carried = tmp_path / "carried" / report.name
    assert [one.item for one in load_submission(carried.read_text(encoding="utf-8")).tasks if one.changed] == ["pl3/4"]
    arguments = ("--agency", SCHOOLS, "--period", "2025-Q3", "--previous", carried, "-o", tmp_path / "books")
    assert kehoach("workbook", new, *arguments) == 0
    book = read_workbook(tmp_path / "books" / f"{SCHOOLS}-2025-Q3.xlsx")
    cells = {str(cell.value) for sheet in book.sheets for cell in sheet.cells.values()}
    assert "Kết quả pl3/4" in cells
    assert any("Năm 2027" in cell for cell in cells)
    assert kehoach("workbook", old, "--agency", "so-y-te", "--period", "2025-Q3", "-o", report.parent) == 0
    capsys.readouterr()
    assert kehoach("impact", old, new, "--workbooks", report.parent) == 0
    told = capsys.readouterr().out
    assert f"{report.name}: đổi 1 dòng" in told
    assert "Biểu, số liệu báo cáo: 1 phải cập nhật, 1 không đổi." in told


def test_what_takes_the_address_of_something_removed_is_not_taken_for_it(plans, manifest_of):
    plan = plans["ha-linh"]
    folded = fold(plan, manifest_of("ha-linh-adjusted", "ha-linh"), reread)
    found = {agency.agency: agency.items for agency in impact(plan, folded.plan, folded.applied).agencies}
    (moved,) = (item for item in found["so-xay-dung"] if item.new_item == "pl3/2")
    assert [(change.kind, change.item) for change in moved.changes] == [(Kind.RENUMBERED, "pl3/3")]
    (lost,) = (item for item in found["so-khoa-hoc-va-cong-nghe"] if item.item == "pl3/2")
    assert (lost.kind, [change.kind for change in lost.changes]) == ("lost", [Kind.REMOVED])
