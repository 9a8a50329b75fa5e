"""What stands before a name and says who it is: "the Delta Lab's director", "Dean", "counsel"."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.names import Name
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

_LONGEST = 9


def before_name(words: Sequence[Token], text: str, name: Name, lexicon: Lexicon) -> Iterator[Found]:
    """What the words before a name, its titles among them, say of the person."""
    begins = _titles_start(words, name)
    yield from _titled(words, text, begins, name, lexicon)
    end = begins
    aside = lower(words, end - 1) == ","
    if aside:
        end -= 1
    start = _start(words, end, lexicon)
    if aside:
        yield from _behalf(words, text, end, lexicon)
    if start == end or (aside and not _stands_alone(words, start, lexicon)):
        return
    yield from _phrase(words, text, _parsed(words, start, end, lexicon), lexicon, aside=aside)


def _behalf(words: Sequence[Token], text: str, end: int, lexicon: Lexicon) -> Iterator[Found]:
    """As in "Responding on behalf of the county council, Cllr Nowak"."""
    for at in range(end - 2, max(-1, end - 9), -1):
        if not words[at].is_word:
            return
        behalf = lexicon.has("of_words", lower(words, at)) and lexicon.has(
            "behalf", lower(words, at - 1)
        )
        if behalf or (lexicon.has("for_words", lower(words, at)) and _speaks(words, at, lexicon)):
            found = institution(words, text, at + 1, lexicon, small=True)
            if found:
                yield Found("organization", found)
            return


def _speaks(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    return at == 0 or lexicon.fits("ing_form", lower(words, at - 1))


def _titles_start(words: Sequence[Token], name: Name) -> int:
    at = name.first
    while at > 0 and (words[at - 1].lower in name.titles or words[at - 1].text == "."):
        at -= 1
    return at


def _titled(
    words: Sequence[Token], text: str, begins: int, name: Name, lexicon: Lexicon
) -> Iterator[Found]:
    """The titles that are offices, as written: "Associate Professor", "Dean"."""
    owner = name.owner or ""
    if owner and (owner.isupper() or any(lexicon.has("organization_words", w)
                                         for w in owner.lower().split())):  # fmt: skip
        yield Found("organization", owner)
    elif owner and begins > 0 and owner.endswith(words[begins - 1].text):
        begins -= len(owner.split())
    titles = [word for word in words[max(0, begins) : name.first] if word.text != "."]
    office = [word for word in titles if not lexicon.has("bare_titles", word.lower)]
    if office:
        while titles[0] not in office and lexicon.has("title_openers", titles[0].lower):
            titles = titles[1:]
        last = titles.index(office[-1])
        if lexicon.has("chair_titles", lower(titles, last + 1)):
            last += 1
        yield Found("title", text[titles[0].start : titles[last].end])


def _start(words: Sequence[Token], end: int, lexicon: Lexicon) -> int:
    """Where the noun phrase begins that ends before `end`."""
    at = end
    while at > 0 and end - at < _LONGEST:
        word = words[at - 1]
        if word.text == "&":
            at -= 1
            continue
        if not word.is_word:
            break
        if lexicon.has("determiners", word.lower) or lexicon.has("possessives", word.lower):
            if lexicon.has("epithet_joiners", lower(words, at - 2)) and _has_role(
                words, at - 2, lexicon
            ):
                at -= 2
                continue
            return at - 1
        if lexicon.fits("genitive", word.lower):
            return _owner_start(words, at - 1, lexicon)
        inner = (
            lexicon.has("epithet_joiners", word.lower)
            and at < end
            and _has_role(words, at - 1, lexicon)
        )
        if lexicon.has("and_words", word.lower) and at < end and _has_role(words, at - 1, lexicon):
            inner = True
        inner = inner or (
            lexicon.fits("participle_form", word.lower) and _opened(words, at - 2, lexicon)
        )
        participle = lexicon.has("epithet_participles", word.lower)
        if not inner and ends_phrase(words, at - 1, lexicon) and not participle:
            break
        at -= 1
    while at < end and (
        lexicon.has("and_words", lower(words, at))
        or lexicon.has("epithet_joiners", lower(words, at))
    ):
        at += 1
    return at


def _opened(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a noun phrase has been opened before: "the signing", "council's reporting"."""
    before = lower(words, at)
    return lexicon.has("determiners", before) or lexicon.fits("genitive", before)


