"""Time to read a Word file, as a ratio to unzipping it and parsing word/document.xml with lxml in the same run.

Run: python tests/benchmarks/docx.py [FILE.docx]. Targets: at most 8 times the bare parse, and at most 12
times the time for 10 times the content.
"""

import io
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from kehoach.parser.extraction import Origin
from kehoach.parser.formats import docx

MAIN_PART = "word/document.xml"
SOURCE = Path(__file__).parents[2] / "source_docs" / "163-KH-UBND" / "163-KH-UBND.docx"
ROUNDS = 40


def bare(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(MAIN_PART))


def ours(data: bytes) -> object:
    return docx.extract(Origin(SOURCE.name, data))


def repeated(data: bytes, times: int) -> bytes:
    """The same file with its whole body that many times over."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == MAIN_PART:
                body = etree.fromstring(content)[0]
                blocks = [etree.tostring(block) for block in body]
                content = b"%b%b</w:body></w:document>" % (
                    content[: content.find(b"<w:body>") + 8],
                    b"".join(blocks * times),
                )
            new.writestr(name, content)
    return result.getvalue()


def seconds(action: Callable[[bytes], object], data: bytes, rounds: int) -> float:
    """The shortest of some runs: the one that the machine disturbed least."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        action(data)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    data = (Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCE).read_bytes()
    large = repeated(data, 10)
    for label, content, rounds in (("file", data, ROUNDS), ("10 x file", large, ROUNDS // 8)):
        baseline, reading = seconds(bare, content, rounds), seconds(ours, content, rounds)
        ratio = reading / baseline
        print(f"{label:10} bare {baseline * 1000:7.2f} ms   kehoach {reading * 1000:7.2f} ms   ratio {ratio:5.2f}")
    growth = seconds(ours, large, 5) / seconds(ours, data, ROUNDS)
    print(f"10 times the content takes {growth:.1f} times the time")


if __name__ == "__main__":
    main()
