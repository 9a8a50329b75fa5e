"""Names in running text: runs of capitals with their titles, offices and what follows."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.tokens import Token

_LONGEST = 8


class Name(NamedTuple):
    """A run of capitalised words, by token indices, with the titles in front taken off."""

    first: int
    last: int
    start: int
    """Offset of its first letter in the text."""
    end: int
    text: str
    parts: tuple[str, ...]
    """The words of the name, lower case, without possessive."""
    titles: tuple[str, ...]
    owner: str | None
    """What stands in the run before a title: "KIPS" in "KIPS President Lee Min-jun"."""
    shouted: bool
    """Whether it is all in capitals."""


def names(words: Sequence[Token], lexicon: Lexicon) -> tuple[Name, ...]:
    """The names in a sentence, in order."""
    return tuple(_names(words, lexicon))


def _names(words: Sequence[Token], lexicon: Lexicon) -> Iterator[Name]:
    index = 0
    while index < len(words):
        if _begins(words[index]):
            end = _run_end(words, index, lexicon)
            found = _named(words, index, end, lexicon)
            if found is not None:
                yield found
            index = end
        else:
            index += 1


def _begins(token: Token) -> bool:
    return not token.is_quote and token.is_capital and not token.text[0].isdigit()


def _run_end(words: Sequence[Token], start: int, lexicon: Lexicon) -> int:
    index = start + 1
    while index < len(words) and index - start < _LONGEST:
        before, token = words[index - 1], words[index]
        if lexicon.fits("genitive", before.lower):
            break
        if (
            (_begins(token) and token.text[0] != "@")
            or (
                token.text == "."
                and len(before.text) <= 5
                and index + 1 < len(words)
                and _adjacent(words, index, lexicon)
            )
            or _joins(words, index, lexicon)
        ):
            index += 1
        else:
            break
    return index


def _adjacent(words: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a full stop follows its word at once and a capital follows it."""
    short = len(words[index - 1].text) == 1 or lexicon.has("abbreviations", words[index - 1].lower)
    return short and words[index].start == words[index - 1].end and _begins(words[index + 1])


def _joins(words: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    """Whether a particle stands between two capitals: "Hanneke van der Laan"."""
    at = index
    while (
        at < len(words)
        and lexicon.has("name_particles", words[at].lower)
        and words[at].text[0].islower()
    ):
        at += 1
    return at > index and at < len(words) and _begins(words[at])


def _named(words: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> Name | None:
    if start == 0 and end > 1 and _begins(words[1]) and _opens(words[0].lower, lexicon):
        start = 1
    start = _past_description(words, start, end, lexicon)
    first, titles, owner = _past_titles(words, start, end, lexicon)
    while end > first and words[end - 1].text == ".":
        end -= 1
    while end - first > 1 and _is_letters(words[end - 1], lexicon):
        end -= 1
    if first == end:
        return None
    run = [word for word in words[first:end] if word.text != "."]
    parts = tuple(lexicon.without("possessive_ending", word.lower) for word in run)
    text = " ".join(word.text for word in run)
    return Name(
        first=first,
        last=end,
        start=words[first].start,
        end=words[end - 1].end - _possessive(words[end - 1].text, lexicon),
        text=lexicon.without("possessive_ending", text),
        parts=parts,
        titles=titles,
        owner=owner,
        shouted=all(word.text.isupper() for word in run) and sum(len(part) for part in parts) > 3,
    )


def _opens(word: str, lexicon: Lexicon) -> bool:
    """Whether a word has its capital only because it opens the sentence: "By", "When", "For"."""
    lists = ("prepositions", "conjunctions", "subordinators", "adverbs", "determiners")
    return any(lexicon.has(name, word) for name in lists)


def _is_letters(token: Token, lexicon: Lexicon) -> bool:
    """Whether a token is letters after a name: "MP", "KC", "PhD"."""
    return lexicon.has("letters_after", token.lower) and not token.text.islower()


def _past_description(words: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> int:
    """Past a capital word before a first name: "Old Jim Paewai", "Students Priscilla Oduro"."""
    if end - start < 3 or words[start + 1].text == ".":
        return start
    word, second = words[start].lower, words[start + 1].lower
    if lexicon.is_given_name(word) or not lexicon.is_given_name(second):
        return start
    describes = words[start].text.isupper() and len(word) > 2
    describes = describes or any(
        lexicon.has(name, word) for name in ("group_nouns", "organization_words", "adjectives")
    )
    return start + 1 if describes else start


def _possessive(text: str, lexicon: Lexicon) -> int:
    return len(text) - len(lexicon.without("possessive_ending", text))


def _past_titles(
    words: Sequence[Token], start: int, end: int, lexicon: Lexicon
) -> tuple[int, tuple[str, ...], str | None]:
    """Where the name itself begins; titles before it and an owner before those."""
    first, titles = start, []
    while first < end and (words[first].text == "." or _is_title(words[first].lower, lexicon)):
        if words[first].text != ".":
            titles.append(words[first].lower)
        first += 1
    if titles or end - start < 3:
        return first, tuple(titles), None
    for index in range(end - 2, start, -1):
        if _is_title(words[index].lower, lexicon):
            owner = " ".join(word.text for word in words[start:index])
            return index + 1, (words[index].lower,), owner
    if start == 0 and lexicon.is_role(words[start].lower):
        return start + 1, (words[start].lower,), None
    return start, (), None


def _is_title(word: str, lexicon: Lexicon) -> bool:
    return lexicon.has("titles", word)
