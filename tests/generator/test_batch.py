"""Many drafts in one go: all that the matrix says and nothing else, nothing edited overwritten, nothing made twice."""

import json
import zipfile

import pytest

from kehoach.errors import KehoachError
from kehoach.generator import FORMATS, MANIFEST, Settings, batch, make_subplan, write_subplans, write_zip
from kehoach.generator.manifest import Manifest, read_manifest
from kehoach.generator.matrix import build_matrix
from kehoach.generator.settings import UnitSettings
from kehoach.meaning.allocation import Allocator

SOME = ["so-tu-phap", "van-phong-ubnd-tinh", "ubnd-huyen-ke-sach"]


def test_every_item_reaches_exactly_the_agencies_that_the_matrix_says(plan_163, registry_163):
    matrix = build_matrix(plan_163, registry_163)
    wanted = {}
    for entry in matrix.entries:
        wanted.setdefault(entry.agency, set()).add(entry.item)
    reached = {}
    allocator = Allocator(plan_163, registry_163)
    for agency in registry_163.agencies:
        try:
            made = make_subplan(plan_163, agency.id, registry_163, allocator=allocator)
        except KehoachError:
            continue
        items = {item.origin for item in (*made.plan.targets, *made.plan.tasks, *made.plan.projects)}
        if items:
            reached[agency.id] = items
    assert reached == wanted
    assert len([agency for agency in reached if registry_163.agency(agency).level == "huyen"]) == 11


def test_the_manifest_says_what_was_made_from_what(plan_163, tmp_path):
    summary = write_subplans(plan_163, [*SOME, "tinh-uy"], tmp_path, formats=["docx"], processes=1)
    data = json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))
    assert [unit["agency"] for unit in data["units"]] == sorted(SOME)
    unit = data["units"][0]
    assert unit["name"] == "Sở Tư pháp"
    # Followed: điểm a, b mục 1 Phụ lục 1; measured as a provincial body: điểm c mục 2, c mục 3, a mục 4, c mục 6.
    assert (unit["lead"], unit["targets"]) == (22, 6)
    assert unit["blanks"] > 0
    assert data["plan"]["source"]["name"] == "163-KH-UBND.txt"
    assert [agency for agency, _ in summary.skipped] == ["tinh-uy"]
    assert "không giao việc nào" in summary.skipped[0][1]


def test_the_same_plan_gives_the_same_bytes_whatever_the_processes(plan_163, tmp_path):
    write_subplans(plan_163, SOME, tmp_path / "one", formats=["docx"], processes=1)
    write_subplans(plan_163, SOME, tmp_path / "two", formats=["docx"], processes=2)
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


def test_what_is_up_to_date_is_left_alone(plan_163, tmp_path):
    write_subplans(plan_163, SOME, tmp_path, formats=["docx"], processes=1)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.docx")}
    summary = write_subplans(plan_163, SOME, tmp_path, formats=["docx"], processes=1)
    assert summary.unchanged == 3
    assert summary.written == ()
    assert {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("*.docx")} == before


def test_what_is_made_from_the_very_same_is_not_even_made_again(plan_163, tmp_path, monkeypatch):
    agencies = [*SOME, "tinh-uy"]
    first = write_subplans(plan_163, agencies, tmp_path, formats=["docx"], processes=1)
    monkeypatch.setattr(batch, "make_subplan", lambda *_, **__: pytest.fail("made again"))
    again = write_subplans(plan_163, agencies, tmp_path, formats=["docx"], processes=1)
    assert (again.units, again.skipped, again.unchanged) == (first.units, first.skipped, 3)
    with pytest.raises(pytest.fail.Exception, match="made again"):
        write_subplans(amended(plan_163), agencies, tmp_path, formats=["docx"], processes=1)


@pytest.mark.parametrize("settings", [Settings(unit=UnitSettings(signer_name="Lê Thị Bình")), None])
def test_other_settings_or_a_lost_draft_make_a_draft_anew(settings, plan_163, tmp_path):
    write_subplans(plan_163, SOME, tmp_path, formats=["docx"], processes=1)
    if settings is None:
        (tmp_path / "so-tu-phap.docx").unlink()
    summary = write_subplans(plan_163, SOME, tmp_path, formats=["docx"], settings=settings, processes=1)
    assert "so-tu-phap.docx" in summary.written
    assert len(summary.written) == (1 if settings is None else 3)


def test_a_run_for_one_format_does_not_forget_the_drafts_in_another(plan_163, tmp_path):
    for formats in (["docx"], ["pdf"]):
        write_subplans(plan_163, SOME[:1], tmp_path, formats=formats, processes=1)
    summary = write_subplans(amended(plan_163), SOME[:1], tmp_path, formats=["docx"], processes=1)
    assert summary.written == ("so-tu-phap.docx",)
    assert summary.units[0].kept == ()


