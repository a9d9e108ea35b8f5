"""What a browser really asks for: the scripts that a page uses, no other, and a lesson's within its budget."""

import gzip

import pytest

from mopscert import addresses

from .visit import HOSTS, OURS

# Bytes after compression.
LESSON = 6 * 1024
COMMON = {"mops.js", "core.js", "self-check.js"}
HELD = ("overview.js", "dialogue-held.js")
# What is kept of labs, and what makes lists and results, keeps what is typed, and saves files.
LABS = {"lab-record.js", "views.js"}
# What pages say that keep more than answers, where nothing can be kept.
TROUBLE = "words-problem.js"
DIAGNOSTIC = {"diagnostic-saved.js", "views.js"}
EXAM = {"drafts.js", "readiness.js", "views.js"}


def _scripts(page) -> list[str]:
    page.page.wait_for_load_state("networkidle")
    return sorted(url.rsplit("/", 1)[1] for url in page.requests if OURS in url and url.endswith(".js"))


def test_a_lesson_downloads_what_its_questions_need(visit, built_site, curriculum):
    for module in (module for module in curriculum.modules if module.lesson):
        scripts = _scripts(visit(addresses.address(addresses.module_page(module.id))))
        assert scripts == sorted(COMMON), module.id
        files = [(built_site / addresses.ASSETS / name).read_bytes() for name in scripts]
        assert sum(len(gzip.compress(content, 9, mtime=0)) for content in files) <= LESSON, module.id


@pytest.mark.parametrize(
    ("address", "host", "scripts"),
    [
        (addresses.SYLLABUS, HOSTS[0], {"mops.js"}),
        (addresses.PROGRESS, HOSTS[0], {"mops.js", "core.js", *HELD, *LABS, "progress.js", "offline.js", TROUBLE}),
        (addresses.dialogue_page("kind-refusals"), HOSTS[2], {"mops.js", "core.js", "dialogue-held.js", "dialogue.js"}),
        (addresses.lab_page("tagged-links"), HOSTS[2], {"mops.js", "core.js", *LABS, "lab.js"}),
        (addresses.diagnostic_page("queue-style"), HOSTS[2], {"mops.js", "core.js", "diagnostic.js", *DIAGNOSTIC}),
        (addresses.REVIEW, HOSTS[0], {*COMMON, "overview.js", "review.js", TROUBLE}),
        # Its questions are those of the lessons, and so is what reads their answers.
        (addresses.readiness_page("associate"), HOSTS[3], {*COMMON, *EXAM, TROUBLE}),
    ],
)
def test_a_page_downloads_the_scripts_of_its_elements(visit, address, host, scripts):
    assert _scripts(visit(addresses.address(address), host=host)) == sorted(scripts)
