"""A page for the browser: the report with its claims marked, beside it the transcript.

It is one file, fetches nothing, and works without scripts as far as links go.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib import resources

from transcripts.alignment.records import VERDICTS, AlignedStatement, Alignment, Verdict
from transcripts.alignment.showing.marking import Part, parts
from transcripts.alignment.turns import spoken
from transcripts.model import Block, Document

SIGNS: Mapping[Verdict, str] = {"found": "✓", "misattributed": "≠", "not_found": "?"}
WORDS: Mapping[Verdict, str] = {
    "found": "found",
    "misattributed": "said by somebody else",
    "not_found": "not found",
}


def html_page(alignment: Alignment, report: Document, transcript: Document) -> bytes:
    """The page, as UTF-8."""
    style, script = _resource("page.css"), _resource("page.js")
    names = [one.file or one.id for one in (alignment.report, alignment.transcript)]
    title = escape(f"{names[0]} in {names[1]}")
    lines = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f"<title>{title}</title>",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
        f"<style>{style}</style>\n</head>\n<body>",
        f"<header><h1>Report and transcript</h1><p>{title}</p></header>",
        *_navigation(alignment),
        '<div id="detail" role="status"></div>\n<main>',
        f'<section class="pane" id="report" tabindex="0" aria-label="Report"{_language(report)}>',
        "<h2>Report</h2>",
        *_report(alignment, report),
        "</section>",
        '<section class="pane" id="transcript" tabindex="0" aria-label="Transcript"'
        f"{_language(transcript)}>",
        "<h2>Transcript</h2>",
        *_transcript(transcript),
        "</section>\n</main>",
        f'<script type="application/json" id="statements">{_data(alignment)}</script>',
        f"<script>{script}</script>\n</body>\n</html>\n",
    ]
    return "\n".join(lines).encode()


def _resource(name: str) -> str:
    return (resources.files("transcripts.alignment.showing") / name).read_text("utf-8")


def _policy(style: str, script: str) -> str:
    digests = [
        base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        for content in (style, script)
    ]
    return (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _language(document: Document) -> str:
    return f' lang="{escape(document.language)}"' if document.language else ""


def _navigation(alignment: Alignment) -> Iterator[str]:
    yield '<nav hidden aria-label="Claims and questions">\n<fieldset><legend>Show</legend>'
    for verdict in VERDICTS:
        count = len(alignment.with_verdict(verdict))
        yield (
            f'<label><input type="checkbox" data-filter="{verdict}" checked>'
            f'<span class="sign {verdict}" aria-hidden="true">{SIGNS[verdict]}</span>'
            f"{WORDS[verdict]} <small>{count}</small></label>"
        )
    yield (
        '</fieldset>\n<span class="steps"><button type="button" id="previous" '
        'aria-label="Previous">←</button><button type="button" id="next" aria-label="Next">→'
        '</button> <span id="at"></span></span>'
        '<label><input type="checkbox" id="keys" checked>keys n and p</label>\n</nav>'
    )


def _report(alignment: Alignment, report: Document) -> Iterator[str]:
    found = {statement.id: statement for statement in alignment.statements}
    contents = {one.id: one.content for one in report.claims}
    contents |= {one.id: one.content for one in report.questions}
    spans = [(id, span) for id, content in contents.items() if id in found for span in content]
    for block in report.blocks:
        tag = "h3" if block.kind == "heading" else "p"
        marked = "".join(_part(part, found) for part in parts(block, spans))
        yield f"<{tag}>{marked}</{tag}>"


def _part(part: Part, found: Mapping[str, AlignedStatement]) -> str:
    text = escape(part.text)
    if not part.statements:
        return text
    one = found[part.statements[0]]
    target = f"turn-{one.matches[0].turn}" if one.matches else "transcript"
    told = ""
    if part.ends:
        told = (
            f'<span class="sign" aria-hidden="true">{SIGNS[one.verdict]}</span>'
            f'<span class="hidden"> ({_told(one)})</span>'
        )
    return (
        f'<a class="s {one.verdict}" href="#{escape(target)}" '
        f'data-s="{escape(" ".join(part.statements))}">{text}{told}</a>'
    )


def _told(one: AlignedStatement) -> str:
    if one.verdict == "not_found":
        return WORDS[one.verdict]
    return f"{WORDS[one.verdict]}, turn {one.matches[0].number}"


def _transcript(transcript: Document) -> Iterator[str]:
    numbers = {block.id: number for number, block in enumerate(spoken(transcript), start=1)}
    names = {agent.id: agent.name for agent in transcript.agents}
    for block in transcript.blocks:
        if block.id in numbers:
            yield from _turn(block, numbers[block.id], names)
        else:
            yield f"<p>{escape(block.text)}</p>"


def _turn(block: Block, number: int, names: Mapping[str, str | None]) -> Iterator[str]:
    speaker = names.get(block.speaker or "") or block.label or ""
    yield (
        f'<div class="turn" id="turn-{escape(block.id)}">'
        f'<p class="who">turn {number} <b>{escape(speaker)}</b></p>'
        f'<p class="said">{escape(block.text)}</p></div>'
    )


def _data(alignment: Alignment) -> str:
    records = [_record(one) for one in alignment.statements]
    # Within a script element no text may look like its end.
    return json.dumps(records, ensure_ascii=False).replace("<", "\\u003c")


def _record(one: AlignedStatement) -> dict[str, object]:
    record = one.model_dump(mode="json", exclude={"text", "matches"})
    return record | {"matches": _matches(one)}


def _matches(one: AlignedStatement) -> Sequence[dict[str, object]]:
    return [
        match.model_dump(mode="json", exclude={"passage", "agreement"})
        | {"start": match.passage.start, "end": match.passage.end}
        for match in one.matches
    ]
