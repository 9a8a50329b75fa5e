"""Lists of who takes part: "Moderator: Kaisa Virtanen", "Discussants were A and B"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from transcripts.extraction.language.lexicon import Lexicon
from transcripts.extraction.reports.passages import Passage
from transcripts.extraction.reports.people import Person
from transcripts.model.records import Role

_PARTS: tuple[Role, ...] = (
    "moderator", "panelist", "speaker", "audience", "organizer", "reporter", "mentioned",
)  # fmt: skip


def listed_roles(
    cast: Sequence[Person], passages: Sequence[Passage], lexicon: Lexicon
) -> Mapping[int, Role]:
    """What each person is by a list or a phrase of the report that says so; the first counts."""
    stretches = {at: tuple(_stretches(p.block.text, lexicon)) for at, p in enumerate(passages)}
    found: dict[int, Role] = {}
    for number, person in enumerate(cast):
        for mention in person.mentions:
            begins = mention.name.start
            for start, end, role in stretches[mention.passage]:
                if start <= begins < end and number not in found:
                    found[number] = role
    return found


def _stretches(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, Role]]:
    """Where names stand of which the words before say what they are."""
    labels = list(lexicon.patterns["roster_label"].finditer(text))
    for number, label in enumerate(labels):
        following = labels[number + 1].start() if number + 1 < len(labels) else len(text)
        end = _ends(text, label.end(), lexicon)
        yield label.end(), min(following, end), _role(label)
    for phrase in lexicon.patterns["roster_phrase"].finditer(text):
        yield phrase.end(), _ends(text, phrase.end(), lexicon), _role(phrase)


def _role(match: re.Match[str]) -> Role:
    return next(part for part in _PARTS if match.groupdict().get(part))


def _ends(text: str, at: int, lexicon: Lexicon) -> int:
    end = lexicon.patterns["roster_end"].search(text, at)
    return end.start() if end else len(text)
