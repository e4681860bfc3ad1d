"""How long the sub-plans of many units take: with one process and two, again with nothing changed, and with peak memory.

Run `python -P tests/benchmarks/batch.py [--units 41 150] [--format docx,pdf]`. All figures of a run come from the same
machine and minute; the ratios are what counts.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

from kehoach.generator import write_subplans
from kehoach.meaning.allocation import Allocator
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Plan
from kehoach.parser import read_plan

SOURCE = Path(__file__).parent.parent.parent / "source_docs" / "163-KH-UBND" / "163-KH-UBND.txt"


def units(plan: Plan, count: int) -> list[str]:
    """The first `count` agencies that have work, those of the province and its districts before the communes."""
    registry = registry_for_plan(plan)
    allocator = Allocator(plan, registry)
    order = sorted(registry.agencies, key=lambda agency: agency.level == "xa")
    return [agency.id for agency in order if not allocator.of(agency.id).is_empty][:count]


def timed(plan: Plan, agencies: list[str], folder: Path, formats: list[str], processes: int) -> float:
    start = time.perf_counter()
    summary = write_subplans(plan, agencies, folder, formats=formats, processes=processes)
    assert not summary.failed
    return time.perf_counter() - start


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--units", type=int, nargs="+", default=[41, 150])
    arguments.add_argument("--format", default="docx,pdf")
    chosen = arguments.parse_args()
    formats = chosen.format.split(",")
    plan = read_plan(SOURCE)
    print(f"{'units':>6} {'1 process':>10} {'2 processes':>12} {'speed-up':>9} {'again':>8} {'share':>7} {'s/unit':>7}")
    for count in chosen.units:
        agencies = units(plan, count)
        with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
            alone = timed(plan, agencies, Path(one), formats, 1)
            both = timed(plan, agencies, Path(two), formats, 2)
            again = timed(plan, agencies, Path(one), formats, 1)
        print(
            f"{len(agencies):>6} {alone:>9.1f}s {both:>11.1f}s {alone / both:>8.2f}x {again:>7.2f}s {again / alone:>6.1%} "
            f"{alone / len(agencies):>7.2f}"
        )
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory: {own:.0f} MB in this process, {children:.0f} MB in the largest other")


if __name__ == "__main__":
    main()
