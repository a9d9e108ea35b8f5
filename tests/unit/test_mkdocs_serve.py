"""What MkDocs' own live server shows: pages without their policy, and everything else untouched."""

from io import BytesIO
from wsgiref.util import FileWrapper

import pytest

from mopscert.security.mkdocs_serve import without_policy
from mopscert.security.policy import Policy, policy_of

PAGE = f'<head>\n<meta charset="utf-8">{Policy().meta}\n<title>ä</title></head><p>Words.</p>' + "<p>More.</p>" * 2000


def _asked(status, headers, body):
    """What an answer of the server becomes."""

    def app(_, start_response):
        start_response(status, headers)
        return body

    said = []
    told = without_policy(app)({}, lambda *given: said.append(given))
    return *said[0], b"".join(told)


def test_a_page_loses_its_policy_and_nothing_else():
    body = FileWrapper(BytesIO(PAGE.encode()))
    length = ("Content-Length", str(len(PAGE.encode())))
    status, headers, told = _asked("200 OK", [("Content-Type", "text/html"), length], body)
    assert (status, headers) == ("200 OK", [("Content-Type", "text/html")])
    assert policy_of(told.decode()) is None
    assert told.decode() == PAGE.replace(Policy().meta, "")


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        ("200 OK", [("Content-Type", "application/javascript"), ("Content-Length", "9")], [Policy().meta.encode()]),
        ("302 Found", [("Location", "/certification/")], []),
        ("200 OK", [("Content-Type", "text/plain")], [b"12"]),
    ],
)
def test_what_is_no_page_stays_as_it_is(status, headers, body):
    assert _asked(status, headers, body) == (status, headers, b"".join(body))
