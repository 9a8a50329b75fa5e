"""The TEI profile: its notations agree, it knows the model's values, it refuses what is wrong."""

import re
import subprocess
from pathlib import Path
from typing import Any, get_args

import pytest
from lxml import etree

from tei_files import PROFILE, PROJECT, jing, tei_all
from transcripts.formats.tei import write
from transcripts.formats.tei.vocabulary import CATEGORIES, PROFILE_URI, WITNESSES
from transcripts.model import Block, Document, records

COMPACT = PROFILE.with_suffix(".rnc")
SAMPLES = sorted((PROJECT / "samples").glob("*.tei.xml"))
LITERALS: dict[str, Any] = {
    "role": records.Role,
    "mode": records.Mode,
    "polarity": records.Polarity,
    "certainty": records.Certainty,
    "act": records.Act,
    "form": records.Form,
    "completeness": records.Completeness,
    "activity": records.Activity,
    "access": records.Access,
}


@pytest.mark.needs_java
def test_the_xml_notation_is_made_from_the_compact_one(tmp_path: Path) -> None:
    made = tmp_path / "tei.rng"
    subprocess.run(["trang", str(COMPACT), str(made)], check=True)
    assert made.read_bytes() == PROFILE.read_bytes()


def test_lxml_loads_the_profile() -> None:
    etree.RelaxNG(etree.fromstring(PROFILE.read_bytes()))
    assert PROFILE_URI.endswith("/1.0/tei.rng")


@pytest.mark.parametrize("taxonomy", LITERALS)
def test_every_value_of_the_model_is_a_category(taxonomy: str) -> None:
    assert tuple(CATEGORIES[taxonomy]) == get_args(LITERALS[taxonomy])


def test_the_profile_names_the_same_categories() -> None:
    named = set(re.findall(r'"#([a-z]+\.[a-z_]+)"', COMPACT.read_text()))
    defined = {f"{name}.{value}" for name, values in CATEGORIES.items() for value in values}
    assert named - {f"wit.{side}" for side in WITNESSES} == defined


@pytest.mark.needs_java
def test_samples_fit_all_of_tei_and_the_profile() -> None:
    assert SAMPLES
    assert jing(tei_all(), SAMPLES) == ""
    assert jing(PROFILE, SAMPLES) == ""


WRITTEN = write(
    Document(
        schema_version="1.0",
        id="d",
        blocks=(Block(id="p1", kind="paragraph", text="The wall holds."),),
    )
).data.decode()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('<p xml:id="p1">', "<p>"),
        ('<p xml:id="p1">', '<p xml:id="p1" who="#sp1">'),
        ('<p xml:id="p1">', '<p xml:id="p1" rend="bold">'),
        ('<p xml:id="p1">', '<p xml:id="p1" synch="#T1">'),
        ("The wall", "The <hi>wall</hi>"),
        ("<div>", '<div type="section">'),
        ("</body>", "</body><back/>"),
        ('"transcripts" n="1.0"', '"transcripts" n="2.0"'),
        ("<authority/>", ""),
    ],
)
def test_the_profile_refuses(right: str, wrong: str) -> None:
    grammar = etree.RelaxNG(etree.fromstring(PROFILE.read_bytes()))
    assert right in WRITTEN
    assert grammar.validate(etree.fromstring(WRITTEN.encode()))
    assert not grammar.validate(etree.fromstring(WRITTEN.replace(right, wrong, 1).encode()))
