"""What turns report somebody to have said, and who that is."""

import pytest

from transcript_documents import Line, extracted, transcript
from transcripts.extraction.transcripts.cited import source_in
from transcripts.extraction.transcripts.claims import told_in
from transcripts.extraction.transcripts.turns import turns_of


def _told(text: str) -> list[tuple[str, str]]:
    turn = turns_of(transcript(("Ann Lee", text)))[0]
    return [(told.source, " … ".join(text[a:b] for a, b in told.content)) for told in told_in(turn)]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("My father always said the Sound'll feed you.", "My father", "the Sound'll feed you"),
        ('He said, "It was like that since Easter."', "He", "It was like that since Easter"),
        ("The survey found that the north end drains twice as fast.", "The survey",
         "the north end drains twice as fast"),
        ("I told him the radio wasn't right.", "I", "the radio wasn't right"),
        ("You told me that wall was good for years.", "You", "wall was good for years"),
        ("You said in 2016 there'd be no more fences.", "You", "there'd be no more fences"),
        ("So you said, Kofi, near the start, that it was reading the lights wrong.", "you",
         "it was reading the lights wrong"),
        ("I'm told there is a letter somewhere.", "", "there is a letter somewhere"),
        ("And I thought, well, then I'm free.", "I", "well, then I'm free"),
        ("The regulator said the board had been warned, and I believe it.", "The regulator",
         "the board had been warned"),
        ("The night operator told our investigators he'd been sent home to save on overtime.",
         "The night operator", "he'd been sent home to save on overtime"),
    ],
)  # fmt: skip
def test_reported_speech_is_a_claim_of_its_source(text: str, source: str, content: str) -> None:
    assert _told(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "I think it's a bead.",
        "I'd say come and watch me.",
        "I want to ask you something.",
        "We believe that it works.",
        "Say who you are.",
        "She said it to the man from the Ministry.",
        "They will say that it was me.",
        "What did he say to that?",
        "She said nothing.",
    ],
)
def test_present_belief_wishes_and_empty_words_are_no_claim(text: str) -> None:
    assert _told(text) == []


def test_what_is_asked_in_a_quotation_is_not_claimed() -> None:
    text = 'This one says, "I hit him. Am I a bad person?"'
    turn = turns_of(transcript(("Ann Lee", text)))[0]
    start = text.index("Am I")
    told = told_in(turn, [(start, len(text) - 1)])
    assert [text[a:b] for claim in told for a, b in claim.content] == ["I hit him"]


def _sources(*lines: Line) -> list[tuple[str | None, str, bool]]:
    """Name, kind and described of the source of each claim."""
    document = extracted(*lines)
    agents = {agent.id: agent for agent in document.agents}
    found = [agents.get(claim.attribution[-1].agent or "") for claim in document.claims]
    return [(a.name, a.kind, a.described) if a else (None, "", False) for a in found]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("My neighbor always said the wolf leaves no receipt.", ("My neighbor", "person", True)),
        ("My neighbor Walt always says the wolf leaves no receipt.", ("Walt", "person", False)),
        ("The Treasury's own paper said the gas cost more.",
         ("The Treasury's own paper", "document", True)),
        ("The traffic police said the barriers went down.", ("The traffic police", "group", True)),
        ("Historians tell us they were families.", ("Historians", "group", True)),
        ("FEMA says half this room is dry.", ("FEMA", "organization", False)),
        ("A very patient man in Almada said the columns are the plot.",
         ("A very patient man in Almada", "person", True)),
        ("It was my grandmother. She said that sheep are for men.",
         ("my grandmother", "person", True)),
        ("My old teacher, Professor Bílek, he said that there are no new letters.",
         ("Professor Bílek", "person", False)),
        ("He said that there was no hurry.", (None, "", False)),
        ("They told me it was lost.", (None, "", False)),
    ],
)  # fmt: skip
def test_the_source_is_named_described_or_unknown(
    text: str, source: tuple[str | None, str, bool]
) -> None:
    assert _sources(("Ann Lee", text)) == [source]


@pytest.mark.parametrize(
    ("before", "words", "source"),
    [
        ("", "My uncle who was a priest", ("My uncle", "person", False)),
        ("", "the rules we couldn't write", ("the rules", "document", False)),
        ("The director saw it in ", "Lisbon", ("The director", "person", False)),
        ("It was research out of ", "Idaho", ("research out of Idaho", "document", False)),
        ("", "a boat came past and the skipper", ("the skipper", "person", False)),
        ("", "eight weeks and their tutors", ("their tutors", "group", False)),
        ("", "colleague Pilar Montoya", ("Pilar Montoya", "person", True)),
        ("I'", "m here", None),
        ("", "The", None),
        ("", "Senator", None),
    ],
)
def test_the_words_that_name_a_source_are_cleaned(
    before: str, words: str, source: tuple[str, str, bool] | None
) -> None:
    text = before + words
    assert source_in(text, len(before), len(text)) == source


def test_he_and_she_are_not_the_same() -> None:
    found = _sources(
        (
            "Ann Lee",
            "Inspector Davies came in. He said it was not clean. My mother was there. "
            "She said it was spotless.",
        )
    )
    assert [name for name, _, _ in found] == ["Inspector Davies", "My mother"]


def test_a_speaker_is_known_by_first_name_and_you_is_who_is_addressed() -> None:
    found = _sources(
        ("Ann Lee", "Hugh Trevanion is here. Hugh, you said it would take a year. Why?"),
        ("Hugh Trevanion", "I said it would take two."),
        ("Ann Lee", "Hugh says it takes two."),
        ("Ann Lee", "You said it was easy."),
        ("Hugh Trevanion", "It was."),
    )
    assert [name for name, _, _ in found] == ["Hugh Trevanion"] * 4


def test_one_speakers_mother_is_not_anothers() -> None:
    document = extracted(
        ("Ann Lee", "My mother said it was cold."), ("Bo Ek", "My mother said it was warm.")
    )
    sources = {claim.attribution[-1].agent for claim in document.claims}
    assert len(sources) == 2
