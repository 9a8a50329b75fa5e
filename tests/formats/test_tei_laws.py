"""The laws of the TEI form, for every document that Hypothesis can make.

What all lossless forms promise (reading undoes writing, schemas fit) is in `tests/test_laws.py`.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings

from strategies import documents
from tei_files import PROFILE, jing, tei_all
from transcripts.formats import ReadOptions, json, tei
from transcripts.model import Document


@given(document=documents())
def test_tei_to_json_to_tei_gives_the_same_bytes(document: Document) -> None:
    data = tei.write(document).data

    as_json = json.write(tei.read(data, ReadOptions()).document).data
    again = tei.write(json.read(as_json, ReadOptions()).document).data

    assert again == data


@settings(max_examples=20)
@given(document=documents())
def test_equal_documents_give_equal_bytes(document: Document) -> None:
    reordered = document.replace(extensions=dict(reversed(document.extensions.items())))

    assert reordered == document
    assert tei.write(reordered).data == tei.write(document).data


@pytest.mark.needs_java
def test_what_is_written_fits_all_of_tei_and_the_profile(tmp_path: Path) -> None:
    files: list[Path] = []

    @given(document=documents())
    def collect(document: Document) -> None:
        files.append(tmp_path / f"{len(files)}.xml")
        files[-1].write_bytes(tei.write(document).data)

    collect()
    assert jing(tei_all(), files) == ""
    assert jing(PROFILE, files) == ""
