"""How the cues of a sentence share out its words: which content belongs to which cue."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.contents import Opening, opening, past_recipient
from transcripts.extraction.language.cues import Cue, cues, is_adverb
from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.language.subjects import Subject, subject_after
from transcripts.extraction.language.templates import Template, templates
from transcripts.extraction.language.tokens import QUOTE, Token
from transcripts.model.records import Act

Range = tuple[int, int]

_BOUNDARY = {",", ".", "–", "—", ";", "!", "?", "…", ")"}
_LONGEST_ASIDE = 9


class Placed(NamedTuple):
    """A cue with its content, by token indices of the sentence."""

    content: tuple[Range, ...]
    cue: tuple[Range, ...]
    mention: Range | None
    negated: bool
    hedged: bool
    act: Act
    rule: str
    confidence: float
    question: bool
    outer: int | None
    """Index of the cue in whose content this one stands."""
    starts: bool
    """Whether its subject opens the sentence."""


class _Head(NamedTuple):
    """A cue and how it stands to its content."""

    cue: Cue
    start: int
    """Where its subject or, without one, its verb group begins."""
    end: int
    """One past the cue, its recipient and, in an aside, all that goes with it."""
    subject: Subject | None
    kind: str
    """`before` its content, `aside` of it, or `bare` of any."""
    opening: Opening | None


_LONGEST = 400
"""Tokens in a sentence at most."""


def placed(words: Sequence[Token], lexicon: Lexicon) -> tuple[Placed, ...]:
    """The reporting expressions of a sentence with what each reports.

    None of a sentence longer than any that people write: reports nested in it without end
    would take memory with the square of their number.
    """
    if len(words) > _LONGEST:
        return ()
    frames = templates(words, lexicon)
    heads = tuple(
        _head(words, cue, lexicon)
        for cue in cues(words, lexicon)
        if not any(frame.covers(cue.first) for frame in frames)
    )
    found = [_from_template(frame) for frame in frames]
    return tuple(found) + tuple(_from_heads(words, heads, len(found), lexicon))


def _head(words: Sequence[Token], cue: Cue, lexicon: Lexicon) -> _Head:
    inverted = _inverted(words, cue, lexicon)
    if inverted is not None:
        return inverted
    start = cue.subject.first if cue.subject else cue.first
    found = opening(words, cue, lexicon)
    end = found.cue_end if found else past_recipient(words, cue, lexicon)
    closes = _aside_end(words, end, lexicon)
    kind = "before" if found else "bare"
    if _may_interrupt(cue) and closes is not None:
        quote_left = _after_quote(words, start)
        comma_left = start > 0 and words[start - 1].lower in (",", "–", "—", ";")
        if quote_left or (comma_left and (found is None or found.kind == "bare")):
            return _Head(cue, start, closes, cue.subject, "aside", None)
    return _Head(cue, start, end, cue.subject, kind, found)


def _may_interrupt(cue: Cue) -> bool:
    """Whether the expression can stand inside or after what it reports."""
    frames = cue.expression.frames
    single = " " not in cue.expression.name
    return cue.role == "finite" and bool("q" in frames or (single and frames & set("cr")))


def _after_quote(words: Sequence[Token], start: int) -> bool:
    if start == 0:
        return False
    before = words[start - 1]
    return before.is_quote or (before.lower == "," and start > 1 and words[start - 2].is_quote)


def _inverted(words: Sequence[Token], cue: Cue, lexicon: Lexicon) -> _Head | None:
    """A cue before its subject: "…," said Rahmawati."""
    plain = cue.role == "finite" and cue.first == cue.verb and cue.first > 0
    if not plain or not cue.expression.frames & set("cq"):
        return None
    before = words[cue.first - 1]
    if not (before.is_quote or before.lower in (",", "–", "—", "?", "!")):
        return None
    subject = subject_after(words, cue.after, lexicon)
    if subject is None or (cue.subject is not None and subject.kind != "name"):
        return None
    following = words[subject.last].lower if subject.last < len(words) else "."
    quote_left = before.is_quote or (cue.first > 1 and words[cue.first - 2].is_quote)
    if following in _BOUNDARY | {QUOTE, ":"} or quote_left:
        return _Head(cue, cue.first, subject.last, subject, "aside", None)
    return None


def _aside_end(words: Sequence[Token], at: int, lexicon: Lexicon) -> int | None:
    """Where an aside that runs on after its verb ends; None if it is no aside."""
    for index in range(at, min(len(words), at + _LONGEST_ASIDE)):
        word = words[index]
        if word.is_quote:
            return index if index == at else None
        if word.lower in _BOUNDARY:
            return index
        loose = (
            index > at or lexicon.has("prepositions", word.lower) or is_adverb(word.lower, lexicon)
        )
        if (
            not loose
            or lexicon.has("clause_openers", word.lower)
            or lexicon.has("auxiliaries", word.lower)
        ):
            return None
    return len(words) if at + _LONGEST_ASIDE > len(words) else None


def _from_heads(
    words: Sequence[Token],
    heads: tuple[_Head, ...],
    base: int,
    lexicon: Lexicon,
) -> Iterator[Placed]:
    regions = _regions(words, heads, lexicon)
    for index, head in enumerate(heads):
        outer = _outer(index, heads, regions)
        mention = _mention(words, index, heads, lexicon)
        content = _content(words, index, heads, regions, lexicon)
        if _is_loose(head, index, heads, outer, lexicon):
            continue
        yield Placed(
            content=content,
            cue=((head.cue.first, _cue_end(head)),),
            mention=mention,
            negated=head.cue.negated,
            hedged=head.cue.expression.hedged,
            act=head.cue.expression.act,
            rule=_rule(head),
            confidence=_confidence(head, mention),
            question=_asks(words, head, content),
            outer=None if outer is None else base + outer,
            starts=head.start == 0,
        )


def _is_loose(
    head: _Head, index: int, heads: tuple[_Head, ...], outer: int | None, lexicon: Lexicon
) -> bool:
    """Whether a cue is too weak where it stands: inside another's content or an aside."""
    if head.opening is None:
        return outer is not None and head.kind != "aside"
    clause = bool(head.cue.expression.frames & set("cr"))
    bare = head.opening.kind == "bare" and not _is_people(head.subject, lexicon)
    opens = head.cue.role == "participle" and head.cue.first == 0
    enclosed = any(later.start < head.start for later in heads[index + 1 :])
    return (bare or not clause) and (outer is not None or opens or enclosed)


