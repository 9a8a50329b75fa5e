"""Questions that somebody reads out or reports for others: from chat, cards, e-mail, children."""

import re
from collections.abc import Iterator

from transcripts.extraction.language.quotations import quotations
from transcripts.extraction.transcripts.asked import Asked, question_parts, without_stop
from transcripts.extraction.transcripts.introductions import looks_like_name
from transcripts.extraction.transcripts.speech import pattern
from transcripts.extraction.transcripts.turns import Turn, sentences_of

_CHANNEL = pattern("relayed.channel")
_REPORTS = pattern("relayed.reports")
_ASKING = pattern("relayed.asking")
_FROM = pattern("relayed.from")
_SAYS = pattern("relayed.says")
_ITS_FROM = pattern("relayed.its_from")
_UNKNOWN = pattern("relayed.unknown")
_ANOTHER = pattern("relayed.another")
_BY_PRONOUN = pattern("relayed.by_pronoun")
_PERSON_NAMED = pattern("relayed.person_named")
_TOLD_TO_ASK = pattern("relayed.told_to_ask")
_INTERROGATIVE = pattern("relayed.interrogative")
_END = pattern("relayed.end")
_KIN_OF = pattern("relayed.kin_of")
_POSSESSIVE = pattern("shared.possessive")
_OWN = pattern("relayed.own")
_BEFORE = 160
"""Characters before a quotation in which the channel is named."""
_AFTER = 60


def relayed_in(turn: Turn) -> list[Asked]:
    """The questions of others that a turn passes on, in order."""
    if not _CHANNEL.search(turn.text):
        return []
    found = list(_quoted(turn))
    taken = [(asked.start, asked.end) for asked in found]
    for asked in _reported(turn):
        if not any(asked.start < end and start < asked.end for start, end in taken):
            found.append(asked)
            taken.append((asked.start, asked.end))
    return sorted(found, key=lambda asked: asked.start)


def _quoted(turn: Turn) -> Iterator[Asked]:
    """Questions read out in quotation marks."""
    for quotation in quotations(turn.text):
        around = (
            turn.text[max(0, quotation.start - _BEFORE) : quotation.start]
            + turn.text[quotation.end : quotation.end + _AFTER]
        )
        if not _CHANNEL.search(around):
            continue
        name = _asker(turn.text, quotation.start, quotation.end)
        for start, end in _questions(turn.text, quotation.inner_start, quotation.inner_end):
            yield _relayed(turn, start, end, name)


def _questions(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = text[start:end]
    asking = [sentence for sentence in sentences_of(inside) if sentence.asks]
    told = _TOLD_TO_ASK.match(inside)
    if not asking and (told or _INTERROGATIVE.match(inside)):
        yield start + (told.start("q") if told else 0), start + len(inside.rstrip(",. "))
    for sentence in asking:
        for first, last in question_parts(sentence.text):
            yield start + sentence.start + first, start + sentence.start + last


def _reported(turn: Turn) -> Iterator[Asked]:
    """Questions of others in the speaker's words: `they ask whether …`."""
    for sentence in turn.sentences:
        matches = (*_REPORTS.finditer(sentence.text), *_ASKING.finditer(sentence.text))
        match = next((match for match in matches if not _is_own(match)), None)
        if match is None:
            continue
        start = sentence.start + match.start("q")
        name = _asker(turn.text, sentence.start + match.start(), start, until=start)
        if not name and _BY_PRONOUN.match(match.groupdict().get("who") or ""):
            name = _last_named(turn.text[: sentence.start + match.start()])
        stop = _END.search(turn.text, start, sentence.end)
        end = stop.start() if stop else sentence.end
        yield _relayed(turn, start, end, name)
        if stop and stop["more"]:
            yield _relayed(turn, stop.end(), without_stop(turn, sentence.end), name)


def _is_own(match: re.Match[str]) -> bool:
    return bool(_OWN.match(match.groupdict().get("who") or ""))


def _relayed(turn: Turn, start: int, end: int, name: str) -> Asked:
    return Asked(turn=turn, start=start, end=end, kind="relayed", confidence=0.7, asker=name)


def _asker(text: str, start: int, end: int, *, until: int | None = None) -> str:
    """The name of whom a relayed question comes from; empty if none is given nearby.

    A name is not that of the asker if another question is announced between it and `until`.
    """
    first = max(0, start - 200)
    before, after = text[first : start + 40], text[end : end + _AFTER]
    if _UNKNOWN.search(before):
        return ""
    named = [
        (match.start(), match["name"])
        for names in (_FROM, _SAYS, _ITS_FROM)
        for match in names.finditer(before)
        if _is_name(match["name"])
        and not _ANOTHER.search(before, match.end(), (until or start) - first)
    ]
    if named:
        return _without_possessive(max(named)[1])
    later = _FROM.search(after)
    return later["name"] if later and _is_name(later["name"]) else ""


def _last_named(text: str) -> str:
    """Whom `he` or `she` is after `Dr. Lund, in Oslo, regrets that …`; empty if nobody is named."""
    named = [match["name"] for match in _PERSON_NAMED.finditer(text) if _is_name(match["name"])]
    return _without_possessive(named[-1]) if named else ""


def _is_name(text: str) -> bool:
    """True for a name, a name with kin, or a user name: `Oli's mum`, `gg_antiqua`."""
    return looks_like_name(_KIN_OF.sub("", text)) or "_" in text


def _without_possessive(text: str) -> str:
    """`Sunil` for `Sunil's asking`."""
    return _POSSESSIVE.sub("", text)
