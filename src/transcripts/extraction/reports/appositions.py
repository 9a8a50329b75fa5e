"""What stands after a name and says who it is: brackets, appositions, clauses."""

import re
from collections.abc import Generator, Iterator, Sequence

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.tokens import Token
from transcripts.extraction.reports.institutions import (
    Found,
    ends_phrase,
    institution,
    is_family,
    is_role_phrase,
    lower,
    names_institution,
)

_LONGEST = 14
_PIECE_ENDS = frozenset(",;.()–—:·|*")
_STARS = ("*", "_", "`")


def after_name(words: Sequence[Token], text: str, at: int, lexicon: Lexicon) -> Iterator[Found]:
    """What the words from `at`, right after a name, say of the person."""
    while lower(words, at) in _STARS:
        at += 1
    at = yield from _letters(words, at, lexicon)
    mark = lower(words, at)
    if mark == "(":
        closing = _closing(words, at)
        if closing is not None:
            yield from _in_brackets(words, text, at, closing, lexicon)
            at, mark = closing + 1, lower(words, closing + 1)
    if mark in (",", "–", "—", "-", "·", "|"):
        yield from _aside(words, text, at + 1, lexicon)
    elif lexicon.has("near_joiners", mark):
        found = institution(words, text, at + 1, lexicon, small=True)
        yield from _organization(found, lexicon)
    elif lexicon.has("copulas", mark):
        yield from _copula(words, text, at + 1, lexicon)
    elif lexicon.has("belonging_verbs", mark):
        yield from _clause(words, text, at, lexicon)


def _letters(words: Sequence[Token], at: int, lexicon: Lexicon) -> Generator[Found, None, int]:
    """Letters after a name: "MP", "KC", "PhD"."""
    if lower(words, at) == "," and lexicon.has("letters_after", lower(words, at + 1)):
        at += 1
    while lexicon.has("letters_after", lower(words, at)):
        if words[at].text.isupper():
            yield Found("title", words[at].text)
        at += 1
    return at + 1 if lower(words, at) == "." and lower(words, at + 1) == "," else at


def _closing(words: Sequence[Token], at: int) -> int | None:
    return next((i for i in range(at, min(len(words), at + 24)) if words[i].text == ")"), None)


def _organization(found: str | None, lexicon: Lexicon) -> Iterator[Found]:
    if found is not None and not lexicon.patterns["occasion"].match(found):
        yield Found("organization", found) if found else Found("own", "")


def _in_brackets(
    words: Sequence[Token], text: str, at: int, closing: int, lexicon: Lexicon
) -> Iterator[Found]:
    stop = next((i for i in range(at, closing) if words[i].text == ";"), closing)
    inside = " ".join(text[words[at].end : words[stop].start].split())
    piece = words[at + 1 : stop]
    if not piece or lexicon.patterns["unrelated"].search(inside) or _are_initials(words, at):
        return
    if lexicon.has("joiners", lower(words, at + 1)):
        yield from _organization(institution(words, text, at + 2, lexicon, small=True), lexicon)
        return
    based = re.match(r"([^\W\d_]+)-based", inside)
    if based:
        yield Found("organization", based.group(1))
        return
    known = names_institution(piece, lexicon)
    capital = piece[0].is_capital and not is_role_phrase(piece, lexicon)
    yield Found("organization" if known or capital else "position", inside)


def _are_initials(words: Sequence[Token], at: int) -> bool:
    """Whether a bracket only shortens the name: "Wei Ling Tan (WL)"."""
    short = words[at + 1].text
    if not (short.isupper() and len(short) < 4 and lower(words, at + 2) == ")"):
        return False
    initials = "".join(w.text[0] for w in words[max(0, at - len(short) - 1) : at] if w.is_capital)
    return short[0] in initials


def _aside(words: Sequence[Token], text: str, at: int, lexicon: Lexicon) -> Iterator[Found]:
    """As in ", director of the Delta Lab," and roster lines "Name, function, organisation"."""
    if lower(words, at).isdigit() and lower(words, at + 1) == ",":
        at += 2
    first = lower(words, at)
    if lexicon.has("joiners", first):
        small = lexicon.has("belonging_openers", first)
        yield from _organization(institution(words, text, at + 1, lexicon, small=small), lexicon)
        return
    if lexicon.has("copulas", first):
        yield from _copula(words, text, at + 1, lexicon)
        return
    if lexicon.fits("ing_form", first):
        yield from _speaking(words, text, at, lexicon)
        return
    if lexicon.has("relative_persons", first):
        yield from _clause(words, text, at + 1, lexicon)
        return
    end = _piece_end(words, at, lexicon)
    piece = words[at:end]
    if not piece or piece[0].is_quote:
        return
    if _names_another(words, at, end, lexicon):
        return
    elif lexicon.has("first_person", first):
        cut = _before_verb(words, at + 1, end, lexicon)
        if lexicon.has("own_possessives_plural", first) and is_role_phrase(
            words[at + 1 : cut], lexicon
        ):
            yield Found("own", text[piece[1].start : words[cut - 1].end])
    else:
        yield from _piece(words, text, at, end, lexicon)


