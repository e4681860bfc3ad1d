"""What holds for any page: grids come back as written, the short way reads as the long one, bad bytes end in one error."""

import random
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, NavigableString, UnicodeDammit
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach.errors import KehoachError
from kehoach.model import Paragraph
from kehoach.parser.extraction import Origin, clean
from kehoach.parser.formats import html, signatures
from kehoach.parser.formats.html_blocks import folded

CASES = sorted(path for path in (Path(__file__).parent / "html").iterdir() if path.suffix != ".toml")
TOKENS = [
    "<table>", "</table>", "<tr>", "<td rowspan=0>", "<td colspan=1000>", "</td>", "<div>", "</div>",
    "<ol reversed start=-5 type=i>", "<nav>", "<li>", "<pre>\n", "<a href=x>", "</a>", "<select>", "<br>",
    "\x00", "&#0;", "&#xD800;", "<!--", "-->", "<![CDATA[", "<?xml", "<plaintext>", "<frameset>",
    "<p style='display:none'>", "<span style='mso-list:Ignore'>",
]  # fmt: skip


def read(page):
    return html.extract(Origin("trang.html", page if isinstance(page, bytes) else page.encode()))


def read_or_error(data):
    try:
        return read(data)
    except KehoachError as error:
        return error


@st.composite
def grids(draw):
    """A rectangular grid cut into merged cells: rows of text, "^" and "<"."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(2, 6))
    grid = [[None] * width for _ in range(height)]
    for row in range(height):
        for column in range(width):
            if grid[row][column] is None:
                free = next((c for c in range(column, width) if grid[row][c] is not None), width) - column
                across, down = draw(st.integers(1, free)), draw(st.integers(1, height - row))
                for r in range(row, row + down):
                    grid[r][column : column + across] = ["^"] + ["<"] * (across - 1)
                grid[row][column : column + across] = [f"ô {row}.{column}"] + ["<"] * (across - 1)
    return grid


def markup(grid):
    """The grid as an HTML table."""
    rows = []
    for row, slots in enumerate(grid):
        cells = []
        for column, slot in enumerate(slots):
            if slot not in ("^", "<"):
                across = next(
                    (k for k in range(1, len(slots) - column) if slots[column + k] != "<"), len(slots) - column
                )
                down = next((k for k in range(1, len(grid) - row) if grid[row + k][column] != "^"), len(grid) - row)
                cells.append(f"<td colspan={across} rowspan={down}>{slot}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def has_cells(grid, place):
    return any(row[place] not in ("^", "<") for row in grid)


@given(grids())
def test_a_grid_of_merged_cells_comes_back_as_it_was(grid):
    own = [[slot for place, slot in enumerate(row) if has_cells(grid, place)] for row in grid]
    own = [row for row in own if any(slot not in ("^", "<") for slot in row)]
    blocks = read(markup(grid)).blocks
    if sum(slot not in ("^", "<") for row in own for slot in row) == 1:
        assert [block.text for block in blocks] == [own[0][0]]
        return
    found = [[{"up": "^", "left": "<"}.get(cell.merged, cell.text) for cell in row] for row in blocks[0].rows]
    assert found == own


INLINE = st.text(alphabet="aAệ1 \n\u00a0-", max_size=12)
PARAGRAPHS = st.lists(
    st.tuples(INLINE, st.sampled_from(["b", "i", "span", None]), INLINE, INLINE).map(
        lambda parts: (
            f"<p>{parts[0]}" + (f"<{parts[1]}>{parts[2]}</{parts[1]}>{parts[3]}" if parts[1] else "") + "</p>\n"
        )
    ),
    max_size=3,
).map("".join)


@given(st.lists(PARAGRAPHS, min_size=2, max_size=6))
def test_the_short_way_through_plain_cells_reads_as_the_long_one(cells):
    short = read("<p>x</p><table><tr>" + "".join(f"<td>\n{cell}</td>" for cell in cells) + "</table>")
    long = read("<p>x</p><table><tr>" + "".join(f"<td>\n{cell}<wbr></td>" for cell in cells) + "</table>")
    assert [_words_and_lines(block) for block in short.blocks] == [_words_and_lines(block) for block in long.blocks]


def _words_and_lines(block):
    if isinstance(block, Paragraph):
        return block.text, block.source.line, block.source.end_line
    return [(cell.text, cell.source.line) for row in block.rows for cell in row]


@given(st.text(alphabet=st.sampled_from("aệe\u0302\u0323 \t\u00a0\u200b\u2003\ufeff\u00ad.Đ"), max_size=30))
def test_folding_is_cleaning(text):
    assert folded(text) == clean(text)


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(CASES), st.integers(0, 2**32))
def test_from_damaged_pages_only_our_own_error_escapes(path, seed):
    data = bytearray(path.read_bytes())
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 25)):
        place = chance.randrange(len(data) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            data[place : place + 1] = bytes([chance.randrange(256)])
        elif kind == 1:
            data[place : place + chance.randint(1, 60)] = b""
        elif kind == 2:
            data[place:place] = chance.choice(TOKENS).encode()
        else:
            other = chance.randrange(len(data) + 1)
            data[place:place] = data[other : other + 200]
    signatures.is_html(bytes(data))
    result = read_or_error(bytes(data))
    if isinstance(result, KehoachError):
        assert result.file == "trang.html"
        return
    for block in result.blocks:
        assert isinstance(block, Paragraph) or len({len(row) for row in block.rows}) == 1


@pytest.mark.parametrize("path", [path for path in CASES if path.suffix == ".html"], ids=lambda path: path.stem)
def test_every_word_of_a_page_is_in_its_blocks_or_quoted_in_a_notice(path):
    extraction = read_or_error(path.read_bytes())
    if isinstance(extraction, KehoachError):
        return
    told = [notice.message for notice in extraction.notices]
    for block in extraction.blocks:
        told += [block.text] if isinstance(block, Paragraph) else [cell.text for row in block.rows for cell in row]
    everything = "".join("".join(told).split())
    for word in _words_shown(path):
        assert word in everything


def _words_shown(path):
    """The words of the page's body, scripts aside, as a parser of its own sees them."""
    data = path.read_bytes()
    encoding = "cp1258" if b"1258" in data or "1258" in path.name else None
    text = data.decode(encoding) if encoding else UnicodeDammit(data, ["utf-8"]).unicode_markup
    soup = BeautifulSoup(text, "html.parser")
    for element in soup(["script", "style", "head"]):
        element.decompose()
    for piece in soup.find_all(string=True):
        if type(piece) is NavigableString:
            yield from (word for word in clean(piece).split() if any(sign.isalnum() for sign in word))
