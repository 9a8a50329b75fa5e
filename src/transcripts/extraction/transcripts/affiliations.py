"""Where speakers say that they belong: `I run the energy desk at the Courier`."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.transcripts.labels import display_name
from transcripts.extraction.transcripts.speech import pattern
from transcripts.extraction.transcripts.turns import Turn
from transcripts.extraction.transcripts.voices import Voice

_STATED = (
    pattern("turn_affiliations.job"),
    pattern("turn_affiliations.runs"),
    pattern("turn_affiliations.from"),
)
_NAMED = pattern("turn_affiliations.named")
_ADDRESS = pattern("turn_affiliations.address")
_NO_JOB = pattern("turn_affiliations.no_job")
_PRONOUNS = pattern("turn_affiliations.pronouns")
_ARTICLE = pattern("turn_affiliations.article")
_OFFICE = pattern("turn_affiliations.office")
_HEAD = 300
"""Characters of a first turn in which people say who they are."""


class Belonging(NamedTuple):
    """An organization, a position, or both."""

    organization: str | None
    position: str | None


def belongings(voice: Voice, turns: Sequence[Turn]) -> list[Belonging]:
    """What the labels and the first words of a speaker say of where they belong."""
    head = turns[voice.turns[0]].text[:_HEAD]
    found = [*_from_labels(voice), *_stated(head), *_after_name(voice, head)]
    return list(dict.fromkeys(found))


def _from_labels(voice: Voice) -> Iterator[Belonging]:
    for label in voice.labels:
        if label.kind == "office" and _OFFICE.search(label.key):
            yield Belonging(None, _ARTICLE.sub("", display_name(label.printed)))
        elif label.kind == "name" and label.aside and not _PRONOUNS.match(label.aside):
            yield Belonging(None, label.aside)


def _stated(head: str) -> Iterator[Belonging]:
    for form in _STATED:
        for match in form.finditer(head):
            found = match.groupdict()
            position = " ".join((found.get("position") or "").split())
            if not _NO_JOB.match(position):
                yield Belonging(found["organization"], position or None)


def _after_name(voice: Voice, head: str) -> Iterator[Belonging]:
    """`Petra Simm, Harbour Evening Post.`."""
    for naming in voice.namings:
        place = head.find(naming.name.printed)
        if naming.turn == voice.turns[0] and place >= 0:
            match = _NAMED.match(head, place + len(naming.name.printed))
            if match and not _ADDRESS.search(match["organization"]):
                yield Belonging(match["organization"], None)
                return
