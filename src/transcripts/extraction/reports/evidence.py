"""How much speaks for a name's being a person's: the words around one occurrence of it."""

from collections.abc import Collection, Sequence

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.names import Name
from transcripts.extraction.language.tokens import Token

_AGAINST = -4


def evidence(words: Sequence[Token], name: Name, common: Collection[str], lexicon: Lexicon) -> int:
    """Points for a person, negative if the words speak against it.

    `common` holds the words that the report also has in small letters.
    """
    score = _by_itself(name, lexicon)
    named = bool(name.titles) or name.text.startswith("@")
    if not named and (
        _is_common(words, name, common, lexicon)
        or _describes(words, name, lexicon)
        or _in_institution(words, name, lexicon)
        or _owns_name(words, name)
        or _abbreviated(words, name)
    ):
        return _AGAINST
    return score + _before(words, name, lexicon) + _after(words, name, lexicon)


def has_courtesy(name: Name, lexicon: Lexicon) -> bool:
    """Whether the name stands with a title that only persons have."""
    return any(lexicon.has("courtesy_titles", title) for title in name.titles)


def _by_itself(name: Name, lexicon: Lexicon) -> int:
    score = 3 if has_courtesy(name, lexicon) else 2 * len(name.titles[:1])
    if lexicon.is_given_name(name.parts[0]) and not name.shouted:
        score += 2 if len(name.parts) > 1 else 1
    if len(name.parts) == 2 and len(name.parts[0]) == 1:
        score += 2
    return score + (1 if name.text.startswith("@") else 0)


def _lower(words: Sequence[Token], at: int) -> str:
    return words[at].lower if 0 <= at < len(words) else ""


def _is_common(
    words: Sequence[Token], name: Name, common: Collection[str], lexicon: Lexicon
) -> bool:
    """Whether all its words are words of the language: "Honor Code", "Judges" at the start."""
    if lexicon.is_given_name(name.parts[0]):
        return False
    if len(name.parts) == 1:
        opens = name.first == 0 or words[name.first - 1].text in ":-•*—–"
        plural = name.parts[0].removesuffix("s") in common
        return opens and (name.parts[0] in common or plural)
    if lexicon.is_role(name.parts[-1]) and not lexicon.has("surnames_too", name.parts[-1]):
        return True
    return all(part in common for part in name.parts)


def _describes(words: Sequence[Token], name: Name, lexicon: Lexicon) -> bool:
    """As in "Opposition leader", "Fisheries technician", "Rs 4,120", "Rovers 1"."""
    after = _lower(words, name.last)
    if after[:1].isdigit():
        return True
    single = len(name.parts) == 1 and name.first == 0
    small = name.last < len(words) and words[name.last].text.islower()
    if not (single and small) or lexicon.is_given_name(name.parts[0]):
        return False
    lists = ("organization_words", "group_nouns", "document_nouns")
    return lexicon.is_role(after) or any(lexicon.has(kind, after) for kind in lists)


def _in_institution(words: Sequence[Token], name: Name, lexicon: Lexicon) -> bool:
    """Whether it only completes an institution's name: "Centre for Urban Rights", "Fish & Game"."""
    if _lower(words, name.last) == "&" or _lower(words, name.first - 1) == "&":
        return True
    at = name.first - 1
    if _lower(words, at) == "the":
        at -= 1
    if _lower(words, at) == "," and at and len(name.parts) == 1:
        built = words[at - 1]
        return built.is_capital and lexicon.has("organization_words", built.lower)
    if _lower(words, at) not in ("of", "for", "and", "de", "du", "des") or at < 1:
        return False
    before = words[at - 1]
    known = before.is_capital and lexicon.has("organization_words", before.lower)
    return known and not lexicon.is_given_name(name.parts[0])


def _owns_name(words: Sequence[Token], name: Name) -> bool:
    """As in "Goa's Savio Fernandes": places and firms have people."""
    owner = words[name.last - 1].lower.endswith("'s") and len(name.parts) == 1
    following = words[name.last : name.last + 2]
    return owner and len(following) == 2 and all(word.is_capital for word in following)


