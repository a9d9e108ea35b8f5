"""`mopscert lab`: what belongs to a hands-on lab."""

from pathlib import Path

import click

from mopscert.checking import Checked, check
from mopscert.cli.common import root_option, told
from mopscert.cli.verbs import Verbs
from mopscert.errors import MopscertError
from mopscert.findings import Severity
from mopscert.judging import Given, Judge, Verdict
from mopscert.labs import write
from mopscert.model import Lab, Module
from mopscert.pages.lab_sheet import lab_reader, lab_sheet
from mopscert.proving import Prover


@click.group(name="lab", cls=Verbs)
def command() -> None:
    """Write the files of a lab, and judge what people hand in.

    Example: mopscert lab check utm-taxonomy links_tagged.csv
    """


@command.command()
@click.argument("id")
@root_option
def data(id: str, root: Path) -> None:
    """Write the inputs of a lab and its answer key anew, by the lab's generator.

    They come out the same on every machine, so that nothing changes unless the generator did.

    Example: mopscert lab data utm-taxonomy
    """
    with told():
        for path in write(id, root):
            click.echo(path)


@command.command(name="check")
@click.argument("id")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@root_option
def judge(id: str, files: tuple[Path, ...], root: Path) -> None:
    """Judge the files of a result as the page does, rule by rule; exit code 1 where it does not pass.

    Example: mopscert lab check utm-taxonomy links_tagged.csv
    """
    with told():
        checked = check(root)
        module, lab = _lab(checked, id)
        sheet = lab_sheet(module.id, lab, lab_reader(module, checked.read))
        verdict = Judge().verdict(sheet, [_given(file) for file in files])
    _show(lab, verdict)
    raise SystemExit(0 if verdict.passed else 1)


@command.command()
@click.argument("id", required=False)
@root_option
def prove(id: str | None, root: Path) -> None:
    """Show that a lab, or each, passes its key, fails its raw inputs, and catches each planted defect left in place.

    Exit code 1 where one of these is not so.

    Example: mopscert lab prove utm-taxonomy
    """
    with told():
        checked = check(root)
        names = [id] if id else [each.id for each in checked.curriculum.modules if each.lab]
        labs = [_lab(checked, each) for each in names]
        judge = Judge()
        wrong = sum(
            _prove(Prover(module.id, lab, lab_reader(module, checked.read), judge), lab) for module, lab in labs
        )
    click.echo(f"{wrong} to mend" if wrong else "Everything is as it should be.")
    raise SystemExit(1 if wrong else 0)


def _prove(prover: Prover, lab: Lab) -> int:
    """Print what was tried of a lab, a line each, and give the number of lines in which something is wrong."""
    click.echo(f"{lab.title}\n")
    wrong = 0
    for proof in prover.proofs():
        name = f"{proof.defect}: {proof.how}" if proof.defect else proof.how
        found = ", ".join(proof.failed) or ("passes" if proof.passed else "not taken for a result")
        click.echo(f"{'WRONG' if proof.wrong else 'right'}  {name:<66}  {proof.wrong or found}")
        wrong += bool(proof.wrong)
    click.echo()
    return wrong


def _given(path: Path) -> Given:
    try:
        return Given(path.name, path.read_bytes())
    except OSError as error:
        raise MopscertError(f"cannot read {path}: {error.strerror}") from error


def _lab(checked: Checked, id: str) -> tuple[Module, Lab]:
    labs = {module.id: (module, module.lab) for module in checked.curriculum.modules if module.lab}
    if id not in labs:
        raise MopscertError(f'no lab has the id "{id}"; there are: {", ".join(sorted(labs)) or "none"}')
    module, lab = labs[id]
    folder = lab.document.path.removesuffix("lab.yaml")
    paths = {lab.document.path, *(f"{folder}{path}" for path in lab.files)}
    for found in checked.findings:
        if found.place.path in paths and found.rule.severity == Severity.ERROR:
            raise MopscertError(f'{found.place}: {found.message}; run "mopscert check" first')
    return module, lab


_STATES = {"pass": "pass", "fail": "FAIL", "not-reached": "----"}


def _show(lab: Lab, verdict: Verdict) -> None:
    for file in verdict.files:
        size = "" if file.rows is None else f" ({file.rows} rows, {file.columns} columns)"
        click.echo(f"{file.name}: {file.taken_as or 'not recognised'}{size}")
        for sentence in filter(None, (file.trouble, file.note)):
            click.echo(f"  {sentence}")
    for missing in verdict.missing:
        click.echo(f"missing: {missing}")
    click.echo()
    for rule, found in zip(lab.rules, verdict.rules, strict=True):
        click.echo(f"{_STATES[found.state]}  {rule.severity:<6}  {rule.id}: {found.message or rule.text}")
    should = f", {verdict.should.ok} of {verdict.should.of} should (needed: {verdict.should.needed})"
    click.echo(f"\n{verdict.must.ok} of {verdict.must.of} must{should if verdict.should.of else ''}")
    click.echo("The result passes." if verdict.passed else "The result does not pass.")
