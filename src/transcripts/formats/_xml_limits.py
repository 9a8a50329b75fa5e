"""What the XML parser refuses for its size, in our own words."""

_LIMITS = (
    ("Excessive depth", "its elements are nested deeper than 256; flatten them"),
    ("Name too long", "a name in it is longer than 50,000 characters; shorten it"),
    ("Resource limit", "a text in it is over 10 MB; split it"),
    ("too big", "a comment in it is over 10 MB; remove it"),
    ("too long", "a text in it is over 10 MB; split it"),
)


def limit_in(message: str) -> str | None:
    """The limit that a message of the parser speaks of; None if the fault is another."""
    return next((words for sign, words in _LIMITS if sign in message), None)
