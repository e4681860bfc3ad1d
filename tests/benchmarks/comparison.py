"""What other tools make of the same plan: how many of its annexes' table cells they give exact and in place.

Run: python -P tests/benchmarks/comparison.py [--tools PYTHON]

PYTHON is the interpreter of another environment that holds markitdown[docx,pdf] and
docling-slim[format-docx,format-html,convert-core]; pandoc is looked for on the PATH. Tools that are not there
are left out. (-P keeps the modules beside this file from being taken for libraries.)

What counts is the grid of the Word file, read here without any of the tools: each non-blank cell, its words
compared with all white space folded. Three shares are given, the later ones more lenient:
"in place" in one table of the tool, at the right row and column (wherever the table begins);
"in order" in the right column, with all tables laid end to end and rows matched in order; "anywhere" as a whole cell.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import statistics
import subprocess
import sys
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import lxml.html
from lxml import etree

SOURCE = Path(__file__).parents[2] / "source_docs" / "163-KH-UBND"
FORMATS = ("txt", "html", "docx", "pdf")
ANNEXES = 3
ROUNDS = 3
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Table = list[list[str]]

KEHOACH = """
import json, sys
from kehoach.parser import read_plan
tables = [table for annex in read_plan(sys.argv[1]).document.annexes for table in annex.tables]
print(json.dumps([[[cell.text for cell in row] for row in (*table.header, *table.rows)] for table in tables]))
"""
PDFPLUMBER = """
import json, sys, pdfplumber
with pdfplumber.open(sys.argv[1]) as pdf:
    print(json.dumps([[[text or "" for text in row] for row in table]
                      for page in pdf.pages for table in page.extract_tables()]))
"""
DOCLING = """
import json, pathlib, sys
from docling.backend.html_backend import HTMLDocumentBackend
from docling.backend.msword_backend import MsWordDocumentBackend
from docling.datamodel.base_models import InputFormat
from docling.datamodel.document import InputDocument
path = pathlib.Path(sys.argv[1])
format = InputFormat(path.suffix[1:])
backend = HTMLDocumentBackend if format is InputFormat.HTML else MsWordDocumentBackend
source = InputDocument(path_or_stream=path, format=format, backend=backend, filename=path.name)
print(json.dumps([[[cell.text for cell in row] for row in table.data.grid] for table in source._backend.convert().tables]))
"""


class Tool(NamedTuple):
    """A command to which a file's name is added, what reads its output, and the formats that it is given."""

    command: tuple[str, ...]
    read: Callable[[str], list[Table]]
    formats: tuple[str, ...]


def tools(python: str) -> dict[str, Tool]:
    return {
        "kehoach": Tool((sys.executable, "-P", "-c", KEHOACH), json.loads, FORMATS),
        "pdfplumber": Tool((sys.executable, "-P", "-c", PDFPLUMBER), json.loads, ("pdf",)),
        "markitdown": Tool((python, "-P", "-m", "markitdown"), pipe_tables, FORMATS),
        "docling": Tool((python, "-P", "-c", DOCLING), json.loads, ("html", "docx")),
        "pandoc": Tool(("pandoc", "-t", "html"), html_tables, ("txt", "html", "docx")),
    }


# What the cells ought to be


def expected_tables() -> list[Table]:
    """The grids of the annexes' tables in the Word file; covered positions are blank."""
    with zipfile.ZipFile(SOURCE / "163-KH-UBND.docx") as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    tables = root.findall(f".//{WORD}tbl")[-ANNEXES:]
    return [[list(word_cells(row)) for row in table.findall(f"{WORD}tr")] for table in tables]


def word_cells(row: etree._Element) -> Iterator[str]:
    for cell in row.findall(f"{WORD}tc"):
        merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
        covered = merge is not None and merge.get(f"{WORD}val") != "restart"
        lines = ["".join(" " if node.tag == f"{WORD}br" else node.text or "" for node in p.iter()) for p in cell]
        yield "" if covered else "\n".join(lines)
        span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
        yield from [""] * (int(span.get(f"{WORD}val", "1")) - 1 if span is not None else 0)


# Reading what the tools print


