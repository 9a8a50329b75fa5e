"""What each kind of change is called, in an archivist's words."""

from typing import Any

import pytest

from minutes_documents import BLOCKS, MINUTES, claim
from transcripts.comparison import diff
from transcripts.comparison.showing import Category, Entry, Sides, entries
from transcripts.model import (
    Agent,
    Anchor,
    Answer,
    Attribution,
    Block,
    Conflict,
    Document,
    Event,
    Provenance,
    Reading,
    Relation,
    Resolution,
    Review,
    Source,
    TimeRange,
)
from transcripts.spans import span_of


def shown(old: Document, new: Document) -> list[Entry]:
    changes = diff(old, new).changes
    return entries(Sides(old, new, changes), changes)


def headings(old: Document, new: Document) -> list[str]:
    return [entry.heading for entry in shown(old, new)]


def blocks(*made: Block) -> Document:
    return MINUTES.replace(blocks=made, claims=(), questions=())


PLAIN = blocks(*BLOCKS)
NOTE = Block(id="n1", kind="note", text="The chair left the room.")
HEAD = Block(id="h1", kind="heading", text="Item six: buses", level=1)


def split(block: Block, at: str) -> tuple[Block, Block]:
    start = block.text.index(at)
    first, second = block.text[:start].rstrip(), block.text[start:]
    return block.replace(text=first), block.replace(id=f"{block.id}-2", text=second)


def with_agent(index: int, **fields: Any) -> Document:
    agents = list(PLAIN.agents)
    agents[index] = agents[index].replace(**fields)
    return PLAIN.replace(agents=tuple(agents))


def with_block(index: int, **fields: Any) -> Document:
    return blocks(*BLOCKS[:index], BLOCKS[index].replace(**fields), *BLOCKS[index + 1 :])


TEXT: list[tuple[Document, Document, Category, str]] = [
    (PLAIN, blocks(*BLOCKS, NOTE), "turns", "note 1 added"),
    (PLAIN, blocks(*BLOCKS[1:]), "turns", "turn 1 (Mayor Thorne) deleted"),
    (
        PLAIN,
        blocks(*BLOCKS[:4], *split(BLOCKS[4], "After"), BLOCKS[5]),
        "turns",
        "turn 5 (Ada Bell) split into turns 5 and 6",
    ),
    (
        blocks(*BLOCKS[:4], *split(BLOCKS[4], "After"), BLOCKS[5]),
        PLAIN,
        "turns",
        "turns 5 and 6 merged into turn 5 (Ada Bell)",
    ),
    (
        blocks(*BLOCKS[:4], *split(BLOCKS[4], "pays"), BLOCKS[5]),
        blocks(*BLOCKS[:4], *split(BLOCKS[4], "look"), BLOCKS[5]),
        "turns",
        "turns 5 and 6 divided otherwise, as turns 5 and 6",
    ),
    (PLAIN, blocks(*BLOCKS[3:], *BLOCKS[:3]), "moves", "turns 4–6 moved up, to turns 1–3"),
    (PLAIN, with_block(2, speaker="m"), "speakers", "speaker of turn 3: Ben Okafor → Mayor Thorne"),
    (PLAIN, with_block(2, speaker=None), "speakers", "speaker of turn 3: Ben Okafor → unknown"),
    (PLAIN, with_block(2, label="OKAFOR"), "speakers", "label of turn 3: none → OKAFOR"),
    (
        PLAIN,
        with_block(2, time=TimeRange(start_ms=3_600_500)),
        "times",
        "time of turn 3: 0:30–0:39 → 1:00:00.5",
    ),
    (
        PLAIN,
        with_block(2, anchors=(Anchor(offset=3, ms=31_000),)),
        "times",
        "times within turn 3 differ",
    ),
    (
        with_block(2, time=None),
        with_block(2, time=None, anchors=(Anchor(offset=3, ms=31_000),)),
        "times",
        "time of turn 3: none → 1 anchor",
    ),
    (
        blocks(HEAD, *BLOCKS),
        blocks(HEAD.replace(level=2), *BLOCKS),
        "record",
        "heading 1: level 1 → 2",
    ),
    (PLAIN, with_block(2, boilerplate=True), "record", "turn 3: boilerplate none → true"),
]


@pytest.mark.parametrize(
    ("old", "new", "category", "heading"), TEXT, ids=lambda each: str(each)[:40]
)
def test_changes_of_the_text(old: Document, new: Document, category: str, heading: str) -> None:
    found = [(entry.category, entry.heading) for entry in shown(old, new)]
    assert (category, heading) in [each for each in found if each[0] != "ids"]
    assert len([each for each in found if each[0] != "ids"]) == 1


