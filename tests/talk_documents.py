"""A short talk as a transcript, and reports on it."""

from transcripts.model import Agent, Attribution, Block, Claim, Document, Question, TextSpan

ANN = Agent(id="ann", kind="person", name="Ann Berg", roles=("moderator",))
OLU = Agent(id="olu", kind="person", name="Olu Adeyemi")
MAN = Agent(id="man", kind="person", name="Man by the window", described=True)

SAID = (
    (ANN, "Good evening. Olu Adeyemi is here to talk about the old tram line and its depot."),
    (OLU, "The depot burned down in 1934, and forty-two trams were lost in a single night."),
    (ANN, "Was anybody hurt? I have heard stories about the night watchman."),
    (OLU, "The watchman got out. He lost his dog, and he never forgave the company for it."),
    (MAN, "Could the line be rebuilt? My wheelchair doesn't get up those steps to the bus."),
    (OLU, "It could. It would cost about ninety million, and I would start at the harbour end."),
    (ANN, "I used to ride it to school, for a penny, standing beside the driver."),
)
TRANSCRIPT = Document(
    schema_version="1.0",
    id="talk",
    language="en",
    agents=(ANN, OLU, MAN),
    blocks=tuple(
        Block(id=f"t{n}", kind="turn", speaker=agent.id, label=f"{agent.name}:", text=text)
        for n, (agent, text) in enumerate(SAID, start=1)
    ),
)


def report(*statements: tuple[str, str | None]) -> Document:
    """A report with statements and their sources; those that end in ? are questions."""
    blocks = tuple(
        Block(id=f"p{n}", kind="paragraph", text=text)
        for n, (text, _) in enumerate(statements, start=1)
    )
    claims, questions = [], []
    for block, (text, source) in zip(blocks, statements, strict=True):
        span = TextSpan(block=block.id, start=0, end=len(text), quote=text)
        if text.endswith("?"):
            questions.append(_question(f"q{block.id}", span, source))
        else:
            claims.append(_claim(f"c{block.id}", span, source))
    return Document(
        schema_version="1.0",
        id="report",
        language="en",
        agents=(ANN, OLU, MAN),
        blocks=blocks,
        claims=tuple(claims),
        questions=tuple(questions),
    )


def _claim(id: str, span: TextSpan, source: str | None) -> Claim:
    return Claim(
        id=id,
        content=(span,),
        attribution=(Attribution(agent=source),) if source else (),
        mode="indirect",
        polarity="asserted",
        certainty="asserted",
    )


def _question(id: str, span: TextSpan, source: str | None) -> Question:
    return Question(
        id=id, content=(span,), asker=source, form="paraphrase", from_audience=source == "man"
    )


REPORT = report(
    ("A fire in 1934 destroyed forty-two trams at the depot in one night.", "olu"),
    ("The watchman escaped but never forgave the company the loss of his dog.", "olu"),
    ("Could the line be rebuilt?", "man"),
    ("The tunnels under the cathedral are haunted by a Swedish admiral.", "olu"),
    ("As a child she rode it to school for a penny beside the driver.", "olu"),
)
