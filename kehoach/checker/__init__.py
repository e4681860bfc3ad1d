"""Tells what is wrong with a document: its form, its content, and whether it carries out its parent plan."""

from kehoach.checker.engine import Checked, check, run
from kehoach.checker.profile import Profile, read_profile
from kehoach.checker.rules import RULES
from kehoach.checker.subject import Subject

__all__ = ["RULES", "Checked", "Profile", "Subject", "check", "read_profile", "run"]
