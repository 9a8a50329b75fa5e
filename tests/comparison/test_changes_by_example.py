"""Each kind of change, from a small panel and what somebody did to it."""

from typing import Any

import pytest

from transcripts.comparison import apply, diff, invert
from transcripts.model import (
    Agent,
    Attribution,
    Block,
    Claim,
    Document,
    Event,
    Question,
    Relation,
    Source,
    TextSpan,
    TimeRange,
)

TEXTS = (
    "Good evening everybody, and welcome to the town hall of our city.",
    "Thank you. The wall will hold for at least fifty years, we are sure of that.",
    "And what does all of it cost the taxpayers who live outside the old town?",
    "About forty million euros, and most of that comes from the federal state.",
    "Some of us remember the flood of nineteen fifty three as if it was yesterday.",
)
SPEAKERS = ("moderator", "osei", "moderator", "osei", "fay")


def span(block: Block, quote: str) -> TextSpan:
    start = block.text.index(quote)
    return TextSpan(block=block.id, start=start, end=start + len(quote), quote=quote)


def claim(id: str, block: Block, quote: str, *, agent: str = "osei") -> Claim:
    return Claim(
        id=id,
        content=(span(block, quote),),
        attribution=(Attribution(agent=agent),),
        mode="own",
        polarity="asserted",
        certainty="asserted",
    )


BLOCKS = tuple(
    Block(id=f"u{number}", kind="turn", text=text, speaker=speaker, label=f"{speaker.upper()}:")
    for number, (text, speaker) in enumerate(zip(TEXTS, SPEAKERS, strict=True))
)
PANEL = Document(
    schema_version="1.0",
    id="panel",
    language="en",
    event=Event(title="Living with the wall"),
    sources=(Source(id="s1", filename="panel.vtt"),),
    agents=(
        Agent(id="moderator", kind="person", name="Ada Ames"),
        Agent(id="osei", kind="person", name="Kofi Osei"),
        Agent(id="fay", kind="person", name="Fay Ford"),
    ),
    blocks=BLOCKS,
    claims=(
        claim("c1", BLOCKS[1], "The wall will hold for at least fifty years"),
        claim("c2", BLOCKS[3], "most of that comes from the federal state"),
    ),
    questions=(
        Question(
            id="q1",
            content=(span(BLOCKS[2], "what does all of it cost the taxpayers"),),
            asker="moderator",
            form="verbatim",
            from_audience=False,
        ),
    ),
)


def changed(new: Document, old: Document = PANEL) -> list[Any]:
    changes = diff(old, new)
    assert apply(changes, old) == new
    assert apply(invert(changes), new) == old
    return list(changes.changes)


def kinds(new: Document, old: Document = PANEL) -> list[str]:
    return [change.kind for change in changed(new, old)]


def with_block(index: int, *, panel: Document = PANEL, **fields: object) -> tuple[Block, ...]:
    block = panel.blocks[index].replace(**fields)
    return (*panel.blocks[:index], block, *panel.blocks[index + 1 :])


def without_records(*names: str) -> Document:
    return PANEL.replace(**dict.fromkeys(names, ()))


BARE = without_records("claims", "questions")


def test_nothing_differs() -> None:
    assert changed(PANEL) == []


def test_words_edited() -> None:
    text = TEXTS[3].replace("forty million", "fourteen million")
    shifted = span(BLOCKS[3].replace(text=text), "most of that comes from the federal state")
    claims = (PANEL.claims[0], PANEL.claims[1].replace(content=(shifted,)))

    (change,) = changed(PANEL.replace(blocks=with_block(3, text=text), claims=claims))

    assert change.model_dump() == {
        "kind": "words_edited",
        "old": {"block": "u3", "start": 6},
        "new": {"block": "u3", "start": 6},
        "before": "forty",
        "after": "fourteen",
        "preceded_by": "",
        "followed_by": "",
    }


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("everybody, and", "everybody and", ("everybody,", "everybody")),
        ("welcome to", "very welcome to", ("", "very ")),
        ("of our city", "of the new city", ("our", "the new")),
        ("Good evening", "Good  evening", ("", " ")),
    ],
)
def test_words_are_edited_as_wholes(before: str, after: str, expected: tuple[str, str]) -> None:
    text = TEXTS[0].replace(before, after)

    (change,) = changed(BARE.replace(blocks=with_block(0, panel=BARE, text=text)), BARE)

    assert change.kind == "words_edited"
    assert (change.before, change.after) == expected


