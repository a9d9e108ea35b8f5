"""What the verbs share: the folder they work on, and how a broken surrounding is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from mopscert.errors import MopscertError


class Failure(click.ClickException):
    """A broken surrounding: exit code 2, as for a misused command."""

    exit_code = 2


root_option = click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=Path(),
    help="Folder that holds curriculum/ and quizzes/ (here, if not given).",
)


@contextmanager
def told() -> Iterator[None]:
    """Tell of an error of the machinery in one sentence."""
    try:
        yield
    except MopscertError as error:
        raise Failure(str(error)) from error
