"""What all changes share.

Every change has two sides: `old` and `before` speak of the first document and use its ids,
`new` and `after` speak of the second. Turned round, a change is what leads back.
"""

from typing import Annotated, Any

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    JsonValue,
    SerializerFunctionWrapHandler,
    model_serializer,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from typing_extensions import TypeAliasType

from transcripts.model import Model

Index = TypeAliasType("Index", Annotated[int, Field(ge=0)])
"""A place in a list, from 0."""

Fields = TypeAliasType("Fields", dict[str, JsonValue])
"""Some fields of a record in JSON, by name; null where the field has its default."""


class KindOfChange(Model):
    """Base of changes: each says its kind in JSON, where other defaults are left out."""

    kind: str
    """What kind of change this is."""

    @model_serializer(mode="wrap")
    def _with_kind(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        return {"kind": self.kind, **handler(self)}

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The schema, in which the kind is required."""
        schema = super().__get_pydantic_json_schema__(core_schema, handler)
        node = handler.resolve_ref_schema(schema)
        del node["properties"]["kind"]["default"]
        node["required"] = ["kind", *node.get("required", ())]
        return schema
