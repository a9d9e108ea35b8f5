"""What lets a site be kept: a list of all that learners open, and a name for it that tells builds apart."""

import json
from hashlib import sha256

from mopscert import addresses
from mopscert.digests import digest
from mopscert.offline import offline

FILES = {
    "index.html": b"home",
    "modules/x/index.html": b"x",
    "404.html": b"gone",
    "assets/a.js": b"a",
    "modules/x/lab/data/rows.csv": b"1",
}
UNUSED = {
    "assets/a.js.map": b"map",
    "sitemap.xml.gz": b"packed",
    "assets/a.js.br": b"packed",
    "assets/javascripts/lunr/min/lunr.de.min.js": b"German",
    "_headers": b"of a server",
    ".nojekyll": b"",
    "CNAME": b"open-mops.example",
}


def _offline(files):
    return dict(offline((path, digest(content)) for path, content in files.items()))


def _made(files):
    made = _offline(files)
    return made[addresses.WORKER].decode(), json.loads(made[addresses.OFFLINE])


def test_the_list_names_what_learners_open_by_its_address():
    worker, listed = _made(FILES | UNUSED)
    assert sorted(listed["files"]) == ["", "404.html", "assets/a.js", "modules/x/", "modules/x/lab/data/rows.csv"]
    assert int(listed["files"][""], 16) == int(sha256(b"home").hexdigest()[:16], 16)
    assert listed["bytes"] == sum(map(len, FILES.values()))
    assert listed["build"] in worker
    assert "%build%" not in worker


def test_a_build_is_known_by_what_belongs_to_it():
    build = _made(FILES)[1]["build"]
    assert _made(dict(reversed((FILES | UNUSED).items())))[1]["build"] == build
    assert _made(FILES | {"assets/a.js": b"b"})[1]["build"] != build
    assert _made(FILES | {"new/index.html": b""})[1]["build"] != build
    made = _offline(FILES)
    assert _offline(FILES | made) == made


def test_the_built_site_is_listed_as_it_is(built_site):
    files = {
        path.relative_to(built_site).as_posix(): path.read_bytes() for path in built_site.rglob("*") if path.is_file()
    }
    made = _offline(files)
    assert made == {name: files[name] for name in made}
    listed = json.loads(made[addresses.OFFLINE])
    pages = {name for name in files if name.endswith("index.html")}
    assert {name.removesuffix("index.html") for name in pages} <= listed["files"].keys()
    assert listed["bytes"] < 15_000_000


def test_the_day_of_a_build_does_not_make_another_one(tiny_site, command, tmp_path):
    words = ("mkdocs", "build", "--quiet", "--site-dir", str(tmp_path))
    built = command(*words, cwd=tiny_site.parent, SOURCE_DATE_EPOCH="1000000000")
    assert built.returncode == 0, built.stderr
    for name in (addresses.WORKER, addresses.OFFLINE, "sitemap.xml"):
        assert (tmp_path / name).read_bytes() == (tiny_site / name).read_bytes()