def test_a_block_deleted_and_the_same_inserted() -> None:
    shorter = PANEL.replace(blocks=PANEL.blocks[:4], agents=PANEL.agents)

    (deleted,) = changed(shorter)
    (inserted,) = changed(PANEL, shorter)

    assert (deleted.kind, inserted.kind) == ("block_deleted", "block_inserted")
    assert (deleted.index, deleted.block) == (inserted.index, inserted.block) == (4, BLOCKS[4])


def test_a_block_split_takes_its_claim_along() -> None:
    first = BLOCKS[1].replace(text="Thank you.")
    second = BLOCKS[1].replace(id="u1b", text=TEXTS[1].removeprefix("Thank you. "), label=None)
    new = PANEL.replace(
        blocks=(BLOCKS[0], first, second, *BLOCKS[2:]),
        claims=(claim("c1", second, PANEL.claims[0].content[0].quote), PANEL.claims[1]),
    )

    (split,) = changed(new)
    (merged,) = changed(PANEL, new)

    assert split.kind == "block_split"
    assert (split.old, split.new, split.new_gaps) == ((BLOCKS[1],), (first, second), (" ",))
    assert merged.kind == "blocks_merged"
    assert (merged.old, merged.new, merged.old_gaps) == ((first, second), (BLOCKS[1],), (" ",))


def test_blocks_recut() -> None:
    shifted = "Thank you. The wall will hold for at least fifty years,"
    texts = (f"{TEXTS[0]} {shifted}", TEXTS[1].removeprefix(f"{shifted} "))
    blocks = tuple(BLOCKS[i].replace(text=text) for i, text in enumerate(texts))

    (change,) = changed(BARE.replace(blocks=(*blocks, *BLOCKS[2:])), BARE)

    assert change.kind == "blocks_recut"
    assert (change.old_gaps, change.new_gaps) == ((" ",), (" ",))


def test_a_block_moved_takes_its_claim_along() -> None:
    order = (BLOCKS[3], *BLOCKS[:3], BLOCKS[4])

    (change,) = changed(PANEL.replace(blocks=order, claims=PANEL.claims[::-1]))

    assert change.model_dump() == {
        "kind": "blocks_moved",
        "old": ("u3",),
        "new": ("u3",),
        "old_index": 3,
        "new_index": 0,
    }


def test_a_part_of_a_block_moved() -> None:
    head, tail = BLOCKS[1].replace(text="Thank you."), TEXTS[1].removeprefix("Thank you. ")
    away = Block(id="u9", kind="turn", text=tail, speaker="osei")
    new = BARE.replace(blocks=(BLOCKS[0], head, *BLOCKS[2:], away))

    assert sorted(kinds(new, BARE)) == ["block_split", "blocks_moved"]
    assert sorted(kinds(BARE, new)) == ["blocks_merged", "blocks_moved"]


def test_a_speaker_changed_takes_the_claims_along() -> None:
    claims = (
        PANEL.claims[0],
        claim("c2", BLOCKS[3], PANEL.claims[1].content[0].quote, agent="fay"),
    )

    (change,) = changed(PANEL.replace(blocks=with_block(3, speaker="fay"), claims=claims))

    assert change.kind == "speaker_changed"
    assert (change.old, change.before, change.after) == ("u3", "osei", "fay")
    assert [(edit.old, edit.after) for edit in change.consequences] == [
        ("c2", {"attribution": [{"agent": "fay"}]})
    ]


