"""How what is said of a document as a whole differs."""

from typing import Literal

from pydantic import JsonValue

from transcripts.comparison.changes.change import Fields, KindOfChange
from transcripts.model.types import Extension, ExtensionKey, Id

DocumentField = Literal["language", "identifiers", "rights", "conflicts"]
"""The fields of a document that are compared as a whole."""


class EventEdited(KindOfChange):
    """What is said of the event differs."""

    kind: Literal["event_edited"] = "event_edited"
    before: Fields
    """The fields as they were."""
    after: Fields
    """The same fields as they are."""


class MetadataEdited(KindOfChange):
    """The document's language, identifiers, rights or open conflicts differ."""

    kind: Literal["metadata_edited"] = "metadata_edited"
    field: DocumentField
    """Which of them."""
    before: JsonValue
    """Its value in JSON as it was; null where it has its default."""
    after: JsonValue
    """Its value in JSON as it is; null where it has its default."""


class ExtensionsEdited(KindOfChange):
    """What others carry in the document differs."""

    kind: Literal["extensions_edited"] = "extensions_edited"
    before: dict[ExtensionKey, Extension]
    """The keys that differ, as they were; a key that was added is missing."""
    after: dict[ExtensionKey, Extension]
    """The keys that differ, as they are; a key that was removed is missing."""


class Renumbered(KindOfChange):
    """Records that both documents have go by other ids."""

    kind: Literal["renumbered"] = "renumbered"
    ids: dict[Id, Id]
    """The second document's id for each of the first that changed."""
