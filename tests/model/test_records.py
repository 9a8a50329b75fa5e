"""Records: closed, immutable, strict, and changed only by `replace`."""

from typing import Any

import pytest
from pydantic import ValidationError

from transcripts.model import (
    SCHEMA_VERSION,
    UNREVIEWED,
    Affiliation,
    Agent,
    Block,
    Document,
    Event,
    Model,
    Question,
    Review,
    Source,
    TextSpan,
    TimeRange,
)

OSEI = Agent(id="osei", kind="person", name="Kofi Osei")
TURN = Block(id="u1", kind="turn", text="Walls work.", speaker="osei")
DOCUMENT = Document(schema_version="1.0", id="d", agents=(OSEI,), blocks=(TURN,))


def refusal(cls: type[Model], **fields: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        cls(**fields)
    return caught.value.errors()[0]["msg"]


def test_replace_makes_a_changed_copy() -> None:
    changed = OSEI.replace(name="Dr Osei", roles=("panelist",))
    assert (changed.name, changed.roles) == ("Dr Osei", ("panelist",))
    assert OSEI.name == "Kofi Osei"
    assert changed.replace(name="Kofi Osei", roles=()) == OSEI


def test_replace_checks_fields() -> None:
    with pytest.raises(ValidationError, match="String should match pattern"):
        OSEI.replace(name=" Osei ")
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        OSEI.replace(surname="Osei")


def test_replace_checks_invariants() -> None:
    with pytest.raises(ValidationError, match="u1: refers to 'osei', but no agent has that id"):
        DOCUMENT.replace(agents=())


@pytest.mark.parametrize("record", [OSEI, TURN, DOCUMENT, UNREVIEWED, Event()])
def test_records_do_not_change(record: Model) -> None:
    name = next(iter(type(record).model_fields))
    with pytest.raises(ValidationError, match="Instance is frozen"):
        setattr(record, name, "x")


def test_equal_records_are_equal_values() -> None:
    twin = Agent(id="osei", kind="person", name="Kofi Osei")
    assert twin == OSEI
    assert hash(twin) == hash(OSEI)
    assert len({twin, OSEI}) == 1


def test_unknown_fields_are_refused() -> None:
    assert refusal(Agent, id="a", kind="person", age=3) == "Extra inputs are not permitted"


@pytest.mark.parametrize(
    ("cls", "fields"),
    [
        (Agent, {"id": "a", "kind": "person", "described": 1}),
        (Agent, {"id": "a", "kind": "person", "roles": ["panelist"]}),
        (TextSpan, {"block": "b", "start": "0", "end": 1, "quote": "a"}),
        (TextSpan, {"block": "b", "start": 0.0, "end": 1, "quote": "a"}),
        (Source, {"id": "s", "filename": 1}),
        (Source, {"id": b"s"}),
        (Block, {"id": "b", "kind": "note", "text": "", "boilerplate": "no"}),
    ],
)
def test_nothing_is_converted(cls: type[Model], fields: dict[str, Any]) -> None:
    assert refusal(cls, **fields).startswith("Input should be a valid")


@pytest.mark.parametrize(
    ("cls", "fields", "missing"),
    [
        (Document, {"id": "d"}, "schema_version"),
        (Document, {"schema_version": "1.0"}, "id"),
        (Agent, {"id": "a"}, "kind"),
        (Block, {"id": "b", "kind": "note"}, "text"),
        (Question, {"id": "q", "form": "topic", "from_audience": False}, "content"),
        (TextSpan, {"block": "b", "start": 0, "end": 1}, "quote"),
    ],
)
def test_contract_fields_have_no_default(
    cls: type[Model], fields: dict[str, Any], missing: str
) -> None:
    with pytest.raises(ValidationError) as caught:
        cls(**fields)
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [
        ("missing", (missing,))
    ]


def test_only_this_schema_version_is_a_document() -> None:
    assert SCHEMA_VERSION == "1.0"
    assert refusal(Document, schema_version="0.9", id="d") == "Input should be '1.0'"


def test_claims_and_questions_have_content() -> None:
    fields = {"id": "q", "content": (), "form": "topic", "from_audience": False}
    expected = "Tuple should have at least 1 item after validation, not 0"
    assert refusal(Question, **fields) == expected


def test_time_ranges_run_forward() -> None:
    assert TimeRange(start_ms=5, end_ms=5).end_ms == 5
    assert TimeRange(start_ms=5).end_ms is None
    assert refusal(TimeRange, start_ms=5, end_ms=4) == "a time range ends before it starts"


@pytest.mark.parametrize(
    "field", [{"by": "R. Reviewer"}, {"when": "2026-03-12T09:00:00Z"}, {"note": "ok"}]
)
def test_an_unreviewed_record_has_no_reviewer(field: dict[str, str]) -> None:
    expected = "an unreviewed record has no reviewer or date"
    assert refusal(Review, status="unreviewed", **field) == expected
    assert Review(status="accepted", **field).status == "accepted"


def test_an_affiliation_says_something() -> None:
    assert refusal(Affiliation) == "an affiliation names nothing"
    assert Affiliation(position="mayor").organization is None


@pytest.mark.parametrize("level", [0, 7])
def test_headings_have_six_levels(level: int) -> None:
    assert refusal(Block, id="h", kind="heading", text="", level=level).startswith(
        "Input should be"
    )


def test_the_invariants_can_wait_for_validate() -> None:
    record = {"schema_version": "1.0", "id": "d", "blocks": [TURN.model_dump()]}
    context = {"invariants": False}
    unchecked = Document.model_validate(record, strict=False, context=context)
    assert unchecked.blocks[0].speaker == "osei"
    with pytest.raises(ValidationError, match="no agent has that id"):
        Document.model_validate(record, strict=False)
