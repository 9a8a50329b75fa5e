"""Each kind of conflict, and what is no conflict, from a small panel and what two people did."""

from typing import Any

import pytest

from transcripts.errors import MergeError, ReadError
from transcripts.merging import (
    Decision,
    Decisions,
    MergeOptions,
    ResolveOptions,
    decisions_from_json,
    merge,
    resolve,
)
from transcripts.model import (
    Agent,
    Attribution,
    Block,
    Claim,
    Conflict,
    Document,
    Event,
    Reading,
    TextSpan,
    TimeRange,
)

TEXTS = (
    "Good evening everybody, and welcome to the town hall of our city.",
    "Thank you. The wall will hold for at least fifty years, we are sure of that.",
    "And what does all of it cost the taxpayers who live outside the old town?",
    "About forty million euros, and most of that comes from the federal state.",
    "Some of us remember the flood of nineteen fifty three as if it was yesterday.",
    "It took the market, the lower mill and both of the bridges in a single night.",
    "Then let us hear what the insurers have made of this since the last meeting.",
)
SPEAKERS = ("moderator", "osei", "moderator", "osei", "fay", "fay", "moderator")


def span(block: Block, quote: str) -> TextSpan:
    start = block.text.index(quote)
    return TextSpan(block=block.id, start=start, end=start + len(quote), quote=quote)


BLOCKS = tuple(
    Block(id=f"u{number}", kind="turn", text=text, speaker=speaker)
    for number, (text, speaker) in enumerate(zip(TEXTS, SPEAKERS, strict=True))
)
CLAIM = Claim(
    id="c1",
    content=(span(BLOCKS[1], "The wall will hold for at least fifty years"),),
    attribution=(Attribution(agent="osei"),),
    mode="own",
    polarity="asserted",
    certainty="asserted",
)
BASE = Document(
    schema_version="1.0",
    id="forum",
    agents=tuple(
        Agent(id=id, kind="person", name=name)
        for id, name in (("moderator", "Ana"), ("osei", "Kofi Osei"), ("fay", "Fay Reed"))
    ),
    blocks=BLOCKS,
    claims=(CLAIM,),
)


def with_block(index: int, document: Document = BASE, **changes: Any) -> Document:
    block = document.blocks[index].replace(**changes)
    claims = document.claims if "text" not in changes else ()
    blocks = (*document.blocks[:index], block, *document.blocks[index + 1 :])
    return document.replace(blocks=blocks, claims=claims if index == 1 else document.claims)


def with_text(index: int, old: str, new: str) -> Document:
    return with_block(index, text=BASE.blocks[index].text.replace(old, new))


def without_block(index: int) -> Document:
    kept = tuple(block for block in BASE.blocks if block is not BASE.blocks[index])
    claims = () if index == 1 else BASE.claims
    return BASE.replace(blocks=kept, claims=claims)


def moved(first: int, last: int, to: int) -> Document:
    going = BASE.blocks[first:last]
    rest = [*BASE.blocks[:first], *BASE.blocks[last:]]
    return BASE.replace(blocks=(*rest[:to], *going, *rest[to:]))


def only(document: Document) -> Conflict:
    (found,) = document.conflicts
    return found


def values(conflict: Conflict) -> tuple[Any, Any, Any]:
    base = conflict.base.value if conflict.base else None
    return base, conflict.ours.value, conflict.theirs.value


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_edits_of_different_words_go_together() -> None:
    ours, theirs = with_text(2, "taxpayers", "ratepayers"), with_text(2, "old town", "walls")

    merged = merge(ours, theirs, BASE)

    assert merged.conflicts == ()
    assert (
        texts(merged)[2]
        == "And what does all of it cost the ratepayers who live outside the walls?"
    )


def test_edits_of_the_same_words_are_a_conflict() -> None:
    merged = merge(with_text(3, "forty", "fifty"), with_text(3, "forty", "sixty"), BASE)

    conflict = only(merged)
    assert (conflict.kind, conflict.stands) == ("token", "ours")
    assert values(conflict) == ("forty", "fifty", "sixty")
    assert conflict.words == TextSpan(block="u3", start=6, end=11, quote="fifty")
    assert texts(resolve(merged, "theirs"))[3].startswith("About sixty million")
    assert texts(resolve(merged, "base"))[3] == TEXTS[3]


def test_the_same_edit_on_both_sides_is_none() -> None:
    side = with_text(3, "forty", "fifty")

    assert merge(side, side, BASE).conflicts == ()


