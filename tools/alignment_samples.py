"""The pairs of reports and transcripts with gold links, as documents."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from transcripts import api
from transcripts.model import Agent, Attribution, Claim, Document, Question, TextSpan

SAMPLES = Path(__file__).parents[1] / "samples" / "alignment"
TUNED = ("chip-diplomacy", "museum-return", "school-phones", "tidal-barrage")
"""The events that the weights were fitted on; chosen before any was measured."""
HELD_OUT = ("harvest-insurance", "night-nurses")
ENGINE = "rules"
"""What finds the speakers of transcripts, and the statements of reports that are extracted."""
NARRATOR = "reporter"
"""The source of what the report says in its own name."""


class Gold(NamedTuple):
    """A reported statement and where it was said: numbers of turns from 1, the best first."""

    quote: str
    source: str
    turns: frozenset[int]
    misattributed: bool


class Pair(NamedTuple):
    """A report with its gold statements as records, and the transcript."""

    name: str
    report: Document
    transcript: Document
    gold: Mapping[str, Gold]
    """By the id of the claim or question."""


def pairs(names: Sequence[str]) -> Iterator[Pair]:
    """Both reports of each event, with the gold statements in place of what is extracted."""
    for name in names:
        folder = SAMPLES / name
        transcript = api.prepare(folder / "transcript.txt", engine=ENGINE).document
        links = json.loads((folder / "links.json").read_text("utf-8"))
        for which in ("a", "b"):
            report = api.read(folder / f"report-{which}.txt", format="text").document
            chosen = [link for link in links if link["report"] == which]
            yield _pair(f"{name}/{which}", report, transcript, chosen)


def extracted(name: str) -> Document:
    """The report of a pair with what the rules extract from it."""
    event, which = name.split("/")
    path = SAMPLES / event / f"report-{which}.txt"
    return api.prepare(path, format="text", engine=ENGINE).document


def _pair(
    name: str, report: Document, transcript: Document, links: Sequence[Mapping[str, Any]]
) -> Pair:
    agents: dict[str, Agent] = {}
    claims: list[Claim] = []
    questions: list[Question] = []
    gold = {}
    for number, link in enumerate(links, start=1):
        sources = [_agent(source, agents) for source in _sources(link["source"])]
        span = _span(report, link["quote"])
        if _asks(link["quote"]):
            id = f"q{number}"
            questions.append(_question(id, span, sources))
        else:
            id = f"c{number}"
            claims.append(_claim(id, span, sources))
        gold[id] = Gold(
            link["quote"],
            link["source"],
            frozenset(link["turns"]),
            link.get("misattributed", False),
        )
    made = report.replace(
        agents=tuple(agents.values()), claims=tuple(claims), questions=tuple(questions)
    )
    return Pair(name, made, transcript, gold)


def _claim(id: str, span: TextSpan, sources: Sequence[str]) -> Claim:
    return Claim(
        id=id,
        content=(span,),
        attribution=tuple(Attribution(agent=source) for source in sources),
        mode="indirect",
        polarity="asserted",
        certainty="asserted",
    )


def _question(id: str, span: TextSpan, sources: Sequence[str]) -> Question:
    asker = sources[0] if sources else None
    return Question(id=id, content=(span,), asker=asker, form="paraphrase", from_audience=True)


def _sources(source: str) -> list[str]:
    if source.casefold().startswith(NARRATOR):
        return []
    return [part.strip() for part in source.replace(" and ", ";").replace("/", ";").split(";")]


def _agent(source: str, agents: dict[str, Agent]) -> str:
    if source not in agents:
        words = source.split()
        described = not all(word[0].isupper() for word in words[:2]) or "(" in source
        agents[source] = Agent(
            id=f"p{len(agents) + 1}",
            kind="document" if _is_document(words) else "person",
            name=source,
            described=described,
        )
    return agents[source].id


def _is_document(words: Sequence[str]) -> bool:
    return bool({"statement", "programme", "poll", "survey", "leaflet"} & set(words))


def _asks(quote: str) -> bool:
    first = quote.casefold().split()[0]
    return quote.endswith("?") or first in ("whether", "if", "how", "what", "why", "who", "where")


def _span(report: Document, quote: str) -> TextSpan:
    for block in report.blocks:
        start = block.text.find(quote)
        if start >= 0:
            return TextSpan(block=block.id, start=start, end=start + len(quote), quote=quote)
    raise ValueError(f"not in the report: {quote}")
