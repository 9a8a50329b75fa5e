"""Who takes part: the named persons of a report, from the evidence of all their mentions."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.names import Name
from transcripts.extraction.reports.evidence import evidence, has_courtesy
from transcripts.extraction.reports.passages import Passage

_SUBJECT = 3
_ENOUGH = 2
_SURE = 5
"""Points of an engine from which, for or against, the rules need not be asked."""


class Mention(NamedTuple):
    """One occurrence of a name, and how much speaks for its being a person's."""

    passage: int
    sentence: int
    name: Name
    score: int
    sure: bool = False
    """Whether an engine is sure that it is a person's, whatever the rules make of it."""


class Person(NamedTuple):
    """A named person, as put together from all mentions."""

    name: str
    parts: tuple[str, ...]
    titles: frozenset[str]
    mentions: tuple[Mention, ...]
    confidence: float


def people(
    passages: Sequence[Passage],
    lexicon: Lexicon,
    *,
    points: Callable[[int, Name], int] = lambda _passage, _name: 0,
) -> tuple[Person, ...]:
    """The named persons of a report, in order of appearance.

    `points` says what else speaks for a name's being a person's, by number of the passage.
    """
    mentions = tuple(_mentions(passages, lexicon, points))
    full = [
        m for m in mentions if len(m.name.parts) > 1 and (m.sure or _may_be_person(m.name, lexicon))
    ]
    groups: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in full:
        groups[mention.name.parts].append(mention)
    named = [_person(group) for group in _merged(groups)]
    # a surname alone that speaks says that the full name is a person's
    likely = _with_short_forms(named, mentions)
    found = [person for person in likely if _weight(person.mentions) >= _ENOUGH]
    singles = _singles(mentions, found, lexicon)
    return tuple(sorted((*found, *singles), key=_first_place))


def _with_short_forms(cast: Sequence[Person], mentions: Sequence[Mention]) -> list[Person]:
    """The persons with the mentions by surname or first name that can mean nobody else."""
    owners = by_part(person.parts for person in cast)
    short: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        owner = owners.get(mention.name.parts[0], ()) if len(mention.name.parts) == 1 else ()
        if len(owner) == 1:
            short[owner[0]].append(mention)
    return [
        person._replace(
            mentions=tuple(sorted((*person.mentions, *short[number]), key=_place)),
            confidence=_confidence((*person.mentions, *short[number])),
        )
        for number, person in enumerate(cast)
    ]


def _weight(mentions: Iterable[Mention]) -> int:
    """What speaks for a person; a short form that might be another word does not count against."""
    return sum(
        mention.score if len(mention.name.parts) > 1 else max(0, mention.score)
        for mention in mentions
    )


def _confidence(mentions: Iterable[Mention]) -> float:
    return min(0.95, max(0.5, 0.5 + 0.08 * _weight(mentions)))


def _place(mention: Mention) -> tuple[int, int, int]:
    return mention.passage, mention.sentence, mention.name.first


def _first_place(person: Person) -> tuple[int, int, int]:
    return _place(person.mentions[0])


def _mentions(
    passages: Sequence[Passage], lexicon: Lexicon, points: Callable[[int, Name], int]
) -> Iterator[Mention]:
    common = _common(passages)
    for at, passage in enumerate(passages):
        for index, found in enumerate(passage.names):
            words = passage.analysis.words[index]
            near = passage.reported[max(0, index - 1) : index + 1]
            subjects = [item.mention for items in near for _, item in items if item.mention]
            for name in found:
                said = any(
                    span.start <= name.start and name.end <= span.end + 1 for span in subjects
                )
                score = evidence(words, name, common, lexicon) + (_SUBJECT if said else 0)
                score -= 2 if passage.block.kind == "heading" and not name.titles else 0
                told = points(at, name)
                score = told if abs(told) >= _SURE else score + told
                yield Mention(at, index, name, score, sure=told >= _SURE)


def _common(passages: Sequence[Passage]) -> frozenset[str]:
    """The words that stand in small letters somewhere."""
    return frozenset(
        word.text
        for passage in passages
        for words in passage.analysis.words
        for word in words
        if word.text.islower()
    )


def _may_be_person(name: Name, lexicon: Lexicon) -> bool:
    if name.shouted and not name.titles:
        return False
    last = name.parts[-1]
    place = lexicon.has("organization_words", last) and not name.titles
    return not (place or any(_is_common(part, lexicon) for part in name.parts))


