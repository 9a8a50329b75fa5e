"""Consumers in other languages: ajv, the TypeScript compiler, and the guide's examples."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings

from strategies import documents
from transcripts.model import Document

PROJECT = Path(__file__).parents[1]
NODE = PROJECT / "tests" / "node"
SCHEMA = PROJECT / "schema" / "1.0" / "document.json"
GUIDE = PROJECT / "schema" / "README.md"
SAMPLES = sorted((PROJECT / "samples").glob("*.json"))
EVERYTHING = PROJECT / "samples" / "everything.json"


def _run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command], capture_output=True, encoding="utf-8", check=False
    )


def _example(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```", GUIDE.read_text("utf-8"), re.M | re.S)
    assert found is not None
    return found[1]


@pytest.mark.needs_node
def test_ajv_accepts_every_sample() -> None:
    assert SAMPLES
    run = _run("node", NODE / "check.mjs", SCHEMA, *SAMPLES)
    assert (run.stdout, run.stderr) == (f"{len(SAMPLES)} checked\n", "")
    assert run.returncode == 0


@pytest.mark.needs_node
def test_ajv_accepts_whatever_we_can_write(tmp_path: Path) -> None:
    made: list[object] = []

    @settings(max_examples=20)
    @given(documents())
    def collect(document: Document) -> None:
        made.append(json.loads(document.model_dump_json()))

    collect()
    file = tmp_path / "made.json"
    file.write_text(json.dumps(made), "utf-8")
    assert _run("node", NODE / "check.mjs", SCHEMA, file).stdout == f"{len(made)} checked\n"


@pytest.mark.needs_node
@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"id": "a b"}, "/id must match pattern"),
        ({"id": "a\n"}, "/id must match pattern"),
        ({"speeches": []}, "/ must NOT have additional properties"),
        ({"schema_version": "1.1"}, "/schema_version must be equal to constant"),
        ({"event": {"start": "in spring"}}, "/event/start must match pattern"),
        ({"agents": [{"id": "a"}]}, "/agents/0 must have required property 'kind'"),
        ({"extensions": {"note": 1}}, "/extensions must match pattern"),
    ],
)
def test_ajv_refuses_what_we_refuse(tmp_path: Path, change: dict[str, object], fault: str) -> None:
    file = tmp_path / "changed.json"
    file.write_text(json.dumps({"schema_version": "1.0", "id": "d"} | change), "utf-8")
    run = _run("node", NODE / "check.mjs", SCHEMA, file)
    assert run.returncode == 1
    assert run.stdout.startswith(f"{file}: {fault}")


@pytest.mark.needs_node
def test_the_types_compile_and_narrow() -> None:
    run = _run("node", NODE / "node_modules" / "typescript" / "bin" / "tsc", "-p", NODE)
    assert (run.stdout, run.returncode) == ("", 0)


@pytest.mark.needs_node
def test_the_javascript_example_finds_the_words(tmp_path: Path) -> None:
    script = tmp_path / "quotes.mjs"
    script.write_text(_example("javascript"), "utf-8")
    run = _run("node", script, EVERYTHING)
    document = json.loads(EVERYTHING.read_bytes())
    assert run.stdout.splitlines() == [
        f"{claim['id']}: {span['quote']}"
        for claim in document["claims"]
        for span in claim["content"]
    ]
    assert "c11: fifty years" in run.stdout.splitlines()


@pytest.mark.skipif(shutil.which("javac") is None, reason="no Java compiler installed (a JDK)")
def test_the_java_example_finds_the_words(tmp_path: Path) -> None:
    source = tmp_path / "Slice.java"
    source.write_text(_example("java"), "utf-8")
    run = _run("java", source)
    assert run.stdout.splitlines() == ["fifty years", " fifty year"]


def test_versions_are_pinned_and_name_no_registry() -> None:
    wanted = json.loads((NODE / "package.json").read_bytes())["devDependencies"]
    locked = json.loads((NODE / "package-lock.json").read_bytes())["packages"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    for name, version in wanted.items():
        assert locked[f"node_modules/{name}"]["version"] == version
    assert all("resolved" not in package for package in locked.values())


def test_the_guide_names_every_record() -> None:
    guide = GUIDE.read_text("utf-8")
    definitions = json.loads(SCHEMA.read_bytes())["$defs"]
    records = [name for name, node in definitions.items() if "properties" in node]
    assert [name for name in records if f"`{name}`" not in guide] == []
