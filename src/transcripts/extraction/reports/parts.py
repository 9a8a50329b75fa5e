"""How much each person says and asks, and in which part of the event."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transcripts.extraction.reports.attribution import Course
from transcripts.extraction.reports.people import Person


class Part(NamedTuple):
    """How much a person says and asks."""

    claims: int
    questions: int
    asks_first: bool
    late: bool
    """Whether all that they say stands after the first question of the report."""
    on_floor: bool
    """Whether they first turn up in the part in which the hall speaks."""
    at_table: bool
    """Whether they speak after the report has told of a panel."""


SILENT = Part(0, 0, asks_first=False, late=False, on_floor=False, at_table=False)


def parts_of(course: Course, cast: Sequence[Person]) -> Mapping[int, Part]:
    """How much each person says and asks, by number."""
    said: dict[int, list[int]] = defaultdict(list)
    for index, item in enumerate(course.stated):
        if item.source is not None and item.source.person is not None and item.outer is None:
            said[item.source.person].append(index)
    asked: dict[int, list[int]] = defaultdict(list)
    for question in course.asked:
        if question.asker is not None and question.asker.person is not None:
            asked[question.asker.person].append(question.before)
    opening = course.asked[0].before if course.asked else len(course.stated)
    floor, table = _floor(course), _table(course)
    return {
        number: Part(
            claims=len(said[number]),
            questions=len(asked[number]),
            asks_first=bool(asked[number])
            and (not said[number] or asked[number][0] <= said[number][0]),
            late=bool(said[number]) and said[number][0] > opening,
            on_floor=_first(person) in floor,
            at_table=bool(said[number]) and course.stated[said[number][0]].passage >= table,
        )
        for number, person in enumerate(cast)
    }


def _first(person: Person) -> int:
    return person.mentions[0].passage if person.mentions else -1


def _floor(course: Course) -> frozenset[int]:
    """The passages in which the hall speaks: from words that say so to the next heading."""
    patterns = course.lexicon.patterns
    found, inside = set(), False
    for at, passage in enumerate(course.passages):
        if passage.block.kind == "heading":
            inside = at > 1 and bool(patterns["floor_heading"].search(passage.block.text))
        elif at > len(course.passages) // 4 and not inside:
            inside = bool(patterns["floor_start"].search(passage.block.text))
        if inside:
            found.add(at)
    return frozenset(found)


def _table(course: Course) -> int:
    """The passage in which the report first tells of a panel."""
    pattern = course.lexicon.patterns["table_words"]
    found = (at for at, p in enumerate(course.passages) if pattern.search(p.block.text))
    return next(found, len(course.passages))
