"""The commands for what follows an amendment: impact, update, carry. Each reads its arguments, calls and prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from kehoach.amendments.diff import diff
from kehoach.amendments.fold import Applied, fold
from kehoach.amendments.impact import Impact, dump_impact, impact, new_addresses
from kehoach.amendments.impact_words import amending_documents, impact_rows
from kehoach.amendments.instructions import read_instructions
from kehoach.commands.amend import read_amending
from kehoach.commands.options import (
    PATH,
    force_option,
    formats_option,
    manifests_option,
    processes_option,
    settings_option,
    templates_option,
)
from kehoach.commands.progress import workbook_files
from kehoach.commands.subplan import read_formats
from kehoach.console.follow import show_drafts, show_impact, show_merged, show_obsolete, show_rows
from kehoach.console.subplan import progress_bar, show_summary
from kehoach.console.terminal import COULD_NOT, VietnameseCommand, out, plain, show_notices
from kehoach.errors import KehoachError
from kehoach.files import read_text, write_new, write_new_files
from kehoach.generator import FORMATS, Settings, read_settings
from kehoach.generator.change_note import NoteRow, change_note, changes_workbook
from kehoach.generator.manifest import read_manifest
from kehoach.generator.progress_workbook import duty_book
from kehoach.generator.redrafting import draft_states, renew_subplans
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Notice, Plan
from kehoach.parser import read_document, read_plan, reread
from kehoach.parser.workbook import read_workbook
from kehoach.progress.duties import Duties, DutyBook
from kehoach.progress.intake import period_of
from kehoach.progress.json import dump_submission, load_submission
from kehoach.progress.layout import identity
from kehoach.progress.model import Submission
from kehoach.progress.periods import ReportPeriod
from kehoach.progress.succession import RowChanges, Rows, carried_over, row_changes, rows_of

_DATA, _TABLE = "impact.json", "thay-doi-theo-co-quan.xlsx"
_OLD = click.argument(
    "old_file", type=PATH, metavar="KẾ_HOẠCH_CŨ", help="Văn bản kế hoạch, hoặc tệp .json do «kehoach parse» ghi."
)
_NEW = click.argument(
    "new_files",
    type=PATH,
    nargs=-1,
    metavar="[KẾ_HOẠCH_MỚI|VĂN_BẢN_SỬA_ĐỔI]...",
    help="Một kế hoạch mới, hoặc các văn bản sửa đổi kế hoạch cũ; có thể thay bằng --manifest.",
)


@click.command(
    "impact",
    cls=VietnameseCommand,
    examples=(
        "kehoach impact plan.json plan-moi.json",
        "kehoach impact plan.json qd-sua-doi.docx -o thong-bao --drafts du-thao --workbooks bieu",
    ),
)
@_OLD
@_NEW
@manifests_option
@click.option("-o", "--output", type=PATH, metavar="THƯ_MỤC", help="Ghi dữ liệu và dự thảo thông báo cho từng cơ quan.")
@force_option
@click.option(
    "--format",
    "formats",
    default="docx",
    metavar="DẠNG",
    help="Dạng của thông báo: docx, pdf hoặc cả hai.",
    show_default=True,
)
@click.option("--drafts", type=PATH, metavar="THƯ_MỤC", help="Xem dự thảo nào trong thư mục phải soạn lại.")
@click.option("--workbooks", type=PATH, metavar="THƯ_MỤC", help="Xem biểu, số liệu nào trong thư mục phải cập nhật.")
@settings_option
@templates_option
def impact_command(
    old_file: Path,
    new_files: tuple[Path, ...],
    manifests: tuple[Path, ...],
    output: Path | None,
    force: bool,
    formats: str,
    drafts: Path | None,
    workbooks: Path | None,
    settings: Path | None,
    templates: Path | None,
) -> int:
    """Cho biết sửa đổi kế hoạch chạm đến cơ quan nào, ra sao; dự thảo và biểu nào đã cũ."""
    for folder in filter(None, (drafts, workbooks)):
        if not folder.is_dir():
            raise KehoachError("không có thư mục này", file=folder, advice="Kiểm tra lại tên thư mục.")
    old = read_plan(old_file)
    new, applied, notices = _amended(old, new_files, manifests)
    wanted = read_formats(formats)
    chosen = read_settings(settings) if settings else Settings()
    found = impact(old, new, applied)
    show_impact(found)
    if drafts is not None:
        touched = [one.agency for one in found.agencies]
        show_drafts(draft_states(old, new, drafts, settings=chosen, templates=templates, touched=touched))
    if workbooks is not None:
        show_rows(list(_row_states(old, new, workbooks, chosen)))
    if output is not None:
        _write_notes(found, new, output, wanted, chosen, templates, force=force)
    show_notices(notices)
    return int(any(notice.severity == "error" for notice in notices))


@click.command(
    "update",
    cls=VietnameseCommand,
    examples=("kehoach update plan.json plan-moi.json -o du-thao",),
)
@_OLD
@_NEW
@manifests_option
@click.option("-o", "--output", type=PATH, required=True, metavar="THƯ_MỤC", help="Thư mục có các dự thảo đã soạn.")
@formats_option
@settings_option
@templates_option
@processes_option
def update_command(
    old_file: Path,
    new_files: tuple[Path, ...],
    manifests: tuple[Path, ...],
    output: Path,
    formats: str,
    settings: Path | None,
    templates: Path | None,
    processes: int | None,
) -> int:
    """Soạn lại các dự thảo đã cũ sau khi kế hoạch được sửa đổi; bản đã sửa tay được hợp nhất, không bị ghi đè.

    Cơ quan mới được giao việc mà chưa có dự thảo thì được soạn thêm; ngoài ra không soạn cho cơ quan nào khác.

    Cạnh dự thảo đã sửa tay có thêm bản .hop-nhat.docx: lời của người sửa, và thay đổi của kế hoạch dưới dạng theo dõi
    sửa đổi của Word; chỗ hai bên cùng sửa có chú thích.
    """
    old = read_plan(old_file)
    new, _, notices = _amended(old, new_files, manifests)
    wanted = read_formats(formats)
    chosen = read_settings(settings) if settings else Settings()
    ids = _drafted(output, old, new)
    with progress_bar(len(ids)) as step:
        summary, merged = renew_subplans(
            old,
            new,
            ids,
            output,
            formats=wanted,
            settings=chosen,
            templates=templates,
            processes=processes,
            progress=step,
        )
    show_summary(summary, output, single=False)
    show_merged(merged, output)
    done = {unit.agency for unit in summary.units} | {agency for agency, _ in summary.failed}
    show_obsolete([unit for agency, unit in read_manifest(output).units.items() if agency not in done])
    show_notices(notices)
    if summary.failed or any(one.failed for one in merged):
        return COULD_NOT
    return int(any(notice.severity == "error" for notice in notices))


def _drafted(folder: Path, old: Plan, new: Plan) -> list[str]:
    """The agencies that have drafts in a folder, and those that the amendment touches."""
    units = read_manifest(folder).units
    if not units:
        raise KehoachError(
            "không thấy dự thảo nào do kehoach soạn ở đây",
            file=folder,
            advice="Nêu thư mục có các dự thảo, hoặc soạn lần đầu bằng «kehoach subplan».",
        )
    wanted = {*units, *(one.agency for one in impact(old, new).agencies)}
    return [agency.id for agency in registry_for_plan(new).agencies if agency.id in wanted]


@click.command(
    "carry",
    cls=VietnameseCommand,
    examples=("kehoach carry plan.json plan-moi.json so-lieu/*.json -o so-lieu-moi",),
)
@_OLD
@click.argument("new_file", type=PATH, metavar="KẾ_HOẠCH_MỚI", help="Tệp .json do «kehoach amend» ghi, hoặc văn bản.")
@click.argument(
    "submissions", type=PATH, nargs=-1, required=True, metavar="SỐ_LIỆU...", help="Tệp .json do «kehoach intake» ghi."
)
@click.option("-o", "--output", type=PATH, required=True, metavar="THƯ_MỤC", help="Thư mục để ghi số liệu đã chuyển.")
@force_option
@settings_option
def carry_command(
    old_file: Path, new_file: Path, submissions: tuple[Path, ...], output: Path, force: bool, settings: Path | None
) -> int:
    """Chuyển số liệu đã báo cáo theo kế hoạch cũ sang kế hoạch mới, đánh dấu mục nào đã đổi."""
    old, new = read_plan(old_file), read_plan(new_file)
    books = _Books(old, new, read_settings(settings) if settings else Settings())
    now = new_addresses(diff(old, new))
    for path in submissions:
        submission = _submission(path)
        before, after = books.duties(submission.agency, submission.period)
        if before is None or after is None:
            out.print(f"{plain(path.name)}: {plain(submission.agency_name)} không còn báo cáo theo kế hoạch mới.")
            continue
        carried = carried_over(submission, before, after, now)
        write_new(output / path.name, dump_submission(carried).encode(), force=force)
        gone = len(submission.tasks) + len(submission.targets) - len(carried.tasks) - len(carried.targets)
        changed = sum(one.changed for one in carried.tasks) + sum(one.changed for one in carried.targets)
        out.print(f"Đã ghi: {plain(str(output / path.name))} ({changed} mục đã đổi, {gone} mục không còn báo cáo).")
    return 0


class _Books:
    """The duties of agencies under both plans, in any period."""

    def __init__(self, old: Plan, new: Plan, settings: Settings) -> None:
        self._plans = [(plan, registry_for_plan(plan)) for plan in (old, new)]
        self._settings = settings
        self._books: dict[str, list[DutyBook]] = {}

    def duties(self, agency: str, period: ReportPeriod) -> tuple[Duties | None, Duties | None]:
        """An agency's duties under the old and the new plan; None where it has none."""
        if period.code not in self._books:
            self._books[period.code] = [duty_book(*one, period, self._settings) for one in self._plans]
        before, after = (_duties(book, agency) for book in self._books[period.code])
        return before, after