def _abbreviated(words: Sequence[Token], name: Name) -> bool:
    """As in "Korean Institute for Population Studies (KIPS)"."""
    if _lower(words, name.last) != "(" or _lower(words, name.last + 2) != ")":
        return False
    short = words[name.last + 1].text
    return short.isupper() and len(short) > 2 and len(name.parts) > 1


def _before(words: Sequence[Token], name: Name, lexicon: Lexicon) -> int:
    begins = name.first - sum(2 if t in ("mr", "dr") else 1 for t in name.titles)
    announced = _announced(words, begins, name, lexicon)
    if announced or name.titles:
        return announced
    before = _lower(words, begins - 1)
    if before == "the":
        return _AGAINST
    if lexicon.is_given_name(name.parts[0]):
        return -2 if before in ("in", "at", "near", "inside", "outside") else 0
    if _is_institution(words, begins - 1, lexicon):
        return -3
    if lexicon.has("before_places", before):
        return -2
    described = len(name.parts) > 1 and _is_described(words, begins, name.last, lexicon)
    return 2 if described else 0


def _announced(words: Sequence[Token], begins: int, name: Name, lexicon: Lexicon) -> int:
    """Points for a word that announces a person: "colleague", "called", "Q from", "chaired by"."""
    before, given = _lower(words, begins - 1), lexicon.is_given_name(name.parts[0])
    if _asks(words, name):
        return 3
    if lexicon.is_role(before):
        return 3 if words[begins - 1].text.islower() else 2
    if before == "by" and not given:
        return 2 if lexicon.has("led_by", _lower(words, begins - 2)) else 1
    if given and before == "as":
        return 1
    return 2 if lexicon.has("before_people", before) else 0


def _asks(words: Sequence[Token], name: Name) -> bool:
    """As in "Q (Puteri, fintech):", "Q from Pavel", "… for ever? (Jonas, Bergen)"."""
    mark, before = _lower(words, name.first - 1), _lower(words, name.first - 2)
    if mark in ("(", "from"):
        return before in ("q", "question", "?")
    return False


def _is_institution(words: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    before = _lower(words, at)
    small = at >= 0 and words[at].text.islower()
    return lexicon.has("group_nouns", before) or (
        small and lexicon.has("organization_words", before)
    )


def _is_described(words: Sequence[Token], begins: int, last: int, lexicon: Lexicon) -> bool:
    """As in "the off-spinner Ruwan Kulathunga", "A customer from Leeds, Gwilym Pask, …"."""
    if _lower(words, begins - 1) == ",":
        if lexicon.has("group_nouns", _lower(words, begins - 2)):
            return False
        aside = _lower(words, last) in (",", ".")
        near = [word.lower for word in words[max(0, begins - 7) : begins - 1]]
        return any(lexicon.is_role(word) for word in near) and (aside or len(near) < 4)
    if begins < 2 or not words[begins - 1].text.islower() or not words[begins - 1].is_word:
        return False
    opener = _lower(words, begins - 2)
    lists = ("prepositions", "conjunctions", "subordinators", "adverbs", "pronouns", "auxiliaries")
    noun = not any(lexicon.has(kind, _lower(words, begins - 1)) for kind in lists)
    return (
        noun
        and opener in ("the", "a", "an", "our")
        and not _is_verb(_lower(words, begins - 1), lexicon)
    )


def _after(words: Sequence[Token], name: Name, lexicon: Lexicon) -> int:
    after, following = _lower(words, name.last), _lower(words, name.last + 1)
    if after == "(" and following != "the":
        return 2
    if after == ",":
        if following in ("who", "whose", "a", "an", "of", "the") or following.isdigit():
            return 2
        return 2 if lexicon.has("person_nouns", following) else 0
    if after == ":" and name.first == 0:
        return 2
    if name.first <= 1 and (_is_verb(after, lexicon) or after in ("of", "from")):
        return 2 if 1 < len(name.parts) < 4 else int(after not in ("of", "from"))
    return 0


def _is_verb(word: str, lexicon: Lexicon) -> bool:
    return (
        word.endswith("ed")
        or lexicon.has("plain_verbs", word)
        or lexicon.has("auxiliaries", word)
        or word in lexicon.entries
    )