def test_an_edit_goes_along_with_what_the_other_side_moved() -> None:
    merged = merge(moved(4, 6, 1), with_text(4, "yesterday", "today"), BASE)

    assert merged.conflicts == ()
    assert [block.id for block in merged.blocks] == ["u0", "u4", "u5", "u1", "u2", "u3", "u6"]
    assert texts(merged)[1].endswith("as if it was today.")


def test_a_turn_added_inside_what_the_other_side_moved_goes_along() -> None:
    new = Block(id="new", kind="turn", text="We all do.", speaker="osei")
    theirs = BASE.replace(blocks=(*BASE.blocks[:5], new, *BASE.blocks[5:]))

    merged = merge(moved(4, 6, 1), theirs, BASE)

    assert merged.conflicts == ()
    assert [block.id for block in merged.blocks][:4] == ["u0", "u4", "new", "u5"]


def test_one_block_moved_to_two_places_is_a_conflict_of_order() -> None:
    merged = merge(moved(4, 6, 1), moved(4, 6, 0), BASE)

    conflict = only(merged)
    assert (conflict.kind, conflict.blocks) == ("order", ("u4", "u5"))
    assert values(conflict) == ({"after": "u3"}, {"after": "u0"}, {"after": None})
    there = resolve(merged, "theirs")
    assert [block.id for block in there.blocks] == ["u4", "u5", "u0", "u1", "u2", "u3", "u6"]


def test_two_speakers_for_one_turn_are_a_conflict() -> None:
    merged = merge(with_block(2, speaker="osei"), with_block(2, speaker="fay"), BASE)

    conflict = only(merged)
    assert (conflict.kind, conflict.record, conflict.fields) == ("speaker", "u2", ("speaker",))
    assert values(conflict) == (
        {"speaker": "moderator"}, {"speaker": "osei"}, {"speaker": "fay"},
    )  # fmt: skip
    assert resolve(merged, "theirs").blocks[2].speaker == "fay"


def test_two_times_for_one_turn_are_a_conflict() -> None:
    sides = [with_block(2, time=TimeRange(start_ms=ms)) for ms in (1000, 2000)]

    merged = merge(sides[0], sides[1], BASE)

    assert only(merged).kind == "time"
    assert resolve(merged, "theirs").blocks[2].time == TimeRange(start_ms=2000)


def split(index: int, at: str, *ids: str) -> Document:
    block = BASE.blocks[index]
    place = block.text.index(at)
    parts = (block.text[:place].rstrip(), block.text[place:])
    made = tuple(block.replace(id=id, text=text) for id, text in zip(ids, parts, strict=True))
    return BASE.replace(blocks=(*BASE.blocks[:index], *made, *BASE.blocks[index + 1 :]))


def test_an_edit_goes_into_the_turn_that_the_other_side_split() -> None:
    merged = merge(split(3, "and most", "u3", "u3b"), with_text(3, "federal ", ""), BASE)

    assert merged.conflicts == ()
    assert texts(merged)[3:5] == [
        "About forty million euros,",
        "and most of that comes from the state.",
    ]


def test_a_relabel_goes_to_all_parts_of_a_turn_that_the_other_side_split() -> None:
    merged = merge(with_block(3, speaker="fay"), split(3, "and most", "u3", "u3b"), BASE)

    assert [block.speaker for block in merged.blocks[3:5]] == ["fay", "fay"]


def test_two_ways_of_splitting_a_turn_are_a_conflict() -> None:
    merged = merge(split(3, "and most", "u3", "u3b"), split(3, "euros", "u3", "u3c"), BASE)

    conflict = only(merged)
    assert (conflict.kind, conflict.blocks) == ("segmentation", ("u3", "u3b"))
    there = resolve(merged, "theirs")
    assert texts(there)[3:5] == [
        "About forty million",
        "euros, and most of that comes from the federal state.",
    ]


def test_a_deleted_turn_with_an_edited_claim_is_a_conflict() -> None:
    edited = BASE.replace(claims=(CLAIM.replace(certainty="hedged"),))

    merged = merge(without_block(1), edited, BASE)

    conflict = only(merged)
    assert (conflict.kind, conflict.blocks, conflict.stands) == ("delete_edit", ("u1",), "theirs")
    assert merged.claims[0].certainty == "hedged"
    gone = resolve(merged, "ours")
    assert len(gone.blocks) == len(BLOCKS) - 1
    assert gone.claims == ()
    assert "removed with what it was about: c1" in gone.provenance[-1].notes