def _duties(book: DutyBook, agency: str) -> Duties | None:
    """An agency's duties, None where the plan gives it none."""
    if agency not in book.registry.agencies_by_id:
        return None
    try:
        return book.of(agency)
    except KehoachError:
        return None


def _row_states(old: Plan, new: Plan, folder: Path, settings: Settings) -> Iterator[tuple[str, RowChanges]]:
    """For every workbook and submission in a folder what the amendment changes of its rows."""
    books = _Books(old, new, settings)
    for file in workbook_files([folder]):
        told = identity(read_workbook(file))
        period = period_of(told)
        if told.agency is not None and period is not None:
            _, after = books.duties(told.agency, period)
            yield file.name, row_changes(told.fingerprints, _rows(after))
    for file in sorted(folder.glob("*.json")):
        try:
            submission = _submission(file)
        except KehoachError:
            continue  # the folder's other files of ours: what was written, what was merged
        before, after = books.duties(submission.agency, submission.period)
        if submission.plan.digest != (after.plan.digest if after else None):
            yield file.name, row_changes(_rows(before), _rows(after))


def _rows(duties: Duties | None) -> Rows:
    return rows_of(duties) if duties is not None else {}


def _submission(path: Path) -> Submission:
    return load_submission(read_text(path), file=path)


