"""The engine `spacy:PIPELINE`, with parses written by hand: what it makes of them, not of texts."""

import sys
from pathlib import Path

import pytest

from parsed_texts import blank, pipeline
from transcripts.errors import MissingExtraError, PipelineError, UnknownLanguageError
from transcripts.extraction import ExtractOptions
from transcripts.extraction.language.lexicon import empty, load
from transcripts.extraction.parsed import engine, loading
from transcripts.extraction.parsed.finder import finder
from transcripts.extraction.reports.pipeline import extract_report
from transcripts.model import Block, Document

CLAUSE = """
Lena nsubj 2 PROPN PER
Graf flat 0 PROPN -PER
sagte ROOT 2 VERB
, punct 2 PUNCT
dass mark 7 SCONJ
die det 6 DET
Brücke nsubj 7 NOUN
sicher ccomp 2 ADJ
sei cop 7 AUX
. punct 2 PUNCT
"""
PERFECT = """
Graf sb 1 PROPN PER
hat ROOT 1 AUX
nicht ng 3 PART
gesagt oc 1 VERB
, punct 3 PUNCT
dass cp 8 SCONJ
sie sb 8 PRON
billig mo 8 ADV
war oc 3 AUX
. punct 1 PUNCT
"""
QUOTED = """
„ punct 3 PUNCT
Sie nsubj 3 PRON
ist cop 3 AUX
sicher ccomp 6 ADJ
“ punct 3 PUNCT
, punct 6 PUNCT
sagte ROOT 6 VERB
Greenpeace nsubj 6 PROPN ORG
. punct 6 PUNCT
"""
ASKED = """
Omar nsubj 1 PROPN PER
fragte ROOT 1 VERB
, punct 1 PUNCT
wann advmod 6 ADV PronType=Int
die det 5 DET
Brücke nsubj 6 NOUN
öffnet ccomp 1 VERB
. punct 1 PUNCT
"""
THING = """
Das det 1 DET
Gutachten nsubj 2 NOUN
bedeutet ROOT 2 VERB
, punct 2 PUNCT
dass mark 6 SCONJ
sie nsubj 6 PRON
hält ccomp 2 VERB
. punct 2 PUNCT
"""
TEXTS = {
    "Lena Graf sagte, dass die Brücke sicher sei.": CLAUSE,
    "Graf hat nicht gesagt, dass sie billig war.": PERFECT,
    "„Sie ist sicher“, sagte Greenpeace.": QUOTED,
    "Omar fragte, wann die Brücke öffnet.": ASKED,
    "Das Gutachten bedeutet, dass sie hält.": THING,
}


def _report(*texts: str, language: str = "de") -> Document:
    blocks = tuple(
        Block(id=f"b{number}", kind="paragraph", text=text) for number, text in enumerate(texts)
    )
    return Document(schema_version="1.0", id="doc", language=language, blocks=blocks)


def _extracted(*texts: str) -> Document:
    nlp = pipeline(TEXTS)
    return extract_report(
        _report(*texts), ExtractOptions(), finder=finder(nlp), lexicon=empty("de")
    )


def _claims(document: Document) -> list[tuple[str | None, str, str]]:
    names = {agent.id: agent.name for agent in document.agents}
    return [
        (names.get(claim.attribution[-1].agent or ""), claim.mode, claim.content[0].quote)
        for claim in document.claims
    ]


def test_a_verb_with_a_person_and_a_clause_reports_a_claim() -> None:
    document = _extracted("Lena Graf sagte, dass die Brücke sicher sei.")
    assert _claims(document) == [("Lena Graf", "indirect", "die Brücke sicher sei")]
    link = document.claims[0].attribution[0]
    assert [span.quote for span in (*link.mention, *link.cue)] == ["Lena Graf", "sagte"]
    assert [(agent.kind, agent.name) for agent in document.agents] == [("person", "Lena Graf")]


def test_a_surname_is_the_person_and_a_negated_perfect_is_negated() -> None:
    document = _extracted(*list(TEXTS)[:2])
    assert _claims(document)[1] == ("Lena Graf", "indirect", "sie billig war")
    assert [claim.polarity for claim in document.claims] == ["asserted", "negated"]


def test_a_quotation_with_a_cue_is_an_organizations_claim() -> None:
    document = _extracted("„Sie ist sicher“, sagte Greenpeace.")
    assert _claims(document) == [("Greenpeace", "direct", "Sie ist sicher")]
    assert [(agent.kind, agent.name) for agent in document.agents] == [
        ("organization", "Greenpeace")
    ]


def test_an_interrogative_complement_is_a_question() -> None:
    document = _extracted("Omar fragte, wann die Brücke öffnet.")
    assert document.claims == ()
    assert [question.content[0].quote for question in document.questions] == [
        "wann die Brücke öffnet"
    ]
    assert document.questions[0].asker == document.agents[0].id


