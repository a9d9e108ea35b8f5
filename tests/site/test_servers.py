"""The samples for servers say what the built site needs, and all of them the same."""

import re
from pathlib import Path

import pytest

from mopscert.security.policy import policy_of
from mopscert.security.servers import FOREVER, SERVERS, headers, lasting, sample
from mopscert.security.site import policy_of_all

LINES = {
    "nginx": r'^    add_header (?P<name>[\w-]+) "(?P<value>[^"]+)" always;$',
    "caddy": r'^        (?P<name>[\w-]+) "(?P<value>[^"]+)"$',
    "netlify": r"^  (?P<name>[\w-]+): (?P<value>.+)$",
    "cloudflare": r"^  (?P<name>[\w-]+): (?P<value>.+)$",
}


@pytest.mark.parametrize("server", SERVERS)
def test_every_server_says_the_same(built_site: Path, server: str):
    text = sample(built_site, server)
    found = {match["name"]: match["value"] for match in re.finditer(LINES[server], text, re.MULTILINE)}
    found.pop("Cache-Control", None)
    assert found == headers(built_site)
    assert FOREVER in text
    # Hosts that read such a file take no longer lines.
    assert max(map(len, text.splitlines())) < 2000


def test_the_policy_of_the_server_is_that_of_the_pages(built_site: Path):
    page = policy_of((built_site / "index.html").read_text("utf-8"))
    assert page
    assert headers(built_site)["Content-Security-Policy"] == f"{page.text}; frame-ancestors 'none'"


def test_only_files_with_a_fingerprint_last(built_site: Path):
    found = lasting(built_site)
    assert {Path(path).name.split(".")[0] for path in found} == {"bundle", "search", "main", "palette"}
    for server, pattern in (("nginx", r'"~(.+)" "public'), ("caddy", r"@lasting path_regexp (.+)$")):
        [expression] = re.findall(pattern, sample(built_site, server), re.MULTILINE)
        files = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()]
        assert sorted(path for path in files if re.search(expression, f"/{path}")) == found
    for server in ("netlify", "cloudflare"):
        assert re.findall(r"^/(.+\..+)$", sample(built_site, server), re.MULTILINE) == found


def test_versions_beside_each_other_are_served_with_one_policy(built_site: Path, tmp_path: Path):
    for version, hashes in (("1.0", "'sha256-a='"), ("1.1", "'sha256-b='")):
        page = (built_site / "404.html").read_text("utf-8")
        folder = tmp_path / version
        folder.mkdir()
        (folder / "index.html").write_text(re.sub(r"'sha256-[^;]+'", hashes, page, count=1), encoding="utf-8")
    assert policy_of_all(tmp_path).hashes == ("sha256-a=", "sha256-b=")
