"""Descriptions of fields come from the strings below them."""

from pydantic import Field

from transcripts.described import Described


class Named(Described):
    """Anything with a name."""

    name: str
    """What to call it,
    in one line."""
    code: str = Field(default="x", description="Given with the field.")
    """Not this one."""
    plain: int = 0


class Place(Named):
    """A place, nested in another."""

    inside: "Place | None" = None
    """What it lies in."""


def test_the_schema_describes_what_has_a_string_below_it() -> None:
    properties = Named.model_json_schema()["properties"]
    assert {name: field.get("description") for name, field in properties.items()} == {
        "name": "What to call it,\nin one line.",
        "code": "Given with the field.",
        "plain": None,
    }


def test_inherited_and_nested_fields_are_described_too() -> None:
    properties = Place.model_json_schema()["$defs"]["Place"]["properties"]
    assert properties["inside"]["description"] == "What it lies in."
    assert properties["name"]["description"] == "What to call it,\nin one line."
