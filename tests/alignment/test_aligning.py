"""Where a report's statements are found, by example, and what holds for any documents."""

import json

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from strategies import documents
from talk_documents import REPORT, TRANSCRIPT, report
from transcripts import schemas
from transcripts.alignment import Alignment, align, alignment_to_json
from transcripts.model import Block, Document, Review


def verdicts(alignment: Alignment) -> list[tuple[str, str, int | None]]:
    return [
        (one.id, one.verdict, one.matches[0].number if one.matches else None)
        for one in alignment.statements
    ]


def test_each_statement_is_found_or_not_or_said_by_somebody_else() -> None:
    found = align(REPORT, TRANSCRIPT, threshold=0.5)
    assert [(id, verdict) for id, verdict, _ in verdicts(found)] == [
        ("cp1", "found"),
        ("cp2", "found"),
        ("qp3", "found"),
        ("cp4", "not_found"),
        ("cp5", "misattributed"),
    ]
    turns = [turn for _, verdict, turn in verdicts(found) if verdict != "not_found"]
    assert turns == [2, 4, 5, 7]


def test_a_match_tells_the_turn_its_speaker_and_the_nearest_words() -> None:
    first, *_, last = align(REPORT, TRANSCRIPT, threshold=0.5).statements
    (match, *_) = first.matches
    assert (first.source, match.turn, match.speaker) == ("Olu Adeyemi", "t2", "Olu Adeyemi")
    assert match.passage.quote == TRANSCRIPT.blocks[1].text
    assert (last.source, last.matches[0].speaker) == ("Olu Adeyemi", "Ann Berg")


def test_a_quotation_is_found_to_the_word_whatever_is_around_it() -> None:
    quoted = report(("he never forgave the company for it", "olu"))
    (one,) = align(quoted, TRANSCRIPT).statements
    assert one.matches[0].passage.quote == "he never forgave the company for it"
    assert (one.verdict, one.matches[0].agreement) == ("found", 1.0)


def test_the_threshold_decides_what_counts_as_found() -> None:
    assert len(align(REPORT, TRANSCRIPT, threshold=0).with_verdict("not_found")) == 0
    assert len(align(REPORT, TRANSCRIPT, threshold=1).with_verdict("not_found")) == 5
    assert 0.5 < align(REPORT, TRANSCRIPT).threshold < 1


def test_what_a_person_rejected_is_not_looked_for() -> None:
    rejected = REPORT.claims[0].replace(review=Review(status="rejected"))
    question = REPORT.questions[0].replace(review=Review(status="rejected"))
    document = REPORT.replace(claims=(rejected, *REPORT.claims[1:]), questions=(question,))
    assert [id for id, *_ in verdicts(align(document, TRANSCRIPT))] == ["cp2", "cp4", "cp5"]


def test_paragraphs_stand_in_where_there_are_no_turns() -> None:
    blocks = tuple(
        block.replace(kind="paragraph", speaker=None, label=None) for block in TRANSCRIPT.blocks
    )
    found = align(REPORT, TRANSCRIPT.replace(blocks=blocks), threshold=0.5)
    assert verdicts(found)[:2] == [("cp1", "found", 2), ("cp2", "found", 4)]
    assert not found.with_verdict("misattributed")


def test_without_turns_nothing_is_found() -> None:
    empty = TRANSCRIPT.replace(blocks=(Block(id="h", kind="heading", text="The talk"),))
    assert {verdict for _, verdict, _ in verdicts(align(REPORT, empty))} == {"not_found"}
    assert align(REPORT, empty).statements[0].confidence == 0


def test_an_empty_turn_counts_but_holds_nothing() -> None:
    blank = Block(id="t0", kind="turn", text=" ", label="Ann Berg:")
    shifted = TRANSCRIPT.replace(blocks=(blank, *TRANSCRIPT.blocks))
    assert verdicts(align(REPORT, shifted, threshold=0.5))[0] == ("cp1", "found", 3)


@pytest.mark.parametrize("language", ["xx", None])
def test_a_language_without_resources_still_aligns(language: str | None) -> None:
    found = align(REPORT.replace(language=language), TRANSCRIPT.replace(language=language))
    assert [turn for _, _, turn in verdicts(found)][:3] == [2, 4, 5]


def test_json_fits_its_schema() -> None:
    record = json.loads(alignment_to_json(align(REPORT, TRANSCRIPT)))
    checker = Draft202012Validator(schemas.json_schema("alignment.json"))
    assert [error.message for error in checker.iter_errors(record)] == []
    assert Alignment.model_validate_json(json.dumps(record)) == align(REPORT, TRANSCRIPT)


@given(documents(), documents())
def test_any_two_documents_align_with_all_statements_in_turns_that_exist(
    one: Document, other: Document
) -> None:
    found = align(one, other)
    rejected = {
        record.id
        for records in (one.claims, one.questions)
        for record in records
        if record.review.status == "rejected"
    }
    ids = {record.id for records in (one.claims, one.questions) for record in records}
    assert {statement.id for statement in found.statements} == ids - rejected
    texts = {block.id: block.text for block in other.blocks}
    for statement in found.statements:
        for match in statement.matches:
            span = match.passage
            assert texts[match.turn][span.start : span.end] == span.quote
    assert found == align(one, other)


def test_letters_whose_small_form_is_longer_do_not_move_offsets() -> None:
    first = TRANSCRIPT.blocks[3].replace(text="İİİ. He never forgave the company for it, ever.")
    talk = TRANSCRIPT.replace(blocks=(*TRANSCRIPT.blocks[:3], first, *TRANSCRIPT.blocks[4:]))
    (one,) = align(report(("never forgave the company for it", "olu")), talk).statements
    assert one.matches[0].passage.quote == "never forgave the company for it"
