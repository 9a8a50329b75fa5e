"""Event reports as a whole: who says what, what is added, kept and made anew."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from report_documents import affiliations, agent, asked, extracted_report, report, said
from transcripts.extraction import ExtractOptions
from transcripts.extraction.reports.pipeline import extract_report
from transcripts.model import Review

INTRODUCTION = (
    "# Report: Whose River Is It?",
    "On October 9th, 2018, the Waterlinie Institute organised a panel discussion at the Oude "
    "Vismijn in Dordrecht. Moderator Hanneke van der Laan welcomed the audience.",
    "The Waterlinie Institute's director Lena Voss introduced the first speaker, Professor Nguyen "
    "Thi Lan (Can Tho Institute of Hydrology), who grew up in the delta. According to Nguyen, the "
    "delta is starving. Upstream dams hold back the sand. She does not believe that dikes will "
    "solve this.",
    "The second speaker, Pieter-Bas Kok (Delta Works Authority), took a different view. He argued "
    "that walls remain the only measure. It is also a misunderstanding that dikes are expensive.",
    "In the discussion, Van der Laan asked Kok whether the Dutch should export it. He answered "
    "that they should. A retired skipper wanted to know why nobody had mentioned ships. Kok "
    "admitted that ships had been an afterthought. Questions from the audience included privacy, "
    "insurance, and fear.",
)
DOCUMENT = extracted_report(*INTRODUCTION)


def test_every_claim_has_its_source() -> None:
    assert said(DOCUMENT) == [
        ("Nguyen Thi Lan", "the delta is starving"),
        ("Nguyen Thi Lan", "Upstream dams hold back the sand"),
        ("Nguyen Thi Lan", "dikes will solve this"),
        ("Pieter-Bas Kok", "walls remain the only measure"),
        ("Pieter-Bas Kok", "It is also a misunderstanding that dikes are expensive"),
        ("Pieter-Bas Kok", "they should"),
        ("Pieter-Bas Kok", "ships had been an afterthought"),
    ]
    assert [(c.mode, c.polarity) for c in DOCUMENT.claims[:3]] == [
        ("indirect", "asserted"),
        ("free_indirect", "asserted"),
        ("indirect", "negated"),
    ]


def test_a_continuation_points_to_the_words_that_attribute_it() -> None:
    continued = DOCUMENT.claims[1]
    assert [span.quote for span in continued.carried_from] == ["According to"]
    assert continued.attribution[-1].cue == ()
    assert continued.rule == "claim.continuation"


def test_every_question_has_its_asker_and_its_answer() -> None:
    assert asked(DOCUMENT) == [
        ("Hanneke van der Laan", "whether the Dutch should export it", "paraphrase"),
        ("A retired skipper", "why nobody had mentioned ships", "paraphrase"),
        ("the audience", "privacy", "topic"),
        ("the audience", "insurance", "topic"),
        ("the audience", "fear", "topic"),
    ]
    assert [question.from_audience for question in DOCUMENT.questions[:3]] == [False, True, True]
    assert [(answer.question, answer.claims) for answer in DOCUMENT.answers] == [
        ("q1", ("c6",)),
        ("q2", ("c7",)),
    ]
    names = {agent.id: agent.name for agent in DOCUMENT.agents}
    assert [names[id] for id in DOCUMENT.questions[0].addressees] == ["Pieter-Bas Kok"]


def test_persons_have_roles_and_affiliations() -> None:
    people = [a for a in DOCUMENT.agents if a.kind == "person" and not a.described]
    assert [(a.name, a.roles) for a in people] == [
        ("Hanneke van der Laan", ("moderator",)),
        ("Lena Voss", ("organizer",)),
        ("Nguyen Thi Lan", ("speaker", "panelist")),
        ("Pieter-Bas Kok", ("speaker", "panelist")),
    ]
    assert affiliations(DOCUMENT, "Lena Voss") == [("Waterlinie Institute", "director")]
    assert affiliations(DOCUMENT, "Pieter-Bas Kok") == [("Delta Works Authority", None)]
    assert agent(DOCUMENT, "Nguyen Thi Lan").other_names == ("Nguyen",)


def test_people_without_a_name_are_described() -> None:
    skipper = agent(DOCUMENT, "A retired skipper")
    assert (skipper.kind, skipper.described) == ("person", True)
    assert (agent(DOCUMENT, "the audience").kind, agent(DOCUMENT, "the audience").described) == (
        "group",
        True,
    )


def test_the_event_is_found() -> None:
    event = DOCUMENT.event
    assert (event.title, event.kind, event.start) == (
        "Whose River Is It?",
        "panel discussion",
        "2018-10-09",
    )
    assert (event.venue, event.place) == ("Oude Vismijn", "Dordrecht")
    assert [agent(DOCUMENT, "Waterlinie Institute").id] == list(event.organizers)


def test_every_record_says_how_sure_which_rule_and_which_run() -> None:
    (run,) = (p for p in DOCUMENT.provenance if p.activity == "extract")
    assert (run.tool, run.inputs) == ("transcripts.extraction.reports.pipeline", ("source1",))
    for record in (*DOCUMENT.claims, *DOCUMENT.questions, *DOCUMENT.answers, *DOCUMENT.agents):
        assert record.by == run.id
        assert record.rule
        assert record.confidence is not None


def test_the_time_is_the_callers() -> None:
    document = extract_report(report("Hello."), ExtractOptions(now="2026-01-02T03:04:05Z"))
    assert [p.when for p in document.provenance] == ["2026-01-02T03:04:05Z"]


def test_a_second_run_gives_the_same() -> None:
    assert extract_report(DOCUMENT, ExtractOptions()) == DOCUMENT


def test_reviewed_records_stay_when_extraction_runs_again() -> None:
    review = Review(status="corrected", by="Eva")
    wrong = DOCUMENT.claims[0].replace(polarity="negated", review=review)
    event = DOCUMENT.event.replace(title="Rivers", review=review)
    reviewed = DOCUMENT.replace(claims=(wrong, *DOCUMENT.claims[1:]), event=event)
    again = extract_report(reviewed, ExtractOptions())
    assert again.claims[0] == wrong
    assert again.event == event
    assert sorted(said(again)) == sorted(said(DOCUMENT))


def test_what_the_source_says_of_the_event_stays() -> None:
    document = report(*INTRODUCTION)
    document = document.replace(event=document.event.replace(title="Rivers", place="Leiden"))
    event = extract_report(document, ExtractOptions()).event
    assert (event.title, event.place, event.venue) == ("Rivers", "Leiden", "Oude Vismijn")


def test_pronouns_mean_the_last_of_that_gender() -> None:
    document = extracted_report(
        "# Evening",
        "Mr Adam Knight argued that it works. Mrs Lena Voss said that it fails. He added that it "
        "pays. She added that it costs. “It does,” he said.",
    )
    assert said(document) == [
        ("Adam Knight", "it works"),
        ("Lena Voss", "it fails"),
        ("Adam Knight", "it pays"),
        ("Lena Voss", "it costs"),
        ("Adam Knight", "It does"),
    ]


@pytest.mark.parametrize(
    ("paragraph", "name"),
    [
        (
            "The minister, Karl Ostrava, said that it rose. The minister added that it fell.",
            "Karl Ostrava",
        ),
        (
            "Karl Ostrava, a novelist, said that it rose. The author added that it fell.",
            "Karl Ostrava",
        ),
        ("An official said that it rose. The official added that it fell.", "An official"),
    ],
)
def test_an_office_means_who_holds_it(paragraph: str, name: str) -> None:
    assert said(extracted_report("# Evening", paragraph)) == [
        (name, "it rose"),
        (name, "it fell"),
    ]


def test_whom_nothing_names_is_left_open() -> None:
    (claim,) = extracted_report("# Evening", "He said that it rose.").claims
    assert claim.attribution[-1].agent is None


def test_those_a_speaker_cites_are_nested_in_what_the_speaker_says() -> None:
    document = extracted_report(
        "# Evening",
        "Dr. Ruth Abernathy argued that sleep matters. The farmers say that the hens are tired.",
    )
    assert said(document) == [
        ("Ruth Abernathy", "sleep matters"),
        ("Ruth Abernathy", "The farmers say that the hens are tired"),
        ("The farmers", "the hens are tired"),
    ]
    assert [claim.nested_in for claim in document.claims] == [None, None, "c2"]
    assert len(document.claims[2].attribution) == 2


def test_narration_and_the_reporters_voice_are_nobodys() -> None:
    document = extracted_report(
        "# Evening",
        "Kim Seo-yeon argued that rivers lie. There was applause. I was not so sure. The evening "
        "ended with drinks.",
    )
    assert said(document) == [("Kim Seo-yeon", "rivers lie")]


def test_a_talk_is_introduced_without_a_claim() -> None:
    document = extracted_report(
        "# Evening",
        "Dr. Ruth Abernathy opened with photographs of the delta. The sand has gone.",
        "# Part two: Mr Adam Knight",
        "There is much innovation. Cities have been chosen.",
    )
    assert said(document) == [
        ("Ruth Abernathy", "The sand has gone"),
        ("Adam Knight", "There is much innovation"),
        ("Adam Knight", "Cities have been chosen"),
    ]


def test_notes_with_a_name_in_front() -> None:
    document = extracted_report(
        "# Notes",
        "Dr Tõnis Saar (Tallinn) argued that it works.",
        "- Saar: disagrees with that. Problem is salaries.",
        "- Saar – “never again”",
    )
    assert said(document)[1:] == [
        ("Tõnis Saar", "disagrees with that"),
        ("Tõnis Saar", "Problem is salaries"),
        ("Tõnis Saar", "never again"),
    ]
    assert document.claims[-1].mode == "direct"


def test_a_quotation_alone_belongs_to_the_last_speaker() -> None:
    document = extracted_report(
        "# Evening", "Dr Asha Varghese said that it held.", "“I have not slept in two days.”"
    )
    assert said(document)[-1] == ("Asha Varghese", "I have not slept in two days")


def test_a_list_under_one_cue_is_the_speakers() -> None:
    document = extracted_report(
        "# Evening",
        "Participants argued that money stops at three points:",
        "- accreditation takes too long;",
        "- rules are written for power plants;",
        "Dr Asha Varghese said that it held.",
    )
    assert said(document) == [
        ("Participants", "money stops at three points"),
        ("Participants", "accreditation takes too long"),
        ("Participants", "rules are written for power plants"),
        ("Asha Varghese", "it held"),
    ]


def test_the_writer_of_the_report_is_a_reporter() -> None:
    document = extracted_report("# Evening", "By Harriet Oyelaran", "Nothing was said.")
    assert agent(document, "Harriet Oyelaran").roles == ("reporter",)


def test_who_asks_first_is_audience_and_who_chairs_is_moderator() -> None:
    document = extracted_report(
        "# Evening",
        "The debate was chaired by Gwen Pritchard. Dr Asha Varghese said that it held.",
        "Marieke Bos asked whether it paid. Cllr Tom Wren said that it did not.",
    )
    assert [agent(document, n).roles for n in ("Gwen Pritchard", "Marieke Bos", "Tom Wren")] == [
        ("moderator",),
        ("audience",),
        ("panelist",),
    ]


@given(
    st.lists(
        st.text(alphabet="AaeHKt .,?!“”\"'’:;–()-\nDr said he that asked", max_size=90), max_size=4
    )
)
def test_no_text_breaks_it(paragraphs: list[str]) -> None:
    document = extract_report(report(*paragraphs), ExtractOptions())
    assert extract_report(document, ExtractOptions()) == document


def test_an_answer_goes_on_until_somebody_else_speaks() -> None:
    document = extracted_report(
        "# Talk",
        "# Questions",
        "Mrs Ann Kim (Delta Lab) and Mr Bo Lee (Delta Lab) were asked much. A student asked "
        "whether it rains. Kim said that it does. The farmers say that it hails. It snows. Lee "
        "added that it does not. Lee asked whether it pays. Lee said that he knew.",
    )
    quotes = {claim.id: claim.content[0].quote for claim in document.claims}
    assert [[quotes[id] for id in answer.claims] for answer in document.answers] == [
        ["it does", "The farmers say that it hails", "It snows"]
    ]


def test_a_question_at_the_end_is_answered_in_the_next_paragraph() -> None:
    document = extracted_report(
        "# Talk",
        "Mrs Ann Kim (Delta Lab) said that it rains.",
        "Q: Does it snow?",
        "Rarely in the delta.",
        "Kim said that it hails.",
    )
    assert said(document)[1:] == [("Ann Kim", "Rarely in the delta"), ("Ann Kim", "it hails")]
    assert [answer.claims for answer in document.answers] == [("c2",)]


def test_fragments_asides_and_brackets_are_not_continuations() -> None:
    document = extracted_report(
        "# Talk", "Mrs Ann Kim said that it rains. Applause. (It did.) Laughter and more of it. …"
    )
    assert said(document) == [("Ann Kim", "it rains")]
