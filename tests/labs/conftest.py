"""The files of a lab as a learner reads them."""

import csv
import io

import pytest

from mopscert.labs import generate


@pytest.fixture(scope="package")
def table():
    """Rows of a file by column name."""
    made = {}

    def rows(lab: str, path: str) -> list[dict[str, str]]:
        if lab not in made:
            made[lab] = dict(generate(lab).files())
        return list(csv.DictReader(io.StringIO(made[lab][path].decode())))

    return rows
