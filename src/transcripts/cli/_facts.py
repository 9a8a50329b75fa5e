"""What the page and the summary say about a document's records, in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from transcripts.model import Agent, Attribution, Claim, Document, Event, TextSpan
from transcripts.spans import quote_of

UNKNOWN = "unknown"

_MODES = {
    "direct": "quoted",
    "indirect": "reported",
    "mixed": "partly quoted",
    "free_indirect": "reported, carried on",
    "own": "own words",
}


def agents_by_id(document: Document) -> Mapping[str, Agent]:
    """The document's agents, by id."""
    return {agent.id: agent for agent in document.agents}


def name_of(agent: Agent | None) -> str:
    """What to call an agent: the name, or else the role or kind."""
    if agent is None:
        return UNKNOWN
    return agent.name or " and ".join(agent.roles) or f"unnamed {agent.kind}"


def affiliations_of(agent: Agent, agents: Mapping[str, Agent]) -> str:
    """Where an agent belongs: `associate professor, Copenhagen University`."""
    return "; ".join(
        ", ".join(
            part
            for part in (
                affiliation.position,
                affiliation.organization and name_of(agents.get(affiliation.organization)),
            )
            if part
        )
        for affiliation in agent.affiliations
    )


def holder_of(claim: Claim) -> str | None:
    """The id of the agent that holds a claim."""
    return claim.attribution[-1].agent if claim.attribution else None


def claims_by_holder(document: Document) -> Iterator[tuple[Agent | None, tuple[Claim, ...]]]:
    """Each agent that holds claims, in the document's order, with them; nobody last."""
    for agent in (*document.agents, None):
        held = tuple(claim for claim in document.claims if holder_of(claim) == (agent and agent.id))
        if held:
            yield agent, held


def cue_of(links: Sequence[Attribution]) -> str:
    """The words that report, of all links of a chain."""
    return ", ".join(quote_of(link.cue) for link in links if link.cue)


def manner_of(claim: Claim, agents: Mapping[str, Agent]) -> tuple[str, ...]:
    """How a claim is made: mode, act, and whatever is not as usual."""
    reporters = [name_of(agents.get(link.agent or "")) for link in claim.attribution[:-1]]
    said = (
        _MODES[claim.mode],
        claim.act if claim.act != "states" else None,
        "hedged" if claim.certainty == "hedged" else None,
        f"as told by {' and '.join(reporters)}" if reporters else None,
        f"within {claim.nested_in}" if claim.nested_in else None,
        claim.review.status if claim.review.status != "unreviewed" else None,
    )
    return tuple(part for part in said if part)


def percent(confidence: float | None) -> str:
    """A confidence as people read it."""
    return "" if confidence is None else f"{confidence:.0%}"


def words_of(spans: Iterable[TextSpan]) -> str:
    """The words of spans, on one line."""
    return " ".join(quote_of(spans).split())


def date_of(event: Event) -> str:
    """The day of an event, or the days it lasted: `19 February 2020`."""
    start, end = day(event.start), day(event.end)
    return f"{start} to {end}" if start and end and start != end else start or end


def day(when: str | None) -> str:
    """A date in words, as exact as it is known; with the time if it has one."""
    if when is None:
        return ""
    date, _, time = when.partition("T")
    year, month, number = [*date.split("-"), "", ""][:3]
    words = (number.lstrip("0"), _MONTHS[int(month)] if month else "", year)
    return " ".join(word for word in words if word) + (f", {time[:5]}" if time else "")


_MONTHS = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
