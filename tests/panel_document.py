"""A small document with a bit of everything, for tests that show or check one."""

from transcripts.model import (
    Affiliation,
    Agent,
    Answer,
    Attribution,
    Block,
    Claim,
    Document,
    Event,
    Provenance,
    Question,
    Rights,
    Source,
    TextSpan,
)
from transcripts.spans import span_of

_HEAD = Block(id="b1", kind="heading", text="Who pays for the dikes?", level=1)
_BODY = Block(
    id="b2",
    kind="paragraph",
    text=(
        "Ines Vaart argued that the dikes will not hold. “Sand is cheap,” she said. "
        "Tom Oduya denied that the fund is empty."
    ),
)
_FLOOR = Block(
    id="b3",
    kind="paragraph",
    text="A woman in the third row asked who would pay. Oduya answered that everybody would.",
)


def _words(block: Block, quote: str) -> tuple[TextSpan, ...]:
    start = block.text.index(quote)
    return (span_of(block, start, start + len(quote)),)


PANEL = Document(
    schema_version="1.0",
    id="dikes",
    language="en",
    rights=Rights(licence="CC-BY-4.0", access="open"),
    event=Event(
        title="Who pays for the dikes?",
        kind="panel discussion",
        start="2024-03-05",
        venue="Town Hall",
        place="Zierikzee",
        organizers=("o1",),
    ),
    sources=(Source(id="source1", filename="dikes.txt", media_type="text/plain"),),
    agents=(
        Agent(
            id="p1",
            kind="person",
            name="Ines Vaart",
            roles=("panelist",),
            affiliations=(Affiliation(organization="o1", position="head of coastal risk"),),
        ),
        Agent(id="p2", kind="person", name="Tom Oduya", roles=("panelist",)),
        Agent(id="p3", kind="person", name="a woman in the third row", described=True),
        Agent(id="o1", kind="organization", name="Delta Forum", roles=("organizer",)),
    ),
    blocks=(_HEAD, _BODY, _FLOOR),
    claims=(
        Claim(
            id="c1",
            content=_words(_BODY, "the dikes will not hold"),
            attribution=(
                Attribution(
                    agent="p1", mention=_words(_BODY, "Ines Vaart"), cue=_words(_BODY, "argued")
                ),
            ),
            mode="indirect",
            polarity="asserted",
            certainty="asserted",
            act="predicts",
            confidence=0.91,
            by="extract1",
        ),
        Claim(
            id="c2",
            content=_words(_BODY, "Sand is cheap"),
            attribution=(Attribution(agent="p1", cue=_words(_BODY, "said")),),
            mode="direct",
            polarity="asserted",
            certainty="asserted",
        ),
        Claim(
            id="c3",
            content=_words(_BODY, "the fund is empty"),
            attribution=(Attribution(agent="p2", cue=_words(_BODY, "denied")),),
            mode="indirect",
            polarity="negated",
            certainty="hedged",
            confidence=0.4,
        ),
        Claim(
            id="c4",
            content=_words(_FLOOR, "everybody would"),
            attribution=(Attribution(agent="p2", cue=_words(_FLOOR, "answered")),),
            mode="indirect",
            polarity="asserted",
            certainty="asserted",
        ),
    ),
    questions=(
        Question(
            id="q1",
            content=_words(_FLOOR, "who would pay"),
            asker="p3",
            addressees=("p2",),
            form="paraphrase",
            from_audience=True,
            cue=_words(_FLOOR, "asked"),
            confidence=0.65,
        ),
    ),
    answers=(Answer(id="a1", question="q1", claims=("c4",), answerer="p2"),),
    provenance=(Provenance(id="extract1", activity="extract", tool="transcripts.rules"),),
)
