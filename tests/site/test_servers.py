"""The samples for servers say what the built site needs, and all of them the same."""

import re
import subprocess
from pathlib import Path

import pytest
from benchmarks.measuring import needed
from benchmarks.serving import AROUND, TYPES, nginx

from mopscert.errors import MopscertError
from mopscert.security.policy import policy_of
from mopscert.security.servers import FOREVER, SERVERS, headers, lasting, sample
from mopscert.security.site import policy_of_all

from . import headers_file

HOSTS = ("netlify", "cloudflare")
LINES = {
    "nginx": r'^    add_header (?P<name>[\w-]+) "(?P<value>[^"]+)" always;$',
    "caddy": r'^\t\t(?P<name>[\w-]+) "(?P<value>[^"]+)"$',
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


@pytest.mark.parametrize("host", HOSTS)
def test_hosts_say_all_headers_of_each_file(built_site: Path, host: str):
    rules = headers_file.read(sample(built_site, host))
    everywhere = {name.lower(): value for name, value in headers(built_site).items()}
    files = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()]
    for path in files:
        lasts = {"cache-control": FOREVER} if path in lasting(built_site) else {}
        assert headers_file.said(rules, f"/{path}") == everywhere | lasts


def test_the_policy_of_the_server_is_that_of_the_pages(built_site: Path):
    page = policy_of((built_site / "index.html").read_text("utf-8"))
    assert page
    assert headers(built_site)["Content-Security-Policy"] == f"{page.text}; frame-ancestors 'none'"


@pytest.mark.nightly
def test_nginx_takes_its_settings(built_site: Path, tmp_path: Path):
    settings = tmp_path / "nginx.conf"
    settings.write_text(AROUND.format(folder=tmp_path, types=TYPES, server=sample(built_site, "nginx")))
    _takes(nginx(), "-t", "-p", str(tmp_path), "-e", str(tmp_path / "errors"), "-c", str(settings))


@pytest.mark.nightly
def test_caddy_takes_its_settings(built_site: Path, tmp_path: Path):
    settings = tmp_path / "Caddyfile"
    settings.write_text(sample(built_site, "caddy"))
    _takes(needed("caddy", "caddy"), "validate", "--adapter", "caddyfile", "--config", str(settings))


def _takes(*command: str) -> None:
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "warn" not in result.stderr.lower(), result.stderr


def test_only_files_with_a_fingerprint_last(built_site: Path):
    found = lasting(built_site)
    assert {Path(path).name.split(".")[0] for path in found} == {"bundle", "search", "main", "palette"}
    for server, pattern in (("nginx", r'"~(.+)" "public'), ("caddy", r"@lasting path_regexp (.+)$")):
        [expression] = re.findall(pattern, sample(built_site, server), re.MULTILINE)
        files = [path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()]
        assert sorted(path for path in files if re.search(expression, f"/{path}")) == found
    for server in HOSTS:
        assert re.findall(r"^/(.+\..+)$", sample(built_site, server), re.MULTILINE) == found


def _add_version(folder: Path, page: str, number: int, *, themed: bool) -> None:
    """A version as far as settings tell of it: its hashes, all of them other ones where it has a theme of its own."""
    version = folder / f"1.{number}"
    version.mkdir()
    own = re.sub(r"(?<='sha256-)..", f"{number:02}", page, count=0 if themed else 1)
    (version / "404.html").write_text(own, encoding="utf-8")
    for path in range(4):
        (version / f"{path}.00000000.min.js").touch()


@pytest.mark.parametrize(
    ("server", "themed", "most", "needs"),
    [
        ("cloudflare", False, 24, "cloudflare reads 100 rules, and these settings need 101,"),
        ("cloudflare", True, 3, "cloudflare reads 2,000 characters of a line, and these settings need 2,146,"),
        ("nginx", False, 63, "nginx reads 4,095 characters of a line, and these settings need 4,112,"),
        ("nginx", True, 7, "nginx reads 4,095 characters of a line, and these settings need 4,112,"),
    ],
)
def test_settings_that_would_be_read_in_part_are_refused(built_site, tmp_path, server, themed, most, needs):
    page = (built_site / "404.html").read_text("utf-8")
    for number in range(most):
        _add_version(tmp_path, page, number, themed=themed)
    assert sample(tmp_path, server)
    _add_version(tmp_path, page, most, themed=themed)
    with pytest.raises(MopscertError, match=f"^{re.escape(needs)} since each version has some of its own; publish "):
        sample(tmp_path, server)


def test_versions_beside_each_other_are_served_with_one_policy(built_site: Path, tmp_path: Path):
    for version, hashes in (("1.0", "'sha256-a='"), ("1.1", "'sha256-b='")):
        page = (built_site / "404.html").read_text("utf-8")
        folder = tmp_path / version
        folder.mkdir()
        (folder / "index.html").write_text(re.sub(r"'sha256-[^;]+'", hashes, page, count=1), encoding="utf-8")
    assert policy_of_all(tmp_path).hashes == ("sha256-a=", "sha256-b=")
