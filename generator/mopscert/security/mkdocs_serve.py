"""Pages of MkDocs' own live server say no policy: it puts a script into each that no hash can foretell.

`mopscert serve` has its script in a file, and its pages say the policy as hosted ones do.
"""

from collections.abc import Iterable
from typing import Any
from wsgiref.headers import Headers
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from mopscert.security.policy import unprotected


def without_policy(app: WSGIApplication) -> WSGIApplication:
    """An application that shows pages without their policy, and all else as it is."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        said: list[Any] = []
        body = app(environ, lambda *given: said.append(given))  # type: ignore[arg-type]
        [(status, given)] = said
        headers = Headers(given)
        if (headers["Content-Type"] or "").startswith("text/html"):
            body = [unprotected(b"".join(body).decode()).encode()]
            # The server counts the rest by itself.
            del headers["Content-Length"]
        start_response(status, headers.items())
        return body

    return answer
