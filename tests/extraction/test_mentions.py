"""Who a mention means."""

import pytest

from report_documents import report
from transcripts.extraction.language.lexicon import load
from transcripts.extraction.reports.mentions import Source, Tracker, gender_of
from transcripts.extraction.reports.passages import passages
from transcripts.extraction.reports.people import people

CAST = people(
    passages(
        report(
            "Mr Adam Knight said it. Mrs Lena Voss said it. Prof. Lee Min-jun said it. "
            "President Lee Hae-won said it."
        ).blocks,
        load(),
    ),
    load(),
)
OFFICES = [frozenset({"minister"}), frozenset({"director"}), frozenset({"judge"}), frozenset()]


def _tracker() -> Tracker:
    return Tracker(CAST, OFFICES, load())


def _label(tracker: Tracker, mention: str) -> str | None:
    found = tracker.resolve(mention)
    return found.label if found else None


@pytest.mark.parametrize(
    ("mention", "label"),
    [
        ("Knight", "Adam Knight"),
        ("Mr Knight", "Adam Knight"),
        ("Knight’s", "Adam Knight"),
        ("the minister, Adam Knight,", "Adam Knight"),
        ("Adam Knight of Leiden", "Adam Knight"),
        ("the minister", "Adam Knight"),
        ("the judge", "Lee Min-jun"),
        ("President Lee", "Lee Hae-won"),
        ("a student from Leiden", "a student from Leiden"),
        ("Knight's mother", "Knight's mother"),
        ("he", None),
        ("it", None),
        ("they", None),
        ("who", None),
        ("I", None),
        ("", None),
    ],
)
def test_a_mention_alone(mention: str, label: str | None) -> None:
    assert _label(_tracker(), mention) == label


def test_pronouns_follow_gender_and_recency() -> None:
    tracker = _tracker()
    tracker.resolve("Adam Knight")
    tracker.resolve("Lena Voss")
    assert _label(tracker, "he") == "Adam Knight"
    assert _label(tracker, "She") == "Lena Voss"
    tracker.resolve("several residents")
    assert _label(tracker, "they") == "several residents"
    assert _label(tracker, "he") == "Adam Knight"
    tracker.resolve("the World Bank")
    assert _label(tracker, "it") == "the World Bank"
    tracker.resolve("a woman in the third row")
    assert _label(tracker, "he") == "Adam Knight"
    assert _label(tracker, "she") == "a woman in the third row"


def test_of_two_with_one_surname_the_recent_one_is_meant() -> None:
    tracker = _tracker()
    tracker.resolve("Lee Hae-won")
    assert _label(tracker, "Lee") == "Lee Hae-won"
    tracker.resolve("Lee Min-jun")
    assert _label(tracker, "Lee") == "Lee Min-jun"


def test_a_description_comes_back_and_the_speaker_is_the_chief_one() -> None:
    tracker = _tracker()
    tracker.resolve("A former governor")
    assert _label(tracker, "the governor") == "A former governor"
    assert _label(_tracker(), "the speaker") == "the speaker"
    tracker.resolve("Knight")
    assert _label(tracker, "the speaker") == "Adam Knight"


@pytest.mark.parametrize(
    ("mention", "group", "organization", "participant", "human"),
    [
        ("Several participants", True, False, True, False),
        ("the farmers", True, False, False, False),
        ("Delta Works Authority", True, True, False, False),
        ("A student", False, False, True, True),
        ("her phone-in programme", False, False, False, False),
        ("Others", True, False, True, False),
    ],
)
def test_descriptions_are_of_persons_groups_or_institutions(
    mention: str, *, group: bool, organization: bool, participant: bool, human: bool
) -> None:
    assert _tracker().resolve(mention) == Source(
        None, mention, group, organization, participant, human
    )


def test_gender_is_in_a_word_or_nowhere() -> None:
    assert gender_of(["the", "spokeswoman"], load()) == "f"
    assert gender_of(["mr"], load()) == "m"
    assert gender_of(["dr"], load()) is None
