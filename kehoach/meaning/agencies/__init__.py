"""Agencies as data, and finding them in the words of a plan."""

from kehoach.meaning.agencies.agency import Agency, Group, Mention, Successor
from kehoach.meaning.agencies.assignment import read_assignment
from kehoach.meaning.agencies.phrases import find_mentions, nearest
from kehoach.meaning.agencies.registry import Registry, load_registry
from kehoach.meaning.agencies.subjects import read_subject
from kehoach.meaning.agencies.succession import Candidate, Succession, successors_on

__all__ = [
    "Agency",
    "Candidate",
    "Group",
    "Mention",
    "Registry",
    "Succession",
    "Successor",
    "find_mentions",
    "load_registry",
    "nearest",
    "read_assignment",
    "read_subject",
    "successors_on",
]
