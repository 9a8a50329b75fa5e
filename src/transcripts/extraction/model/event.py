"""What the model says of the event: its title, venue, place and organizer."""

import numpy as np

from transcripts.extraction.model.pieces import Levels, groups
from transcripts.extraction.model.tagging import FIELDS, Tagged
from transcripts.extraction.reports.event import EventFacts

_LEVELS = Levels(0.3, 0.2)
_SURE = 0.35
"""Mean probability from which words are taken for a fact of the event."""


def facts(tagged: Tagged, text: str, told: EventFacts) -> EventFacts:
    """The facts of an event, those of the rules where the model sees none."""
    found = {field: _likeliest(tagged, text, number) for number, field in enumerate(FIELDS)}
    return told._replace(
        title=found["title"] or told.title,
        venue=found["venue"] or told.venue,
        place=found["place"] or told.place,
        organizers=(found["organizer"],) if found["organizer"] else told.organizers,
    )


def _likeliest(tagged: Tagged, text: str, number: int) -> str | None:
    labels = tagged.heads["event"][:, 1 + 2 * number : 3 + 2 * number]
    inside = labels.sum(axis=1)
    best, words = _SURE, None
    for group in groups(inside, labels[:, 0], slice(0, len(inside)), _LEVELS):
        first, last = group.runs[0][0], group.runs[-1][1]
        sure = float(np.mean(inside[first:last]))
        if sure > best:
            best, words = sure, text[int(tagged.starts[first]) : int(tagged.ends[last - 1])]
    return " ".join(words.split()).strip("“”\"‘’'«» .–—:,;*_#") or None if words else None
