"""What a parse shows somebody to have said: subject, verb, and clause or quotation."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from transcripts.extraction.language.claims import Reported, mode_of, without_marks
from transcripts.extraction.language.lexicon import Expression, Lexicon
from transcripts.extraction.language.quotations import Quotation
from transcripts.extraction.language.sentences import Span
from transcripts.extraction.parsed.grammar import (
    asks,
    belongs_to_quotation,
    clause_of,
    inverted_subject_of,
    is_mark,
    is_negated,
    is_person_pronoun,
    is_verb,
    subject_of,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AGENTS = frozenset(("PERSON", "PER", "ORG"))
_NAMES = frozenset(("appos", "flat", "flat:name", "nk", "compound"))
_NEAR = 3
"""Tokens between a quotation and its verb at most."""
_NOMINAL = frozenset(("NOUN", "PROPN"))
_REPORTS = frozenset("crqw")
"""Frames of a lexicon's expressions that take a clause, a question or a quotation."""
_LISTED, _UNLISTED, _QUOTED = 0.75, 0.5, 0.8
"""Confidence by what shows that a verb reports."""


class Text(NamedTuple):
    """A parsed text with its quotations, and the lexicon of its language, which may be empty."""

    doc: "Doc"
    quoted: tuple[Quotation, ...]
    lexicon: Lexicon


def reported(text: Text, sentences: Sequence[Span]) -> tuple[Reported, ...]:
    """The claims that the parse shows, in order; nothing without a cue and a source."""
    found: list[Reported] = []
    for number, span in enumerate(sentences):
        for item in _in_sentence(text, span, number):
            outer = next((i for i, other in enumerate(found) if _holds(other, item)), None)
            if outer is not None or not any(_overlap(item, other) for other in found):
                found.append(item._replace(nested_in=outer))
    return tuple(found)


def _in_sentence(text: Text, sentence: Span, number: int) -> Iterator[Reported]:
    for token in text.doc:
        if not sentence.start <= token.idx < sentence.end or _is_quoted(text, token):
            continue
        claim = _by_verb(text, token, sentence, number)
        if claim is not None:
            yield claim
    yield from _according(text, sentence, number)


def _by_verb(text: Text, verb: "Token", sentence: Span, number: int) -> Reported | None:
    quotation = _quotation(text, verb, sentence)
    subject = _subject(verb, after_quotation=quotation is not None)
    if subject is None or _is_quoted(text, subject):
        return None
    clause = clause_of(verb)
    expression = _expression(text.lexicon, verb)
    if quotation is not None:
        content, shows = Span(quotation.start, quotation.end), _QUOTED
    elif clause is not None and (expression or _may_report(subject)):
        content, shows = _content(clause, verb, sentence), _LISTED if expression else _UNLISTED
    else:
        return None
    span = without_marks(text.doc.text, text.quoted, *content)
    if span is None:
        return None
    question = _is_question(text, span, clause if quotation is None else None, expression)
    return Reported(
        content=(span,),
        mode=mode_of(text.doc.text, text.quoted, (span,)),
        rule=f"claim.parse.{'quotation' if quotation else 'clause'}",
        confidence=shows,
        sentence=number,
        cue=(Span(verb.idx, verb.idx + len(verb)),),
        mention=_phrase(subject),
        negated=is_negated(verb) ^ bool(expression and expression.negated),
        hedged=bool(expression and expression.hedged),
        act=expression.act if expression else "states",
        question=question,
    )


def _subject(verb: "Token", *, after_quotation: bool) -> "Token | None":
    if not is_verb(verb):
        return None
    subject = subject_of(verb)
    if subject is None and after_quotation:
        subject = inverted_subject_of(verb)
        return subject if subject is not None and _names_somebody(subject) else None
    return subject


def _is_quoted(text: Text, token: "Token") -> bool:
    return any(quote.start <= token.idx < quote.end for quote in text.quoted)


def _quotation(text: Text, verb: "Token", sentence: Span) -> Quotation | None:
    """The quotation in the sentence that the parse joins to a verb."""
    for quote in text.quoted:
        if not sentence.start <= quote.start < sentence.end:
            continue
        inside = [t for t in text.doc if quote.start <= t.idx < quote.end and not t.is_punct]
        heads = [t for t in inside if not quote.start <= t.head.idx < quote.end or t.head.i == t.i]
        joined = any(belongs_to_quotation(verb, head) for head in heads)
        if joined or _stands_beside(text.doc, verb, quote):
            return quote
    return None


