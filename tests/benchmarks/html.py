"""Time to read an HTML page, as a ratio to `lxml.html.parse` of the same file in the same run.

Run: python -P tests/benchmarks/html.py [FILE.html] (-P keeps this file from being taken for the library `html`).
Targets: reading a plan at most 10 times the bare parse, and at most 12 times the time for 10 times the rows.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import lxml.html

from kehoach.parser import read_plan
from kehoach.parser.extraction import Origin
from kehoach.parser.formats import html

SOURCE = Path(__file__).parents[2] / "source_docs" / "163-KH-UBND" / "163-KH-UBND.html"
ROUNDS = 40


def blocks_of(path: Path) -> object:
    """The format stage alone, from the file on."""
    return html.extract(Origin(path.name, path.read_bytes()))


def bare(path: Path) -> object:
    return lxml.html.parse(path)


def seconds(action: Callable[[Path], object], path: Path, rounds: int = ROUNDS) -> float:
    """The shortest of some runs: the one that the machine disturbed least."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action(path)
        times.append(time.perf_counter() - start)
    return min(times)


def with_rows(folder: Path, page: str, times: int) -> Path:
    """The same page with the rows of every table that many times over."""
    pieces = page.split("<table")
    repeated = [pieces[0]]
    for piece in pieces[1:]:
        opening, rows = piece[: piece.index(">") + 1], piece[piece.index(">") + 1 : piece.rindex("</table>")]
        repeated.append(opening + rows * times + piece[piece.rindex("</table>") :])
    path = folder / f"{times}.html"
    path.write_text("<table".join(repeated), encoding="utf-8")
    return path


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE
    parse = seconds(bare, path)
    print(f"lxml.html.parse      {parse * 1000:8.2f} ms")
    for name, action, rounds in (("blocks", blocks_of, ROUNDS), ("plan", read_plan, 10)):
        taken = seconds(action, path, rounds)
        print(f"{name:20} {taken * 1000:8.2f} ms  {taken / parse:6.1f} x")
    with tempfile.TemporaryDirectory() as folder:
        page = path.read_text(encoding="utf-8")
        once, tenfold = (seconds(blocks_of, with_rows(Path(folder), page, times), 10) for times in (1, 10))
        fiftyfold = seconds(blocks_of, with_rows(Path(folder), page, 50), 3)
    print(f"blocks, 10 x rows    {tenfold * 1000:8.2f} ms  {tenfold / once:6.1f} x the time")
    print(f"blocks, 50 x rows    {fiftyfold * 1000:8.2f} ms  {fiftyfold / once:6.1f} x the time")


if __name__ == "__main__":
    main()