def _has_role(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    before = lower(words, at - 1)
    return lexicon.is_role(before.split("-")[-1]) or lexicon.has("offices", before)


def _owner_start(words: Sequence[Token], at: int, lexicon: Lexicon) -> int:
    """Where a genitive with its own determiner begins: "the regional council's"."""
    while at > 0 and words[at - 1].is_word and (
        words[at - 1].is_capital or not ends_phrase(words, at - 1, lexicon)
    ):  # fmt: skip
        at -= 1
    return at - 1 if at and lexicon.has("determiners", lower(words, at - 1)) else at


def _stands_alone(words: Sequence[Token], start: int, lexicon: Lexicon) -> bool:
    """Whether a phrase before a comma is not the end of another one."""
    if start == 0:
        return True
    before = words[start - 1]
    if not before.is_word:
        return True
    if lexicon.has("prepositions", before.lower):
        return lexicon.has("not_alone_after", before.lower)
    return not lexicon.fits("ing_form", before.lower)


class _Phrase(NamedTuple):
    """A noun phrase before a name."""

    start: int
    begins: int
    """Where what the person is begins, past determiners and owners."""
    end: int
    owner: int | None
    """The genitive in it."""
    own: bool
    """Whether it is the reporter's: "our"."""


def _parsed(words: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> _Phrase:
    owner = next((i for i in range(start, end) if lexicon.fits("genitive", words[i].lower)), None)
    opener = lower(words, start)
    begins = start
    if lexicon.has("determiners", opener) or lexicon.has("possessives", opener):
        begins = start + 1
    begins = owner + 1 if owner is not None else begins
    while begins < end and lexicon.has("weak_adjectives", lower(words, begins)):
        begins += 1
    return _Phrase(start, begins, end, owner, lexicon.has("first_person", opener))


def _phrase(
    words: Sequence[Token], text: str, phrase: _Phrase, lexicon: Lexicon, *, aside: bool
) -> Iterator[Found]:
    opener, piece = lower(words, phrase.start), words[phrase.begins : phrase.end]
    role = bool(piece) and is_role_phrase(piece, lexicon) and not is_family(piece, lexicon)
    indefinite = lexicon.has("indefinite_articles", opener)
    determined = lexicon.has("definite_articles", opener) or phrase.owner is not None or indefinite
    if is_family(piece, lexicon) or not (role or (indefinite if aside else determined)):
        if phrase.own and (is_family(piece, lexicon) or not aside):
            yield Found("own", "")
        return
    yield from _owner(words, text, phrase, lexicon, role=role)
    if piece:
        yield Found("own" if phrase.own else "position", text[piece[0].start : piece[-1].end])
        yield from _institution_inside(words, text, phrase.begins, phrase.end, lexicon)
    if lexicon.has("plural_possessives", opener) and role:
        yield from _antecedent(words, phrase.start, lexicon)


def _owner(
    words: Sequence[Token], text: str, phrase: _Phrase, lexicon: Lexicon, *, role: bool
) -> Iterator[Found]:
    """The institution in the genitive: "the regional council's reporting officer"."""
    owner = phrase.owner
    if owner is None or not (words[owner].is_capital or role or phrase.begins == phrase.end):
        return
    genitive = text[words[phrase.start].start : words[owner].end]
    yield Found("organization", lexicon.without("owner_edges", genitive))


def _institution_inside(
    words: Sequence[Token], text: str, begins: int, end: int, lexicon: Lexicon
) -> Iterator[Found]:
    joiner = next(
        (i for i in range(begins, end) if lexicon.has("epithet_joiners", lower(words, i))), None
    )
    if joiner is not None:
        found = institution(words, text, joiner + 1, lexicon)
        if found and joiner + 1 < end:
            yield Found("organization", found)
        return
    capitals = begins
    while capitals < end and words[capitals].is_capital:
        capitals += 1
    named = capitals - begins > 1 or words[begins].text.isupper()
    if begins < capitals < end and (
        begins > 0 or (named and names_institution(words[begins:capitals], lexicon))
    ) and not lexicon.is_role(lower(words, capitals - 1)):  # fmt: skip
        yield Found("organization", text[words[begins].start : words[capitals - 1].end])


def _antecedent(words: Sequence[Token], start: int, lexicon: Lexicon) -> Iterator[Found]:
    """The institution earlier in the sentence that "its director" refers to."""
    for at in range(start - 1, -1, -1):
        if words[at].is_capital and lexicon.has("organization_words", words[at].lower):
            first = at
            while first > 0 and words[first - 1].is_capital:
                first -= 1
            name = " ".join(word.text for word in words[first : at + 1])
            yield Found("organization", re.sub(r"['’]s$", "", name))
            return
