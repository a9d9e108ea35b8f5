"""Pages of diagnostics: the questions to answer on paper or by script, the rules of scoring, and how fair they are."""

from collections.abc import Sequence

import msgspec

from mopscert import addresses
from mopscert.measures.diagnostics import DRAWS, bounds, shares
from mopscert.model import Curriculum, Diagnostic, DiagnosticFile, Gaps, Programme, Quadrant, Ranking
from mopscert.pages import markdown, words
from mopscert.pages.diagnostic_sheet import fields
from mopscert.pages.source_html import source_html
from mopscert.pages.templating import template


class Share(msgspec.Struct, frozen=True):
    """How often a result came first among random answers, in whole percent: by points, and after the gates."""

    title: str
    percent: int
    after_gates: int


def diagnostic_page(curriculum: Curriculum, programme: Programme, diagnostic: Diagnostic) -> str:
    """Markdown of the page of a diagnostic."""
    w, file = words.catalogue()["diagnostic"], diagnostic.file
    page = addresses.diagnostic_page(diagnostic.id)
    found = _fairness(file)
    return template("diagnostic.md").render(
        front=markdown.front_matter({"title": file.title, "description": file.summary}),
        w=w,
        it=file,
        kind=_kind(file),
        sheet=addresses.asset_link(page, addresses.diagnostic_sheet(diagnostic.id)),
        questions=sum(each.needed for each in fields(file)),
        modules=_modules(curriculum, file.modules, page),
        by_hand=_by_hand(file),
        limits=[(each, *bounds(file, each.id)) for each in file.results] if isinstance(file, Ranking) else [],
        signed=words.signed,
        amount=_amount,
        fairness=found,
        fairness_intro=w["fairness_intro"].format(draws=f"{DRAWS:,}", equal=round(100 / len(found)) if found else 0),
        fairness_rest=_rest(file, found),
        study=lambda names: _modules(curriculum, names, page),
        sources=[
            source_html(curriculum.sources_by_id[name]) for name in file.sources if name in curriculum.sources_by_id
        ],
        edit={"text": w["edit"], "href": addresses.edit(programme, diagnostic.document.path)},
    )


def diagnostics_page(curriculum: Curriculum) -> str:
    """Markdown of the list of all diagnostics."""
    w = words.catalogue()["diagnostic"]
    page = addresses.DIAGNOSTICS
    return template("diagnostics.md").render(
        front=markdown.front_matter({"title": w["index"], "description": w["index_description"]}),
        w=w,
        cards=[card(each, page) for each in curriculum.diagnostics],
    )


def card(diagnostic: Diagnostic, page: str) -> dict[str, str]:
    """What a list shows of a diagnostic."""
    return {
        "title": diagnostic.file.title,
        "summary": diagnostic.file.summary,
        "minutes": words.duration(diagnostic.file.minutes),
        "href": addresses.link(page, addresses.diagnostic_page(diagnostic.id)),
    }


def _kind(file: DiagnosticFile) -> str:
    return "ranking" if isinstance(file, Ranking) else "quadrant" if isinstance(file, Quadrant) else "gaps"


def _modules(curriculum: Curriculum, names: Sequence[str], page: str) -> list[dict[str, str]]:
    return [
        {"title": curriculum.by_id[name].title, "href": addresses.link(page, addresses.module_page(name))}
        for name in names
        if name in curriculum.by_id
    ]


def _by_hand(file: DiagnosticFile) -> str:
    """How to score, in a paragraph."""
    w = words.catalogue()["diagnostic"]
    if isinstance(file, Ranking):
        text: str = w["by_hand_ranking"]
        return text.format(close=file.close_call)
    if isinstance(file, Gaps):
        cap = next(band.title for band in file.bands if band.id == file.weakest.cap)
        return str(w["by_hand_gaps"]).format(below=_amount(file.weakest.below), cap=cap)
    reach = (len(file.scale) - 1) / 2
    most = {axis: sum(abs(getattr(each, axis)) for each in file.statements) * reach for axis in ("x", "y")}
    return str(w["by_hand_quadrant"]).format(
        steps=len(file.scale),
        middle=_amount(reach + 1),
        x=_amount(most["x"]),
        y=_amount(most["y"]),
        x_title=file.x.title,
        y_title=file.y.title,
        within=_amount(file.centre.within),
    )


def _fairness(file: DiagnosticFile) -> list[Share]:
    """How often each result comes first; empty for gaps, which have no results that compete."""
    if isinstance(file, Gaps):
        return []
    counted = shares(file)
    results = file.results if isinstance(file, Ranking) else file.corners
    return [
        Share(each.title, _percent(counted.by_points.get(each.id, 0)), _percent(counted.after_gates.get(each.id, 0)))
        for each in results
    ]


def _rest(file: DiagnosticFile, found: Sequence[Share]) -> str:
    """What became of the random answers that led to no corner."""
    if not isinstance(file, Quadrant):
        return ""
    text: str = words.catalogue()["diagnostic"]["fairness_centre"]
    return text.format(share=100 - sum(each.percent for each in found))


def _percent(count: int) -> int:
    return round(100 * count / DRAWS)


def _amount(value: float) -> str:
    return words.amount(value).replace("-", "\u2212")
