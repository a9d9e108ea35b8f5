"""Without a browser the run fails, and says in one sentence how to get one; and how the browser is started."""

import re

from .conftest import NO_BROWSER


def test_a_missing_browser_is_a_failure(command):
    result = command("pytest", "-p", "no:cacheprovider", "tests/browser/test_zensical.py", CHROMIUM="/no/such/browser")
    assert result.returncode == 1
    assert NO_BROWSER in result.stdout
    assert " error" in result.stdout.splitlines()[-1]
    assert "passed" not in result.stdout
    assert "skipped" not in result.stdout


def test_what_playwright_switches_off_is_off(browser):
    command = browser.new_browser_cdp_session().send("SystemInfo.getInfo")["commandLine"]
    theirs, ours = (set(each.split(",")) for each in re.findall(r"--disable-features=(\S+)", command))
    assert theirs - ours == set(), "name them in launch.py, whose list alone counts"
