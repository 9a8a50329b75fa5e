"""Requests to a server: with patience, but never beyond the deadline; the key is told to nobody."""

import email.utils
import itertools
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, NamedTuple, Self

import httpx

from transcripts.errors import EndpointError
from transcripts.extraction import Endpoint

TRIES = 5
"""Requests at most until one is answered."""
LONGEST_WAIT = 60.0
"""Seconds at most between two of them, whatever the server asks for."""
MOST_BYTES = 16_000_000
"""Size at most of an answer."""
_PASSING = frozenset((408, 409, 425, 429, 500, 502, 503, 504, 529))
"""Status codes after which the same request may succeed."""
_PATH = "/chat/completions"


class Answered(NamedTuple):
    """What came back, before anybody understood it."""

    status: int
    media_type: str
    body: bytes


class Clock(NamedTuple):
    """How time passes: tests have their own."""

    now: Callable[[], float] = time.monotonic
    """Seconds from some start."""
    sleep: Callable[[float], None] = time.sleep


def address_of(endpoint: Endpoint | None) -> httpx.URL:
    """The address that chat completions are asked of.

    Raises:
        EndpointError: If none is named, or it is no address of a server.
    """
    if endpoint is None:
        reason = "the engine llm asks a server, and none is named"
        raise EndpointError("", reason, "give its base address with --llm-url")
    try:
        url = httpx.URL(endpoint.url)
    except httpx.InvalidURL as error:
        raise _no_address() from error
    if url.scheme not in ("http", "https") or not url.host:
        raise _no_address()
    if url.userinfo:
        reason = "the address of --llm-url holds a name or password"
        raise EndpointError("", reason, "give a key in the variable TRANSCRIPTS_LLM_KEY")
    path = url.path.rstrip("/")
    return url if path.endswith(_PATH) else url.copy_with(path=path + _PATH)


def _no_address() -> EndpointError:
    reason = "--llm-url is no address of a server"
    return EndpointError("", reason, "write it as https://host/v1")


class Caller:
    """Sends requests to one address until the deadline."""

    def __init__(
        self,
        endpoint: Endpoint | None,
        *,
        key: str | None = None,
        clock: Clock = Clock(),  # noqa: B008 - an immutable record
        patience: float = 120.0,
    ) -> None:
        self._address = address_of(endpoint)
        self._seconds = endpoint.deadline if endpoint else 0.0
        self._clock = clock
        self._patience = patience
        self._key = _checked(key)
        headers = {"Authorization": f"Bearer {self._key}"} if self._key else {}
        # Neither proxies nor passwords come from the environment: only what was named is asked.
        self._client = httpx.Client(headers=headers, trust_env=False, follow_redirects=False)
        self._end = clock.now() + self._seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._client.close()

    @property
    def host(self) -> str:
        """Name of the server, with its port."""
        return self._address.netloc.decode("ascii")

    def post(self, record: Mapping[str, Any]) -> Answered:
        """Send a record as JSON; what comes back, whether it is good or an error.

        Raises:
            EndpointError: If nothing comes back in time, or too much.
        """
        for attempt in itertools.count(1):
            try:
                answered, wait = self._once(record)
                if answered.status not in _PASSING:
                    return answered
                reason = f"answered with status {answered.status}"
            except httpx.TimeoutException:
                wait, reason = None, f"sent nothing for {self._patience:g} s"
            except httpx.TransportError as error:
                wait, reason = None, f"cannot be reached ({type(error).__name__})"
            if attempt == TRIES:
                remedy = "check --llm-url, or try again later"
                raise EndpointError(self.host, f"{reason}, {TRIES} times", remedy)
            self._wait(2.0 ** (attempt - 1) if wait is None else wait)
        raise AssertionError

    def unkeyed(self, text: str) -> str:
        """A text without the key, should a server repeat it."""
        return text.replace(self._key, "…") if self._key else text

    def _once(self, record: Mapping[str, Any]) -> tuple[Answered, float | None]:
        timeout = min(self._left(), self._patience)
        body = bytearray()
        with self._client.stream("POST", self._address, json=record, timeout=timeout) as response:
            for piece in response.iter_bytes():
                body += piece
                # Bytes that drip slowly run into no timeout of the connection.
                self._left()
                if len(body) > MOST_BYTES:
                    reason = f"sent more than {MOST_BYTES:,} bytes"
                    raise EndpointError(self.host, reason, "check --llm-url")
        media_type = response.headers.get("Content-Type", "").partition(";")[0].strip()
        answered = Answered(response.status_code, media_type, bytes(body))
        return answered, _asked_wait(response.headers.get("Retry-After"))

    def _left(self) -> float:
        left = self._end - self._clock.now()
        if left <= 0:
            raise self._too_late()
        return left

    def _wait(self, seconds: float) -> None:
        if seconds >= self._left():
            raise self._too_late()
        self._clock.sleep(seconds)

    def _too_late(self) -> EndpointError:
        reason = f"had not answered everything after {self._seconds:g} s, the deadline"
        return EndpointError(self.host, reason, "allow more with --llm-deadline")


def _checked(key: str | None) -> str | None:
    key = (key or "").strip()
    if not all("!" <= letter <= "~" for letter in key):
        reason = "the key in TRANSCRIPTS_LLM_KEY has characters that no key has"
        raise EndpointError("", reason, "set it again, without blanks and line ends")
    return key or None


def _asked_wait(header: str | None) -> float | None:
    """Seconds that a server asks to wait (a number, or a date), within limits."""
    if header is None:
        return None
    try:
        seconds = float(header)
    except ValueError:
        try:
            seconds = email.utils.parsedate_to_datetime(header).timestamp() - time.time()
        except ValueError:
            return None
    return min(max(seconds, 0.0), LONGEST_WAIT) if seconds == seconds else None  # noqa: PLR0124
