"""Transcripts as a whole: what is added, kept and made anew."""

from transcript_documents import Line, extracted, names, transcript
from transcripts.extraction import ExtractOptions
from transcripts.extraction.transcripts.pipeline import extract_transcript
from transcripts.model import Agent, Claim, Document, Question, Relation, Review

PRESS: tuple[Line, ...] = (
    ("PRESS OFFICER", "Good morning. The minister will make a statement. Minister."),
    ("MINISTER VOSS", "Thank you, Dalia. The inspectorate told me that two hangers are gone."),
    ("PRESS OFFICER", "Thank you. Second row."),
    ("Q", "Petra Simm, Harbour Evening Post. Minister, when did you first know?"),
    (
        "MINISTER VOSS",
        "At nineteen minutes past five, and the bridge was closed ten minutes later.",
    ),
    ("PRESS OFFICER", "We have one from online. They ask whether buses will get priority."),
    ("VOSS", "Yes. Ambulances, buses, then everybody who wants to go across on the ferry."),
)
FRONT = ("MINISTRY OF TRANSPORT", "Press conference: Closure of the Halm Bridge")
ACCEPTED = Review(status="accepted", by="Eva")


def test_a_press_conference_from_end_to_end() -> None:
    document = extracted(*PRESS, front=FRONT)
    agents = {agent.id: agent for agent in document.agents}
    assert names(document) == ["Dalia", "Minister Voss", "Petra Simm"]
    assert [agent.roles for agent in document.agents if agent.id in ("a1", "a2", "a3")] == [
        ("moderator",),
        ("speaker",),
        ("audience",),
    ]
    assert [
        (
            question.content[0].quote,
            agents[question.asker or ""].name,
            [agents[id].name for id in question.addressees],
            question.form,
            question.from_audience,
            question.rule,
        )
        for question in document.questions
    ] == [
        (
            "when did you first know?",
            "Petra Simm",
            ["Minister Voss"],
            "verbatim",
            True,
            "question.direct",
        ),
        (
            "whether buses will get priority",
            "the audience",
            ["Minister Voss"],
            "paraphrase",
            True,
            "question.relayed",
        ),
    ]
    assert [(a.question, a.content[0].block, a.answerer) for a in document.answers] == [
        ("q1", "t4", "a2"),
        ("q2", "t6", "a2"),
    ]
    claim = document.claims[0]
    assert claim.content[0].quote == "two hangers are gone"
    assert [agents[link.agent or ""].name for link in claim.attribution] == [
        "Minister Voss",
        "The inspectorate",
    ]
    assert document.event.title == "Press conference: Closure of the Halm Bridge"


def test_every_record_carries_confidence_rule_and_run() -> None:
    document = extracted(*PRESS, front=FRONT, own_claims=True)
    records = (*document.agents, *document.claims, *document.questions, *document.answers)
    assert all(record.by == "extract1" and record.rule for record in records)
    assert all(record.confidence is not None for record in records)
    assert document.provenance[-1].activity == "extract"
    assert document.provenance[-1].when is None


def test_the_caller_stamps_the_time() -> None:
    now = "2026-02-03T10:00:00Z"
    document = extract_transcript(transcript(*PRESS), ExtractOptions(now=now))
    assert document.provenance[-1].when == now


def test_own_words_are_claims_only_on_demand() -> None:
    lines: tuple[Line, ...] = (
        (
            "Ann Lee",
            "The harbour is far too deep for that. Why is it? Short one. [a long laugh here now]",
        ),
    )
    assert extracted(*lines).claims == ()
    own = extracted(*lines, own_claims=True).claims
    assert [(c.mode, c.content[0].quote, c.attribution[0].agent) for c in own] == [
        ("own", "The harbour is far too deep for that.", "a1")
    ]


def test_a_second_run_changes_nothing() -> None:
    once = extracted(*PRESS, front=FRONT, own_claims=True)
    assert extract_transcript(once, ExtractOptions(own_claims=True)) == once


