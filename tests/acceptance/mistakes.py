"""Single mistakes that authors make, at many places of the real curriculum, and where each must be found.

Ids and keys are named, and as little prose as possible, so that the table outlives new wording.
"""

from .making import Mistake, add, bank, delete, elsewhere, figures, lesson, module, move, splice, swap, write

PROGRAMME = "curriculum/programme.yaml"
GLOSSARY = "curriculum/glossary.yaml"
SOURCES = "curriculum/sources.yaml"
VENDORS = "curriculum/vendors.yaml"
RETIRED = "curriculum/retired.yaml"
IDEAS = "quizzes/misconceptions.yaml"
WHAT, WHERE, GRID = "associate/what-mops-is", "associate/where-mops-sits", "associate/mops-framework"
CHAOS, GOVERN, ROUTE = "leader/out-of-chaos", "leader/governance", "professional/score-and-route"
UTM = "associate/utm-taxonomy"

NEW_OBJECTIVE = """  - id: name-a-home
    text: Name a home.
    level: remember
    taught_in: "#choose"
    serves: [places-mops]
takeaways:"""
NEW_FIGURE = """figures:
  - id: two-bars
    type: bars
    title: Two bars
    caption: One is longer.
    unit: "%"
    bars: [{label: One, value: 1}, {label: Two, value: 2}]
"""

