"""Where a value stands in the file it was read from."""

from __future__ import annotations

from typing import Any

from pydantic import SerializerFunctionWrapHandler, model_serializer

from kehoach.model.base import Model


class Source(Model):
    """A place in a source file. All counts begin at 1; parts that a format does not have are None.

    Text and HTML have lines; DOCX has paragraphs; PDF has pages and boxes (points, from the page's
    top left corner: x0, top, x1, bottom). A table cell has table, row and column in any format.
    """

    file: str
    sha256: str
    line: int | None = None
    end_line: int | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None

    @model_serializer(mode="wrap")
    def _without_absent_parts(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {name: value for name, value in handler(self).items() if value is not None}