def test_what_no_person_and_no_organization_says_is_no_claim_without_a_lexicon() -> None:
    assert _extracted("Das Gutachten bedeutet, dass sie hält.").claims == ()


def test_a_question_mark_alone_is_no_question_and_a_sentence_alone_no_claim() -> None:
    document = _extracted("Wer zahlt?", "Es regnet.")
    assert (document.claims, document.questions) == ((), ())


def test_the_provenance_names_the_pipeline() -> None:
    run = _extracted("Es regnet.").provenance[-1]
    assert run.model == "de_pipeline"
    assert any(note.startswith("engine spacy, spaCy 3.") for note in run.notes)


def test_for_english_the_lexicon_finds_what_it_finds_and_the_parse_more() -> None:
    known = "Lena Graf said that the bridge was safe."
    unknown = "Lena Graf vouched the bridge was safe."
    parse = """
        Lena compound 1 PROPN PERSON
        Graf nsubj 2 PROPN -PERSON
        vouched ROOT 2 VERB
        the det 4 DET
        bridge nsubj 5 NOUN
        was ccomp 2 AUX
        safe acomp 5 ADJ
        . punct 2 PUNCT
    """
    nlp = pipeline({unknown: parse}, "en")
    document = extract_report(
        _report(known, unknown, language="en"), ExtractOptions(), finder=finder(nlp)
    )
    assert [(claim.rule, claim.content[0].quote) for claim in document.claims] == [
        ("claim.verb.say", "the bridge was safe"),
        ("claim.parse.clause", "the bridge was safe"),
    ]


def test_according_to_is_found_by_the_words_that_a_language_lists() -> None:
    text = "Laut Lena Graf ist sie sicher."
    parse = """
        Laut case 1 ADP
        Lena obl 5 PROPN PER
        Graf flat 1 PROPN -PER
        ist cop 5 AUX
        sie nsubj 5 PRON
        sicher ROOT 5 ADJ
        . punct 5 PUNCT
    """
    lexicon = empty("de")
    lexicon = lexicon._replace(words={**lexicon.words, **_lists("according_to", "laut")})
    document = extract_report(
        _report(text), ExtractOptions(), finder=finder(pipeline({text: parse})), lexicon=lexicon
    )
    assert _claims(document) == [("Lena Graf", "indirect", "ist sie sicher")]


def _lists(name: str, *words: str) -> dict[str, frozenset[str]]:
    return {**{key: frozenset[str]() for key in load().words}, name: frozenset(words)}


