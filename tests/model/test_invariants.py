"""Each rule of transcripts.model.invariants: a document that breaks it, and what is said."""

from typing import Any

import pytest
from pydantic import ValidationError

from transcripts.model import (
    Affiliation,
    Agent,
    Anchor,
    Answer,
    Attribution,
    Block,
    Claim,
    Document,
    Event,
    Provenance,
    Question,
    Relation,
    Source,
    TextSpan,
    faults,
    span_lists,
)

WALLS = Block(id="b1", kind="paragraph", text="Walls work, said Osei, but not for ever.")
SECOND = Block(id="b2", kind="paragraph", text="He was sure.")
OSEI = Agent(id="osei", kind="person", name="Kofi Osei")


def span(start: int, end: int, block: Block = WALLS) -> TextSpan:
    return TextSpan(block=block.id, start=start, end=end, quote=block.text[start:end])


def claim(id: str, *content: TextSpan, **fields: Any) -> Claim:
    return Claim(
        id=id, content=content, mode="direct", polarity="asserted", certainty="asserted", **fields
    )


def question(**fields: Any) -> Question:
    return Question(id="q1", content=(span(0, 5),), form="topic", from_audience=True, **fields)


def document(**fields: Any) -> Document:
    return Document(schema_version="1.0", id="d", **fields)


def complaint(**fields: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        document(**fields)
    (error,) = caught.value.errors()
    return error["msg"]


def test_a_document_that_breaks_nothing() -> None:
    made = document(blocks=(WALLS,), agents=(OSEI,), claims=(claim("c1", span(0, 10)),))
    assert tuple(faults(made)) == ()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"agents": (OSEI, OSEI)},
            "osei: id 'osei' is already used at /agents/0/id",
        ),
        (
            {"agents": (OSEI,), "sources": (Source(id="osei"),)},
            "osei: id 'osei' is already used at /sources/0/id",
        ),
        (
            {"blocks": (WALLS.replace(id="d"),)},
            "d: id 'd' is already used at /id",
        ),
    ],
)
def test_ids_are_unique(fields: dict[str, Any], message: str) -> None:
    assert complaint(**fields) == message


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (
            {"event": Event(organizers=("nobody",))},
            "d: refers to 'nobody', but no agent has that id",
        ),
        (
            {"event": Event(by="nothing")},
            "d: refers to 'nothing', but no provenance has that id",
        ),
        (
            {"agents": (OSEI.replace(affiliations=(Affiliation(organization="osei"),)),)},
            "osei: refers to 'osei', but no organization has that id",
        ),
        (
            {"agents": (OSEI.replace(by="nothing"),)},
            "osei: refers to 'nothing', but no provenance has that id",
        ),
        (
            {"blocks": (Block(id="u1", kind="turn", text="Yes.", speaker="nobody"),)},
            "u1: refers to 'nobody', but no agent has that id",
        ),
        (
            {"blocks": (WALLS.replace(source="nothing"),)},
            "b1: refers to 'nothing', but no source has that id",
        ),
        (
            {
                "blocks": (WALLS,),
                "claims": (claim("c1", span(0, 5), attribution=(Attribution(agent="nobody"),)),),
            },
            "c1: refers to 'nobody', but no agent has that id",
        ),
        (
            {"blocks": (WALLS,), "claims": (claim("c1", span(0, 5), nested_in="c2"),)},
            "c1: refers to 'c2', but no claim has that id",
        ),
        (
            {"claims": (claim("c1", span(0, 5)),)},
            "c1: refers to 'b1', but no block has that id",
        ),
        (
            {"blocks": (WALLS,), "questions": (question(asker="nobody"),)},
            "q1: refers to 'nobody', but no agent has that id",
        ),
        (
            {"blocks": (WALLS,), "questions": (question(addressees=("nobody",)),)},
            "q1: refers to 'nobody', but no agent has that id",
        ),
        (
            {"answers": (Answer(id="a1", question="q9"),)},
            "a1: refers to 'q9', but no question has that id",
        ),
        (
            {
                "blocks": (WALLS,),
                "questions": (question(),),
                "answers": (Answer(id="a1", question="q1", claims=("c9",)),),
            },
            "a1: refers to 'c9', but no claim has that id",
        ),
        (
            {
                "blocks": (WALLS,),
                "questions": (question(),),
                "answers": (Answer(id="a1", question="q1", answerer="nobody"),),
            },
            "a1: refers to 'nobody', but no agent has that id",
        ),
        (
            {"relations": (Relation(id="r1", kind="supports", subject="c9", object="urn:x:1"),)},
            "r1: refers to 'c9', but no claim has that id",
        ),
        (
            {"relations": (Relation(id="r1", kind="supports", subject="urn:x:1", object="c9"),)},
            "r1: refers to 'c9', but no claim has that id",
        ),
        (
            {"provenance": (Provenance(id="p1", activity="read", inputs=("nothing",)),)},
            "p1: refers to 'nothing', but no source has that id",
        ),
    ],
)
def test_references_name_a_record_of_the_right_kind(fields: dict[str, Any], message: str) -> None:
    assert complaint(**fields) == message