def pipe_tables(text: str) -> list[Table]:
    """The pipe tables of Markdown, without emphasis and escapes."""
    tables: list[Table] = []
    inside = False
    for line in text.splitlines():
        if not line.startswith("|"):
            inside = False
            continue
        if not inside:
            tables.append([])
        inside = True
        if not re.fullmatch(r"[|\s:-]+", line) or "-" not in line:
            cells = re.split(r"(?<!\\)\|", line.strip()[1:-1])
            tables[-1].append([re.sub(r"\\([^\w\s])", r"\1", cell.strip().strip("*")) for cell in cells])
    return tables


def html_tables(text: str) -> list[Table]:
    return [html_grid(table) for table in lxml.html.fromstring(text).iter("table")]


def html_grid(table: lxml.html.HtmlElement) -> Table:
    grid: dict[tuple[int, int], str] = {}
    rows = list(table.iter("tr"))
    for place, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (place, column) in grid:
                column += 1
            for break_ in cell.iter("br"):
                break_.tail = " " + (break_.tail or "")
            height, width = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
            covered = {(place + down, column + right): "" for down in range(height) for right in range(width)}
            grid |= covered | {(place, column): cell.text_content()}
    width = 1 + max((column for _, column in grid), default=0)
    return [[grid.get((place, column), "") for column in range(width)] for place in range(len(rows))]


# Comparing


def folded(tables: Sequence[Table]) -> list[Table]:
    return [
        [[" ".join(unicodedata.normalize("NFC", cell).split()) for cell in row] for row in table] for table in tables
    ]


def in_place(expected: Sequence[Table], found: Sequence[Table]) -> int:
    """How many cells of each expected table one found table has at their places, where it fits best."""
    return sum(max((best_shift(table, other) for other in found), default=0) for table in expected)


def best_shift(expected: Table, found: Table) -> int:
    """The cells that agree at the best of all shifts by whole rows."""
    shifts = range(-len(expected), len(found))
    return max(
        sum(hits(row, other) for row, other in zip(*shifted(expected, found, by), strict=False)) for by in shifts
    )


def shifted(expected: Table, found: Table, by: int) -> tuple[Table, Table]:
    return expected[max(0, -by) :], found[max(0, by) :]


def hits(expected: Sequence[str], found: Sequence[str]) -> int:
    return sum(bool(cell) and cell == other for cell, other in zip(expected, found, strict=False))


def in_order(expected: Sequence[Table], found: Sequence[Table]) -> int:
    """The cells that agree when the rows of all tables are matched in order, rows left out on either side."""
    rows = [row for table in found for row in table]
    best = [0] * (len(rows) + 1)
    for wanted in (row for table in expected for row in table):
        above, best = best, [0]
        for place, row in enumerate(rows):
            best.append(max(above[place] + hits(wanted, row), above[place + 1], best[place]))
    return best[-1]


def anywhere(expected: Sequence[Table], found: Sequence[Table]) -> int:
    wanted, there = (Counter(cell for table in tables for row in table for cell in row) for tables in (expected, found))
    return sum((wanted & there).values()) - min(wanted[""], there[""])


def run(command: Sequence[str]) -> tuple[str, float] | None:
    """What a command prints and the processor time in seconds that its process takes (median); None if it fails."""
    times = []
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode != 0:
            print(done.stderr[-300:], file=sys.stderr)
            return None
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return done.stdout, statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--tools", default=sys.executable, metavar="PYTHON")
    python = parser.parse_args().tools
    expected = folded(expected_tables())
    total = sum(bool(cell) for table in expected for row in table for cell in row)
    print(
        f"Share of the {total} non-blank cells of the annexes' tables; processor time of one process, start included.\n"
    )
    print("| format | tool | in place | in order | anywhere | s |\n| --- | --- | --- | --- | --- | --- |")
    for format in FORMATS:
        for name, tool in tools(python).items():
            if format not in tool.formats or shutil.which(tool.command[0]) is None:
                continue
            result = run([*tool.command, str(SOURCE / f"163-KH-UBND.{format}")])
            if result is None:
                print(f"{name} is not installed or failed on {format}", file=sys.stderr)
                continue
            found = folded(tool.read(result[0]))
            counts = in_place(expected, found), in_order(expected, found), anywhere(expected, found)
            shares = " | ".join(f"{count / total:.1%}" for count in counts)
            print(f"| {format} | {name} | {shares} | {result[1]:.1f} |")


if __name__ == "__main__":
    main()
