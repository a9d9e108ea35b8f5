"""The bill of materials says what the lock says, fits the standard's schema, and is the same for the same lock."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from mopscert.checking import check
from mopscert.errors import MopscertError
from mopscert.exports.materials import LICENCES, LOCK, Locked, bill_of_materials, locked

ROOT = Path(__file__).parents[2]
MOMENT = datetime(2026, 11, 18, 11, 6, 40, tzinfo=UTC)
ONE, TWO = "1" * 64, "2" * 64


@pytest.fixture(scope="module")
def programme():
    found = check(ROOT / "tests/fixtures/tiny").curriculum.programme
    assert found
    return found.file


def test_a_lock_is_read_as_pip_reads_it():
    text = (
        f"# made by a program\nclick==8.3.1 \\\n    --hash=sha256:{TWO} \\\n    --hash=sha256:{ONE}\n    # via x\n\n"
        f"pywin32==311 ; sys_platform == 'win32' and python_version < '4' \\\r\n    --hash=sha256:{ONE}\r\n"
    )
    assert locked(text) == (
        Locked("click", "8.3.1", "", (ONE, TWO)),
        Locked("pywin32", "311", 'sys_platform == "win32" and python_version < "4"', (ONE,)),
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("click>=8 --hash=sha256:" + ONE, "click in requirements/release.txt has no fixed version or no hashes"),
        ("click==8.3.1", "click in requirements/release.txt has no fixed version or no hashes"),
        ("-r other.txt", '"-r other.txt" in requirements/release.txt is no package'),
        ("<<<<<<< HEAD", '"<<<<<<< HEAD" in requirements/release.txt is no package'),
    ],
)
def test_a_line_that_pins_nothing_is_told(line, said):
    with pytest.raises(MopscertError) as told:
        locked(f"{line}\n")
    assert str(told.value) == f"{said}; write the file with: make lock"


def test_the_bill_of_our_lock_fits_the_schema_and_names_every_package(programme):
    content = bill_of_materials(programme, ROOT, MOMENT)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(content.decode()) is None
    bill = json.loads(content)
    packages = locked((ROOT / LOCK).read_text())
    assert {"mkdocs-material", "typst", "cyclonedx-python-lib"} <= {package.name for package in packages}
    found = {
        (
            part["name"],
            part["version"],
            tuple(sorted(each["content"] for each in part["externalReferences"][0]["hashes"])),
        )
        for part in bill["components"]
    }
    assert found == {(package.name, package.version, package.hashes) for package in packages}
    licences = {part["name"]: part["licenses"] for part in bill["components"]}
    assert licences["mkdocs-material"] == [{"license": {"id": "MIT"}}]
    assert licences["packaging"] == [{"expression": "Apache-2.0 OR BSD-2-Clause"}]
    assert all(licences.values())
    [whole] = [each for each in bill["dependencies"] if each["ref"] == "release"]
    assert sorted(whole["dependsOn"]) == sorted(part["bom-ref"] for part in bill["components"])
    assert bill["metadata"]["timestamp"] == "2026-11-18T11:06:40+00:00"
    assert bill["metadata"]["component"]["version"] == programme.version


def _hashes(part):
    [files] = part["externalReferences"]
    return tuple(sorted(each["content"] for each in files["hashes"]))


def test_the_serial_number_is_that_of_the_content(programme, tmp_path):
    (tmp_path / "requirements").mkdir()
    serials = []
    for digest, licence in ((ONE, "MIT"), (ONE, "MIT"), (TWO, "MIT"), (ONE, "ISC")):
        (tmp_path / LOCK).write_text(f"a==1 --hash=sha256:{digest}\n")
        (tmp_path / LICENCES).write_text(f"a: {licence}\n")
        serials.append(json.loads(bill_of_materials(programme, tmp_path, MOMENT))["serialNumber"])
    assert serials[0] == serials[1]
    assert len(set(serials)) == 3


def test_the_lock_of_a_release_has_all_that_the_lock_of_the_site_has():
    site = locked((ROOT / "requirements/site.txt").read_text(), "requirements/site.txt")
    release = locked((ROOT / LOCK).read_text())
    assert {(each.name, each.version) for each in site} <= {(each.name, each.version) for each in release}
