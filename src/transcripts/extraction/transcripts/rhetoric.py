"""Whether a sentence with a question mark is put to somebody, or rhetorical, or mere management."""

import re
from collections.abc import Sequence

from transcripts.extraction.transcripts.asked import starts_as_question, without_lead
from transcripts.extraction.transcripts.roles import Cast
from transcripts.extraction.transcripts.speech import pattern, words
from transcripts.extraction.transcripts.turns import Sentence, Turn, is_aside, plain_words

_FLOOR = pattern("turn_questions.floor")
_RHETORICAL = pattern("turn_questions.rhetorical")
_TAG = pattern("turn_questions.tag")
_ANSWERED = pattern("turn_questions.answered")
_ASKER_GOES_ON = pattern("turn_questions.asker_goes_on")
_OWN_COMMENT = pattern("turn_questions.own_comment")
_TO_SOMEBODY = pattern("turn_questions.to_somebody")
_ANSWERING_START = pattern("turn_questions.answering_start")
_EVERYDAY = words("turn_questions.everyday")
_LONG_FOR_A_TAG = 12
_FEW = 3
_SOME = 25


def manages(body: str) -> bool:
    """True for words that run the meeting or expect no answer: `Any other questions?`."""
    return bool(_FLOOR.search(body) or _RHETORICAL.search(body))


def is_put(turn: Turn, place: int, turns: Sequence[Turn], cast: Cast, *, asking: bool) -> bool:
    """True if the sentence at `place`, which has a question mark, is a question to somebody.

    With `asking`, the speaker is one of those who are there to ask.
    """
    sentence = turn.sentences[place]
    body, _ = without_lead(sentence.text)
    if manages(body) or (_only_names(body) and not _echoes(turn, turns, body)):
        return False
    if sentence.words > _LONG_FOR_A_TAG and _TAG.search(sentence.text):
        return False
    rest = [other for other in turn.sentences[place + 1 :] if not is_aside(other)]
    listens = "audience" in cast.roles_at(turn)
    if rest and not rest[0].asks and _answers_itself(sentence, rest[0], listens=listens):
        return False
    if asking:
        return True
    said = sum(other.words for other in rest if not other.asks)
    opens = all(other.words <= 2 for other in turn.sentences[:place])
    if said > _FEW and not (opens and said <= _SOME):
        return False
    return _is_taken_up(turn, turns, cast, body, goes_on=said > _FEW)


def _only_names(body: str) -> bool:
    found = re.findall(r"[^\W\d_]+\.?", body)
    return (
        0 < len(found) <= 3
        and all(word[0].isupper() for word in found)
        and not starts_as_question(body)
    )


def _echoes(turn: Turn, turns: Sequence[Turn], body: str) -> bool:
    """`Runners?` after `Seven of them are runners.`: no name, but the word taken up."""
    before = turns[turn.index - 1].text if turn.index else ""
    words = plain_words(body)
    return len(words) == 1 and words[0] in re.findall(r"[^\W\d_]+", before)


def _answers_itself(question: Sentence, following: Sentence, *, listens: bool) -> bool:
    """`Who comes on a Monday? Nobody comes on a Monday.`."""
    if listens and _ASKER_GOES_ON.match(following.text):
        return False
    if _ANSWERED.match(following.text):
        return True
    repeated = _content(question) & _content(following)
    return bool(repeated) and following.words <= 12 and not _OWN_COMMENT.match(following.text)


def _content(sentence: Sentence) -> set[str]:
    return {word for word in plain_words(sentence.text) if len(word) > 3} - _EVERYDAY


def _is_taken_up(
    turn: Turn, turns: Sequence[Turn], cast: Cast, body: str, *, goes_on: bool
) -> bool:
    """True if what somebody asks who is there to answer is meant for the next speaker."""
    following = turns[turn.index + 1] if turn.index + 1 < len(turns) else None
    if following is None or cast.same_speaker(turn, following):
        return False
    if _TO_SOMEBODY.search(body) or (len(turn.sentences) == 1 and not goes_on):
        return True
    return bool(_ANSWERING_START.match(following.text))
