"""Edit distance of sequences of words."""

from collections.abc import Hashable, Sequence


def distance(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    """How many items must be replaced, deleted or inserted: the Levenshtein distance.

    Each row of the usual table is two integers, with a bit where the distance rises or falls to
    the next column (Myers 1999, in Hyyrö's form), so that long rows cost little.
    """
    if not old or not new:
        return max(len(old), len(new))
    masks: dict[Hashable, int] = {}
    for column, item in enumerate(old):
        masks[item] = masks.get(item, 0) | 1 << column
    full, last = (1 << len(old)) - 1, 1 << (len(old) - 1)
    rises, falls, found = full, 0, len(old)
    for item in new:
        hits = masks.get(item, 0)
        level = (((hits & rises) + rises) ^ rises) | hits | falls
        up, down = falls | (full & ~(level | rises)), rises & level
        found += bool(up & last) - bool(down & last)
        up, down = (up << 1 | 1) & full, (down << 1) & full
        rises, falls = down | (full & ~(level | up)), up & level
    return found