def test_fields_of_blocks() -> None:
    time = TimeRange(start_ms=900)
    new = PANEL.replace(
        blocks=with_block(0, label=None, time=time, language="nl", boilerplate=True)
    )

    label, timing, edited = changed(new)

    assert (label.kind, timing.kind, edited.kind) == (
        "label_changed", "time_changed", "block_edited",
    )  # fmt: skip
    assert (label.before, label.after) == ("MODERATOR:", None)
    assert (timing.before.time, timing.after.time) == (None, time)
    assert edited.before == {"boilerplate": None, "language": None}
    assert edited.after == {"boilerplate": True, "language": "nl"}


def test_records_added_and_removed() -> None:
    relation = Relation(id="r1", kind="supports", subject="c2", object="c1")
    new = PANEL.replace(claims=PANEL.claims, relations=(relation,), questions=())

    assert [
        (change.kind, change.collection, change.record.id)
        for change in changed(new)
        if change.kind in ("record_added", "record_removed")
    ] == [("record_removed", "questions", "q1"), ("record_added", "relations", "r1")]


def test_a_claim_reanchored_and_edited() -> None:
    wider = PANEL.claims[0].replace(
        content=(
            span(BLOCKS[1], "The wall will hold for at least fifty years, we are sure of that"),
        ),
        certainty="hedged",
    )

    anchored, edited = changed(PANEL.replace(claims=(wider, PANEL.claims[1])))

    assert (anchored.kind, anchored.old) == ("reanchored", "c1")
    assert anchored.after == wider.content
    assert (edited.kind, edited.before, edited.after) == (
        "record_edited", {"certainty": "asserted"}, {"certainty": "hedged"},
    )  # fmt: skip


def test_an_agent_renamed() -> None:
    agents = (PANEL.agents[0], PANEL.agents[1].replace(name="Kofi Ossei"), PANEL.agents[2])

    (change,) = changed(PANEL.replace(agents=agents))

    assert (change.kind, change.before, change.after) == (
        "agent_renamed", "Kofi Osei", "Kofi Ossei",
    )  # fmt: skip


def test_agents_merged_and_split() -> None:
    new = PANEL.replace(agents=PANEL.agents[:2], blocks=with_block(4, speaker="osei"))

    (merged,) = changed(new)
    (split,) = changed(PANEL, new)

    assert (merged.kind, merged.old, merged.new) == ("agents_merged", ("osei", "fay"), "osei")
    assert [change.kind for change in merged.consequences] == ["speaker_changed", "record_removed"]
    assert (split.kind, split.old, split.new) == ("agent_split", "osei", ("osei", "fay"))


def test_records_reordered() -> None:
    (change,) = changed(PANEL.replace(agents=PANEL.agents[::-1]))

    assert change.model_dump() == {
        "kind": "records_reordered",
        "collection": "agents",
        "old": ("moderator", "osei", "fay"),
        "new": ("fay", "osei", "moderator"),
    }


def test_what_is_said_of_the_whole() -> None:
    new = PANEL.replace(
        language="en-GB",
        event=PANEL.event.replace(venue="Town hall"),
        extensions={"archive:shelf": 1.0},
    )

    language, event, extensions = changed(new)

    assert (language.kind, language.before, language.after) == ("metadata_edited", "en", "en-GB")
    assert (event.kind, event.before, event.after) == (
        "event_edited", {"venue": None}, {"venue": "Town hall"},
    )  # fmt: skip
    assert (extensions.kind, extensions.before, extensions.after) == (
        "extensions_edited", {}, {"archive:shelf": 1.0},
    )  # fmt: skip
    assert kinds(new.replace(extensions={"archive:shelf": 1}), new) == ["extensions_edited"]


def test_other_ids_alone_are_one_change() -> None:
    renamed = PANEL.replace(
        id="other",
        blocks=tuple(block.replace(source="t1") for block in PANEL.blocks),
        sources=(PANEL.sources[0].replace(id="t1"),),
    )
    base = PANEL.replace(blocks=tuple(block.replace(source="s1") for block in PANEL.blocks))

    (change,) = changed(renamed, base)

    assert (change.kind, change.ids) == ("renumbered", {"panel": "other", "s1": "t1"})