def test_a_deleted_turn_that_the_other_side_left_alone_is_gone() -> None:
    merged = merge(without_block(1), with_text(3, "forty", "fifty"), BASE)

    assert merged.conflicts == ()
    assert (len(merged.blocks), merged.claims) == (len(BLOCKS) - 1, ())


def test_deleted_words_with_a_new_claim_on_them_are_a_conflict() -> None:
    claim = CLAIM.replace(id="c2", content=(span(BLOCKS[1], "we are sure of that"),))
    theirs = BASE.replace(claims=(CLAIM, claim))
    text = TEXTS[1].replace(", we are sure of that", "")
    ours = BASE.replace(blocks=(BLOCKS[0], BLOCKS[1].replace(text=text), *BLOCKS[2:]))

    merged = merge(ours, theirs, BASE)

    assert (only(merged).kind, only(merged).stands) == ("delete_edit", "theirs")
    assert [each.content[0].quote for each in merged.claims][1] == "we are sure of that"


def test_claims_follow_words_that_were_edited_and_moved() -> None:
    theirs = moved(1, 2, 5)
    edited = TEXTS[1].replace("fifty", "fifteen")
    content = CLAIM.content[0].quote.replace("fifty", "fifteen")
    block = BLOCKS[1].replace(text=edited)
    ours = BASE.replace(
        blocks=(BLOCKS[0], block, *BLOCKS[2:]),
        claims=(CLAIM.replace(content=(span(block, content),)),),
    )

    merged = merge(ours, theirs, BASE)

    assert merged.conflicts == ()
    assert merged.claims[0].content[0].quote == content
    assert [block.id for block in merged.blocks].index("u1") == 5


def test_a_claim_whose_words_were_all_replaced_is_a_conflict_and_not_lost() -> None:
    claim = CLAIM.replace(id="c2", content=(span(BLOCKS[3], "most of that"),))
    theirs = BASE.replace(claims=(CLAIM, claim))

    merged = merge(with_text(3, "most of that", "nearly half the budget"), theirs, BASE)

    conflict = only(merged)
    assert (conflict.kind, conflict.record, conflict.fields) == ("claim", "c2", ("content",))
    assert conflict.theirs.value["content"][0]["quote"] == "most of that"  # type: ignore[index,call-overload]
    assert [each.id for each in merged.claims] == ["c1", "c2"]


def test_two_edits_of_one_field_of_a_claim_are_a_conflict_and_of_two_fields_none() -> None:
    sides = [
        BASE.replace(claims=(CLAIM.replace(act=act, certainty=certainty),))
        for act, certainty in (("predicts", "asserted"), ("promises", "hedged"))
    ]

    merged = merge(sides[0], sides[1], BASE)

    assert (only(merged).kind, only(merged).fields) == ("claim", ("act",))
    assert merged.claims[0].certainty == "hedged"
    assert resolve(merged, "theirs").claims[0].act == "promises"


def test_lists_of_an_agent_have_what_both_sides_added() -> None:
    sides = [
        BASE.replace(agents=(BASE.agents[0].replace(roles=(role,)), *BASE.agents[1:]))
        for role in ("moderator", "host")
    ]

    merged = merge(sides[0], sides[1], BASE)

    assert merged.conflicts == ()
    assert merged.agents[0].roles == ("moderator", "host")


def test_agents_that_both_sides_added_are_joined_by_name() -> None:
    sides = [
        BASE.replace(agents=(*BASE.agents, Agent(id=id, kind="person", name="Renée Müller")))
        for id in ("guest", "p9")
    ]

    merged = merge(sides[0], sides[1], BASE)

    assert [agent.id for agent in merged.agents] == ["moderator", "osei", "fay", "guest"]


def test_metadata_event_and_extensions_merge_field_by_field() -> None:
    ours = BASE.replace(
        language="en", event=Event(title="Forum"), extensions={"a:x": 1, "a:y": [1]}
    )
    theirs = BASE.replace(language="en-GB", event=Event(place="Hull"), extensions={"a:x": 2})

    merged = merge(ours, theirs, BASE)

    assert (merged.event.title, merged.event.place) == ("Forum", "Hull")
    assert merged.extensions == {"a:x": 1, "a:y": [1]}
    assert [(c.part, c.fields) for c in merged.conflicts] == [
        ("document", ("language",)), ("extensions", ("a:x",)),
    ]  # fmt: skip
    there = resolve(merged, "theirs")
    assert (there.language, there.extensions) == ("en-GB", {"a:x": 2, "a:y": [1]})


