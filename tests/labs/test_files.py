"""The files of the labs are what their generators make, and small, plain and fictional."""

import csv
import hashlib
import io
import re
from pathlib import Path

import pytest

from mopscert.labs import LABS, generate

ROOT = Path(__file__).parents[2]
# The same on every machine and in every version of Python: a change of these is a change of the lab, and its rev.
FINGERPRINTS = {
    "brief-to-launch": "0ae8395a29c2c9b9",
    "clean-contacts": "bb76b8bde4e0f503",
    "send-safe-audience": "1230a481dad3f423",
    "utm-taxonomy": "06af908c7cb564e4",
}


@pytest.mark.parametrize("lab", LABS)
def test_a_generator_gives_the_same_bytes_everywhere(lab):
    digest = hashlib.sha256()
    for path, content in generate(lab).files():
        digest.update(path.encode() + b"\0" + content)
    assert digest.hexdigest()[:16] == FINGERPRINTS[lab]


@pytest.mark.parametrize("lab", LABS)
def test_committed_files_are_what_the_generator_makes(lab):
    [folder] = ROOT.glob(f"curriculum/*/{lab}")
    made = dict(generate(lab).files())
    committed = {
        f"{path.parent.name}/{path.name}": path.read_bytes()
        for part in ("data", "key")
        for path in folder.glob(f"{part}/*")
    }
    # A module without a lab has no files yet; one with a lab has all of them.
    assert committed == (made if (folder / "lab.yaml").is_file() else {})


@pytest.mark.parametrize("lab", LABS)
def test_files_are_small_and_plain(lab):
    for path, content in generate(lab).files():
        rows = list(csv.reader(io.StringIO(content.decode())))
        assert len({len(row) for row in rows}) == 1, path
        assert 1 <= len(rows) - 1 <= 10_000, path
        assert b"\r" not in content


@pytest.mark.parametrize("lab", LABS)
def test_domains_are_fictional(lab):
    for path, content in generate(lab).files():
        text = content.decode().lower()
        hosts = re.findall(r"https?://([\w.-]+)|@([\w.-]+\.\w+)|%40([\w.-]+)", text)
        assert all("".join(host).endswith(".example") for host in hosts), path


def test_labs_declare_what_their_files_hold(curriculum):
    labs = {module.id: module.lab for module in curriculum.modules if module.lab}
    assert labs
    for name, lab in labs.items():
        made = generate(name)
        for declared, tables in ((lab.inputs, made.data), (lab.exports, made.key), (lab.key, made.key)):
            held = {table.file: table for table in tables}
            for file in declared:
                table = held[file.file]
                assert getattr(file, "rows", len(table.rows)) == len(table.rows)
                assert [getattr(each, "name", each) for each in file.columns] == list(table.columns)
        assert {f"data/{each.file}" for each in lab.inputs} | {
            f"key/{each.file}" for each in (*lab.exports, *lab.key)
        } == {path for path, _ in made.files()}
