"""What a rule says it reads is what it reads, and what a reader of files produces: no rule lives on a field that stays empty."""

import contextlib
import io
from collections import defaultdict

import docx
import pytest
from docx.oxml import OxmlElement

from kehoach.checker import RULES, Subject
from kehoach.checker.rule import NotApplicable, NotEvaluated
from kehoach.generator import Settings, write_subplans
from kehoach.generator.formats.docx import render
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Annex, Cell, Document, Paragraph, Plan, Signature, Table, dump_plan
from kehoach.model.base import Model
from kehoach.parser import read_formatted

CASES = ("*/source.txt", "*/source.html", "*/source.docx")
WHERE = {
    "component",
    "annex",
    "container",
    "level",
    "page",
    "path",
    "source",
    "text",
    "label",
    "width",
    "height",
    "capitals",
}
"""Fields of a layout that say which paragraph it is and what stands there; a rule on another field names that field."""


def places(value, path, found):
    """Where each value of the model stands, by its identity."""
    if isinstance(value, Model):
        found[id(value)].add(path)
        for name in type(value).model_fields:
            places(getattr(value, name), f"{path}.{name}", found)
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            places(each, path, found)


@contextlib.contextmanager
def recorded(**roots):
    """The paths of all fields that are looked at meanwhile."""
    where = defaultdict(set)
    for name, root in roots.items():
        places(root, name, where)
    seen = set()
    plain = Model.__getattribute__

    def noting(self, name):
        paths = where.get(id(self), ())
        if len(paths) == 1 and name in type(self).model_fields:
            seen.update(f"{path}.{name}" for path in paths)
        return plain(self, name)

    Model.__getattribute__ = noting
    try:
        yield seen
    finally:
        del Model.__getattribute__


def fields_read(rule):
    """The fields that a rule looks at while it checks its examples."""
    found = set()
    for example in filter(None, (rule.good, rule.bad, rule.not_applicable)):
        plan = example.plan or Plan(document=Document(type="KẾ HOẠCH"))
        subject = Subject(plan, registry_for_plan(plan), rule.since, layout=example.layout, parent=example.parent)
        roots = {"plan": plan, "layout": example.layout, "parent": example.parent}
        with recorded(**roots) as seen, contextlib.suppress(NotApplicable, NotEvaluated):
            list(rule.check(subject))
        found |= seen
    return found


def named(rule):
    return {f"plan.{field}" if field.startswith("document.") else field for field in rule.reads}


