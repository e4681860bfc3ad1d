"""One module a file format: a `Document` in, the bytes of a file out.

To add one, write its module with `render` and give it a line in `_NAMES`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType

_NAMES = ("docx", "pdf")


class _Formats(Mapping[str, ModuleType]):
    """The modules by the names of their formats, loaded when they are asked for: WeasyPrint alone takes a third of a second."""

    def __getitem__(self, name: str) -> ModuleType:
        if name not in _NAMES:
            raise KeyError(name)
        return import_module(f"{__name__}.{name}")

    def __iter__(self) -> Iterator[str]:
        return iter(_NAMES)

    def __len__(self) -> int:
        return len(_NAMES)


FORMATS: Mapping[str, ModuleType] = _Formats()
