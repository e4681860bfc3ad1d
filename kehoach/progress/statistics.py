"""The statistic forms of the periodic report, as data (`statistics.toml`): rows, who fills them, what has to agree."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import ValidationError, model_validator

from kehoach.errors import KehoachError, cause_of
from kehoach.files import read_text
from kehoach.meaning.agencies import Agency
from kehoach.model.base import Model

RowKind = Literal["heading", "count", "amount", "ratio", "choice"]
Number = int | float

_TOLERANCE = 0.05
"""Half of the last place of a percentage with one decimal."""
_WHOLE_TOLERANCE = 0.5
"""The same for a percentage given as a whole number."""


class StatisticRow(Model):
    """One row of a form. `by` are names of fillers, () for those of the form; `choices` are the codes of a choice."""

    row: str
    name: str
    kind: RowKind
    unit: str = ""
    by: tuple[str, ...] = ()
    choices: dict[str, str] = {}


class StatisticRule(Model):
    """What has to agree in a form: `row` is the sum of the rows `of`, or at least that sum, or the ratio of the first of
    them to the second in percent."""

    row: str
    is_: Literal["sum", "at-least-sum", "ratio"]
    of: tuple[str, ...]

    @model_validator(mode="before")
    @classmethod
    def _is_no_name_in_python(cls, data: object) -> object:
        if isinstance(data, dict) and "is" in data:
            return {("is_" if name == "is" else name): value for name, value in data.items()}
        return data

    @model_validator(mode="after")
    def _ratio_has_two_parts(self) -> StatisticRule:
        if self.is_ == "ratio" and len(self.of) != 2:
            raise ValueError("a ratio has a part and a whole")
        return self


class StatisticForm(Model):
    """One form (Biểu): its rows in order, and the rules between them."""

    id: str
    title: str
    by: tuple[str, ...] = ()
    rows: tuple[StatisticRow, ...]
    rules: tuple[StatisticRule, ...] = ()

    @model_validator(mode="after")
    def _rules_name_rows(self) -> StatisticForm:
        known = [row.row for row in self.rows]
        if len(set(known)) != len(known):
            raise ValueError("a row stands twice")
        for rule in self.rules:
            if missing := {rule.row, *rule.of} - set(known):
                raise ValueError(f"a rule names rows that the form does not have: {sorted(missing)}")
        return self

    def row(self, row: str) -> StatisticRow:
        """The row with a number."""
        return next(one for one in self.rows if one.row == row)


class Statistics(Model):
    """All forms; `fillers` says which agencies a name in `by` means: ids, or "kind:" and a kind."""

    fillers: dict[str, tuple[str, ...]] = {}
    forms: tuple[StatisticForm, ...] = ()

    @model_validator(mode="after")
    def _fillers_are_known(self) -> Statistics:
        for form in self.forms:
            for name in (*form.by, *(name for row in form.rows for name in row.by)):
                if name not in self.fillers:
                    raise ValueError(f"no filler is called {name!r}")
        return self


class Disagreement(NamedTuple):
    """A rule that figures break: the row's figure, and what its parts make."""

    rule: StatisticRule
    found: Number
    expected: Number


@cache
def default_statistics() -> Statistics:
    """The forms that come with the package."""
    return Statistics.model_validate(_packaged())


def load_statistics(path: Path) -> Statistics:
    """The package's forms with a user's file over them: its forms by id, its fillers by name.

    Raises `KehoachError` for a file that is no TOML or has a wrong form.
    """
    try:
        own = tomllib.loads(read_text(path, "tệp biểu mẫu thống kê"))
    except tomllib.TOMLDecodeError as error:
        advice = "Sửa theo mẫu trong docs/reporting.md."
        raise KehoachError(f"không phải TOML hợp lệ ({cause_of(error)})", file=path, advice=advice) from None
    try:
        return _with(_packaged(), own)
    except (ValidationError, TypeError, KeyError, AttributeError) as error:
        place = ".".join(map(str, error.errors()[0]["loc"])) if isinstance(error, ValidationError) else None
        raise KehoachError(
            "biểu mẫu thống kê sai cấu trúc",
            file=path,
            place=place,
            advice="Viết theo mẫu trong docs/reporting.md.",
        ) from None


