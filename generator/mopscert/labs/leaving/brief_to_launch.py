"""The lab `brief-to-launch`, with one defect left in place."""

from collections.abc import Callable

from mopscert.labs.leaving import Left, Result, Row

LOG, DECISIONS, GAPS = "qa_log.csv", "launch_decision.csv", "brief_gaps.csv"


def _assets(result: Result, *checks: str, severity: str = "") -> set[str]:
    """Assets with one of the checks in the log, or with a defect of a severity."""
    return {row["asset_id"] for row in result.rows(LOG) if row["check_id"] in checks or row["severity"] == severity}


def _missed(*checks: str) -> Callable[[Result], None]:
    """Overlooks checks, and lets their assets out."""

    def leave(result: Result) -> None:
        assets = _assets(result, *checks)
        result.remove(LOG, lambda row: row["check_id"] in checks)
        result.change(DECISIONS, lambda row: row["asset_id"] in assets, decision="go")

    return leave


def _severity_missed(severity: str) -> Callable[[Result], None]:
    return lambda result: result.remove(LOG, lambda row: row["severity"] == severity)


def _rated(severity: str, other: str, *checks: str) -> Callable[[Result], None]:
    """Gives defects another severity than the checklist does."""

    def leave(result: Result) -> None:
        result.change(
            LOG, lambda row: row["severity"] == severity and (not checks or row["check_id"] in checks), severity=other
        )

    return leave


def _decided(severity: str, decision: str) -> Callable[[Result], None]:
    def leave(result: Result) -> None:
        assets = _assets(result, severity=severity)
        result.change(DECISIONS, lambda row: row["asset_id"] in assets, decision=decision)

    return leave


def _decided_by_defect(result: Result) -> None:
    """A decision for each defect of assets with a blocker, instead of the gravest one's alone."""
    assets = _assets(result, severity="blocker")
    others = [row for row in result.rows(LOG) if row["asset_id"] in assets and row["severity"] != "blocker"]
    result.add(DECISIONS, [row | {"decision": "fix_first"} for row in others])


def _only_defective(result: Result) -> None:
    assets = {row["asset_id"] for row in result.rows(LOG) if row["severity"] != "minor"}
    result.remove(DECISIONS, lambda row: row["asset_id"] not in assets)


def _row_for_each_link(result: Result) -> None:
    result.add(LOG, [row for row in result.rows(LOG) if row["check_id"] == "tracking-survives"])


def _approver_owns(result: Result) -> None:
    approvers = {row["asset_id"]: row["approver"] for row in result.input("assets.csv")}
    for row in result.rows(LOG):
        row["owner"] = approvers[row["asset_id"]]


def _names_as_findings(result: Result) -> None:
    for row in result.rows(LOG):
        row["finding"] = row["check_id"]


def _any(_: Row) -> bool:
    return True


OTHER_MAJOR = ("send-window", "reply-to", "tags-valid", "links-secure")
LEFT = (
    Left("blocker-defects", "missed", _severity_missed("blocker")),
    Left("blocker-defects", "let out", _decided("blocker", "go")),
    Left("blocker-defects", "a decision for each defect", _decided_by_defect),
    Left("self-approval", "missed", _missed("second-person")),
    Left("other-time-zone", "missed", _missed("time-zone")),
    Left("weak-contrast", "missed", _missed("contrast")),
    Left("blank-names", "missed", _missed("fallback")),
    Left("tags-lost-on-the-way", "missed", _missed("tracking-survives")),
    Left("tags-lost-on-the-way", "a row for each link", _row_for_each_link),
    Left("other-major-defects", "missed", _missed(*OTHER_MAJOR)),
    Left("other-major-defects", "rated as minor", _rated("major", "minor", *OTHER_MAJOR)),
    Left("minor-defects", "missed", _severity_missed("minor")),
    Left("minor-defects", "rated as major", _rated("minor", "major")),
    Left("minor-defects", "assets without a graver defect not decided", _only_defective),
    Left("minor-defects", "decided in words of one's own", _decided("minor", "go, but mend")),
    Left("brief-gaps", "missed", lambda result: result.remove(GAPS, _any)),
    Left("brief-gaps", "listed without a reason", lambda result: result.change(GAPS, _any, why="")),
    Left("checks-as-findings", "handed in as findings", _names_as_findings),
    Left("checks-as-findings", "no finding at all", lambda result: result.change(LOG, _any, finding="")),
    Left("builder-and-approver", "given to the approver", _approver_owns),
    Left("builder-and-approver", "given to nobody", lambda result: result.change(LOG, _any, owner="")),
)
