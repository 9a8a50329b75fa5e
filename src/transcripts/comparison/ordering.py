"""The order of records in a list, where it follows from the order of the text."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from transcripts.model import Identified, TextSpan

Key = tuple[int, int] | None


def block_places(document_blocks: Sequence[Identified]) -> Mapping[str, int]:
    """The index of each block by its id."""
    return {block.id: index for index, block in enumerate(document_blocks)}


def followed_order(
    old: Sequence[Identified],
    new: Sequence[Identified],
    *,
    places: Mapping[str, int],
    new_places: Mapping[str, int],
) -> list[int]:
    """Indexes of records in the order that follows: by text if that was their order.

    Args:
        old: The records in their order.
        new: The same as they are in the other document.
        places: The indexes of the blocks by id.
        new_places: The same in the other document.
    """
    keys = [_key(record, places) for record in old]
    new_keys = [_key(record, new_places) for record in new]
    order = list(range(len(old)))
    if None in keys or None in new_keys:
        return order
    if any(after < before for before, after in pairwise(keys)):  # type: ignore[operator]
        return order
    return sorted(order, key=lambda index: new_keys[index] or (0, 0))


def _key(record: Identified, places: Mapping[str, int]) -> Key:
    content: tuple[TextSpan, ...] = getattr(record, "content", ())
    return (places[content[0].block], content[0].start) if content else None
