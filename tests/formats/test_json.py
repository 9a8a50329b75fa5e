"""The JSON form: what is written, what is refused, and on which line."""

import json
from typing import Any

import pytest

from transcripts.errors import NewerSchemaError, ReadError
from transcripts.formats import Place, ReadOptions, Sniff
from transcripts.formats.json import FORMAT, parse, read, sniff, write
from transcripts.model import Agent, Block, Claim, Document, TextSpan

DOCUMENT = Document(
    schema_version="1.0",
    id="d",
    agents=(Agent(id="osei", kind="person", name="Renée Osei"),),
    blocks=(Block(id="u1", kind="turn", text="Walls “work”.", speaker="osei"),),
    claims=(
        Claim(
            id="c1",
            content=(TextSpan(block="u1", start=0, end=5, quote="Walls"),),
            mode="own",
            polarity="asserted",
            certainty="asserted",
        ),
    ),
    extensions={"b:y": {"z": 1, "a": [None]}, "a:x": True},
)
WRITTEN = """\
{
 "schema_version": "1.0",
 "id": "d",
 "agents": [
  {
   "id": "osei",
   "kind": "person",
   "name": "Renée Osei"
  }
 ],
 "blocks": [
  {
   "id": "u1",
   "kind": "turn",
   "text": "Walls “work”.",
   "speaker": "osei"
  }
 ],
 "claims": [
  {
   "id": "c1",
   "content": [
    {
     "block": "u1",
     "start": 0,
     "end": 5,
     "quote": "Walls"
    }
   ],
   "mode": "own",
   "polarity": "asserted",
   "certainty": "asserted"
  }
 ],
 "extensions": {
  "a:x": true,
  "b:y": {
   "a": [
    null
   ],
   "z": 1
  }
 }
}
"""


def refusal(text: str | bytes) -> ReadError:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(ReadError) as caught:
        read(data, ReadOptions())
    return caught.value


def changed(old: str, new: str) -> str:
    assert old in WRITTEN
    return WRITTEN.replace(old, new)


def test_written_form() -> None:
    assert write(DOCUMENT).data.decode() == WRITTEN
    assert write(DOCUMENT).losses == ()


def test_reading_gives_the_document_back() -> None:
    assert read(WRITTEN.encode(), ReadOptions()) == (DOCUMENT, ())


def test_layout_and_order_of_keys_do_not_matter() -> None:
    record = json.loads(WRITTEN)
    compact = json.dumps(dict(reversed(record.items())), separators=(",", ":"))
    assert read(compact.encode(), ReadOptions()).document == DOCUMENT


def test_null_is_the_same_as_nothing() -> None:
    text = changed('"kind": "person",', '"kind": "person", "rule": null,')
    assert read(text.encode(), ReadOptions()).document == DOCUMENT


def test_a_byte_order_mark_is_taken_off() -> None:
    assert read(b"\xef\xbb\xbf" + WRITTEN.encode(), ReadOptions()).document == DOCUMENT


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("", "the file is empty", None),
        (" \n", "the file is empty", None),
        ("[]", "a document is an object, { … }", None),
        ('"1.0"', "a document is an object, { … }", None),
        ("{\n}", "no schema_version; add the version it was written for", None),
        ('{"a": 1,\n "b": }', "Expecting value (column 7)", 2),
        (WRITTEN[:-2], "Expecting ',' delimiter (column 1)", 44),
        (WRITTEN + "{}", "Extra data (column 1)", 45),
        ('{"a": ' + "1" * 5000 + "}", "a number in it has too many digits; shorten it", None),
        ('{"schema_version": NaN}', "NaN is not JSON", None),
        ('{"schema_version": -Infinity}', "-Infinity is not JSON", None),
        ('{"a": "\x01"}', "Invalid control character at (column 8)", 1),
        ("[" * 100_000, "its values are nested too deeply; flatten them", None),
    ],
)
def test_what_is_not_json(text: str, reason: str, line: int | None) -> None:
    error = refusal(text)
    assert error.reason.startswith(reason)
    assert (error.format, error.line) == ("json", line)


def test_json_is_utf_8() -> None:
    error = refusal(WRITTEN.encode("latin-1", errors="replace"))
    assert (error.reason, error.line) == ("JSON must be UTF-8; save it in that encoding", 8)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('"id": "d",', '"id": "d", "id": "e",', "id"),
        ('"kind": "person",', '"kind": "person", "kind": "group",', "kind"),
        ('"z": 1', '"z": 1, "z": 2', "z"),
    ],
)
def test_repeated_keys_are_refused(old: str, new: str, key: str) -> None:
    reason = f"an object has the key {key!r} twice; one value would be lost"
    assert refusal(changed(old, new)).reason == reason


