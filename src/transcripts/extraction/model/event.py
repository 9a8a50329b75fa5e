"""What the model says of the event: its title, venue, place and organizer."""

from collections.abc import Iterator, Sequence

from transcripts.extraction.language.sentences import Span
from transcripts.extraction.model.pieces import Levels, groups, whole_words
from transcripts.extraction.model.tagging import FIELDS, Tagged
from transcripts.extraction.reports.event import EventFacts

_LEVELS = Levels(0.1, 0.06)
_SURE = {"title": 0.0, "venue": 0.2, "place": 0.1, "organizer": 0.2}
"""Probability of a token from which words go before what the rules take for the fact."""


def facts(tagged: Tagged, text: str, told: EventFacts) -> EventFacts:
    """The facts of an event, those of the rules where the model sees none."""
    found = {
        field: _likeliest(tagged, text, number, _SURE[field]) for number, field in enumerate(FIELDS)
    }
    return told._replace(
        title=found["title"] or told.title,
        venue=found["venue"] or told.venue,
        place=found["place"] or told.place,
        organizers=(found["organizer"],) if found["organizer"] else told.organizers,
    )


def _likeliest(tagged: Tagged, text: str, number: int, least: float) -> str | None:
    labels = tagged.heads["event"][:, 1 + 2 * number : 3 + 2 * number]
    inside = labels.sum(axis=1)
    best, words = least, None
    for group in groups(inside, labels[:, 0], slice(0, len(inside)), _LEVELS):
        for first, last in _by_line(group.runs, tagged, text):
            sure = float(inside[first:last].max())
            if sure > best:
                best = sure
                span = Span(int(tagged.starts[first]), int(tagged.ends[last - 1]))
                words = text[slice(*whole_words(span, text))]
    return " ".join(words.split()).strip("“”\"‘’'«» .–—:,;*_#") or None if words else None


def _by_line(
    runs: Sequence[tuple[int, int]], tagged: Tagged, text: str
) -> Iterator[tuple[int, int]]:
    """Runs of tokens with what stands between them, as far as they stand on one line."""
    first, last = runs[0]
    for run in runs[1:]:
        if "\n" in text[int(tagged.ends[last - 1]) : int(tagged.starts[run[0]])]:
            yield first, last
            first = run[0]
        last = run[1]
    yield first, last
