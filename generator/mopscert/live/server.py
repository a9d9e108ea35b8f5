"""Serves a folder to this machine alone, and tells open pages when what they show has changed."""

import threading
import time
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_HOST = "127.0.0.1"
_NEWS, _SCRIPT = "/live/", "/live/reload.js"
# Seconds for which a page waits for news before it asks again.
_PATIENCE = 30.0


class Shown:
    """The folder that is shown now, and a number that is another one after each change of what it holds."""

    def __init__(self) -> None:
        # Pages that a former server has shown ask for a number of its own.
        self.folder, self.version = Path(), time.time_ns() // 1000
        self._news = threading.Condition()

    def show(self, folder: Path) -> None:
        """Show a folder, or one that has changed, and tell all pages that wait."""
        with self._news:
            self.folder, self.version = folder, self.version + 1
            self._news.notify_all()

    def later_than(self, version: str) -> str:
        """The number of the newest state, as soon as it is another one."""
        with self._news:
            self._news.wait_for(lambda: str(self.version) != version, _PATIENCE)
            return str(self.version)


class LiveServer(ThreadingHTTPServer):
    """A server of this machine for one site."""

    daemon_threads = True

    def __init__(self, port: int, mount: str, shown: Shown) -> None:
        super().__init__((_HOST, port), partial(_Handler, mount, shown))
        self.address = f"http://{_HOST}:{self.server_port}{mount}"

    def start(self) -> None:
        """Answer from now on, while this thread does something else."""
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, mount: str, shown: Shown, *args: object) -> None:
        self._mount, self._shown = mount, shown
        super().__init__(*args, directory=str(shown.folder))  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with news, with a page that waits for some, or with a file."""
        path = self.path.partition("?")[0]
        if path == _SCRIPT:
            self._say(Path(__file__).with_name("reload.js").read_bytes(), "text/javascript")
        elif path.startswith(_NEWS):
            self._say(self._shown.later_than(path.removeprefix(_NEWS)).encode(), "text/plain")
        elif not path.startswith(self._mount):
            self.send_response(HTTPStatus.FOUND)
            self.send_header("Location", self._mount)
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif (page := self._page(path)) is not None:
            self._say(page, "text/html; charset=utf-8")
        elif self._is_file(path):
            super().do_GET()
        else:
            self._say(self._live("404.html"), "text/html; charset=utf-8", HTTPStatus.NOT_FOUND)

    def translate_path(self, path: str) -> str:
        """The file of an address below the root of the site."""
        self.directory = str(self._shown.folder)
        return super().translate_path("/" + path.removeprefix(self._mount))

    def _page(self, path: str) -> bytes | None:
        file = Path(self.translate_path(path))
        if path.endswith("/"):
            file /= "index.html"
        return self._live(str(file)) if file.suffix == ".html" and file.is_file() else None

    def _is_file(self, path: str) -> bool:
        file = Path(self.translate_path(path))
        return file.is_file() or (file / "index.html").is_file()

    def _live(self, name: str) -> bytes:
        """A page with the script that waits for news; the state is asked first, so that none is missed."""
        version = self._shown.version
        file = self._shown.folder / name
        page = file.read_bytes() if file.is_file() else b"<title>Not found</title></body>"
        script = f'<script src="{_SCRIPT}" data-version="{version}"></script>'.encode()
        before, end, after = page.rpartition(b"</body>")
        return before + script + end + after

    def _say(self, content: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def end_headers(self) -> None:
        """Nothing is kept by browsers: the next save may change it."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the reports are what authors look for."""