def _is_common(part: str, lexicon: Lexicon) -> bool:
    if lexicon.has("surnames_too", part):
        return False
    lists = ("organization_words", "months", "weekdays", "pronouns", "determiners", "subordinators")
    more = ("prepositions", "conjunctions", "auxiliaries")
    stem = part.split("'", maxsplit=1)[0]
    return any(lexicon.has(name, stem) for name in (*lists, *more))


def matches(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether a shorter form can name the same person: surname, first name, initials."""
    if len(short) > len(full):
        return False
    if len(short) > 1 and len(short[0]) == 1 and short[-1] == full[-1]:
        return full[0].startswith(short[0]) and len(full[0]) >= len(short[0])
    if len(short) > 1 and short[0] == full[0] and short[-1] == full[-1]:
        return True
    return any(
        tuple(full[start : start + len(short)]) == tuple(short)
        for start in range(len(full) - len(short) + 1)
    )


def by_part(forms: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    """Numbers of the names that each word is part of: few of many need be looked at."""
    owners: dict[str, list[int]] = defaultdict(list)
    for number, parts in enumerate(forms):
        for part in dict.fromkeys(parts):
            owners[part].append(number)
    return owners


def _merged(groups: dict[tuple[str, ...], list[Mention]]) -> list[list[Mention]]:
    """Groups of mentions of one person: shorter forms join the longest that they match."""
    keys = sorted(groups, key=lambda parts: (-len(parts), -len("".join(parts))))
    homes: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    merged: dict[tuple[str, ...], list[Mention]] = {}
    for key in keys:
        home = next((full for full in homes[key[-1]] if matches(key, full)), None)
        if home is None:
            for part in dict.fromkeys(key):
                homes[part].append(key)
        merged.setdefault(home or key, []).extend(groups[key])
    return list(merged.values())


def _person(mentions: Iterable[Mention]) -> Person:
    ordered = tuple(sorted(mentions, key=lambda mention: mention[:2]))
    longest = max(ordered, key=lambda mention: (len(mention.name.parts), len(mention.name.text)))
    titles = frozenset(title for mention in ordered for title in mention.name.titles)
    return Person(_spelled(longest.name), longest.name.parts, titles, ordered, _confidence(ordered))


def _spelled(name: Name) -> str:
    return re.sub(r"\b([^\W_]) ", r"\1. ", name.text) if len(name.parts[0]) == 1 else name.text


def _singles(
    mentions: Sequence[Mention], found: Sequence[Person], lexicon: Lexicon
) -> list[Person]:
    """Persons known by one name only: "Mrs Baptiste", "Tasha"."""
    known = {part for person in found for part in person.parts}
    groups: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        name = mention.name
        usable = mention.sure or _may_be_single(name, lexicon)
        if len(name.parts) == 1 and name.parts[0] not in known and usable:
            groups[name.parts].append(mention)
    return [_person(group) for group in groups.values() if _is_single_person(group, lexicon)]


def _may_be_single(name: Name, lexicon: Lexicon) -> bool:
    if name.text.startswith("@"):
        return len(name.text) > 2
    listed = (
        "adverbs",
        "auxiliaries",
        "person_nouns",
        "group_nouns",
        "negations",
        "titles",
        "statement_nouns",
    )
    common = any(lexicon.has(words, name.parts[0]) for words in listed)
    common = common or name.parts[0] in lexicon.order or lexicon.is_role(name.parts[0])
    common = common or any(lexicon.has("numbers", part) for part in name.parts[0].split("-"))
    verb = name.first == 0 and name.parts[0] in lexicon.entries
    short = name.text.isupper() and len(name.text) < 4 and not name.titles
    usable = len(name.text) > 1 and not (common or verb or short or name.shouted)
    return usable and _may_be_person(name, lexicon)


def _is_single_person(group: Sequence[Mention], lexicon: Lexicon) -> bool:
    if any(mention.sure for mention in group):
        return _weight(group) >= _ENOUGH
    titled = any(has_courtesy(mention.name, lexicon) for mention in group)
    preceded = sum(mention.score < 0 for mention in group)
    enough = _ENOUGH if lexicon.is_given_name(group[0].name.parts[0]) else _SUBJECT
    return titled or (_weight(group) >= enough and preceded == 0)


def unheard(names: Sequence[Name], cast: Sequence[Person]) -> tuple[Person, ...]:
    """Persons for names that stand outside the text of the report, such as its writer's."""
    return tuple(
        Person(_spelled(name), name.parts, frozenset(name.titles), (), 0.8)
        for name in names
        if not any(matches(name.parts, p.parts) or matches(p.parts, name.parts) for p in cast)
    )
