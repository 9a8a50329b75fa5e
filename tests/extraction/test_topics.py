"""Lists of what questions were about, and questions that no verb introduces."""

import pytest

from report_documents import asked, extracted_report
from transcripts.extraction.language.lexicon import load
from transcripts.extraction.reports.topics import topics


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "privacy, fear of control, and the ‘good’ life.",
            ["privacy", "fear of control", "the ‘good’ life"],
        ),
        (
            "satellites, the position of cooperatives and money",
            ["satellites", "the position of cooperatives", "money"],
        ),
        ("issues of data regulation and privacy", ["data regulation and privacy"]),
        ("about grants, about fees, and about tests", ["grants", "fees", "tests"]),
        ("role of Algeria; mobile phones (two of them)", ["role of Algeria", "mobile phones"]),
        ("who owns it, and what happens then", ["who owns it", "what happens then"]),
    ],
)
def test_each_topic_of_a_list_stands_alone(text: str, parts: list[str]) -> None:
    assert [text[a:b] for a, b in topics(text, 0, len(text), load())] == parts


@pytest.mark.parametrize(
    ("paragraph", "found"),
    [
        (
            "Questions from the audience included data, fear of control, and tests.",
            [
                ("the audience", "data", "topic"),
                ("the audience", "fear of control", "topic"),
                ("the audience", "tests", "topic"),
            ],
        ),
        (
            "Other questions concerned land subsidence and insurance.",
            [("the audience", "land subsidence and insurance", "topic")],
        ),
        ("Q: Do lotteries work?", [("the audience", "Do lotteries work?", "verbatim")]),
        ("Q (Jonas, Bergen): Do they work?", [("Jonas", "Do they work?", "verbatim")]),
        (
            "From the floor: did the shop exist?",
            [("the audience", "did the shop exist?", "verbatim")],
        ),
        (
            "Asked whether she would stay, Rosa Lintott said that she would.",
            [("the audience", "whether she would stay", "paraphrase")],
        ),
        (
            "Asked by Benedek Orlo, the chair, whether she would stay, she said no.",
            [("Benedek Orlo", "whether she would stay", "paraphrase")],
        ),
        ("A student asked about grants.", [("A student", "grants", "topic")]),
        (
            "A student asked whether it rains, and what they eat.",
            [
                ("A student", "whether it rains", "paraphrase"),
                ("A student", "what they eat", "paraphrase"),
            ],
        ),
        (
            "A man in the gallery shouted: “Whose life?”",
            [("A man in the gallery", "Whose life?", "verbatim")],
        ),
    ],
)
def test_questions_of_every_form(paragraph: str, found: list[tuple[str, str, str]]) -> None:
    assert asked(extracted_report("# Evening", paragraph)) == found


def test_a_plain_question_is_put_to_somebody_where_people_ask() -> None:
    document = extracted_report(
        "# Talk", "# Questions", "Dr Ffion Maddox was asked much. Could they plant? Yes, in March."
    )
    assert asked(document) == [("the audience", "Could they plant?", "verbatim")]


def test_a_question_answered_by_a_quotation_was_put() -> None:
    document = extracted_report(
        "# Derby", "Tormod Haaseth, the manager, said it was late. Was he worried? “Next.”"
    )
    assert asked(document) == [("the audience", "Was he worried?", "verbatim")]
    assert [answer.claims for answer in document.answers] == [("c2",)]


def test_a_rhetorical_question_of_a_speaker_is_a_claim() -> None:
    document = extracted_report(
        "# Talk", "Kim Seo-yeon argued that rivers lie. Why would anybody lie to a river?"
    )
    assert document.questions == ()
    assert [claim.mode for claim in document.claims] == ["indirect", "free_indirect"]