def test_without_a_base_every_difference_is_a_conflict() -> None:
    theirs = without_block(6).replace(
        blocks=(*with_text(3, "forty", "fifty").blocks[:6],), language="en"
    )

    merged = merge(BASE, theirs)

    assert [conflict.kind for conflict in merged.conflicts] == ["token", "delete_edit", "metadata"]
    assert all(conflict.base is None for conflict in merged.conflicts)
    assert merged.provenance[-1].notes[-2] == "merged without a common base"
    assert texts(resolve(merged, "theirs")) == texts(theirs)


def test_the_provenance_tells_what_was_merged_by_whom() -> None:
    options = MergeOptions(
        person="Ann", now="2026-03-20T10:00:00Z", names=("b.json", "o.json", "t.json")
    )

    entry = merge(with_text(3, "forty", "4"), with_text(3, "forty", "40"), BASE, options=options)

    made = entry.provenance[-1]
    assert (made.activity, made.person, made.when) == ("merge", "Ann", "2026-03-20T10:00:00Z")
    assert made.notes[0].startswith("base: document forum from b.json sha256 ")
    assert made.notes[-1] == "conflicts: 1 (token 1)"


def conflicting() -> Document:
    return merge(with_text(3, "forty", "fifty"), with_text(3, "forty", "sixty"), BASE)


def test_other_words_can_be_put_in_place() -> None:
    decision = Decision(instead=Reading(value="forty or fifty"))
    decisions = Decisions(decisions_version="1.0", decisions={"conflict1": decision})

    assert texts(resolve(conflicting(), decisions))[3].startswith("About forty or fifty million")


def test_decided_conflicts_can_be_kept() -> None:
    options = ResolveOptions(keep=True, person="Ann")

    kept = resolve(conflicting(), "theirs", options=options)

    assert (only(kept).stands, only(kept).words.quote) == ("theirs", "sixty")  # type: ignore[union-attr]
    assert only(kept).resolution is not None
    assert resolve(kept, "ours") is kept


def test_decided_conflicts_that_were_kept_are_counted_in_the_next_merge() -> None:
    kept = resolve(conflicting(), "theirs", options=ResolveOptions(keep=True))

    merged = merge(kept, kept, kept)

    assert merged.conflicts == ()
    assert "records of earlier decisions left behind: 3" in merged.provenance[-1].notes


def test_open_conflicts_are_not_merged_again() -> None:
    with pytest.raises(MergeError, match="forum has 1 open conflict; resolve them first"):
        merge(conflicting(), BASE, BASE)


def test_an_unknown_conflict_is_refused() -> None:
    with pytest.raises(MergeError, match="has no conflict 'conflict7'"):
        resolve(conflicting(), {"conflict7": "ours"})


@pytest.mark.parametrize(
    ("value", "message"),
    [(7, "is about words, and the value is none"), (None, "is about words")],
)
def test_a_value_that_does_not_fit_is_refused(value: Any, message: str) -> None:
    decision = Decision(instead=Reading(value=value))
    decisions = Decisions(decisions_version="1.0", decisions={"conflict1": decision})

    with pytest.raises(MergeError, match=message):
        resolve(conflicting(), decisions)


def test_decisions_are_read_from_json() -> None:
    found = decisions_from_json(b'{"decisions_version": "1.0", "others": "ours"}')

    assert resolve(conflicting(), found).conflicts == ()
    with pytest.raises(ReadError, match="decisions/conflict1"):
        decisions_from_json(b'{"decisions_version": "1.0", "decisions": {"conflict1": {}}}')


def foreign(text: str) -> Block:
    xml = f'<list xmlns="http://www.tei-c.org/ns/1.0" xml:id="f1"><item>{text}</item></list>'
    return Block(id="f1", kind="foreign", text=text, xml=xml)


def with_foreign(text: str) -> Document:
    return BASE.replace(blocks=(*BLOCKS, foreign(text)))


def test_foreign_elements_are_taken_whole() -> None:
    base, ours, theirs = (with_foreign(text) for text in ("a list", "our list", "their list"))

    assert merge(base, theirs, base).blocks[-1] == foreign("their list")
    merged = merge(ours, theirs, base)
    assert (only(merged).kind, only(merged).blocks) == ("token", ("f1",))
    assert resolve(merged, "theirs").blocks[-1] == foreign("their list")


