"""Time and peak memory of reading one plan in each of its formats, beside the bare library in the same run.

Run: python tests/benchmarks/reading.py [--write] [--formats txt html docx pdf]
`--write` puts the tables into docs/benchmarks.md, which says what they mean and what the limits are.

Times are processor times of this process, medians of rounds that run every stage once (A B A B): other work
on the machine then counts for little. Every measurement has a process of its own, which imports only what it needs.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "source_docs" / "163-KH-UBND"
PAGE = ROOT / "docs" / "benchmarks.md"
BEGIN, END = "<!-- reading.py: begin -->", "<!-- reading.py: end -->"

BASELINES = {
    "txt": "read and splitlines",
    "html": "lxml.html.parse",
    "docx": "unzip, lxml parse of word/document.xml",
    "pdf": "pdfplumber extract_tables",
}
STAGES = ("bare", "blocks", "document", "plan")
LIMITS = {"txt": 30, "html": 10, "docx": 8, "pdf": 1.1}
REPEATS, GROWTH_LIMIT = 10, 12
ROUNDS = {"txt": 30, "html": 30, "docx": 30, "pdf": 5}
GROWTH_ROUNDS = {"txt": 5, "html": 5, "docx": 5, "pdf": 1}

Action = Callable[[Path], object]
Times = dict[str, list[float]]


def action(format: str, stage: str) -> Action:
    """What a stage does with a file; the libraries that it needs are imported here and not before."""
    if stage == "bare":
        return BARE[format]()
    extract = import_module("kehoach.parser.formats").extract
    read_structure = import_module("kehoach.parser.structure").read_structure
    read_plan_of = import_module("kehoach.parser.plan").read_plan_of
    actions: dict[str, Action] = {
        "blocks": extract,
        "document": lambda path: read_structure(*extract(path)),
        "plan": lambda path: read_plan_of(read_structure(*extract(path))),
    }
    return actions[stage]


def bare_text() -> Action:
    return lambda path: path.read_text(encoding="utf-8").splitlines()


def bare_html() -> Action:
    html = import_module("lxml.html")
    parse: Action = html.parse
    return parse


def bare_docx() -> Action:
    etree = import_module("lxml.etree")

    def parse(path: Path) -> object:
        with zipfile.ZipFile(path) as archive:
            return etree.fromstring(archive.read("word/document.xml"))

    return parse


def bare_pdf() -> Action:
    pdfplumber = import_module("pdfplumber")

    def tables(path: Path) -> object:
        with pdfplumber.open(path) as pdf:
            return [page.extract_tables() for page in pdf.pages]

    return tables


BARE: dict[str, Callable[[], Action]] = {"txt": bare_text, "html": bare_html, "docx": bare_docx, "pdf": bare_pdf}


# What a measuring process does


def measure_times(format: str, rounds: int, paths: Sequence[Path]) -> Times:
    """For every stage the median time of each file in milliseconds; "meaning" is what the plan adds to the document,
    timed alone, and "first" the time of the process's first plan."""
    actions = {stage: action(format, stage) for stage in STAGES}
    first = milliseconds(actions["plan"], paths[0])
    meaning = import_module("kehoach.parser.plan").read_plan_of
    samples: dict[str, list[list[float]]] = {stage: [[] for _ in paths] for stage in (*STAGES, "meaning")}
    for _ in range(rounds):
        for place, path in enumerate(paths):
            for stage, work in actions.items():
                samples[stage][place].append(milliseconds(work, path))
            samples["meaning"][place].append(milliseconds(meaning, actions["document"](path)))
    medians = {stage: [statistics.median(times) for times in of_files] for stage, of_files in samples.items()}
    return {"first": [first], **medians}


def milliseconds(work: Callable[[Any], object], given: object) -> float:
    gc.collect()
    start = time.process_time()
    work(given)
    return (time.process_time() - start) * 1000


def measure_memory(format: str, stage: str, path: Path) -> dict[str, float]:
    """Peak resident memory in MB after the imports, and after reading the file once."""
    work = action(format, stage)
    imports = peak_memory()
    work(path)
    return {"imports": imports, "peak": peak_memory()}


