"""Relations between a report's claims and the transcript's turns."""

from talk_documents import REPORT, TRANSCRIPT
from transcripts import read, write
from transcripts.alignment import align, with_relations
from transcripts.model import Document, Relation, Review

FOUND = align(REPORT, TRANSCRIPT, threshold=0.5)


def objects(document: Document) -> list[tuple[str, str]]:
    return [(one.subject, one.object) for one in document.relations if one.rule == "align"]


def test_claims_that_were_found_restate_turns() -> None:
    linked = with_relations(REPORT, FOUND, base="https://example.org/talk.tei.xml")
    best = dict(reversed(objects(linked)))
    assert best == {
        "cp1": "https://example.org/talk.tei.xml#t2",
        "cp2": "https://example.org/talk.tei.xml#t4",
        "cp5": "https://example.org/talk.tei.xml#t7",
    }
    first = linked.relations[0]
    assert (first.id, first.kind, first.by) == ("align1.1", "restates", "align1")
    assert first.confidence == FOUND.statements[0].matches[0].score
    assert linked.provenance[-1].notes == ("aligned with the transcript talk",)


def test_without_an_address_the_id_of_the_transcript_serves() -> None:
    assert objects(with_relations(REPORT, FOUND))[0] == ("cp1", "urn:transcripts:talk#t2")


def test_relations_survive_tei() -> None:
    linked = with_relations(REPORT, FOUND)
    assert read(write(linked, format="tei").data).document == linked


def test_a_second_run_replaces_the_first_but_not_what_a_person_reviewed() -> None:
    once = with_relations(REPORT, FOUND)
    assert with_relations(once, FOUND) == once
    accepted = once.relations[0].replace(review=Review(status="accepted", by="Ben"))
    twice = with_relations(once.replace(relations=(accepted, *once.relations[1:])), FOUND)
    assert twice.relations[0] == accepted
    assert len({one.id for one in twice.relations}) == len(twice.relations)
    assert len(twice.provenance) == 1


def test_ids_that_are_taken_are_not_given_again() -> None:
    other = Relation(id="align1.7", kind="supports", subject="cp1", object="cp2")
    linked = with_relations(REPORT.replace(relations=(other,)), FOUND)
    assert linked.relations[0] == other
    assert linked.relations[1].id == "align2.1"
