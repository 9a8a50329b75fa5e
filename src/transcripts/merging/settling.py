"""One record out of its three versions, field by field."""

from collections.abc import Collection as Names
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from transcripts.model import Model

_M = TypeVar("_M", bound=Model)

SETS = frozenset(
    {"other_names", "roles", "affiliations", "same_as", "organizers", "identifiers", "inputs"}
)
"""Lists in which an entry counts for itself, so that both sides' additions go together."""


ORIGINS = frozenset({"source"})
"""Where each side has its text from: both sources stay listed, and the text shown is ours."""


class Settled(NamedTuple):
    """A merged record, and the groups of fields that the sides have differently."""

    record: Any
    disputed: tuple[tuple[str, ...], ...]


class Trio(NamedTuple):
    """A record on all sides, as far as it can be compared in the merged document."""

    base: Any
    ours: Any
    theirs: Any


def settle(
    trio: Trio,
    groups: Iterable[Sequence[str]],
    *,
    ours: Names[str],
    theirs: Names[str],
    known: bool,
) -> Settled:
    """The record with what both sides changed; ours stands where they disagree.

    Args:
        trio: The record on the three sides.
        groups: Its fields, those together that depend on each other.
        ours: Names of the fields that we changed.
        theirs: Names of the fields that they changed.
        known: Whether the base is a common ancestor; if not, every difference is disputed.
    """
    values: dict[str, Any] = {}
    disputed: list[tuple[str, ...]] = []
    for names in groups:
        if not any(name in theirs for name in names):
            continue
        mine = any(name in ours for name in names)
        if _equal(trio.ours, trio.theirs, names) or (names[0] in ORIGINS and (mine or not known)):
            continue
        if known and not mine:
            values |= {name: getattr(trio.theirs, name) for name in names}
        elif (known and names[0] in SETS) or names[0] == "inputs":
            base = getattr(trio.base, names[0]) if known else ()
            sides = (getattr(each, names[0]) for each in trio[1:])
            values[names[0]] = _joined(base, *sides)
        else:
            disputed.append(tuple(names))
    record = trio.ours.model_copy(update=values) if values else trio.ours
    return Settled(record, tuple(disputed))


def single(model: type[Model], *, without: Names[str] = ()) -> Iterator[tuple[str, ...]]:
    """Each field of a type as a group of its own."""
    return ((name,) for name in model.model_fields if name != "id" and name not in without)


def _equal(one: Model, other: Model, names: Iterable[str]) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in names)


def _joined(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...]:
    kept = [each for each in ours if each in theirs or each not in base]
    return (*kept, *(each for each in theirs if each not in base and each not in ours))