def test_words_of_one_turn_are_one_entry() -> None:
    text = BLOCKS[4].text.replace("two", "three").replace("look again", "think again")
    (entry,) = shown(PLAIN, with_block(4, text=text))
    assert entry.heading == "words of turn 5 (Ada Bell): 2 edits"
    assert [(piece.kind, piece.text) for piece in entry.pieces] == [
        ("same", "The county pays for "),
        ("removed", "two"),
        ("added", "three"),
        ("same", " years. After that we will have to "),
        ("removed", "look"),
        ("added", "think"),
        ("same", " again."),
    ]


CLAIM = MINUTES.claims[0]
OTHER = claim(BLOCKS[1], "it will run every ten minutes", id="c2")
ANSWER = Answer(
    id="x1", question="q1", content=(span_of(BLOCKS[4], 0, 30),), answerer="a", completeness="full"
)
RELATED = MINUTES.replace(
    claims=(CLAIM, OTHER),
    relations=(Relation(id="r1", kind="responds_to", subject="c1", object="c2"),),
)
LONGER = CLAIM.replace(content=(span_of(BLOCKS[4], 0, 46),))
SOURCE = Source(id="s1", filename="minutes.vtt")
READ = Provenance(id="r1", activity="read", tool="transcripts")
RECORDS: list[tuple[Document, Document, Category, str]] = [
    (
        MINUTES,
        MINUTES.replace(claims=(CLAIM, OTHER)),
        "claims",
        "claim of Ada Bell “it will run every ten minutes” added",
    ),
    (
        MINUTES,
        MINUTES.replace(claims=()),
        "claims",
        "claim of Ada Bell “The county pays for two years.” removed",
    ),
    (
        MINUTES,
        MINUTES.replace(claims=(CLAIM.replace(polarity="negated", act="promises"),)),
        "claims",
        "claim of Ada Bell “The county pays for two years.”: act none → promises; "
        "polarity asserted → negated",
    ),
    (
        MINUTES,
        MINUTES.replace(
            claims=(CLAIM.replace(attribution=(Attribution(), Attribution(agent="b"))),)
        ),
        "claims",
        "claim of Ada Bell “The county pays for two years.”: "
        "attribution Ada Bell → Ben Okafor via unknown",
    ),
    (
        MINUTES,
        MINUTES.replace(claims=(LONGER,)),
        "claims",
        "claim of Ada Bell has other words: “The county pays for two years.” → "
        f"“{BLOCKS[4].text[:46]}”",
    ),
    (
        MINUTES,
        MINUTES.replace(questions=()),
        "questions",
        "question of Mayor Thorne “Who pays for the drivers, the council or the county?” removed",
    ),
    (
        MINUTES,
        MINUTES.replace(answers=(ANSWER,)),
        "questions",
        "answer of Ada Bell “The county pays for two years.” added",
    ),
    (
        MINUTES,
        MINUTES.replace(questions=(MINUTES.questions[0].replace(addressees=("a", "b")),)),
        "questions",
        "question of Mayor Thorne “Who pays for the drivers, the council or the county?”: "
        "addressees none → Ada Bell and Ben Okafor",
    ),
    (
        RELATED.replace(relations=()),
        RELATED,
        "claims",
        "relation “The county pays for two years.” responds to “it will run every ten minutes” "
        "added",
    ),
    (
        MINUTES,
        MINUTES.replace(relations=(RELATED.relations[0].replace(object="other:c1"),)),
        "claims",
        "relation “The county pays for two years.” responds to other:c1 added",
    ),
    (
        RELATED.replace(relations=()),
        RELATED.replace(claims=(OTHER, CLAIM), relations=()),
        "claims",
        "claims stand in another order",
    ),
    (PLAIN, with_agent(2, name="B. Okafor"), "speakers", "person renamed: Ben Okafor → B. Okafor"),
    (with_agent(0, name=None), PLAIN, "speakers", "chair has a name: Mayor Thorne"),
    (PLAIN, with_agent(0, name=None), "speakers", "person Mayor Thorne has no name any more"),
    (PLAIN, with_agent(1, roles=("witness",)), "speakers", "person Ada Bell: roles none → witness"),
    (
        PLAIN,
        PLAIN.replace(agents=(*PLAIN.agents, Agent(id="g", kind="group"))),
        "speakers",
        "group unnamed group added",
    ),
    (PLAIN, PLAIN.replace(sources=(SOURCE,)), "record", "source minutes.vtt added"),
    (
        PLAIN,
        PLAIN.replace(provenance=(READ,)),
        "record",
        "activity read by transcripts added",
    ),
    (PLAIN, PLAIN.replace(language="en"), "record", "language: none → en"),
    (
        PLAIN.replace(sources=(SOURCE.replace(sha256="0123456789abcdef" * 4),)),
        PLAIN.replace(sources=(SOURCE.replace(sha256="fedcba9876543210" * 4),)),
        "record",
        "source minutes.vtt: sha256 01234567… → fedcba98…",
    ),
    (
        MINUTES,
        MINUTES.replace(claims=(CLAIM.replace(review=Review(status="accepted", by="A. Bell")),)),
        "claims",
        "claim of Ada Bell “The county pays for two years.”: review none → accepted",
    ),
    (
        PLAIN,
        PLAIN.replace(event=Event(title="Buses", organizers=("m",))),
        "record",
        "event: organizers none → Mayor Thorne; title none → Buses",
    ),
    (
        PLAIN,
        PLAIN.replace(extensions={"shelf:mark": "B 12"}),
        "record",
        "extensions differ: shelf:mark",
    ),
]


