"""Serves built sites as a plain web server does, each under a name of its own."""

import contextlib
from collections.abc import Iterator, Mapping
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, sites: Mapping[str, Path], said: Mapping[str, str], **more: Any) -> None:
        self.sites, self.said = sites, said
        super().__init__(*args, **more)

    def translate_path(self, path: str) -> str:
        self.directory = str(self.sites[self.headers["Host"]])
        return super().translate_path(path)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """What is not there gets the site's own page, as on the usual hosts."""
        if code != HTTPStatus.NOT_FOUND:
            return super().send_error(code, message, explain)
        page = (self.sites[self.headers["Host"]] / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)
        return None

    def end_headers(self) -> None:
        for name, value in self.said.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: the tests look at the browser."""


@contextlib.contextmanager
def serve(sites: Mapping[str, Path], said: Mapping[str, str]) -> Iterator[int]:
    """The port at which the sites, by host name, can be reached; headers are said with every file."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, sites=sites, said=said))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
