"""Whatever stands in whatever cell, a workbook is taken in, and answers in other rows stay."""

import dataclasses
import random

from kehoach.progress.answers import RawCell
from kehoach.progress.intake import take_in
from kehoach.progress.json import dump_submission, load_submission

VALUES = (
    *(
        "",
        " ",
        "-",
        "x",
        "100%",
        "1.2.3",
        "1,2,3",
        "٣",
        "½",
        "31/02/2025",
        "0/0/0",
        "99999999999999999999",
        "=A1",
        "\n",
        "ﷺ" * 400,
    ),
    *(0, -1, 0.5, 1e300, -1e300, 1e-300, 101, 45828, 2958466, 10**15, True, False, None),
)


def random_cell(dice):
    value = dice.choice(VALUES)
    kind = "text" if isinstance(value, str) else "boolean" if isinstance(value, bool) else "number"
    return RawCell(
        value,
        dice.choice([kind, kind, kind, "error" if isinstance(value, str) else kind]),
        formula=dice.random() < 0.1,
        percent=kind == "number" and dice.random() < 0.2,
        date=kind == "number" and dice.random() < 0.2,
    )


def disturbed(raw, dice):
    """The workbook with some cells replaced, removed or moved, rows hidden and areas merged."""
    sheets = list(raw.sheets)
    for _ in range(dice.randint(1, 40)):
        place = dice.randrange(len(sheets))
        sheet = sheets[place]
        cells = dict(sheet.cells)
        at = dice.choice(list(cells) or [(1, 1)])
        match dice.randrange(5):
            case 0:
                cells.pop(at, None)
            case 1:
                cells[dice.randint(1, 60), dice.randint(1, 15)] = random_cell(dice)
            case 2:
                cells = {(row + (row > at[0]), column): cell for (row, column), cell in cells.items()}
            case 3:
                cells = {(row, column + (column >= at[1])): cell for (row, column), cell in cells.items()}
            case _:
                cells[at] = random_cell(dice)
        merged = (*sheet.merged, (at[0], at[1], at[0] + 2, at[1] + 900)) if dice.random() < 0.05 else sheet.merged
        sheets[place] = dataclasses.replace(sheet, cells=cells, merged=merged, hidden_rows=frozenset({at[0]}))
    dice.shuffle(sheets)
    return dataclasses.replace(raw, sheets=tuple(sheets[: dice.randint(1, len(sheets))]))


def test_disturbed_workbooks_are_taken_in(police, justice, third_quarter):
    dice = random.Random(163)
    for returned, agency in ((police, "cong-an-tinh"), (justice, "so-tu-phap")):
        for _ in range(120):
            submission = take_in(disturbed(returned.raw, dice), third_quarter, agency=agency)
            assert load_submission(dump_submission(submission)) == submission


def test_one_disturbed_sheet_costs_the_others_nothing(police):
    dice = random.Random(27)
    police.answer("targets", "pl/4#0", value=96, numerator=96, denominator=100, basis="Hệ thống một cửa")
    clean = police.take()
    for _ in range(60):
        place = next(i for i, sheet in enumerate(police.raw.sheets) if sheet.name == "Nhiệm vụ chủ trì")
        alone = dataclasses.replace(police.raw, sheets=(police.raw.sheets[place],))
        (changed,) = disturbed(alone, dice).sheets
        sheets = (*police.raw.sheets[:place], changed, *police.raw.sheets[place + 1 :])
        submission = take_in(dataclasses.replace(police.raw, sheets=sheets), police.book)
        assert submission.targets == clean.targets
