"""What the plugin makes is, byte by byte, what plain MkDocs makes of the rendered tree, once that is protected."""

import pytest

from mopscert.security.policy import policy_of


@pytest.mark.parametrize("name", ["tiny_site", pytest.param("built_site", marks=pytest.mark.nightly)])
def test_plain_mkdocs_makes_the_same_pages(name, request, root, command, tmp_path):
    ours = request.getfixturevalue(name)
    project = root if name == "built_site" else ours.parent
    tree, plain = tmp_path / "tree", tmp_path / "plain"
    assert command("mopscert", "render", "--root", str(project), "--out", str(tree)).returncode == 0
    result = command("mkdocs", "build", "--strict", "--quiet", "--config-file", f"{tree}/mkdocs.yml", "-d", str(plain))
    assert result.returncode == 0, result.stderr
    assert command("mopscert", "protect", str(plain)).returncode == 0
    pages = {path.relative_to(ours) for path in ours.rglob("*.html")}
    assert pages == {path.relative_to(plain) for path in plain.rglob("*.html")}
    assert len(pages) > 20
    for page in sorted(pages):
        assert (ours / page).read_bytes() == (plain / page).read_bytes(), page


def test_a_page_that_is_copied_says_the_policy_too(tiny_project, command, tmp_path):
    project = tiny_project(tmp_path / "project")
    owner = project / "docs" / "owner.html"
    owner.write_bytes(b"verification: \xe9\n")
    result = command("mkdocs", "build", "--strict", "--quiet", cwd=project)
    assert result.returncode == 0, result.stderr
    policy = policy_of((project / "site/index.html").read_text("utf-8"))
    assert policy
    assert (project / "site/owner.html").read_bytes() == policy.meta.encode() + b"verification: \xe9\n"
    owner.write_text("<script>counts()</script>")
    result = command("mkdocs", "build", "--strict", cwd=project)
    assert "owner.html holds a script that is not the theme's; it will not run" in result.stderr
    assert result.returncode == 1