def peak_memory() -> float:
    """This program's own peak: `ru_maxrss` would begin with that of the process that started it."""
    status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
    return int(status["VmHWM"].split()[0]) / 1024


def enlarge(format: str, folder: Path) -> list[Path]:
    """The plan with its annexes' rows once and `REPEATS` times, groups numbered on, as files in the folder."""
    if format == "pdf":
        weasyprint = import_module("weasyprint")
        pages = enlarge("html", folder)
        for page in pages:
            weasyprint.HTML(page).write_pdf(page.with_suffix(".pdf"))
        return [page.with_suffix(".pdf") for page in pages]
    paths = []
    for times in (1, REPEATS):
        paths.append(folder / f"{times}.{format}")
        paths[-1].write_bytes(ENLARGED[format](source(format).read_bytes(), times))
    return paths


def larger_text(data: bytes, times: int) -> bytes:
    """The lines of the annexes' rows are those that the tables read from the file were found in."""
    lines = data.decode().split("\n")
    document = import_module("kehoach.parser").read_document(source("txt")).document
    for table in [annex.tables[0] for annex in reversed(document.annexes)]:
        sources = [cell.source for row in table.rows for cell in row if cell.source]
        first, last = sources[0].line - 1, max(place.end_line or place.line for place in sources)
        rows = lines[first:last]
        groups = max(int(line) for line in rows if line.isdigit())
        more = [number_on(line, groups * copy) for copy in range(1, times) for line in ["", *rows]]
        lines[last:last] = more
    return "\n".join(lines).encode()


def larger_html(data: bytes, times: int) -> bytes:
    html = import_module("lxml.html")
    page = html.fromstring(data.decode())
    repeat_rows(page.findall(".//table"), times, "tr", "td")
    return bytes(html.tostring(page, encoding="utf-8", doctype="<!DOCTYPE html>"))


def larger_docx(data: bytes, times: int) -> bytes:
    etree = import_module("lxml.etree")
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                root = etree.fromstring(part)
                word = f"{{{root.nsmap['w']}}}"
                repeat_rows(root.findall(f".//{word}tbl"), times, f"{word}tr", f"{word}tc")
                part = etree.tostring(root)
            new.writestr(name, part)
    return result.getvalue()


def repeat_rows(tables: Sequence[Any], times: int, row_tag: str, cell_tag: str) -> None:
    """Repeats in each table the rows from the one numbered 1 on; tables without one are left as they are."""
    copy = import_module("copy").deepcopy
    for table in tables:
        rows = table.findall(row_tag)
        numbers = ["".join(row.find(cell_tag).itertext()).strip() for row in rows]
        if "1" not in numbers:
            continue
        start, groups = numbers.index("1"), max(int(number) for number in numbers if number.isdigit())
        for count in range(1, times):
            for row in rows[start:]:
                table.append(copy(row))
                for node in table[-1].find(cell_tag).iter():
                    node.text = number_on(node.text or "", groups * count)


def number_on(text: str, by: int) -> str:
    return str(int(text) + by) if text.strip().isdigit() else text


ENLARGED: dict[str, Callable[[bytes, int], bytes]] = {"txt": larger_text, "html": larger_html, "docx": larger_docx}


def source(format: str) -> Path:
    return SOURCE / f"163-KH-UBND.{format}"


# Starting the measuring processes and telling their results


