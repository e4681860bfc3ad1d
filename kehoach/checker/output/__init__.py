"""What a check found, in the forms that people and programs read."""

from kehoach.checker.output.data import check_json
from kehoach.checker.output.page import check_page
from kehoach.checker.output.sarif import check_sarif

__all__ = ["check_json", "check_page", "check_sarif"]
