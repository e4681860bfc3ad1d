"""The answers on tasks: read, and held against the task's deadline and against each other."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.meaning.dates import print_short_date
from kehoach.meaning.deadlines import is_overdue
from kehoach.meaning.numbers import print_number
from kehoach.progress.duties import TaskDuty
from kehoach.progress.intake_cells import Reader
from kehoach.progress.layout import FoundRow, FoundSheet
from kehoach.progress.model import Status, TaskProgress
from kehoach.progress.notices import listed
from kehoach.progress.statuses import read_status
from kehoach.progress.timing import Timing

_SAID = ("status", "percent", "completed_on", "result", "evidence", "difficulties", "proposal")
_FINAL = (Status.DONE_ON_TIME, Status.DONE_LATE)


def take_tasks(sheets: Sequence[FoundSheet], reader: Reader) -> tuple[TaskProgress, ...]:
    """The entries of the sheets on tasks, in the plan's order."""
    duties = {("coordinate" if duty.part == "coordinate" else "lead", duty.item): duty for duty in reader.duties.tasks}
    entries: dict[tuple[str, str], TaskProgress] = {}
    for sheet in sheets:
        key = sheet.expected.form.key
        for row in sheet.rows if key in ("lead", "coordinate") else ():
            if reader.is_foreign(sheet, row):
                reader.findings.add("W130", sheet.name, row.row, item=row.given.label, words=row.given.words)
            else:
                entries[key, row.given.id] = _Task(reader, sheet, row, duties[key, row.given.id]).take()
    return tuple(entries[key] for key in duties if key in entries)


