"""To whom an agency reports, as its duties of reporting say."""

from __future__ import annotations

from kehoach.generator.wording import Unit
from kehoach.meaning.agencies import Registry, find_mentions
from kehoach.meaning.allocation import Allocation


def gatherers(allocation: Allocation, unit: Unit, registry: Registry) -> list[str]:
    """The names of the agencies that the unit's reports are sent to ("báo cáo gửi Sở Nội vụ"), in the order named."""
    texts = [paragraph.text for part in allocation.responsibilities for paragraph in part.reporting]
    names = [
        registry.agency(mention.agency).name
        for text in texts
        for mention in find_mentions(text, registry)
        if mention.agency and mention.agency != unit.agency.id and "gửi" in text[: mention.start]
    ]
    return list(dict.fromkeys(names))
