"""The responsibility matrix as one HTML page: the matrix, the gaps, and the proof that every cell leads to."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import Any

from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kehoach.generator.gaps import Gap
from kehoach.generator.matrix import PART_NAMES, PART_SIGNS, Matrix, place_words
from kehoach.generator.matrix_sheets import agency_columns, deadline_words, signs

_TEMPLATE = "matrix.html"


def matrix_page(matrix: Matrix, gaps: Sequence[Gap], notes: Sequence[tuple[str, str]] = ()) -> bytes:
    """The bytes of the page, UTF-8; `notes` say what became of agencies (name, words)."""
    environment = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template = environment.from_string((files("kehoach.templates") / _TEMPLATE).read_text(encoding="utf-8"))
    columns = agency_columns(matrix)
    document = matrix.plan.document
    names = {agency.id: agency.name for agency in matrix.agencies}
    proofs = [
        {
            "item": entry.item,
            "agency": names[entry.agency],
            "part": PART_NAMES[entry.part],
            "words": entry.words,
            "where": place_words(entry.where, matrix.plan),
        }
        for entry in matrix.entries
    ]
    page = template.render(
        title=f"{document.type or ''} {document.number or ''}/{document.symbol or ''} {document.title or ''}",
        signs=[(sign, PART_NAMES[part]) for part, sign in PART_SIGNS.items()],
        columns=[name for name, _ in columns],
        rows=_rows(matrix, [agencies[0].id for _, agencies in columns]),
        gaps=gaps,
        notes=notes,
        proofs=proofs,
    )
    return page.encode()


def _rows(matrix: Matrix, agencies: Sequence[str]) -> list[dict[str, Any]]:
    first: dict[tuple[str, str], int] = {}
    for place, entry in enumerate(matrix.entries):
        first.setdefault((entry.item, entry.agency), place)
    rows = []
    for item in matrix.items:
        cells = []
        for agency in agencies:
            entries = matrix.cells.get((item.id, agency), ())
            words = "; ".join(f"{PART_NAMES[entry.part]}: {entry.words}" for entry in entries)
            cells.append(
                {"place": first[item.id, agency], "signs": signs(entries), "words": words} if entries else None
            )
        rows.append(
            {
                "id": item.id,
                "place": place_words(item.id, matrix.plan),
                "text": item.text,
                "deadline": deadline_words(item),
                "cells": cells,
            }
        )
    return rows
