"""Each file of `cases` is one shape of WordprocessingML with what a reader of the printed page sees.

`body` and `[parts]` are raw XML; `blocks` are paragraphs (text) and tables (rows; "^" is covered from
above, "<" from the left); `notices` pair a code with the words that the notice has to quote.
"""

import tomllib
from pathlib import Path

import pytest

CASES = sorted((Path(__file__).parent / "cases").glob("*.toml"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_word_file_reads_as_it_prints(path, word):
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    links = tuple(word.relation(*link) for link in case.get("links", ()))
    extraction = word.read(word.make(case["body"], case.get("parts"), links))
    assert word.plain(extraction) == case["blocks"]
    found = [(notice.code, notice.message) for notice in extraction.notices]
    wanted = case.get("notices", [])
    assert [code for code, _ in found] == [code for code, _ in wanted]
    for (_, message), (_, words) in zip(found, wanted, strict=True):
        assert words in message
