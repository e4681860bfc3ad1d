"""A `Document` as a PDF file, tagged for accessibility (PDF/UA-1), laid out by WeasyPrint."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup, escape
from weasyprint import CSS, HTML
from weasyprint.document import Document as Laid
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

from kehoach import templates as template_files
from kehoach.errors import KehoachError
from kehoach.generator.form import FormSettings
from kehoach.generator.formats import pdf_accessibility
from kehoach.generator.formats.content import Apparatus, content_of
from kehoach.generator.formats.fonts import require_vietnamese_times
from kehoach.generator.formats.form import in_stylesheet
from kehoach.generator.formats.pdf_notes import NOTES, laid_out, with_notes
from kehoach.generator.formats.templating import ENVIRONMENT, Compiled, compiled
from kehoach.model import Document

_VARIANT = {"pdf_variant": pdf_accessibility.VARIANT}
_BLANK = re.compile(r"(\[[^\[\]]*\])")
_CODE = re.compile(r"(?<!\w)\d+/(?:\d{4}/)?[^\W\d_][^\s;,.()“”\"]*")


def render(
    document: Document,
    *,
    templates: Path | None = None,
    form: FormSettings | None = None,
    apparatus: Apparatus | None = None,
) -> bytes:
    """The bytes of a PDF in the official form; the same document and font give the same bytes.

    `templates` is a folder whose `document.html` and `document.css` replace those of
    `kehoach.templates`; `form` sets what the decree leaves open; `apparatus` is what a consolidated text has besides.
    Raises `KehoachError` on a
    faulty template, on characters that cannot be printed, and when the machine has no font with the
    letters of Vietnamese.
    """
    require_vietnamese_times()
    page = _page(template_files.read(template_files.PAGE, templates))
    stylesheet, fonts = _stylesheet(in_stylesheet(template_files.read(template_files.STYLESHEET, templates), form))
    content = content_of(document, apparatus)
    text = with_notes(page.fill(content), content)
    stylesheets = [*([_stylesheet(NOTES)[0]] if content.notes else []), stylesheet]
    try:
        with _collector_paused():
            html = HTML(string=text, url_fetcher=_fetcher())

            def layout(added: Sequence[bytes]) -> Laid:
                more = [_stylesheet(css)[0] for css in added]
                return html.render(font_config=fonts, stylesheets=[*stylesheets, *more], **_VARIANT)

            pages = laid_out(layout) if content.notes else layout([])
            result: bytes = pages.write_pdf(finisher=pdf_accessibility.finish, **_VARIANT)
    except FatalURLFetchingError as error:
        raise _outside(error) from error
    return result


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Layout makes a million small objects and hardly any garbage: looking for it costs a tenth of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _fetcher() -> URLFetcher:
    """Fetches nothing from outside: a template may hold data, and may not reach for files or the network."""
    return URLFetcher(allowed_protocols=("data",), fail_on_errors=True)


def _outside(error: FatalURLFetchingError) -> KehoachError:
    return KehoachError(
        f"mẫu PDF lấy tệp hay địa chỉ bên ngoài ({error})",
        file=f"{template_files.PAGE}, {template_files.STYLESHEET}",
        advice="Bỏ địa chỉ đó, hoặc nhúng ảnh vào mẫu dưới dạng data:.",
    )


@lru_cache(maxsize=8)
def _page(data: bytes) -> Compiled:
    try:
        source = data.decode()
    except UnicodeDecodeError:
        raise _not_text(template_files.PAGE) from None
    lines = source.splitlines()
    return compiled(
        source, template_files.PAGE, lambda line: f"dòng {line} «{lines[min(line, len(lines)) - 1].strip()}»"
    )


@lru_cache(maxsize=8)
def _stylesheet(data: bytes) -> tuple[CSS, FontConfiguration]:
    fonts = FontConfiguration()
    try:
        return CSS(string=data.decode(), font_config=fonts, url_fetcher=_fetcher()), fonts
    except UnicodeDecodeError:
        raise _not_text(template_files.STYLESHEET) from None
    except FatalURLFetchingError as error:
        raise _outside(error) from error


def _not_text(file: str) -> KehoachError:
    return KehoachError("tệp mẫu không phải văn bản UTF-8", file=file, advice="Lưu lại tệp mẫu với mã UTF-8.")


def _marked(text: str) -> Markup:
    """A text in which what stands in square brackets is highlighted, and the code of a document is not parted."""
    shown = _BLANK.sub(r"<mark>\1</mark>", str(escape(text)))
    return Markup(_CODE.sub(r'<span class="code">\g<0></span>', shown))  # noqa: S704 - escaped, neither is markup


ENVIRONMENT.filters["marked"] = _marked
