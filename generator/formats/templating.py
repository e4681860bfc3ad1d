"""Filling a template's text with Jinja: sandboxed, escaping, strict about fields, and clear about faults.

Templates come from this package or from a folder that the user names, never from a document read.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from kehoach.errors import KehoachError
from kehoach.generator.formats.content import AnnexView, Block, Content, SignatureView
from kehoach.generator.formats.content_figure import FigureView
from kehoach.generator.formats.content_table import CellView, RowView, TableView

_VIEWS = frozenset({AnnexView, Block, CellView, FigureView, RowView, SignatureView, TableView})
_MISSING = "mẫu dùng trường «{}» không có"
_FIELDS = tuple(field.name for field in dataclasses.fields(Content))


class _MissingField(StrictUndefined):
    """A field that does not exist: says its name and which fields there are."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        owner = self._undefined_obj
        known = [field.name for field in dataclasses.fields(owner)] if dataclasses.is_dataclass(owner) else _FIELDS
        return f"{_MISSING.format(self._undefined_name)}|{', '.join(known)}"


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which lets the fields of the content pass without the checks meant for foreign objects."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The attribute of an object, if a template may see it."""
        if type(obj) in _VIEWS and attribute in obj.__dataclass_fields__:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


ENVIRONMENT = _Sandbox(autoescape=True, undefined=_MissingField)


@dataclass(frozen=True)
class Compiled:
    """A template ready to be filled. `place` turns a line number of its source into a place that its author knows."""

    file: str
    template: Template
    place: Callable[[int], str]

    def fill(self, content: Content) -> str:
        """The text of the template with the content's fields in it. Raises `KehoachError` on a field that is missing."""
        try:
            return self.template.render(vars(content))
        except Exception as error:  # whatever an expression of the template may raise
            raise _explained(error, self.file, self.place) from error


def compiled(source: str, file: str, place: Callable[[int], str]) -> Compiled:
    """The template compiled. Raises `KehoachError` on a fault of syntax."""
    try:
        return Compiled(file, ENVIRONMENT.from_string(source), place)
    except TemplateSyntaxError as error:
        raise _explained(error, file, place) from error


def _explained(error: Exception, file: str, place: Callable[[int], str]) -> KehoachError:
    if isinstance(error, SecurityError):
        name = str(error).partition("|")[0].removeprefix(_MISSING.partition("{")[0]).partition("»")[0]
        return KehoachError(
            f"mẫu dùng biểu thức không được phép («{name}»)",
            file=file,
            place=place(_line(error)),
            advice=f"Các trường dùng được: {', '.join(_FIELDS)}.",
        )
    if isinstance(error, UndefinedError) and "|" in str(error):
        reason, _, fields = str(error).partition("|")
        return KehoachError(
            reason, file=file, place=place(_line(error)), advice=f"Các trường dùng được ở đó: {fields}."
        )
    if isinstance(error, TemplateSyntaxError):
        reason = f"mẫu viết sai cú pháp ({error.message})"
        return KehoachError(
            reason, file=file, place=place(error.lineno), advice="Sửa dấu {{ }}, {% %} ở chỗ đó trong mẫu."
        )
    return KehoachError(
        f"mẫu có biểu thức không tính được ({error})",
        file=file,
        place=place(_line(error)),
        advice=f"Các trường dùng được: {', '.join(_FIELDS)}.",
    )


def _line(error: Exception) -> int:
    """The line of the template's source that was running: Jinja puts it into the traceback."""
    line, traceback = 1, error.__traceback__
    while traceback:
        if traceback.tb_frame.f_code.co_filename in {"<template>", "<unknown>"}:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return line