def _stands_beside(doc: "Doc", verb: "Token", quote: Quotation) -> bool:
    """Whether nothing but a mark, or after the quotation an auxiliary, parts it from a verb."""
    if verb.idx < quote.start:
        between = [t for t in doc[verb.i + 1 :] if t.idx < quote.start]
        return all(t.is_punct for t in between) and any(t.text in ":," for t in between)
    between = [t for t in doc[: verb.i] if t.idx >= quote.end]
    return len(between) <= _NEAR and all(t.is_punct or t.pos_ == "AUX" for t in between)


def _expression(lexicon: Lexicon, verb: "Token") -> Expression | None:
    """The reporting expression of one word that a verb is a form of."""
    for entry in lexicon.entries.get(verb.lower_, ()):
        if not entry.rest and entry.expression.frames & _REPORTS:
            return entry.expression
    return None


def _may_report(subject: "Token") -> bool:
    """Whether a subject can say something, whatever the verb: somebody named, or `she`."""
    return _names_somebody(subject) or is_person_pronoun(subject)


def _names_somebody(head: "Token") -> bool:
    return head.ent_type_ in _AGENTS or any(
        token.ent_type_ in _AGENTS and token.dep_.lower() in _NAMES for token in head.children
    )


def _content(clause: "Token", verb: "Token", sentence: Span) -> Span:
    """The words of a clause after its verb, in the same sentence, without the mark at its head."""
    words = [token for token in clause.subtree if token.i > verb.i and token.idx < sentence.end]
    while len(words) > 1 and (words[0].is_punct or is_mark(words[0])):
        words = words[1:]
    return Span(words[0].idx, words[-1].idx + len(words[-1]))


def _is_question(
    text: Text, content: Span, clause: "Token | None", expression: Expression | None
) -> bool:
    if text.doc.text[content.start : content.end].endswith("?"):
        return True
    if clause is None:
        return False
    listed = text.lexicon.words["wh"]
    return bool(expression and expression.asks) or asks(clause, listed)


def _phrase(head: "Token") -> Span:
    """The noun phrase of a subject, without clauses and asides that hang on it."""
    left = right = head
    while left.i > 0 and head.is_ancestor(left.nbor(-1)) and not left.nbor(-1).is_punct:
        left = left.nbor(-1)
    while right.i + 1 < len(right.doc) and _is_name_of(right.nbor(), head):
        right = right.nbor()
    return Span(left.idx, right.idx + len(right))


def _is_name_of(token: "Token", head: "Token") -> bool:
    """Whether a token goes on with a name, or is one in apposition: `the engineer Paul Girard`."""
    return head.is_ancestor(token) and bool(token.ent_type_)


def _according(text: Text, sentence: Span, number: int) -> Iterator[Reported]:
    """As in `according to Lund`, by the words that the language lists for it."""
    lower = text.doc.text.lower()
    for phrase in text.lexicon.words["according_to"]:
        at = lower.find(phrase + " ", sentence.start, sentence.end)
        if at < 0 or (at > sentence.start and lower[at - 1].isalnum()):
            continue
        mention = _after(text, at + len(phrase) + 1)
        content = _beside(text, sentence, at, mention.end) if mention else None
        if mention and content:
            yield Reported(
                (content,), mode_of(text.doc.text, text.quoted, (content,)), "claim.according-to",
                _LISTED, number, (Span(at, at + len(phrase)),), mention,
            )  # fmt: skip


def _after(text: Text, at: int) -> Span | None:
    """The noun phrase that begins at an offset."""
    first = next((token for token in text.doc if token.idx >= at), None)
    if first is None:
        return None
    head = first
    while head.head.i > head.i and head.head.pos_ in _NOMINAL:
        head = head.head
    phrase = _phrase(head)
    return Span(first.idx, max(phrase.end, first.idx + len(first)))


def _beside(text: Text, sentence: Span, start: int, end: int) -> Span | None:
    """The rest of the sentence: after what stands at its head, else before."""
    head = start - sentence.start < 3
    place = (end, sentence.end) if head else (sentence.start, start)
    return without_marks(text.doc.text, text.quoted, *place)


def _holds(outer: Reported, inner: Reported) -> bool:
    """Whether a claim with its cue stands within the content of another."""
    parts = (*inner.content, *inner.cue)
    return all(
        any(span.start <= part.start and part.end <= span.end for span in outer.content)
        for part in parts
    )


def _overlap(first: Reported, second: Reported) -> bool:
    return any(a.start < b.end and b.start < a.end for a in first.content for b in second.content)
