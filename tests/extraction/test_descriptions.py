"""Sources that are described, not named: clean phrases; texts are cited; things say nothing."""

import pytest

from report_documents import agent, asked, extracted_report, said
from transcripts.extraction.language.lexicon import load
from transcripts.extraction.language.tokens import tokens
from transcripts.extraction.reports.descriptions import described, is_document, is_thing


@pytest.mark.parametrize(
    ("text", "label", "head"),
    [
        ("A farmer from the Creuse", "A farmer from the Creuse", "farmer"),
        ("do the farmers", "the farmers", "farmers"),
        ("The students asked", "The students", "students"),
        ("a virus does not", "a virus", "virus"),
        ("another: no", "another", "another"),
        ("one of the teachers", "one of the teachers", "one"),
        ("the man with", "the man", "man"),
        ("the committee's", "the committee", "committee"),
    ],
)
def test_a_description_is_a_clean_phrase(text: str, label: str, head: str) -> None:
    found = described(tokens(text, 0, len(text), ()), text, load())
    assert found is not None
    assert (found.text, found.head) == (label, head)


@pytest.mark.parametrize("text", ["His", "The", "her"])
def test_words_without_a_noun_describe_nobody(text: str) -> None:
    assert described(tokens(text, 0, len(text), ()), text, load()) is None


@pytest.mark.parametrize(
    ("text", "thing", "document"),
    [
        ("the current implementation of this system", True, False),
        ("a virus", True, False),
        ("the delegation", False, False),
        ("the student", False, False),
        ("the students", False, False),
        ("a report by the school", False, True),
        ("the architect's website", False, True),
        ("the Delta Position", False, False),
    ],
)
def test_things_and_documents(text: str, *, thing: bool, document: bool) -> None:
    found = described(tokens(text, 0, len(text), ()), text, load())
    assert found is not None
    assert (is_thing(found, load()), is_document(found, load())) == (thing, document)


def test_what_a_thing_says_is_no_claim() -> None:
    document = extracted_report(
        "# Evening", "The panel explored what the current implementation says about the country."
    )
    assert said(document) == []
    assert all(found.kind != "person" for found in document.agents)


def test_a_report_is_a_document() -> None:
    document = extracted_report("# Evening", "A report by the guild said that it rained.")
    assert agent(document, "A report by the guild").kind == "document"


def test_a_list_of_topics_is_put_to_nobody() -> None:
    document = extracted_report(
        "# Evening",
        "Dr Rosa Lind said that it rained.",
        "Questions from the audience included rain, hail and the price of coats.",
    )
    assert [question[1] for question in asked(document)] == ["rain", "hail", "the price of coats"]
    assert all(question.addressees == () for question in document.questions)
