"""A `Document` as a PDF file, tagged for accessibility (PDF/UA-1), laid out by WeasyPrint."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from kehoach import templates as template_files
from kehoach.errors import KehoachError
from kehoach.generator.formats.content import content_of
from kehoach.generator.formats.fonts import require_vietnamese_times
from kehoach.generator.formats.templating import ENVIRONMENT, Compiled, compiled
from kehoach.model import Document

_BLANK = re.compile(r"(\[[^\[\]]*\])")


def render(document: Document, *, templates: Path | None = None) -> bytes:
    """The bytes of a PDF in the official form; the same document and font give the same bytes.

    `templates` is a folder whose `document.html` and `document.css` replace those of
    `kehoach.templates`. Raises `KehoachError` on a faulty template, on characters that cannot be
    printed, and when the machine has no font with the letters of Vietnamese.
    """
    require_vietnamese_times()
    page = _page(template_files.read(template_files.PAGE, templates))
    stylesheet, fonts = _stylesheet(template_files.read(template_files.STYLESHEET, templates))
    html = HTML(string=page.fill(content_of(document)), url_fetcher=_Nothing())
    result: bytes = html.write_pdf(stylesheets=[stylesheet], font_config=fonts, pdf_variant="pdf/ua-1")
    return result


class _Nothing(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no types
    """Fetches nothing: a page needs neither files nor the network, and a template may not reach for them."""

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        raise KehoachError("mẫu PDF không được lấy tệp hay địa chỉ bên ngoài", place=url)


@lru_cache(maxsize=8)
def _page(data: bytes) -> Compiled:
    try:
        source = data.decode()
    except UnicodeDecodeError:
        raise KehoachError("tệp mẫu không phải văn bản UTF-8", file=template_files.PAGE) from None
    lines = source.splitlines()
    return compiled(
        source, template_files.PAGE, lambda line: f"dòng {line} «{lines[min(line, len(lines)) - 1].strip()}»"
    )


@lru_cache(maxsize=8)
def _stylesheet(data: bytes) -> tuple[CSS, FontConfiguration]:
    fonts = FontConfiguration()
    return CSS(string=data.decode(), font_config=fonts, url_fetcher=_Nothing()), fonts


def _marked(text: str) -> Markup:
    """A text in which what stands in square brackets is highlighted."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece) if _BLANK.fullmatch(piece) else escape(piece)
        for piece in _BLANK.split(text)
    )


ENVIRONMENT.filters["marked"] = _marked