def test_foreign_elements_that_both_sides_added_are_two_readings() -> None:
    merged = merge(with_foreign("the same list, ours"), with_foreign("the same list, theirs"), BASE)

    assert only(merged).base is None
    assert resolve(merged, "theirs").blocks[-1] == foreign("the same list, theirs")


def test_a_turn_that_both_sides_added_is_one_with_two_readings() -> None:
    sides = [
        BASE.replace(blocks=(*BLOCKS, Block(id=id, kind="turn", text=text, speaker=speaker)))
        for id, text, speaker in (("x", "We thank you all.", "fay"), ("y", "We thank you.", "osei"))
    ]

    merged = merge(sides[0], sides[1], BASE)

    assert [(c.kind, c.stands) for c in merged.conflicts] == [
        ("speaker", "ours"),
        ("token", "ours"),
    ]
    done = resolve(merged, "theirs").blocks[-1]
    assert (done.text, done.speaker) == ("We thank you.", "osei")


def test_different_turns_added_at_one_place_are_a_conflict_of_order() -> None:
    sides = [
        BASE.replace(blocks=(*BLOCKS, Block(id=id, kind="turn", text=text)))
        for id, text in (("x", "Next is the mayor of Hull."), ("y", "Applause was long."))
    ]

    merged = merge(sides[0], sides[1], BASE)

    assert [block.id for block in merged.blocks][-2:] == ["x", "y"]
    assert only(merged).kind == "order"
    assert [block.id for block in resolve(merged, "theirs").blocks][-2:] == ["y", "x"]


def test_turns_added_at_one_place_go_by_their_times() -> None:
    sides = [
        BASE.replace(
            blocks=(*BLOCKS, Block(id=id, kind="turn", text=text, time=TimeRange(start_ms=ms)))
        )
        for id, text, ms in (("x", "Next is the mayor.", 900), ("y", "Applause was long.", 300))
    ]

    merged = merge(sides[0], sides[1], BASE)

    assert merged.conflicts == ()
    assert [block.id for block in merged.blocks][-2:] == ["y", "x"]


def test_a_claim_nested_in_one_that_no_longer_holds_it_stands_alone() -> None:
    inner = CLAIM.replace(id="c2", content=(span(BLOCKS[1], "fifty years"),), nested_in="c1")
    base = BASE.replace(claims=(CLAIM, inner))
    narrowed = CLAIM.replace(content=(span(BLOCKS[1], "The wall will hold"),))
    ours = BASE.replace(claims=(narrowed, inner.replace(nested_in=None)))
    theirs = BASE.replace(claims=(CLAIM, inner.replace(polarity="negated")))

    merged = merge(ours, theirs, base)

    assert merged.conflicts == ()
    assert (merged.claims[1].nested_in, merged.claims[1].polarity) == (None, "negated")


def test_a_record_removed_by_one_and_edited_by_the_other_is_a_conflict() -> None:
    theirs = BASE.replace(claims=(CLAIM.replace(act="predicts"),))

    merged = merge(BASE.replace(claims=()), theirs, BASE)

    assert (only(merged).kind, only(merged).part, only(merged).stands) == (
        "delete_edit", "claims", "theirs",
    )  # fmt: skip
    assert resolve(merged, "ours").claims == ()
    assert resolve(merged, "theirs").claims[0].act == "predicts"
    assert resolve(merged, "base").claims == (CLAIM,)


@pytest.mark.parametrize(
    ("document", "value", "message"),
    [
        ("order", 7, "does not say after which block"),
        ("split", "text", "no list of blocks"),
        ("speaker", {"speaker": 7}, "cannot have this value"),
    ],
)
def test_values_of_other_kinds_that_do_not_fit_are_refused(
    document: str, value: Any, message: str
) -> None:
    merged = {
        "order": lambda: merge(moved(4, 6, 1), moved(4, 6, 0), BASE),
        "split": lambda: merge(
            split(3, "and most", "u3", "u3b"), split(3, "euros", "u3", "u3c"), BASE
        ),
        "speaker": lambda: merge(with_block(2, speaker="osei"), with_block(2, speaker="fay"), BASE),
    }[document]()
    decision = Decision(instead=Reading(value=value))

    with pytest.raises(MergeError, match=message):
        resolve(merged, Decisions(decisions_version="1.0", decisions={"conflict1": decision}))
