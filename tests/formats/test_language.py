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
NAMES = "The roll: " + "Osei, Lindqvist, Müller, " * 9 + "and that is all of the names they had."


@pytest.mark.parametrize(
    ("text", "expected"),
    [(ENGLISH, "en"), (GERMAN, "und"), (NAMES, None), ("Guten Abend.", None), ("", None)],
)
def test_the_commonest_words_tell(text: str, expected: str | None) -> None:
    assert language_of([text]) == expected
