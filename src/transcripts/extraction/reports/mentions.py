"""Who a mention means: names, surnames, titles, offices, pronouns by recency."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.names import Name, names
from transcripts.extraction.language.tokens import Token, tokens
from transcripts.extraction.reports.descriptions import described, is_document, is_thing
from transcripts.extraction.reports.people import Person, by_part, matches

_RECENT = 6


def gender_of(words: Iterable[str], lexicon: Lexicon) -> str | None:
    """`m` or `f` if one of the words tells; None if none does."""
    for word in words:
        if lexicon.has("male_words", word):
            return "m"
        if lexicon.has("female_words", word):
            return "f"
    return None


def _by_first_name(person: Person, lexicon: Lexicon) -> str | None:
    if len(person.parts) == 1 and person.titles:
        return None
    first = person.parts[0]
    for word in (first, first.split("-", maxsplit=1)[0]):
        if lexicon.has("male_names", word):
            return "m"
        if lexicon.has("female_names", word):
            return "f"
    return None


class Source(NamedTuple):
    """Who a claim comes from: a person by index, or somebody described."""

    person: int | None
    label: str
    """The name, or the description as the text gives it."""
    group: bool
    organization: bool
    participant: bool = True
    """False for those who are only cited: a speaker's mother, the farmers, a ministry."""
    human: bool = True
    """False for what "he" and "she" cannot mean."""
    document: bool = False
    """Whether it is a text or survey."""