def produced(value, path):
    """The paths of the fields that hold something."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            field = getattr(value, name)
            if field is not None and field not in ((), "", {}, frozenset()):
                yield f"{path}.{name}"
                yield from produced(field, f"{path}.{name}")
    elif isinstance(value, tuple | dict):
        for each in value.values() if isinstance(value, dict) else value:
            yield from produced(each, path)


def table(*rows):
    header, *others = (tuple(Cell(text=text) for text in row) for row in rows)
    return Table(header=(header,), rows=tuple(others))


def report_with_annexes():
    """A document of the shapes that the cases and 163/KH-UBND do not have, as Word file."""
    targets = table(
        ("STT", "Chỉ tiêu", "Giai đoạn 2026-2030", "Cơ quan chủ trì"),
        ("1", "Hồ sơ đúng hạn", "Đạt 90%", "Sở Nội vụ phối hợp với Sở Tư pháp và các sở, ngành"),
    )
    tasks = table(
        ("STT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian"),
        (
            "1",
            "Lập kho dữ liệu",
            "Sở Nội vụ phối hợp với các sở, ngành",
            "UBND xã phối hợp với các sở, ngành",
            "Kho",
            "2026",
        ),
    )
    projects = table(
        ("STT", "Tên đề án", "Cơ quan chủ trì", "Sản phẩm", "Thời gian"),
        ("1", "Đề án số hóa", "Sở Nội vụ; Ban Lạ Lùng", "Đề án", "2026"),
    )
    titles = {"CHỈ TIÊU": targets, "NHIỆM VỤ": tasks, "DANH MỤC ĐỀ ÁN": projects}
    annexes = (
        Annex(id=f"pl{number}", label=f"Phụ lục {'I' * number}", title=title, tables=(tables,))
        for number, (title, tables) in enumerate(titles.items(), start=1)
    )
    document = Document(
        type="BÁO CÁO",
        symbol="BC-UBND",
        superior=("CHÍNH PHỦ",),
        issuer=("ỦY BAN NHÂN DÂN", "TỈNH BÌNH SƠN"),
        title="Kết quả cải cách hành chính",
        addressees=("Bộ Nội vụ",),
        lead=(Paragraph(text="Ủy ban nhân dân tỉnh báo cáo như sau:"),),
        annexes=tuple(annexes),
        recipients=("Như trên", "Lưu: VT."),
        signature=Signature(authority="TM. ỦY BAN NHÂN DÂN", title="CHỦ TỊCH", name="Nguyễn Văn A"),
    )
    return render(document)


def numbered_by_word():
    """A document whose items Word numbers."""
    word = docx.Document()
    word.add_paragraph("KẾ HOẠCH")
    word.add_paragraph("Thu thập số liệu", style="List Number")
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def tracked(data):
    """The Word file with its first words inserted by somebody."""
    word = docx.Document(io.BytesIO(data))
    words = next(run for paragraph in word.paragraphs for run in paragraph.runs)._r
    inserted = OxmlElement("w:ins")
    words.addprevious(inserted)
    inserted.append(words)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def suspended(plan):
    """A plan as `kehoach amend` leaves it, with items out of force."""
    given = {"standing": "suspended"}
    return plan.model_copy(
        update={
            name: tuple(item.model_copy(update=given) for item in getattr(plan, name))
            for name in ("targets", "tasks", "projects")
        }
    )


@pytest.fixture(scope="module")
def ever_produced(plan_163, parent_ha_chau, source_163, tmp_path_factory):
    """Every field that some reader fills from some file."""
    folder = tmp_path_factory.mktemp("read")
    write_subplans(plan_163, ["so-noi-vu"], folder, formats=("docx",), settings=Settings(), processes=1)
    write_subplans(parent_ha_chau, ["so-tu-phap"], folder, formats=("docx", "pdf"), settings=Settings(), processes=1)
    (folder / "tracked.docx").write_bytes(tracked((folder / "so-tu-phap.docx").read_bytes()))
    (folder / "report.docx").write_bytes(report_with_annexes())
    (folder / "numbered.docx").write_bytes(numbered_by_word())
    (folder / "amended.json").write_text(dump_plan(suspended(plan_163)), encoding="utf-8")
    files = [*folder.glob("*.docx"), *folder.glob("*.pdf"), folder / "amended.json", source_163.with_suffix(".docx")]
    files += [file for pattern in CASES for file in (source_163.parents[2] / "tests" / "cases").glob(pattern)]
    found = set()
    for file in files:
        read = read_formatted(file)
        found.update(produced(read.plan, "plan"))
        found.update(produced(read.layout, "layout"))
    return found | {field.replace("plan.", "parent.", 1) for field in found}


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_names_the_form_and_the_parts_of_the_plan_that_it_reads(rule):
    names = named(rule)
    roots = {name.partition(".")[0] for name in names}
    for field in fields_read(rule) - {"plan.document", "layout.paragraphs"}:
        root, last = field.partition(".")[0], field.rpartition(".")[2]
        if root == "layout" and last not in WHERE:
            near = (field == name or field.startswith(f"{name}.") or name.startswith(f"{field}.") for name in names)
            assert any(near), f"reads {field} and does not say so"
        assert root in roots or field.startswith("plan.document."), f"reads {field} and does not say so"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_what_a_rule_reads_is_produced_by_a_reader(rule, ever_produced):
    missing = (fields_read(rule) | named(rule)) - ever_produced
    assert not missing, f"no reader fills {sorted(missing)}"


def test_the_recorder_sees_what_is_looked_at_and_nothing_else():
    plan = Plan(document=Document(title="a", lead=(Paragraph(text="b"),)))
    with recorded(plan=plan) as seen:
        assert plan.document.lead[0].text == "b"
    assert seen == {"plan.document", "plan.document.lead", "plan.document.lead.text"}
    assert plan.document.title == "a"
    assert "plan.document.title" not in seen
