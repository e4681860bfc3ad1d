"""A generated sub-plan, read by our own reader, is the same plan again: in Word and in PDF."""

from pathlib import Path

import pytest

from kehoach.generator import make_subplan, write_subplans
from kehoach.meaning.province import registry_for_plan
from kehoach.parser import read_plan

CASES = Path(__file__).parents[1] / "cases"

UNITS = [
    ("163", "so-tu-phap"),
    ("163", "so-thong-tin-va-truyen-thong"),
    ("163", "ubnd-huyen-ke-sach"),
    ("163", "cuc-thue"),
    ("163", "tinh-doan"),
    ("163", "dai-phat-thanh-va-truyen-hinh"),
    ("163", "ubnd-xa-an-thanh-dong"),
    ("binh-son", "so-tai-chinh"),
    ("dai-ngan", "so-nong-nghiep-va-moi-truong"),
    ("hoa-thinh", "so-noi-vu"),
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


def flat(sections):
    """The numbered parts one after the other: address, title, and what stands under it."""
    for section in sections:
        under = [squeezed(paragraph.text) for paragraph in (*section.paragraphs, *section.trailing)]
        yield section.id, section.level, section.number, squeezed(section.title), under
        yield from flat(section.children)


def bases(document):
    return [(squeezed(basis.text), basis.type, basis.code, basis.date, basis.issuer) for basis in document.legal_bases]


def closing(document):
    # The mark of the end, "./.", belongs to the form.
    return [squeezed(paragraph.text).rstrip("./") for paragraph in document.closing]


@pytest.fixture(scope="module")
def plans(plan_163, registry_163, plan_binh_son, registry_binh_son):
    files = {
        "dai-ngan": CASES / "dai-ngan-seven-columns-with-merged-cells" / "source.html",
        "hoa-thinh": CASES / "hoa-thinh-tables-over-page-breaks" / "source.html",
    }
    others = {name: read_plan(path) for name, path in files.items()}
    return {
        "163": (plan_163, registry_163),
        "binh-son": (plan_binh_son, registry_binh_son),
        **{name: (plan, registry_for_plan(plan)) for name, plan in others.items()},
    }


@pytest.fixture(scope="module", params=UNITS, ids="-".join)
def unit(request, plans, tmp_path_factory):
    name, agency = request.param
    plan, registry = plans[name]
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
    assert list(flat(head.outline)) == list(flat(wanted.outline))
    assert bases(head) == bases(wanted)
    assert [squeezed(line.text) for line in head.lead] == [squeezed(line.text) for line in wanted.lead]
    assert closing(head) == closing(wanted)
    assert [line.strip("-;. ") for line in head.recipients] == [line.strip("-;. ") for line in wanted.recipients]
    assert head.signature == wanted.signature
    assert [annex.id for annex in head.annexes] == [annex.id for annex in wanted.annexes]
    assert read.coverage.in_model == read.coverage.blocks
