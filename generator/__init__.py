"""`Plan` to each agency's documents."""

from __future__ import annotations

from kehoach.generator.batch import Summary, write_subplans, write_zip
from kehoach.generator.formats import FORMATS
from kehoach.generator.manifest import MANIFEST, UnitRecord
from kehoach.generator.settings import Settings, read_settings
from kehoach.generator.subplan import Subplan, make_subplan

__all__ = [
    "FORMATS",
    "MANIFEST",
    "Settings",
    "Subplan",
    "Summary",
    "UnitRecord",
    "make_subplan",
    "read_settings",
    "write_subplans",
    "write_zip",
]
