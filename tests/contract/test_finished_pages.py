"""What the plugin makes is, byte by byte, what plain MkDocs makes of the rendered tree, once that is protected."""


def test_plain_mkdocs_makes_the_same_pages(built_site, command, tmp_path):
    tree, plain = tmp_path / "tree", tmp_path / "plain"
    assert command("mopscert", "render", "--out", str(tree)).returncode == 0
    result = command("mkdocs", "build", "--strict", "--quiet", "--config-file", f"{tree}/mkdocs.yml", "-d", str(plain))
    assert result.returncode == 0, result.stderr
    assert command("mopscert", "protect", str(plain)).returncode == 0
    pages = {path.relative_to(built_site) for path in built_site.rglob("*.html")}
    assert pages == {path.relative_to(plain) for path in plain.rglob("*.html")}
    for page in sorted(pages):
        assert (built_site / page).read_bytes() == (plain / page).read_bytes(), page
