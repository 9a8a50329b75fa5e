"""What each person does at the event: speaks, moderates, asks, organises, reports."""

from collections.abc import Sequence
from typing import NamedTuple

from transcripts.extract.affiliations import Belonging
from transcripts.extract.attribution import Course
from transcripts.extract.event import EventFacts
from transcripts.extract.lexicon import Lexicon
from transcripts.extract.people import Person, matches
from transcripts.model.records import Role

_CHAIRING = {"moderator", "host", "chair", "chairman", "chairwoman", "chairperson", "facilitator", "convenor"}  # fmt: skip
_SEATED = ("panel", "table", "debate", "forum", "hearing", "inquiry", "meeting", "workshop", "discussion")  # fmt: skip


class Part(NamedTuple):
    """How much a person says and asks."""

    claims: int
    questions: int
    asks_first: bool
    late: bool
    """Whether all that they say stands after the first question of the report."""


def roles_of(
    number: int,
    person: Person,
    belongs: Belonging,
    course: Course,
    facts: EventFacts,
    reporters: Sequence[tuple[str, ...]],
    lexicon: Lexicon,
) -> tuple[Role, ...]:
    """The roles of a person at the event, the chief one first; `mentioned` if it has none."""
    roles: list[Role] = []
    part = _part(number, course)
    if belongs.offices & _CHAIRING or _moderates(person, course, lexicon):
        roles.append("moderator")
    elif (part.asks_first and part.claims <= part.questions) or (part.late and part.claims <= 2):
        roles.append("audience")
    elif part.claims:
        roles.append("speaker")
        if facts.kind and facts.kind.endswith(_SEATED):
            roles.append("panelist")
    if any(matches(name, person.parts) or matches(person.parts, name) for name in reporters):
        roles.append("reporter")
    if not part.claims and not roles and _organizes(belongs, facts):
        roles.append("organizer")
    return tuple(roles) or ("mentioned",)


def _part(number: int, course: Course) -> Part:
    said = [i for i, item in enumerate(course.stated)
            if item.source and item.source.person == number and item.outer is None]  # fmt: skip
    asked = [item for item in course.asked if item.asker and item.asker.person == number]
    first = bool(asked) and (not said or asked[0].before <= said[0])
    opening = course.asked[0].before if course.asked else len(course.stated)
    return Part(len(said), len(asked), first, bool(said) and said[0] > opening)


def _moderates(person: Person, course: Course, lexicon: Lexicon) -> bool:
    for mention in person.mentions:
        passage = course.passages[mention.passage]
        start, end = passage.analysis.sentences[mention.sentence]
        text = passage.block.text
        before = text[max(start, mention.name.start - 50) : mention.name.start].lower()
        after = text[mention.name.end : min(end, mention.name.end + 60)].lower()
        if lexicon.patterns["moderates_before"].search(before):
            return True
        if lexicon.patterns["moderates_after"].match(after):
            return True
    return False


def _organizes(belongs: Belonging, facts: EventFacts) -> bool:
    words = set((belongs.organization or "").lower().split())
    return any(words & set(name.lower().split()) for name in facts.organizers)
