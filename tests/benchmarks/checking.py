"""How long the rules take on a long plan, beside the reading of it in the same run.

Run `python -P tests/benchmarks/checking.py` (-P keeps the modules beside this file from being taken for libraries);
`--profile` also tells which rules take longest. The plan is 163/KH-UBND as Word file with its annexes' rows and the items
of its body repeated until it has more than 40 pages; the rules may take twice the time of reading it. Processor times,
medians of rounds that do one after the other.
"""

from __future__ import annotations

import argparse
import copy
import gc
import io
import statistics
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from lxml import etree

from kehoach.checker import RULES, Subject, check
from kehoach.meaning.province import registry_for_plan
from kehoach.parser import read_formatted

SOURCE = Path(__file__).parents[2] / "source_docs" / "163-KH-UBND" / "163-KH-UBND.docx"
MAIN = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TIMES, ROUNDS, LIMIT = 3, 7, 2.0
"""The source has 21 pages, 9 of them annexes; the annexes three times over make it more than 40."""


def longer(data: bytes) -> bytes:
    """The Word file with the rows of every table of an annex repeated, their groups numbered on."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == MAIN:
                root = etree.fromstring(part)
                for table in root.iter(f"{W}tbl"):
                    repeat(table)
                part = etree.tostring(root)
            new.writestr(name, part)
    return result.getvalue()


def repeat(table: etree._Element) -> None:
    rows = table.findall(f"{W}tr")
    first = [number(row) for row in rows]
    groups = [each for each in first if each is not None]
    if len(groups) < 2:
        return
    body = rows[first.index(groups[0]) :]
    for times in range(1, TIMES):
        for row in body:
            added = copy.deepcopy(row)
            value = number(added)
            if value is not None:
                renumber(added, value + times * max(groups))
            table.append(added)


def number(row: etree._Element) -> int | None:
    cell = row.find(f"{W}tc")
    text = "".join(cell.itertext()).strip() if cell is not None else ""
    return int(text) if text.isdigit() else None


def renumber(row: etree._Element, value: int) -> None:
    words = list(row.find(f"{W}tc").iter(f"{W}t"))
    for place, text in enumerate(words):
        text.text = "" if place else str(value)


def milliseconds(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--profile", action="store_true", help="also the rules that take longest")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "long.docx"
        file.write_bytes(longer(SOURCE.read_bytes()))
        for name, path in (("163/KH-UBND, 21 pages", SOURCE), ("the same with its annexes' rows repeated", file)):
            measure(name, path, arguments.profile)


def measure(name: str, path: Path, profile: bool) -> None:
    read = read_formatted(path)
    layout = read.layout

    def fresh(against: bool = False) -> Subject:
        document = read.plan.document.model_copy(update={"number": "1"})  # a plan is not held against itself
        parent = read.plan.model_copy(update={"document": document}) if against else None
        return Subject(read.plan, registry_for_plan(read.plan), date(2026, 11, 24), layout=layout, parent=parent)

    check(fresh(), file=path.name)
    times: dict[str, list[float]] = {"reading": [], "checking": [], "checking against its like": []}
    for _ in range(ROUNDS):
        times["reading"].append(milliseconds(lambda: read_formatted(path)))
        times["checking"].append(milliseconds(lambda: check(fresh(), file=path.name)))
        times["checking against its like"].append(milliseconds(lambda: check(fresh(True), file=path.name)))
    reading = statistics.median(times["reading"])
    items = len(read.plan.tasks) + len(read.plan.targets) + len(read.plan.projects)
    print(f"{name}: {len(layout.paragraphs) if layout else 0} paragraphs, {items} items, {len(RULES)} rules")
    for step, taken in times.items():
        told = statistics.median(taken)
        verdict = "" if step == "reading" else f"; limit {LIMIT}: {'met' if told <= LIMIT * reading else 'missed'}"
        print(f"  {step}: {told:.1f} ms, {told / reading:.2f} x reading{verdict}")
    if profile:
        subject = fresh(True)
        slow = {
            code: milliseconds(partial(check, subject, file="", rules={code: rule})) for code, rule in RULES.items()
        }
        for code in sorted(slow, key=slow.__getitem__, reverse=True)[:12]:
            print(f"    {code}: {slow[code]:.1f} ms")


if __name__ == "__main__":
    main()
