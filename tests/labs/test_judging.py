"""Results of labs, judged by the code of the page in a V8 of its own, and by the command."""

import asyncio
import json
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import playwright
import pytest

from mopscert.checking import check
from mopscert.judging import Given, Judge
from mopscert.labs import LABS
from mopscert.pages.lab_sheet import lab_reader, lab_sheet

KEY = "curriculum/associate/utm-taxonomy/key/links_tagged.csv"
# As spreadsheets and other programs write a table: name, what becomes of the text, and its encoding.
WAYS = {
    "semicolons": (lambda text: text.replace(",", ";"), "utf-8-sig"),
    "tabs in UTF-16": (lambda text: text.replace(",", "\t"), "utf-16"),
    "CRLF and capitals": (lambda text: text.replace("\n", "\r\n").replace("link_id", " LINK_ID "), "utf-8"),
    "spelt-out truth": (lambda text: text.replace(",false,", ",FALSE,").replace(",true,", ",WAHR,"), "cp1252"),
    "quotation marks": (
        lambda text: "\n".join(",".join(f'"{each}"' for each in line.split(",")) for line in text.split()),
        "utf-8",
    ),
}


@pytest.fixture(scope="module")
def labs(root):
    """Sheet and reader of each lab."""
    checked = check(root)
    found = {}
    for module in checked.curriculum.modules:
        if module.lab:
            read = lab_reader(module, checked.read)
            found[module.id] = (module.lab, lab_sheet(module.id, module.lab, read), read)
    return found


@pytest.fixture(scope="module")
def judge():
    return Judge()


@pytest.mark.parametrize("lab", LABS)
def test_the_key_passes_and_is_told_nothing(lab, labs, judge):
    described, sheet, read = labs[lab]
    verdict = judge.verdict(sheet, [Given(each.file, read(f"key/{each.file}")) for each in described.exports])
    assert verdict.passed
    assert {rule.state for rule in verdict.rules} == {"pass"}
    assert [(file.trouble, file.note) for file in verdict.files] == [(None, None)] * len(described.exports)


def test_a_judge_waits_for_no_event_loop(labs, root):
    """As in a program that has one running in this very thread, which cannot go on before the verdict is there."""

    async def judged():
        return Judge().verdict(labs["utm-taxonomy"][1], [Given("links_tagged.csv", (root / KEY).read_bytes())])

    # The thread of the tests has a loop as well, as soon as a browser was used in it.
    with ThreadPoolExecutor(1) as beside:
        assert beside.submit(lambda: asyncio.run(judged())).result().passed


@pytest.mark.parametrize("way", WAYS)
def test_a_result_passes_whatever_program_wrote_it(way, labs, judge, root):
    change, encoding = WAYS[way]
    content = change((root / KEY).read_text("utf-8")).encode(encoding)
    assert judge.verdict(labs["utm-taxonomy"][1], [Given("export.txt", content)]).passed


def test_the_page_and_the_command_agree(labs, judge, root, tmp_path):
    """Node runs the modules as browsers do, with the TextDecoder of browsers; V8 has one of ours."""
    script = tmp_path / "judge.mjs"
    module = (root / "generator/mopscert/web/lab-verdict.js").as_uri()
    script.write_text(
        f'import {{ verdict }} from "{module}";\nimport {{ readFileSync }} from "node:fs";\n'
        "const [sheet, ...files] = process.argv.slice(2);\n"
        'const given = files.map((path) => ({ name: path.split("/").at(-1), bytes: readFileSync(path) }));\n'
        'console.log(JSON.stringify(verdict(JSON.parse(readFileSync(sheet, "utf-8")), given)));\n'
    )
    node = Path(playwright.__file__).parent / "driver" / "node"
    for lab, (described, sheet, read) in labs.items():
        paths = [tmp_path / f"{lab}.json", *(tmp_path / each.file for each in described.exports)]
        paths[0].write_bytes(sheet)
        for path, each in zip(paths[1:], described.exports, strict=True):
            path.write_bytes(read(f"key/{each.file}").replace(b"e", b"\xe9", 40))
        told = subprocess.run([node, script, *paths], capture_output=True, check=True).stdout
        ours = judge.verdict(sheet, [Given(path.name, path.read_bytes()) for path in paths[1:]])
        assert json.loads(told)["rules"] == [
            {"id": rule.id, "state": rule.state, "message": rule.message} for rule in ours.rules
        ]
        assert [file["note"] for file in json.loads(told)["files"]] == [file.note for file in ours.files]


def test_the_command_says_what_the_page_says(command, tmp_path):
    assert (result := command("mopscert", "lab", "check", "utm-taxonomy", KEY)).returncode == 0
    assert "The result passes." in result.stdout
    text = Path(KEY).read_text("utf-8").replace("newsletter", "Newsletter")
    (tmp_path / "links_tagged.csv").write_text(text)
    result = command("mopscert", "lab", "check", "utm-taxonomy", str(tmp_path / "links_tagged.csv"))
    assert result.returncode == 1
    assert "FAIL  must    pairs-from-the-list:" in result.stdout
    assert "pass  must    one-row-a-link:" in result.stdout
    assert "no lab has the id" in command("mopscert", "lab", "check", "utm", KEY).stderr


def test_ten_thousand_rows_take_less_than_a_second(labs, judge):
    """As the page promises: here twenty thousand, ten in each of two files, in processor time, whatever else runs."""
    described, sheet, read = labs["send-safe-audience"]
    files = []
    for export in described.exports:
        head, *rows = read(f"key/{export.file}").decode().splitlines()
        many = [f"Q{number}{row}" for number in range(10_000 // len(rows) + 1) for row in rows][:10_000]
        files.append(Given(export.file, "\n".join([head, *many]).encode()))
    begin = time.process_time()
    verdict = judge.verdict(sheet, files)
    assert (took := time.process_time() - begin) < 2, took
    assert [file.rows for file in verdict.files] == [10_000, 10_000]


def test_more_rows_than_can_be_checked_are_refused_with_a_sentence(labs, judge):
    content = "contact_id,reason,decided_at\n" + "P1,withdrawn,\n" * 100_001
    [file] = judge.verdict(labs["send-safe-audience"][1], [Given("exclusions.csv", content.encode())]).files
    assert file.trouble.startswith("“exclusions.csv” has more than 100,000 rows")
