"""Chat completions: one conversation in, one answer out, in the strictest form a server takes."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from transcripts.errors import EndpointError
from transcripts.extraction.llm.calling import Answered, Caller

Level = Literal["json_schema", "json_object", "text"]
"""How a server is told the form of the answer: by schema, as JSON, or only in words."""
Message = Mapping[str, str]

_LEVELS: tuple[Level, ...] = get_args(Level)
_REFUSED_FORM = (400, 415, 422)
_LONGEST_TOLD = 200
_LONGEST_FINISH = 40


class Reply(NamedTuple):
    """What the model wrote, and why it ended."""

    text: str
    finish: str
    """`stop` if the answer is whole; else `length`, `refusal`, `content_filter`, `nothing` …"""


@dataclasses.dataclass(slots=True)
class Usage:
    """What a document has cost."""

    requests: int = 0
    tokens_in: int = 0
    tokens_out: int = 0


class Chat:
    """A model on a server."""

    def __init__(self, caller: Caller, model: str, schema: Mapping[str, Any]) -> None:
        self.usage = Usage()
        self.level: Level = "json_schema"
        self.model = model
        """As the server calls it, once it has answered."""
        self._asked = model
        self._caller = caller
        self._schema = schema

    @property
    def host(self) -> str:
        """Name of the server."""
        return self._caller.host

    def unkeyed(self, text: str) -> str:
        """A text without the server's key, should it repeat it."""
        return self._caller.unkeyed(text)

    def ask(self, messages: Sequence[Message]) -> Reply:
        """The model's answer to a conversation.

        Raises:
            EndpointError: If the server gives none.
        """
        answered = self._caller.post(self._request(messages))
        while answered.status in _REFUSED_FORM and self.level != _LEVELS[-1]:
            self.level = _LEVELS[_LEVELS.index(self.level) + 1]
            answered = self._caller.post(self._request(messages))
        return self._reply(answered)

    def _request(self, messages: Sequence[Message]) -> dict[str, Any]:
        self.usage.requests += 1
        record: dict[str, Any] = {
            "model": self._asked, "messages": list(messages), "temperature": 0, "stream": False,
        }  # fmt: skip
        if self.level == "json_schema":
            form = {"name": "records", "strict": True, "schema": self._schema}
            record["response_format"] = {"type": "json_schema", "json_schema": form}
        elif self.level == "json_object":
            record["response_format"] = {"type": "json_object"}
        return record

    def _reply(self, answered: Answered) -> Reply:
        if answered.status >= 300:
            raise self._refused(answered)
        try:
            completion = _Completion.model_validate_json(answered.body)
        except ValidationError as error:
            reason = f"answered with {answered.media_type or 'something'} that is no completion"
            raise EndpointError(self.host, reason, "check --llm-url") from error
        self.model = self.unkeyed(completion.model or self._asked)
        if completion.usage:
            self.usage.tokens_in += completion.usage.prompt_tokens or 0
            self.usage.tokens_out += completion.usage.completion_tokens or 0
        text, finish = _reply_of(completion)
        return Reply(text, self.unkeyed(finish)[:_LONGEST_FINISH])

    def _refused(self, answered: Answered) -> EndpointError:
        told = self.unkeyed(_told(answered.body))
        reason = f"answered with status {answered.status}{told and ': ' + told}"
        remedies = {
            401: "put the key of this server in TRANSCRIPTS_LLM_KEY",
            403: "put a key that may use this model in TRANSCRIPTS_LLM_KEY",
            404: "check --llm-url and the model's name",
        }
        remedy = remedies.get(answered.status, "check --llm-url, the model and its limits")
        return EndpointError(self.host, reason, remedy)


class _Wire(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class _Message(_Wire):
    content: str | None = None
    refusal: str | None = None


class _Choice(_Wire):
    message: _Message
    finish_reason: str | None = None


class _Tokens(_Wire):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class _Completion(_Wire):
    model: str | None = None
    choices: tuple[_Choice, ...]
    usage: _Tokens | None = None


def _reply_of(completion: _Completion) -> Reply:
    choice = completion.choices[0] if completion.choices else None
    if choice is None:
        return Reply("", "nothing")
    text = choice.message.content or ""
    if choice.message.refusal:
        return Reply("", "refusal")
    finish = choice.finish_reason or "no reason"
    return Reply(text, "nothing" if finish == "stop" and not text.strip() else finish)


def _told(body: bytes) -> str:
    """What the server says is wrong, in one line."""
    try:
        error = json.loads(body)["error"]
        text = error["message"] if isinstance(error, dict) else error
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return " ".join(str(text).split())[:_LONGEST_TOLD]
