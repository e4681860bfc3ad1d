from copy import deepcopy
from datetime import date
from pathlib import Path

import pytest

from kehoach.checker import Subject, check
from kehoach.checker.edits import SetPage, SetParagraph, SetRuns
from kehoach.checker.word_edits import set_properties, targets
from kehoach.checker.word_file import W, open_word_file, serialised
from kehoach.generator import Settings, make_subplan
from kehoach.generator.formats import FORMATS
from kehoach.generator.settings import UnitSettings
from kehoach.meaning.province import registry_for_plan
from kehoach.parser import read_plan


@pytest.fixture(scope="session")
def outcomes_of():
    """What some rules come to on a plan, held against a parent or not, on one day."""

    def outcomes(rules, plan, parent=None):
        subject = Subject(plan, registry_for_plan(plan), date(2026, 11, 23), parent=parent)
        return check(subject, file="ví dụ", rules=rules).outcomes

    return outcomes


@pytest.fixture(scope="session")
def parent_ha_chau():
    """A synthetic province's plan whose words have no slip."""
    return read_plan(Path(__file__).parent / "data" / "ha-chau-plan.txt")


@pytest.fixture(scope="session")
def settings_ha_chau():
    """What an officer of that province's Sở Tư pháp sets."""
    return Settings(unit=UnitSettings(signer_name="Lê Thị Hoa", archive="VT, VP"))


@pytest.fixture(scope="session")
def issued_ha_chau(parent_ha_chau, settings_ha_chau):
    """The sub-plan of Sở Tư pháp as kehoach writes it, with the number, the day and the words that an officer filled in."""
    registry = registry_for_plan(parent_ha_chau)
    subplan = make_subplan(parent_ha_chau, "so-tu-phap", registry, settings=settings_ha_chau)
    draft = Draft(FORMATS["docx"].render(subplan.plan.document))
    draft.say("[...]", "Văn phòng Sở")
    draft.write("Số:", "Số: 05/KH-STP")
    draft.write("Hà Châu, ngày", "Hà Châu, ngày 20 tháng 4 năm 2026")
    for annex in (0, 1):
        draft.write("(Kèm theo", "(Kèm theo Kế hoạch số 05/KH-STP ngày 20 tháng 4 năm 2026 của Sở Tư pháp)", annex)
    return draft.saved()


@pytest.fixture(scope="session")
def draft_of():
    """Opens a Word file for small changes."""
    return Draft


class Draft:
    """A Word file that is changed as somebody at a keyboard would: paragraphs are found by how they begin."""

    def __init__(self, data):
        self._file = open_word_file(data)
        self._root = self._file.root()
        self._parts = {}

    def at(self, start, place=0):
        return [p for p in self._root.iter(f"{W}p") if self._begins(p, start)][place]

    def write(self, start, words, place=0):
        """Other words in a paragraph, in the form of its first run."""
        first, *rest = self.at(start, place).iter(f"{W}t")
        first.text = words
        for text in rest:
            text.text = ""

    def say(self, old, new):
        """Other words wherever they stand."""
        found = [text for text in self._root.iter(f"{W}t") if old in (text.text or "")]
        assert found, f"«{old}» stands nowhere"
        for text in found:
            text.text = text.text.replace(old, new)

    def look(self, start, field, value, place=0):
        """Another look of a paragraph's runs: font, size, bold, italic, color."""
        self._set(SetRuns(self._path(start, place), field, value))

    def shape(self, start, field, value, place=0):
        """Another form of a paragraph: alignment, indents, spacing, keep_next."""
        self._set(SetParagraph(self._path(start, place), field, value))

    def page(self, place, **measures):
        """Other measures of a section, in millimetres."""
        for field, value in measures.items():
            self._set(SetPage(place, field, value))

    def remove(self, start, place=0):
        paragraph = self.at(start, place)
        paragraph.getparent().remove(paragraph)

    def remove_below(self, start, place=0):
        """Take away what follows a paragraph: the line that is drawn there."""
        line = self.at(start, place).getnext()
        line.getparent().remove(line)

    def insert(self, start, words, like=None, place=0):
        """A new paragraph before another, in the form of `like`."""
        new = deepcopy(self.at(like or start))
        self.at(start, place).addprevious(new)
        first, *rest = new.iter(f"{W}t")
        first.text = words
        for text in rest:
            text.text = ""

    def insert_after(self, start, words, size):
        """A new paragraph after another, in letters of that size."""
        above = self.at(start)
        new = deepcopy(above)
        above.addnext(new)
        first, *rest = new.iter(f"{W}t")
        first.text = words
        for text in rest:
            text.text = ""
        self.look(words, "size", size)

    def cell(self, words, column, new):
        """Other words in one cell of the table's row that has a cell with `words`."""
        next(self._row(words).findall(f"{W}tc")[column].iter(f"{W}t")).text = new

    def remove_row(self, words):
        row = self._row(words)
        row.getparent().remove(row)

    def xml(self, old, new, part=None):
        """Other XML in the main part, or in a named one."""
        data = self._parts.get(part) or (self._file.parts[part] if part else serialised(self._root))
        assert old.encode() in data, f"{old} stands nowhere"
        changed = data.replace(old.encode(), new.encode())
        if part:
            self._parts[part] = changed
        else:
            self._root = open_word_file(self._file.with_parts({self._file.main: changed})).root()

    def saved(self):
        return self._file.with_parts({self._file.main: serialised(self._root), **self._parts})

    def _row(self, words):
        """The row of a table that has a cell with these words."""
        rows = (next(p.iterancestors(f"{W}tr"), None) for p in self._root.iter(f"{W}p") if self._begins(p, words))
        return next(row for row in rows if row is not None)

    def _path(self, start, place):
        return self._root.getroottree().getpath(self.at(start, place))

    @staticmethod
    def _begins(paragraph, start):
        return "".join(paragraph.itertext()).startswith(start)

    def _set(self, edit):
        found = targets(self._root, edit)
        assert found
        for element, properties in found:
            set_properties(element, properties)