class Tracker:
    """Resolves mentions while a report is read from top to bottom."""

    def __init__(
        self, cast: Sequence[Person], offices: Sequence[frozenset[str]], lexicon: Lexicon
    ) -> None:
        self._cast = cast
        self._owners = by_part(person.parts for person in cast)
        self._offices = offices
        self._lexicon = lexicon
        self._recent: list[Source] = []
        self._described: list[Source] = []
        self._claims: dict[int, int] = {}
        self._genders = {
            index: gender
            for index, person in enumerate(cast)
            if (gender := gender_of(person.titles, lexicon) or _by_first_name(person, lexicon))
        }

    def resolve(self, text: str) -> Source | None:
        """Who a mention means; None if that cannot be told."""
        words = tokens(text, 0, len(text), ())
        if not words:
            return None
        found = self._resolved(words, text)
        if found is not None:
            self.saw(found)
            if found.person is not None:
                self._claims[found.person] = self._claims.get(found.person, 0) + 1
        return found

    def named(self, name: Name) -> Source | None:
        """The person that a name means, if it is one of the cast."""
        indices = [
            index
            for index in self._owners.get(name.parts[-1], ())
            if matches(name.parts, self._cast[index].parts)
        ]
        if not indices:
            return None
        titled = [i for i in indices if set(name.titles) & self._cast[i].titles]
        pool = titled or indices
        for source in self._recent:
            if source.person in pool:
                return source
        return self.member(pool[0])

    def saw(self, source: Source) -> None:
        """Put somebody into the focus of attention."""
        self._recent = [source, *(other for other in self._recent if other != source)][:_RECENT]
        if source.person is None and source not in self._described:
            self._described.append(source)

    def focus(self, source: Source) -> float:
        """How much somebody is in the focus of attention: 1 whoever was last, 0 the forgotten."""
        return 1 / (1 + self._recent.index(source)) if source in self._recent else 0.0

    def _resolved(self, words: tuple[Token, ...], text: str) -> Source | None:
        first = words[0].lower.split("'")[0]
        gender = gender_of((first,), self._lexicon) if len(words) == 1 else None
        if (gender is not None and not words[0].is_capital) or self._lexicon.has("he_she", first):
            return self._by_gender(gender or "")
        if len(words) == 1 and self._lexicon.has("they_words", first):
            return next((s for s in self._recent[:2] if s.group), None)
        if len(words) == 1 and self._lexicon.has("unclear_pronouns", first):
            return None
        if len(words) == 1 and self._lexicon.has("it_which", first):
            return next((s for s in self._recent[:3] if s.group or s.organization), None)
        person = self._person_in(words)
        if person is not None:
            return person
        return self._by_office(words) or self._description(words, text)

    def _person_in(self, words: tuple[Token, ...]) -> Source | None:
        for name in reversed(names(words, self._lexicon)):
            begins = name.first - len(name.titles)
            if begins > 0 and self._lexicon.has("place_prepositions", words[begins - 1].lower):
                continue
            after = words[name.last].lower if name.last < len(words) else ""
            possessive = self._lexicon.fits("genitive", words[name.last - 1].lower) and after
            source = None if possessive else self.named(name)
            if source is not None:
                return source
        return None

    def _by_gender(self, gender: str) -> Source | None:
        for source in self._recent:
            if source.group or source.organization or not source.human:
                continue
            known = self.gender(source)
            if known in (gender, None):
                if source.person is not None:
                    self._genders[source.person] = gender
                return source
        return None

    def gender(self, source: Source) -> str | None:
        """`m` or `f` if something told so far."""
        if source.person is not None:
            return self._genders.get(source.person)
        return gender_of(source.label.lower().replace("-", " ").split(), self._lexicon)

    def _by_office(self, words: tuple[Token, ...]) -> Source | None:
        """As in "the minister", "the former governor": whoever holds that office in this report."""
        definite = self._lexicon.has("definite_openers", words[0].lower)
        titled = words[0].is_capital and self._lexicon.has("titles", words[0].lower)
        if not (definite or titled) or len(words) > 5:
            return None
        head = words[-1].lower.split("'")[0]
        holders = [index for index, office in enumerate(self._offices) if head in office]
        for source in self._recent:
            if source.person in holders:
                return source
        if len(holders) == 1:
            return self.member(holders[0])
        if definite and self._lexicon.has("speaker_nouns", head) and self._claims:
            return self.member(max(self._claims, key=lambda index: self._claims[index]))
        return (
            self._described_before(head)
            if self._lexicon.has("definite_articles", words[0].lower)
            else None
        )

    def member(self, index: int) -> Source:
        """A member of the cast by number."""
        return Source(index, self._cast[index].name, group=False, organization=False)

    def _described_before(self, head: str) -> Source | None:
        for source in reversed(self._described):
            if head in source.label.lower().split():
                return source
        return None

    def _description(self, words: tuple[Token, ...], text: str) -> Source | None:
        lexicon = self._lexicon
        if lexicon.has("first_person", words[0].lower):
            return None
        found = described(words, text, lexicon)
        if found is None or not found.text.strip():
            return None
        if is_document(found, lexicon):
            return Source(
                None, found.text, group=True, organization=True, participant=False, human=False,
                document=True,
            )  # fmt: skip
        lower = found.text.lower().split()
        group = self._is_group(lower)
        organization = self._is_organization(found.text, group=group)
        present = self._is_present(lower, organization=organization)
        human = not group and not organization and self._is_human(lower)
        return Source(None, found.text, group or organization, organization, present, human)

    def _is_group(self, lower: Sequence[str]) -> bool:
        lexicon, first = self._lexicon, lower[0]
        several = (
            lexicon.has("quantifiers", first)
            or any(lexicon.has("group_nouns", word) for word in lower)
            or self._lexicon.has("all_persons", first)
        )
        return several and not self._lexicon.has("one_openers", first)

    def _is_organization(self, label: str, *, group: bool) -> bool:
        lexicon, words = self._lexicon, label.split()
        lower = [word.lower() for word in words]
        capital = any(word[0].isupper() for word in words[1:] or words)
        if capital and any(lexicon.has("organization_words", word) for word in lower):
            return True
        lists = ("unnamed_pronouns", "determiners", "pronouns")
        named = words[0][0].isupper() and not any(lexicon.has(name, lower[0]) for name in lists)
        return named and not group

    def is_thing(self, text: str) -> bool:
        """Whether a mention is of something that cannot say anything: "the implementation"."""
        words = tokens(text, 0, len(text), ())
        if not words or self._person_in(words) is not None:
            return False
        found = described(words, text, self._lexicon)
        return found is not None and is_thing(found, self._lexicon)

    def _is_human(self, lower: Sequence[str]) -> bool:
        lexicon = self._lexicon
        return self._lexicon.has("some_persons", lower[0]) or any(
            lexicon.is_role(word) for word in lower
        )

    def _is_present(self, lower: Sequence[str], *, organization: bool) -> bool:
        """Whether a description is of somebody at the event rather than of somebody cited."""
        lexicon = self._lexicon
        if any(lexicon.has("participant_nouns", word) for word in lower):
            return True
        if organization or lexicon.has("possessives", lower[0]):
            return False
        person = any(lexicon.is_role(word) for word in lower)
        return person or lexicon.has("unnamed_pronouns", lower[0])
