"""From probabilities to claims, questions and sources: texts tagged by hand."""

from collections.abc import Mapping, Sequence

import pytest

from report_documents import asked, report, said
from tagged_texts import tagged_text
from transcripts.extraction import ExtractOptions
from transcripts.extraction.model.finder import finder
from transcripts.extraction.model.tagging import Tagged
from transcripts.extraction.reports.pipeline import extract_report
from transcripts.model import Claim, Document

Marks = Mapping[str, Sequence[tuple[str, str]]]


def modelled(*paragraphs: str, **marks: Sequence[tuple[str, str]]) -> Document:
    """A report with what the engine makes of such marks."""

    def tagger(text: str) -> Tagged:
        return tagged_text(text, marks)

    found = finder(tagger, "by hand", "0" * 64)
    return extract_report(report(*paragraphs), ExtractOptions(), finder=found)


def quotes(claim: Claim) -> list[str]:
    return [span.quote for span in claim.content]


def test_the_rules_draw_the_borders_of_what_both_find() -> None:
    document = modelled(
        "Lena Voss argued that the delta is starving.",
        content=[("that the delta is starving", "indirect")],
    )
    (claim,) = document.claims
    assert quotes(claim) == ["the delta is starving"]
    assert [span.quote for span in claim.attribution[-1].cue] == ["argued"]
    assert [span.quote for span in claim.attribution[-1].mention] == ["Lena Voss"]


def test_what_the_model_does_not_find_is_no_claim() -> None:
    document = modelled("Lena Voss argued that the delta is starving.")
    assert document.claims == ()


def test_a_cue_unknown_to_the_rules_comes_from_the_model() -> None:
    document = modelled(
        "Lena Voss spoke. For Voss the wall is a relic of fear.",
        content=[("the wall is a relic of fear", "indirect")],
        attr=[("For", "cue")],
    )
    (claim,) = document.claims
    assert quotes(claim) == ["the wall is a relic of fear"]
    assert [span.quote for span in claim.attribution[-1].cue] == ["For"]
    assert claim.mode == "indirect"


def test_a_continuation_is_all_of_its_sentence_and_the_speakers() -> None:
    document = modelled(
        "Lena Voss argued that the delta is starving. Upstream dams hold back the sand. Drinks.",
        content=[
            ("the delta is starving", "indirect"),
            ("dams hold back the sand", "free_indirect"),
        ],
    )
    assert said(document) == [
        ("Lena Voss", "the delta is starving"),
        ("Lena Voss", "Upstream dams hold back the sand"),
    ]
    assert [claim.mode for claim in document.claims] == ["indirect", "free_indirect"]
    assert [span.quote for span in document.claims[1].carried_from] == ["argued"]


@pytest.mark.parametrize("stretch", ["the wine", "Applause"])
def test_stray_words_are_no_claim(stretch: str) -> None:
    document = modelled(
        "Lena Voss spoke while the wine was poured by three students. Applause followed at last.",
        content=[(stretch, "indirect")],
    )
    assert document.claims == ()


def test_a_quotation_goes_on_after_its_cue() -> None:
    text = "“The delta is starving,” said Lena Voss. “Sand is gone.”"
    document = modelled(text, content=[("The delta is starving", "direct")])
    assert [quotes(claim) for claim in document.claims] == [["The delta is starving"]]
    assert document.claims[0].mode == "direct"


def test_a_claim_may_lie_inside_another() -> None:
    document = modelled(
        "Lena Voss said that officials privately claim the rules were drafted in a week.",
        content=[("officials privately claim the rules were drafted in a week", "indirect")],
        nested=[("the rules were drafted in a week", "")],
    )
    outer, inner = document.claims
    assert inner.nested_in == outer.id
    assert quotes(inner) == ["the rules were drafted in a week"]


def test_polarity_comes_from_the_model() -> None:
    document = modelled(
        "Lena Voss did not believe that dikes will solve this.",
        content=[("dikes will solve this", "indirect")],
        neg=[("dikes will solve this", "")],
    )
    assert [claim.polarity for claim in document.claims] == ["negated"]


def test_topics_are_questions_one_by_one() -> None:
    document = modelled(
        "The audience had things to say on privacy, insurance, and fear.",
        question=[("privacy, insurance, and fear", "topic")],
    )
    assert [(text, form) for _, text, form in asked(document)] == [
        ("privacy", "topic"),
        ("insurance", "topic"),
        ("fear", "topic"),
    ]


def test_a_question_in_direct_form_is_all_of_its_sentence() -> None:
    document = modelled(
        "Then the floor was opened. Who will pay for the sand?",
        question=[("will pay for the sand", "verbatim")],
    )
    assert [(text, form) for _, text, form in asked(document)] == [
        ("Who will pay for the sand?", "verbatim")
    ]


def test_initials_mean_whoever_has_them() -> None:
    document = modelled(
        "Professor Ilse Brandvold, who conducts, met Professor Min-jun Seo.",
        "IB: Nobody has asked for it.",
        content=[("Nobody has asked for it", "indirect")],
        attr=[("IB", "mention")],
    )
    assert said(document) == [("Ilse Brandvold", "Nobody has asked for it")]


def test_a_document_without_text_has_no_claims() -> None:
    assert modelled().claims == ()


def test_confidence_grows_with_the_evidence() -> None:
    document = modelled(
        "Lena Voss argued that the delta is starving. Upstream dams hold back the sand.",
        content=[
            ("the delta is starving", "indirect"),
            ("Upstream dams hold back the sand", "free_indirect"),
        ],
    )
    cued, uncued = (claim.confidence for claim in document.claims)
    assert cued is not None
    assert uncued is not None
    assert 0 < uncued <= cued < 1
