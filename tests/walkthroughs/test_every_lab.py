"""A spreadsheet alone is enough for each lab: what it opens as text and saves as CSV is still the answer."""

import subprocess

import pytest

from mopscert.judging import Given, Judge
from mopscert.pages.lab_sheet import lab_reader, lab_sheet

from .pages import LABS

pytestmark = pytest.mark.spreadsheet
# All columns as text; then comma or, as where the comma stands in decimal numbers, semicolon; UTF-8.
AS_TEXT = "CSV:44,34,76,1," + "/".join(f"{column}/2" for column in range(1, 21))
SAVED = {
    "English": "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,true,false",
    "German, all text between quotation marks": "csv:Text - txt - csv (StarCalc):59,34,76,1,,1031,true,true,false",
    "Windows' own characters, with tabs": "csv:Text - txt - csv (StarCalc):9,34,1,1,,1033,false,true,false",
}


@pytest.mark.parametrize("way", SAVED)
@pytest.mark.parametrize("name", LABS)
def test_an_answer_passes_when_a_spreadsheet_has_saved_it(name, way, checked, tmp_path):
    module = checked.curriculum.by_id[name]
    read = lab_reader(module, checked.read)
    files = [each.file for each in module.lab.exports]
    for file in files:
        (tmp_path / file).write_bytes(read(f"key/{file}"))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    saved = tmp_path / "saved"
    settings = [f"--infilter={AS_TEXT}", "--convert-to", SAVED[way], "--outdir", str(saved)]
    subprocess.run(
        ["soffice", profile, "--headless", *settings, *files],
        cwd=tmp_path,
        capture_output=True,
        check=True,
        timeout=300,
    )
    given = [Given(file, (saved / file).read_bytes()) for file in files]
    assert Judge().verdict(lab_sheet(name, module.lab, read), given).passed


def test_every_lab_is_tried(checked):
    assert {module.id for module in checked.curriculum.modules if module.lab} == set(LABS)
