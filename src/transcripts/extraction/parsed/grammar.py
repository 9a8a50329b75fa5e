"""What the labels of treebanks mean here: those of Universal Dependencies, ClearNLP and TIGER."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset(
    ("nsubj", "nsubj:pass", "nsubjpass", "nsubj:outer", "csubj", "sb", "sbp", "ep")
)
_CLAUSES = frozenset(("ccomp", "oc", "xcomp", "re"))
_MARKS = frozenset(("mark", "cp", "complm"))
_LOOSE = frozenset(("parataxis", "rs", "dep", "advcl", "discourse"))
_OBJECTS = frozenset(("obj", "dobj", "oa"))
_NEGATIONS = frozenset(("neg", "ng", "advmod:neg"))
_PARTICLES = frozenset(("ADV", "PART"))
_VERBAL = frozenset(("VERB", "AUX"))


def is_verb(token: "Token") -> bool:
    """Whether a token is a verb; where the pipeline tags none, whether it has a subject."""
    return token.pos_ in _VERBAL or (not token.pos and subject_of(token) is not None)


def subject_of(verb: "Token") -> "Token | None":
    """The subject of a verb, which may hang on its auxiliary."""
    own = next((child for child in verb.children if child.dep_.lower() in _SUBJECTS), None)
    if own is None and verb.dep_.lower() == "oc" and verb.head.pos_ in _VERBAL | {""}:
        return next(
            (child for child in verb.head.children if child.dep_.lower() in _SUBJECTS), None
        )
    return own


def clause_of(verb: "Token") -> "Token | None":
    """The head of the clause that a verb has as its complement: one with a subject or a mark."""
    return next(
        (
            child
            for child in verb.children
            if child.dep_.lower() in _CLAUSES
            and (mark_of(child) is not None or _has_subject(child))
            and child.i > verb.i
        ),
        None,
    )


def inverted_subject_of(verb: "Token") -> "Token | None":
    """What follows a verb as its object: after a quotation it is the subject, as in `dit Morel`."""
    return next(
        (child for child in verb.children if child.dep_.lower() in _OBJECTS and child.i > verb.i),
        None,
    )


def is_person_pronoun(token: "Token") -> bool:
    """Whether a token is a pronoun such as `she`, not `it`."""
    gender = token.morph.get("Gender", [])
    third = "3" in token.morph.get("Person", [])
    return token.pos_ == "PRON" and third and bool(gender) and "Neut" not in gender


def _has_subject(verb: "Token") -> bool:
    return any(child.dep_.lower() in _SUBJECTS for child in verb.children)


def is_mark(token: "Token") -> bool:
    """Whether a token joins a clause to its verb."""
    return token.dep_.lower() in _MARKS


def mark_of(clause: "Token") -> "Token | None":
    """The word that joins a clause to its verb, such as `that`."""
    return next((child for child in clause.children if is_mark(child)), None)


def is_negated(verb: "Token") -> bool:
    """Whether a verb, or its auxiliary, has a negation, or is itself a negated form."""
    return _is_negative(verb) or any(
        child.dep_.lower() in _NEGATIONS or (child.pos_ in _PARTICLES and _is_negative(child))
        for child in _with_auxiliary(verb)
    )


def _is_negative(token: "Token") -> bool:
    return "Neg" in token.morph.get("Polarity", [])


def _with_auxiliary(verb: "Token") -> "Iterator[Token]":
    yield from verb.children
    if verb.dep_.lower() == "oc":
        yield from verb.head.children


def asks(clause: "Token", listed: frozenset[str]) -> bool:
    """Whether a clause is an indirect question: it begins with an interrogative or listed word."""
    words = [token for token in clause.subtree if not token.is_punct]
    mark = mark_of(clause)
    return (
        any("Int" in word.morph.get("PronType", []) for word in words[:2])
        or (mark is not None and mark.lower_ in listed)
        or words[0].lower_ in listed
    )


def belongs_to_quotation(verb: "Token", inside: "Token") -> bool:
    """Whether a verb outside a quotation and the head of the quotation are joined in the parse."""
    if inside.head.i == verb.i:
        return inside.dep_.lower() in _CLAUSES | _LOOSE
    return verb.head.i == inside.i and verb.dep_.lower() in _LOOSE | _CLAUSES
