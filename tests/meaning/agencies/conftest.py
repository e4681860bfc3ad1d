"""Registries that the tests of agencies share."""

from datetime import date

import pytest

from kehoach.meaning.agencies import load_registry


@pytest.fixture
def soc_trang():
    """Sóc Trăng on the day of its plan of 2021."""
    return load_registry("TỈNH SÓC TRĂNG", on=date(2021, 11, 24))


@pytest.fixture
def nowhere():
    """A province that no data file knows."""
    return load_registry("Tỉnh Núi Xanh", on=date(2022, 5, 4))
