"""Extraction from event reports: who took part, who said what, who asked what."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from transcripts._version import __version__
from transcripts.extraction import ExtractOptions
from transcripts.extraction.kept import Kept, kept_of
from transcripts.extraction.language.lexicon import Lexicon, load
from transcripts.extraction.language.names import Name
from transcripts.extraction.reports.affiliations import Belonging, belonging, written_for
from transcripts.extraction.reports.agents import ReportAgents, ordered
from transcripts.extraction.reports.attribution import Course, Judge, attributed
from transcripts.extraction.reports.bylines import bylines, outlet
from transcripts.extraction.reports.event import EventFacts, event_facts
from transcripts.extraction.reports.mentions import Tracker
from transcripts.extraction.reports.parts import parts_of
from transcripts.extraction.reports.passages import Passage, passages
from transcripts.extraction.reports.people import Person, matches, people, unheard
from transcripts.extraction.reports.records import answer_records, claim_records, question_records
from transcripts.extraction.reports.roles import Scene, roles_of
from transcripts.extraction.reports.rosters import listed_roles
from transcripts.model import Block, Document, Event, Provenance
from transcripts.model.records import Role

TOOL = "transcripts.extraction.reports.pipeline"


class Finder(NamedTuple):
    """What finds the claims and questions of a report, before anybody is known."""

    passages: Callable[[Iterable[Block], Lexicon], tuple[Passage, ...]]
    judge: Callable[[Sequence[Passage], Sequence[Person]], Judge | None]
    """Made once the cast is known: corrects whom a claim comes from."""
    model: str | None = None
    """Name of a statistical model."""
    sha256: str | None = None
    """Digest of its file."""
    notes: tuple[str, ...] = ()
    """What else the provenance should tell."""
    points: Callable[[int, Name], int] = lambda _passage, _name: 0
    """What else speaks for a name's being a person's, by passage."""
    belongings: Callable[[Sequence[Person], Sequence[Belonging]], Sequence[Belonging]] = (
        lambda _cast, told: told
    )
    """Where the members of the cast belong, given what the rules take it to be."""
    roles: Callable[[Person, tuple[Role, ...]], tuple[Role, ...]] = lambda _person, told: told
    """What somebody does at the event, given what the rules take it to be."""
    facts: Callable[[EventFacts], EventFacts] = lambda told: told
    """The event, given what the rules take it to be."""
    least: float = 0.0
    """Confidence below which a claim is left out."""


RULES = Finder(passages, lambda _passages, _cast: None)


def extract_report(
    document: Document,
    options: ExtractOptions,
    *,
    finder: Finder = RULES,
    lexicon: Lexicon | None = None,
) -> Document:
    """Add to a report its event, agents, claims, questions and answers.

    Records that a person reviewed, or that others made, are kept as they are. The lexicon is that
    of the document's language if none is given.
    """
    lexicon = lexicon or load((document.language or "en").split("-")[0].lower())
    kept = kept_of(document, TOOL)
    agents = ReportAgents(document, kept, lexicon)
    course, facts = _read(document, agents, lexicon, finder)
    claim_ids, claims = claim_records(course, agents, kept)
    question_ids, questions = question_records(course, agents, kept)
    answers = answer_records(course, claim_ids, question_ids, agents, kept)
    event = _event(document.event, facts, agents, kept)
    return document.replace(
        event=event,
        agents=ordered(agents.records()),
        claims=(*kept.claims, *claims),
        questions=(*kept.questions, *questions),
        answers=(*kept.answers, *answers),
        relations=kept.relations,
        provenance=(*kept.provenance, _provenance(document, kept, options, finder)),
    )


def _read(
    document: Document, agents: ReportAgents, lexicon: Lexicon, finder: Finder
) -> tuple[Course, EventFacts]:
    read = finder.passages(document.blocks, lexicon)
    writers = bylines(document.blocks, lexicon)
    cast = people(read, lexicon, points=finder.points)
    cast = (*cast, *unheard([line.name for line in writers], cast))
    published = next((source.published for source in document.sources if source.published), None)
    facts = finder.facts(event_facts(document.blocks, published, lexicon))
    home = facts.organizers[0] if facts.organizers else None
    told = [belonging(person, read, home, lexicon) for person in cast]
    belongs = list(finder.belongings(cast, told))
    paper = outlet(document.blocks, lexicon)
    for line in writers:
        for number, person in enumerate(cast):
            if matches(line.name.parts, person.parts) or matches(person.parts, line.name.parts):
                belongs[number] = written_for(line, belongs[number], paper)
    tracker = Tracker(cast, [b.offices for b in belongs], lexicon)
    course = attributed(read, tracker, lexicon, judge=finder.judge(read, cast), least=finder.least)
    scene = Scene(
        course, parts_of(course, cast), listed_roles(cast, read, lexicon), facts,
        [line.name.parts for line in writers], lexicon,
    )  # fmt: skip
    for number, (person, belonged) in enumerate(zip(cast, belongs, strict=True)):
        roles = finder.roles(person, roles_of(number, person, belonged, scene))
        agents.add_person(person, belonged, roles)
    return course, facts


def _event(event: Event, facts: EventFacts, agents: ReportAgents, kept: Kept) -> Event:
    """The event with what the report tells of it; what others settled stays."""
    if event.review.status != "unreviewed" or event.by not in (None, kept.run):
        return event
    old = event if event.by is None else Event()
    return Event(
        title=old.title or facts.title,
        kind=old.kind or facts.kind,
        start=old.start or facts.date,
        end=old.end,
        venue=old.venue or facts.venue,
        place=old.place or facts.place,
        organizers=old.organizers or tuple(agents.organization(name) for name in facts.organizers),
        summary=old.summary,
        confidence=0.6,
        by=kept.run,
        rule="event.opening",
    )


def _provenance(
    document: Document, kept: Kept, options: ExtractOptions, finder: Finder
) -> Provenance:
    return Provenance(
        id=kept.run,
        activity="extract",
        tool=TOOL,
        version=__version__,
        model=finder.model,
        model_sha256=finder.sha256,
        inputs=tuple(source.id for source in document.sources),
        when=options.now,
        notes=finder.notes,
    )
