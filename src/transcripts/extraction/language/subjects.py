"""Who a reporting verb is about: the noun phrase before it, or after it when inverted."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.tokens import Token

SubjectKind = Literal["pronoun", "name", "phrase", "shared"]

_COMMAS = {",", "–", "—"}
_BREAKS = {",", ";", ":", "–", "—", "(", ")", "|", "•", "*", ">", "+", "…", "→", "="}
_LONGEST_ASIDE = 34
_LONGEST_PHRASE = 16


class Subject(NamedTuple):
    """A noun phrase, by token indices; `head` is its head noun or last name, lower case."""

    first: int
    last: int
    kind: SubjectKind
    head: str


def subject_before(words: Sequence[Token], at: int, lexicon: Lexicon) -> Subject | None:
    """The noun phrase that ends right before token `at`, past asides in commas or brackets."""
    end = at - 1
    name: Subject | None = None
    for _ in range(4):
        if end < 0:
            return name
        mark = words[end].lower
        if mark == ")":
            end = _opening(words, end) - 1
        elif (
            end >= 3 and words[end - 2].lower == mark == "," and _lists_on(words, end - 2, lexicon)
        ):
            end -= 3
        elif mark in _COMMAS:
            aside = _aside(words, end, lexicon)
            if aside is None:
                return name
            name = name or _name_at(words, end - 1, aside + 1, lexicon)
            end = aside - 1
        else:
            return _joined(_phrase(words, end, lexicon), name)
    return name


def _joined(phrase: Subject | None, name: Subject | None) -> Subject | None:
    """A description and the name in apposition to it are one mention."""
    if phrase is None or name is None or phrase.kind == "shared":
        return name or phrase
    return Subject(phrase.first, name.last, "name", name.head)


def subject_after(words: Sequence[Token], at: int, lexicon: Lexicon) -> Subject | None:
    """The noun phrase that begins at token `at`: "said Rahmawati", "replied the governor"."""
    if at >= len(words):
        return None
    first = words[at]
    if lexicon.has("personal", first.lower) or lexicon.has("single_persons", first.lower):
        return Subject(at, at + 1, "pronoun", first.lower)
    end = _phrase_end(words, at, lexicon)
    if end == at:
        return None
    named = [index for index in range(at, end) if words[index].is_capital]
    if named and (first.is_capital or lexicon.has("titles", first.lower)):
        return Subject(at, named[-1] + 1, "name", words[named[-1]].lower)
    if lexicon.has("determiners", first.lower):
        kind: SubjectKind = "name" if named else "phrase"
        return Subject(at, end, kind, _head(words, at, end, lexicon))
    return None


def _phrase_end(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    index = at
    while index < len(words) and index - at < _LONGEST_PHRASE:
        token = words[index]
        initial = token.lower == "." and index > at and len(words[index - 1].text) <= 4
        if not (token.is_word or initial):
            break
        if lexicon.has("conjunctions", token.lower) or lexicon.has("subordinators", token.lower):
            break
        ends = index > at and words[index - 1].is_capital and token.text[0].islower()
        if (
            ends
            and not lexicon.has("name_particles", token.lower)
            and not lexicon.has("of_words", token.lower)
        ):
            break
        index += 1
    return index


def _opening(words: Sequence[Token], close: int) -> int:
    for index in range(close - 1, max(-1, close - _LONGEST_ASIDE), -1):
        if words[index].lower == "(":
            return index
    return close


def _aside(words: Sequence[Token], comma: int, lexicon: Lexicon) -> int | None:
    """The comma that opens the aside which the comma at `comma` closes."""
    for index in range(comma - 1, max(0, comma - _LONGEST_ASIDE), -1):
        mark = words[index].lower
        if mark in (";", ":"):
            return None
        if mark in _COMMAS and not _lists_on(words, index, lexicon):
            return index
    return None


def _lists_on(words: Sequence[Token], comma: int, lexicon: Lexicon) -> bool:
    """Whether an adverb alone stands after the comma: ", however," belongs to the verb."""
    return lexicon.has("adverbs", words[comma + 1].lower) and words[comma + 2].lower == ","


def _name_at(words: Sequence[Token], last: int, first: int, lexicon: Lexicon) -> Subject | None:
    """A name that fills an aside: "the chamber's president, Giles Faversham, …"."""
    if words[last].lower == ")":
        last = _opening(words, last) - 1
    start = first
    while start <= last and lexicon.has("titles", words[start].lower):
        start += 1
    inside = words[start : last + 1]
    named = bool(inside) and all(
        word.is_capital or lexicon.has("name_particles", word.lower) or word.text == "."
        for word in inside
    )
    if named and not lexicon.has("organization_words", inside[-1].lower):
        return Subject(first, last + 1, "name", inside[-1].lower)
    return None


def _phrase(words: Sequence[Token], end: int, lexicon: Lexicon) -> Subject | None:
    token = words[end]
    stem = token.lower.split("'")[0]
    if lexicon.has("pronouns", stem):
        return _pronoun(words, end, stem, lexicon)
    if lexicon.has("conjunctions", token.lower):
        return Subject(end, end, "shared", "")
    if not token.is_word or lexicon.has("prepositions", token.lower):
        return None
    start = _piece_start(words, end, lexicon)
    if token.is_capital:
        first = _name_start(words, start, end, lexicon)
        return _with_complement(words, start, first, end, lexicon)
    phrase = _phrase_start(words, start, end, lexicon)
    if phrase is None:
        return None
    return Subject(phrase, end + 1, "phrase", _head(words, phrase, end + 1, lexicon))


def _with_complement(
    words: Sequence[Token], start: int, first: int, end: int, lexicon: Lexicon
) -> Subject:
    """The phrase that a name only completes: "a farmer from the Creuse"."""
    at = first - 1
    if at >= start and lexicon.has("definite_articles", words[at].lower):
        first, at = at, at - 1
    if at <= start or not lexicon.has("complement_prepositions", words[at].lower):
        return Subject(first, end + 1, "name", words[end].lower)
    if words[at - 1].is_capital:
        named = _name_start(words, start, at - 1, lexicon)
        return Subject(named, end + 1, "name", words[at - 1].lower)
    phrase = _phrase_start(words, start, at - 1, lexicon)
    if phrase is None:
        return Subject(first, end + 1, "name", words[end].lower)
    return Subject(phrase, end + 1, "phrase", words[at - 1].lower)


def _pronoun(words: Sequence[Token], end: int, stem: str, lexicon: Lexicon) -> Subject | None:
    if not lexicon.has("relative_pronouns", stem):
        of = end >= 2 and lexicon.has("of_words", words[end - 1].lower)
        return Subject(end - 2 if of else end, end + 1, "pronoun", stem)
    before = end - 1
    while before >= 0 and words[before].lower == ",":
        before -= 1
    if before < 0:
        return None
    if words[before].lower == ")":
        before = _opening(words, before) - 1
    found = _phrase(words, before, lexicon) if before >= 0 and words[before].is_word else None
    return found or Subject(end, end + 1, "pronoun", stem)


def _piece_start(words: Sequence[Token], end: int, lexicon: Lexicon) -> int:
    """Where the stretch of words without a break begins that `end` is in."""
    index = end
    while index > 0 and end - index < _LONGEST_PHRASE:
        before = words[index - 1]
        abbreviates = before.lower == "." and index > 1 and len(words[index - 2].text) <= 5
        if (
            before.is_quote
            or before.lower in _BREAKS
            or not (before.is_word or abbreviates or before.lower in "'&#@/%")
        ):
            break
        if lexicon.has("subordinators", before.lower) or lexicon.has("disjoining", before.lower):
            opens = lexicon.has("complementizers", before.lower) and (
                index == 1 or words[index - 2].lower in _BREAKS
            )
            return index - 1 if opens else index
        index -= 1
    return index


def _name_start(words: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> int:
    first = end
    while first > start:
        before = words[first - 1]
        joined = (
            before.is_capital or lexicon.has("name_particles", before.lower) or before.text in ".&"
        )
        titled = lexicon.has("titles", before.lower) or lexicon.has("person_nouns", before.lower)
        if lexicon.has("name_joints", before.lower) or not (joined or titled):
            break
        if lexicon.has("adverbs", before.lower) or lexicon.has("prepositions", before.lower):
            break
        first -= 1
    while first < end and (
        words[first].text in ".&" or lexicon.has("leading_particles", words[first].lower)
    ):
        first += 1
    while first < end and first == start and _opens_sentence(words[first].lower, lexicon):
        first += 1
    return first


def _opens_sentence(word: str, lexicon: Lexicon) -> bool:
    return any(
        lexicon.has(name, word)
        for name in ("adverbs", "conjunctions", "prepositions", "subordinators", "auxiliaries")
    )


def _phrase_start(words: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> int | None:
    for index in range(start, end + 1):
        token = words[index]
        opens = lexicon.has("determiners", token.lower) or lexicon.has("quantifiers", token.lower)
        opens = opens or lexicon.fits("genitive", token.lower) or token.text[0].isdigit()
        opens = opens or (lexicon.has("indefinite", token.lower) and index == start)
        inner = index > start and lexicon.has("prepositions", words[index - 1].lower)
        if opens and not inner and index < end:
            return _with_owner(words, start, index)
    if not lexicon.has("prepositions", words[start].lower) and (
        lexicon.has("group_nouns", words[end].lower)
        or lexicon.has("person_nouns", words[end].lower)
    ):
        return start
    if lexicon.has("group_nouns", words[end].lower):
        return end
    return None


def _with_owner(words: Sequence[Token], start: int, index: int) -> int:
    while index > start and words[index - 1].is_capital and words[index].is_capital:
        index -= 1
    return index


def _head(words: Sequence[Token], first: int, end: int, lexicon: Lexicon) -> str:
    if lexicon.has("indefinite", words[first].lower) or lexicon.has(
        "negative_determiners", words[first].lower
    ):
        return words[first].lower
    for index in range(first + 1, end):
        if lexicon.has("prepositions", words[index].lower) or lexicon.has(
            "complement_openers", words[index].lower
        ):
            return words[index - 1].lower
    return words[end - 1].lower
