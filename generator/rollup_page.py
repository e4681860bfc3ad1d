"""The overview of a period as one HTML page."""

from __future__ import annotations

from importlib.resources import files
from itertools import groupby

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kehoach.generator.rollup_words import COLUMNS, by_agency, by_field, figure_words, goal_words, status_of, whole
from kehoach.meaning.dates import print_short_date
from kehoach.meaning.numbers import print_number
from kehoach.progress.periods import print_report_period
from kehoach.progress.rollup_model import Rollup

_TEMPLATE = "rollup.html"


def rollup_page(rollup: Rollup) -> bytes:
    """The bytes of the page, UTF-8. It needs nothing besides itself."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template = environment.from_string((files("kehoach.templates") / _TEMPLATE).read_text(encoding="utf-8"))
    page = template.render(
        rollup=rollup,
        period=print_report_period(rollup.period),
        first=print_short_date(rollup.data.first),
        last=print_short_date(rollup.data.last),
        closed=print_short_date(rollup.closed_on) if rollup.closed_on else "",
        number=print_number,
        excluded=[
            (reason, [one.name for one in members])
            for reason, members in groupby(
                sorted(rollup.excluded, key=lambda one: one.reason), key=lambda one: one.reason
            )
        ],
        columns=[name for name, _ in COLUMNS],
        agencies=by_agency(rollup),
        fields=[*by_field(rollup), whole(rollup)],
        tasks=[(task, status_of(task)) for task in rollup.tasks],
        goals=[(goal, goal_words(goal)) for goal in rollup.goals],
        texts=[
            (title, list(told)) for title, told in groupby(rollup.texts, key=lambda one: f"{one.section}. {one.title}")
        ],
        figures=[(figure, figure_words(figure)) for figure in rollup.figures if figure.parts],
    )
    return page.encode()
