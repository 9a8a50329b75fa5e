"""Which words before a colon name a speaker, and what agents the labels stand for."""

from collections import Counter

import pytest

from transcripts.formats._labels import accepted, bare_label, candidate_label
from transcripts.formats._speakers import agents_by_label, roles_of


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    [
        ("Dr. Smith: Yes.", "Dr. Smith", "Yes."),
        ("SMITH:  Yes.", "SMITH", "Yes."),
        ("  SMITH : Yes.", "SMITH", "Yes."),
        ("Joy A. (she/her): Hi.", "Joy A. (she/her)", "Hi."),
        ("Mrs Calloway (Head): Good evening.", "Mrs Calloway (Head)", "Good evening."),
        ("COMMISSIONER REYES: Well,", "COMMISSIONER REYES", "Well,"),
        ("SPEAKER_01: So.", "SPEAKER_01", "So."),
        ("Speaker 1:", "Speaker 1", ""),
        ("carys upton: hiya", "carys upton", "hiya"),
        ("Nisha Bhatt - Governor: Yes.", "Nisha Bhatt - Governor", "Yes."),
        ("+MM: Ja.", "+MM", "Ja."),
        ("田中：はい、そうです", "田中", "はい、そうです"),
        ("Иван Петров: Да.", "Иван Петров", "Да."),
        ("I: And then?", "I", "And then?"),
    ],
)
def test_a_line_that_may_begin_with_a_label(line: str, label: str, rest: str) -> None:
    assert candidate_label(line) == (label, rest)


@pytest.mark.parametrize(
    "line",
    [
        "Note: bring a coat.",
        "Remember this: nobody knows.",
        "And he said: no.",
        "What I mean: stop.",
        "The point I made: none.",
        "WHAT WE KNOW: little.",
        "http://example.org",
        "At 10:30 we left.",
        "12:30 was too late.",
        "Chapter 4: The sea.",
        "You know what? Listen: no.",
        "a word, “quoted”: no",
        "One of these seven words is too many: no.",
        "我们今天在这里要讨论的问题其实是：钱",
        "no colon at all",
        "",
    ],
)
def test_a_line_that_does_not(line: str) -> None:
    assert candidate_label(line) is None


def test_a_name_that_recurs_is_accepted_and_so_are_one_off_names_beside_it() -> None:
    labels = Counter({"Pim de Graaf": 3, "Dougal": 40, "Fergus": 1, "Audience": 1})

    assert accepted(labels) == set(labels)


@pytest.mark.parametrize("labels", [{"Summary": 1}, {"London": 1}, {"Question": 1, "Caveat": 1}])
def test_a_one_off_word_is_not_accepted_by_itself(labels: dict[str, int]) -> None:
    assert accepted(labels) == set()


def test_a_title_a_role_and_capitals_need_no_other_evidence() -> None:
    assert accepted({"Dr. Vance": 1}) == {"Dr. Vance"}
    assert accepted({"Moderator": 1}) == {"Moderator"}
    assert accepted({"WINTER": 1}) == {"WINTER"}


def test_a_word_that_leads_into_a_sentence_must_recur_often() -> None:
    assert accepted({"Question": 2, "Odile": 9, "Greg": 9}) == {"Odile", "Greg"}
    assert "Question" in accepted({"Question": 3, "Odile": 9, "Greg": 9})


def test_lower_case_names_count_where_every_line_is_labelled() -> None:
    labels = {"carys upton": 1, "Helen Worrall": 8}

    assert accepted(labels, lines=10) == set(labels)
    assert accepted(labels, lines=40) == {"Helen Worrall"}


def test_capitals_and_small_letters_are_evidence_for_one_another() -> None:
    assert accepted({"Anna": 1, "ANNA": 1}) == {"Anna", "ANNA"}


@pytest.mark.parametrize(
    ("label", "bare"),
    [
        ("Mrs Calloway (Head)", "Mrs Calloway"),
        ("[Host] Ann", "Ann"),
        ("iPhone (2)", "iPhone (2)"),
        ("(unknown)", "(unknown)"),
    ],
)
def test_the_label_without_brackets(label: str, bare: str) -> None:
    assert bare_label(label) == bare


@pytest.mark.parametrize(
    ("label", "kind", "name", "other_names", "described", "roles"),
    [
        ("Mrs Calloway (Head)", "person", "Mrs Calloway", ("Mrs Calloway (Head)",), False, ()),
        ("Leo Dion (host)", "person", "Leo Dion", ("Leo Dion (host)",), False, ("host",)),
        ("Nisha Bhatt - Governor", "person", "Nisha Bhatt", ("Nisha Bhatt - Governor",), False, ()),
        ("Speaker 1", "person", None, ("Speaker 1",), False, ()),
        ("Speaker B", "person", None, ("Speaker B",), False, ()),
        ("SPEAKER_01", "person", None, ("SPEAKER_01",), False, ()),
        ("Q", "person", None, ("Q",), False, ()),
        ("MODERATOR", "person", None, ("MODERATOR",), False, ("moderator",)),
        ("Audience member", "person", None, ("Audience member",), False, ("audience",)),
        ("Audience", "group", None, ("Audience",), False, ("audience",)),
        ("Audience members", "group", None, ("Audience members",), False, ("audience",)),
        ("Tariq & Jo", "group", "Tariq & Jo", (), False, ()),
        ("MAN IN BLEACHERS", "person", "MAN IN BLEACHERS", (), True, ()),
        ("PRESS OFFICER", "person", "PRESS OFFICER", (), True, ()),
        ("//S02", "person", None, ("//S02",), False, ()),
    ],
)
def test_the_agent_that_a_label_stands_for(
    label: str,
    kind: str,
    name: str | None,
    other_names: tuple[str, ...],
    described: bool,
    roles: tuple[str, ...],
) -> None:
    agent = agents_by_label([label])[label]

    assert (agent.kind, agent.name, agent.other_names) == (kind, name, other_names)
    assert (agent.described, agent.roles) == (described, roles)
    assert (agent.id, agent.by, agent.rule) == ("a1", "read1", "label")


def test_labels_that_differ_in_case_dots_or_brackets_share_an_agent() -> None:
    agents = agents_by_label(["MS. OSEI", "Ms Osei", "Osei", "Joy A.", "Joy A. (she/her)"])

    assert [agent.id for agent in agents.values()] == ["a1", "a1", "a2", "a3", "a3"]
    assert agents["MS. OSEI"].name == "Ms Osei"
    assert agents["MS. OSEI"].other_names == ("MS. OSEI",)


def test_roles_are_named_once() -> None:
    assert roles_of("Chair Dufour (chair)") == ("chair",)
    assert roles_of("Host and moderator") == ("host", "moderator")
