"""Hypothesis strategies that make every valid document.

A document is drawn from the bottom up, so that nothing has to be filtered: texts first, then
spans inside them; records first, then references to them.
"""

import itertools
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from hypothesis import strategies as st

from record_strategies import (
    activities,
    agents,
    blocks,
    choice,
    events,
    identifiers,
    made,
    rights,
    sources,
    traced,
)
from scalar_strategies import (
    extensions,
    instants,
    language_tags,
    lines,
    some_of,
    stems,
    texts,
    uris,
)
from transcripts.model import (
    Agent,
    Answer,
    Attribution,
    Block,
    Claim,
    Conflict,
    Document,
    Question,
    Reading,
    Relation,
    Resolution,
    TextSpan,
    records,
)
from transcripts.model import conflicts as conflict_types

Spans = tuple[TextSpan, ...]
Draw = st.DrawFn


class _Ids(NamedTuple):
    """New ids, unique by their serial number."""

    draw: Draw
    serials: Iterator[int]

    def new(self) -> str:
        return f"{self.draw(stems())}-{next(self.serials)}"

    def several(self, most: int) -> tuple[str, ...]:
        return tuple(self.new() for _ in range(self.draw(st.integers(0, most))))


@st.composite
def _cuts(draw: Draw, block: Block, start: int, end: int) -> Spans:
    size = end - start + 1
    points = st.lists(
        st.integers(start, end), min_size=2, max_size=min(4, size), unique=True
    ).map(sorted)  # fmt: skip
    cuts = draw(points)
    if draw(st.booleans()):
        pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    else:
        pairs = list(itertools.pairwise(cuts))
    return tuple(TextSpan(block=block.id, start=a, end=b, quote=block.text[a:b]) for a, b in pairs)


@st.composite
def spans(draw: Draw, written: Sequence[Block], *, least: int = 1) -> Spans:
    """Stretches of the blocks' text, in order; none if no block has text."""
    places = [(block, 0, len(block.text)) for block in written if block.text]
    return draw(_within(places, least=least))


@st.composite
def _within(draw: Draw, places: Sequence[tuple[Block, int, int]], *, least: int = 1) -> Spans:
    if not places:
        return ()
    indexes = st.lists(
        st.integers(0, len(places) - 1), min_size=least, max_size=2, unique=True
    ).map(sorted)  # fmt: skip
    return tuple(span for index in draw(indexes) for span in draw(_cuts(*places[index])))


def _attributions(
    written: Sequence[Block], agent_ids: tuple[str, ...]
) -> st.SearchStrategy[Attribution]:
    named = {"agent": st.sampled_from(agent_ids)} if agent_ids else {}
    optional = spans(written, least=0)
    return made(Attribution, {}, {"mention": optional, "cue": optional, **named})


class _Scene(NamedTuple):
    """What the records of a document can refer to."""

    ids: _Ids
    blocks: Sequence[Block]
    agents: tuple[str, ...]
    activities: tuple[str, ...]


@st.composite
def _claims(draw: Draw, scene: _Scene, earlier: Sequence[Claim]) -> Claim:
    outer = draw(st.none() | st.sampled_from(earlier)) if earlier else None
    if outer is None:
        content = draw(spans(scene.blocks))
    else:
        by_id = {block.id: block for block in scene.blocks}
        content = draw(_within([(by_id[s.block], s.start, s.end) for s in outer.content]))
    required = {
        "id": st.just(scene.ids.new()),
        "content": st.just(content),
        "nested_in": st.just(outer and outer.id),
        "mode": choice(records.Mode),
        "polarity": choice(records.Polarity),
        "certainty": choice(records.Certainty),
    }
    chain = st.lists(_attributions(scene.blocks, scene.agents), max_size=2).map(tuple)
    optional = {
        "attribution": chain,
        "act": choice(records.Act),
        "carried_from": spans(scene.blocks, least=0),
        "proposition": lines(),
    }
    return draw(made(Claim, required, {**optional, **traced(scene.activities)}))


def _questions(scene: _Scene) -> st.SearchStrategy[Question]:
    required = {
        "id": st.just(scene.ids.new()),
        "content": spans(scene.blocks),
        "form": choice(records.Form),
        "from_audience": st.booleans(),
    }
    asker = {"asker": st.sampled_from(scene.agents)} if scene.agents else {}
    optional = {"addressees": some_of(scene.agents), "cue": spans(scene.blocks, least=0), **asker}
    return made(Question, required, {**optional, **traced(scene.activities)})


def _answers(
    scene: _Scene, question_ids: tuple[str, ...], claim_ids: tuple[str, ...]
) -> st.SearchStrategy[Answer]:
    required = {"id": st.just(scene.ids.new()), "question": st.sampled_from(question_ids)}
    optional = {
        "claims": some_of(claim_ids),
        "content": spans(scene.blocks, least=0),
        "completeness": choice(records.Completeness),
        **({"answerer": st.sampled_from(scene.agents)} if scene.agents else {}),
    }
    return made(Answer, required, {**optional, **traced(scene.activities)})


