"""Examples for the JSON Schemas, by type; a test checks that each fits its type."""

from typing import Any

_SPAN = {"block": "u2", "start": 0, "end": 24, "quote": "The wall buys us decades"}
_AGENT = {
    "id": "osei",
    "kind": "person",
    "name": "Dr Kofi Osei",
    "other_names": ["OSEI"],
    "roles": ["panelist"],
}
_TURN = {
    "id": "u2",
    "kind": "turn",
    "text": "The wall buys us decades, not centuries.",
    "speaker": "osei",
    "label": "OSEI:",
    "time": {"start_ms": 9200, "end_ms": 14800},
}
_CLAIM = {
    "id": "claim1",
    "content": [_SPAN],
    "attribution": [{"agent": "osei"}],
    "mode": "own",
    "polarity": "asserted",
    "certainty": "asserted",
}

_EDIT = {
    "kind": "words_edited",
    "old": {"block": "u2", "start": 17},
    "new": {"block": "u2", "start": 17},
    "before": "decades",
    "after": "many decades",
}

_MATCH = {
    "turn": "u7",
    "number": 7,
    "speaker": "Ines Okafor",
    "passage": {"block": "u7", "start": 6, "end": 33, "quote": "fifty years, give or take a"},
    "score": 0.93,
    "agreement": 0.1,
}
_STATEMENT = {
    "id": "c3",
    "kind": "claim",
    "text": "the wall would hold for half a century",
    "source": "Ines Okafor",
    "verdict": "found",
    "confidence": 0.95,
    "matches": [_MATCH],
}

EXAMPLES: dict[str, list[Any]] = {
    "Document": [
        {
            "schema_version": "1.0",
            "id": "harbourside-2026-03-12",
            "language": "en",
            "event": {"title": "Living with the new flood defences", "start": "2026-03-12"},
            "agents": [_AGENT],
            "blocks": [_TURN],
            "claims": [_CLAIM],
        }
    ],
    "Agent": [_AGENT],
    "Block": [_TURN],
    "Claim": [_CLAIM],
    "TextSpan": [_SPAN],
    "TimeRange": [{"start_ms": 9200, "end_ms": 14800}],
    "Confidence": [0.87],
    "ExtensionKey": ["org.example:shelfmark"],
    "Id": ["claim1", "osei", "u2"],
    "Instant": ["2026-03-18T09:12:44Z", "2026-03-18T10:12:44.5+01:00"],
    "LanguageTag": ["en", "nl-NL", "zh-Hans"],
    "Line": ["Dr Kofi Osei", "Living with the new flood defences"],
    "MediaType": ["text/vtt", "application/tei+xml"],
    "Milliseconds": [9200],
    "Offset": [0, 24],
    "Reference": ["claim1", "https://example.org/harbourside-2026-04-02#claim7"],
    "Rule": ["claim.reporting-verb"],
    "Sha256": ["e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    "Text": ["The wall buys us decades, not centuries."],
    "Uri": ["https://orcid.org/0000-0002-1825-0097", "urn:isbn:9780000000002"],
    "When": ["2026", "2026-03", "2026-03-12", "2026-03-12T18:30:00+00:00"],
    "Issue": [
        {
            "code": "REF-DANGLING",
            "severity": "error",
            "message": "u2: refers to 'oseii', but no agent has that id",
            "remedy": "add the agent or correct the reference",
            "file": "panel.transcript.json",
            "line": 41,
            "where": "u2",
            "pointer": "/blocks/1/speaker",
            "found": "oseii",
        }
    ],
    "Report": [
        {
            "file": "panel.transcript.json",
            "format": "json",
            "checked": ["schema", "references", "offsets"],
            "unchecked": [],
            "issues": [],
        }
    ],
    "WordsEdited": [_EDIT],
    "BlockSplit": [
        {
            "kind": "block_split",
            "old": [{"id": "u2", "kind": "turn", "text": "The wall holds. Does it?"}],
            "new": [
                {"id": "u2", "kind": "turn", "text": "The wall holds."},
                {"id": "u2b", "kind": "turn", "text": "Does it?"},
            ],
            "new_gaps": [" "],
        }
    ],
    "Changes": [
        {
            "changes_version": "1.0",
            "old": {"id": "harbourside-2026-03-12", "sha256": "0" * 64},
            "new": {"id": "harbourside-2026-03-12", "sha256": "f" * 64},
            "counts": {"words_edited": 1},
            "changes": [_EDIT],
        }
    ],
    "Match": [_MATCH],
    "AlignedStatement": [_STATEMENT],
    "Alignment": [
        {
            "alignment_version": "1.0",
            "report": {"id": "harbour-report", "file": "report.txt", "sha256": "0" * 64},
            "transcript": {"id": "harbour", "file": "harbour.vtt", "sha256": "f" * 64},
            "threshold": 0.8,
            "statements": [_STATEMENT],
        }
    ],
    "Decision": [
        {"take": "theirs", "by": "Ann", "note": "checked against the recording"},
        {"instead": {"value": "decades"}},
    ],
    "Decisions": [
        {
            "decisions_version": "1.0",
            "decisions": {
                "conflict1": {"take": "theirs"},
                "conflict2": {"instead": {"value": "decades"}},
            },
            "others": "ours",
        }
    ],
}
