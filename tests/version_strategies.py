"""Hypothesis strategies: a document and versions of it by several hands.

The text is that of `transcript_pairs`: words edited, turns split, merged, given to others, blocks
of turns moved. Then records are edited: claims and questions added, changed, removed, turns with
their claims deleted, agents renamed, the event described.
"""

import random
from typing import Any, NamedTuple

from hypothesis import strategies as st

from transcript_pairs import pair
from transcripts.model import (
    Agent,
    Answer,
    Attribution,
    Block,
    Claim,
    Document,
    Question,
    Relation,
    TextSpan,
)


class Recipe(NamedTuple):
    """What tells versions apart: short to print, and all that is needed to make them again."""

    seed: int
    turns: int
    rate: float
    """Part of the words that are edited."""
    same_ids: bool
    moves: int


class Versions(NamedTuple):
    """A document and two versions of it."""

    base: Document
    ours: Document
    theirs: Document


def recipes(*, most: int = 70) -> st.SearchStrategy[Recipe]:
    """Recipes for versions of a transcript; ids stay or are numbered anew."""
    return st.builds(
        Recipe,
        seed=st.integers(0, 10_000),
        turns=st.integers(40, most),
        rate=st.sampled_from((0.0, 0.03, 0.15)),
        same_ids=st.booleans(),
        moves=st.integers(0, 2),
    )


def versions(recipe: Recipe) -> Versions:
    """The versions that a recipe makes."""
    seed, turns, rate, same, moves = recipe
    made = [
        pair(
            turns,
            seed=seed,
            revision=revision,
            rate=rate,
            moves=moves,
            recut=0.1,
            relabelled=0.05,
            same_ids=same,
        )
        for revision in (1, 2)
    ]
    chance = random.Random(seed)
    return Versions(
        made[0].old,
        _annotated(made[0].new, chance, "a" if not same else "s"),
        _annotated(made[1].new, chance, "b" if not same else "s"),
    )


def _annotated(document: Document, chance: random.Random, mark: str) -> Document:
    for edit in chance.sample(_EDITS, chance.randint(0, len(_EDITS))):
        document = edit(document, chance, mark)
    return document


def _without_turn(document: Document, chance: random.Random, mark: str) -> Document:
    """A turn is deleted, with what points into it."""
    gone = chance.choice(document.blocks).id
    return document.replace(
        blocks=tuple(block for block in document.blocks if block.id != gone),
        claims=_outside(document.claims, gone),
        questions=_outside(document.questions, gone),
        answers=(),
        relations=(),
    )


def _outside(records: tuple[Any, ...], gone: str) -> tuple[Any, ...]:
    return tuple(each for each in records if all(span.block != gone for span in each.content))


def _added_turn(document: Document, chance: random.Random, mark: str) -> Document:
    at = chance.randrange(len(document.blocks) + 1)
    text = chance.choice(("Hear, hear.", "I second that motion most warmly, dear colleagues."))
    block = Block(id=f"new-{mark}", kind="turn", text=text, speaker=document.agents[0].id)
    return document.replace(blocks=(*document.blocks[:at], block, *document.blocks[at:]))


def _added_claim(document: Document, chance: random.Random, mark: str) -> Document:
    block = chance.choice([block for block in document.blocks if block.text])
    end = chance.randint(1, len(block.text))
    start = chance.randrange(end)
    span = TextSpan(block=block.id, start=start, end=end, quote=block.text[start:end])
    claim = Claim(
        id=f"added-{mark}",
        content=(span,),
        attribution=(Attribution(agent=block.speaker),),
        mode="own",
        polarity="negated",
        certainty="asserted",
    )
    relations = tuple(
        Relation(id=f"rel-{mark}", kind="supports", subject=claim.id, object=other.id)
        for other in document.claims[:1]
    )
    return document.replace(
        claims=(*document.claims, claim), relations=(*document.relations, *relations)
    )


def _edited_claim(document: Document, chance: random.Random, mark: str) -> Document:
    if not document.claims:
        return document
    at = chance.randrange(len(document.claims))
    polarity = chance.choice(("asserted", "negated"))
    proposition = f"That is what {mark} made of it."
    claim = document.claims[at].replace(polarity=polarity, proposition=proposition)
    return document.replace(claims=(*document.claims[:at], claim, *document.claims[at + 1 :]))


def _removed_claim(document: Document, chance: random.Random, mark: str) -> Document:
    if not document.claims:
        return document
    gone = chance.choice(document.claims).id
    return document.replace(
        claims=tuple(claim for claim in document.claims if claim.id != gone),
        answers=(),
        relations=(),
    )


def _answered(document: Document, chance: random.Random, mark: str) -> Document:
    if not document.questions:
        return document
    question = chance.choice(document.questions)
    claims = tuple(claim.id for claim in document.claims[:1])
    answer = Answer(id=f"answer-{mark}", question=question.id, claims=claims)
    return document.replace(answers=(*document.answers, answer))


def _unasked(document: Document, chance: random.Random, mark: str) -> Document:
    if not document.questions:
        return document
    gone = chance.choice(document.questions).id
    kept: tuple[Question, ...] = tuple(each for each in document.questions if each.id != gone)
    return document.replace(questions=kept, answers=())


def _renamed(document: Document, chance: random.Random, mark: str) -> Document:
    at = chance.randrange(len(document.agents))
    agent = document.agents[at].replace(name=f"Dr {mark.upper()} Osei", roles=("witness",))
    return document.replace(agents=(*document.agents[:at], agent, *document.agents[at + 1 :]))


def _joined_by(document: Document, chance: random.Random, mark: str) -> Document:
    agent = Agent(id=f"guest-{mark}", kind="person", name="Renée Müller", roles=("panelist",))
    block = document.blocks[0].replace(speaker=agent.id)
    return document.replace(agents=(*document.agents, agent), blocks=(block, *document.blocks[1:]))


def _described(document: Document, chance: random.Random, mark: str) -> Document:
    title = chance.choice(("Forum on the flood wall", f"The forum as {mark} heard it"))
    return document.replace(
        event=document.event.replace(title=title, venue="Old Customs House"), language="en"
    )


_EDITS = (
    _without_turn,
    _added_turn,
    _added_claim,
    _edited_claim,
    _removed_claim,
    _answered,
    _unasked,
    _renamed,
    _joined_by,
    _described,
)
