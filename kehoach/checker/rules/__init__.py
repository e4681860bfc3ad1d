"""All rules, one file each. A module here is a rule's code in small letters and holds its record as `RULE`."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cached_property

from kehoach.checker.rule import Rule


class _Rules(Mapping[str, Rule]):
    """The rules by code, imported when the first is asked for: the other commands do not wait for them."""

    @cached_property
    def _found(self) -> dict[str, Rule]:
        """A module without a record, or with another code than its name, is a defect and stops the import."""
        found: dict[str, Rule] = {}
        for module in sorted(pkgutil.iter_modules(__path__), key=lambda each: each.name):
            rule = importlib.import_module(f"{__name__}.{module.name}").RULE
            if not isinstance(rule, Rule) or rule.code.lower() != module.name:
                raise TypeError(f"{module.name}: RULE must be the rule of that code")
            found[rule.code] = rule
        return found

    def __getitem__(self, code: str) -> Rule:
        return self._found[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


RULES: Mapping[str, Rule] = _Rules()
