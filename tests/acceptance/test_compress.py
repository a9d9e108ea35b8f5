"""Compressed copies of a built site hold what stands beside them, and are the same each time."""

import gzip
from pathlib import Path


def test_each_larger_text_gets_a_copy(command, tmp_path: Path):
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    (site / "index.html").write_text("<p>Read</p>" * 100)
    (site / "assets/a.js").write_text("let a = 1;\n" * 50)
    (site / "assets/small.css").write_text("a{}")
    (site / "assets/a.png").write_bytes(bytes(1000))
    result = command("mopscert", "compress", str(site))
    assert (result.returncode, result.stdout) == (0, f"2 files in {site} have a compressed copy\n")
    copies = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.gz")}
    assert sorted(copies) == ["assets/a.js.gz", "index.html.gz"]
    assert all(gzip.decompress(data) == (site / name[:-3]).read_bytes() for name, data in copies.items())
    assert command("mopscert", "compress", str(site)).returncode == 0
    assert {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.gz")} == copies
    (site / "assets/a.js").write_text("let a;\n")
    assert command("mopscert", "compress", str(site)).returncode == 0
    assert [path.name for path in site.rglob("*.gz")] == ["index.html.gz"], "no copy of what was there before"


def test_a_folder_without_a_site_is_told(command, tmp_path: Path):
    result = command("mopscert", "compress", str(tmp_path))
    assert (result.returncode, result.stderr) == (
        2,
        f"Error: {tmp_path} holds no built site; make one with: make site\n",
    )
