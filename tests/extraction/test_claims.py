"""Reported claims in one stretch of text: who, by which words, what exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transcripts.extraction.language.claims import Reported, reported_claims


def _read(text: str) -> list[tuple[str | None, str, str]]:
    """Mention, cue and content of each claim."""
    return [
        (
            text[slice(*found.mention)] if found.mention else None,
            " … ".join(text[a:b] for a, b in found.cue),
            " … ".join(text[a:b] for a, b in found.content),
        )
        for found in reported_claims(text)
    ]


def _only(text: str) -> Reported:
    (found,) = reported_claims(text)
    return found


@pytest.mark.parametrize(
    ("text", "mention", "cue", "content"),
    [
        ("Kok argued that walls work.", "Kok", "argued", "walls work"),
        ("Kok argued walls do work.", "Kok", "argued", "walls do work"),
        (
            "Kim, who chairs the board, said in a statement that nothing had changed.",
            "Kim",
            "said",
            "nothing had changed",
        ),
        (
            "The chamber's president, Giles Faversham, insisted the gate must go.",
            "The chamber's president, Giles Faversham",
            "insisted",
            "the gate must go",
        ),
        (
            "A man in the gallery, who gave no name, claimed that it was empty.",
            "A man in the gallery",
            "claimed",
            "it was empty",
        ),
        (
            "She told the board that 26 states have a rule.",
            "She",
            "told the board",
            "26 states have a rule",
        ),
        ("He told reporters the plan was dead.", "He", "told reporters", "the plan was dead"),
        (
            "She reminded those present that it was late.",
            "She",
            "reminded those present",
            "it was late",
        ),
        (
            "She urged the cabinet to hold its nerve.",
            "She",
            "urged",
            "the cabinet to hold its nerve",
        ),
        ("He promised to circulate a figure.", "He", "promised", "to circulate a figure"),
        ("She called for a single licensing desk.", "She", "called for", "a single licensing desk"),
        ("She rejected the suggestion that it paid.", "She", "rejected the suggestion", "it paid"),
        ("He was adamant that they could.", "He", "was adamant", "they could"),
        ("Liu would like to see a debate.", "Liu", "would like to see", "a debate"),
        ("Lee wants us to be lost more.", "Lee", "wants", "us to be lost more"),
        ("He was keen to stress that it would pass.", "He", "was keen to stress", "it would pass"),
        ("He described how the water had come in.", "He", "described", "how the water had come in"),
        ("He called it cruel to wait.", "He", "called it", "cruel to wait"),
        ("She said: prices will fall.", "She", "said", "prices will fall"),
        (
            "The Collector intervened to state that it would be reviewed.",
            "The Collector",
            "state",
            "it would be reviewed",
        ),
    ],
)
def test_a_verb_stands_before_what_it_reports(
    text: str, mention: str, cue: str, content: str
) -> None:
    assert _read(text) == [(mention, cue, content)]


@pytest.mark.parametrize(
    ("text", "mention", "cue", "content"),
    [
        (
            "The gate, he pointed out, was never meant to last.",
            "he",
            "pointed out",
            "The gate … was never meant to last",
        ),
        (
            "In the 1980s, he noted, small exporters paid in grain.",
            "he",
            "noted",
            "In the 1980s … small exporters paid in grain",
        ),
        (
            "Messengers beat campaigns, said Rahmawati.",
            "Rahmawati",
            "said",
            "Messengers beat campaigns",
        ),
        (
            "Any “club” of suppliers would fail, she said.",
            "she",
            "said",
            "Any “club” of suppliers would fail",
        ),
    ],
)
def test_an_aside_interrupts_or_follows_what_it_reports(
    text: str, mention: str, cue: str, content: str
) -> None:
    assert _read(text) == [(mention, cue, content)]
    assert _only(text).mode == "indirect"


@pytest.mark.parametrize(
    ("text", "mention", "content"),
    [
        ("“A lane is a lane,” he said.", "he", "A lane is a lane"),
        ("“A,” she told the committee on Friday. “B is next.”", "she", "A … B is next"),
        (
            "“You're standing on it,” she said, “and we've been digging.”",
            "she",
            "You're standing on it … and we've been digging",
        ),
        (
            "“We were tourists,” said Tormod Haaseth, the manager, who was late.",
            "Tormod Haaseth",
            "We were tourists",
        ),
        ("“Who lets it expire?” Brzezinski said.", "Brzezinski", "Who lets it expire?"),
        ("She went on: “We are tired of it.”", "She", "We are tired of it"),
        ("He called the answer “a masterclass in fog”.", "He", "a masterclass in fog"),
        (
            "He described the consultation as “a box-ticking exercise”.",
            "He",
            "a box-ticking exercise",
        ),
        (
            "As Saar put it, “nobody was ever fired over a card”.",
            "Saar",
            "nobody was ever fired over a card",
        ),
    ],
)
def test_quoted_words_are_direct(text: str, mention: str, content: str) -> None:
    assert [(who, what) for who, _, what in _read(text)] == [(mention, content)]
    assert _only(text).mode == "direct"


def test_partly_quoted_is_mixed_but_scare_quotes_are_not() -> None:
    assert _only("The sums were “probably trivial anyway”, he conceded.").mode == "mixed"
    assert _only("Any “club” would fail, he conceded.").mode == "indirect"


@pytest.mark.parametrize(
    ("text", "mention", "cue", "content"),
    [
        (
            "According to Nguyen, the delta is starving.",
            "Nguyen",
            "According to",
            "the delta is starving",
        ),
        (
            "The delta, according to Nguyen, is starving.",
            "Nguyen",
            "according to",
            "The delta … is starving",
        ),
        (
            "The delta is starving, according to the report.",
            "the report",
            "according to",
            "The delta is starving",
        ),
        ("In her experience the lists were fine.", "her", "In … experience", "the lists were fine"),
        ("The lists, in Kok's view, were fine.", "Kok's", "in … view", "The lists … were fine"),
        ("For Kapu, both were beside the point.", "Kapu", "For", "both were beside the point"),
        ("For her, both were beside the point.", "her", "For", "both were beside the point"),
        (
            "Monteiro's takeaway: optimize for people.",
            "Monteiro's",
            "takeaway",
            "optimize for people",
        ),
        ("Her view is that boards want to know.", "Her", "view is", "boards want to know"),
        (
            "Her case, in a nutshell, is that boards know.",
            "Her",
            "case, in a nutshell, is",
            "boards know",
        ),
    ],
)
def test_fixed_words_attribute_without_a_verb(
    text: str, mention: str, cue: str, content: str
) -> None:
    assert _read(text) == [(mention, cue, content)]


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("She does not believe that dikes will help.", True),
        ("She did not, however, claim that it was easy.", True),
        ("He doubted that it would last.", True),
        ("He didn't deny that it was late.", False),
        ("He declined to say who had signed it.", True),
        ("She refused to blame the referee for it.", True),
        ("He said that it would not last.", False),
    ],
)
def test_polarity_is_what_the_source_does_with_the_content(text: str, *, negated: bool) -> None:
    assert _only(text).negated is negated


def test_what_a_source_only_supposes_is_hedged() -> None:
    assert _only("He suspected that it was over.").hedged
    assert not _only("He knew and said that it was over.").hedged


def test_one_subject_may_report_twice() -> None:
    assert _read("He accused them of waste and claimed his takings were down.") == [
        ("He", "accused", "them of waste"),
        ("He", "claimed", "his takings were down"),
    ]
    assert _read("He explained why he left, but Choi disputed that rules changed.") == [
        ("He", "explained", "why he left"),
        ("Choi", "disputed", "rules changed"),
    ]
    assert _read("It is a tax, he said, adding that nobody would notice.") == [
        ("he", "said", "It is a tax"),
        ("he", "adding", "nobody would notice"),
    ]
    assert _read("Noting that trade had fallen, Kim urged patience.") == [
        ("Kim", "Noting", "trade had fallen"),
        ("Kim", "urged", "patience"),
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "He said “no way”; Choi said that it was late.",
            [("He", "said", "no way"), ("Choi", "said", "it was late")],
        ),
        (
            "He said that it rose while Choi added that it fell.",
            [("He", "said", "it rose"), ("Choi", "added", "it fell")],
        ),
        ("He said “yes” to every offer that was made.", [("He", "said", "yes")]),
        ("He said “yes” is the word he needed.", [("He", "said", "“yes” is the word he needed")]),
        (
            "It rose, he said, but Choi added that it fell.",
            [("he", "said", "It rose"), ("Choi", "added", "it fell")],
        ),
        ("She did not stay but promised to return.", [("She", "promised", "to return")]),
        ("As the chair noted, it rose.", [("the chair", "As … noted", "it rose")]),
        ("Her point was simple: it rose.", [("Her", "point was simple", "it rose")]),
        ("My view is that it rose.", []),
        ("It rose, in my view.", []),
        (
            "The report was long, according to them.",
            [("them", "according to", "The report was long")],
        ),
    ],
)
def test_a_sentence_is_shared_out_among_its_cues(
    text: str, claims: list[tuple[str, str, str]]
) -> None:
    assert _read(text) == claims


def test_a_claim_in_a_claim_is_nested() -> None:
    text = "Lee said that officials privately claim the rules were drafted in a week."
    assert _read(text) == [
        ("Lee", "said", "officials privately claim the rules were drafted in a week"),
        ("officials", "claim", "the rules were drafted in a week"),
    ]
    assert [found.nested_in for found in reported_claims(text)] == [None, 0]


def test_the_passive_names_its_agent_or_nobody() -> None:
    assert _read("It was suggested that dishwashers had become a myth.") == [
        (None, "was suggested", "dishwashers had become a myth")
    ]
    assert _read("She had been told by the engineer that it was adequate.") == [
        ("the engineer", "had been told", "it was adequate")
    ]


def test_a_gerund_reports_when_it_opens_a_talk() -> None:
    assert _read("The first speaker opened by recalling the weeks of waiting.") == [
        ("The first speaker", "opened by recalling", "the weeks of waiting")
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("She asked Kok whether it would last.", "whether it would last"),
        ("Would it last, she asked, for a year?", "Would it last … for a year?"),
        ('"Whose?" asked Prof. Ngaio Ellison.', "Whose?"),
        ("“With what money?” Monroe asked.", "With what money?"),
        ("She wanted to know who had paid.", "who had paid"),
        ("He asked: “Is there any sand left?”", "Is there any sand left?"),
    ],
)
def test_what_is_asked_is_a_question(text: str, content: str) -> None:
    assert [what for _, _, what in _read(text)] == [content]
    assert _only(text).question


def test_asking_for_something_is_no_question() -> None:
    assert not _only("She asked the room to be quiet.").question
    assert not _only("She asked for calm.").question


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said that it would last.",
        "The Minister was not available.",
        "The claims were filed in May.",
        "The measures proposed by the council failed.",
        "What do people think of it?",
        "The meeting was held in the library.",
        "They were not persuaded.",
        "Footfall counters stood at the door.",
    ],
)
def test_what_reports_nothing_is_left_alone(text: str) -> None:
    assert _read(text) == []


def test_a_quotation_alone_is_a_claim_of_somebody_yet_unknown() -> None:
    found = _only("“I have not slept in two days. Neither have my officers.”")
    assert (found.mode, found.cue, found.mention) == ("direct", (), None)


@given(st.text(alphabet="aeHKt .,?!“”\"'’…:;–()-\nsaid he that X", max_size=120))
def test_no_text_breaks_it_and_spans_lie_inside(text: str) -> None:
    for found in reported_claims(text):
        for start, end in (*found.content, *found.cue):
            assert 0 <= start < end <= len(text)
        assert found.nested_in is None or found.nested_in >= 0


def test_a_sentence_without_end_reports_nothing() -> None:
    assert reported_claims("He said that " * 1000 + "it was cold.") == ()
