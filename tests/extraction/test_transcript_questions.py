"""Which sentences of a turn are questions to somebody, and how they are put."""

import pytest

from transcript_documents import Line, played
from transcripts.extraction.transcripts.questions import questions_in


def _asked(*lines: Line, at: int) -> list[tuple[str, str]]:
    turns, cast = played(*lines)
    return [(asked.kind, asked.text) for asked in questions_in(turns[at], turns, cast)]


def _of_audience(text: str) -> list[tuple[str, str]]:
    """The questions of somebody in the audience whom a panelist answers."""
    return _asked(
        ("MODERATOR", "Hugh Trevanion and Soraya Beck are here. Yes, at the back."),
        ("Audience member", text),
        ("Hugh Trevanion", "We do, we always did, and there is nothing more to be said on it."),
        at=1,
    )


def _of_panelist(text: str, reply: str = "Well, I suppose that one could say so.") -> list[str]:
    """The questions of a panelist in the discussion."""
    found = _asked(
        ("MODERATOR", "Hugh Trevanion and Soraya Beck are here. Hugh, go ahead."),
        ("Hugh Trevanion", text),
        ("Soraya Beck", reply),
        at=1,
    )
    return [text for _, text in found]


@pytest.mark.parametrize(
    ("text", "kind", "question"),
    [
        ("Hi. Who calls the cues?", "direct", "Who calls the cues?"),
        ("And so, Hugh, who calls the cues?", "direct", "who calls the cues?"),
        ("Up by how much?", "direct", "Up by how much?"),
        ("Guard dogs too?", "direct", "Guard dogs too?"),
        ("You sign all the things that you have not read?", "declarative", None),
        ("Are there, is there any for his age?", "direct", "is there any for his age?"),
        ("It's, okay: were you a loner?", "direct", "were you a loner?"),
        ("I'd like to ask whether you count them.", "indirect", "whether you count them"),
        ("I was wondering what colour.", "indirect", "what colour"),
        ("I'm curious how you did it, because I can't.", "indirect", "how you did it"),
        ("My question is about the trees.", "indirect", "about the trees"),
        ("What I want to know is, what changed?", "indirect", "what changed?"),
        ("I'm wondering if Celeste, did she know about it?", "indirect", "did she know about it?"),
        ("Could you say something about the bond?", "request", None),
        ("Tell us about the bond.", "request", "Tell us about the bond"),
        ("I'd like to ask Ms. Beck why she left.", "indirect", "why she left"),
        ("And is there to be a film, because we cast it.", "direct", "is there to be a film"),
    ],
)  # fmt: skip
def test_a_question_is_found_with_its_kind(text: str, kind: str, question: str | None) -> None:
    assert _of_audience(text) == [(kind, question or text)]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        ("How long will it be closed, and what will it cost?",
         ["How long will it be closed", "what will it cost?"]),
        ("Who do I tell? And will they say it was me?",
         ["Who do I tell?", "will they say it was me?"]),
        ("I'd like to know how much was paid in fines and who paid it.",
         ["how much was paid in fines", "who paid it"]),
        ("I wanted to ask if you've seen it, or if anyone counts.",
         ["if you've seen it", "if anyone counts"]),
        ("Who's asked the boats? Who in this room has asked one boat?",
         ["Who's asked the boats? Who in this room has asked one boat?"]),
        ("Did they know? The people who bought it. Did they know it was mud?",
         ["Did they know? The people who bought it. Did they know it was mud?"]),
        ("My question is about the trees. Are you cutting them down?",
         ["Are you cutting them down?"]),
    ],
)  # fmt: skip
def test_parts_that_can_be_answered_apart_are_apart(text: str, questions: list[str]) -> None:
    assert [found for _, found in _of_audience(text)] == questions


@pytest.mark.parametrize(
    "text",
    [
        "Any other questions?",
        "Can you hear me?",
        "Hands?",
        "Ms. Winter?",
        "Who would want such a thing?",
        "Who pays on a Monday? Nobody pays on a Monday.",
        "Somebody said, \"Have you read it?\"",
        "Can I say something from here?",
        "I have no question.",
        "That was lovely!",
    ],
)  # fmt: skip
def test_management_rhetoric_and_quotations_are_no_questions(text: str) -> None:
    assert _of_audience(text) == []


def test_a_show_of_hands_is_a_poll() -> None:
    turns = (("MODERATOR", "I want a show of hands. Who'd take eleven?"), ("Ann Lee", "Me."))
    assert _asked(*turns, at=0) == []


