"""How long the filled workbooks of many units take to be taken in and rolled up, beside openpyxl reading the same cells.

Run `python -P tests/benchmarks/rollup.py [--units 15 50 150]` (-P keeps the modules beside this file from being taken for
libraries). The plan is 163/KH-UBND, the quarter the third of 2022, the answers are made up. Processor times of one run; each
number of units is measured in a process of its own, whose peak memory is told.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from kehoach.generator.progress_workbook import duty_book, duty_workbook
from kehoach.generator.rollup_page import rollup_page
from kehoach.generator.rollup_report import province_report
from kehoach.generator.rollup_sheets import rollup_workbook
from kehoach.meaning.province import registry_for_plan
from kehoach.parser import read_plan
from kehoach.parser.workbook import read_workbook
from kehoach.progress.duties import DutyBook
from kehoach.progress.intake import take_in
from kehoach.progress.periods import read_report_period
from kehoach.progress.rollup import roll_up

SOURCE = Path(__file__).parents[2] / "source_docs" / "163-KH-UBND" / "163-KH-UBND.txt"


def book_of_duties() -> DutyBook:
    plan = read_plan(SOURCE)
    period = read_report_period("2022-Q3")
    assert period is not None
    return duty_book(plan, registry_for_plan(plan), period)


def write_filled(folder: Path, units: int) -> None:
    """The workbooks of the first units, those above the communes first, each filled in."""
    warnings.simplefilter("ignore")
    book = book_of_duties()
    agencies = sorted(book.agencies(), key=lambda agency: agency.level == "xa")[:units]
    for agency in agencies:
        path = folder / f"{agency.id}.xlsx"
        path.write_bytes(duty_workbook(book.of(agency.id)))
        filled = openpyxl.load_workbook(path)
        chance = random.Random(agency.id)
        for sheet in filled.worksheets:
            fill(sheet, chance)
        filled.save(path)


def fill(sheet: Worksheet, chance: random.Random) -> None:
    for validation in sheet.data_validations.dataValidation:
        if validation.type == "list" and sheet.title.startswith("Nhiệm vụ"):
            choices = str(validation.formula1).strip('"').split(",")
            for area in validation.sqref.ranges:
                for row in range(area.min_row, area.max_row + 1):
                    sheet.cell(row, area.min_col, chance.choice(choices))
                    sheet.cell(row, 10, "Số liệu giả định: đã ban hành kế hoạch, đang tổ chức thực hiện.")
    if sheet.title.startswith("Biểu"):
        for row in range(5, sheet.max_row + 1):
            if sheet.cell(row, 4).value and sheet.cell(row, 5).value is None:
                sheet.cell(row, 5, chance.randint(0, 90))


def read_cells(files: list[Path]) -> int:
    """The baseline: openpyxl goes over all values, as it does fastest."""
    count = 0
    for file in files:
        book = openpyxl.load_workbook(file, read_only=True)
        count += sum(value is not None for sheet in book for row in sheet.iter_rows(values_only=True) for value in row)
        book.close()
    return count


def seconds(work: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def measure(folder: Path) -> dict[str, float]:
    """Seconds of each step over all files of a folder, and the peak memory in MB."""
    warnings.simplefilter("ignore")
    files = sorted(folder.iterdir())
    book = book_of_duties()
    imported = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    taken, submissions = seconds(lambda: [take_in(read_workbook(file), book) for file in files])
    rolled, whole = seconds(lambda: roll_up(book, submissions))
    shown, _ = seconds(lambda: (rollup_workbook(whole), rollup_page(whole), province_report(book.plan, whole)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    bare, _ = seconds(lambda: read_cells(files))
    return {"bare": bare, "taken": taken, "rolled": rolled, "shown": shown, "before": imported, "peak": peak}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--units", type=int, nargs="+", default=[15, 50, 150])
    counts = parser.parse_args().units
    print(
        "| units | openpyxl, s | taken in, s | x | rolled up, s | overview and report, s | all, ms a unit | peak, MB |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for units in counts:
        with tempfile.TemporaryDirectory() as name, ProcessPoolExecutor(1, get_context("spawn")) as pool:
            pool.submit(write_filled, Path(name), units).result()
            with ProcessPoolExecutor(1, get_context("spawn")) as fresh:
                found = fresh.submit(measure, Path(name)).result()
        whole = found["taken"] + found["rolled"] + found["shown"]
        print(
            f"| {units} | {found['bare']:.2f} | {found['taken']:.2f} | {found['taken'] / found['bare']:.2f} | "
            f"{found['rolled']:.2f} | {found['shown']:.2f} | {1000 * whole / units:.0f} | "
            f"{found['peak']:.0f} (before: {found['before']:.0f}) |"
        )


if __name__ == "__main__":
    main()
