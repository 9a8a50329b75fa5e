"""A protocol test, not a quality test: how the engine deals with a server over real HTTP.

The server runs on this machine and answers by a script; no model is asked, so nothing here says
how well one would extract.
"""

import logging
import re
from collections.abc import Callable
from typing import Any

import pytest

from loopback import KEY, MODEL, Loopback, Scripted, Sundial, answer, completion, loopback, refused
from report_documents import report, said
from transcripts.errors import EndpointError
from transcripts.extraction import Endpoint, Extracted, ExtractOptions
from transcripts.extraction.llm import calling
from transcripts.extraction.llm.calling import Caller
from transcripts.extraction.llm.engine import extract_with
from transcripts.model import Document

TEXT = "Lena Voss of the Delta Lab argued that the delta is starving."
GERMAN = report("Lena Voss vom Deltalabor sagte, das Delta verhungere.").replace(language="de")
ENGLISH = report(TEXT).replace(language="en")
VOSS = {"id": "p1", "name": "Lena Voss", "kind": "person", "role": "speaker"}
CLAIM = {
    "block": 1, "content": ["das Delta verhungere"], "source": "p1",
    "source_words": "Lena Voss vom Deltalabor", "cue": "sagte", "mode": "indirect",
}  # fmt: skip
GOOD = answer(agents=[VOSS], claims=[CLAIM])
FOUND = [("Lena Voss", "das Delta verhungere")]


def ask(
    server: Loopback | Endpoint,
    document: Document = GERMAN,
    *,
    key: str | None = None,
    sundial: Sundial | None = None,
    patience: float = 10.0,
) -> Extracted:
    """What extraction makes of a document with this server."""
    endpoint = server if isinstance(server, Endpoint) else server.endpoint
    options = ExtractOptions(argument=MODEL, endpoint=endpoint)
    clock = (sundial or Sundial()).clock
    with Caller(endpoint, key=key, clock=clock, patience=patience) as caller:
        return extract_with(document, options, caller)


def given_up(*script: Scripted, **how: Any) -> tuple[Loopback, str]:
    """The server that gave no answer, and the error that says so."""
    with loopback(*script) as server, pytest.raises(EndpointError) as caught:
        ask(server, **how)
    return server, str(caught.value)


def codes(extracted: Extracted) -> list[str]:
    return [issue.code for issue in extracted.issues]


def test_a_good_answer_becomes_records() -> None:
    with loopback(GOOD) as server:
        extracted = ask(server)
    assert said(extracted.document) == FOUND
    (claim,) = extracted.document.claims
    (link,) = claim.attribution
    assert [span.quote for span in (*link.mention, *link.cue)] == [
        "Lena Voss vom Deltalabor", "sagte",
    ]  # fmt: skip
    assert codes(extracted) == ["TOKENS-USED"]
    assert extracted.issues[0].message == ("small-2026 took 1 request, 100 tokens in and 20 out")


def test_the_request_holds_task_text_and_form() -> None:
    with loopback(GOOD) as server:
        ask(server)
    (request,) = server.requests
    assert server.paths == ["/v1/chat/completions"]
    assert (request["model"], request["temperature"], request["stream"]) == ("small", 0, False)
    form = request["response_format"]
    assert (form["type"], form["json_schema"]["strict"]) == ("json_schema", True)
    assert [message["role"] for message in request["messages"]] == ["system", "user"]
    assert GERMAN.blocks[0].text not in request["messages"][0]["content"]
    assert server.shown() == {
        "language": "de", "form": "report", "own_claims": False, "agents": [], "before": "",
        "blocks": [{"n": 1, "kind": "paragraph", "label": None, "text": GERMAN.blocks[0].text}],
    }  # fmt: skip


def test_every_field_of_the_schema_is_required_and_no_other_allowed() -> None:
    with loopback(GOOD) as server:
        ask(server)
    schema = server.requests[0]["response_format"]["json_schema"]["schema"]
    for part in (schema, *schema["$defs"].values()):
        assert part["required"] == list(part["properties"])
        assert part["additionalProperties"] is False
        assert not any("default" in field for field in part["properties"].values())


def test_the_provenance_tells_model_and_server_and_how_it_was_asked() -> None:
    with loopback(GOOD) as server:
        (entry,) = ask(server).document.provenance
    assert entry.model == "small-2026"
    assert entry.notes[0] == f"engine llm, asked of {server.url.split('/')[2]}"
    assert entry.notes[1].startswith("answers as json_schema, temperature 0, instructions sha256 ")
    assert entry.notes[2] == "0 of 2 records dropped: their words are not in the text"