def in_process(*arguments: object) -> Any:
    """What a measuring process prints; -P keeps the modules beside this file from being taken for libraries."""
    command = [sys.executable, "-P", __file__, "--measure", *map(str, arguments)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def measure(what: str, *arguments: str) -> object:
    if what == "memory":
        return measure_memory(arguments[0], arguments[1], Path(arguments[2]))
    if what == "enlarge":
        return [str(path) for path in enlarge(arguments[0], Path(arguments[1]))]
    return measure_times(arguments[0], int(arguments[1]), [Path(path) for path in arguments[2:]])


def table(titles: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(number(value) for value in line) + " |" for line in lines)


def number(value: object) -> str:
    if not isinstance(value, float):
        return str(value)
    return f"{value:.2f}" if value < 3 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def verdict(value: float, limit: float) -> str:
    return f"{'met' if value <= limit else 'missed'} ({limit})"


def time_table(times: dict[str, Times]) -> str:
    rows = []
    for format, of_stages in times.items():
        (bare,), (first,) = of_stages["bare"], of_stages["first"]
        ratios = {stage: of_stages[stage][0] / bare for stage in STAGES[1:]}
        within = [stage for stage, ratio in ratios.items() if ratio <= LIMITS[format]]
        limit = f"{LIMITS[format]}: met by {', '.join(within) or 'none'}"
        rows.append([format, BASELINES[format], bare, *ratios.values(), limit, of_stages["plan"][0], first])
    titles = (
        "format",
        "bare",
        "bare, ms",
        "blocks, x",
        "document, x",
        "plan, x",
        "limit, x",
        "plan, ms",
        "first plan, ms",
    )
    return table(titles, rows)


def meaning_table(times: dict[str, Times]) -> str:
    html = times["html"]["document"][0]
    meaning = {format: of_stages["meaning"][0] for format, of_stages in times.items()}
    rows = [[format, ms, html, ms / html, verdict(ms / html, 1)] for format, ms in meaning.items()]
    return table(("format", "meaning, ms", "HTML document, ms", "ratio", "limit"), rows)


def growth_table(times: dict[str, Times]) -> str:
    rows = []
    for format, of_stages in times.items():
        factors = [large / small for small, large in (of_stages[stage] for stage in STAGES)]
        rows.append([format, *factors, verdict(max(factors[1:]), GROWTH_LIMIT)])
    return table(("format", *(f"{stage}, x" for stage in STAGES), "limit"), rows)


def memory_table(files: dict[str, list[str]]) -> str:
    rows = []
    for format, (_, large) in files.items():
        bare = in_process("memory", format, "bare", source(format))
        plan = in_process("memory", format, "plan", source(format))
        large_bare, large_plan = (in_process("memory", format, stage, large)["peak"] for stage in ("bare", "plan"))
        peaks = bare["peak"], plan["imports"], plan["peak"], plan["peak"] / bare["peak"]
        rows.append([format, *peaks, large_bare, large_plan, large_plan / large_bare])
    small = ("bare, MB", "kehoach imported, MB", "plan, MB", "ratio")
    return table(
        ("format", *small, *(f"{REPEATS} x rows: {title}" for title in ("bare, MB", "plan, MB", "ratio"))), rows
    )


def report(formats: Sequence[str]) -> str:
    """All tables, as Markdown."""
    libraries = ", ".join(f"{name} {metadata.version(name)}" for name in ("lxml", "pdfplumber", "pydantic"))
    parts = [
        f"Measured on {date.today()} with Python {sys.version.split()[0]}, {libraries}, {os.cpu_count()} processors."
    ]
    times = {format: in_process("times", format, ROUNDS[format], source(format)) for format in formats}
    parts += ["### Time", time_table(times)]
    if "html" in times:
        parts += ["### Meaning", meaning_table(times)]
    with tempfile.TemporaryDirectory() as folder:
        files = {format: in_process("enlarge", format, folder) for format in formats}
        growth = {format: in_process("times", format, GROWTH_ROUNDS[format], *files[format]) for format in formats}
        parts += [f"### Growth: {REPEATS} x the annexes' rows", growth_table(growth)]
        parts += ["### Peak memory", memory_table(files)]
    return "\n\n".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--write", action="store_true", help="put the tables into docs/benchmarks.md")
    parser.add_argument("--formats", nargs="+", choices=BASELINES, default=list(BASELINES))
    parser.add_argument("--measure", nargs="+", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.measure:
        print(json.dumps(measure(*arguments.measure)))
        return
    result = report(arguments.formats)
    print(result)
    if arguments.write:
        before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
        after = rest.split(END)[1]
        PAGE.write_text(f"{before}{BEGIN}\n\n{result}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()
