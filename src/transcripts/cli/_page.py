"""A document as a page for the terminal."""

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from transcripts.cli import _facts as facts
from transcripts.cli._printing import counted, visible
from transcripts.model import Answer, Claim, Document, Question

_SURE, _FAIR = 0.8, 0.5


def page(document: Document, parts: Sequence[str]) -> RenderableType:
    """The page; `parts` of speakers, claims, questions, or all of it if there are none."""
    sections = {"speakers": _speakers, "claims": _claims, "questions": _questions}
    chosen = [section for name, section in sections.items() if not parts or name in parts]
    bodies = [body for section in chosen for body in section(document)]
    return Group(*([] if parts else [_event(document)]), *bodies)


def _event(document: Document) -> RenderableType:
    event, agents = document.event, facts.agents_by_id(document)
    title = event.title or next((s.title for s in document.sources if s.title), document.id)
    organizers = ", ".join(facts.name_of(agents.get(found)) for found in event.organizers)
    place = ", ".join(part for part in (event.venue, event.place) if part)
    lines = [
        Text(visible(title), style="bold"),
        _plain(" · ".join(part for part in (facts.date_of(event), place) if part)),
        _plain(f"organized by {organizers}" if organizers else ""),
        _plain(event.summary or ""),
    ]
    return Panel(
        Group(*(line for line in lines if line)),
        title=_plain(event.kind or "event"),
        subtitle=_plain(_origin(document)),
        title_align="left",
        subtitle_align="left",
    )


def _origin(document: Document) -> str:
    names = [source.filename or source.uri or "" for source in document.sources]
    sizes = counted(len(document.blocks), "block")
    return " · ".join(part for part in (*names, document.language, sizes) if part)


def _speakers(document: Document) -> Iterator[RenderableType]:
    agents = facts.agents_by_id(document)
    turns = [block.speaker for block in document.blocks if block.kind == "turn"]
    claims = [facts.holder_of(claim) for claim in document.claims]
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for heading in ("name", "roles", "affiliation"):
        table.add_column(heading, overflow="fold")
    table.add_column("turns", justify="right")
    table.add_column("claims", justify="right")
    for agent in document.agents:
        table.add_row(
            _plain(facts.name_of(agent), "italic" if agent.described else "bold"),
            _plain(", ".join(agent.roles) or agent.kind),
            _plain(facts.affiliations_of(agent, agents)),
            str(turns.count(agent.id) or ""),
            str(claims.count(agent.id) or ""),
        )
    yield from _section("Speakers and others", [table] if document.agents else [])


def _claims(document: Document) -> Iterator[RenderableType]:
    agents = facts.agents_by_id(document)
    bodies: list[RenderableType] = []
    for agent, held in facts.claims_by_holder(document):
        name = facts.name_of(agent) if agent else "Nobody named"
        about = facts.affiliations_of(agent, agents) if agent else ""
        heading = Text(visible(name), style="bold cyan")
        heading.append(f"  {about}" if about else "", style="not bold dim")
        bodies += [heading, *(_claim(claim, document) for claim in held), Text()]
    yield from _section("Claims by speaker", bodies[:-1])


def _claim(claim: Claim, document: Document) -> RenderableType:
    quote = facts.words_of(claim.content)
    words = Text(f"“{visible(quote)}”" if claim.mode == "direct" else visible(quote))
    if claim.polarity == "negated":
        words = Text.assemble(("not: ", "bold red"), words)
    manner = Text(style="dim")
    cue = facts.cue_of(claim.attribution)
    parts = facts.manner_of(claim, facts.agents_by_id(document))
    manner.append(visible(" · ".join([claim.id, *([f"“{cue}”"] if cue else []), *parts])))
    return _entry(words, manner + _confidence(claim.confidence))


def _questions(document: Document) -> Iterator[RenderableType]:
    bodies: list[RenderableType] = []
    for question in document.questions:
        answers = [answer for answer in document.answers if answer.question == question.id]
        bodies += [_question(question, document), *(_answer(a, document) for a in answers), Text()]
    yield from _section("Questions and answers", bodies[:-1])


def _question(question: Question, document: Document) -> RenderableType:
    agents = facts.agents_by_id(document)
    asker = agents.get(question.asker or "")
    who = facts.name_of(asker) if asker else "audience" if question.from_audience else "unknown"
    addressees = ", ".join(facts.name_of(agents.get(found)) for found in question.addressees)
    words = Text(f"{visible(who)}: ", style="bold yellow")
    words.append(visible(facts.words_of(question.content)), style="not bold default")
    form = {"verbatim": "asked", "paraphrase": "paraphrased", "topic": "topic only"}
    said = [question.id, form[question.form], "from the audience" if question.from_audience else ""]
    said += [f"to {addressees}" if addressees else ""]
    manner = Text(visible(" · ".join(part for part in said if part)), style="dim")
    return _entry(words, manner + _confidence(question.confidence))


def _answer(answer: Answer, document: Document) -> RenderableType:
    agents = facts.agents_by_id(document)
    claims = {claim.id: claim for claim in document.claims}
    spans = answer.content or tuple(
        s for c in answer.claims if c in claims for s in claims[c].content
    )
    words = Text(f"↳ {visible(facts.name_of(agents.get(answer.answerer or '')))}: ", style="green")
    words.append(visible(facts.words_of(spans)), style="default")
    if answer.completeness not in (None, "full"):
        words.append(f" ({answer.completeness} answer)", style="dim")
    return _indented(words, 4)


def _entry(words: Text, manner: Text) -> RenderableType:
    return Group(_indented(words, 2), _indented(manner, 4))


def _indented(words: Text, columns: int) -> RenderableType:
    return Padding(words, (0, 0, 0, columns), expand=False)


def _confidence(confidence: float | None) -> Text:
    if confidence is None:
        return Text()
    style = "green" if confidence >= _SURE else "yellow" if confidence >= _FAIR else "red"
    return Text(" · ", style="dim") + Text(facts.percent(confidence), style=style)


def _section(title: str, bodies: Sequence[RenderableType]) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title, style="bold underline")
    yield from bodies or [Text("none", style="dim")]


def _plain(text: str, style: str = "") -> Text:
    return Text(visible(text), style=style)