class _Task:
    """One row on a task."""

    def __init__(self, reader: Reader, sheet: FoundSheet, row: FoundRow, duty: TaskDuty) -> None:
        self.reader = reader
        self.sheet = sheet
        self.row = row
        self.duty = duty
        self.is_lead = duty.part != "coordinate"

    def take(self) -> TaskProgress:
        """The row's entry; what it says is checked when it says anything."""
        reader, sheet, row = self.reader, self.sheet, self.row
        entry = TaskProgress(
            item=self.duty.item,
            part=self.duty.part,
            percent=reader.number(sheet, row, "percent", "ratio", "%"),
            completed_on=reader.day(sheet, row, "completed_on"),
            result=reader.text(sheet, row, "result"),
            evidence=reader.text(sheet, row, "evidence"),
            difficulties=reader.text(sheet, row, "difficulties"),
            proposal=reader.text(sheet, row, "proposal"),
            changed=reader.is_changed(sheet, row, self.duty.address),
            place=reader.place(sheet, row),
        )
        entry = entry.model_copy(update={"status": self._status(entry)})
        said = {name: getattr(entry, name) for name in _SAID}
        shown = {**said, "status": entry.status.words if entry.status else None}
        entry = entry.model_copy(update={"carried": reader.carried(sheet, row, shown)})
        if any(value is not None for value in said.values()):
            self._check(entry)
        elif self.is_lead and all(reader.is_blank(row, name) for name in _SAID):
            self._tell("W167", "status")
        return entry

    def _tell(self, code: str, key: str, **words: object) -> None:
        self.reader.tell(code, self.sheet, self.row, key, **words)

    def _status(self, entry: TaskProgress) -> Status | None:
        text = self.reader.text(self.sheet, self.row, "status")
        if text is None:
            return None
        read = read_status(text)
        status = self._done(entry) if read.done else read.status
        if status is None:
            self._tell("W146", "status", found=text, expected=listed(one.words for one in self.duty.statuses))
        elif not read.sure:
            self._tell("W147", "status", found=text, value=status.words)
        return status

    def _done(self, entry: TaskProgress) -> Status | None:
        """Done in time or not, where the day and the deadline settle it."""
        if Status.DONE_IN_PERIOD in self.duty.statuses:
            return Status.DONE_IN_PERIOD
        if self.duty.timing == Timing.CONDITIONAL:
            return Status.DONE_ON_TIME
        if entry.completed_on is None:
            return None
        late = is_overdue(self.duty.deadline, entry.completed_on)
        return None if late is None else (Status.DONE_LATE if late else Status.DONE_ON_TIME)

    def _check(self, entry: TaskProgress) -> None:
        if entry.status is None:
            if self.is_lead and self.reader.is_blank(self.row, "status"):
                self._tell("W166", "status")
        else:
            self._check_deadline(entry, entry.status)
            if self.is_lead:
                self._check_done(entry, entry.status)
                self._check_words(entry, entry.status)
        self._check_day(entry)
        self._check_progress(entry)

    def _check_deadline(self, entry: TaskProgress, status: Status) -> None:
        """The status against the deadline at the end of the period's data."""
        deadline, timing = self.duty.deadline, self.duty.timing
        overdue = is_overdue(deadline, self.reader.duties.data.last)
        words = self.duty.when
        if timing == Timing.CONDITIONAL and status in (Status.OVERDUE, Status.DONE_LATE):
            self._tell("W160", "status", status=status.words, expected=words)
        elif status == Status.OVERDUE and overdue is False:
            self._tell("W158", "status", expected=self._last_day())
        elif status in (Status.NOT_DUE, Status.IN_PROGRESS) and overdue:
            self._tell("W159", "status", status=status.words, expected=self._last_day())
        elif status not in self.duty.statuses:
            self._tell("W161", "status", status=status.words, expected=words or timing.value)
        if entry.completed_on is None or deadline.end is None or is_overdue(deadline, deadline.end) is None:
            return
        late = entry.completed_on > deadline.end
        if late == (status == Status.DONE_ON_TIME) and status in _FINAL:
            found = print_short_date(entry.completed_on)
            self._tell("W156" if late else "W157", "completed_on", found=found, expected=self._last_day())

    def _check_done(self, entry: TaskProgress, status: Status) -> None:
        """The status against percent and day."""
        if status in _FINAL and self.reader.is_blank(self.row, "completed_on"):
            self._tell("W151", "completed_on", status=status.words)
        if entry.completed_on is not None and not status.is_done:
            self._tell("W162", "completed_on", found=print_short_date(entry.completed_on), status=status.words)
        percent = entry.percent
        if percent is not None and ((status in _FINAL and percent != 100) or (percent == 100 and not status.is_done)):
            self._tell("W155", "percent", status=status.words, found=print_number(percent))

    def _check_words(self, entry: TaskProgress, status: Status) -> None:
        if status.is_done and entry.evidence is None:
            self._tell("W163", "evidence")
        if (status.is_done or status == Status.IN_PROGRESS) and entry.result is None:
            self._tell("W164", "result", status=status.words)
        if status == Status.OVERDUE and entry.difficulties is None:
            self._tell("W165", "difficulties")

    def _check_day(self, entry: TaskProgress) -> None:
        day, duties = entry.completed_on, self.reader.duties
        if day is None:
            return
        if self.reader.today is not None and day > self.reader.today:
            self._tell("W152", "completed_on", found=print_short_date(day))
        elif day > duties.data.last:
            last = print_short_date(duties.data.last)
            self._tell("W153", "completed_on", found=print_short_date(day), expected=last)
        elif duties.plan.date is not None and day < duties.plan.date:
            first = print_short_date(duties.plan.date)
            self._tell("W154", "completed_on", found=print_short_date(day), expected=first)

    def _check_progress(self, entry: TaskProgress) -> None:
        """The percent against that of the last period."""
        before = self.reader.technical.carried.get((self.sheet.expected.form.key, self.duty.item, "percent"))
        if before is None or entry.percent is None:
            return
        if entry.percent < float(before):
            self._tell("W169", "percent", found=print_number(entry.percent), expected=print_number(float(before)))

    def _last_day(self) -> str:
        end = self.duty.deadline.end
        return print_short_date(end) if end else (self.duty.deadline.text or "")