def _speaking(words: Sequence[Token], text: str, at: int, lexicon: Lexicon) -> Iterator[Found]:
    """As in ", giving evidence on behalf of the judges' association,"."""
    for index in range(at + 1, min(len(words), at + 6)):
        behalf = lexicon.has("of_words", lower(words, index)) and lexicon.has(
            "behalf", lower(words, index - 1)
        )
        if behalf or (lexicon.has("for_words", lower(words, index)) and index == at + 1):
            found = institution(words, text, index + 1, lexicon, small=True)
            yield from _organization(found, lexicon)
            return


def _piece_end(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    end = at
    while (
        end < len(words)
        and end - at < _LONGEST
        and words[end].lower not in _PIECE_ENDS
        and not lexicon.has("relatives", words[end].lower)
        and not words[end].is_quote
    ):
        end += 1
    return end


def _names_another(words: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether the piece describes the next name of a list: ", director Matteo Bianchi, …"."""
    piece = words[at:end]
    if lower(words, end) == "(" and lexicon.has("titles", lower(words, end + 1)):
        return True
    joined = any(lexicon.has("other_joints", word.lower) for word in piece)
    small = piece[0].text.islower() or lexicon.has("titles", piece[0].lower)
    ends = piece[-1].is_capital and not piece[-1].text.isupper()
    return small and ends and len(piece) > 1 and not joined


def _piece(
    words: Sequence[Token], text: str, at: int, end: int, lexicon: Lexicon
) -> Iterator[Found]:
    piece = words[at:end]
    start = at + (1 if lexicon.has("determiners", piece[0].lower) else 0)
    cut = _before_verb(words, start, end, lexicon)
    if cut <= start or is_family(words[start:cut], lexicon):
        return
    head = words[start:cut]
    phrase = text[head[0].start : head[-1].end]
    bracketed = lower(words, end) == ")" and cut == end and not piece[0].is_capital
    if (
        bracketed
        or is_role_phrase(head, lexicon)
        or (
            start > at
            and lexicon.has("indefinite_articles", piece[0].lower)
            and cut == end
            and lower(words, end) == ","
        )
    ):
        yield Found("position", phrase)
        joiner = next(
            (i for i in range(start, cut) if lexicon.has("joiners", words[i].lower)), None
        )
        if joiner is not None:
            yield from _organization(institution(words, text, joiner + 1, lexicon), lexicon)
        following = words[end + 1 : end + 8]
        if lower(words, end) == "," and names_institution(following[:6], lexicon):
            yield from _organization(institution(words, text, end + 1, lexicon), lexicon)
    elif piece[0].is_capital and (names_institution(head, lexicon)):
        yield Found("organization", phrase)


def _before_verb(words: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> int:
    """Where the first finite verb of a piece stands; the piece's end if it has none."""
    for index in range(at, end):
        word = words[index].lower
        joined = lexicon.has("joiners", word) or lexicon.has("inner_words", word)
        capital = words[index].is_capital or "'" in word
        adjective = index == at and lexicon.fits("past_form", word)
        if not (joined or capital or adjective) and ends_phrase(words, index, lexicon):
            return index
    while end > at and (lexicon.has("inside_phrases", words[end - 1].lower)):
        end -= 1
    return end


def _copula(words: Sequence[Token], text: str, at: int, lexicon: Lexicon) -> Iterator[Found]:
    """As in "is a solicitor who …", "is head of the archive"."""
    while lexicon.has("adverbs", lower(words, at)) and not lexicon.has(
        "not_words", lower(words, at)
    ):
        at += 1
    end = _piece_end(words, at, lexicon)
    if end > at and (
        lexicon.has("articles", lower(words, at)) or is_role_phrase(words[at:end], lexicon)
    ):
        start = at + (1 if lexicon.has("articles", lower(words, at)) else 0)
        cut = _before_verb(words, start, end, lexicon)
        if cut > start and is_role_phrase(words[start:cut], lexicon):
            yield from _piece(words, text, at, end, lexicon)


def _clause(words: Sequence[Token], text: str, at: int, lexicon: Lexicon) -> Iterator[Found]:
    """As in ", who runs the allotments at Mytholm,"."""
    while lexicon.has("auxiliaries", lower(words, at)) or lexicon.has("adverbs", lower(words, at)):
        if lexicon.has("copulas", lower(words, at)):
            yield from _copula(words, text, at + 1, lexicon)
            return
        at += 1
    end = next((i for i in range(at, min(len(words), at + _LONGEST)) if words[i].lower in
                (",", ".", ";", ")")), min(len(words), at + _LONGEST))  # fmt: skip
    joiners = [i for i in range(at, end) if lexicon.has("clause_joiners", words[i].lower)]
    for joiner in joiners:
        found = institution(words, text, joiner + 1, lexicon)
        if found and joiner + 1 < end and names_institution(words[joiner + 1 : end], lexicon):
            yield Found("organization", found)
            return
    if lexicon.has("belonging_verbs", lower(words, at)):
        start = at + 1
        while lexicon.has("clause_prepositions", lower(words, start)):
            start += 1
        yield from _organization(institution(words, text, start, lexicon, small=True), lexicon)
        return
    for joiner in joiners:
        found = institution(words, text, joiner + 1, lexicon)
        if found:
            yield Found("organization", found)
            return
