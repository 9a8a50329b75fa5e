"""Who speaks: label variants, introductions, exchanges with the audience."""

import pytest

from transcript_documents import extracted, names, played, transcript
from transcripts.extraction import ExtractOptions
from transcripts.extraction.transcripts.introductions import self_introductions
from transcripts.extraction.transcripts.pipeline import extract_transcript
from transcripts.extraction.transcripts.turns import turns_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hello. I'm Carla Whitfield, I run the desk.", "Carla Whitfield"),
        ("Thank you. My name is Cody Beal.", "Cody Beal"),
        ("Aye. Name's Col, I've a boat.", "Col"),
        ("So, this is Noor Haddad, it's the third of June.", "Noor Haddad"),
        ("Hi there. Tariq here, dad of Zayn.", "Tariq"),
        ("Sorry, it's Jo now.", "Jo"),
        ("Petra Simm, Harbour Evening Post. When did you know?", "Petra Simm"),
        ("Theo, hi. I've got a nerdy one.", "Theo"),
        ("Hiya, Fionnuala. So at our table there was a row.", "Fionnuala"),
        ("Declan, table six. Thanks. So what would you vote?", "Declan"),
        ("Dot, packaging, thirty-six years. I was here in '94.", "Dot"),
        ("Can I go while he looks? Luis, maintenance. What happens to me?", "Luis"),
    ],
)
def test_people_say_who_they_are(text: str, name: str) -> None:
    turn = turns_of(transcript(("Q", text)))[0]
    assert [n.name.printed for n in self_introductions(turn, opening=True)][:1] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry, I forgot.",
        "Minister, will you resign?",
        "Thank you, Fran. I'll be brief.",
        "This is Terrible news for everyone",
        "I'm Not sure.",
        "Eleven percent.",
        "Ted, good luck with that. Next.",
        "Then it's a cut. Ted, that's a cut. Did you know?",
        "Wait, so, okay. Who pays?",
    ],
)
def test_ordinary_words_and_people_addressed_are_no_introduction(text: str) -> None:
    turn = turns_of(transcript(("Q", text)))[0]
    assert list(self_introductions(turn, opening=True)) == []


def test_variants_of_a_label_are_one_person_with_the_fullest_name() -> None:
    document = extracted(
        ("Wren Adeyemi", "Welcome. I'm Wren Adeyemi."),
        ("Edda", "Thank you, Wren."),
        ("WREN", "How big was it?"),
        ("Edda Rannveig", "Like a small fridge."),
    )
    assert names(document) == ["Wren Adeyemi", "Edda Rannveig"]
    assert document.agents[0].other_names == ("WREN",)


def test_a_first_name_takes_the_full_name_from_an_introduction() -> None:
    document = extracted(
        ("Odile", "I'm Odile Marchetti. With me: Ruben Tadesse, who does Ethiopic."),
        ("Ruben", "Hello."),
    )
    assert names(document) == ["Odile Marchetti", "Ruben Tadesse"]


def test_two_full_names_that_fit_leave_a_surname_as_it_is() -> None:
    document = extracted(
        ("Host", "With us are Ann Smith and Bob Smith."),
        ("SMITH", "Hello."),
    )
    assert names(document)[1] == "Smith"


def test_two_people_with_one_surname_stay_two() -> None:
    document = extracted(
        ("Ann Smith", "Good morning."), ("Bob Smith", "Good morning."), ("SMITH", "Shall we?")
    )
    assert names(document) == ["Ann Smith", "Bob Smith", "Smith"]


def test_the_chair_without_a_name_is_the_chair_with_one() -> None:
    document = extracted(
        ("CHAIR DUFOUR", "The committee will come to order."),
        ("MR. BEAL", "Thank you."),
        ("THE CHAIR", "Sir."),
    )
    assert names(document) == ["Chair Dufour", "Mr. Beal"]


def test_a_number_takes_the_name_by_which_it_is_called() -> None:
    document = extracted(
        ("Speaker 1", "I'm Fran Okonjo. Last one. Maureen."),
        ("Speaker 2", "I haven't got a question, I've got a cake."),
    )
    assert names(document) == ["Fran Okonjo", "Maureen"]


def test_a_number_takes_the_name_by_which_it_is_answered() -> None:
    document = extracted(
        ("Speaker 1", "I'm Fran Okonjo. Who has a question?"),
        ("Speaker 2", "So if it was your wife, what would you do then, really?"),
        ("Speaker 3", "I honestly don't know, Keith."),
        ("Speaker 1", "Thank you. Keith asked the right thing."),
    )
    assert names(document) == ["Fran Okonjo", "Keith", None]


def test_an_office_takes_the_name_by_which_it_is_thanked() -> None:
    document = extracted(
        ("PRESS OFFICER", "Good morning. We have about twenty minutes, so let us begin. Minister."),
        ("MINISTER VOSS", "Thank you, Dalia. Good morning."),
    )
    assert names(document) == ["Dalia", "Minister Voss"]


def test_nobody_is_named_by_an_ordinary_word() -> None:
    document = extracted(
        ("Speaker 1", "I'm Fran Okonjo. Next. Tables."), ("Speaker 2", "The tables are full.")
    )
    assert names(document) == ["Fran Okonjo", None]


def test_initials_and_a_first_name_complete_each_other() -> None:
    document = extracted(
        ("Ann Lee", "What did the others say, Ewan?"), ("E. Strand", "They were relieved.")
    )
    assert names(document) == ["Ann Lee", "Ewan Strand"]


