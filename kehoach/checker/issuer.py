"""The agency that issued the document, as the registry knows it."""

from __future__ import annotations

from kehoach.checker.subject import Subject
from kehoach.meaning.agencies import Agency


def issuing_agency(subject: Subject) -> Agency | None:
    """The registry's entry of the issuer, by its lines in the head; None where the registry does not know it."""
    document = subject.document
    found = subject.registry.find(" ".join(document.issuer)) if document.issuer else None
    return found if isinstance(found, Agency) else None
