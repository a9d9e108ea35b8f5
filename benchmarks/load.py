"""Prints what a server of the built site bears: nginx with our settings, compressed before or each time, and a peer."""

import contextlib
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.feedback import ROOT
from benchmarks.measuring import BIN, folder, needed, run
from benchmarks.serving import free_port, nginx, served, wait_for

SECONDS, SECONDS_OF_PEERS, CONNECTIONS = 60, 15, 32
KINDS = ("index.html", "*/index.html", "modules/*/index.html", "modules/*/lab/index.html", "assets/**/*.min.css")
KINDS += ("assets/mopscert/*.js", "assets/mopscert/mopscert.css")
SCRIPT = """local paths, at = { %s }, 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at], { ["Accept-Encoding"] = "gzip" })
end
"""
PERCENTILES = ("50", "90", "99")


class Borne(msgspec.Struct, frozen=True):
    """Requests a second, MB a second, latencies by percentile as wrk writes them, and how many requests failed."""

    requests: str
    transfer: str
    latencies: tuple[str, ...]
    errors: int


def main() -> None:
    """Build the site and ask each server for pages of all kinds, their style and their scripts."""
    needed("wrk", "wrk")
    nginx()
    site = folder() / "load"
    run([BIN / "mkdocs", "build", "--quiet", "--config-file", ROOT / "mkdocs.yml", "--site-dir", site])
    script = folder() / "load.lua"
    script.write_text(SCRIPT % ", ".join(f'"/{path}"' for path in _paths(site)), "utf-8")
    print(f"wrk, one thread, {CONNECTIONS} connections, for {SECONDS} s; {SECONDS_OF_PEERS} s for peers.\n")
    head = " | ".join(f"{each}%" for each in PERCENTILES)
    print(f"| server | requests/s | transfer/s | {head} | errors |\n|---|---:|---:|---:|---:|---:|---:|")
    with served(site) as home:
        _print("nginx, compressed before", _asked(home, script, SECONDS))
    with served(site, compressed=False) as home:
        _print("nginx, compressing each time", _asked(home, script, SECONDS_OF_PEERS))
    with _python(site) as home:
        _print("python -m http.server", _asked(home, script, SECONDS_OF_PEERS))


def _paths(site: Path) -> list[str]:
    found = (path.relative_to(site).as_posix() for kind in KINDS for path in sorted(site.glob(kind))[:12])
    return [path.removesuffix("index.html") for path in found]


@contextlib.contextmanager
def _python(site: Path) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(site)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        wait_for(port)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def _asked(home: str, script: Path, seconds: int) -> Borne:
    time.sleep(1)
    asked = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}s", "--latency", "-s", str(script), home]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout  # noqa: S603
    failed = re.findall(r"Non-2xx or 3xx responses: (\d+)|(?:connect|read|write|timeout) (\d+)", told)
    return Borne(
        requests=_one(r"Requests/sec:\s+(\S+)", told),
        transfer=_one(r"Transfer/sec:\s+(\S+)", told),
        latencies=tuple(_one(rf"(?m)^\s+{each}%\s+(\S+)", told) for each in PERCENTILES),
        errors=sum(int(count) for counts in failed for count in counts if count),
    )


def _one(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found, text
    return found[1]


def _print(name: str, borne: Borne) -> None:
    cells = (name, borne.requests, borne.transfer, *borne.latencies, borne.errors)
    print(f"| {' | '.join(map(str, cells))} |", flush=True)
