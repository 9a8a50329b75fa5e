"""Questions that somebody reads out or reports for others: from chat, cards, e-mail, children."""

import re
from collections.abc import Iterator

from transcripts.extract.introductions import NAME, looks_like_name
from transcripts.extract.quotations import quotations
from transcripts.extract.turn_questions import Asked, question_parts
from transcripts.extract.turns import Turn, sentences_of

_CHANNEL = re.compile(
    r"\b(?:chat|app|online|on-?line|stream(?:ing|ed)?|e-?mails?|e-comments?|cards?|tablet|messages?|texts?|tweets?|"
    r"letters?|submitted|in writing|box|newsletter|listeners?|viewers?|social media|website|"
    r"somebody(?: \w+)? asks|asks?\b|asking|writes|written|wrote|reads|wants to know|like to know|"
    r"this one|other one|first (?:one )?is from|question (?:from|is from))\b",
    re.I,
)
_PERSON = r"(?:she|he|they|somebody|someone|one (?:of|person)[^,.]*|there (?:is|are)[^.?!]*)"
_REPORTS = re.compile(
    rf"(?P<who>\b{NAME}|\b(?i:{_PERSON}))(?:,? (?:in|from|on|watching|who)[^,.]*,?)?"
    r"(?:['’]s| is| are| has|['’]d| would|['’]re| was| were)? ?(?:also |just |still )?"
    r"(?P<cue>asks?|asked|asking|wonders?|wondering|wants? to (?:know|hear)|like to (?:know|ask|hear)|writes?|written)"
    r"(?: (?:us|me|in the chat|from [A-Z]\w+|about|in [a-z ]+words|,|you))*,? ?(?:she writes,? ?)?[“\"]?"
    r"(?P<q>\b(?:whether|if|what|how|why|who|when|where|which)\b)"
)
_ASKING = re.compile(r"\basking,? (?:in [\w ]+, )?(?P<q>whether|if|why|how|what)\b", re.I)
_FROM = re.compile(
    rf"\b(?:from|by) (?:an? )?(?:(?:someone|somebody|a \w+|our \w+) (?:called |named )?)?[“\"]?(?P<name>{NAME}|[a-z]+_\w+)"
)
_SAYS = re.compile(
    rf"[“\"]?(?P<name>{NAME}(?: from {NAME})?(?:['’]s \w+)?)[”\"]?(?:,? in [\w ]+,?| has|['’]s(?: back)?(?: in the chat)?,?)? "
    r"(?:writes?|written|asks?|asking|says?|saying|wants)\b"
)
_ITS_FROM = re.compile(
    rf"\b(?:it|this|that|one)(?:['’]s| is) from (?:an? )?(?P<name>{NAME}(?: from {NAME})?)"
)
_UNKNOWN = re.compile(
    r"\b(?:anonymous|name withheld|didn['’]t (?:give|leave) (?:a|their) name|no name)\b", re.I
)
_INTERROGATIVE = re.compile(
    r"^(?:whether|if|what|how|why|who|when|where|which|is|are|was|do|does|did|can|could|will|would|should|has|have)\b",
    re.I,
)


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
    for quotation in quotations(turn.text):
        start, end = _inner(turn.text, quotation.start, quotation.end)
        before = turn.text[max(0, quotation.start - 160) : quotation.start]
        after = turn.text[quotation.end : quotation.end + 60]
        if not _CHANNEL.search(before + after):
            continue
        name = _asker(turn.text, quotation.start, quotation.end)
        text = turn.text[start:end]
        asks = [s for s in sentences_of(text) if s.asks]
        if not asks and _INTERROGATIVE.match(text):
            yield Asked(
                turn=turn,
                start=start,
                end=start + len(text.rstrip(",.")),
                kind="relayed",
                confidence=0.65,
                asker=name,
            )
        for sentence in asks:
            for first, last in question_parts(sentence.text):
                yield Asked(
                    turn=turn, start=start + sentence.start + first, end=start + sentence.start + last,
                    kind="relayed", confidence=0.75, asker=name,
                )  # fmt: skip


def _inner(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "\"“”‘’' ":
        start += 1
    while end > start and text[end - 1] in "\"“”‘’' ":
        end -= 1
    return start, end


def _reported(turn: Turn) -> Iterator[Asked]:
    for sentence in turn.sentences:
        for match in (*_REPORTS.finditer(sentence.text), *_ASKING.finditer(sentence.text)):
            if _own(match):
                continue
            start = match.start("q")
            stop = re.search(
                r",? because\b|, and I\b|[.”\"]|,? and(?:, second part,| then)? (?=whether|if )",
                sentence.text[start:],
            )
            end = start + stop.start() if stop else len(sentence.text)
            name = _asker(turn.text, sentence.start + match.start(), sentence.start + start)
            yield _reported_part(turn, sentence.start, start, end, name)
            if stop and stop[0].lstrip(", ").startswith("and") and "I" not in stop[0]:
                rest = sentence.text[start + stop.end() :].rstrip(".")
                yield _reported_part(
                    turn, sentence.start, start + stop.end(), start + stop.end() + len(rest), name
                )
            break


def _own(match: re.Match[str]) -> bool:
    who = match.groupdict().get("who") or ""
    return bool(re.match(r"(?:I|We|You|What|Which|And)\b", who)) or who.startswith("I'")


def _reported_part(turn: Turn, base: int, start: int, end: int, name: str) -> Asked:
    return Asked(
        turn=turn, start=base + start, end=base + end, kind="relayed", confidence=0.65, asker=name
    )


def _asker(text: str, start: int, end: int) -> str:
    """The name of whom a relayed question comes from; empty if none is given nearby."""
    before, after = text[max(0, start - 200) : start + 40], text[end : end + 60]
    if _UNKNOWN.search(before):
        return ""
    found: list[tuple[int, str]] = []
    for pattern in (_FROM, _SAYS, _ITS_FROM):
        found += [(match.start(), match["name"]) for match in pattern.finditer(before)]
    named = [(place, name) for place, name in found if looks_like_name(name) or "_" in name]
    if named:
        return max(named)[1]
    later = _FROM.search(after)
    return (
        later["name"] if later and (looks_like_name(later["name"]) or "_" in later["name"]) else ""
    )
