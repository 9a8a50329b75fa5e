"""A text is English, plainly not, or nobody knows."""

import pytest

from transcripts.formats._language import language_of

ENGLISH = (
    "The committee met in the hall of the old school, and it was said that the roof would have "
    "to be mended before the winter, which is what they had been told a year ago by the builder."
)
GERMAN = (
    "Der Ausschuss traf sich im Saal der alten Schule, und es hieß, das Dach müsse noch vor dem "
    "Winter repariert werden, was man ihnen schon vor einem Jahr gesagt habe; niemand widersprach."
)
FRENCH = (
    "Le comité s’est réuni dans la salle de la vieille école, et il a été dit que le toit devait "
    "être réparé avant l’hiver, ce que les ouvriers leur avaient annoncé dans une lettre."
)
DUTCH = (
    "De commissie kwam bijeen in de zaal van de oude school, en er werd gezegd dat het dak voor "
    "de winter hersteld moest worden, wat men een jaar geleden ook al had gehoord van hen."
)
SWEDISH = (
    "Kommittén samlades i den gamla skolans sal, och man sade att taket måste lagas före vintern, "
    "vilket byggmästaren hade berättat redan för ett år sedan; ingen sade emot, men alla tvekade "
    "länge."
)
NAMES = "The roll: " + "Osei, Lindqvist, Müller, " * 9 + "and that is all of the names they had."
ROLL = "Speakers: " + "Kwame Osei, professor, Accra; Ursula von der Leyen, minister; " * 6
REPEATED = "Solar power pays. Wind power pays more. " * 12
GREEK_LETTERS = "Both α and β are small."


@pytest.mark.parametrize("text", [ENGLISH, ENGLISH.upper()])
def test_the_commonest_english_words_tell(text: str) -> None:
    assert language_of([text]) == "en"


@pytest.mark.parametrize("text", [GERMAN, FRENCH, DUTCH, SWEDISH, GERMAN.upper()])
def test_other_languages_are_undetermined(text: str) -> None:
    assert language_of([text]) == "und"


@pytest.mark.parametrize("text", ["これは短い文です。", "هذا نص قصير.", "Короткий текст."])
def test_other_scripts_are_undetermined_however_short(text: str) -> None:
    assert language_of([text]) == "und"


@pytest.mark.parametrize("text", [NAMES, ROLL, REPEATED, GREEK_LETTERS, "Guten Abend.", "", "7"])
def test_names_repetition_and_short_texts_leave_it_open(text: str) -> None:
    assert language_of([text]) is None
