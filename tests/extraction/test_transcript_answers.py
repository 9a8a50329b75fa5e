"""Which turns answer."""

from transcript_documents import Line, extracted


def _answers(*lines: Line) -> dict[str, list[tuple[str, str | None]]]:
    """For each question, the turns that answer it and how completely."""
    document = extracted(*lines)
    return {
        question.content[0].quote: [
            (span.block, answer.completeness)
            for answer in document.answers
            if answer.question == question.id
            for span in answer.content
        ]
        for question in document.questions
    }


OPENING: Line = ("MODERATOR", "Hugh Trevanion and Soraya Beck are here. Yes, at the back.")


def test_all_who_answer_before_the_talk_moves_on() -> None:
    found = _answers(
        OPENING,
        ("Audience member", "What happens to them?"),
        ("Hugh Trevanion", "We take them out, and there is a bond of four million at the bank."),
        (
            "Soraya Beck",
            "Four million does not hire a barge for a fortnight, it is closer to nine.",
        ),
        ("MODERATOR", "Next. In the scarf."),
        ("Audience member", "Hello. Do you count?"),
        ("Hugh Trevanion", "We count."),
    )
    assert found == {
        "What happens to them?": [("t2", None), ("t3", None)],
        "Do you count?": [("t6", None)],
    }


def test_thanks_hecklers_and_the_askers_own_comments_answer_nothing() -> None:
    found = _answers(
        OPENING,
        ("Audience member", "Who pays?"),
        ("Soraya Beck", "Oh, thank you."),
        ("VOICE FROM THE BACK", "Time!"),
        ("Hugh Trevanion", "The fund pays, and it always has paid ever since it was set up."),
        ("Audience member", "Well, I never."),
        ("Hugh Trevanion", "I lose sleep over that one, I can tell you, most of the nights."),
    )
    assert found == {"Who pays?": [("t4", None)]}


def test_a_question_put_off_has_a_deferred_answer() -> None:
    found = _answers(
        OPENING,
        ("Audience member", "What will it cost?"),
        ("Hugh Trevanion", "I'd have to check on that."),
        ("MODERATOR", "Next. In the scarf."),
        ("Audience member", "Hi. I have no question, only a very long comment on all of this."),
    )
    assert found == {"What will it cost?": [("t2", "deferred")]}


def test_two_questions_share_out_their_answers_by_topic() -> None:
    found = _answers(
        OPENING,
        ("Audience member", "Is there a pen for puppies? And who checks the vaccinations?"),
        ("Hugh Trevanion", "On vaccinations we go with tags that you buy at the desk in the hall."),
        ("Soraya Beck", "And there is a pen, yes, about a quarter of the acre is for the puppies."),
    )
    assert found == {
        "Is there a pen for puppies?": [("t3", None)],
        "who checks the vaccinations?": [("t2", None)],
    }


def test_one_answer_serves_both_questions_of_a_turn() -> None:
    found = _answers(
        OPENING,
        ("Audience member", "Who pays? And who decides?"),
        ("Hugh Trevanion", "The council, both times."),
    )
    assert found == {"Who pays?": [("t2", None)], "who decides?": [("t2", None)]}


def test_the_moderator_can_answer_the_audience() -> None:
    found = _answers(
        OPENING,
        ("Audience member", "Will you change the label?"),
        ("MODERATOR", "The label is my department, and we will change it this month."),
        ("Audience member", "Good."),
    )
    assert found == {"Will you change the label?": [("t2", None)]}
