"""The redline: accepting all tracked changes gives the new text, rejecting all gives the old; read by our reader, the new plan."""

import datetime
import io
import tomllib
import zipfile
from copy import deepcopy
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kehoach.amendments.fold import fold
from kehoach.amendments.instructions import read_instructions
from kehoach.amendments.versions import document_versions
from kehoach.commands_amend import reread
from kehoach.generator.formats.docx import render
from kehoach.generator.formats.revisions import Revision
from kehoach.generator.redline import Version, redline
from kehoach.model import Annex, Cell, Document, Paragraph, Section, Table
from kehoach.parser import read_document, read_plan

CASES = Path(__file__).parent.parent / "amendments" / "cases"
NAMES = sorted(path.name for path in CASES.iterdir())
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def body_of(file):
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        return etree.fromstring(archive.read("word/document.xml"))[0]


def settled(file, gone, stays):
    """The body with all changes accepted (`gone` "del", `stays` "ins") or rejected ("ins", "del"), after ECMA-376 17.13.5."""
    body = deepcopy(body_of(file))
    for row in body.xpath(f".//w:tr[w:trPr/w:{gone}]", namespaces={"w": W[1:-1]}):
        row.getparent().remove(row)
    for table in body.findall(f".//{W}tbl"):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    for paragraph in list(body.iter(f"{W}p")):
        for run in paragraph.findall(f".//{W}r"):
            if any(mark.tag == W + gone for mark in run.iterancestors()):
                run.getparent().remove(run)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}{gone}") is not None:
            following = paragraph.getnext()
            runs = [deepcopy(run) for run in paragraph.iter(f"{W}r")]
            if following is not None and following.tag == f"{W}p":
                place = int(following.find(f"{W}pPr") is not None)
                following[place:place] = runs
            else:
                assert runs == [], "words that no paragraph takes in"
            paragraph.getparent().remove(paragraph)
    return told(body)


def told(container):
    """Words and grids: paragraphs as text, tables as rows of cells with their spans."""
    found = []
    for element in container:
        if element.tag == f"{W}p":
            parts = element.iter(f"{W}t", f"{W}delText", f"{W}br")
            found.append("".join("\n" if part.tag == f"{W}br" else part.text or "" for part in parts))
        elif element.tag == f"{W}tbl":
            found.append([[cell_told(cell) for cell in row.findall(f"{W}tc")] for row in element.findall(f"{W}tr")])
    return found


def cell_told(cell):
    span, merge = (cell.find(f"{W}tcPr/{W}{name}") for name in ("gridSpan", "vMerge"))
    continued = merge is not None and merge.get(f"{W}val", "continue") == "continue"
    return (span.get(f"{W}val") if span is not None else "1", continued, told(cell))


def assert_leads(old, file, new):
    assert settled(file, "del", "ins") == told(body_of(render(new)))
    assert settled(file, "ins", "del") == told(body_of(render(old)))
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
        assert table.getnext() is None or table.getnext().tag != f"{W}tbl", "Word would make one table of two"


@pytest.fixture(scope="module")
def amended(plan_163, plan_binh_son):
    plans = {"163": plan_163, "binh-son": plan_binh_son}

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
