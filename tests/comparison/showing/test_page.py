"""The page of changes: what stands in it; `test_browser` uses it."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from minutes_documents import BLOCKS, MINUTES, with_text
from transcripts import api
from transcripts.cli import main
from transcripts.comparison import diff
from transcripts.comparison.showing import Sides
from transcripts.comparison.showing.page import html_page
from transcripts.model import Document


def page(old: Document, new: Document) -> str:
    changes = diff(old, new).changes
    return html_page(Sides(old, new, changes), changes, names=("a<b>.json", "b.json")).decode()


def rows(html: str) -> list[str]:
    return re.findall(r'<div class="row.*?\n</div>', html, re.S)


def test_each_turn_stands_beside_the_one_it_became() -> None:
    text = "The new bus line will open in May, and it will run every ten minutes."
    second = rows(page(MINUTES, with_text(1, text)))[1]
    assert (
        second
        == """\
<div class="row">
<h3 class="change" id="change-1" data-kind="words" tabindex="-1">words of turn 2 (Ada Bell)</h3>
<div class="cell"><b class="side">A</b><div class="block turn" id="A-u2" tabindex="-1">\
<p class="who"><span>turn 2</span> <b>Ada Bell</b> <time>0:20–0:29</time></p>\
<p class="said">The new bus line will open in <del>March,</del> and it will run every ten \
minutes.</p></div></div>
<div class="cell"><b class="side">B</b><div class="block turn" id="B-u2" tabindex="-1">\
<p class="who"><span>turn 2</span> <b>Ada Bell</b> <time>0:20–0:29</time></p>\
<p class="said">The new bus line will open in <ins>May,</ins> and it will run every ten \
minutes.</p></div></div>
</div>"""
    )


def test_what_was_moved_is_linked_from_both_places() -> None:
    moved = MINUTES.replace(blocks=(*BLOCKS[2:], *BLOCKS[:2]))
    html = page(MINUTES, moved)
    assert '<a href="#B-u1">now turn 5</a>' in html
    assert '<a href="#A-u1">was turn 1</a>' in html
    assert len(rows(html)) == 8


def test_what_was_deleted_has_nothing_beside_it() -> None:
    html = page(MINUTES, MINUTES.replace(blocks=(BLOCKS[0], *BLOCKS[2:])))
    deleted = rows(html)[1]
    assert ">turn 2 (Ada Bell) deleted</h3>" in deleted
    assert deleted.endswith('<div class="cell empty"></div>\n</div>')


def test_filters_tell_how_many_changes_there_are_of_each_kind() -> None:
    html = page(MINUTES, MINUTES.replace(blocks=(*BLOCKS[1:], BLOCKS[0])))
    assert re.findall(r'data-filter="(\w+)" checked> \w+ <small>(\d+)', html) == [("moves", "1")]


def test_text_is_never_markup() -> None:
    text = BLOCKS[0].text.replace("Please", "</p><script>alert(1)</script> & please")
    html = page(MINUTES, with_text(0, text).replace(language="en"))
    assert "<script>alert" not in html
    assert "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp;" in html
    assert "<title>What differs: a&lt;b&gt;.json and b.json</title>" in html


@pytest.mark.parametrize("tag", ["style", "script"])
def test_only_its_own_style_and_script_are_allowed(tag: str) -> None:
    html = page(MINUTES, MINUTES)
    content = html.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
    digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
    assert f"{tag}-src 'sha256-{digest}'" in html
    assert not re.search(r'(?:src|href)="(?!#)', html)


def test_the_command_writes_the_page_and_overwrites_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    api.write(MINUTES, "a.json")
    api.write(with_text(0, BLOCKS[0].text.upper()), "b.json")
    arguments = ["diff", "a.json", "b.json", "--html", "page.html"]
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stderr) == (1, "1 change → page.html\n")
    assert Path("page.html").read_text("utf-8").startswith("<!DOCTYPE html>")
    assert CliRunner().invoke(main, arguments).exit_code == 3
    assert CliRunner().invoke(main, [*arguments, "--force"]).exit_code == 1


def test_files_of_one_name_are_told_apart_by_their_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("one", "two"):
        Path(folder).mkdir()
        api.write(MINUTES, f"{folder}/a.json")
    arguments = ["diff", "one/a.json", "two/a.json", "--html", "page.html"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert "A: one/a.json" in Path("page.html").read_text("utf-8")
