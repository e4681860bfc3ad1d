"""An officer reads in words what a format cannot show."""

from kehoach.checker.untold_words import named
from kehoach.parser.formats.pdf_form import UNTOLD


def test_every_field_that_a_pdf_hides_has_a_name_in_words():
    assert UNTOLD
    assert [field for field in UNTOLD if named([field]) == field] == []


def test_names_stand_in_their_order():
    assert named(["pages.top", "pages.bottom"]) == "lề trên, lề dưới"
