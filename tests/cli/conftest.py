"""What tests of the command line share."""

from typing import Any

import pytest
from click import testing


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard output and error are a terminal of 60 columns."""
    stream: Any = vars(testing)["_NamedTextIOWrapper"]
    monkeypatch.setattr(stream, "isatty", lambda _: True, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
