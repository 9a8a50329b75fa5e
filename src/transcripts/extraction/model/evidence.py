"""What speaks for somebody's being the source of a claim, as numbers."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from transcripts.extraction.language.claims import Reported
from transcripts.extraction.language.tokens import tokens
from transcripts.extraction.reports.attribution import Course
from transcripts.extraction.reports.mentions import Source
from transcripts.extraction.reports.people import Person

KINDS = ("name", "description", "pronoun", "none")
"""What stands for the source in the text."""
FEATURES = (
    "told", "linked", "speaker", "before", "before_here", "in_sentence", "in_last_sentence",
    "in_passage", "distance", "latest", "first_here", "claims", "gender", "focus", "opens_latest",
    "described", "nobody", "shares_name", "answerer", "only_after", "section", "never",
)  # fmt: skip
_FAR = 40


class Place(NamedTuple):
    """Where a name stands."""

    passage: int
    sentence: int
    start: int


class Evidence:
    """The places of all names, and what they say of one claim after the other."""

    def __init__(self, cast: Sequence[Person]) -> None:
        self._places = [
            sorted(Place(m.passage, m.sentence, m.name.start) for m in person.mentions)
            for person in cast
        ]
        self._parts = [frozenset(person.parts) for person in cast]
        self._initials = ["".join(part[0] for part in person.parts) for person in cast]

    def by_initials(self, course: Course, item: Reported) -> Source | None:
        """The one person whose initials a mention is."""
        if item.mention is None:
            return None
        text = course.passage.block.text[item.mention.start : item.mention.end]
        short = text.replace(".", "")
        if not (text.isupper() and 1 < len(short) < 4):
            return None
        found = [n for n, letters in enumerate(self._initials) if letters == short.lower()]
        return course.tracker.member(found[0]) if len(found) == 1 else None

    def of(
        self,
        course: Course,
        item: Reported,
        told: Source | None,
        linked: Mapping[Source | None, float],
    ) -> dict[Source | None, tuple[float, ...]]:
        """The features of every possible source; None stands for one that is not known."""
        options: dict[Source | None, None] = {None: None, told: None}
        options |= dict.fromkeys(linked)
        alike = self._alike(course, item)
        options |= dict.fromkeys(self._near(course, alike))
        for source in (course.speaker, course.section, course.answerer):
            if source is not None:
                options[source] = None
        view = _view(self._places, course, item)._replace(alike=alike)
        return {
            source: tuple(self._features(source, course, item, told, linked, view))
            for source in options
        }

    def _near(self, course: Course, alike: frozenset[int]) -> Iterator[Source]:
        """Whoever is named not long before, and those whose name the mention may be."""
        for number, places in enumerate(self._places):
            if number in alike or any(course.at - 3 <= p.passage <= course.at for p in places):
                yield course.tracker.member(number)

    def _alike(self, course: Course, item: Reported) -> frozenset[int]:
        """Whose name has a word of the mention in it."""
        if item.mention is None:
            return frozenset()
        text = course.passage.block.text[item.mention.start : item.mention.end]
        words = {word.lower.removesuffix("'s") for word in tokens(text, 0, len(text), ())}
        return frozenset(number for number, parts in enumerate(self._parts) if words & parts)

    def _features(
        self,
        source: Source | None,
        course: Course,
        item: Reported,
        told: Source | None,
        linked: Mapping[Source | None, float],
        view: "View",
    ) -> Iterator[float]:
        person = source.person if source is not None else None
        last = course.stated[-1] if course.stated else None
        known = source is not None
        yield source == told
        yield max(-6.0, linked.get(source, -6.0))
        yield known and source == course.speaker
        before = known and last is not None and last.source == source
        yield before
        yield before and last is not None and last.passage == course.at
        names = view.names(person)
        yield from names
        yield math.log1p(sum(stated.source == source for stated in course.stated)) if known else 0.0
        yield _gender(source, course, item)
        yield course.tracker.focus(source) if source is not None else 0.0
        yield person is not None and person == view.opener
        yield known and person is None
        yield not known
        yield person is not None and person in view.alike
        yield known and source == course.answerer
        yield person is not None and view.only_after(person)
        yield known and source == course.section
        yield person is not None and view.never(person)


class View(NamedTuple):
    """Who is named where, seen from one claim."""

    last: Mapping[int, Place]
    """The last place of each person before the end of the claim."""
    first_here: int | None
    latest: int | None
    opener: int | None
    """Who was last named at the head of a sentence."""
    after: frozenset[int]
    passage: int
    sentence: int
    sentences: Sequence[int]
    """How many sentences stand before each passage."""
    alike: frozenset[int] = frozenset()
    """Whose name the mention may be."""

    def names(self, person: int | None) -> Iterator[float]:
        """Where a person was named last."""
        place = self.last.get(person) if person is not None else None
        here = place is not None and place.passage == self.passage
        away = _FAR
        if place is not None:
            at = self.sentences[self.passage] + self.sentence
            away = min(_FAR, at - self.sentences[place.passage] - place.sentence)
        yield here and away == 0
        yield here and away == 1
        yield here
        yield -math.log1p(max(0, away)) if person is not None else -math.log1p(_FAR)
        yield person is not None and person == self.latest
        yield person is not None and person == self.first_here

    def only_after(self, person: int) -> bool:
        """Whether the person is named right after the claim and not before."""
        return person in self.after and person not in self.last

    def never(self, person: int) -> bool:
        """Whether the person was not named so far."""
        return person not in self.last


def _view(places: Sequence[Sequence[Place]], course: Course, item: Reported) -> View:
    end = Place(course.at, item.sentence, item.content[-1].end)
    last = {}
    after = set()
    first_here: tuple[Place, int] | None = None
    opener: tuple[Place, int] | None = None
    for person, found in enumerate(places):
        for place in found:
            if place >= end:
                if place.passage == course.at and place.sentence == item.sentence:
                    after.add(person)
                break
            last[person] = place
            if place.passage == course.at:
                first_here = min(first_here or (place, person), (place, person))
                start = course.passage.analysis.sentences[place.sentence].start
                if place.start - start < 12:
                    opener = max(opener or (place, person), (place, person))
    latest = max(last, key=lambda person: last[person], default=None)
    return View(
        last, first_here[1] if first_here else None, latest, opener[1] if opener else None,
        frozenset(after), course.at, item.sentence, sentence_counts(course),
    )  # fmt: skip


def sentence_counts(course: Course) -> Sequence[int]:
    """How many sentences stand before each passage."""
    counts = [0]
    for passage in course.passages:
        counts.append(counts[-1] + len(passage.analysis.sentences))
    return counts


def kind_of(course: Course, item: Reported, told: Source | None) -> str:
    """What stands for the source of a claim: a name, a description, a pronoun or nothing."""
    if item.mention is None:
        return "none"
    words = course.passage.block.text[item.mention.start : item.mention.end].split()
    if len(words) == 1 and course.lexicon.has("pronouns", words[0].lower()):
        return "pronoun"
    return "name" if told is not None and told.person is not None else "description"


def _gender(source: Source | None, course: Course, item: Reported) -> float:
    """1 if a pronoun fits, -1 if it does not, 0 if nothing is known."""
    if source is None or item.mention is None:
        return 0.0
    word = course.passage.block.text[item.mention.start : item.mention.end].lower()
    wanted = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}.get(word)
    if word in ("they", "them", "we") or wanted is None:
        return 0.0
    if source.group or source.organization:
        return -1.0
    known = course.tracker.gender(source)
    return 0.0 if known is None else 1.0 if known == wanted else -1.0