@pytest.mark.parametrize(
    ("old", "new", "reason", "line"),
    [
        ('"id": "d"', '"id": "d d"', 'id: id is "d d", but must be an id', 3),
        (
            '"kind": "person"',
            '"kind": "robot"',
            'agents/0/kind: kind is "robot"; use one of: person',
            7,
        ),
        ('"kind": "person",', "", "agents/0/kind: has no kind", 5),
        ('"kind": "person"', '"kind": "person", "age": 3', "agents/0/age: has a field age that", 7),
        ('"name": "R', '"roles": ["x"], "name": "R', 'agents/0/roles/0: roles is "x"; use', 8),
        ('"start": 0', '"start": "0"', 'claims/0/content/0/start: start is "0", but must', 25),
        ('"start": 0', '"start": 0.0', "claims/0/content/0/start: start is 0.0, but must", 25),
        ('"z": 1', '"z": 1e999', "extensions/b:y: b:y: not a value that JSON can carry", 37),
        ('"id": "d"', '"id": "d", "a~/b": 1', "a~0~1b: has a field a~/b that", 3),
        (
            '"id": "osei"',
            '"id": "d"',
            "d: id 'd' is already used at /id; give one of the records another id, also where it "
            "is referred to (and 1 more: see `transcripts validate`)",
            6,
        ),
        (
            '"quote": "Walls"',
            '"quote": "Dikes"',
            "c1: the quote is not what stands at 0–5 of 'u1'; "
            "shift the span to where its quote stands, or correct the quote",
            27,
        ),
    ],
)
def test_faults_have_a_place(old: str, new: str, reason: str, line: int) -> None:
    error = refusal(changed(old, new))
    assert error.reason.startswith(reason)
    assert error.line == line


def test_an_unknown_version_is_refused() -> None:
    error = refusal(changed('"schema_version": "1.0"', '"schema_version": "0.1"'))
    assert error.reason == "schema_version '0.1' never existed; use '1.0'"


def test_a_newer_version_is_refused() -> None:
    with pytest.raises(NewerSchemaError, match=r"uses schema 1\.1, this program knows 1\.0"):
        read(changed('"schema_version": "1.0"', '"schema_version": "1.1"').encode(), ReadOptions())


@pytest.mark.parametrize("depth", [199, 5_000])
def test_extensions_deeper_than_others_can_read_are_refused(depth: int) -> None:
    deep = "[" * depth + "]" * depth
    reason = refusal(changed('"z": 1', f'"z": {deep}')).reason
    assert "nested too deep" in reason or "recursion" in reason


def test_large_and_exact_numbers_are_kept() -> None:
    text = changed('"z": 1', '"z": [9007199254740993, 1e-7, 0.1, -0.0]')
    document = read(text.encode(), ReadOptions()).document
    assert b"9007199254740993,\n    1e-07,\n    0.1,\n    -0.0" in write(document).data


def test_places_of_values() -> None:
    parsed = parse(b'{"schema_version": "1.0",\n "a/b": [{"c~": "x,\\"]"},\n  2], "": {}}')
    assert parsed.record == {"schema_version": "1.0", "a/b": [{"c~": 'x,"]'}, 2], "": {}}
    assert dict(parsed.places) == {
        "": Place(1, 1),
        "/schema_version": Place(1, 20),
        "/a~1b": Place(2, 9),
        "/a~1b/0": Place(2, 10),
        "/a~1b/0/c~0": Place(2, 17),
        "/a~1b/1": Place(3, 3),
        "/": Place(3, 11),
    }
    assert len(parsed.places) == 7


@pytest.mark.parametrize(
    ("head", "verdict"),
    [
        (WRITTEN.encode(), Sniff.CERTAIN),
        (b'\xef\xbb\xbf\n {"schema_version"', Sniff.CERTAIN),
        (b'{"cues": []}', Sniff.NO),
        (b'["schema_version"]', Sniff.NO),
        (b"", Sniff.NO),
    ],
)
def test_sniff(head: bytes, verdict: Sniff) -> None:
    assert sniff(head) == verdict


def test_format() -> None:
    assert (FORMAT.name, FORMAT.lossless, FORMAT.suffixes[0]) == ("json", True, ".transcript.json")
    assert FORMAT.media_type == "application/json"


@pytest.mark.parametrize("value", [[], {}, None, 0, "", "\x00\u2028e\u0301"])
def test_extensions_hold_any_value(value: Any) -> None:
    document = DOCUMENT.replace(extensions={"a:x": value})
    assert read(write(document).data, ReadOptions()).document == document
