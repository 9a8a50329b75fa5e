"""Pages driven in a browser."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any


def driven(driver: Path, page: Path) -> dict[str, Any]:
    """What a driver (a script for Node) saw and did on a page."""
    command = ["node", str(driver), str(shutil.which("chromium")), str(page)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode == 0, run.stderr
    found: dict[str, Any] = json.loads(run.stdout)
    return found
