"""How Hypothesis searches, and what some tests need from the machine."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

PROJECT = Path(__file__).parents[1]

# The quick profile repeats itself exactly; the long one looks for what nobody thought of.
settings.register_profile(
    "quick",
    max_examples=50,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long", max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test whose needs are not met; in CI only a browser and files beside may be missing."""
    for marker, missing in _NEEDS.items():
        if item.get_closest_marker(marker) is None or not (reason := missing()):
            continue
        if os.environ.get("CI") == "true" and marker not in _SPARED:
            pytest.fail(f"{marker} is required in CI: {reason}", pytrace=False)
        pytest.skip(reason)


def _missing_java() -> str | None:
    absent = [name for name in ("jing", "trang") if shutil.which(name) is None]
    return f"{' and '.join(absent)} not installed (Debian: jing, trang)" if absent else None


def _missing_node() -> str | None:
    if shutil.which("node") is None:
        return "node not installed"
    if not (PROJECT / "tests" / "node" / "node_modules").is_dir():
        return "npm packages not installed (npm --prefix tests/node ci)"
    return None


def _missing_browser() -> str | None:
    if shutil.which("chromium") is None:
        return "chromium not installed"
    if not (PROJECT / "tests" / "node" / "node_modules" / "playwright-core").is_dir():
        return "npm packages not installed (npm --prefix tests/node ci)"
    return _missing_node()


def _missing_corpus() -> str | None:
    shared = PROJECT.parent / "shared"
    return None if shared.is_dir() else "the sample files do not lie beside the project (../shared)"


_SPARED = {"needs_browser", "needs_corpus"}
_NEEDS = {
    "needs_java": _missing_java,
    "needs_node": _missing_node,
    "needs_browser": _missing_browser,
    "needs_corpus": _missing_corpus,
}
