"""Which turns answer a question: those of others, until the talk moves on."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from transcripts.extraction.transcripts.asked import Asked
from transcripts.extraction.transcripts.roles import Cast
from transcripts.extraction.transcripts.speech import pattern, words
from transcripts.extraction.transcripts.turns import Turn, plain_words, spoken
from transcripts.extraction.transcripts.voices import hands_over

_DEFERS = pattern("turn_answers.defers")
_NO_CONTENT = pattern("turn_answers.no_content")
_WINDOW = 8
_MOST = 4
_COMMON = words("turn_answers.common")


def answering_turns(
    asked: Sequence[Asked], turns: Sequence[Turn], cast: Cast
) -> list[tuple[Turn, ...]]:
    """For each question, in the order given, the turns that answer it."""
    by_turn: dict[int, list[int]] = defaultdict(list)
    for place, question in enumerate(asked):
        by_turn[question.turn.index].append(place)
    result: list[tuple[Turn, ...]] = [()] * len(asked)
    for index, places in by_turn.items():
        replies = list(_replies(turns[index], turns, cast, by_turn))
        for place, answers in zip(places, _shared_out(places, asked, replies), strict=True):
            result[place] = tuple(answers)
    return result


def defers(turn: Turn) -> bool:
    """True if a turn puts the question off, or passes it on."""
    return bool(_DEFERS.search(turn.text)) and turn.words <= 30


def _replies(
    turn: Turn, turns: Sequence[Turn], cast: Cast, asked: Mapping[int, list[int]]
) -> Iterator[Turn]:
    """Turns of others that can answer what a turn asks."""
    given = 0
    speakers: set[int] = set()
    interrupted = False
    for reply in turns[turn.index + 1 : turn.index + 1 + _WINDOW]:
        speaker = cast.by_turn[reply.index]
        if cast.same_speaker(turn, reply):
            if reply.index in asked or hands_over(reply) or given >= _MOST:
                return
            interrupted = given > 0
            continue
        moves_on = _moves_on(reply, cast, asked)
        if moves_on or (interrupted and speaker in speakers):
            return
        if not _says_something(reply, turn, cast):
            continue
        if speaker in speakers and given >= 2:
            return
        yield reply
        speakers.add(speaker)
        given += 1
        if given == _MOST:
            return


def _moves_on(reply: Turn, cast: Cast, asked: Mapping[int, list[int]]) -> bool:
    roles = cast.roles_at(reply)
    leads = bool({"moderator", "chair", "interviewer"}.intersection(roles))
    if reply.index in asked:
        return leads or "audience" in roles or "member" in roles
    return leads and hands_over(reply) and reply.words <= 40


def _says_something(reply: Turn, turn: Turn, cast: Cast) -> bool:
    """True if a turn has content: no thanks, call to order, comment of the audience or delay."""
    roles = cast.roles_at(reply)
    if defers(reply) or (_NO_CONTENT.match(reply.text) and reply.words <= 8):
        return False
    asker = cast.roles_at(turn)
    if "audience" in roles:
        return "audience" not in asker
    if {"moderator", "chair"}.intersection(roles):
        return "audience" in asker and reply.words >= 6 and not hands_over(reply)
    return bool(spoken(reply.sentences))


def _shared_out(
    places: Sequence[int], asked: Sequence[Asked], replies: Sequence[Turn]
) -> list[list[Turn]]:
    """Several questions of one turn: each reply goes to the one whose words it takes up."""
    if len(places) == 1 or len(replies) < 2:
        return [list(replies) for _ in places]
    shares: list[list[Turn]] = [[] for _ in places]
    topics = [_topic(asked[place].text) for place in places]
    for number, reply in enumerate(replies):
        said = _topic(reply.text)
        hits = [len(topic & said) for topic in topics]
        clear = max(hits) > 0 and hits.count(max(hits)) == 1
        place = hits.index(max(hits)) if clear else min(number, len(shares) - 1)
        shares[place].append(reply)
    return [share or list(replies) for share in shares]


def _topic(text: str) -> set[str]:
    return {word[:6] for word in plain_words(text) if len(word) > 3 and word not in _COMMON}
