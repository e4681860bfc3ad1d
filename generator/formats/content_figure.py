"""A chart as the templates see it: a vector picture for PDF, Word's own drawing for .docx."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from kehoach.generator.formats.chart import WIDTH_MM, height_mm, png, svg
from kehoach.model import Figure

_EMU_PER_MM = 36_000
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


@dataclass(frozen=True)
class FigureView:
    """A chart. `number` counts those of the document from 1. `svg` is an address that holds the picture itself.

    Written into a Word template's text as {{ block.figure }}, it becomes the drawing that shows `part` of the file.
    """

    figure: Figure
    number: int

    @property
    def title(self) -> str:
        """The line under the picture."""
        return f"Biểu đồ {self.number}. {self.figure.title}"

    @property
    def description(self) -> str:
        """What the picture shows, in words: its alternative text."""
        return self.figure.description

    @property
    def height(self) -> float:
        """Millimetres."""
        return height_mm(self.figure)

    @cached_property
    def svg(self) -> str:
        """The picture as vectors, in a `data:` address."""
        return "data:image/svg+xml;base64," + base64.b64encode(svg(self.figure)).decode()

    @cached_property
    def png(self) -> bytes:
        """The picture in dots."""
        return png(self.figure)

    @property
    def part(self) -> str:
        """The name of the picture's part in a Word file."""
        return f"media/bieudo{self.number}.png"

    @property
    def relation(self) -> str:
        """The id under which the document's part refers to the picture."""
        return f"rIdBieuDo{self.number}"

    def __html__(self) -> Markup:
        """Word's drawing, in a run of its own between the text before and after it."""
        width, height = round(WIDTH_MM * _EMU_PER_MM), round(self.height * _EMU_PER_MM)
        named = Markup('id="{}" name="{}" descr="{}"').format(1000 + self.number, self.title, self.description)
        return Markup(  # noqa: S704 - numbers and escaped words only
            '</w:t></w:r><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
            f'wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr {named}/><a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
            f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {named}/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{escape(self.relation)}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
            '</w:drawing></w:r><w:r><w:t xml:space="preserve">'
        )
