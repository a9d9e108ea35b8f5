"""The content security policy: which scripts it names, and what becomes of a page that holds another one."""

from base64 import b64encode
from hashlib import sha256

import pytest

from mopscert.errors import MopscertError
from mopscert.security.policy import Policy, foreign_scripts, opened_as_file, policy_of, protected, theme_policy
from mopscert.security.site import policy_of_all, protect

SCOPE = 'scope=new URL("{root}",location),ends=path.endsWith("/")'
CONFIG = '<script id="__config" type="application/json">{{"annotate": null, "base": "{root}"}}</script>'


def _page(root, more=""):
    scope = SCOPE.format(root=root)
    return (
        f'<!doctype html>\n<head>\n<meta charset="utf-8">\n<script>{scope}</script>\n</head><script>same()</script>'
        f'{CONFIG.format(root=root)}<script src="a.js">not me</script>{more}'
    )


def _hash(script):
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def test_the_scripts_of_the_theme_are_named_for_each_depth():
    policy = theme_policy(_page("/certification/"), 2)
    roots = ("/certification/", ".", "..", "../..")
    assert set(policy.hashes) == {*(_hash(SCOPE.format(root=root)) for root in roots), _hash("same()")}
    assert list(policy.hashes) == sorted(policy.hashes)
    for root in roots:
        assert foreign_scripts(_page(root), policy) == []
    assert foreign_scripts(_page("../../.."), policy) == [SCOPE.format(root="../../..")]


@pytest.mark.parametrize(
    "script",
    [
        "<script>acts()</script>",
        "<SCRIPT >acts()</SCRIPT >",
        '<script type="module" id="x">acts()</script>',
        "<script type=text/javascript>acts()</script>",
    ],
)
def test_no_other_script_runs(script):
    assert foreign_scripts(_page(".", script), theme_policy(_page("/"), 1)) == ["acts()"]


def test_data_is_no_script():
    data = '<script type="application/json">{}</script><script src="b.js"></script>'
    assert foreign_scripts(_page(".", data), theme_policy(_page("/"), 1)) == []


def test_a_page_says_one_policy_before_all_else():
    policy = Policy(("sha256-a=", "sha256-b="))
    once = protected(_page("."), policy)
    assert f'<meta charset="utf-8">{policy.meta}\n<script>' in once
    assert protected(protected(_page("."), Policy()), policy) == once
    assert policy_of(once) == policy
    assert policy_of(_page(".")) is None


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("<!DOCTYPE html><head><title>a</title></head>", "<!DOCTYPE html><head>{meta}<title>a</title></head>"),
        ('<html><HEAD lang="en"><p>a', '<html><HEAD lang="en">{meta}<p>a'),
        ("<!doctype html><p>a", "<!doctype html>{meta}<p>a"),
        ("site-verification: 1", "{meta}site-verification: 1"),
    ],
)
def test_a_page_that_names_no_letters_says_it_as_well(page, wanted):
    policy = Policy(("sha256-a=",))
    once = protected(page, policy)
    assert once == wanted.format(meta=policy.meta)
    assert protected(once, policy) == once


def test_nothing_inline_is_allowed_but_by_its_hash():
    text = Policy(("sha256-a=",)).text
    assert "unsafe" not in text
    assert "script-src 'self' 'sha256-a=';" in text
    assert Policy().header.endswith("; frame-ancestors 'none'")


def test_a_page_opened_as_a_file_loads_files():
    said = policy_of(opened_as_file(protected(_page("."), Policy(("sha256-a=",)))))
    assert said == Policy(("sha256-a=",))
    assert "script-src 'self' file: 'sha256-a='" in opened_as_file(protected(_page("."), Policy(("sha256-a=",))))


@pytest.fixture
def site(tmp_path):
    """A site as a builder leaves it."""
    for path, root in {"404.html": "/", "index.html": ".", "a/b/index.html": "../.."}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(_page(root))
    return tmp_path


def test_a_finished_site_is_protected_page_by_page(site):
    assert protect(site) == 3
    pages = {path: path.read_text() for path in site.rglob("*.html")}
    assert {policy_of(page) for page in pages.values()} == {theme_policy(_page("/"), 2)}
    assert policy_of_all(site) == theme_policy(_page("/"), 2)
    protect(site)
    assert {path: path.read_text() for path in site.rglob("*.html")} == pages


def test_a_script_of_an_author_stops_it(site):
    before = (site / "index.html").read_text()
    (site / "a/b/index.html").write_text(_page("../..", "<script>acts()</script>"))
    with pytest.raises(MopscertError, match=r"a/b/index\.html holds a script that is not the theme's"):
        protect(site)
    assert (site / "index.html").read_text() == before


def test_what_is_no_site_is_told(tmp_path):
    with pytest.raises(MopscertError, match="build it first"):
        protect(tmp_path)
    with pytest.raises(MopscertError, match="holds no page; name the folder of a built site"):
        policy_of_all(tmp_path)
    (tmp_path / "index.html").write_text(_page("."))
    with pytest.raises(MopscertError, match="mopscert protect"):
        policy_of_all(tmp_path)


def test_a_theme_whose_script_makes_styles_may_do_so(site):
    script = site / "assets" / "javascripts" / "bundle.js"
    script.parent.mkdir(parents=True)
    script.write_text('make("style",{},text)')
    protect(site)
    page = (site / "index.html").read_text()
    assert "style-src 'self' 'unsafe-inline';" in page
    assert "script-src 'self' 'sha256" in page
    assert policy_of(page) == theme_policy(_page("/"), 2, styles=True)
