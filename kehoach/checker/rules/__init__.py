"""All rules, one file each. A module here is a rule's code in small letters and holds its record as `RULE`."""

from __future__ import annotations

import importlib
import pkgutil

from kehoach.checker.rule import Rule


def _load() -> dict[str, Rule]:
    """The rules by code. A module without a record, or with another code than its name, is a defect and stops the import."""
    found: dict[str, Rule] = {}
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
        rule = importlib.import_module(f"{__name__}.{module.name}").RULE
        if not isinstance(rule, Rule) or rule.code.lower() != module.name:
            raise TypeError(f"{module.name}: RULE must be the rule of that code")
        found[rule.code] = rule
    return found


RULES: dict[str, Rule] = _load()