def test_relations_may_join_claims_of_other_documents() -> None:
    here, there = "https://example.org/a#c1", "https://example.org/b#c2"
    joined = Relation(id="r1", kind="contradicts", subject=here, object=there)
    assert document(relations=(joined,)).relations == (joined,)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            TextSpan(block="b1", start=36, end=41, quote="ever."),
            "c1: span 36–41 does not fit block 'b1' of 40 characters",
        ),
        (
            TextSpan(block="b1", start=5, end=5, quote=""),
            "c1: span 5–5 does not fit block 'b1' of 40 characters",
        ),
        (
            TextSpan(block="b1", start=5, end=0, quote="Walls"),
            "c1: span 5–0 does not fit block 'b1' of 40 characters",
        ),
        (
            TextSpan(block="b1", start=0, end=5, quote="walls"),
            "c1: the quote is not what stands at 0–5 of 'b1'",
        ),
    ],
)
def test_spans_fit_their_blocks(wrong: TextSpan, message: str) -> None:
    assert complaint(blocks=(WALLS,), claims=(claim("c1", wrong),)) == message


def test_a_wrong_quote_tells_what_stands_there() -> None:
    wrong = TextSpan(block="b1", start=0, end=5, quote="walls")
    record = document(blocks=(WALLS,)).model_dump() | {"claims": [claim("c1", wrong).model_dump()]}
    unchecked = Document.model_validate(record, strict=False, context={"invariants": False})
    (fault,) = faults(unchecked)
    assert (fault.code, fault.pointer) == ("SPAN-QUOTE", "/claims/0/content/0/quote")
    assert (fault.expected, fault.found) == ("walls", "Walls")


def test_offsets_count_code_points() -> None:
    flood = Block(id="b9", kind="paragraph", text="🌊 rises")
    made = document(blocks=(flood,), claims=(claim("c1", span(2, 7, flood)),))
    assert made.claims[0].content[0].quote == "rises"


@pytest.mark.parametrize(
    "content",
    [
        (span(0, 10), span(5, 16)),
        (span(12, 16), span(0, 10)),
        (span(0, 2, SECOND), span(0, 10)),
        (span(0, 5), span(0, 5)),
    ],
    ids=["overlap", "backwards", "block-order", "twice"],
)
def test_spans_of_a_record_are_in_reading_order(content: tuple[TextSpan, ...]) -> None:
    message = complaint(blocks=(WALLS, SECOND), claims=(claim("c1", *content),))
    assert message == "c1: spans overlap or are not in reading order"


def test_every_list_of_spans_is_checked() -> None:
    link = Attribution(mention=(span(17, 21),), cue=(span(12, 16),))
    claims = (claim("c1", span(0, 10), attribution=(link,), carried_from=(span(22, 26),)),)
    answers = (Answer(id="a1", question="q1", content=(span(27, 30),)),)
    made = document(
        blocks=(WALLS,), claims=claims, questions=(question(cue=(span(6, 10),)),), answers=answers
    )
    assert [(where, pointer) for where, pointer, _ in span_lists(made)] == [
        ("c1", "/claims/0/content"),
        ("c1", "/claims/0/attribution/0/mention"),
        ("c1", "/claims/0/attribution/0/cue"),
        ("c1", "/claims/0/carried_from"),
        ("q1", "/questions/0/content"),
        ("q1", "/questions/0/cue"),
        ("a1", "/answers/0/content"),
    ]


@pytest.mark.parametrize(
    ("claims", "message"),
    [
        (
            (claim("c1", span(0, 10)), claim("c2", span(6, 16), nested_in="c1")),
            "c2: does not lie inside claim 'c1', in which it is nested",
        ),
        (
            (claim("c1", span(0, 10), nested_in="c1"),),
            "c1: is nested in itself",
        ),
        (
            (
                claim("c1", span(0, 10), nested_in="c2"),
                claim("c2", span(0, 10), nested_in="c1"),
            ),
            "c1: is nested in itself; c2: is nested in itself",
        ),
    ],
)
def test_nested_claims_lie_inside(claims: tuple[Claim, ...], message: str) -> None:
    assert complaint(blocks=(WALLS,), claims=claims) == message


def test_nesting_may_be_deep_and_in_any_order() -> None:
    deepest = claim("c3", span(2, 4), nested_in="c2")
    middle = claim("c2", span(1, 9), nested_in="c1")
    outer = claim("c1", span(0, 10))
    assert document(blocks=(WALLS,), claims=(deepest, middle, outer)).claims[0].nested_in == "c2"