def _is_people(subject: Subject | None, lexicon: Lexicon) -> bool:
    return subject is not None and (
        lexicon.has("person_nouns", subject.head) or lexicon.has("group_nouns", subject.head)
    )


def _cue_end(head: _Head) -> int:
    if head.opening is not None and head.cue.after <= head.opening.cue_end <= head.cue.after + 4:
        return head.opening.cue_end
    return head.cue.after


def _rule(head: _Head) -> str:
    name = {"before": "verb", "aside": "aside", "bare": "verb"}[head.kind]
    if head.cue.role in ("participle", "gerund"):
        name = head.cue.role
    return f"claim.{name}.{head.cue.expression.name.replace(' ', '-')}"


def _confidence(head: _Head, mention: Range | None) -> float:
    score = 0.75 if head.kind == "aside" else 0.6
    if head.opening is not None and head.opening.kind in ("that", "quote"):
        score = 0.8
    return score - (0.15 if mention is None else 0.0)


def _asks(words: Sequence[Token], head: _Head, content: tuple[Range, ...]) -> bool:
    if not head.cue.expression.asks:
        return False
    if head.opening is not None:
        return head.opening.kind in ("wh", "quote", "colon")
    return not content or any(
        "?" in words[last - 1].text or (last < len(words) and words[last].text == "?")
        for _, last in content
    )


def _regions(
    words: Sequence[Token], heads: tuple[_Head, ...], lexicon: Lexicon
) -> list[Range | None]:
    """For each cue that stands before its content, where that content begins and ends."""
    return [
        (head.opening.start, _region_end(words, index, heads, lexicon)) if head.opening else None
        for index, head in enumerate(heads)
    ]


def _region_end(
    words: Sequence[Token], index: int, heads: tuple[_Head, ...], lexicon: Lexicon
) -> int:
    head = heads[index]
    assert head.opening is not None
    if head.cue.role == "participle" and head.cue.first == 0:
        return _opening_clause_end(words, head.opening.start, heads[index + 1 :])
    ends = (_end_before(words, head.opening, later, lexicon) for later in heads[index + 1 :])
    end = next((end for end in ends if end is not None), len(words))
    return (
        _quote_end(words, head.opening.start, end, lexicon) if head.opening.kind == "quote" else end
    )


def _end_before(
    words: Sequence[Token], found: Opening, later: _Head, lexicon: Lexicon
) -> int | None:
    if later.start < found.start:
        return later.cue.first - 1
    return later.start if later.kind == "aside" else _cut(words, later, lexicon)


def _opening_clause_end(words: Sequence[Token], start: int, later: Sequence[_Head]) -> int:
    """Where "Noting that trade had fallen," gives way to the main clause."""
    end = min([len(words), *(head.start for head in later if head.kind != "aside")])
    return max((at for at in range(start, end) if words[at].lower == ","), default=end)


