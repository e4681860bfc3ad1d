"""Names of typefaces as files give them."""

from __future__ import annotations

import re

ENCODED_FONT = re.compile(r"\.vn|vni[-\s]|\.?vntime|\.?vnarial", re.IGNORECASE)
"""How the names of fonts with a character set of their own begin: TCVN3 (.VnTime) and VNI (VNI-Times)."""

_TIMES = ("timesnewroman", "liberationserif", "tinos")
"""Times New Roman, and the typefaces of the same measures that programs print in its stead where it is not installed."""
_SUBSET = re.compile(r"[A-Z]{6}\+")


def is_times(font: str) -> bool:
    """Whether letters look like Times New Roman: "TimesNewRomanPS-BoldMT", "ABCDEF+TimesNewRomanPSMT" in a PDF."""
    name = "".join(filter(str.isalnum, _SUBSET.sub("", font, count=1).lower()))
    return name.startswith(_TIMES)
