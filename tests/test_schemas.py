"""The published schemas are found in a checkout and in a wheel, and match the model."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import schema as schema_tool
from schema_examples import EXAMPLES
from transcripts import schemas
from transcripts.errors import UnknownSchemaError
from transcripts.model import SCHEMA_VERSION, Document, Model, records

FOLDER = Path(__file__).parents[1] / "schema" / SCHEMA_VERSION
GENERATED = (
    "document.json", "report.json", "changes.json", "document.d.ts", "report.d.ts", "changes.d.ts",
    "alignment.json", "alignment.d.ts", "decisions.json", "decisions.d.ts",
)  # fmt: skip
SCHEMAS = [name for name in GENERATED if name.endswith(".json")]


def test_names_are_those_of_the_folder() -> None:
    assert schemas.names() == tuple(sorted(path.name for path in FOLDER.iterdir()))
    assert {*GENERATED, "context.jsonld"} <= set(schemas.names())


def test_a_schema_is_loaded_as_it_lies_there() -> None:
    assert schemas.load("document.json") == (FOLDER / "document.json").read_bytes()
    assert schemas.json_schema()["title"] == "Document"


@pytest.mark.parametrize("name", ["document.xsd", "../README.md", ""])
def test_an_unknown_schema_is_refused(name: str) -> None:
    with pytest.raises(UnknownSchemaError) as caught:
        schemas.load(name)
    assert caught.value.name == name
    assert "document.json" in caught.value.known


def test_the_schemas_of_a_wheel_lie_beside_the_code(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "transcripts" / "schema" / "1.0"
    folder.mkdir(parents=True)
    (folder / "document.json").write_bytes(b"{}")
    monkeypatch.setattr(schemas, "__file__", str(tmp_path / "transcripts" / "schemas.py"))
    schemas._folder.cache_clear()
    try:
        assert (schemas.names(), schemas.load("document.json")) == (("document.json",), b"{}")
    finally:
        schemas._folder.cache_clear()


def test_the_version_is_the_models() -> None:
    assert schemas.VERSION == SCHEMA_VERSION


@pytest.mark.parametrize("name", GENERATED)
def test_generated_files_are_up_to_date(name: str) -> None:
    assert schema_tool.files()[name] == (FOLDER / name).read_bytes()


def test_check_says_what_is_out_of_date(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(schema_tool, "FOLDER", tmp_path)
    assert schema_tool.main([]) == 0
    assert schema_tool.main(["--check"]) == 0
    (tmp_path / "report.json").write_bytes(b"{}")
    capsys.readouterr()
    assert schema_tool.main(["--check"]) == 1
    expected = "schema/1.0/report.json is out of date; run: python tools/schema.py\n"
    assert capsys.readouterr().out == expected
    assert schema_tool.main(["--chekc"]) == 2


def test_the_schema_says_which_it_is() -> None:
    head = {key: schemas.json_schema()[key] for key in ("$schema", "$id", "required")}
    assert head == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://w3id.org/transcripts/schema/1.0/document.json",
        "required": ["id", "schema_version"],
    }


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(schemas.json_schema(name))
    assert schemas.load(name).isascii()


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_type_and_field_is_described(name: str) -> None:
    root = schemas.json_schema(name)
    for title, node in {root["title"]: root, **root["$defs"]}.items():
        assert (node["title"], bool(node["description"])) == (title, True)
        for field, value in node.get("properties", {}).items():
            assert "title" not in value
            assert "description" in value or "$ref" in value, f"{title}.{field}"


def test_contract_fields_are_required() -> None:
    required = {name: node["required"] for name, node in _definitions() if "required" in node}
    assert required["Claim"] == ["id", "content", "mode", "polarity", "certainty"]
    assert required["Block"] == ["id", "kind", "text"]
    assert required["TextSpan"] == ["block", "start", "end", "quote"]
    assert "Event" not in required


def test_enumerations_have_names() -> None:
    assert schemas.json_schema()["$defs"]["Mode"]["enum"] == [
        "direct", "indirect", "mixed", "free_indirect", "own",
    ]  # fmt: skip
    claim = schemas.json_schema()["$defs"]["Claim"]["properties"]
    assert claim["mode"]["$ref"] == "#/$defs/Mode"
    assert claim["act"]["anyOf"] == [{"$ref": "#/$defs/Act"}, {"type": "null"}]


def test_defaults_are_those_of_the_model() -> None:
    agent = schemas.json_schema()["$defs"]["Agent"]["properties"]
    assert agent["review"]["default"] == {"status": "unreviewed"}
    assert (agent["roles"]["default"], agent["described"]["default"]) == ([], False)
    assert "default" not in agent["name"]


def _definitions() -> list[tuple[str, dict[str, Any]]]:
    return [(name, node) for name, node in schemas.json_schema()["$defs"].items()]


_HOMES = {
    "Report": "report.json",
    "Issue": "report.json",
    "Changes": "changes.json",
    "WordsEdited": "changes.json",
    "BlockSplit": "changes.json",
    "Decision": "decisions.json",
    "Decisions": "decisions.json",
    "Match": "alignment.json",
    "AlignedStatement": "alignment.json",
    "Alignment": "alignment.json",
}


@pytest.mark.parametrize("title", EXAMPLES)
def test_examples_fit_their_type(title: str) -> None:
    name = _HOMES.get(title, "document.json")
    definitions = schemas.json_schema(name)["$defs"]
    roots = {"Document", "Report", "Changes", "Alignment", "Decisions"}
    node = schemas.json_schema(name) if title in roots else definitions[title]
    checker = Draft202012Validator({**node, "$defs": definitions})
    for example in EXAMPLES[title]:
        assert [error.message for error in checker.iter_errors(example)] == []


def test_the_example_document_is_valid() -> None:
    for example in EXAMPLES["Document"]:
        document = Document.model_validate_json(json.dumps(example))
        assert document.claims[0].content[0].quote == "The wall buys us decades"


@pytest.mark.parametrize("cls", [records.Claim, records.Block, records.Agent])
def test_declarations_have_every_field(cls: type[Model]) -> None:
    text = schemas.load("document.d.ts").decode()
    body = text.partition(f"export interface {cls.__name__} {{\n")[2].partition("\n}\n")[0]
    declared = [line.split()[1].rstrip("?:") for line in body.split("\n") if "readonly" in line]
    assert declared == list(cls.model_fields)


def test_declarations_let_consumers_narrow_types() -> None:
    text = schemas.load("document.d.ts").decode()
    assert '\n  readonly schema_version: "1.0";\n' in text
    assert "\n  readonly kind: BlockKind;\n" in text
    assert "\n  readonly content: readonly [TextSpan, ...TextSpan[]];\n" in text
    assert "\n  readonly speaker?: Id | null;\n" in text
