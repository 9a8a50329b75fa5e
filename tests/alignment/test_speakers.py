"""Whether the source that a report names is the one who speaks."""

import pytest

from transcripts.alignment.language import language_of
from transcripts.alignment.speakers import Voice, names_of, speaker_of, voices
from transcripts.model import Agent, Block

ENGLISH = language_of("en")


def agent(name: str | None, *others: str, described: bool = False, role: str = "") -> Agent:
    record = {"id": "a", "kind": "person", "name": name, "described": described}
    roles = {"roles": (role,)} if role else {}
    return Agent.model_validate({**record, "other_names": others, **roles})


TURNS = [
    agent("Ann Berg", role="moderator"),
    agent("Dr Olu Adeyemi", "Olu"),
    agent("Man by the window", described=True),
    agent(None, "Audience member"),
]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (agent("Mr Adeyemi"), ["other", "same", "other", "other"]),
        (agent("Ann"), ["same", "other", "other", "other"]),
        (agent("the moderator", described=True), ["same", "other", "other", "other"]),
        (agent("a man at the window", described=True), ["other", "other", "same", "other"]),
        (agent("a student", described=True), ["nobody", "nobody", "unknown", "unknown"]),
        (agent("Berit Ann Larsen"), ["nobody", "nobody", "unknown", "unknown"]),
    ],
)
def test_names_in_part_roles_and_descriptions(source: Agent, expected: list[Voice]) -> None:
    speakers = [names_of(one, ENGLISH) for one in TURNS]
    assert voices([names_of(source, ENGLISH)], speakers) == expected


def test_nobody_named_may_be_anybody_unnamed() -> None:
    speakers = [names_of(one, ENGLISH) for one in TURNS]
    assert voices([], speakers) == ["nobody", "nobody", "unknown", "unknown"]


def test_the_printed_label_counts_as_a_name() -> None:
    turn = Block(id="t1", kind="turn", text="Yes.", label="PROF. ADEYEMI:", speaker="a")
    with_record = speaker_of(turn, {"a": agent("Olu")}, ENGLISH)
    assert with_record.names == (frozenset({"olu"}), frozenset({"adeyemi"}))
    without = speaker_of(turn, {}, ENGLISH)
    assert (without.names, without.described) == ((frozenset({"adeyemi"}),), True)
