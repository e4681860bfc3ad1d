"""A chart as data: the writers draw it, a vector picture in PDF and a picture with alternative text in Word."""

from __future__ import annotations

from kehoach.model.base import Model


class Series(Model):
    """One colour of a chart: a value for each category, None where there is none.

    `colour` counts the colours of charts from 0: what means the same has the same one in every chart. None is the next.
    """

    name: str
    values: tuple[int | float | None, ...]
    colour: int | None = None


class Figure(Model):
    """Lying bars, a bar or group of bars for each category. It stands at the end of the section or annex that `after` names.

    `stacked` puts the series end to end. `description` says in words what the picture shows (its alternative text).
    `unit` is written after values ("%"). `highest` ends the axis of values, where it is not the largest sum.
    """

    after: str
    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    stacked: bool = False
    unit: str = ""
    highest: int | float | None = None