def forms_for(agency: Agency, statistics: Statistics) -> tuple[StatisticForm, ...]:
    """The forms that an agency fills, each with its own rows, the headings above them, and the rules that hold within."""
    own = {name for name, who in statistics.fillers.items() if agency.id in who or f"kind:{agency.kind}" in who}
    forms = []
    for form in statistics.forms:
        rows = tuple(_own_rows(form, own))
        if any(row.kind != "heading" for row in rows):
            known = {row.row for row in rows}
            rules = tuple(_own_rules(form, known))
            forms.append(form.model_copy(update={"rows": rows, "rules": rules}))
    return tuple(forms)


def worked_out(rule: StatisticRule, figures: Mapping[str, Number]) -> Number | None:
    """What a rule makes of the figures of its parts; None when one is missing.

    A ratio of nothing to nothing is 100 %: so reports of provinces have it (2.2 of Biểu 2).
    """
    parts = [figures[row] for row in rule.of if row in figures]
    if len(parts) < len(rule.of):
        return None
    if rule.is_ != "ratio":
        return sum(parts)
    part, whole = parts
    if whole == 0:
        return 100 if part == 0 else None
    return part / whole * 100


def disagreements(form: StatisticForm, figures: Mapping[str, Number]) -> Iterator[Disagreement]:
    """The rules of a form that its figures break; rows without a figure break nothing, nor does a ratio of nothing to
    nothing, which some write as 0 and some as 100."""
    for rule in form.rules:
        found = figures.get(rule.row)
        expected = None if _is_of_nothing(rule, figures) else worked_out(rule, figures)
        if found is not None and expected is not None and not _agrees(rule, found, expected):
            yield Disagreement(rule, found, expected)


def _is_of_nothing(rule: StatisticRule, figures: Mapping[str, Number]) -> bool:
    return rule.is_ == "ratio" and figures.get(rule.row) in (0, 100) and not any(figures.get(row, 1) for row in rule.of)


def _agrees(rule: StatisticRule, found: Number, expected: Number) -> bool:
    if rule.is_ == "at-least-sum":
        return found >= expected
    if rule.is_ == "sum":
        return abs(found - expected) < 1e-6
    if found == 100 or expected == 100:
        return abs(found - expected) <= _TOLERANCE
    return abs(found - expected) <= (_WHOLE_TOLERANCE if found == int(found) else _TOLERANCE)


def _own_rows(form: StatisticForm, fillers: set[str]) -> Iterator[StatisticRow]:
    wanted = {row.row for row in form.rows if row.kind != "heading" and fillers & set(row.by or form.by)}
    for row in form.rows:
        below = any(other.startswith(f"{row.row}.") for other in wanted)
        if row.row in wanted or (row.kind == "heading" and below):
            yield row


def _own_rules(form: StatisticForm, known: set[str]) -> Iterator[StatisticRule]:
    """The rules of which an agency fills the row and at least one part; a sum counts the parts that it fills."""
    for rule in form.rules:
        parts = tuple(row for row in rule.of if row in known)
        if rule.row in known and parts and (rule.is_ != "ratio" or len(parts) == 2):
            yield rule.model_copy(update={"of": parts})


def _packaged() -> dict[str, object]:
    text = resources.files("kehoach.progress").joinpath("statistics.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _with(default: dict[str, object], own: dict[str, object]) -> Statistics:
    base, over = Statistics.model_validate(default), Statistics.model_validate({**own, "forms": []})
    given = Statistics.model_validate({**own, "fillers": {**base.fillers, **over.fillers}})
    forms = {form.id: form for form in (*base.forms, *given.forms)}
    return Statistics(fillers=given.fillers, forms=tuple(forms.values()))