def test_a_manifest_of_an_earlier_version_still_tells_which_drafts_are_ours(plan_163, tmp_path):
    write_subplans(plan_163, SOME[:1], tmp_path, formats=["docx"], processes=1)
    path = tmp_path / MANIFEST
    data = json.loads(path.read_text(encoding="utf-8"))
    del data["passed_over"], data["units"][0]["files"][0]["inputs"]
    path.write_text(json.dumps(data), encoding="utf-8")
    assert write_subplans(plan_163, SOME[:1], tmp_path, formats=["docx"], processes=1).unchanged == 1
    assert write_subplans(amended(plan_163), SOME[:1], tmp_path, formats=["docx"], processes=1).units[0].kept == ()


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"units": [{}]}', '{"units": [{"agency": "a", "files": [1]}]}', '{"units": 1}']
)
def test_a_damaged_manifest_is_none(text, tmp_path):
    (tmp_path / MANIFEST).write_text(text, encoding="utf-8")
    assert read_manifest(tmp_path) == Manifest()


def amended(plan):
    first, *others = plan.tasks
    return plan.model_copy(
        update={"tasks": (first.model_copy(update={"text": "Nhiệm vụ đã sửa (dữ liệu thử)"}), *others)}
    )


def test_an_edited_draft_is_never_overwritten(plan_163, tmp_path):
    write_subplans(plan_163, SOME[:1], tmp_path, formats=["docx"], processes=1)
    draft = tmp_path / "so-tu-phap.docx"
    draft.write_bytes(draft.read_bytes() + b"edited by an officer")
    edited = draft.read_bytes()
    same = write_subplans(plan_163, SOME[:1], tmp_path, formats=["docx"], processes=1)
    assert (same.unchanged, same.written) == (1, ())
    changed = write_subplans(amended(plan_163), SOME[:1], tmp_path, formats=["docx"], processes=1)
    assert draft.read_bytes() == edited
    assert changed.units[0].kept == ("so-tu-phap.docx",)
    assert changed.written == ("so-tu-phap.ban-moi.docx",)
    assert (tmp_path / "so-tu-phap.ban-moi.docx").read_bytes().startswith(b"PK")


def test_an_edited_new_draft_beside_an_edited_one_is_not_overwritten_either(plan_163, tmp_path):
    agencies = SOME[:2]
    write_subplans(plan_163, agencies, tmp_path, formats=["docx"], processes=1)
    draft, beside = tmp_path / "so-tu-phap.docx", tmp_path / "so-tu-phap.ban-moi.docx"
    draft.write_bytes(draft.read_bytes() + b"edited")
    write_subplans(amended(plan_163), agencies, tmp_path, formats=["docx"], processes=1)
    again = write_subplans(plan_163, agencies, tmp_path, formats=["docx"], processes=1)
    assert again.written == ("so-tu-phap.ban-moi.docx", "van-phong-ubnd-tinh.docx")
    beside.write_bytes(b"edited too")
    summary = write_subplans(amended(plan_163), agencies, tmp_path, formats=["docx"], processes=1)
    assert beside.read_bytes() == b"edited too"
    assert [agency for agency, _ in summary.failed] == ["so-tu-phap"]
    assert summary.written == ("van-phong-ubnd-tinh.docx",)


def test_a_file_that_we_did_not_write_is_never_overwritten(plan_163, tmp_path):
    (tmp_path / "so-tu-phap.docx").write_bytes(b"somebody's own file")
    write_subplans(plan_163, SOME[:1], tmp_path, formats=["docx"], processes=1)
    assert (tmp_path / "so-tu-phap.docx").read_bytes() == b"somebody's own file"
    assert (tmp_path / "so-tu-phap.ban-moi.docx").exists()


def test_a_changed_plan_renews_the_drafts_that_nobody_edited(plan_163, tmp_path):
    write_subplans(plan_163, SOME, tmp_path, formats=["docx"], processes=1)
    summary = write_subplans(amended(plan_163), SOME, tmp_path, formats=["docx"], processes=1)
    assert set(summary.written) == {f"{agency}.docx" for agency in SOME}


def test_one_failure_stops_nobody(plan_163, tmp_path, monkeypatch):
    whole = FORMATS["docx"].render

    def render(document, **options):
        if document.symbol == "KH-STP":
            raise KehoachError("hỏng")
        return whole(document, **options)

    monkeypatch.setattr(FORMATS["docx"], "render", render)
    summary = write_subplans(plan_163, SOME, tmp_path, formats=["docx"], processes=1)
    assert summary.failed == (("so-tu-phap", "hỏng"),)
    assert {unit.agency for unit in summary.units} == set(SOME[1:])


def test_all_drafts_go_into_one_zip(plan_163, tmp_path):
    folder = tmp_path / "drafts"
    summary = write_subplans(plan_163, SOME, folder, formats=["docx"], processes=1)
    packed = write_zip(folder, summary)
    assert packed == tmp_path / "drafts.zip"
    with zipfile.ZipFile(packed) as archive:
        assert archive.namelist() == sorted(f"{agency}.docx" for agency in SOME)
    first = packed.read_bytes()
    write_zip(folder, summary)
    assert packed.read_bytes() == first


def test_a_folder_that_cannot_be_written_is_told(plan_163, tmp_path):
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(KehoachError, match="không ghi được"):
        write_subplans(plan_163, SOME[:1], tmp_path / "taken" / "x", formats=["docx"], processes=1)