def _cut(words: Sequence[Token], later: _Head, lexicon: Lexicon) -> int | None:
    """Where a later cue ends the content of an earlier one; None if it stands inside it."""
    if later.cue.role == "participle":
        at = later.cue.first - 1
        return at if at >= 0 and words[at].lower in (",", "–", "—") else None
    if later.subject is not None and later.subject.kind == "shared":
        return later.subject.first
    at = later.start - 1
    if at <= 0:
        return None
    before, comma = words[at].lower, words[at - 1].lower in (",", ";")
    if before == ";":
        return at
    if lexicon.has("contrasts", before) or (lexicon.has("and_words", before) and comma):
        return at
    return None


def _quote_end(words: Sequence[Token], start: int, end: int, lexicon: Lexicon) -> int:
    """A quotation is the content unless it is only part of a clause."""
    following = words[start + 1] if start + 1 < len(words) else None
    if (
        following is None
        or not following.is_word
        or lexicon.has("after_quotations", following.lower)
    ):
        return start + 1
    return end


def _outer(index: int, heads: tuple[_Head, ...], regions: list[Range | None]) -> int | None:
    for before in range(index - 1, -1, -1):
        region = regions[before]
        if region and region[0] <= heads[index].start and heads[index].cue.after <= region[1]:
            return before
    return None


def _mention(
    words: Sequence[Token], index: int, heads: tuple[_Head, ...], lexicon: Lexicon
) -> Range | None:
    head = heads[index]
    if head.cue.passive:
        return _agent(words, head.cue.after, lexicon)
    if head.subject is not None and head.subject.kind != "shared":
        return (head.subject.first, head.subject.last)
    if head.subject is None and head.cue.role == "finite":
        return None
    for other in (*reversed(heads[:index]), *heads[index + 1 :]):
        if other.subject is not None and other.subject.kind != "shared":
            return (other.subject.first, other.subject.last)
    opens = subject_after(words, 0, lexicon)
    return (opens.first, opens.last) if opens and head.cue.first > 0 else None


def _agent(words: Sequence[Token], at: int, lexicon: Lexicon) -> Range | None:
    """Who did it in the passive: "was told by the engineer"."""
    if at < len(words) and lexicon.has("agent_marks", words[at].lower):
        subject = subject_after(words, at + 1, lexicon)
        return (subject.first, subject.last) if subject else None
    return None


def _content(
    words: Sequence[Token],
    index: int,
    heads: tuple[_Head, ...],
    regions: list[Range | None],
    lexicon: Lexicon,
) -> tuple[Range, ...]:
    head = heads[index]
    if head.kind == "bare":
        return ()
    region = regions[index]
    if region is not None:
        return (region,)
    return _around(words, index, heads, regions, lexicon)


def _around(
    words: Sequence[Token],
    index: int,
    heads: tuple[_Head, ...],
    regions: list[Range | None],
    lexicon: Lexicon,
) -> tuple[Range, ...]:
    """The content on both sides of an aside; only the quotations if it follows one."""
    head = heads[index]
    left = _left_start(index, heads, regions)
    comma = head.start - 1 if head.start and words[head.start - 1].lower == "," else head.start
    if comma > 0 and words[comma - 1].is_quote and not _has_words(words, left, comma - 1):
        quotes = [at for at in range(head.end, len(words)) if words[at].is_quote]
        direct = quotes and not _has_words(words, head.end, quotes[0])
        return ((comma - 1, comma), *(((quotes[0], quotes[0] + 1),) if direct else ()))
    right = _right_end(words, index, heads, lexicon)
    resumes = head.end < len(words) and words[head.end].lower in (",", "–", "—")
    return ((left, head.start), (head.end, right)) if resumes else ((left, head.start),)


def _left_start(index: int, heads: tuple[_Head, ...], regions: list[Range | None]) -> int:
    for before in range(index - 1, -1, -1):
        other = heads[before]
        if other.kind == "aside":
            return other.end
        region = regions[before]
        if region is not None and region[1] < heads[index].start:
            return region[1]
    return 0


def _right_end(
    words: Sequence[Token], index: int, heads: tuple[_Head, ...], lexicon: Lexicon
) -> int:
    for later in heads[index + 1 :]:
        if later.kind != "aside" and (cut := _cut(words, later, lexicon)) is not None:
            return cut
    return len(words)


def _has_words(words: Sequence[Token], start: int, end: int) -> bool:
    return any(word.is_word and not word.is_quote for word in words[start:end])


def _from_template(frame: Template) -> Placed:
    return Placed(
        content=frame.content,
        cue=frame.cue,
        mention=frame.mention,
        negated=False,
        hedged=False,
        act="states",
        rule=frame.rule,
        confidence=0.75,
        question=False,
        outer=None,
        starts=False,
    )