def test_counsel_and_witness_of_a_court_are_found_behind_q_and_a() -> None:
    document = extracted(
        ("THE COURT", "Mr. Clune, you are under oath."),
        ("THE WITNESS", "I am."),
        ("MR. PENHALE", "State your full name."),
        ("A", "Dermot Francis Clune."),
        ("Q.", "Were you there?"),
        ("A", "I was."),
        ("MS. OSEI", "You left on bad terms."),
        ("A", "No."),
        ("Q", "Which is it?"),
        ("A", "Both."),
    )
    speakers = [block.speaker for block in document.blocks]
    assert speakers[4] == speakers[2]
    assert speakers[8] == speakers[6]
    assert speakers[3] == speakers[1]
    assert names(document)[1] == "Dermot Francis Clune"


def test_each_exchange_with_the_audience_has_its_own_agent() -> None:
    document = extracted(
        ("Léon Tazi", "Questions. Yes, in the third row."),
        ("Audience member", "Who calls the cues?"),
        ("Kofi Darko", "You do."),
        ("Audience member", "Every time?"),
        ("Kofi Darko", "Every time."),
        ("Léon Tazi", "Next. Over on the left."),
        ("Audience member", "Has anyone been hurt?"),
        ("Audience member", "Shame!"),
    )
    speakers = [block.speaker for block in document.blocks]
    assert speakers[1] == speakers[3]
    assert len({speakers[1], speakers[6], speakers[7]}) == 3
    unnamed = [agent for agent in document.agents if agent.id == speakers[6]]
    assert [(a.name, a.other_names, a.roles) for a in unnamed] == [
        (None, ("Audience member",), ("audience",))
    ]


def test_greetings_names_and_thanks_open_a_new_exchange() -> None:
    _, cast = played(
        ("Anna", "Hands, please."),
        ("Reader", "Why?"),
        ("Ines", "Because."),
        ("Reader", "Hello. Is there a film?"),
        ("Ines", "Perhaps."),
        ("Reader", "Tamsin. I write as well, I do."),
        ("Ines", "Good."),
        (
            "Reader",
            "Thank you. I was a bookkeeper for thirty-eight years and nobody ever wrote about any "
            "of us in a book before.",
        ),
    )
    assert len({cast.by_turn[i] for i in (1, 3, 5, 7)}) == 4


def test_turns_without_a_label_that_follow_each_other_are_different_people() -> None:
    document = extracted(
        ("MS. DOLAN", "Go ahead, sir."), (None, "That's a C, Commissioner."), (None, "I sell it.")
    )
    assert document.blocks[1].speaker != document.blocks[2].speaker


def test_a_described_label_is_a_description() -> None:
    document = extracted(("CHAIR DUFOUR", "Ma'am."), ("WOMAN IN BLEACHERS", "Sheep too?"))
    agent = document.agents[1]
    assert (agent.name, agent.described) == ("Woman in bleachers", True)


def test_two_people_at_one_label_are_told_apart_by_what_they_say() -> None:
    document = extracted(
        ("Head", "Welcome."),
        ("Tariq & Jo", "Hi there. Tariq here, dad of Zayn."),
        ("Head", "Yes."),
        ("Tariq & Jo", "Sorry, it's Jo now."),
        ("Head", "Go on."),
        ("Tariq & Jo", "Thank you."),
    )
    assert names(document)[1:] == ["Tariq", "Jo"]
    assert document.blocks[5].speaker == document.blocks[3].speaker


def test_a_speaker_whom_the_source_gives_without_a_label_stays() -> None:
    document = transcript(("Ann Lee", "Hello."), ("Bo Ek", "Hello, Ann."))
    bare = document.replace(blocks=tuple(b.replace(label=None) for b in document.blocks))
    result = extract_transcript(bare, ExtractOptions())
    assert [(a.id, a.name, a.by) for a in result.agents] == [
        ("a1", "Ann Lee", "read1"),
        ("a2", "Bo Ek", "read1"),
    ]
    assert result.agents[0].roles
    assert extract_transcript(result, ExtractOptions()) == result


def test_two_people_under_one_number_are_two_once_the_second_says_who_it_is() -> None:
    document = extracted(
        ("A", "Line up at the mic. Name and department."),
        ("D", "Manny, second shift. Is it four on base?"),
        ("B", "It is four on base, and I said so."),
        ("D", "My name's Luis, I'm from maintenance. What happens to me?"),
        ("B", "You get a pass."),
        ("D", "A pass."),
    )
    agents = {agent.id: agent.name for agent in document.agents}
    spoken = [agents[block.speaker or ""] for block in document.blocks if block.label == "D"]
    assert spoken == ["Manny", "Luis", "Luis"]


def test_a_name_alone_is_not_ones_own_if_somebody_else_bears_it() -> None:
    document = extracted(
        ("SPEAKER_00", "I'm Jun Park, and this is a bee counter."),
        ("SPEAKER_05", "Hi, Jun. I like it. What does it count?"),
        ("SPEAKER_00", "Bees."),
    )
    assert names(document) == ["Jun Park", None]


def test_callers_have_the_names_by_which_they_are_put_through() -> None:
    document = extracted(
        ("Sid", "Classic. Okay, line one's Neville, in a lorry."),
        ("Caller 1", "Evening. Why do the stars look the same?"),
        ("Paloma", "They are far away."),
        ("Sid", "Line two, Bronwen."),
        ("Caller 2", "Hiya. How many can you see?"),
    )
    assert names(document) == ["Sid", "Neville", "Paloma", "Bronwen"]


def test_the_judge_has_the_name_that_the_front_matter_gives() -> None:
    document = extracted(
        ("THE COURT", "Please sit."),
        ("THE WITNESS", "Yes, my lady."),
        front=("Before Her Honour Judge Marrow. Day 2",),
    )
    assert names(document) == ["Judge Marrow", None]
