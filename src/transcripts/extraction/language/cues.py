"""Reporting cues in a sentence: verb groups from the lexicon with their subjects."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transcripts.extraction.language.lexicon import Entry, Expression, Lexicon
from transcripts.extraction.language.subjects import Subject, subject_before
from transcripts.extraction.language.tokens import QUOTE, Token


class Cue(NamedTuple):
    """A reporting verb with what belongs to it, by token indices."""

    first: int
    """First token of the verb group, auxiliaries and negation included."""
    verb: int
    after: int
    """The token after the expression."""
    expression: Expression
    form: str
    negated: bool
    passive: bool
    subject: Subject | None
    """None if it stands after the verb, is another cue's, or nobody is named."""
    role: str
    """`finite`, `participle`, `gerund` ("began by noting") or `infinitive`."""


class _Group(NamedTuple):
    edge: int
    """Where the words before the group end: what stands there is the subject."""
    first: int
    negated: bool
    passive: bool
    infinitive: bool


def cues(words: Sequence[Token], lexicon: Lexicon) -> tuple[Cue, ...]:
    """The reporting cues among the tokens of a sentence, in order, without overlaps."""
    found: list[Cue] = []
    index = 0
    while index < len(words):
        cue = _cue_at(words, index, lexicon)
        if cue is not None and (not found or cue.first >= found[-1].after):
            found.append(cue)
            index = cue.after
        else:
            index += 1
    return tuple(found)


def _cue_at(words: Sequence[Token], index: int, lexicon: Lexicon) -> Cue | None:
    for entry, after in _matches(words, index, lexicon):
        cue = _in_context(words, index, entry, after, lexicon)
        if cue is not None:
            return cue
    return None


def _matches(words: Sequence[Token], index: int, lexicon: Lexicon) -> Iterator[tuple[Entry, int]]:
    for entry in lexicon.entries.get(_verb_in(words[index].lower, lexicon), ()):
        after = _rest_end(words, index + 1, entry.rest, lexicon)
        if after is not None:
            yield entry, after


def _verb_in(word: str, lexicon: Lexicon) -> str:
    """The verb that a contraction stands for: "is" of "she's", "will" of "won't"; else the word."""
    stem, apostrophe, _ = word.rpartition("'")
    short = word[len(stem) :]
    if apostrophe and short in lexicon.contractions:
        return lexicon.contractions[short] if lexicon.has("pronouns", stem) else ""
    return lexicon.contractions.get(word) or lexicon.without("negative_clitic", word)


def _rest_end(
    words: Sequence[Token], at: int, rest: tuple[str, ...], lexicon: Lexicon
) -> int | None:
    """Where the rest of an expression ends; an adverb or "not" may stand before it."""
    skips = bool(rest) and at < len(words) and words[at].lower != rest[0]
    if skips and (lexicon.has("not_words", words[at].lower) or is_adverb(words[at].lower, lexicon)):
        at += 1
    if len(words) < at + len(rest):
        return None
    for offset, word in enumerate(rest):
        if words[at + offset].lower != word:
            return None
    return at + len(rest)