YAML = [
    swap("tab before a key", "SCH005", module(WHAT), "\nminutes:", "\n\tminutes:"),
    swap("tab before a dash", "SCH005", GLOSSARY, "  - id: intake\n", "\t- id: intake\n"),
    swap("key too far in", "SCH006", module(GRID), "    level:", "     level:", "- id: match-behaviours"),
    swap("key too little in", "SCH006", module(GRID), "    level:", "   level:", "- id: match-behaviours"),
    swap("key far too little in", "SCH006", bank(WHERE), "        text:", "    text:", "- id: funded-people"),
    swap("colon in a title", "SCH025", module(UTM), "\ntitle: ", "\ntitle: Links: "),
    swap("quote not closed", "SCH006", module(WHERE), '"#choose"', '"#choose'),
    swap("bracket not closed", "SCH006", module(CHAOS), "[tipping-points]", "[tipping-points"),
    swap("key without colon", "SCH006", PROGRAMME, "    hours: ", "    hours ", "  - id: professional"),
    swap(
        "duplicate key",
        "SCH007",
        module(GOVERN),
        "\nowner:",
        "\nkind: conceptual\nowner:",
        "objectives:",
        "kind: conceptual",
    ),
    swap(
        "duplicate key in a question",
        "SCH007",
        bank(CHAOS),
        "    pool:",
        "    rev: 2\n    pool:",
        "refused-shared-list",
        "    rev: 2",
    ),
    swap("lost start of a question", "SCH007", bank(GRID), "  - id: twelve-fours\n", "    #\n", text="    #\n    rev:"),
    swap("anchor", "SCH008", PROGRAMME, "weights: ", "weights: &usual ", "  - id: stack\n"),
    swap("alias", "SCH008", module(GOVERN), "owner: privacy-editors", "owner: *owner"),
    swap("merge key", "SCH008", SOURCES, "    type:", "    <<: *base\n    type:", "  - id: gdpr\n", "<<: *base"),
    swap("tag", "SCH009", module(ROUTE), "minutes: ", "minutes: !!int "),
    write("directive", "SCH009", RETIRED, "%YAML 1.2\n---\nretired: []\n"),
    Mistake("two documents", "SCH010", [{"file": VENDORS, "append": "---\nproducts: []\n"}], VENDORS, "---"),
    write("empty module", "SCH011", module(WHAT), "\n"),
    write("empty lesson", "SCH011", lesson(CHAOS), "\n"),
    write("empty bank", "SCH011", bank(WHERE), " "),
    write("empty programme", "SCH011", PROGRAMME, "\n"),
    splice("Windows-1252", "SCH001", lesson(WHERE), "97", "{#choose}"),
    splice("byte order mark", "SCH002", bank(GRID), "efbbbf", "# yaml-language-server"),
    splice("form feed", "SCH003", lesson(GRID), "0c", "{#axes}"),
    splice("escape byte", "SCH003", GLOSSARY, "1b", "id: intake\n"),
    swap("escaped control character", "SCH003", bank(WHERE), "rev: 1", 'rev: "\\a"', "- id: below-the-bar"),
    write("too large", "SCH004", lesson(WHAT), "x", fill=64 * 1024 + 1),
    write("nested too deep", "SCH012", RETIRED, f"retired: {'[' * 50}{']' * 50}\n"),
]
FILES = [
    Mistake("link out", "SCH013", [{"file": lesson(WHERE), "link": "/etc/passwd"}], lesson(WHERE)),
    Mistake("link out by dots", "SCH013", [{"file": bank(WHAT), "link": "../" * 30 + "etc/passwd"}], bank(WHAT)),
    Mistake("link to a folder", "SCH013", [{"file": "quizzes/expert", "link": "leader"}], "quizzes/expert"),
    write("file of no use", "SCH014", f"curriculum/{WHAT}/notes.md", "x"),
    write("file in a top folder", "SCH014", "quizzes/readme.txt", "x"),
    move("misnamed lesson", "SCH014", lesson(CHAOS), f"curriculum/{CHAOS}/Lesson.md"),
    move("misnamed module", "SCH014", module(GOVERN), f"curriculum/{GOVERN}/module.yml"),
    move("misnamed glossary", "SCH014", GLOSSARY, "curriculum/glosary.yaml"),
    move("misnamed bank", "SCH015", bank(GRID), "quizzes/associate/mops-framwork.yaml"),
    move("bank of another level", "SCH015", bank(CHAOS), "quizzes/professional/out-of-chaos.yaml"),
    delete("no lesson", "SCH015", lesson(GRID), module(GRID), "status:"),
    delete("no bank", "SCH015", bank(CHAOS), module(CHAOS), "status:"),
    delete("no module.yaml", "SCH015", module(WHERE), f"curriculum/{WHERE}"),
    delete("no sources", "SCH015", SOURCES, SOURCES),
    delete("no figures", "REF011", figures(CHAOS), lesson(CHAOS), "\nchaos-to-phases\n"),
    delete("no folder", "REF001", f"curriculum/{CHAOS}", PROGRAMME, "- out-of-chaos"),
    elsewhere(
        move("renamed folder", "REF001", f"curriculum/{GRID}", "curriculum/associate/mops-grid"),
        PROGRAMME,
        "- mops-framework",
    ),
    elsewhere(
        move("renamed level", "REF012", "curriculum/leader", "curriculum/leaders"),
        "curriculum/leaders/board-ready-story/module.yaml",
    ),
    Mistake(
        "module in two levels",
        "SCH016",
        [{"file": f"curriculum/{ROUTE}", "copy": "curriculum/leader/score-and-route"}],
        "curriculum/leader/score-and-route",
    ),
]
SCHEMA = [
    swap("mistyped key", "SCH020", module(WHERE), "\nsummary:", "\nsumary:"),
    swap("invented key", "SCH020", module(GRID), "\nowner:", "\ncolour: red\nowner:", text="colour: red"),
    swap(
        "choose in a single question",
        "SCH020",
        bank(WHERE),
        "    pool:",
        "    choose: 2\n    pool:",
        "- id: below-the-bar",
        "choose: 2",
    ),
    elsewhere(
        swap("lesson's keys in a planned module", "SCH020", module(WHERE), "status: published", "status: planned"),
        module(WHERE),
        "taught_in:",
        "objectives:",
    ),
    swap("missing key", "SCH021", module(ROUTE), "\nminutes:", "\n# minutes:", text="title:"),
    swap(
        "multiple without choose",
        "SCH021",
        bank(WHERE),
        "    choose: 2\n",
        "",
        "- id: structure-facts",
        "type: multiple",
    ),
    swap("published without dates", "SCH021", module(ROUTE), "status: planned", "status: published"),
    swap("other type of figure", "SCH021", figures(GRID), "type: grid", "type: columns"),
    swap("minutes as text", "SCH022", module(CHAOS), "minutes: ", "minutes: about "),
    swap("word for a list", "SCH022", module(GRID), "requires: [what-mops-is]", "requires: what-mops-is"),
    swap("nothing for text", "SCH023", bank(CHAOS), "pool: lesson", "pool:", "- id: refused-shared-list"),
    swap(
        "yes is a word",
        "SCH022",
        SOURCES,
        "    type: ",
        "    volatile: yes\n    type: ",
        "  - id: anderson-kanban\n",
        "volatile: yes",
    ),
    swap("unknown kind", "SCH023", module(WHAT), "kind: conceptual", "kind: conceptional"),
    swap("unknown status", "SCH023", module(GOVERN), "status: planned", "status: plannned"),
    swap("no date", "SCH023", module(WHAT), "reviewed_on: ", "reviewed_on: 20"),
    swap("capital in an id", "SCH023", bank(WHERE), "- id: erp-year-safeguard", "- id: ERP-year-safeguard"),
    swap("anchor without hash", "SCH023", module(WHERE), 'taught_in: "#choose"', "taught_in: choose"),
    swap("no why", "ITM003", bank(WHERE), "        why:", "        # why:", "- id: embedded", "- id: embedded"),
]
REFERENCES = [
    swap("unknown prerequisite", "REF001", module(GRID), "[what-mops-is]", "[what-mops-iz]"),
    swap(
        "listed but not there",
        "REF001",
        PROGRAMME,
        "      - utm-taxonomy\n",
        "      - utm-taxonomy\n      - no-such\n",
        text="- no-such",
    ),
    add(
        "unknown module in a link",
        "REF001",
        lesson(CHAOS),
        "barriers",
        "See [how barriers fall](module:no-such-module).",
    ),
    swap("unknown domain", "REF002", module(WHERE), "domains: [strategy]", "domains: [stratgy]"),
    elsewhere(
        swap("renamed domain", "REF002", PROGRAMME, "  - id: privacy\n", "  - id: private\n"),
        module(WHAT),
        "domains:",
    ),
    swap("unknown source", "REF003", module(WHERE), "sources: [darrington-2022", "sources: [darrington-2202"),
    add("unknown source in a link", "REF003", lesson(GRID), "personas", "As [they say](source:no-such-text)."),
    swap(
        "unknown objective",
        "REF004",
        bank(WHERE),
        "objective: recommend-a-home",
        "objective: recomend-a-home",
        "- id: erp-year-safeguard",
    ),
    swap(
        "unknown misconception",
        "REF005",
        bank(WHERE),
        "misconception: ",
        "misconception: not-",
        "- id: erp-year-safeguard",
    ),
    swap(
        "unknown outcome",
        "REF006",
        module(ROUTE),
        "serves: [designs-the-lifecycle",
        "serves: [design-the-lifecycle",
        "objectives:",
    ),
    swap(
        "outcome of another level",
        "REF006",
        module(WHERE),
        "serves: [places-mops]",
        "serves: [leads-people-through-change]",
        "- id: recommend-a-home",
    ),
    swap("question twice", "REF007", bank(WHERE), "- id: erp-year-safeguard", "- id: partner-or-friend # 2"),
    swap("objective twice", "REF007", module(GRID), "- id: match-behaviours", "- id: explain-the-axes # 2"),
    swap("term twice", "REF007", GLOSSARY, "  - id: intake\n", "  - id: abm # 2\n"),
    swap("taught nowhere", "REF008", module(WHERE), 'taught_in: "#choose"', 'taught_in: "#chose"'),
    swap("learned nowhere", "REF008", bank(CHAOS), 'learn: "#', 'learn: "#no-', "- id: refused-shared-list"),
    swap(
        "repaired nowhere",
        "REF008",
        IDEAS,
        "learn: where-mops-sits#",
        "learn: where-mops-sits#no-",
        "- id: a-gotcha-fades",
    ),
    add("unknown anchor in a link", "REF008", lesson(WHERE), "revops", "As [above](#no-such-heading)."),
    elsewhere(
        swap("renamed anchor", "REF008", lesson(CHAOS), "{#tactics}", "{#tactic}"),
        module(CHAOS),
        'taught_in: "#tactics"',
    ),
    swap("unknown question in a check", "REF009", lesson(WHERE), "\nerp-year-safeguard\n", "\nerp-year-safegard\n"),
    swap(
        "readiness question in a check",
        "REF009",
        lesson(CHAOS),
        "\nrefused-shared-list\n",
        "\nrefused-shared-list\ngate-with-one-open-three\n",
        text="\ngate-with-one-open-three\n",
    ),
    swap(
        "question shown twice",
        "REF010",
        lesson(WHERE),
        "\nerp-year-safeguard\n",
        "\nerp-year-safeguard\npaint-maker-drift\n",
        text="erp-year-safeguard\npaint-maker-drift",
    ),
    swap("unknown figure", "REF011", lesson(GRID), "\nmops-grid\n", "\nmops-gird\n"),
    swap(
        "module not listed",
        "REF013",
        PROGRAMME,
        "      - governance\n",
        "",
        text="    modules:",
        after="  - id: leader\n",
    ),
    add("unknown term", "REF014", lesson(WHAT), "three-shifts", "A [word](term:no-such-term)."),
]
RULES = [
    swap("requires itself", "GRA001", module(WHAT), "requires: []", "requires: [what-mops-is]"),
    swap("circle of two", "GRA001", module(WHAT), "requires: []", "requires: [where-mops-sits]"),
    swap("requires a higher level", "GRA002", module(GRID), "[what-mops-is]", "[what-mops-is, governance]"),
    swap(
        "untaught objective", "COV001", module(WHERE), '    taught_in: "#choose"\n', "", text="- id: recommend-a-home"
    ),
    swap("unasked objective", "COV002", module(WHERE), "takeaways:", NEW_OBJECTIVE, text="- id: name-a-home"),
    elsewhere(
        swap("weights of 110", "COV003", PROGRAMME, "{associate: 5", "{associate: 15", "  - id: work\n"),
        PROGRAMME,
        "  - id: associate\n",
    ),
    elsewhere(
        swap("minutes beyond the promise", "COV004", module(GOVERN), "minutes: ", "minutes: 9"),
        PROGRAMME,
        "    hours:",
        "  - id: leader\n",
    ),
    swap("promise too small", "COV004", PROGRAMME, "    hours: ", "    hours: 1", "  - id: professional\n"),
    swap(
        "verb of no level", "COV005", module(WHERE), "    text: ", "    text: Understand and ", "- id: recommend-a-home"
    ),
    swap(
        "level that does not fit the verb",
        "COV005",
        module(WHERE),
        "level: evaluate",
        "level: remember",
        "- id: recommend-a-home",
        "text:",
    ),
    swap(
        "unserved outcome",
        "COV006",
        PROGRAMME,
        "      - id: invests-wisely\n",
        "      - id: sleeps\n        text: Sleeps.\n      - id: invests-wisely\n",
        text="- id: sleeps",
    ),
    swap("unused figure", "COV007", figures(GRID), "figures:\n", NEW_FIGURE, text="- id: two-bars"),
    swap(
        "no key",
        "ITM001",
        bank(WHERE),
        "        correct: true\n",
        "",
        "- id: erp-year-safeguard",
        "- id: erp-year-safeguard",
    ),
    elsewhere(
        swap(
            "two keys",
            "ITM001",
            bank(WHERE),
            "        why:",
            "        correct: true\n        why:",
            "- id: status-mail",
        ),
        bank(WHERE),
        "- id: erp-year-safeguard",
    ),
    swap(
        "fewer keys than asked",
        "ITM002",
        bank(WHERE),
        "        correct: true\n",
        "",
        "- id: structure-facts",
        "choose: 2",
    ),
    swap("more asked than keys", "ITM002", bank(WHERE), "choose: 2", "choose: 3", "- id: structure-facts"),
    add("raw HTML", "PRO001", lesson(WHERE), "choose", "Press <b>Check answer</b>."),
    add("open comment", "PRO001", lesson(CHAOS), "barriers", "<!-- to do"),
    swap("script in a reason", "PRO001", bank(WHERE), "why: ", "why: <script>x</script> ", "- id: funded-people"),
    add("javascript link", "PRO002", lesson(GRID), "axes", "[A grid that moves](javascript:alert(1))."),
    add("data link", "PRO002", lesson(WHAT), "four-kinds", "[Look](data:text/html,x)."),
    add("picture", "PRO003", lesson(WHAT), "four-kinds", "![Kinds](https://b.example/kinds.png)"),
    swap("heading without anchor", "PRO004", lesson(WHERE), " {#revops}\n", " {#revops\n"),
    swap("anchor taken", "PRO004", lesson(CHAOS), "{#tactics}", "{#charter}", "{#barriers}"),
    add("heading of the fourth level", "PRO004", lesson(GRID), "axes", "#### Deeper {#deeper}"),
    add(
        "check in a list",
        "PRO005",
        lesson(WHAT),
        "your-own-requests",
        "- One\n\n  ```self-check\n  x\n  ```",
        "  ```self-check",
    ),
    add("relative link", "PRO006", lesson(WHERE), "choose", "[Out](../../../../etc/passwd)"),
    swap("mistyped block", "PRO007", lesson(GRID), "::: example", "::: exmaple", "{#your-result}"),
    swap("mistyped fence", "PRO007", lesson(WHERE), "```self-check", "```selfcheck", "{#choose}"),
    swap("block without an end", "PRO008", lesson(CHAOS), "\n:::\n", "\n", "{#charter}", "::: example"),
    swap("check without an end", "PRO008", lesson(WHERE), "\n```\n", "\n", "{#revops}", "```self-check"),
    swap("two cells in a corner", "SCH024", figures(GRID), "y: high", "y: low", "heading: Orchestrators", "- x: high"),
]
MISTAKES = [*YAML, *FILES, *SCHEMA, *REFERENCES, *RULES]
