"""Browser modules that travel together become one file that does the same."""

import subprocess
from pathlib import Path

import playwright
import pytest

from mopscert.errors import MopscertError
from mopscert.pages.assets import assets
from mopscert.pages.joining import join

NODE = Path(playwright.__file__).parent / "driver" / "node"
# Modules that take names under others, run for their effect, and are loaded late.
SOURCES = {
    "first.js": 'export const name = "first";\nconst print = () => "its own";\nexport const show = () => print();\n',
    "second.js": 'import { name as other } from "./first.js";\n\nexport const second = `second after ${other}`;\n',
    "effect.js": "globalThis.effects = (globalThis.effects ?? 0) + 1;\n",
    "main.js": (
        'import "./effect.js";\nimport { show } from "./first.js";\nimport { second } from "./second.js";\n'
        "export async function told() {\n  return [second, show(), globalThis.effects].join();\n}\n"
        "export class Kept {}\n"
    ),
    "late.js": 'import { name } from "./first.js";\nexport const late = () => `${name}, late`;\nexport const x = 1;\n',
    "user.js": (
        'import { name as given, name as again } from "./first.js";\nimport { Kept, told } from "./main.js";\n'
        'import("./late.js").then(({ late }) => console.log(late()));\n'
        "told().then((text) => console.log(given === again && given, text, new Kept().constructor.name));\n"
    ),
}
TOLD = ["first second after first,its own,1 Kept", "first, late"]


@pytest.mark.parametrize(
    "bundles",
    [
        {},
        {"main.js": ["effect.js", "first.js", "second.js", "main.js"]},
        {"main.js": ["effect.js", "first.js", "second.js", "main.js", "user.js"]},
        {"core.js": ["first.js"], "main.js": ["second.js", "effect.js", "main.js"]},
        {"first.js": ["first.js", "second.js"], "late.js": ["effect.js", "late.js"]},
    ],
)
def test_joined_modules_do_the_same(bundles, tmp_path):
    files = join(SOURCES, bundles)
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    home = next((file for file, members in bundles.items() if "user.js" in members), "user.js")
    done = subprocess.run([NODE, tmp_path / home], capture_output=True, text=True, check=False)
    assert (sorted(done.stdout.splitlines()), done.stderr) == (sorted(TOLD), "")


def test_modules_that_cannot_be_joined_are_named():
    for sources, bundles, message in [
        ({"a.js": "export default 1;\n"}, {}, "a.js cannot be joined with others because of “export default 1;”"),
        (
            {"a.js": "const { n } = x;\n"},
            {},
            "a.js cannot be joined with others because of “const { n } = x;”",
        ),
        ({"a.js": "export let n = 1;\n"}, {}, "a.js cannot be joined with others because of “export let n = 1;”"),
        (
            {"a.js": 'import * as b from "./b.js";\n'},
            {},
            'a.js cannot be joined with others because of “import * as b from "./b.js";”',
        ),
        (
            {"a.js": "export const n = 1;\n", "b.js": 'import "./a.js";\n'},
            {"x.js": ["b.js", "a.js"]},
            "x.js: b.js runs before a.js, which it imports",
        ),
        (
            {"a.js": "export const n = 1;\n", "b.js": "const n = 2;\n"},
            {"x.js": ["a.js", "b.js"]},
            'x.js: a.js and b.js mean different things by "n"',
        ),
    ]:
        with pytest.raises(MopscertError) as caught:
            join(sources, bundles)
        assert str(caught.value) == message


def test_what_is_served_parses_as_modules(tmp_path):
    scripts = {path.rsplit("/", 1)[1]: content for path, content in assets() if path.endswith(".js")}
    assert "core.js" in scripts
    assert "records.js" not in scripts
    for name, content in scripts.items():
        (tmp_path / name.replace(".js", ".mjs")).write_bytes(content)
    for path in sorted(tmp_path.iterdir()):
        done = subprocess.run([NODE, "--check", path], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
