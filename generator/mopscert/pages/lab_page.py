"""The page of a lab: scene, files, task, how a result is judged, hints, and what to read after passing."""

from math import ceil
from typing import Any

from mopscert import addresses
from mopscert.model import SECTION_COLUMNS, SHOULD_PERCENT, Curriculum, Export, Input, Lab, LabRule, Module, Programme
from mopscert.pages import lab_files, markdown, words
from mopscert.pages.context import context
from mopscert.pages.practice import edit, objectives, place
from mopscert.pages.question_html import section_link
from mopscert.pages.site import Reader
from mopscert.pages.templating import template
from mopscert.prose.html import Context, render_inline, render_text


def lab_page(curriculum: Curriculum, programme: Programme, module: Module, lab: Lab, read: Reader) -> str:
    """Markdown of a lab's page; `read` takes paths from the folder of the lab's module."""
    w = words.catalogue()["lab"]
    page = addresses.lab_page(module.id)
    links = context(curriculum, page, addresses.module_page(module.id))
    return template("lab.md").render(
        front=markdown.front_matter({"title": lab.title, "description": w["description"].format(module=module.title)}),
        w=w,
        common=words.catalogue()["practice"],
        lab=lab,
        id=module.id,
        former=" ".join(module.aliases),
        sheet=addresses.asset_link(page, addresses.lab_sheet(module.id)),
        place=place(programme, module, page),
        objectives=objectives(module, lab.practises),
        guidance=w["guidance_of"][lab.guidance],
        scene=render_text(lab.scene, links),
        task=render_text(lab.task, links),
        inputs=[_input(file, read(lab_files.path(file)), links) for file in lab.inputs],
        archive=_archive(module, lab, read, page),
        exports=[_export(file, links) for file in lab.exports],
        judged=judged(lab),
        rules=[_rule(module, rule, links) for rule in lab.rules],
        hints=[render_inline(hint, links) for hint in lab.hints],
        solution=render_text(lab.solution, links),
        walkthroughs=[(addresses.link(page, each.path), w["family"][each.family]) for each in lab.walkthroughs],
        planted=[_planted(each.text, each.file, each.count, links) for each in lab.planted],
        capabilities=[(row, words.listing(sorted(row.open, key=str.casefold))) for row in lab.capabilities],
        families=words.listing([w["family"][name] for name in lab.families]),
        accepted=",".join(sorted({ending for file in lab.exports for ending in _ENDINGS[file.format]})),
        prompts=[(prompt.id, render_inline(prompt.text, links)) for prompt in lab.transfer_log],
        edits=[edit(programme, words.catalogue()["module"]["edit_lab"], lab.document.path)],
    )


def judged(lab: Lab) -> str:
    """When a result passes, in the numbers of this lab."""
    w = words.catalogue()["lab"]
    of = sum(rule.severity == "should" for rule in lab.rules)
    needed = ceil(of * SHOULD_PERCENT / 100)
    kind = "part" if needed < of else ("none", "one", "both")[of] if of < 3 else "all"
    return str(w["judged_should"][kind]).format(start=w["judged_intro"], of=of, needed=needed)


def _input(file: Input, content: bytes, links: Context) -> dict[str, Any]:
    w = words.catalogue()["lab"]
    facts = [w["format"][file.format], words.count(file.rows, _UNITS[file.format]), words.size(len(content))]
    return {
        "name": file.file,
        "href": lab_files.path(file),
        "title": render_inline(file.title, links),
        "facts": ", ".join(facts),
        "checksum": lab_files.checksum(content),
        "columns": _columns(file, links),
        "preview": lab_files.preview(file, content),
    }


def _archive(module: Module, lab: Lab, read: Reader, page: str) -> dict[str, str]:
    content = lab_files.archived(lab, read)
    path = addresses.lab_archive(module.id)
    return {
        "name": path.rpartition("/")[2],
        "href": addresses.asset_link(page, path),
        "size": words.size(len(content)),
        "checksum": lab_files.checksum(content),
    }


# What the rows of a file are called.
_UNITS = {"csv": "row", "ndjson": "record", "json": "record", "markdown": "section"}
# What files that may hold a format end in; spreadsheets write tables with tabs as text.
_ENDINGS = {
    "csv": (".csv", ".tsv", ".txt"),
    "ndjson": (".ndjson", ".jsonl", ".json", ".txt"),
    "json": (".json", ".txt"),
    "markdown": (".md", ".markdown", ".txt"),
}


def _export(file: Export, links: Context) -> dict[str, Any]:
    w = words.catalogue()["lab"]
    note = w["markdown_note"].format(columns=words.listing(SECTION_COLUMNS)) if file.format == "markdown" else ""
    return {
        "name": file.file,
        "title": render_inline(file.title, links),
        "facts": w["format"][file.format],
        "note": note,
        "columns": _columns(file, links),
    }


def _columns(file: Input | Export, links: Context) -> list[dict[str, str]]:
    types = words.catalogue()["lab"]["column_type"]
    return [
        {"name": each.name, "type": types[each.type], "meaning": render_inline(each.meaning, links)}
        for each in file.columns
    ]


def _rule(module: Module, rule: LabRule, links: Context) -> dict[str, Any]:
    return {
        "id": rule.id,
        "severity": words.catalogue()["lab"]["severity"][rule.severity],
        "text": render_inline(rule.text, links),
        "learn": section_link(rule.learn, module, links, addresses.lab_page(module.id)),
    }


def _planted(text: str, file: str, count: int | None, links: Context) -> dict[str, str]:
    return {"text": render_inline(text, links), "file": file, "count": str(count) if count else ""}