def test_a_server_that_knows_no_schema_is_asked_for_json_then_in_words() -> None:
    def choosy(request: Any) -> Scripted:
        if "response_format" in request:
            return refused(400, "response_format is not supported")
        return GOOD

    with loopback(choosy) as server:
        extracted = ask(server)
    assert said(extracted.document) == FOUND
    forms = [request.get("response_format", {}).get("type") for request in server.requests]
    assert forms == ["json_schema", "json_object", None]
    assert "answers as text," in extracted.document.provenance[0].notes[1]


def test_json_in_a_fence_is_json() -> None:
    with loopback(completion('```json\n{"agents": [], "claims": [], "questions": []}\n```')) as s:
        assert codes(ask(s)) == ["TOKENS-USED"]


@pytest.mark.parametrize("bad", ['{"agents": [{"id": "p1"', '{"claims": 3}', "Of course! Here"])
def test_an_answer_in_another_form_is_asked_for_once_more(bad: str) -> None:
    with loopback(completion(bad), GOOD) as server:
        assert said(ask(server).document) == FOUND
    roles = [message["role"] for message in server.requests[1]["messages"]]
    assert roles == ["system", "user", "assistant", "user"]
    assert "not the JSON object asked for" in server.requests[1]["messages"][-1]["content"]


TWO = report("Voss sagte, es regne.", "Nichts geschah. " * 700, "Liu schwieg.").replace(
    language="de"
)


@pytest.mark.parametrize(
    ("bad", "reason", "requests"),
    [
        (completion('{"agents": ['), "the answer was not in the form asked for, twice", 3),
        (completion(None, refusal="I cannot help"), "the model refused", 2),
        (completion(None, finish="content_filter"), "the server's filter stopped the answer", 2),
        (completion(""), "the answer was empty", 2),
        (completion("{}", finish="tool_calls"), "the answer ended with 'tool_calls'", 2),
    ],
)
def test_a_part_without_answer_is_said_and_the_others_are_kept(
    bad: Scripted, reason: str, requests: int
) -> None:
    good = answer(
        agents=[{**VOSS, "name": "Voss"}],
        claims=[{"block": 1, "content": ["es regne"], "source": "p1"}],
    )
    with loopback(good, bad) as server:
        extracted = ask(server, TWO)
    assert said(extracted.document) == [("Voss", "es regne")]
    failures = [issue for issue in extracted.issues if issue.code == "NOT-ANSWERED"]
    assert failures[0].message == f"nothing was found from b2 to b2: {reason}"
    assert len(server.requests) >= requests


def test_a_document_without_any_answer_is_an_error() -> None:
    _, told = given_up(completion(None, refusal="I cannot help"))
    assert re.search("the model refused; try another model", told)


def test_an_answer_that_is_cut_off_is_asked_for_in_halves() -> None:
    document = report("Voss sagte, es regne.", "Liu sagte, es schneie.").replace(language="de")

    def long(request: Any) -> Scripted:
        shown = server.shown()
        if len(shown["blocks"]) > 1:
            return completion('{"agents": [', finish="length")
        number = shown["blocks"][0]["n"]
        content = ["es regne", "es schneie"][number - 1]
        return answer(claims=[{"block": number, "content": [content]}])

    with loopback(long) as server:
        extracted = ask(server, document)
    assert [words for _, words in said(extracted.document)] == ["es regne", "es schneie"]
    assert [len(server.shown(n)["blocks"]) for n in range(3)] == [2, 1, 1]


def test_a_single_block_with_too_long_an_answer_is_said() -> None:
    _, told = given_up(completion("{", finish="length"))
    assert re.search("the answer was cut off", told)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_passing_refusal_is_waited_for_longer_and_longer(status: int) -> None:
    sundial = Sundial()
    with loopback(refused(status, "slow down"), refused(status, "slow down"), GOOD) as server:
        assert said(ask(server, sundial=sundial).document) == FOUND
    assert sundial.slept == [1.0, 2.0]


@pytest.mark.parametrize(
    ("header", "slept"),
    [
        ("0", 0.0),
        ("7", 7.0),
        ("9999", 60.0),
        ("soon", 1.0),
        ("nan", 1.0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0.0),
    ],
)
def test_a_server_may_say_how_long_to_wait(header: str, slept: float) -> None:
    sundial = Sundial()
    with loopback(refused(429, "slow down", Retry_After=header), GOOD) as server:
        endpoint = Endpoint(url=server.url, deadline=100)
        assert said(ask(endpoint, sundial=sundial).document) == FOUND
    assert sundial.slept == [slept]


def test_a_server_that_stays_busy_is_given_up() -> None:
    sundial = Sundial()
    server, told = given_up(refused(429, "slow down", Retry_After="0"), sundial=sundial)
    assert re.search("answered with status 429, 5 times", told)
    assert len(server.requests) == calling.TRIES


def test_no_wait_goes_beyond_the_deadline() -> None:
    sundial = Sundial()
    _, told = given_up(refused(429, "slow down", Retry_After="60"), sundial=sundial)
    assert re.search(r"after 60 s, the deadline; .*--llm-deadline", told)
    assert sundial.slept == []