def test_an_answer_that_goes_on_put_no_question() -> None:
    assert _of_panelist("The first thing? It bowed, in the middle of the second act.") == []
    assert _of_panelist("Can you get a boat out in January? You can't. I was sick.") == []


def test_a_panelist_asks_when_the_next_one_answers() -> None:
    assert _of_panelist("We paid. Was that your station, Soraya?") == [
        "Was that your station, Soraya?"
    ]
    assert _of_panelist("It goes in the shoulders?") == ["It goes in the shoulders?"]
    assert _of_panelist("Would he have to be early on? Only Mum was late.", "Yes. Very.") == [
        "Would he have to be early on?"
    ]
    assert _of_panelist("The columns are long. Does a cold man count breaths?", "Let us see.") == []


def test_a_tag_at_the_end_of_a_long_answer_asks_nothing() -> None:
    long = "It is the regulator who decides on the limits of the whole site in the end, right?"
    assert _of_panelist(long) == []


def test_a_statement_between_two_answers_asks_for_confirmation() -> None:
    found = _asked(
        ("MODERATOR", "Hugh Trevanion is here. Yes, at the back."),
        ("Audience member", "Would you sue?"),
        ("Hugh Trevanion", "Ask me when I have the money, and then I would have to think of it."),
        ("Audience member", "So you wouldn't sue."),
        ("Hugh Trevanion", "No."),
        at=3,
    )
    assert found == [("declarative", "So you wouldn't sue.")]


def test_counsel_puts_statements() -> None:
    found = _asked(
        ("THE COURT", "Ms. Osei?"),
        ("MS. OSEI", "Mr. Clune, you left Black Rock on bad terms."),
        ("THE WITNESS", "I left on no terms."),
        at=1,
    )
    assert found == [("declarative", "you left Black Rock on bad terms.")]


def test_a_statement_before_the_chair_or_at_the_end_asks_nothing() -> None:
    lines: tuple[Line, ...] = (
        ("MODERATOR", "Hugh Trevanion is here. Yes, at the back."),
        ("Audience member", "Would you sue?"),
        ("Hugh Trevanion", "I would not do that for all the money that there is in the world."),
        ("Audience member", "So that's a no then."),
        ("MODERATOR", "Thank you."),
        ("Audience member", "So that's a no then."),
    )
    assert _asked(*lines, at=3) == []
    assert _asked(*lines, at=5) == []


@pytest.mark.parametrize(
    "text",
    [
        "Don't go away.",
        "She's gonna tell us what we can do.",
        "May I ask a second?",
        "Can I make a remark?",
    ],
)
def test_imperatives_announcements_and_asking_for_the_floor_ask_nothing(text: str) -> None:
    assert _of_audience(text) == []


def test_a_word_taken_up_is_a_question_and_a_name_is_none() -> None:
    lines = (
        ("MODERATOR", "Hugh Trevanion is here. Yes, at the back."),
        ("Audience member", "Hi. How many planes are there?"),
        ("Hugh Trevanion", "Seven planes, and all of them are full of runners."),
        ("Audience member", "Runners?"),
        ("Hugh Trevanion", "Shoes, off the internet, seven planes of shoes every single night."),
        ("Audience member", "Hugh?"),
        ("Hugh Trevanion", "Yes."),
    )
    assert _asked(*lines, at=3) == [("direct", "Runners?")]
    assert _asked(*lines, at=5) == []


def test_parts_announced_by_a_word_and_a_colon_are_two_questions() -> None:
    found = _of_audience("Technical: had he aged the paper? Nosy: where are they now?")
    assert [text for _, text in found] == ["had he aged the paper?", "where are they now?"]


def test_somebody_of_the_panel_who_mostly_asks_is_taken_to_ask() -> None:
    lines = (
        ("MODERATOR", "Your judges are Nan Ostrander and Gil. Jun Park, go ahead."),
        ("Jun Park", "This is a bee counter that you clip onto the hive and never open it again."),
        ("Nan Ostrander", "Who pays for it? I looked it up and it's a small market, you know."),
        ("Jun Park", "The big ones pay for it, the small ones like to open their own hives."),
        ("Nan Ostrander", "Does it rust? My own hives rust."),
        ("Jun Park", "It does not, as it is all plastic."),
        ("Nan Ostrander", "What of September? They glue everything shut then."),
        ("Jun Park", "There is a sleeve that you swap once in a season, for forty cents."),
    )
    assert _asked(*lines, at=2) == [("direct", "Who pays for it?")]