def test_a_document_goes_through_the_engine_by_the_folder_of_a_pipeline(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nlp = pipeline(TEXTS)
    monkeypatch.setattr(loading, "loaded", lambda name: {"mine": nlp}[name])
    document = engine.extract(_report(*list(TEXTS)[:1]), ExtractOptions(argument="mine"))
    assert _claims(document) == [("Lena Graf", "indirect", "die Brücke sicher sei")]


def test_another_language_and_speech_without_resources_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nlp = pipeline(TEXTS)
    monkeypatch.setattr(loading, "loaded", lambda _name: nlp)
    with pytest.raises(UnknownLanguageError, match=r"'spacy:mine' knows de, .* language is 'fr'"):
        engine.extract(_report("Bonjour.", language="fr"), ExtractOptions(argument="mine"))
    turn = Block(id="t1", kind="turn", text="Guten Tag.")
    speech = _report("Es regnet.").replace(blocks=(turn,))
    with pytest.raises(UnknownLanguageError, match="'spacy:mine on transcripts' knows en"):
        engine.extract(speech, ExtractOptions(argument="mine"))


def test_an_english_transcript_is_read_as_by_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = pipeline({}, "en")
    monkeypatch.setattr(loading, "loaded", lambda _name: nlp)
    turn = Block(id="t1", kind="turn", text="The ministry said it was safe.", label="ANN LEE")
    speech = _report("x", language="en").replace(blocks=(turn,))
    document = engine.extract(speech, ExtractOptions(argument="mine"))
    assert [claim.content[0].quote for claim in document.claims] == ["it was safe"]


def test_what_is_missing_is_said_with_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(PipelineError, match=r"'no_such' cannot be loaded; install it \(python -m"):
        loading.loaded("no_such")
    with pytest.raises(PipelineError, match=r"has no dependency parser \(it has: nothing\)"):
        loading.checked(blank("de"), "blank")
    tagged = pipeline({}, assigns=("token.dep",))
    with pytest.raises(PipelineError, match=r"has no entity recogniser .* parser and entities"):
        loading.checked(tagged, "tagged")
    assert loading.checked(pipeline({}), "mine").lang == "de"
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'transcripts\[spacy\]'"):
        loading.loaded("other")


NESTED = """
Omar nsubj 1 PROPN PER
sagte ROOT 1 VERB
, punct 1 PUNCT
dass mark 5 SCONJ
Lena nsubj 5 PROPN PER
glaubt ccomp 1 VERB
, punct 5 PUNCT
dass mark 9 SCONJ
sie nsubj 9 PRON
hält ccomp 5 VERB
. punct 1 PUNCT
"""
NOUNS = """
„ punct 2 PUNCT
Sie nsubj 2 PRON
hält ccomp 5 VERB
“ punct 2 PUNCT
, punct 5 PUNCT
riefen ROOT 5 VERB
die det 7 DET
Bauern nsubj 5 NOUN Number=Plur
. punct 5 PUNCT
"""
PRONOUN = """
Sie nsubj 1 PRON
sagte ROOT 1 VERB
: punct 1 PUNCT
„ punct 5 PUNCT
Wer nsubj 5 PRON
zahlt parataxis 1 VERB
? punct 5 PUNCT
“ punct 5 PUNCT
"""


def _of(text: str, parse: str) -> Document:
    nlp = pipeline({text: parse})
    return extract_report(_report(text), ExtractOptions(), finder=finder(nlp), lexicon=empty("de"))


def test_a_claim_in_a_claim_is_nested_in_it() -> None:
    document = _of("Omar sagte, dass Lena glaubt, dass sie hält.", NESTED)
    assert _claims(document) == [
        ("Omar", "indirect", "Lena glaubt, dass sie hält"),
        ("Lena", "indirect", "sie hält"),
    ]
    assert document.claims[1].nested_in == document.claims[0].id


def test_a_plural_that_is_quoted_is_a_group() -> None:
    document = _of("„Sie hält“, riefen die Bauern.", NOUNS)
    assert _claims(document) == [("die Bauern", "direct", "Sie hält")]
    assert [(agent.kind, agent.described) for agent in document.agents] == [("group", True)]


def test_a_quoted_question_with_a_cue_is_a_question_and_a_pronoun_nobody() -> None:
    document = _of("Sie sagte: „Wer zahlt?“", PRONOUN)
    assert [question.content[0].quote for question in document.questions] == ["Wer zahlt?"]
    assert [agent.name for agent in document.agents] == ["the audience"]


INVERTED = """
« punct 4 PUNCT
Personne nsubj 4 PRON
ne advmod 4 ADV Polarity=Neg
l' obj 4 PRON
inspecte ROOT 4 VERB
» punct 4 PUNCT
, punct 8 PUNCT
a aux:tense 8 AUX
dit parataxis 4 VERB
l' det 10 DET
ingénieur obj 8 NOUN
Paul appos 10 PROPN PER
Girard flat:name 11 PROPN -PER
. punct 4 PUNCT
"""
APART = """
Girard nsubj 1 PROPN PER
répond ROOT 1 VERB
: punct 1 PUNCT
« punct 5 PUNCT
Nous nsubj 5 PRON
payons ROOT 5 VERB
. punct 5 PUNCT
» punct 5 PUNCT
"""
SHE = """
Elle nsubj 1 PRON Person=3|Gender=Fem
pense ROOT 1 VERB
qu' mark 5 SCONJ
il nsubj 5 PRON
le obj 5 PRON
savait ccomp 1 VERB
. punct 1 PUNCT
"""
BESIDE = """
La det 1 DET
rivière nsubj 2 NOUN
monte ROOT 2 VERB
, punct 2 PUNCT
selon case 6 ADP
un det 6 DET
rapport obl 2 NOUN
. punct 2 PUNCT
"""


def _french(text: str, parse: str, **lists: str) -> Document:
    lexicon = empty("fr")
    for name, word in lists.items():
        lexicon = lexicon._replace(words=_lists(name, word))
    return extract_report(
        _report(text, language="fr"),
        ExtractOptions(),
        finder=finder(pipeline({text: parse}, "fr")),
        lexicon=lexicon,
    )


def test_after_a_quotation_the_person_behind_the_verb_is_the_subject() -> None:
    document = _french("« Personne ne l'inspecte », a dit l'ingénieur Paul Girard.", INVERTED)
    assert _claims(document) == [("Paul Girard", "direct", "Personne ne l'inspecte")]
    assert document.claims[0].polarity == "asserted"


def test_a_quotation_after_a_colon_belongs_to_the_verb_before_it() -> None:
    document = _french("Girard répond : « Nous payons. »", APART)
    assert _claims(document) == [("Girard", "direct", "Nous payons")]


def test_she_says_something_though_nobody_knows_who_she_is() -> None:
    document = _french("Elle pense qu'il le savait.", SHE)
    assert _claims(document) == [(None, "indirect", "il le savait")]


def test_a_source_named_at_the_end_holds_what_stands_before() -> None:
    document = _french("La rivière monte, selon un rapport.", BESIDE, according_to="selon")
    assert _claims(document) == [("un rapport", "indirect", "La rivière monte")]


def test_a_pipeline_in_a_folder_is_loaded(tmp_path: Path) -> None:
    blank("de").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineError, match="has no dependency parser"):
        loading.loaded(str(tmp_path / "blank"))