def _amended(
    old: Plan, paths: Sequence[Path], manifests: Sequence[Path]
) -> tuple[Plan, tuple[Applied, ...], tuple[Notice, ...]]:
    """The new plan: the one that is named, or the old one with the amending documents and manifests carried out."""
    if not paths and not manifests:
        raise KehoachError("chưa nêu kế hoạch mới hay văn bản sửa đổi", advice="Thêm tệp, hoặc --manifest TỆP.")
    if len(paths) == 1 and not manifests and paths[0].suffix.lower() == ".json":
        return read_plan(paths[0]), (), ()
    if len(paths) == 1 and not manifests and not read_instructions(read_document(paths[0]).document, old).operations:
        return _plan_with_items(paths[0]), (), ()
    read = [part.manifest for part in read_amending(old, paths, manifests)]
    folded = fold(old, read, reread)
    return folded.plan, folded.applied, folded.notices


def _plan_with_items(path: Path) -> Plan:
    """The plan in a document that amends nothing; one without items would only look as if all had been taken away."""
    plan = read_plan(path)
    if not (plan.targets or plan.tasks or plan.projects):
        raise KehoachError(
            "không đọc thấy sửa đổi nào, cũng không thấy chỉ tiêu, nhiệm vụ nào",
            file=path,
            advice="Xem văn bản được hiểu ra sao bằng «kehoach amend ... --manifest-only».",
        )
    return plan


def _write_notes(
    found: Impact,
    new: Plan,
    folder: Path,
    formats: Sequence[str],
    settings: Settings,
    templates: Path | None,
    *,
    force: bool,
) -> None:
    """The data, a workbook and a note for each agency; one that somebody has gone on with is never overwritten."""
    files = {_DATA: dump_impact(found).encode()}
    listed: list[tuple[str, NoteRow]] = []
    own = templates or settings.own_templates
    named = amending_documents(found)
    for touched in found.agencies:
        rows = [NoteRow(row.place, row.before, row.after, row.because) for row in impact_rows(touched, named)]
        listed += [(touched.name, row) for row in rows]
        document = change_note(new, touched.name, rows, common=len(found.common), amended_by=named)
        for name in formats:
            data = FORMATS[name].render(document, templates=own, form=settings.form)
            files[f"thong-bao-{touched.agency}.{name}"] = data
    files[_TABLE] = changes_workbook(listed)
    write_new_files({folder / name: data for name, data in files.items()}, force=force)
    out.print(f"Đã ghi {len(files)} tệp vào {plain(str(folder))}.")


COMMANDS: tuple[click.Command, ...] = (impact_command, update_command, carry_command)
