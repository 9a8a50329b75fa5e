"""Where speakers say that they belong: `I run the energy desk at the Courier`."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extract.labels import display_name
from transcripts.extract.turns import Turn
from transcripts.extract.voices import Voice

_ORGANIZATION = (
    r"(?:the )?(?P<organization>[A-Z][\w’'&.-]*(?: (?:of |for |and |the )*[A-Z][\w’'&-]*)*)"
)
_JOB = re.compile(
    r"\b[Ii](?:['’]m| am) (?:a|an|the) (?P<position>[a-z][\w’' -]{2,40}?)"
    rf"(?: (?:at|of|for|with|from|in|on) {_ORGANIZATION})?(?=[,.;]| and\b| but\b)"
)
_RUNS = re.compile(
    r"\b[Ii] (?P<position>(?:run|chair|direct|lead|head|manage|teach|edit|look after) [^,.;]{3,50}?)"
    rf"(?: (?:at|for|of) {_ORGANIZATION})?(?=[,.;]| and\b)"
)
_FROM = re.compile(rf"\b[Ii](?:['’]m| am) (?:from|with|representing) {_ORGANIZATION}(?=[,.;])")
_NAMED = re.compile(
    r"(?:,| from| representing| with) (?:the )?(?P<organization>(?:[A-Z][\w’'&-]*)(?: (?:of |for |and |the )*[A-Z][\w’'&-]*)+)(?=[.,;])"
)
_ADDRESS = re.compile(r"\b(?:Street|Road|Lane|Drive|Avenue|Close|Creek|Square|Way|Row)\b")
_NO_JOB = re.compile(
    r"^(?:bit|little|lot|big|member of|friend of|tenant|fan|mother|father|parent|dad|mum)\b"
)
_PRONOUNS = re.compile(r"^\w+/\w+(?:/\w+)?$")


class Belonging(NamedTuple):
    """An organization, a position, or both."""

    organization: str | None
    position: str | None


def belongings(voice: Voice, turns: Sequence[Turn]) -> list[Belonging]:
    """What the labels and the first words of a speaker say of where they belong."""
    return list(dict.fromkeys([*_from_labels(voice), *_from_words(voice, turns)]))


def _from_labels(voice: Voice) -> Iterator[Belonging]:
    for label in voice.labels:
        if label.kind == "office" and re.search(
            r"\b(?:director|executive|officer|secretary|clerk|teacher)\b", label.key
        ):
            yield Belonging(None, display_name(label.printed).removeprefix("The "))
        elif label.kind == "name" and label.aside and not _PRONOUNS.match(label.aside):
            yield Belonging(None, label.aside)


def _from_words(voice: Voice, turns: Sequence[Turn]) -> Iterator[Belonging]:
    head = turns[voice.turns[0]].text[:300]
    for pattern in (_JOB, _RUNS, _FROM):
        for match in pattern.finditer(head):
            found = match.groupdict()
            position = found.get("position")
            if position and _NO_JOB.match(position):
                continue
            yield Belonging(found["organization"], " ".join(position.split()) if position else None)
    yield from _after_name(voice, head)


def _after_name(voice: Voice, head: str) -> Iterator[Belonging]:
    """`Petra Simm, Harbour Evening Post.`"""
    for naming in voice.namings:
        if naming.turn != voice.turns[0] or naming.rule not in (
            "agent.opening-name",
            "agent.self-introduction",
        ):
            continue
        place = head.find(naming.name.printed)
        match = _NAMED.match(head, place + len(naming.name.printed)) if place >= 0 else None
        if match and not _ADDRESS.search(match["organization"]):
            yield Belonging(match["organization"], None)
            return
