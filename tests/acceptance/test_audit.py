"""The audit of dependencies fails for a weakness and for a broken lock, and for no network it says so."""

import os
import subprocess
from pathlib import Path

import pytest

FOUND = "Found 1 known vulnerability in 1 package"
NETWORK = "requests.exceptions.ConnectionError: HTTPSConnectionPool(host='pypi.org', port=443)"
UNREACHED = "ERROR:pip_audit._cli:Could not connect to PyPI's vulnerability feed"
REFUSED = "pip_audit._service.interface.ServiceError: 500 Server Error"
BROKEN = "ERROR:pip_audit._cli:requirement click==8.3.1 does not contain a hash"
NO_ANSWER = "No database of weaknesses could be reached, so nothing was found out."


@pytest.mark.parametrize(
    ("code", "told", "ends", "says"),
    [
        (0, "No known vulnerabilities found", 0, "No known vulnerabilities found"),
        (1, FOUND, 1, FOUND),
        (1, NETWORK, 0, f"{NETWORK}\n{NO_ANSWER}"),
        (1, UNREACHED, 0, f"{UNREACHED}\n{NO_ANSWER}"),
        (1, BROKEN, 1, BROKEN),
        (1, REFUSED, 1, REFUSED),
    ],
)
def test_what_came_of_it_is_told(code: int, told: str, ends: int, says: str, root: Path, tmp_path: Path):
    program = tmp_path / "pip-audit"
    program.write_text(f'#!/bin/sh\necho "$@" > "{tmp_path}/asked"\necho "{told}" >&2\nexit {code}\n')
    program.chmod(0o755)
    environment = {**os.environ, "PIP_AUDIT": str(program)}
    command = ["sh", str(root / "scripts/audit.sh")]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (ends, "", says)
    asked = (tmp_path / "asked").read_text()
    for lock in (root / "requirements").glob("*.txt"):
        assert f"--requirement requirements/{lock.name}" in asked
