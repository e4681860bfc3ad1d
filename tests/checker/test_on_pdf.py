"""On a PDF or a text no rule of form says "đạt" of what it could not have found there."""

import re

import pytest

from kehoach.checker import RULES, Subject, check
from kehoach.generator import write_subplans
from kehoach.meaning.province import registry_for_plan
from kehoach.model import Document, Paragraph, Plan
from kehoach.model.base import Model
from kehoach.parser import read_formatted
from kehoach.parser.extraction import clean
from kehoach.parser.formats.pdf_form import UNTOLD

FORM = {code: rule for code, rule in RULES.items() if code.startswith("TT")}


def as_printed(layout):
    """A Word file's form as far as a PDF of it can tell: no styles, no blank paragraphs, no rows of spaces, no tabs."""
    return layout.model_copy(
        update={
            "format": "pdf",
            "language": None,
            "untold": UNTOLD,
            "states": tuple(state for state in layout.states if state == "signed"),
            "pages": tuple(
                page.model_copy(update={"top": None, "bottom": None, "header": None}) for page in layout.pages
            ),
            "paragraphs": tuple(printed(each) for each in layout.paragraphs if each.text.strip()),
            "tables": tuple(
                each.model_copy(update={"header_repeated": None, "rows_kept_whole": None, "path": None})
                for each in layout.tables
            ),
        }
    )


def printed(paragraph):
    runs = tuple(
        run.model_copy(
            update={
                "text": spaced(run.text.upper() if run.capitals else run.text),
                "capitals": False,
                "underline": None,
            }
        )
        for run in paragraph.runs
    )
    label = f"{paragraph.label} " if paragraph.label else ""
    return paragraph.model_copy(
        update={
            "text": spaced(label + "".join(run.text for run in runs)) if runs else spaced(label + paragraph.text),
            "runs": runs,
            "container": "text" if paragraph.container == "box" else paragraph.container,
            **dict.fromkeys(("style", "right", "before", "after", "keep_next", "label", "line_pitch", "path")),
        }
    )


def spaced(text):
    return re.sub(r"[ \t]+", " ", text)


def nothing_measured(layout):
    """The same words of which a file tells nothing: no measure, no size, no place of a line."""
    known = {"source", "path", "annex", "numbering", "line_below"}
    bare = layout.model_copy(update={"language": None})
    for name in ("pages", "paragraphs", "tables"):
        parts = [each.model_copy(update=dict.fromkeys(_optional(each) - known)) for each in getattr(layout, name)]
        bare = bare.model_copy(update={name: tuple(parts)})
    runs = [[run.model_copy(update=dict.fromkeys(_optional(run))) for run in each.runs] for each in bare.paragraphs]
    paragraphs = [each.model_copy(update={"runs": tuple(own)}) for each, own in zip(bare.paragraphs, runs, strict=True)]
    return bare.model_copy(update={"paragraphs": tuple(paragraphs)})


def _optional(part):
    return {
        name for name, field in type(part).model_fields.items() if field.default is None and not field.is_required()
    }


def fields(value, path, found):
    """The values of every field of a form, by its path."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            fields(getattr(value, name), f"{path}.{name}" if path else name, found)
    elif isinstance(value, tuple):
        for each in value:
            fields(each, path, found)
    else:
        found.setdefault(path, set()).add(value)
    return found


@pytest.fixture(scope="module")
def read_from_pdf(parent_ha_chau, settings_ha_chau, source_163, tmp_path_factory):
    """The forms of PDFs: 163/KH-UBND as printed by Word, and a sub-plan of kehoach."""
    folder = tmp_path_factory.mktemp("pdf")
    write_subplans(parent_ha_chau, ["so-tu-phap"], folder, formats=("pdf",), settings=settings_ha_chau, processes=1)
    return [read_formatted(path).layout for path in (source_163.with_suffix(".pdf"), folder / "so-tu-phap.pdf")]


def test_what_a_pdf_is_taken_to_show_is_what_its_reader_tells(read_from_pdf):
    for layout in read_from_pdf:
        assert as_printed(layout) == layout


@pytest.mark.parametrize("rule", FORM.values(), ids=FORM)
def test_a_rule_does_not_pass_where_the_file_tells_nothing_of_what_it_reads(rule):
    plan = rule.bad.plan or Plan(document=Document(type="KẾ HOẠCH"))
    layout = nothing_measured(rule.bad.layout) if rule.bad.layout else None
    subject = Subject(plan, registry_for_plan(plan), rule.since, layout=layout)
    (found,) = check(subject, file="van-ban.pdf", rules={rule.code: rule}).outcomes
    assert found.result != "passed", f"{rule.code} was told nothing, and says đạt"


@pytest.mark.parametrize("rule", FORM.values(), ids=FORM)
def test_a_rule_that_passes_on_a_text_can_fail_on_one(rule):
    """Text, HTML and JSON have no form, and their words are tidied."""
    given = rule.bad.plan or Plan(document=Document(type="KẾ HOẠCH"))
    words = tuple(Paragraph(text=clean(each.text)) for each in rule.bad.layout.paragraphs) if rule.bad.layout else ()
    plan = given.model_copy(
        update={"document": given.document.model_copy(update={"lead": (*given.document.lead, *words)})}
    )
    subject = Subject(plan, registry_for_plan(plan), rule.since)
    (found,) = check(subject, file="van-ban.txt", rules={rule.code: rule}).outcomes
    assert found.result != "passed", f"{rule.code} finds nothing in the words of its bad example, and says đạt"


@pytest.mark.parametrize("rule", FORM.values(), ids=FORM)
def test_a_rule_that_passes_on_a_pdf_can_fail_on_one(rule):
    plan = rule.bad.plan or Plan(document=Document(type="KẾ HOẠCH"))
    layout = as_printed(rule.bad.layout) if rule.bad.layout else None
    subject = Subject(plan, registry_for_plan(plan), rule.since, layout=layout)
    (found,) = check(subject, file="van-ban.pdf", rules={rule.code: rule}).outcomes
    assert found.result != "passed", f"{rule.code} finds nothing on a PDF of its bad example, and says đạt"
