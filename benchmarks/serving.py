"""Serves a built site by nginx with the settings of `mopscert headers`, from files that were compressed before."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import MissingError, needed
from mopscert.exports.compressed import compress
from mopscert.security.servers import sample

# Debian's own nginx keeps these below folders that belong to the system.
AROUND = """pid {folder}/pid;
error_log {folder}/errors warn;
events {{ worker_connections 1024; }}
http {{
  include {types};
  access_log off;
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
{server}
}}
"""
TYPES = Path("/etc/nginx/mime.types")


@contextlib.contextmanager
def served(site: Path, compressed: bool = True) -> Iterator[str]:
    """The address at which a copy of a built site is served, compressed before or not; MissingError without nginx."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # the workers of nginx are not who starts it
        shutil.copytree(site, folder / "site")
        if compressed:
            compress(folder / "site")
        port = free_port()
        settings = re.sub(r"listen [\d.:]+;", f"listen 127.0.0.1:{port};", sample(folder / "site", "nginx"))
        (folder / "nginx.conf").write_text(AROUND.format(folder=folder, types=TYPES, server=settings), "utf-8")
        command = [nginx(), "-p", str(folder), "-e", str(folder / "errors"), "-c", str(folder / "nginx.conf")]
        process = subprocess.Popen([*command, "-g", "daemon off;"])  # noqa: S603
        try:
            wait_for(port, folder / "errors")
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait()


def nginx() -> str:
    """The path of the server; MissingError where there is none, or no list of types."""
    found = needed("nginx", "nginx-light", f"{os.environ.get('PATH', '')}:/usr/sbin")
    if not TYPES.is_file():
        raise MissingError(f"it needs {TYPES}, which comes with nginx (on Debian: sudo apt install nginx-light).")
    return found


def free_port() -> int:
    """A port that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def wait_for(port: int, errors: Path | None = None) -> None:
    """Wait until a server answers; SystemExit with its last words where none does."""
    for _ in range(100):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.05)
    raise SystemExit(f"the server did not start: {errors.read_text('utf-8') if errors else ''}")
