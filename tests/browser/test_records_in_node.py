"""The pure functions of `web/records.js`, run by the node that comes with Playwright."""

import subprocess
from pathlib import Path

import playwright


def test_the_storage_functions_pass_their_own_tests(root):
    node = Path(playwright.__file__).parent / "driver" / "node"
    tests = sorted((root / "tests" / "web").glob("*.test.js"))
    assert tests
    result = subprocess.run([node, "--test", *tests], cwd=root, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "fail 0" in result.stdout
