"""The best pairing of two groups: the Hungarian method."""

from collections.abc import Sequence

_INFINITE = float("inf")


def cheapest(costs: Sequence[Sequence[float]]) -> list[int]:
    """The column for each row of a square table, so that the sum of costs is least.

    Shortest augmenting paths with potentials (Jonker and Volgenant): the cube of the size.
    """
    size = len(costs)
    rows, columns = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [0] * (size + 1)  # the row, from 1, that has each column; 0 if none
    for row in range(1, size + 1):
        owner[0] = row
        _assign(costs, rows, columns, owner)
    found = [0] * size
    for column in range(1, size + 1):
        found[owner[column] - 1] = column - 1
    return found


def _assign(
    costs: Sequence[Sequence[float]], rows: list[float], columns: list[float], owner: list[int]
) -> None:
    """Give the row at column 0 a column, and others another if need be."""
    size = len(costs)
    least, way = [_INFINITE] * (size + 1), [0] * (size + 1)
    used = [False] * (size + 1)
    at = 0
    while owner[at]:
        used[at] = True
        row, best, nearest = owner[at], _INFINITE, 0
        for column in range(1, size + 1):
            if used[column]:
                continue
            cost = costs[row - 1][column - 1] - rows[row] - columns[column]
            if cost < least[column]:
                least[column], way[column] = cost, at
            if least[column] < best:
                best, nearest = least[column], column
        for column in range(size + 1):
            if used[column]:
                rows[owner[column]] += best
                columns[column] -= best
            else:
                least[column] -= best
        at = nearest
    while at:
        owner[at] = owner[way[at]]
        at = way[at]