def is_adverb(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is listed as an adverb or looks like one."""
    if lexicon.has("adverbs", word):
        return True
    return (
        lexicon.fits("adverb_form", word) and len(word) > 4 and not lexicon.has("not_adverbs", word)
    )


def _in_context(
    words: Sequence[Token], verb: int, entry: Entry, after: int, lexicon: Lexicon
) -> Cue | None:
    group = _group(words, verb, lexicon)
    negated = group.negated ^ entry.expression.negated
    if any(
        lexicon.has("not_words", word.lower) or lexicon.fits("negative_clitic", word.lower)
        for word in words[verb:after]
    ):
        negated = not negated
    if (
        after < len(words)
        and lexicon.has("not_words", words[after].lower)
        and lexicon.has("negatable_after", entry.expression.name)
    ):
        negated = not negated
    role = _role(words, group, entry, verb, lexicon)
    if role is None:
        return None
    first = _opener_start(words, group.first, lexicon) if role == "gerund" else group.first
    edge = first if role == "gerund" else group.edge
    subject = None if role in ("participle", "infinitive") else subject_before(words, edge, lexicon)
    cue = Cue(
        first, verb, after, entry.expression, entry.form, negated, group.passive, subject, role
    )
    return cue if _plausible(words, cue, lexicon) else None


def _group(words: Sequence[Token], verb: int, lexicon: Lexicon) -> _Group:
    """The auxiliaries, adverbs and controlling verb to the left of a verb."""
    first, negated, passive, infinitive = verb, False, False, False
    index = verb - 1
    if lexicon.fits("negative_clitic", words[verb].lower):
        negated = True
    while index >= 0:
        word = words[index].lower
        if lexicon.has("negations", word):
            negated = not negated
        elif (
            lexicon.has("infinitive_marks", word)
            and index > 0
            and _controls(words, index - 1, lexicon)
        ):
            infinitive = True
            index -= 1
            if lexicon.has("not_words", words[index].lower):
                negated, index = not negated, index - 1
            negated ^= lexicon.has("refusals", words[index].lower)
        elif word == "," and _comma_adverb(words, index, lexicon):
            index -= 3
            continue
        elif not (lexicon.has("auxiliaries", word) or is_adverb(word, lexicon)):
            break
        passive = passive or (index == verb - 1 and lexicon.has("passives", word))
        first = index
        index -= 1
    edge = first
    while first < verb and is_adverb(words[first].lower, lexicon):
        first += 1
    return _Group(edge, first, negated, passive, infinitive)


def _comma_adverb(words: Sequence[Token], comma: int, lexicon: Lexicon) -> bool:
    """Whether the comma closes ", however," after an auxiliary."""
    if comma < 3 or words[comma - 2].lower != ",":
        return False
    before = words[comma - 3].lower
    auxiliary = lexicon.has("auxiliaries", before) or lexicon.has("negations", before)
    return auxiliary and is_adverb(words[comma - 1].lower, lexicon)


def _controls(words: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    word = words[index].lower
    if lexicon.has("not_words", word) and index > 0:
        word = words[index - 1].lower
    return lexicon.has("controls", word) or lexicon.has("refusals", word)


def _role(
    words: Sequence[Token], group: _Group, entry: Entry, verb: int, lexicon: Lexicon
) -> str | None:
    before = words[verb - 1].lower if verb else ""
    if entry.form == "ing" and not group.passive:
        if (
            lexicon.has("gerund_prepositions", before)
            and verb > 1
            and _opens_talk(words, verb - 2, lexicon)
        ):
            return "gerund"
        opens = not before or lexicon.has("participle_openers", before) or words[verb - 1].is_quote
        return "participle" if opens and group.first == verb else None
    if lexicon.has("infinitive_marks", before) and not group.infinitive:
        follows = words[verb + 1].lower if verb + 1 < len(words) else ""
        return "infinitive" if lexicon.has("complementizers", follows) and verb > 2 else None
    alone = group.first == verb and not lexicon.has("auxiliaries", words[verb].lower)
    if entry.form == "base" and alone and not _plural_before(words, group.edge, lexicon):
        return None
    return "finite"


def _opens_talk(words: Sequence[Token], index: int, lexicon: Lexicon) -> bool:
    return lexicon.has("openers", words[index].lower) or lexicon.has("refusals", words[index].lower)


def _opener_start(words: Sequence[Token], first: int, lexicon: Lexicon) -> int:
    index = first - 2
    if lexicon.has("prepositions", words[index].lower) and index > 0:
        index -= 1
    while index > 0 and (
        is_adverb(words[index - 1].lower, lexicon)
        or lexicon.has("auxiliaries", words[index - 1].lower)
    ):
        index -= 1
    return index


def _plural_before(words: Sequence[Token], verb: int, lexicon: Lexicon) -> bool:
    if verb == 0:
        return False
    before = words[verb - 1].lower
    if lexicon.has("pronouns", before.split("'")[0]):
        return not lexicon.has("singular_pronouns", before)
    return (
        lexicon.has("group_nouns", before)
        or lexicon.fits("plural_form", before)
        or lexicon.has("conjunctions", before)
        or before in (",", ")")
    )


def _plausible(words: Sequence[Token], cue: Cue, lexicon: Lexicon) -> bool:
    """Whether a form that may also be a noun or an attribute is a verb here."""
    before = words[cue.first - 1].lower if cue.first else ""
    after = words[cue.after].lower if cue.after < len(words) else "."
    finite = cue.role == "finite"
    if finite and (lexicon.has("prepositions", before) or not (cue.subject or cue.first)):
        return False
    if cue.subject is not None and not _may_report(words, cue.subject, lexicon):
        return False
    if cue.passive and not _reports_passively(cue, after, lexicon):
        return False
    alone = cue.first == cue.verb
    if alone and _is_noun(before, lexicon):
        return False
    if cue.form in ("past", "participle") and lexicon.has("agent_marks", after) and not cue.passive:
        return False
    ambiguous = alone and lexicon.has("ambiguous", words[cue.verb].lower)
    return not ambiguous or _surely_verb(cue, after, lexicon)


def _may_report(words: Sequence[Token], subject: Subject, lexicon: Lexicon) -> bool:
    """Whether a subject can be one that reports: not "nobody", nor that of a question."""
    around = words[max(0, subject.first - 1) : subject.first + 1]
    asked = words[-1].text == "?" and any(lexicon.has("inverting", word.lower) for word in around)
    return not (asked or lexicon.has("nobody_words", subject.head))


def _is_noun(before: str, lexicon: Lexicon) -> bool:
    """Whether the word before makes what follows a noun: an article, a possessive."""
    if lexicon.has("pronouns", before.split("'", maxsplit=1)[0]):
        return False
    return lexicon.has("determiners", before) or lexicon.fits("genitive", before)


def _reports_passively(cue: Cue, after: str, lexicon: Lexicon) -> bool:
    """Whether a passive reports: "was told that", "it was suggested", "was described as"."""
    if cue.subject is not None and lexicon.has("it_words", cue.subject.head):
        return lexicon.has("impersonal_followers", after) or cue.after > cue.verb + 1
    frames = cue.expression.frames
    return (
        "r" in frames and (lexicon.has("passive_followers", after) or lexicon.has("wh", after))
    ) or ("a" in frames and lexicon.has("as_words", after))


def _surely_verb(cue: Cue, after: str, lexicon: Lexicon) -> bool:
    """Whether what stands around a form that is often a noun shows that it is a verb."""
    subject = cue.subject
    if subject is None:
        return cue.role != "finite" or after in (":", ",")
    past = cue.form in ("past", "participle")
    if subject.kind == "pronoun" or (past and subject.kind != "phrase"):
        return True
    return after == QUOTE or lexicon.has("after_verbs", after)
