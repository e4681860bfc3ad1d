"""Places taken out of others: "mục 3 và mục 4 Phụ lục 1 (trừ điểm b mục 3)"."""

from __future__ import annotations

from collections.abc import Sequence

from kehoach.amendments import operations as op
from kehoach.amendments.address import Address, read_address
from kehoach.amendments.clause import Excluded, Where
from kehoach.amendments.known_plan import KnownPlan
from kehoach.amendments.operations import Operation


def without_excluded(operations: Sequence[Operation], where: Where, known: KnownPlan) -> list[Operation] | None:
    """The operations for a place without what is taken out of it; None where that is in no address that it is taken out
    of, or an operation is of a kind that leaves nothing out."""
    result: list[Operation] = []
    used: set[Excluded] = set()
    own = _by_address(where)
    for operation in operations:
        if not isinstance(operation, op.Wide):
            return None
        places = [operation.at] if isinstance(operation.at, str) else list(operation.at)
        kept: list[str] = []
        inside = [] if places else [one.address for one in where.excluded]
        used |= set() if places else set(where.excluded)
        for words in places:
            place = read_address(words) or Address()
            ones = [(one, one.address.within(place)) for one in own.get(words, ())]
            used |= {one for one, address in ones if address == place or _is_in(address, place, known)}
            if not any(address == place for _, address in ones):
                kept.append(words)
                inside += [address for _, address in ones if _is_in(address, place, known)]
        at = {"at": tuple(kept)} if isinstance(operation.at, tuple) else {}
        if kept or not places:
            left_out = tuple(dict.fromkeys(map(str, inside)))
            result.append(operation.model_copy(update={"excluding": left_out, **at}))
    return result if used == set(where.excluded) else None


def _by_address(where: Where) -> dict[str, list[Excluded]]:
    """What is taken out of each address, by its words."""
    return {
        str(address): [
            one for one in where.excluded if one.start <= place < (place + 1 if one.end is None else one.end)
        ]
        for place, address in enumerate(where.addresses)
    }


def _is_in(address: Address, place: Address, known: KnownPlan) -> bool:
    """Whether an address leads to a part of a place."""
    inner, outer = known.find(address), known.find(place)
    if inner.id and outer.id:
        return inner.id.startswith(f"{outer.id}/")
    return address != place and set(place.parts) <= set(address.parts)
