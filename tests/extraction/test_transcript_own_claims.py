"""Which of a speaker's own words are claims: one test for each criterion."""

import pytest

from transcript_documents import Line, extracted
from transcripts.extraction.transcripts.own_claims import why_no_claim
from transcripts.model import Claim

OPENING: Line = ("MODERATOR", "Hugh Trevanion and Soraya Beck are here. Hugh, go ahead.")


def _own(*lines: Line) -> list[Claim]:
    return [claim for claim in extracted(*lines, own_claims=True).claims if claim.mode == "own"]


def _of(text: str) -> list[Claim]:
    return _own(OPENING, ("Hugh Trevanion", text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("I think the cost question is the wrong one.", "evaluates"),
        ("The ferries will run from Monday.", "predicts"),
        ("The council should publish the log.", "recommends"),
        ("I'll ring the registrar myself tomorrow.", "promises"),
        ("We are proud of those boats.", "feels"),
        ("We had six boats out by four in the morning.", "states"),
        ("Four million doesn't hire a barge.", "states"),
        ("Nobody downloads it.", "states"),
        ("The wind blows on land.", "states"),
    ],
)
def test_opinions_predictions_demands_and_facts_are_claims(text: str, act: str) -> None:
    assert [(claim.content[0].quote, claim.act) for claim in _of(text)] == [(text, act)]


@pytest.mark.parametrize(
    ("reason", "text"),
    [
        ("greeting", "Good evening and welcome to the hall, it is full."),
        ("greeting", "It's lovely to see so many of you."),
        ("thanks", "I want to thank the school for the gym."),
        ("thanks", "We're grateful for that."),
        ("apology", "I'm sorry about the wait there."),
        ("procedure", "Let's go to the floor now."),
        ("procedure", "There's a gentleman who's been standing."),
        ("procedure", "On my left is Hugh Trevanion."),
        ("procedure", "We've got about ten minutes."),
        ("procedure", "The bar is open downstairs."),
        ("announces", "My question is for Hugh."),
        ("announces", "I was wondering about that."),
        ("announces", "I do have one."),
        ("introduction", "I'm Frances Dolan from public radio."),
        ("introduction", "Name's Col, I've a boat out of Portnessie."),
        ("introduction", "I'm a student of marine biology."),
        ("introduction", "Ros Keane, I chair a community council."),
        ("introduction", "Soraya Beck, who finances them."),
        ("backchannel", "That's a good point."),
        ("backchannel", "I don't think so."),
        ("order", "Don't look at that one, it is wrong."),
        ("order", "Ask them when you see what is left."),
        ("talk_of_talk", "I'm literally not allowed to say."),
        ("talk_of_talk", "I'd like to be very clear."),
        ("short", "Eleven percent."),
        ("short", "They weren't."),
        ("fragment", "A twelve dollar part."),
        ("fragment", "Not two hundred."),
        ("broken-off", "What we found in there is -"),
        ("broken-off", "And then it was the."),
        ("broken-off", "I don't, um."),
        ("broken-off", "If it was my wife."),
    ],
)
def test_what_is_no_claim_is_left_out_for_a_reason(reason: str, text: str) -> None:
    assert why_no_claim(text) == reason


def test_questions_stage_directions_and_what_others_said_are_not_the_speakers_claims() -> None:
    claims = extracted(
        OPENING,
        ("Hugh Trevanion", "[laughs] Who pays? The ministry said it was safe. The pumps broke."),
        own_claims=True,
    ).claims
    assert [(claim.mode, claim.content[0].quote) for claim in claims] == [
        ("indirect", "it was safe"),
        ("own", "The pumps broke."),
    ]


def test_the_source_is_who_speaks() -> None:
    document = extracted(
        OPENING,
        ("Hugh Trevanion", "The pumps broke in the night."),
        ("Soraya Beck", "The fund has paid for new ones."),
        own_claims=True,
    )
    names = {agent.id: agent.name for agent in document.agents}
    found = [
        (names[claim.attribution[0].agent or ""], claim.content[0].quote)
        for claim in document.claims
    ]
    assert found == [
        ("Hugh Trevanion", "The pumps broke in the night."),
        ("Soraya Beck", "The fund has paid for new ones."),
    ]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Um, so it hasn't failed twice.", ["it hasn't failed twice."]),
        ("That's a, that's a funeral for them.", ["that's a funeral for them."]),
        ("The barrier took twenty minutes, uh, to find.",
         ["The barrier took twenty minutes", "to find."]),
        ("I'm, um, I work in radiography.", ["I work in radiography."]),
        ("We call them. We call them every day.", ["We call them every day."]),
    ],
)  # fmt: skip
def test_fillers_and_what_is_said_again_are_taken_out(text: str, spans: list[str]) -> None:
    (claim,) = _of(text)
    assert [span.quote for span in claim.content] == spans


def test_hedged_words_make_a_hedged_claim() -> None:
    assert [claim.certainty for claim in _of("It may perhaps cost nine million.")] == ["hedged"]
    assert [claim.certainty for claim in _of("It costs nine million.")] == ["asserted"]


def test_confidence_grades_claims() -> None:
    judgement, fact, dangling = (
        claim.confidence or 0.0
        for claim in _of(
            "I think the four letters were a warning to us. We went there. It is a condition."
        )
    )
    assert judgement > fact > dangling


def test_who_leads_is_doubted_more_than_who_answers() -> None:
    said = "The cost question is the wrong one."
    own = _own(OPENING, ("Hugh Trevanion", said), ("MODERATOR", said))
    assert [claim.confidence for claim in own] == [0.75, 0.6]
