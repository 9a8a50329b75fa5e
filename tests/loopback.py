"""A server on this machine that speaks the chat completions protocol and answers by a script."""

import dataclasses
import json
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from transcripts.extraction import Endpoint
from transcripts.extraction.llm.calling import Clock

KEY = "sk-very-secret-0123456789"
MODEL = "small"


@dataclasses.dataclass(frozen=True, kw_only=True)
class Scripted:
    """One answer of the server."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = dataclasses.field(default_factory=dict)
    drips: bool = False
    """Whether it sends one byte after the other and never ends."""
    hangs: bool = False
    """Whether it sends nothing at all."""


Reaction = Callable[[Mapping[str, Any]], Scripted]


@dataclasses.dataclass
class Loopback:
    """What the server was sent, and what it will answer; the last answer is repeated."""

    url: str
    script: list[Scripted | Reaction]
    requests: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    keys: list[str | None] = dataclasses.field(default_factory=list)
    paths: list[str] = dataclasses.field(default_factory=list)
    over: threading.Event = dataclasses.field(default_factory=threading.Event)

    @property
    def endpoint(self) -> Endpoint:
        """The server as an engine is told of it."""
        return Endpoint(url=self.url, deadline=60.0)

    def shown(self, request: int = -1) -> dict[str, Any]:
        """The data that the user message of a request held."""
        shown: dict[str, Any] = json.loads(self.requests[request]["messages"][1]["content"])
        return shown

    def next(self, request: Mapping[str, Any]) -> Scripted:
        """What to answer now."""
        planned = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return planned if isinstance(planned, Scripted) else planned(request)


def completion(
    content: str | None, *, finish: str | None = "stop", model: str = "small-2026", **message: Any
) -> Scripted:
    """A good answer of the protocol, whatever the model wrote."""
    record = {
        "object": "chat.completion",
        "model": model,
        "choices": [{"index": 0, "finish_reason": finish,
                     "message": {"role": "assistant", "content": content, **message}}],
        "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
    }  # fmt: skip
    return Scripted(body=json.dumps(record).encode(), headers={"Content-Type": "application/json"})


def answer(
    *,
    agents: Sequence[Mapping[str, Any]] = (),
    claims: Sequence[Mapping[str, Any]] = (),
    questions: Sequence[Mapping[str, Any]] = (),
    event: Mapping[str, Any] | None = None,
) -> Scripted:
    """A completion with these records."""
    records = {"agents": agents, "claims": claims, "questions": questions, "event": event}
    return completion(json.dumps(records, default=list))


def refused(status: int, message: str, **headers: str) -> Scripted:
    """An error as servers report it."""
    body = json.dumps({"error": {"message": message, "type": "error"}}).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Scripted(status=status, body=body, headers={"Content-Type": "application/json", **named})


class Sundial:
    """A clock that moves only when somebody sleeps, and by `step` when it is looked at."""

    def __init__(self, *, step: float = 0.0) -> None:
        self.time = 0.0
        self.slept: list[float] = []
        self._step = step

    def now(self) -> float:
        self.time += self._step
        return self.time

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.time += seconds

    @property
    def clock(self) -> Clock:
        """The clock as the engine takes it."""
        return Clock(self.now, self.sleep)


@contextmanager
def loopback(*script: Scripted | Reaction) -> Iterator[Loopback]:
    """A server that answers by the script while the block runs."""
    state = Loopback("", list(script))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.requests.append(request)
            state.keys.append(self.headers["Authorization"])
            state.paths.append(self.path)
            try:
                self._send(state.next(request))
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def _send(self, planned: Scripted) -> None:
            if planned.hangs:
                state.over.wait()
                self.close_connection = True
                return
            self.send_response(planned.status)
            for name, value in planned.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(10**6 if planned.drips else len(planned.body)))
            self.end_headers()
            self.wfile.write(planned.body)
            while planned.drips and not state.over.wait(0.001):
                self.wfile.write(b" ")
                self.wfile.flush()

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield state
    finally:
        state.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
