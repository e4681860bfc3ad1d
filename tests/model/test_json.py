import json

import jsonschema
import pytest

from kehoach.errors import KehoachError
from kehoach.model import Document, Plan, Source, dump_plan, load_plan, plan_schema


def test_a_plan_survives_writing_and_reading(plan_163):
    assert load_plan(dump_plan(plan_163)) == plan_163


def test_what_is_written_fits_the_published_schema(plan_163):
    schema = plan_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(dump_plan(plan_163)), schema)


def test_the_schema_names_the_parts_of_the_contract():
    schema = plan_schema()
    assert {"schema_version", "document", "targets", "tasks", "projects", "responsibilities", "notices"} <= set(
        schema["properties"]
    )
    definitions = schema["$defs"]
    assert {"text", "kind", "every", "start", "end"} <= set(definitions["Deadline"]["properties"])
    assert {"comparator", "value", "low", "high", "unit", "scope", "year", "base"} <= set(
        definitions["Goal"]["properties"]
    )
    assert {"lead", "coordinate", "product", "deadline", "alternatives", "source"} <= set(
        definitions["Task"]["properties"]
    )


def test_values_are_frozen():
    plan = Plan(document=Document())
    with pytest.raises(ValueError, match="frozen"):
        plan.schema_version = "2"


def test_parts_that_a_place_does_not_have_are_not_written():
    assert Source(file="a.txt", sha256="0", line=3).model_dump() == {"file": "a.txt", "sha256": "0", "line": 3}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "JSON"),
        ("[]", "schema_version"),
        ('{"schema_version": "99.0", "document": {}}', "mới hơn"),
        ('{"schema_version": "x"}', "không hợp lệ"),
        ('{"schema_version": "1.0", "document": {"tpye": 1}}', "document.tpye"),
    ],
)
def test_a_file_that_is_no_plan_is_refused_in_vietnamese(text, words):
    with pytest.raises(KehoachError) as caught:
        load_plan(text, file="plan.json")
    assert words in str(caught.value)
    assert "plan.json" in str(caught.value)
