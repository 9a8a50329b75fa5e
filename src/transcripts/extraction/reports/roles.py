"""What each person does at the event: speaks, moderates, asks, organises, reports."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.reports.affiliations import Belonging
from transcripts.extraction.reports.attribution import Course
from transcripts.extraction.reports.event import EventFacts
from transcripts.extraction.reports.parts import SILENT, Part
from transcripts.extraction.reports.people import Mention, Person, matches
from transcripts.model.records import Role


class Scene(NamedTuple):
    """What roles are judged by: the report as read, its event, who wrote it."""

    course: Course
    parts: Mapping[int, Part]
    listed: Mapping[int, Role]
    """What the report itself says that somebody is."""
    facts: EventFacts
    reporters: Sequence[tuple[str, ...]]
    lexicon: Lexicon


def roles_of(number: int, person: Person, belongs: Belonging, scene: Scene) -> tuple[Role, ...]:
    """The roles of a person at the event, the chief one first; `mentioned` if it has none."""
    part = scene.parts.get(number, SILENT)
    chief = _chief(number, person, belongs, scene)
    roles: list[Role] = [chief] if chief else []
    if chief == "speaker" and (_has_seats(scene) or part.at_table):
        roles.append("panelist")
    if any(matches(n, person.parts) or matches(person.parts, n) for n in scene.reporters):
        roles.append("reporter")
    if not part.claims and not roles and _organizes(belongs, scene.facts):
        roles.append("organizer")
    return tuple(dict.fromkeys(roles)) or ("mentioned",)


def _has_seats(scene: Scene) -> bool:
    seats = tuple(scene.lexicon.words["panel_kinds"])
    return scene.facts.kind is not None and scene.facts.kind.endswith(seats)


def _chief(number: int, person: Person, belongs: Belonging, scene: Scene) -> Role | None:
    words, part = scene.lexicon.words, scene.parts.get(number, SILENT)
    listed = scene.listed.get(number)
    if listed == "moderator" or _chairs(belongs, scene) or _moderates(person, scene):
        return "moderator"
    if listed is not None:
        return None if listed == "mentioned" and not part.claims else listed
    if belongs.offices & words["seated_offices"]:
        return "panelist"
    if _in_hall(person, scene):
        return "audience"
    return _by_part(person, belongs, part, scene)


def _by_part(person: Person, belongs: Belonging, part: Part, scene: Scene) -> Role | None:
    """By how much somebody says and asks, and when."""
    if part.asks_first and part.claims <= part.questions:
        return "panelist" if _is_hearing(scene) else "audience"
    unknown = not (belongs.organization or belongs.position)
    acts = _acts(person, scene)
    heard = part.claims + part.questions > 0 or acts
    brief = len(person.parts) == 1 and unknown
    if (part.on_floor or brief) and heard and part.claims < 3 and not _holds_office(belongs, scene):
        return "audience"
    if part.late and part.claims <= 2 and unknown:
        return "audience"
    if not heard or (not part.claims and _organizes(belongs, scene.facts)):
        return None
    return "audience" if unknown and not part.claims else "speaker"


def _chairs(belongs: Belonging, scene: Scene) -> bool:
    """Whether the office is one in this meeting: "Chair" but not "chair of governors"."""
    if _is_hearing(scene) and belongs.offices & scene.lexicon.words["bench"]:
        return True
    position = (belongs.position or "").lower()
    return scene.lexicon.patterns["chairing_office"].fullmatch(position) is not None


def _holds_office(belongs: Belonging, scene: Scene) -> bool:
    """Whether somebody has an office that gives them a say: "registrar", "officer"."""
    words = scene.lexicon.words
    return bool(belongs.offices & (words["house_offices"] | words["speaking_offices"]))


def _is_hearing(scene: Scene) -> bool:
    kinds = tuple(scene.lexicon.words["hearing_kinds"])
    return scene.facts.kind is not None and scene.facts.kind.endswith(kinds)


def _around(mention: Mention, scene: Scene) -> tuple[str, str]:
    """The words of the sentence before and after a mention."""
    passage = scene.course.passages[mention.passage]
    start, end = passage.analysis.sentences[mention.sentence]
    text, name = passage.block.text, mention.name
    before = text[max(start, name.start - 60) : name.start]
    return before, text[name.end : min(end, name.end + 70)]


def _moderates(person: Person, scene: Scene) -> bool:
    patterns = scene.lexicon.patterns
    for mention in person.mentions:
        before, after = _around(mention, scene)
        if patterns["moderates_before"].search(before.lower()[-50:]):
            return True
        if patterns["moderates_after"].match(after.lower()[:60]):
            return True
    return False


def _in_hall(person: Person, scene: Scene) -> bool:
    """Whether the first mention says that somebody sits among the audience."""
    patterns = scene.lexicon.patterns
    for mention in person.mentions[:1]:
        before, after = _around(mention, scene)
        if patterns["hall_before"].search(before) or patterns["hall_after"].match(after):
            return True
    return False


def _acts(person: Person, scene: Scene) -> bool:
    """Whether somebody does more than be mentioned."""
    pattern = scene.lexicon.patterns["takes_part"]
    return any(pattern.match(_around(mention, scene)[1]) for mention in person.mentions)


def _organizes(belongs: Belonging, facts: EventFacts) -> bool:
    words = set((belongs.organization or "").lower().split())
    return any(words & set(name.lower().split()) for name in facts.organizers)
