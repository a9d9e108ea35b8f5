"""The files of a lab as a learner reads them, and what the lab says about them."""

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


@pytest.fixture(scope="package")
def declared(curriculum):
    """What `lab.yaml` says was planted, and how often; None where it gives no count."""

    def counts(lab: str) -> dict[str, int | None]:
        [module] = [module for module in curriculum.modules if module.id == lab]
        return {each.id: each.count for each in module.lab.planted}

    return counts
