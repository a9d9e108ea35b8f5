"""The syllabus as a PDF, read back: complete, tagged, the same bytes each time, and no text of an author acts in it."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import Destination, DictionaryObject

from mopscert.checking import check
from mopscert.errors import MopscertError
from mopscert.exports.syllabus import syllabus_pdf
from mopscert.model import Curriculum

HERE = Path(__file__).parent
MOMENT = datetime(2026, 11, 18, 11, 6, 40, tzinfo=UTC)
SITE = "https://learn.example/"
# What would do something if it were read as Typst and not as text.
ACTIVE = [
    '#panic("stopped")',
    '#read("/etc/hostname")',
    "#sys.inputs #here() #counter(page).display()",
    '#import "@preview/anything:1.0.0": *',
    ']#pagebreak()[ }#set page("a5"){',
    "*bold* _italic_ `raw` $x^2$ = heading",
    "- list + item / term: text",
    "@module-clean-lists <label> // comment /* hidden */ \\u{41} ~ --- ...",
    '"quoted" \\n \\ backslash',
    "{title} {version} {page}",
]


def _tiny() -> Curriculum:
    return check(HERE.parent / "fixtures" / "tiny").curriculum


def _pdf(curriculum: Curriculum, site: str = SITE) -> bytes:
    assert curriculum.programme
    return syllabus_pdf(curriculum, curriculum.programme.file, site, MOMENT)


def _flat(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _text(reader: PdfReader) -> str:
    return _flat("".join(page.extract_text() for page in reader.pages))


@pytest.fixture(scope="module")
def content(curriculum) -> bytes:
    return _pdf(curriculum)


@pytest.fixture(scope="module")
def reader(content) -> PdfReader:
    return PdfReader(BytesIO(content))


def test_bookmarks_are_the_levels_and_their_modules(reader, curriculum):
    found: list[tuple[str, list[str]]] = []
    for entry in reader.outline:
        if isinstance(entry, Destination):
            found.append((str(entry.title), []))
        else:
            found[-1][1].extend(str(inner.title) for inner in entry)
    levels = curriculum.programme.file.levels
    wanted = [(level.title, [module.title for module in curriculum.of_level(level.id)]) for level in levels]
    assert found == [("About this document", []), ("The programme", []), *wanted, ("Reading list", [])]


def test_every_text_of_the_syllabus_can_be_read(reader, curriculum):
    text = _text(reader)
    programme = curriculum.programme.file
    wanted = [programme.title, programme.summary, programme.version, "18 November 2026", "CC BY 4.0"]
    for level in programme.levels:
        wanted += [
            level.motto,
            level.summary,
            level.audience,
            *(outcome.text for outcome in level.outcomes),
            *level.story,
        ]
    for module in curriculum.modules:
        wanted += [module.title, module.summary, *(objective.text for objective in module.objectives)]
        wanted += [part.title for part in (module.lab, module.dialogue) if part]
    wanted += [diagnostic.file.title for diagnostic in curriculum.diagnostics]
    named = {name for module in curriculum.modules for name in module.sources}
    wanted += [curriculum.sources_by_id[name].title for name in named]
    assert [each for each in wanted if _flat(each) not in text] == []


def test_it_is_tagged_and_says_its_language_and_title(reader, curriculum):
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == f"{curriculum.programme.file.title}: Syllabus {curriculum.programme.file.version}"
    described = root["/Metadata"].get_object().get_data()
    for standard in (b"<pdfuaid:part>1<", b"<pdfaid:part>2<", b"<pdfaid:conformance>A<"):
        assert standard in described
    tags = set(_tags(root["/StructTreeRoot"]))
    assert tags >= {"/Document", "/H1", "/H2", "/P", "/Table", "/THead", "/TH", "/TD", "/L", "/LI", "/Link", "/TOC"}


def _tags(part: DictionaryObject) -> Iterator[str]:
    if "/S" in part:
        yield str(part["/S"])
    inner = part.get("/K", [])
    for each in inner if isinstance(inner, list) else [inner]:
        found = each.get_object()
        if isinstance(found, DictionaryObject) and found.get("/Type") != "/MCR":
            yield from _tags(found)


def test_all_fonts_are_inside(reader):
    fonts = [font.get_object() for page in reader.pages for font in page["/Resources"].get("/Font", {}).values()]
    assert fonts
    for font in fonts:
        inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        assert {"/FontFile2", "/FontFile3"} & inner["/FontDescriptor"].get_object().keys(), font["/BaseFont"]
        assert re.match(r"/[A-Z]{6}\+Libertinus", font["/BaseFont"]), font["/BaseFont"]


def test_links_of_the_reading_list_and_of_the_site_lead_out(reader, curriculum):
    found = set()
    for page in reader.pages:
        for each in page.get("/Annots", []):
            action = each.get_object().get("/A", {})
            found |= {str(action["/URI"])} if "/URI" in action else set()
    named = {name for module in curriculum.modules for name in module.sources}
    wanted = {curriculum.sources_by_id[name].url for name in named} - {None}
    about = {SITE, curriculum.programme.file.repository.url, "https://creativecommons.org/licenses/by/4.0/"}
    assert found == wanted | about


def test_pages_are_a4_and_carry_their_number(reader):
    for number, page in enumerate(reader.pages, 1):
        assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
        assert number == 1 or str(number) in page.extract_text()


def test_the_same_curriculum_gives_the_same_bytes(content, curriculum):
    assert _pdf(curriculum) == content


def test_without_an_address_of_the_site_none_is_named():
    assert "The site" not in "".join(page.extract_text() for page in PdfReader(BytesIO(_pdf(_tiny(), ""))).pages)


def _everywhere(curriculum: Curriculum, text: str) -> Curriculum:
    """The curriculum with a text at the end of whatever the syllabus prints."""
    add = lambda old: f"{old} {text}"  # noqa: E731
    programme = curriculum.programme.file
    levels = tuple(
        replace(
            level,
            title=add(level.title),
            motto=add(level.motto),
            summary=add(level.summary),
            outcomes=tuple(replace(outcome, text=add(outcome.text)) for outcome in level.outcomes),
            story=(text,),
        )
        for level in programme.levels
    )
    domains = tuple(
        replace(domain, title=add(domain.title), summary=add(domain.summary)) for domain in programme.domains
    )
    file = replace(
        programme, title=add(programme.title), summary=add(programme.summary), levels=levels, domains=domains
    )
    sources = tuple(
        replace(source, title=add(source.title), note=text, publisher=text, authors=(text,))
        for source in curriculum.sources.file.sources
    )
    return replace(
        curriculum,
        programme=replace(curriculum.programme, file=file),
        sources=replace(curriculum.sources, file=replace(curriculum.sources.file, sources=sources)),
        modules=tuple(
            replace(
                module,
                title=add(module.title),
                summary=add(module.summary),
                objectives=tuple(replace(each, text=add(each.text)) for each in module.objectives),
                lab=module.lab and replace(module.lab, title=add(module.lab.title)),
                dialogue=module.dialogue and replace(module.dialogue, title=add(module.dialogue.title)),
            )
            for module in curriculum.modules
        ),
    )


@pytest.mark.parametrize("text", ACTIVE)
def test_what_would_act_in_typst_is_text(text):
    tiny = _tiny()
    reader = PdfReader(BytesIO(_pdf(_everywhere(tiny, text))))
    found = _text(reader)
    for module in tiny.modules:
        assert _flat(f"{module.summary} {text}") in found
        for objective in module.objectives:
            assert _flat(f"{objective.text} {text}") in found
    assert len(reader.outline[-2]) == len(tiny.of_level(tiny.programme.file.levels[-1].id))


NAUGHTY = [each for each in yaml.safe_load((HERE / "naughty.yaml").read_text()) if not each.get("finding")]
# What the fonts that come with Typst have no signs for.
UNSEEN = {"astral letters", "joined emoji", "flags and skin", "wide characters", "private use"}


@pytest.mark.parametrize("case", NAUGHTY, ids=lambda case: case["name"])
def test_naughty_texts_are_printed_or_told(case):
    tiny = _tiny()
    first, *others = tiny.modules
    summary = f"It says {case['text'] * case.get('times', 1)}"
    changed = replace(tiny, modules=(replace(first, summary=summary), *others))
    if case["name"] not in UNSEEN:
        assert _pdf(changed).startswith(b"%PDF-")
        return
    with pytest.raises(MopscertError, match="the fonts of the syllabus have no sign for") as told:
        _pdf(changed)
    assert f"which stands in “{summary}”" in str(told.value)


def test_texts_longer_than_a_page_run_over():
    tiny = _tiny()
    first = tiny.modules[0]
    long = replace(first, objectives=tuple(replace(each, text="word " * 1900) for each in first.objectives))
    text = _text(PdfReader(BytesIO(_pdf(replace(tiny, modules=(long, *tiny.modules[1:]))))))
    assert text.count("word") >= 1900 * len(first.objectives)


def test_the_command_says_what_it_wrote(command, tmp_path):
    out = tmp_path / "syllabus.pdf"
    done = command("mopscert", "export", "syllabus", "--out", str(out), cwd=HERE.parent / "fixtures" / "tiny")
    assert (done.returncode, done.stdout) == (0, f"{len(_tiny().modules)} modules in {out}\n")
    assert out.read_bytes().startswith(b"%PDF-1.7")
    refused = command("mopscert", "export", "syllabus", "--out", str(tmp_path / "no" / "x.pdf"))
    assert (refused.returncode, refused.stderr) == (
        2,
        f"Error: cannot write {tmp_path / 'no' / 'x.pdf'}: No such file or directory\n",
    )
