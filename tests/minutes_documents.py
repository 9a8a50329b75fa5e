"""Two transcripts of the same minutes of a council, and small changes of them."""

from transcripts.model import Agent, Attribution, Block, Claim, Document, Question, TimeRange
from transcripts.spans import span_of

WORDS = (
    ("m", "Good evening. Please switch off your phones, the hall has bad acoustics."),
    ("a", "The new bus line will open in March, and it will run every ten minutes."),
    ("b", "My neighbours heard that before, and nothing came of it for seven years."),
    ("m", "Who pays for the drivers, the council or the county?"),
    ("a", "The county pays for two years. After that we will have to look again."),
    ("b", "Then I would rather keep the old line, which at least the county knows."),
)


def _block(number: int, speaker: str, text: str) -> Block:
    time = TimeRange(start_ms=number * 10_000, end_ms=number * 10_000 + 9_000)
    return Block(id=f"u{number}", kind="turn", text=text, speaker=speaker, time=time)


BLOCKS = tuple(_block(number, *said) for number, said in enumerate(WORDS, 1))


def claim(block: Block, quote: str, *, id: str = "c1", agent: str | None = "a") -> Claim:
    """A claim whose content is `quote`."""
    start = block.text.index(quote)
    return Claim(
        id=id,
        content=(span_of(block, start, start + len(quote)),),
        attribution=(Attribution(agent=agent),),
        mode="own",
        polarity="asserted",
        certainty="asserted",
    )


MINUTES = Document(
    schema_version="1.0",
    id="minutes",
    agents=(
        Agent(id="m", kind="person", name="Mayor Thorne", roles=("chair",)),
        Agent(id="a", kind="person", name="Ada Bell"),
        Agent(id="b", kind="person", name="Ben Okafor"),
    ),
    blocks=BLOCKS,
    claims=(claim(BLOCKS[4], "The county pays for two years."),),
    questions=(
        Question(
            id="q1",
            content=(span_of(BLOCKS[3], 0, len(BLOCKS[3].text)),),
            asker="m",
            form="verbatim",
            from_audience=False,
        ),
    ),
)


def with_text(index: int, text: str) -> Document:
    """The minutes with other words in one turn, which no record points into."""
    blocks = list(BLOCKS)
    blocks[index] = blocks[index].replace(text=text)
    return MINUTES.replace(blocks=tuple(blocks))
