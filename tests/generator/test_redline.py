"""The redline: accepting all tracked changes gives the new text, rejecting all the old; our reader reads the new plan."""

import io
import tomllib
import zipfile
from copy import deepcopy
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kehoach.amendments.fold import fold
from kehoach.amendments.instructions import read_instructions
from kehoach.amendments.versions import document_versions
from kehoach.generator.formats.docx import render
from kehoach.generator.formats.revisions import Revision
from kehoach.generator.redline import Version, redline
from kehoach.model import Annex, Cell, Document, Paragraph, Section, Table
from kehoach.parser import read_document, read_plan, reread

CASES = Path(__file__).parent.parent / "amendments" / "cases"
NAMES = sorted(path.name for path in CASES.iterdir())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
INS, DEL = f"{W}ins", f"{W}del"
FIRST, SECOND = Revision("A", date(2024, 1, 2)), Revision("B")


def body_of(file):
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))[0]


def settled(file, accepted):
    """The body with the changes of each author accepted or rejected, after ECMA-376 Part 1, 17.13.5."""
    body = deepcopy(body_of(file))

    def goes(mark):
        return mark.tag in (INS, DEL) and (mark.tag == DEL) == accepted(mark.get(f"{W}author"))

    for row in list(body.iter(f"{W}tr")):
        if any(map(goes, row.iterfind(f"{W}trPr/*"))):
            row.getparent().remove(row)
    for table in list(body.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    for paragraph in list(body.iter(f"{W}p")):
        for run in list(paragraph.iter(f"{W}r")):
            if any(map(goes, run.iterancestors())):
                run.getparent().remove(run)
        if any(map(goes, paragraph.iterfind(f"{W}pPr/{W}rPr/*"))):
            join_with_next(paragraph)
    return told(body)


def join_with_next(paragraph):
    following = paragraph.getnext()
    runs = [deepcopy(run) for run in paragraph.iter(f"{W}r")]
    if following is not None and following.tag == f"{W}p":
        place = int(following.find(f"{W}pPr") is not None)
        following[place:place] = runs
    else:
        assert runs == [], "words that no paragraph takes in"
    paragraph.getparent().remove(paragraph)


def told(container):
    """Words and grids: paragraphs as text, tables as rows of cells with their spans."""
    found = []
    for element in container:
        if element.tag == f"{W}p":
            parts = element.iter(f"{W}t", f"{W}delText", f"{W}br")
            found.append("".join("\n" if part.tag == f"{W}br" else part.text or "" for part in parts))
        elif element.tag == f"{W}tbl":
            rows = [row.findall(f"{W}tc") for row in element.findall(f"{W}tr")]
            found.append([[cell_told(cell) for cell in row] for row in rows])
            assert_merges_begin(rows)
    return found


def assert_merges_begin(rows):
    """A cell that continues one above it has one there that begins the merge or continues it."""
    above = set()
    for row in rows:
        merges, column = set(), 0
        for cell in row:
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            if merge is not None:
                merges.add(column)
                assert merge.get(f"{W}val") == "restart" or column in above
            column += int(cell_told(cell)[0])
        above = merges


def cell_told(cell):
    span, merge = (cell.find(f"{W}tcPr/{W}{name}") for name in ("gridSpan", "vMerge"))
    continued = merge is not None and merge.get(f"{W}val", "continue") == "continue"
    return (span.get(f"{W}val") if span is not None else "1", continued, told(cell))


def assert_leads(old, file, new):
    assert settled(file, lambda author: True) == told(body_of(render(new)))
    assert settled(file, lambda author: False) == told(body_of(render(old)))
    assert_valid(body_of(file))


def assert_valid(body):
    marks = list(body.iter(f"{W}ins", f"{W}del"))
    assert len({mark.get(f"{W}id") for mark in marks}) == len(marks)
    assert all(mark.get(f"{W}author") for mark in marks)
    assert not body.xpath(".//w:del//w:t | .//w:delText[not(ancestor::w:del)]", namespaces={"w": W[1:-1]})
    for properties in body.iter(f"{W}rPr", f"{W}trPr"):
        names = [child.tag[len(W) :] for child in properties]
        own = [name for name in names if name in ("ins", "del")]
        assert own == sorted(own, reverse=True)
        assert own == (names[: len(own)] if properties.tag == f"{W}rPr" else names[len(names) - len(own) :])
    for properties in body.iter(f"{W}pPr"):
        names = [child.tag[len(W) :] for child in properties]
        assert [name for name in names if name in ("rPr", "sectPr")] == names[
            len(names) - len({"rPr", "sectPr"} & {*names}) :
        ]
    for table in body.iter(f"{W}tbl"):
        columns = [int(column.get(f"{W}w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        for row in table.iterfind(f"{W}tr"):
            widths = [int(width.get(f"{W}w")) for width in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")]
            assert abs(sum(widths) - sum(columns)) <= len(columns)
            assert len(widths) < len(columns) or widths == pytest.approx(columns, abs=2)
        assert table.getnext() is None or table.getnext().tag != f"{W}tbl", "Word would make one table of two"


@pytest.fixture(scope="module")
def amended(plan_163, plan_binh_son):
    others = {path.stem: read_plan(path) for path in (CASES.parent / "plans").iterdir()}
    plans = {"163": plan_163, "binh-son": plan_binh_son, **others}

    @cache
    def run(name):
        want = tomllib.loads((CASES / name / "expected.toml").read_text(encoding="utf-8"))
        plan = plans[want["plan"]]
        manifests = []
        for case in (*want.get("follows", ()), name):
            (path,) = (CASES / case).glob("amendment.*")
            manifests.append(read_instructions(read_document(path).document, plan))
        folded = fold(plan, manifests, reread)
        versions = list(document_versions(plan.document, folded.applied))
        made = [Version(version.document, Revision(version.author, version.day)) for version in versions]
        return plan, folded, versions, redline(plan.document, made)

    return run


@pytest.mark.parametrize("name", NAMES)
def test_accepting_an_amendment_gives_the_new_plan_and_rejecting_it_the_old(name, amended):
    plan, folded, versions, file = amended(name)
    assert versions[-1].document == folded.plan.document if versions else not folded.applied
    assert_leads(plan.document, file, folded.plan.document)


def test_the_changes_of_several_amendments_bear_their_names_and_days(amended):
    _, _, versions, file = amended("binh-son-second")
    assert len(versions) == 2
    wanted = {(version.author, f"{version.day}T00:00:00Z") for version in versions}
    marks = body_of(file).iter(INS, DEL)
    assert {(mark.get(f"{W}author"), mark.get(f"{W}date")) for mark in marks} == wanted
    first = versions[0]
    assert settled(file, lambda author: author == first.author) == told(body_of(render(first.document)))


@pytest.mark.parametrize("name", ["163-amended-and-repealed", "163-annex-replaced", "binh-son-second"])
def test_our_reader_reads_the_new_plan_in_the_redline(name, amended, tmp_path):
    _, folded, _, file = amended(name)
    plans = []
    for place, data in enumerate((file, render(folded.plan.document))):
        path = tmp_path / f"{place}.docx"
        path.write_bytes(data)
        plans.append(read_plan(path))
    read, wanted = plans
    for part in ("targets", "tasks", "projects", "responsibilities"):
        assert [said(item) for item in getattr(read, part)] == [said(item) for item in getattr(wanted, part)]
    assert [section.title for section in read.document.outline] == [
        section.title for section in wanted.document.outline
    ]


def said(item):
    """An item without the places where it was read."""
    data = item.model_dump(mode="json")

    def bare(value):
        if isinstance(value, dict):
            return {name: bare(each) for name, each in value.items() if name != "source"}
        return [bare(each) for each in value] if isinstance(value, list) else value

    return bare(data)


def test_the_same_amendments_give_the_same_bytes(amended):
    plan, _, versions, file = amended("163-inserted")
    again = redline(
        plan.document, [Version(version.document, Revision(version.author, version.day)) for version in versions]
    )
    assert again == file


def test_a_document_that_nobody_changed_has_no_tracked_changes(plan_binh_son):
    document = plan_binh_son.document
    file = redline(document, [Version(document, FIRST)])
    assert not list(body_of(file).iter(INS, DEL))
    assert told(body_of(file)) == told(body_of(render(document)))


def plan_of(rows, paragraphs=("Đoạn một.", "Đoạn hai.")):
    """A synthetic document with an annex of these rows, each a text with "|" between its cells."""
    header = tuple(Cell(text=text) for text in ("STT", "Nhiệm vụ", "Chủ trì"))
    cells = tuple(tuple(Cell(text=text) for text in row.split("|")) for row in rows)
    table = Table(header=(header,), rows=cells, roles=("ordinal", "text", "lead"))
    lead = tuple(Paragraph(text=text) for text in paragraphs)
    return Document(lead=lead, annexes=(Annex(id="pl1", label="Phụ lục 1", title="Việc", tables=(table,)),))


def changed_words(old, new):
    """What is marked as deleted and as inserted, in the order of the file, and how many whole rows are."""
    body = body_of(redline(old, [Version(new, FIRST)]))
    runs = [
        ("-" if run.getparent().tag == DEL else "+") + "".join(run.itertext())
        for run in body.iter(f"{W}r")
        if run.getparent().tag in (INS, DEL)
    ]
    return runs, len(body.findall(f".//{W}trPr/{INS}")), len(body.findall(f".//{W}trPr/{DEL}"))


def test_only_the_words_that_differ_are_marked():
    old = plan_of(["1|Rà soát quy trình nội bộ|Sở Công Thương", "2|Công khai số liệu|Sở Y tế"])
    new = plan_of(["1|Rà soát quy trình nội bộ của tỉnh|Sở Công Thương", "2|Công khai số liệu|Sở Xây dựng"])
    assert changed_words(old, new) == (["+ của tỉnh", "-Y tế", "+Xây dựng"], 0, 0)


def test_a_row_between_others_is_inserted_as_a_whole():
    old = plan_of(["1|Rà soát quy trình|Sở Công Thương", "2|Công khai số liệu|Sở Y tế"])
    new = plan_of(["1|Rà soát quy trình|Sở Công Thương", "1a|Tập huấn|Sở Nội vụ", "2|Công khai số liệu|Sở Y tế"])
    assert changed_words(old, new) == (["+1a", "+Tập huấn", "+Sở Nội vụ"], 1, 0)
    assert changed_words(new, old) == (["-1a", "-Tập huấn", "-Sở Nội vụ"], 0, 1)


def test_a_row_keeps_its_number_when_all_its_words_change():
    old = plan_of(["1|Rà soát quy trình|Sở Công Thương", "2|Công khai số liệu|Sở Y tế"])
    new = plan_of(["1|(được bãi bỏ)|", "2|Công khai số liệu|Sở Y tế"])
    runs = ["-Rà soát quy trình", "+(được bãi bỏ)", "-Sở Công Thương"]
    assert changed_words(old, new) == (runs, 0, 0)


def test_what_one_author_inserts_and_the_next_deletes_is_marked_by_both():
    first, second, third = (plan_of([f"1|Rà soát{words}|Sở Y tế"]) for words in ("", " và công khai rộng rãi", ""))
    file = redline(first, [Version(second, FIRST), Version(third, SECOND)])
    (run,) = body_of(file).iterfind(f".//{INS}/{DEL}/{W}r")
    assert "".join(run.itertext()) == " và công khai rộng rãi"
    assert (run.getparent().get(f"{W}author"), run.getparent().getparent().get(f"{W}author")) == ("B", "A")
    assert_leads(first, file, third)


WORDS = st.lists(st.sampled_from(["một", "hai", "ba", "4/KH", ";", "[...]", "-", "sở\nban"]), max_size=6).map(" ".join)
CELLS = st.builds(Cell, text=WORDS, merged=st.sampled_from([None, None, None, "left", "up"])).map(
    lambda cell: cell.model_copy(update={"text": ""}) if cell.merged else cell
)


@st.composite
def histories(draw):
    """Three versions of a document put together from common parts."""
    paragraphs = draw(st.lists(WORDS.filter(bool), min_size=1, max_size=4))
    rows = {width: draw(st.lists(st.tuples(*[CELLS] * width), min_size=1, max_size=4)) for width in (2, 3)}

    def text():
        return Paragraph(text=draw(st.sampled_from(paragraphs) | WORDS.filter(bool)))

    def texts():
        return tuple(text() for _ in range(draw(st.integers(0, 3))))

    def table():
        width = draw(st.sampled_from([2, 3]))
        some = draw(st.lists(st.sampled_from(rows[width]) | st.tuples(*[CELLS] * width), min_size=1, max_size=4))
        return Table(rows=tuple(some), position=draw(st.integers(0, 2)))

    def document():
        sections = tuple(
            Section(id=str(place), number=str(place), title=text().text, level=1, paragraphs=texts())
            for place in range(draw(st.integers(0, 2)))
        )
        annexes = tuple(
            Annex(
                id=f"pl{place}",
                label=f"Phụ lục {place}",
                title="Việc",
                paragraphs=texts(),
                tables=tuple(table() for _ in range(draw(st.integers(0, 2)))),
            )
            for place in range(draw(st.integers(0, 2)))
        )
        return Document(lead=texts(), outline=sections, annexes=annexes)

    return document(), document(), document()


@settings(max_examples=30, deadline=None)
@given(histories())
def test_whatever_changes_each_version_can_be_had_again(history):
    first, second, third = history
    file = redline(first, [Version(second, FIRST), Version(third, SECOND)])
    assert_leads(first, file, third)
    assert settled(file, lambda author: author == "A") == told(body_of(render(second)))
