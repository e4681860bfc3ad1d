"""What is written is read back by this project's own readers."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from kehoach.generator.formats import docx, pdf
from kehoach.model import Document, Section, Table
from kehoach.parser import read_document


@pytest.fixture(scope="module", params=[docx, pdf], ids=["docx", "pdf"])
def writer(request: pytest.FixtureRequest) -> ModuleType:
    module: ModuleType = request.param
    return module


@pytest.fixture(scope="module")
def read_back(writer: ModuleType, department_plan: Document, tmp_path_factory: pytest.TempPathFactory) -> Document:
    path: Path = tmp_path_factory.mktemp("written") / f"plan.{writer.__name__.rpartition('.')[2]}"
    path.write_bytes(writer.render(department_plan))
    return read_document(path).document


def _addresses(sections: tuple[Section, ...]) -> list[str]:
    return [found for section in sections for found in (section.id, *_addresses(section.children))]


def _texts(tables: tuple[Table, ...]) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row] for table in tables for row in table.rows]


def test_header_and_ending_are_read_back(read_back: Document, department_plan: Document) -> None:
    for field in ("type", "number", "symbol", "superior", "issuer", "place", "date", "title"):
        assert getattr(read_back, field) == getattr(department_plan, field), field
    assert read_back.signature == department_plan.signature
    assert [basis.text for basis in read_back.legal_bases] == [basis.text for basis in department_plan.legal_bases]
    assert len(read_back.recipients) == len(department_plan.recipients)


def test_sections_have_their_addresses_again(read_back: Document, department_plan: Document) -> None:
    assert _addresses(read_back.outline) == _addresses(department_plan.outline)


def test_annexes_have_their_labels_titles_and_every_cell_again(read_back: Document, department_plan: Document) -> None:
    assert [(annex.label, annex.title) for annex in read_back.annexes] == [
        (annex.label, annex.title) for annex in department_plan.annexes
    ]
    for found, given in zip(read_back.annexes, department_plan.annexes, strict=True):
        assert _texts(found.tables) == _texts(given.tables)
