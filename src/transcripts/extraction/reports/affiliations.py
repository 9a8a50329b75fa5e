"""Where persons belong and what they are, from the words around their names."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.reports.appositions import after_name
from transcripts.extraction.reports.bylines import Byline
from transcripts.extraction.reports.epithets import before_name
from transcripts.extraction.reports.institutions import Found
from transcripts.extraction.reports.passages import Passage
from transcripts.extraction.reports.people import Person

_MENTIONS = 8
_LONGEST = 90


class Belonging(NamedTuple):
    """What the text says about where somebody belongs."""

    organization: str | None
    position: str | None
    offices: frozenset[str]
    """Words for what they are, lower case: "the minister" finds them by these."""


def belonging(
    person: Person, passages: Sequence[Passage], home: str | None, lexicon: Lexicon
) -> Belonging:
    """Organisation and position of a person, the first that the text gives of each.

    `home` is the institution that held the event, or whose report this is.
    """
    organization = position = title = None
    offices = {t for t in person.titles if not lexicon.has("bare_titles", t)}
    for found in _found(person, passages, lexicon):
        if found.kind == "own":
            organization = organization or home
        if found.kind == "organization":
            organization = organization or _full(found.text, home)
        elif found.kind == "title":
            title = title or found.text
        elif found.text and not _only_here(found.text, lexicon):
            position = position or found.text
        if found.kind != "organization" or " " not in found.text:
            words = re.findall(r"[^\W\d_]+", found.text.lower())
            offices |= {word for word in words if lexicon.is_role(word)}
    position = position or title
    if organization is None and position is not None and _in_house(offices, lexicon):
        organization = home
    return Belonging(organization, position, frozenset(offices))


def written_for(line: Byline, belongs: Belonging, paper: str | None) -> Belonging:
    """What a byline adds: the function of the writer, and the paper."""
    position = next((found.text for found in line.found if found.kind == "position"), None)
    named = next((found.text for found in line.found if found.kind == "organization"), None)
    return Belonging(
        belongs.organization or paper or named, belongs.position or position, belongs.offices
    )


def _found(person: Person, passages: Sequence[Passage], lexicon: Lexicon) -> Iterator[Found]:
    for mention in person.mentions[:_MENTIONS]:
        words = passages[mention.passage].analysis.words[mention.sentence]
        text = passages[mention.passage].block.text
        for find in (
            after_name(words, text, mention.name.last, lexicon),
            before_name(words, text, mention.name, lexicon),
        ):
            for found in find:
                tidy = " ".join(found.text.split())
                if len(tidy) <= _LONGEST:
                    yield found._replace(text=lexicon.without("definite_article", tidy))


def _full(name: str, home: str | None) -> str:
    """The full name of the house if a short form means it: "the museum", "the Committee"."""
    short = name.lower()
    whole = (home or "").lower()
    means = f" {short} " in f" {whole} " and " " not in short
    return home if home is not None and means else name


def _only_here(position: str, lexicon: Lexicon) -> bool:
    """Whether a position is one at this event: "first speaker"."""
    return all(lexicon.has("event_roles", word) for word in position.lower().split())


def _in_house(offices: set[str], lexicon: Lexicon) -> bool:
    return any(lexicon.has("house_offices", word) for word in offices)