def test_an_answer_that_drips_ends_at_the_deadline() -> None:
    server, told = given_up(Scripted(drips=True), sundial=Sundial(step=10))
    assert re.search("had not answered everything after 60 s", told)
    assert len(server.requests) == 1


def test_a_server_that_sends_nothing_is_asked_again_then_given_up() -> None:
    sundial = Sundial()
    _, told = given_up(Scripted(hangs=True), sundial=sundial, patience=0.01)
    assert re.search(r"sent nothing for 0\.01 s, 5 times", told)
    assert sundial.slept == [1.0, 2.0, 4.0, 8.0]


def test_nobody_there_is_said_with_the_host() -> None:
    with loopback(GOOD) as server:
        gone = server.endpoint
    host = gone.url.split("/")[2]
    with pytest.raises(EndpointError, match=rf"^{host}: cannot be reached \(ConnectError\)"):
        ask(gone)


def test_an_endless_answer_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calling, "MOST_BYTES", 10)
    with loopback(GOOD) as server, pytest.raises(EndpointError, match="sent more than 10 bytes"):
        ask(server)


@pytest.mark.parametrize(
    ("scripted", "reason"),
    [
        (
            refused(401, "no such key"),
            r"status 401: no such key; put the key .*TRANSCRIPTS_LLM_KEY",
        ),
        (refused(403, "not yours"), "status 403: not yours; put a key that may use this model"),
        (refused(404, "no such model"), "status 404: no such model; check --llm-url and the model"),
        (
            refused(400, "too many tokens"),
            "status 400: too many tokens; check --llm-url, the model",
        ),
        (Scripted(status=302, headers={"Location": "http://127.0.0.1:1/"}), "status 302; check"),
        (
            Scripted(body=b"<html>Welcome</html>", headers={"Content-Type": "text/html; a=b"}),
            "answered with text/html that is no completion; check --llm-url",
        ),
        (Scripted(body=b'{"object": "list"}'), "answered with something that is no completion"),
        (Scripted(body=b'{"choices": []}'), "the answer was empty"),
        (Scripted(body=b"\xff\xfe{"), "is no completion"),
    ],
)
def test_a_server_that_gives_no_answer_is_named_with_the_reason(
    scripted: Scripted, reason: str
) -> None:
    with loopback(scripted) as server, pytest.raises(EndpointError, match=reason):
        ask(server)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://example.org", "no address of a server; write it as https"),
        ("example.org/v1", "no address of a server"),
        ("http://example.org:port/v1", "no address of a server"),
        ("https://me:secret@example.org/v1", "holds a name or password; give a key"),
    ],
)
def test_an_address_that_cannot_be_asked_is_refused(url: str, reason: str) -> None:
    with pytest.raises(EndpointError, match=reason) as caught:
        ask(Endpoint(url=url))
    assert "secret" not in str(caught.value)


def test_without_an_address_nobody_is_asked() -> None:
    with pytest.raises(EndpointError, match="none is named; give its base address with --llm-url"):
        Caller(None)


@pytest.mark.parametrize("path", ["/v1", "/v1/", "/v1/chat/completions"])
def test_the_address_may_be_that_of_the_protocol_itself(path: str) -> None:
    with loopback(GOOD) as server:
        ask(Endpoint(url=server.url.removesuffix("/v1") + path))
    assert server.paths == ["/v1/chat/completions"]


def test_a_key_with_odd_characters_is_refused_without_showing_it() -> None:
    with loopback(GOOD) as server, pytest.raises(EndpointError) as caught:
        ask(server, key="sk-geheim\nnicht")
    assert "geheim" not in str(caught.value)


LEAKS: list[Callable[[], Scripted]] = [
    lambda: GOOD,
    lambda: refused(401, f"the key {KEY} is wrong"),
    lambda: refused(500, f"the key {KEY} broke me"),
    lambda: completion("{", finish=KEY),
    lambda: completion('{"agents": [], "claims": [], "questions": []}', model=KEY),
    lambda: answer(claims=[{"block": 1, "content": [KEY]}]),
]


@pytest.mark.parametrize("leak", LEAKS)
def test_the_key_goes_to_the_server_and_nowhere_else(
    leak: Callable[[], Scripted], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with loopback(leak()) as server:
        try:
            told = repr(ask(server, key=KEY))
        except EndpointError as error:
            told = f"{error} {error!r} {vars(error)}"
    assert set(server.keys) == {f"Bearer {KEY}"}
    assert KEY not in told
    assert KEY not in caplog.text


def test_without_a_key_none_is_sent() -> None:
    with loopback(GOOD) as server:
        ask(server, key=" ")
    assert server.keys == [None]
