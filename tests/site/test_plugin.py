"""The MkDocs plugin with a curriculum that has errors: a build stops, a live site goes on."""

import shutil

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

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
