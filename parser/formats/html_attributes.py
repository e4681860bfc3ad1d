"""What attributes say about an element: not shown, part of the site, lines kept, a list label made by Word."""

from __future__ import annotations

import re
from enum import Enum

from lxml.etree import _Element


class Role(Enum):
    """A part that an element plays through its attributes."""

    HIDDEN = "not shown"
    CHROME = "belongs to the site, not to the document"
    PRESERVED = "source newlines are line breaks"
    LABEL = "a list label that Word computed"


_HINTS = (b"hidden", b"none", b"mso-", b"role", b"breadcrumb", b"white-space")
_HIDDEN = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all"
    r"|mso-element\s*:\s*(?:header|footer|comment-list))"
)
_PRESERVED = re.compile(r"(?:^|;)\s*white-space\s*:\s*(?:pre|break-spaces)")
_LABEL = re.compile(r"(?:^|;)\s*mso-list\s*:\s*ignore")
_LANDMARKS = frozenset({"navigation", "banner", "contentinfo", "search", "complementary"})
_SYMBOL_FONT = re.compile(r"symbol|wingdings|webdings")
_TYPED_BULLETS = ("-", "–", "+", "*")


def may_matter(data: bytes) -> bool:
    """Whether a file holds any attribute that `role_of` looks for."""
    lowered = data.lower()
    return any(hint in lowered for hint in _HINTS)


def role_of(element: _Element) -> Role | None:
    """The part that attributes give to an element, or None."""
    style = element.get("style")
    if style is not None:
        style = style.lower()
        if _HIDDEN.search(style):
            return Role.HIDDEN
        if _LABEL.search(style):
            return Role.LABEL
        if _PRESERVED.search(style):
            return Role.PRESERVED
    if element.get("hidden") is not None:
        return Role.HIDDEN
    if element.get("role") in _LANDMARKS or "breadcrumb" in f"{element.get('class')} {element.get('id')}".lower():
        return Role.CHROME
    return None


def label_of(element: _Element) -> str:
    """The text of a label made by Word; a bullet, which is mostly a letter of a symbol font, becomes a dash."""
    text = "".join(element.itertext())
    sign = text.strip()
    around = element.getparent()
    fonts = (
        f"{inner.get('style')} {inner.get('face')}".lower()
        for inner in (element, *element.iter(), around)
        if inner is not None
    )
    is_bullet = sign == "o" or (len(sign) == 1 and not sign.isalnum()) or any(map(_SYMBOL_FONT.search, fonts))
    return "- " if is_bullet and sign not in _TYPED_BULLETS else text