@pytest.mark.parametrize(
    ("block", "message"),
    [
        (
            WALLS.replace(speaker="osei"),
            "b1: a block of kind 'paragraph' has no speaker",
        ),
        (
            WALLS.replace(label="OSEI:"),
            "b1: a block of kind 'paragraph' has no label",
        ),
        (
            Block(id="u1", kind="turn", text="Yes.", level=1),
            "u1: a block of kind 'turn' has no level",
        ),
        (
            Block(id="n1", kind="note", text="", xml="<p/>"),
            "n1: a block of kind 'note' has no xml",
        ),
    ],
)
def test_blocks_use_their_own_fields(block: Block, message: str) -> None:
    assert complaint(agents=(OSEI,), blocks=(block,)) == message


@pytest.mark.parametrize(
    "anchors",
    [
        (Anchor(offset=6, ms=0), Anchor(offset=0, ms=10)),
        (Anchor(offset=0, ms=10), Anchor(offset=6, ms=0)),
        (Anchor(offset=6, ms=0), Anchor(offset=6, ms=10)),
        (Anchor(offset=41, ms=0),),
    ],
    ids=["offsets-go-back", "time-goes-back", "same-offset", "outside"],
)
def test_anchors_go_forward(anchors: tuple[Anchor, ...]) -> None:
    message = complaint(blocks=(WALLS.replace(anchors=anchors),))
    assert message == "b1: anchors do not go forward in text and time, or leave the block"


def test_an_anchor_may_stand_at_the_end() -> None:
    end = Anchor(offset=40, ms=9)
    assert document(blocks=(WALLS.replace(anchors=(end,)),)).blocks[0].anchors == (end,)


@pytest.mark.parametrize(
    ("start", "end"), [("2026-03-12", "2026-03-11"), ("2026-03-12T18:30:00Z", "2025")]
)
def test_events_end_after_their_start(start: str, end: str) -> None:
    message = complaint(event=Event(start=start, end=end))
    assert message == f"d: the event ends ({end}) before it starts ({start})"


@pytest.mark.parametrize(
    ("start", "end"), [("2026-03-12", "2026"), ("2026", "2026-03-12"), ("2026-03-12", "2026-03-12")]
)
def test_a_less_exact_end_is_no_earlier_end(start: str, end: str) -> None:
    assert document(event=Event(start=start, end=end)).event.end == end


def test_no_claim_stands_in_relation_to_itself() -> None:
    relation = Relation(id="r1", kind="restates", subject="urn:x:1", object="urn:x:1")
    assert complaint(relations=(relation,)) == "r1: relates 'urn:x:1' to itself"


def test_all_faults_are_told_at_once() -> None:
    unsourced = claim("c1", span(0, 5), attribution=(Attribution(agent="x"),))
    message = complaint(agents=(OSEI, OSEI), claims=(unsourced,))
    assert message.split("; ") == [
        "osei: id 'osei' is already used at /agents/0/id",
        "c1: refers to 'x', but no agent has that id",
        "c1: refers to 'b1', but no block has that id",
    ]


def test_every_fault_has_a_code_and_a_remedy() -> None:
    record = {
        "schema_version": "1.0",
        "id": "d",
        "event": {"start": "2026", "end": "2025", "organizers": ["x"]},
        "agents": [{"id": "d", "kind": "person"}],
        "blocks": [
            {"id": "b1", "kind": "note", "text": "No.", "level": 1},
            {"id": "b2", "kind": "note", "text": "", "anchors": [{"offset": 1, "ms": 0}]},
            {"id": "b3", "kind": "foreign", "text": "", "xml": "<p>"},
        ],
        "claims": [
            {
                "id": "c1",
                "content": [
                    {"block": "b1", "start": 1, "end": 9, "quote": "o"},
                    {"block": "b1", "start": 0, "end": 1, "quote": "O"},
                ],
                "mode": "own",
                "polarity": "asserted",
                "certainty": "asserted",
                "nested_in": "c1",
            }
        ],
        "relations": [{"id": "r1", "kind": "supports", "subject": "u:1", "object": "u:1"}],
    }
    made = Document.model_validate(record, strict=False, context={"invariants": False})
    found = list(faults(made))
    assert {fault.code for fault in found} == {
        "ID-DUPLICATE", "REF-DANGLING", "SPAN-OUTSIDE", "SPAN-QUOTE", "SPAN-ORDER", "NESTING",
        "BLOCK-FIELD", "ANCHOR-ORDER", "TIME-ORDER", "RELATION-SELF", "FOREIGN-XML",
    }  # fmt: skip
    assert all(fault.where and fault.remedy for fault in found)
