"""Which passages of a page are its main text, by jusText and by the elements around them."""

from collections.abc import Sequence
from typing import Any

from transcripts.errors import MissingExtraError
from transcripts.formats._boilerplate import is_boilerplate
from transcripts.formats._html_passages import Passage

_MOST_LINKED = 0.5
_STOPLISTS = {
    "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fi": "Finnish", "fr": "French", "ga": "Irish",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian",
    "lt": "Lithuanian", "lv": "Latvian", "nb": "Norwegian_Bokmal", "nl": "Dutch",
    "nn": "Norwegian_Nynorsk", "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sv": "Swedish",
    "tr": "Turkish", "uk": "Ukrainian",
}  # fmt: skip


def boilerplate_flags(passages: Sequence[Passage], language: str | None) -> list[bool]:
    """For each passage, True if it is not part of the main text.

    Inside the page's only `main` or `article` the elements decide; elsewhere jusText does.

    Raises:
        MissingExtraError: If jusText is needed and not installed.
    """
    flags = [is_around(passage) for passage in passages]
    if any(passage.in_main for passage in passages):
        return [
            flag or not passage.in_main or _is_linked(passage)
            for passage, flag in zip(passages, flags, strict=True)
        ]
    judged = _judged([p for p, flag in zip(passages, flags, strict=True) if not flag], language)
    return [flag or next(judged) for flag in flags]


def is_around(passage: Passage) -> bool:
    """True if its words or the elements around it show a passage to be no content."""
    return passage.outside or is_boilerplate(passage.text)


def _is_linked(passage: Passage) -> bool:
    return passage.linked > _MOST_LINKED * len(passage.text)


def _judged(passages: Sequence[Passage], language: str | None) -> Any:
    try:
        from justext import get_stoplist
        from justext.core import PathInfo, classify_paragraphs, revise_paragraph_classification
        from justext.paragraph import Paragraph
    except ImportError as error:
        raise MissingExtraError("html", "finding the main text of a web page") from error
    paragraphs = []
    for passage in passages:
        paragraph = Paragraph(PathInfo().append(passage.tag))
        paragraph.append_text(passage.text)
        paragraph.chars_count_in_links = passage.linked
        paragraphs.append(paragraph)
    words = get_stoplist(_STOPLISTS.get((language or "en").split("-")[0].lower(), "English"))
    classify_paragraphs(paragraphs, words)
    revise_paragraph_classification(paragraphs)
    return (paragraph.is_boilerplate for paragraph in paragraphs)
