"""Extraction from transcripts: speakers, questions, answers and reported claims of turns.

Printed labels decide who speaks where; what earlier runs inferred and nobody reviewed is made anew.
"""

from collections.abc import Sequence

from transcripts._version import __version__
from transcripts.errors import UnknownLanguageError
from transcripts.extraction import ExtractOptions
from transcripts.extraction.kept import Kept, kept_of
from transcripts.extraction.transcripts.agents import Agents
from transcripts.extraction.transcripts.answers import answering_turns
from transcripts.extraction.transcripts.asked import Asked
from transcripts.extraction.transcripts.claims import Told, told_in
from transcripts.extraction.transcripts.event import event_of, front_of
from transcripts.extraction.transcripts.questions import questions_in
from transcripts.extraction.transcripts.records import (
    answer_records,
    claim_records,
    own_claim_records,
    question_records,
)
from transcripts.extraction.transcripts.relayed import relayed_in
from transcripts.extraction.transcripts.roles import Cast, cast_of
from transcripts.extraction.transcripts.speakers import speakers_of
from transcripts.extraction.transcripts.speech import speaking, spoken_languages
from transcripts.extraction.transcripts.turns import Turn, turns_of
from transcripts.model import Document, Provenance

TOOL = "transcripts.extraction.transcripts.pipeline"


def extract_transcript(document: Document, options: ExtractOptions) -> Document:
    """Add to a document of turns its speakers, questions, answers and reported claims.

    Records that a person reviewed, or that others made, are kept as they are.

    Raises:
        UnknownLanguageError: If nothing tells how speech in its language is read.
    """
    code = (document.language or "en").split("-")[0].lower()
    if code not in spoken_languages():
        raise UnknownLanguageError("rules for transcripts", code, spoken_languages())
    with speaking(code):
        return _extracted(document, options)


def _extracted(document: Document, options: ExtractOptions) -> Document:
    turns = turns_of(document)
    kept = kept_of(document, TOOL)
    front = front_of(document)
    cast = cast_of(turns, speakers_of(turns, front, kept.speakers), front)
    agents = Agents(document, kept, turns, cast)
    asked = [question for turn in turns for question in _asked(turn, turns, cast)]
    told = [claim for turn in turns for claim in _told(turn, asked)]
    questions = question_records(asked, answering_turns(asked, turns, cast), agents, kept)
    claims = claim_records(told, turns, agents, kept)
    if options.own_claims:
        claims += own_claim_records(asked, told, turns, agents, kept)
    answers = answer_records(questions, turns, agents)
    event = event_of(document, agents)
    return document.replace(
        event=event,
        agents=agents.records(),
        blocks=agents.blocks(),
        claims=(*kept.claims, *claims),
        questions=(*kept.questions, *(record.question for record in questions)),
        answers=(*kept.answers, *answers),
        relations=kept.relations,
        provenance=(*kept.provenance, _provenance(document, kept, options)),
    )


def _asked(turn: Turn, turns: Sequence[Turn], cast: Cast) -> list[Asked]:
    """Relayed questions first: what a moderator reads out is not the moderator's."""
    relayed = relayed_in(turn)
    own = [
        question
        for question in questions_in(turn, turns, cast)
        if not any(question.start < other.end and other.start < question.end for other in relayed)
    ]
    return sorted([*relayed, *own], key=lambda question: question.start)


def _told(turn: Turn, asked: Sequence[Asked]) -> list[Told]:
    return told_in(turn, [(q.start, q.end) for q in asked if q.turn is turn])


def _provenance(document: Document, kept: Kept, options: ExtractOptions) -> Provenance:
    return Provenance(
        id=kept.run,
        activity="extract",
        tool=TOOL,
        version=__version__,
        inputs=tuple(source.id for source in document.sources),
        when=options.now,
    )
