"""What editors, pre-commit, GitHub and GitLab read of this repository is sound and speaks of what is there."""

import json
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml

from mopscert.findings import Place, Rule, Severity
from mopscert.reading.files import MODULE, SHARED, kind_of
from mopscert.reports import text_report
from mopscert.schemas import KINDS

ROOT = Path(__file__).parent.parent.parent
FORMS = sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("[0-9]*.yml"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PUBLISH = ROOT / ".github" / "workflows" / "publish.yml"
# What sets off each of the others.
EVENTS = {
    "audit": {"pull_request"},
    "check": {"pull_request", "push"},
    "nightly": {"schedule", "workflow_dispatch"},
    "test": {"pull_request", "push"},
}


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml"]),
        ("vendor.dependabot", [ROOT / ".github" / "dependabot.yml"]),
        ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"]),
    ],
)
def test_files_fit_the_schemas_of_their_readers(command, schema, files):
    assert files
    result = command("check-jsonschema", "--builtin-schema", schema, *map(str, files))
    assert result.returncode == 0, result.stdout + result.stderr


def test_workflows_have_no_known_weakness(command):
    result = command("zizmor", "--offline", "--persona", "pedantic", "--format", "plain", str(ROOT / ".github"))
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", [path for path in WORKFLOWS if path != PUBLISH], ids=lambda path: path.stem)
def test_a_proposal_reaches_nothing(path):
    workflow = yaml.safe_load(path.read_text())
    # YAML 1.1 reads the key "on" as true.
    assert set(workflow[True]) == EVENTS[path.stem]
    assert [job["permissions"] for job in workflow["jobs"].values() if job["permissions"] != {"contents": "read"}] == []


def test_only_what_was_merged_is_published():
    workflow = yaml.safe_load(PUBLISH.read_text())
    assert workflow[True] == {"push": {"branches": ["main"], "tags": ["v[0-9]+.[0-9]+.[0-9]+"]}}
    assert [
        job["permissions"] for job in workflow["jobs"].values() if job["permissions"] != {"contents": "write"}
    ] == []
    assert workflow["concurrency"]["cancel-in-progress"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)
def test_workflows_have_no_secrets_and_use_pinned_actions(path):
    workflow = yaml.safe_load(path.read_text())
    assert workflow["permissions"] == {}
    assert "secrets" not in path.read_text().replace("no secrets", "").replace("No secrets", "")
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", step.get("uses", "actions/x@" + 40 * "0"))
            assert "checkout" not in step.get("uses", "") or step["with"]["persist-credentials"] is False


def test_every_target_that_a_workflow_runs_is_there():
    targets = re.findall(r"^([\w./-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    steps = [
        step for path in WORKFLOWS for job in yaml.safe_load(path.read_text())["jobs"].values() for step in job["steps"]
    ]
    asked = {name for step in steps for name in re.findall(r"\bmake (\S+)", step.get("run", ""))}
    assert {"nightly", "fuzz", "audit", "site", "pack"} <= asked <= set(targets)


def test_pull_requests_are_checked_strictly_with_annotations():
    workflow = (ROOT / ".github" / "workflows" / "check.yml").read_text()
    assert "mopscert check --strict --format github" in workflow
    assert (
        "mopscert check --strict --format gitlab --output gl-code-quality-report.json"
        in (ROOT / ".gitlab-ci.yml").read_text()
    )


def test_form_fields_have_ids_of_their_own():
    for form in FORMS:
        ids = [field["id"] for field in yaml.safe_load(form.read_text())["body"] if field["type"] != "markdown"]
        assert len(ids) == len(set(ids)), form.name


def _vscode(name):
    text = (ROOT / ".vscode" / name).read_text()
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))


def test_the_editor_knows_the_schema_of_every_file():
    schemas = _vscode("settings.json")["yaml.schemas"]
    assert {Path(path).name for path in schemas} == {f"{kind}.schema.json" for kind in KINDS}
    assert all((ROOT / path).is_file() for path in schemas)
    of_modules = [f"curriculum/level/module/{name}" for name in MODULE if name.endswith(".yaml")]
    for path in [*SHARED, *of_modules, "quizzes/level/module.yaml"]:
        fitting = [Path(schema).name for schema, glob in schemas.items() if _fits(path, glob)]
        assert fitting == [f"{kind_of(path)}.schema.json"], path


def _fits(path, glob):
    """Whether an editor's pattern names a path; a star stays within a folder."""
    return fnmatch(f"/{path}", glob) and path.count("/") + 1 == glob.count("/")


def test_the_editor_lists_findings_as_problems():
    [task] = [task for task in _vscode("tasks.json")["tasks"] if task["command"] == "make check"]
    pattern = task["problemMatcher"]["pattern"]
    # For words that the editor does not know, which "notice" is: https://github.com/microsoft/vscode/pull/452
    assert task["problemMatcher"]["severity"] == "info"
    rules = [Rule("REF001", "unknown-module", severity, "") for severity in Severity]
    places = [Place("curriculum/a/b/module.yaml", 8, 12, 3, "a: [b]"), Place("quizzes")]
    report = text_report([rule.at(place, "a: b", "c") for place in places for rule in rules])
    found = [match for line in report.splitlines() if (match := re.search(pattern["regexp"], line))]
    parts = ("file", "line", "column", "severity", "code", "message")
    assert [tuple(match[pattern[part]] for part in parts) for match in found] == [
        (place.path, str(place.line), str(place.column), rule.severity, rule.code, f"{rule.name}: a: b")
        for place in places
        for rule in rules
    ]


def test_hooks_check_on_any_change_of_content():
    [offered] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    [own] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text())["repos"][0]["hooks"]
    assert (offered["entry"], own["entry"]) == ("mopscert check", "make check")
    assert offered["id"] == own["id"]
    for hook in (offered, own):
        assert hook["pass_filenames"] is False
        assert re.match(hook["files"], "curriculum/programme.yaml")
        assert re.match(hook["files"], "quizzes/associate/a.yaml")


def _owners():
    """Path and team of each line of CODEOWNERS."""
    lines = (ROOT / ".github" / "CODEOWNERS").read_text().splitlines()
    return [tuple(line.split()) for line in lines if line and not line.startswith("#")]


def test_code_owners_are_teams_that_outlive_every_module(curriculum):
    owners = dict(_owners())
    assert owners["*"] == "@open-mops/all-editors"
    # A line that names a module or its bank would be forgotten when the module is renamed.
    assert not [path for path in owners if path.startswith(("/curriculum/", "/quizzes/"))]
    assert all((ROOT / path[1:]).is_dir() for path in owners if path != "*")
    groups = {f"{domain.id}-editors" for domain in curriculum.programme.file.domains}
    assert {module.owner for module in curriculum.modules} <= groups