@st.composite
def _relations(draw: Draw, scene: _Scene, claim_ids: tuple[str, ...]) -> Relation:
    ends: st.SearchStrategy[str] = uris()
    if claim_ids:
        ends = st.sampled_from(claim_ids) | ends
    subject, object = draw(ends), draw(ends)
    if subject == object:
        object = "urn:another"
    fixed = {"id": scene.ids.new(), "subject": subject, "object": object}
    required = {name: st.just(value) for name, value in fixed.items()}
    kind = {"kind": choice(records.RelationKind)}
    return draw(made(Relation, {**required, **kind}, traced(scene.activities)))


def _drawn_agents(
    draw: Draw, ids: _Ids, made_by: tuple[str, ...], *, most: int = 3
) -> tuple[Agent, ...]:
    kinds = {id: draw(choice(records.AgentKind)) for id in ids.several(most)}
    organizations = tuple(id for id in kinds if kinds[id] in ("organization", "group"))
    return tuple(
        draw(agents(id, kind, organizations=organizations, made_by=made_by))
        for id, kind in kinds.items()
    )


def _drawn_findings(draw: Draw, scene: _Scene) -> dict[str, Any]:
    claims: list[Claim] = []
    questions: list[Question] = []
    if any(block.text for block in scene.blocks):
        for _ in range(draw(st.integers(0, 3))):
            claims.append(draw(_claims(scene, tuple(claims))))
        questions = [draw(_questions(scene)) for _ in range(draw(st.integers(0, 2)))]
    claim_ids = tuple(claim.id for claim in claims)
    question_ids = tuple(question.id for question in questions)
    number_of_answers = draw(st.integers(0, 2)) if questions else 0
    answers = [draw(_answers(scene, question_ids, claim_ids)) for _ in range(number_of_answers)]
    relations = [draw(_relations(scene, claim_ids)) for _ in range(draw(st.integers(0, 2)))]
    return {
        "claims": draw(st.permutations(claims).map(tuple)),
        "questions": tuple(questions),
        "answers": tuple(answers),
        "relations": tuple(relations),
    }


_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | lines(),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(stems(), inner, max_size=2),
    max_leaves=4,
)


@st.composite
def conflicts(draw: Draw, ids: _Ids, written: Sequence[Block]) -> tuple[Conflict, ...]:
    """What merged versions disagree on, about words, blocks and the document."""
    found = [
        {"words": span, "values": texts()}
        for span in draw(spans(written, least=0))
    ]  # fmt: skip
    if written:
        found.append({"blocks": (written[0].id,), "values": _values})
    found.append({"part": "document", "fields": draw(some_of(("language", "rights")))})
    return tuple(draw(_conflict(ids.new(), entry)) for entry in found)


@st.composite
def _conflict(draw: Draw, id: str, entry: dict[str, Any]) -> Conflict:
    values = entry.pop("values", _values)
    readings = st.builds(Reading, value=values)
    base = draw(st.none() | readings)
    required = {
        "id": st.just(id),
        "kind": choice(conflict_types.ConflictKind),
        "stands": st.sampled_from((None, "ours", "theirs", *(("base",) if base else ()))),
        "base": st.just(base),
        "ours": readings,
        "theirs": readings,
        **{name: st.just(value) for name, value in entry.items()},
    }
    decision = made(Resolution, {}, {"by": lines(), "when": instants(), "note": lines()})
    return draw(made(Conflict, required, {"resolution": decision}))


@st.composite
def documents(draw: Draw) -> Document:
    """Every valid document, within reason of size."""
    ids = _Ids(draw, itertools.count(1))
    own_id = ids.new()
    source_ids, activity_ids = ids.several(2), ids.several(2)
    drawn_agents = _drawn_agents(draw, ids, activity_ids)
    agent_ids = tuple(agent.id for agent in drawn_agents)
    text = tuple(
        draw(blocks(id, ids.new(), speakers=agent_ids, source_ids=source_ids))
        for id in ids.several(4)
    )
    findings = _drawn_findings(draw, _Scene(ids, text, agent_ids, activity_ids))
    optional: dict[str, st.SearchStrategy[Any]] = {
        "language": language_tags(),
        "identifiers": st.lists(identifiers(), max_size=2).map(tuple),
        "rights": rights(),
        "event": events(agent_ids, activity_ids),
        "extensions": extensions(),
    }
    optional["conflicts"] = conflicts(ids, text)
    return Document(
        schema_version="1.0",
        id=own_id,
        sources=tuple(draw(sources(id)) for id in source_ids),
        provenance=tuple(draw(activities(id, source_ids)) for id in activity_ids),
        agents=drawn_agents,
        blocks=text,
        **findings,
        **draw(st.fixed_dictionaries({}, optional=optional)),
    )
