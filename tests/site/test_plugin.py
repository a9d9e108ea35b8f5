"""The MkDocs plugin with a curriculum that has errors: a build stops, a live site goes on."""

import errno
import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from mopscert.building.placing import Placing
from mopscert.mkdocs_plugin import MopscertPlugin


@pytest.fixture
def project(root, tmp_path):
    """A copy of the tiny curriculum with its own mkdocs.yml."""
    return shutil.copytree(root / "tests" / "fixtures" / "tiny", tmp_path / "project")


def _break(project):
    module = project / "curriculum" / "associate" / "tagged-links" / "module.yaml"
    module.write_text(module.read_text().replace("minutes:", "minuts:"))


def test_a_build_stops_with_the_report(project, command):
    _break(project)
    result = command("mkdocs", "build", "--quiet", "--site-dir", str(project / "site"), cwd=project)
    assert result.returncode == 1
    assert 'error SCH020 unknown-key: "minuts" is not a key here' in result.stderr
    assert "the curriculum has errors (see the report above)" in result.stderr


def test_a_live_site_goes_on_and_says_each_error_each_time(project, capsys):
    config = load_config(str(project / "mkdocs.yml"))
    plugin = config.plugins["mopscert"]
    config.plugins.on_startup(command="serve", dirty=False)
    plugin.on_config(config)
    sound = plugin.site
    _break(project)
    for _ in range(2):
        plugin.on_config(config)
        assert plugin.site is sound
        said = capsys.readouterr().err
        assert "SCH020" in said
        assert said.endswith("The live site shows the state before these errors.\n")


def test_a_live_site_that_was_never_sound_does_not_start(project):
    _break(project)
    # A plugin of its own: MkDocs keeps plugins from build to build, and so from test to test.
    plugin = MopscertPlugin()
    plugin.load_config({})
    plugin.on_startup(command="serve", dirty=False)
    with pytest.raises(PluginError, match="see the report above"):
        plugin.on_config(load_config(str(project / "mkdocs.yml")))


# What another build does that begins a little later: it empties the folder, or hides there what it finds.
EMPTYING = """
import shutil


def on_post_build(config):
    shutil.rmtree(config.site_dir)
"""
HIDING = """
import shutil

from mopscert.building.placing import Placing

merge = Placing._merge


def on_pre_build(config):
    def merged(self, folder, paths):
        shutil.rmtree(self._before)
        merge(self, folder, paths)

    Placing._merge = merged
"""


@pytest.mark.parametrize("other", [EMPTYING, HIDING], ids=["emptying", "hiding"])
def test_a_build_says_that_another_one_writes_to_its_folder(other, project, command):
    settings, site = project / "mkdocs.yml", project / "site"
    settings.write_text(f"{settings.read_text()}\nhooks: [other.py]\n")
    (project / "other.py").write_text(other)
    site.mkdir()
    (site / "index.html").write_text("of the build before")
    result = command("mkdocs", "build", "--quiet", "--site-dir", str(site), cwd=project)
    assert result.returncode == 1
    assert f"another build writes to the folder {site} at the same time" in result.stderr
    assert "build again when it is done, or name another folder with --site-dir" in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ENOTEMPTY])
def test_what_comes_and_goes_in_the_folder_is_of_another_build(number):
    plugin = MopscertPlugin()
    plugin.placing = Placing(Path("/built/site"))
    for path in ("/built/site/a", Path("/built/site/.mopscert-before")):
        with pytest.raises(PluginError, match=r"^another build writes to the folder /built/site at the same time"):
            plugin.on_build_error(error=OSError(number, "moved", path))


def test_other_errors_are_told_as_they_are():
    plugin = MopscertPlugin()
    plugin.on_build_error(error=OSError(errno.ENOENT, "gone", "/built/site/a"))
    plugin.placing = Placing(Path("/built/site"))
    plugin.on_build_error(error=OSError(errno.ENOSPC, "full", "/built/site/a"))
    plugin.on_build_error(error=OSError(errno.ENOENT, "gone", "/built/docs/a"))
    plugin.on_build_error(error=OSError("without a name"))
    plugin.on_build_error(error=ValueError("/built/site/a"))
