"""Which claims of a report answer which of its questions."""

from collections.abc import Sequence

from transcripts.extraction.reports.attribution import Asked, Course

_MOST = 8


def answers(course: Course) -> tuple[tuple[int, ...], ...]:
    """For each question the indices of the claims that answer it."""
    return tuple(_answers(course, number) for number in range(len(course.asked)))


def _answers(course: Course, number: int) -> tuple[int, ...]:
    asked = course.asked[number]
    if asked.put.form == "topic" and asked.put.rule == "question.topic-list":
        return ()
    limit = _next_question(course.asked, number, len(course.stated))
    found: list[int] = []
    for index in range(asked.before, limit):
        claim = course.stated[index]
        away = claim.passage - asked.passage
        if claim.outer is not None:
            continue
        if away > 1 or (away == 1 and found and course.stated[found[0]].passage == asked.passage):
            break
        if asked.asker is not None and claim.source == asked.asker:
            break
        if found and claim.source != course.stated[found[0]].source:
            break
        found.append(index)
    return tuple(found[:_MOST])


def _next_question(asked: Sequence[Asked], number: int, total: int) -> int:
    return asked[number + 1].before if number + 1 < len(asked) else total