def test_a_document_without_words_gets_no_records() -> None:
    document = extract_transcript(transcript(("Ann Lee", "")), ExtractOptions())
    assert (document.claims, document.questions, document.answers) == ((), (), ())


def _reviewed(document: Document) -> Document:
    """The same, its first question, claim and agent accepted by a person."""
    question, *others = document.questions
    claim, *more = document.claims
    agent, *rest = document.agents
    return document.replace(
        questions=(question.replace(review=ACCEPTED), *others),
        claims=(claim.replace(review=ACCEPTED), *more),
        agents=(agent.replace(name="Dalia Munro", review=ACCEPTED), *rest),
    )


def test_reviewed_records_are_kept_and_not_found_again() -> None:
    reviewed = _reviewed(extracted(*PRESS, front=FRONT))
    again = extract_transcript(reviewed, ExtractOptions())
    assert again.questions[0] == reviewed.questions[0]
    assert again.claims == reviewed.claims
    assert names(again)[0] == "Dalia Munro"
    assert len(again.questions) == len(reviewed.questions)
    assert extract_transcript(again, ExtractOptions()) == again


def test_records_of_others_are_kept_with_whom_they_name() -> None:
    base = extracted(*PRESS, front=FRONT)
    span = base.claims[0].content[0]
    theirs = Claim(
        id="x1", content=(span,), mode="indirect", polarity="asserted", certainty="asserted",
        nested_in=base.claims[0].id, by="read1",
    )  # fmt: skip
    question = Question(
        id="x2", content=(span,), asker="boss", form="topic", from_audience=False, by="read1"
    )
    relations = (
        Relation(
            id="r1", kind="supports", subject="x1", object="https://example.org/c", by="read1"
        ),
        Relation(id="r2", kind="supports", subject="x1", object=base.claims[0].id, by="read1"),
    )
    changed = base.replace(
        agents=(*base.agents, Agent(id="boss", kind="person", name="The Boss", by="read1")),
        claims=(*base.claims, theirs),
        questions=(*base.questions, question),
        relations=relations,
    )
    again = extract_transcript(changed, ExtractOptions())
    assert again.claims[0] == theirs.replace(nested_in=None)
    assert again.questions[0] == question
    assert "boss" in [agent.id for agent in again.agents]
    assert [relation.id for relation in again.relations] == ["r1"]


def test_a_run_does_not_take_an_id_that_is_in_use() -> None:
    document = transcript(*PRESS)
    read = document.provenance[0].replace(id="extract1")
    agents = tuple(agent.replace(by="extract1") for agent in document.agents)
    taken = document.replace(agents=agents, provenance=(read,))
    assert extract_transcript(taken, ExtractOptions()).provenance[-1].id == "extract2"


def test_a_relayed_name_is_a_person_of_the_audience_who_is_not_there() -> None:
    document = extracted(
        ("MODERATOR", 'Hugh Trevanion is here. Dia asks in the chat, "Is it safe?"'),
        ("Hugh Trevanion", "It is, Dia."),
        ("MODERATOR", 'Hugh asks, "Is it warm?" That was in the chat too.'),
    )
    agents = {agent.id: agent for agent in document.agents}
    askers = [agents[q.asker or ""] for q in document.questions]
    assert [(a.name, a.roles) for a in askers] == [
        ("Dia", ("audience", "remote")),
        ("Hugh Trevanion", ("speaker",)),
    ]


def test_a_topic_and_a_question_read_out_have_their_forms() -> None:
    document = extracted(
        ("MODERATOR", "Hugh Trevanion is here. Yes, at the back."),
        ("Audience member", "My question is about the trees."),
        ("Hugh Trevanion", "They stay."),
        ("Audience member", "I'd like to ask whether they are old."),
    )
    assert [question.form for question in document.questions] == ["topic", "paraphrase"]
    assert document.questions[1].cue[0].quote == "I'd like to ask"


def test_several_voices_at_once_are_a_group() -> None:
    document = extracted(("Ms. Ashdown", "What do we say?"), ("Everybody", "Thank you!"))
    assert document.agents[1].kind == "group"
