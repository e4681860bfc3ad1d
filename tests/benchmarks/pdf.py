"""Time to read a PDF, as a ratio to pdfplumber's `extract_tables` over the same pages in the same run.

Run: python tests/benchmarks/pdf.py [FILE.pdf ...]. Targets: at most 1.1 times the bare tables, and at most 12 times
the time for 10 times the pages.
"""

import io
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2

from kehoach.parser.extraction import Origin
from kehoach.parser.formats import pdf

SOURCE = Path(__file__).parents[2] / "source_docs" / "163-KH-UBND" / "163-KH-UBND.pdf"
ROUNDS = 5


def bare(data: bytes) -> None:
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            page.extract_tables()
            page.close()


def ours(data: bytes) -> None:
    pdf.extract(Origin(SOURCE.name, data))


def repeated(data: bytes, times: int) -> bytes:
    """The same file with all its pages that many times over."""
    source, result, out = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(times):
        result.import_pages(source)
    result.save(out)
    return out.getvalue()


def seconds(action: Callable[[bytes], None], data: bytes, rounds: int) -> float:
    """The shortest processor time of some runs: the one that the machine disturbed least."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        action(data)
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    for path in [Path(name) for name in sys.argv[1:]] or [SOURCE]:
        data = path.read_bytes()
        one, base = seconds(ours, data, ROUNDS), seconds(bare, data, ROUNDS)
        ten = seconds(ours, repeated(data, 10), 1)
        print(
            f"{path.name}: {one:.2f} s; {one / base:.2f} x extract_tables ({base:.2f} s); 10 x pages: {ten / one:.1f} x"
        )


if __name__ == "__main__":
    main()
