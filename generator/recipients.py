"""To whom an agency reports, as its duties of reporting say, and to whom its documents go."""

from __future__ import annotations

import re

from kehoach.generator.wording import Unit
from kehoach.meaning.agencies import Registry, find_mentions
from kehoach.meaning.allocation import Allocation

_TOWARDS = re.compile(r"gửi|báo cáo[^.;]*\b(?:về|qua)\s+(?:[^.;,()]*\()?$", re.IGNORECASE)


def receivers(text: str, registry: Registry) -> list[str]:
    """The ids of the agencies that a sentence on reports sends them to ("báo cáo gửi Sở Nội vụ"), in the order named."""
    return [
        mention.agency
        for mention in find_mentions(text, registry)
        if mention.agency and _TOWARDS.search(text[: mention.start])
    ]


def gatherers(allocation: Allocation, unit: Unit, registry: Registry) -> list[str]:
    """The names of the agencies that the unit's reports are sent to, in the order named."""
    texts = [paragraph.text for part in allocation.responsibilities for paragraph in part.reporting]
    ids = dict.fromkeys(agency for text in texts for agency in receivers(text, registry))
    return [registry.agency(agency).name for agency in ids if agency != unit.agency.id]
