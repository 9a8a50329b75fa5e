"""Questions that somebody passes on."""

import pytest

from transcript_documents import transcript
from transcripts.extraction.transcripts.relayed import relayed_in
from transcripts.extraction.transcripts.turns import turns_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('First is from someone called Dario watching in Turin: "Could a robot improvise?"',
         [("Could a robot improvise?", "Dario")]),
        ('Dia asks in the chat, "Can I put citrus in?"', [("Can I put citrus in?", "Dia")]),
        ('I have one on the app, it\'s anonymous: "Why is there no turbine?"',
         [("Why is there no turbine?", "")]),
        ('This one says, "Are there volcanoes under the sea and do fish get cooked?"',
         [("Are there volcanoes under the sea", ""), ("do fish get cooked?", "")]),
        ('"Is there an Ethiopic Comic Sans," from somebody called gg_antiqua.',
         [("Is there an Ethiopic Comic Sans", "gg_antiqua")]),
        ("Sunil's asking in the chat whether you can pee on it.",
         [("whether you can pee on it", "Sunil")]),
        ("It's from the radio in Vestby, they ask whether buses will get priority.",
         [("whether buses will get priority", "")]),
        ("I have a card. It's from Yvette. She's asking if there is money, because it ran out.",
         [("if there is money", "Yvette")]),
        ("This is from Big Steve, he'd like to know what you can see, and whether it is warm.",
         [("what you can see", "Big Steve"), ("whether it is warm", "Big Steve")]),
        ('The first is from Mrs. Wagstaff. "Why?" There are three asking whether it is public.',
         [("Why?", "Mrs. Wagstaff"), ("whether it is public", "")]),
        ('There\'s one from Accra. Somebody asks, "Who owns it?"', [("Who owns it?", "")]),
        ('And Dia\'s back in the chat, saying, "even lemon peel?"', [("even lemon peel?", "Dia")]),
        ('"Oli\'s mum" has written, "Does it apply to teachers?"',
         [("Does it apply to teachers?", "Oli's mum")]),
        ('Isaac, who\'s seven, asks, "Who cuts the grass?"', [("Who cuts the grass?", "Isaac")]),
        ("Dr. Lund, in Oslo, regrets the fish, and he asks whether she existed.",
         [("whether she existed", "Dr. Lund")]),
        ("An online question. And a second one that wonders if it works for bats.",
         [("if it works for bats", "")]),
        ('A text here, it says, "Ask Ingrid if they can lock us out,"',
         [("if they can lock us out", "")]),
    ],
)  # fmt: skip
def test_a_relayed_question_has_its_asker(text: str, found: list[tuple[str, str]]) -> None:
    turn = turns_of(transcript(("MODERATOR", text)))[0]
    assert [(asked.text, asked.asker) for asked in relayed_in(turn)] == found


@pytest.mark.parametrize(
    "text",
    [
        "Who calls the cues?",
        "I wanted to ask whether you count them.",
        'He said, "Have you read it?" and left.',
        'The card was "lovely", thank you.',
        "He wrote to me. He asked me which one I liked the best.",
    ],
)
def test_own_questions_and_other_quotations_are_not_relayed(text: str) -> None:
    assert relayed_in(turns_of(transcript(("MODERATOR", text)))[0]) == []