@pytest.mark.parametrize(
    ("old", "new", "category", "heading"), RECORDS, ids=lambda each: str(each)[:40]
)
def test_changes_of_records(old: Document, new: Document, category: str, heading: str) -> None:
    found = [(entry.category, entry.heading) for entry in shown(old, new)]
    assert found == [(category, heading)]


def test_open_conflicts_are_counted() -> None:
    conflict = Conflict(
        id="x",
        kind="token",
        words=span_of(BLOCKS[1], 0, 3),
        stands="ours",
        ours=Reading(value="The"),
        theirs=Reading(value="A"),
    )
    disputed = PLAIN.replace(conflicts=(conflict,))
    decided = PLAIN.replace(conflicts=(conflict.replace(resolution=Resolution(by="Ada Bell")),))
    assert headings(PLAIN, disputed) == ["open conflicts: 0 → 1"]
    assert headings(disputed, decided) == ["open conflicts: 1 → 0"]
    assert headings(PLAIN, decided) == ["conflicts differ"]


def test_voices_heard_as_one_person_are_one_change() -> None:
    one = blocks(*(block.replace(speaker="a") for block in BLOCKS)).replace(
        agents=(MINUTES.agents[1],)
    )
    assert headings(PLAIN, one) == ["Ada Bell, Mayor Thorne and Ben Okafor are now one: Ada Bell"]
    assert headings(one, PLAIN) == [
        "Ada Bell is now told apart as Ada Bell, Mayor Thorne and Ben Okafor"
    ]


def test_a_turn_takes_its_claims_to_its_new_speaker() -> None:
    relabelled = [*BLOCKS[:4], BLOCKS[4].replace(speaker="b"), BLOCKS[5]]
    theirs = CLAIM.replace(attribution=(Attribution(agent="b"),))
    new = MINUTES.replace(blocks=tuple(relabelled), claims=(theirs,))
    assert headings(MINUTES, new) == [
        "speaker of turn 5: Ada Bell → Ben Okafor, with 1 record in it"
    ]


def test_a_label_changes_with_its_speaker() -> None:
    labelled = with_block(2, label="OKAFOR")
    other = with_block(2, label="THORNE", speaker="m")
    (entry,) = shown(labelled, other)
    assert entry.heading == "speaker of turn 3: Ben Okafor → Mayor Thorne"
    assert len(entry.changes) == 2


def test_entries_stand_in_the_order_of_the_text_after_those_of_the_whole() -> None:
    texts = {0: BLOCKS[0].text.replace("bad", "poor"), 5: BLOCKS[5].text.replace("old", "lost")}
    made = (block.replace(text=texts.get(at, block.text)) for at, block in enumerate(BLOCKS))
    new = MINUTES.replace(blocks=tuple(made), claims=(CLAIM, OTHER), language="en")
    assert [entry.category for entry in shown(MINUTES, new)] == [
        "record",
        "words",
        "claims",
        "words",
    ]


def test_long_edits_are_shown_between_the_nearest_words() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    edited = words.replace("word20 ", "other20 ").replace("word50 ", "other50 ")
    (entry,) = shown(with_block(0, text=words), with_block(0, text=edited))
    same = [piece.text for piece in entry.pieces if piece.kind == "same"]
    assert same[0].startswith("… word")
    assert " … " in same[1]
    assert same[2].endswith(" …")
    assert all(len(text) < 110 for text in same)
