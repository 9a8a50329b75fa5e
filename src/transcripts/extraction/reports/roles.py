"""What each person does at the event: speaks, moderates, asks, organises, reports."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.reports.affiliations import Belonging
from transcripts.extraction.reports.attribution import Course
from transcripts.extraction.reports.event import EventFacts
from transcripts.extraction.reports.people import Person, matches
from transcripts.model.records import Role


class Part(NamedTuple):
    """How much a person says and asks."""

    claims: int
    questions: int
    asks_first: bool
    late: bool
    """Whether all that they say stands after the first question of the report."""


_SILENT = Part(0, 0, asks_first=False, late=False)


class Scene(NamedTuple):
    """What roles are judged by: the report as read, its event, who wrote it."""

    course: Course
    parts: Mapping[int, Part]
    facts: EventFacts
    reporters: Sequence[tuple[str, ...]]
    lexicon: Lexicon


def roles_of(number: int, person: Person, belongs: Belonging, scene: Scene) -> tuple[Role, ...]:
    """The roles of a person at the event, the chief one first; `mentioned` if it has none."""
    part = scene.parts.get(number, _SILENT)
    chief = _chief(person, belongs, part, scene)
    roles: list[Role] = [chief] if chief else []
    if chief == "speaker" and scene.facts.kind:
        seats = tuple(scene.lexicon.words["panel_kinds"])
        roles += ["panelist"] if scene.facts.kind.endswith(seats) else []
    if any(matches(n, person.parts) or matches(person.parts, n) for n in scene.reporters):
        roles.append("reporter")
    if not part.claims and not roles and _organizes(belongs, scene.facts):
        roles.append("organizer")
    return tuple(roles) or ("mentioned",)


def _chief(person: Person, belongs: Belonging, part: Part, scene: Scene) -> Role | None:
    words = scene.lexicon.words
    unknown = not (belongs.organization or belongs.position)
    if belongs.offices & words["chairing"] or _moderates(person, scene.course, scene.lexicon):
        return "moderator"
    if belongs.offices & words["seated_offices"]:
        return "panelist"
    if part.asks_first and part.claims <= part.questions:
        return "audience"
    if part.late and part.claims <= 2 and unknown:
        return "audience"
    return "speaker" if part.claims else None


def parts_of(course: Course) -> dict[int, Part]:
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
    return {
        person: Part(
            claims=len(said[person]),
            questions=len(asked[person]),
            asks_first=bool(asked[person])
            and (not said[person] or asked[person][0] <= said[person][0]),
            late=bool(said[person]) and said[person][0] > opening,
        )
        for person in {*said, *asked}
    }


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
