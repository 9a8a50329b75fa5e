"""Where persons belong and what they are, from the words around their names."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.names import Name
from transcripts.extraction.language.tokens import Token
from transcripts.extraction.reports.passages import Passage
from transcripts.extraction.reports.people import Person

_JOINERS = {"of", "at", "for", "with", "from"}
_NOT_AFFILIATED = re.compile(
    r"\d|relation|sic|applause|laughter|see |\bage|he |she |they |who |him|her\b", re.IGNORECASE
)
_LONGEST = 12


class Belonging(NamedTuple):
    """What the text says about where somebody belongs."""

    organization: str | None
    position: str | None
    offices: frozenset[str]
    """Words for what they are, lower case: "the minister" finds them by these."""


def belonging(person: Person, passages: Sequence[Passage], lexicon: Lexicon) -> Belonging:
    """Organisation and position of a person, the first that the text gives of each."""
    organization = position = None
    offices = {t for t in person.titles if not lexicon.has("bare_titles", t)}
    for mention in person.mentions[:6]:
        words = passages[mention.passage].analysis.words[mention.sentence]
        text = passages[mention.passage].block.text
        for kind, found in _around(words, text, mention.name, lexicon):
            if kind == "organization":
                organization = organization or re.sub(r"^[Tt]he ", "", found)
            elif not _only_here(found, lexicon):
                position = position or found
            if kind == "position" or " " not in found:
                words_of = re.findall(r"[^\W\d_]+", found.lower())
                offices |= {w for w in words_of if lexicon.is_role(w)}
    if position is None and offices:
        position = next((title for title in person.titles if title in offices), None)
    return Belonging(organization, position, frozenset(offices))


def _only_here(position: str, lexicon: Lexicon) -> bool:
    """Whether a position is one at this event: "first speaker"."""
    return all(lexicon.has("event_roles", word) for word in position.lower().split())


def _around(
    words: Sequence[Token], text: str, name: Name, lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    after = words[name.last].lower if name.last < len(words) else ""
    if after == "(":
        yield from _in_brackets(words, text, name.last, lexicon)
        closing = _find(words, name.last, ")")
        if closing is not None and _lower(words, closing + 1) == ",":
            yield from _apposition(words, text, closing + 2, lexicon)
    elif after in (",", "–", "—", "-"):
        yield from _apposition(words, text, name.last + 1, lexicon)
    elif after in _JOINERS:
        yield from _organization(words, text, name.last + 1)
    yield from _before(words, text, name, lexicon)
    if name.owner:
        yield "organization", name.owner


def _lower(words: Sequence[Token], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _find(words: Sequence[Token], at: int, mark: str) -> int | None:
    return next((i for i in range(at, min(len(words), at + 24)) if words[i].lower == mark), None)


def _in_brackets(
    words: Sequence[Token], text: str, at: int, lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    closing = _find(words, at, ")")
    if closing is None or closing == at + 1:
        return
    inside = text[words[at].end : words[closing].start].strip()
    if not _NOT_AFFILIATED.search(inside):
        yield _kind(words[at + 1 : closing], lexicon), " ".join(inside.split())


def _kind(words: Sequence[Token], lexicon: Lexicon) -> str:
    known = any(lexicon.has("organization_words", word.lower) for word in words)
    return "organization" if known or words[0].is_capital else "position"


def _apposition(
    words: Sequence[Token], text: str, at: int, lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """As in ", director of the Delta Lab," and roster lines "Name, function, organisation"."""
    if _lower(words, at) in _JOINERS:
        yield from _organization(words, text, at + 1)
        return
    end = _piece_end(words, at)
    piece = words[at:end]
    if not piece or piece[0].is_quote:
        return
    if piece[0].lower in ("who", "whose"):
        yield from _clause(words, text, at, end)
    elif _is_verb(piece[0], lexicon):
        return
    elif any(lexicon.is_role(w.lower) for w in piece[:6]):
        yield from _position(words, text, at, end, lexicon)
    elif piece[0].is_capital and _names_institution(piece, lexicon):
        yield "organization", text[piece[0].start : piece[-1].end]


def _piece_end(words: Sequence[Token], at: int) -> int:
    end = at
    while end < len(words) and end - at < _LONGEST and words[end].lower not in ",;.()–—:":
        end += 1
    return end


def _names_institution(piece: Sequence[Token], lexicon: Lexicon) -> bool:
    return any(lexicon.has("organization_words", word.lower) for word in piece)


def _position(
    words: Sequence[Token], text: str, at: int, end: int, lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """A function with its institution: "director of the Delta Lab", "adviser, Delta Lab"."""
    if not _said(words[at:end], lexicon):
        yield "position", re.sub(r"^(?:an?|the) ", "", text[words[at].start : words[end - 1].end])
        joiner = next((i for i in range(at, end) if words[i].lower in _JOINERS), None)
        if joiner is not None:
            yield from _organization(words, text, joiner + 1)
    if _lower(words, end) == "," and _names_institution(words[end + 1 : end + 8], lexicon):
        yield from _organization(words, text, end + 1)


def _is_verb(word: Token, lexicon: Lexicon) -> bool:
    return (
        word.lower.endswith("ed")
        or word.lower in lexicon.entries
        or _is_function_word(word.lower, lexicon)
    )


def _is_function_word(word: str, lexicon: Lexicon) -> bool:
    lists = ("conjunctions", "subordinators", "plain_verbs", "adverbs")
    return any(lexicon.has(name, word) for name in lists)


def _said(piece: Sequence[Token], lexicon: Lexicon) -> bool:
    return any(lexicon.has("auxiliaries", word.lower) for word in piece)


def _clause(words: Sequence[Token], text: str, at: int, end: int) -> Iterator[tuple[str, str]]:
    """As in ", who runs the allotments at Mytholm,"."""
    for index in range(at, end):
        joins = words[index].lower in _JOINERS | {"runs", "the"} and index + 1 < end
        if joins and (words[index + 1].is_capital or _lower(words, index + 1) == "the"):
            yield from _organization(words, text, index + 1)
            return


def _organization(words: Sequence[Token], text: str, at: int) -> Iterator[tuple[str, str]]:
    """The capitalised run that begins here: "the Delta Works Authority"."""
    while _lower(words, at) in ("the", "a", "an"):
        at += 1
    end = at
    while end < len(words) and (
        words[end].is_capital
        or (
            words[end].lower in ("of", "and", "for", "the", "&", "de", "du", "'")
            and end + 1 < len(words)
            and words[end + 1].is_capital
            and end > at
        )
    ):
        end += 1
    if end > at and not words[at].is_quote and not words[at].text.isdigit():
        found = text[words[at].start : words[end - 1].end]
        yield "organization", re.sub(r"['’]s$", "", found)


def _before(
    words: Sequence[Token], text: str, name: Name, lexicon: Lexicon
) -> Iterator[tuple[str, str]]:
    """As in "LeidenAsiaCentre's director Florian Schneider", "head of highways Martin Iqbal"."""
    end = name.first
    while end > 0 and (words[end - 1].lower in name.titles or words[end - 1].text == "."):
        end -= 1
    if end > 0 and words[end - 1].lower == ",":
        end -= 1
    start = end
    while (
        start > 0
        and end - start < 7
        and words[start - 1].is_word
        and not _stops(words, start - 1, lexicon)
    ):
        start -= 1
    piece = words[start:end]
    roles = [word for word in piece if lexicon.is_role(word.lower)]
    if not roles:
        return
    owner = next((i for i, w in enumerate(piece) if w.lower.endswith(("'s", "s'"))), None)
    if owner is not None:
        yield "organization", re.sub(r"['’]s?$", "", text[piece[0].start : piece[owner].end])
        piece = piece[owner + 1 :]
    while piece and (lexicon.has("determiners", piece[0].lower) or piece[0].lower in ("and", "by")):
        piece = piece[1:]
    if piece:
        yield "position", text[piece[0].start : piece[-1].end]


def _stops(words: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    word = words[index].lower
    return (
        lexicon.has("auxiliaries", word)
        or word in lexicon.entries
        or word in ("and", "but", "or")
        or lexicon.has("subordinators", word)
        or (lexicon.has("prepositions", word) and word not in ("of", "for"))
    )
