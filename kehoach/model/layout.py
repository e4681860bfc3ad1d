"""How a document looks on paper: pages, paragraphs and runs with the form that takes effect.

What styles, defaults and runs say is resolved: a value is what a reader of the printed page sees. None means that the
file's format does not tell. Lengths are in millimetres, sizes and spacing in points, as the decree counts them
(Nghị định 30/2020/NĐ-CP, Phụ lục I).
"""

from __future__ import annotations

from typing import Literal, get_args

from kehoach.model.base import Model
from kehoach.model.source import Source

Alignment = Literal["left", "center", "right", "justify"]
Component = Literal[
    "nation",  # Quốc hiệu
    "motto",  # Tiêu ngữ
    "superior",  # tên cơ quan chủ quản trực tiếp
    "issuer",  # tên cơ quan ban hành
    "number",  # số, ký hiệu
    "place_date",  # địa danh và thời gian
    "subject",  # trích yếu công văn (V/v)
    "type",  # tên loại
    "title",  # trích yếu nội dung
    "addressee",  # Kính gửi and what follows it
    "legal_basis",  # căn cứ ban hành
    "heading",  # numbered line that opens a section; `level` tells which
    "body",  # running text
    "table",  # a table cell of the body or of an annex
    "closing",  # last paragraph before the signature
    "recipients_label",  # "Nơi nhận:"
    "recipient",  # one line of Nơi nhận
    "authority",  # quyền hạn người ký: "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC"
    "signer_title",  # chức vụ
    "signer_name",  # họ và tên
    "mark",  # dấu mật, khẩn, phạm vi lưu hành
    "drafter",  # ký hiệu người soạn thảo
    "contact",  # địa chỉ, thư điện tử, điện thoại at the foot of page 1
    "annex_label",  # "Phụ lục I"
    "annex_title",
    "annex_caption",  # "(Kèm theo Kế hoạch số ...)"
    "page_number",
    "note",  # footnote
    "other",
]
COMPONENTS: tuple[str, ...] = get_args(Component)


class Run(Model):
    """Signs in a row that look alike. `color` is "000000" to "FFFFFF"; black when nothing else is said."""

    text: str
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    capitals: bool | None = None
    color: str | None = None


class DrawnLine(Model):
    """A rule drawn below words. `length` in millimetres, `share` of the words' width (1.0 = just as long), where known.

    `kind` tells how it was made: an underline and underscores are not the rule that the decree asks for.
    """

    kind: Literal["drawn", "border", "underline", "underscores"]
    length: float | None = None
    share: float | None = None


class LaidOutParagraph(Model):
    """One paragraph as printed; blank ones too. `text` is as it stands, not cleaned (spaces, NBSP and combining marks kept;
    a tab stop is a tab, a soft break a newline). A DOCX's paragraph that holds several components stands here once for each
    of them, with one `path`. A PDF has no paragraphs in a table's cell: there, the cell is one.

    `container` is where it stands: the text itself, a page header or footer, a note, a text box. `annex` is the id of the
    annex it belongs to. `page` is the place of its page set-up in `Layout.pages`. `path` addresses the element inside a
    DOCX's part (an XPath of word/document.xml), so that a comment or a correction finds it again.
    `first_line` is negative for a hanging indent. `line_spacing` counts single lines; `line_pitch` is a fixed height.
    `lines_below` are all rules below a line of several columns, from the left; `line_below` is the last of them.
    `label` is an automatic number that the file does not hold as text. `room` is how wide its lines may be, in millimetres.
    """

    text: str
    runs: tuple[Run, ...] = ()
    component: Component = "other"
    level: int | None = None
    annex: str | None = None
    container: Literal["text", "header", "footer", "note", "box"] = "text"
    style: str | None = None
    alignment: Alignment | None = None
    first_line: float | None = None
    left: float | None = None
    right: float | None = None
    room: float | None = None
    before: float | None = None
    after: float | None = None
    line_spacing: float | None = None
    line_pitch: float | None = None
    keep_next: bool | None = None
    label: str | None = None
    line_below: DrawnLine | None = None
    lines_below: tuple[DrawnLine, ...] = ()
    page: int = 0
    path: str | None = None
    source: Source | None = None


class PageNumbering(Model):
    """How pages are numbered: where the number stands and what it looks like."""

    container: Literal["header", "footer"]
    alignment: Alignment | None = None
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    format: str | None = None
    on_first_page: bool | None = None
    start: int | None = None


class PageSetup(Model):
    """The pages of one section (DOCX) or of one size and direction (PDF)."""

    width: float
    height: float
    top: float | None = None
    bottom: float | None = None
    left: float | None = None
    right: float | None = None
    header: float | None = None
    numbering: PageNumbering | None = None
    annex: str | None = None

    @property
    def is_landscape(self) -> bool:
        """Whether the page is wider than high."""
        return self.width > self.height


class TableForm(Model):
    """What matters of a table's form; `source` is that of the table, `annex` the id of its annex."""

    header_repeated: bool | None = None
    rows_kept_whole: bool | None = None
    annex: str | None = None
    path: str | None = None
    source: Source | None = None


class Layout(Model):
    """A document's form. `untold` names the fields that the format cannot show ("paragraphs.style", "pages.header").

    `states` tell why the file must not be changed: "signed", "protected", "tracked". `language` is the proofing language.
    """

    format: Literal["docx", "pdf"]
    pages: tuple[PageSetup, ...] = ()
    paragraphs: tuple[LaidOutParagraph, ...] = ()
    tables: tuple[TableForm, ...] = ()
    untold: frozenset[str] = frozenset()
    states: tuple[Literal["signed", "protected", "tracked"], ...] = ()
    language: str | None = None

    def of(self, *components: str) -> tuple[LaidOutParagraph, ...]:
        """The paragraphs of these components, in their order."""
        return tuple(paragraph for paragraph in self.paragraphs if paragraph.component in components)
