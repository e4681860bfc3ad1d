"""A generated sub-plan, read by our own reader, is the same plan again: in Word and in PDF."""

import pytest

from kehoach.generator import make_subplan, write_subplans
from kehoach.parser import read_plan

UNITS = [
    ("163", "so-tu-phap"),
    ("163", "so-thong-tin-va-truyen-thong"),
    ("163", "ubnd-huyen-ke-sach"),
    ("binh-son", "so-tai-chinh"),
]


def said(item):
    """What an item says, its layout aside."""
    group = (item.group.number, item.group.title) if item.group else None
    return (item.id, item.origin, group, squeezed(item.text))


def work(item):
    readings = [(owners(reading.lead), owners(reading.coordinate)) for reading in item.alternatives]
    deadline = (squeezed(item.deadline.text or ""), item.deadline.kind, item.deadline.start, item.deadline.end)
    return (*said(item), owners(item.lead), owners(item.coordinate), squeezed(item.product or ""), deadline, readings)


def owners(cell):
    # Lines of an undecided cell are shown on one line.
    return (squeezed((cell.text or "").replace("\n", ";")), cell.agencies, cell.groups)


def squeezed(text):
    return "".join(text.split()).replace(";;", ";")


@pytest.fixture(scope="module", params=UNITS, ids="-".join)
def unit(request, plan_163, registry_163, plan_binh_son, registry_binh_son, tmp_path_factory):
    name, agency = request.param
    plan, registry = {"163": (plan_163, registry_163), "binh-son": (plan_binh_son, registry_binh_son)}[name]
    folder = tmp_path_factory.mktemp("drafts")
    write_subplans(plan, [agency], folder, processes=1)
    return make_subplan(plan, agency, registry).plan, folder / agency


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_a_draft_reads_back_as_the_plan_that_it_is(unit, form):
    made, path = unit
    read = read_plan(path.with_suffix(f".{form}"))
    assert [work(task) for task in read.tasks] == [work(task) for task in made.tasks]
    assert [work(project) for project in read.projects] == [work(project) for project in made.projects]
    assert [said(target) for target in read.targets] == [said(target) for target in made.targets]
    for target, before in zip(read.targets, made.targets, strict=True):
        assert [squeezed(value.text) for value in target.values] == [squeezed(value.text) for value in before.values]
    head, wanted = read.document, made.document
    assert (head.type, head.symbol, head.superior, head.issuer, head.place) == (
        wanted.type, wanted.symbol, wanted.superior, wanted.issuer, wanted.place,
    )  # fmt: skip
    assert squeezed(head.title) == squeezed(wanted.title)
    assert [section.title for section in head.outline] == [section.title for section in wanted.outline]
    assert [annex.id for annex in head.annexes] == [annex.id for annex in wanted.annexes]
    assert read.coverage.in_model == read.coverage.blocks
