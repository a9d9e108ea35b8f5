"""What is planted in the links, counted in the files alone; and the task, solved a second way."""

from urllib.parse import parse_qsl, urlsplit

import pytest

from mopscert.labs import utm_taxonomy as lab

VALUES = ("utm_source", "utm_medium", "utm_campaign")


@pytest.fixture(scope="module")
def taxonomy(table):
    return {row["channel"]: (row["source"], row["medium"]) for row in table("utm-taxonomy", "data/taxonomy.csv")}


@pytest.fixture(scope="module")
def campaigns(table):
    return {row["name"]: row["campaign_id"] for row in table("utm-taxonomy", "data/campaigns.csv")}


@pytest.fixture(scope="module")
def links(table):
    return table("utm-taxonomy", "data/links_raw.csv")


def pairs(text):
    return parse_qsl(text, keep_blank_values=True)


def tags_of(link):
    return [(name, value) for name, value in pairs(urlsplit(link["url"]).query) if name.startswith("utm_")]


def test_every_planted_fault_is_there_as_often_as_declared(links, taxonomy, campaigns):
    allowed = [set(), set(), set(campaigns.values())]
    for source, medium in taxonomy.values():
        allowed[0].add(source)
        allowed[1].add(medium)
    found = dict.fromkeys(
        ("internal", "internal tagged", "case", "words", "hash", "twice", "no campaign", "person", "untagged"), 0
    )
    for link in links:
        tags, parts = tags_of(link), urlsplit(link["url"])
        if link["channel"] not in taxonomy:
            found["internal"] += 1
            found["internal tagged"] += bool(tags)
            continue
        values = [(value, allowed[VALUES.index(name)]) for name, value in tags]
        found["case"] += any(value not in good and value.lower() in good for value, good in values)
        found["words"] += any(value.lower() not in good for value, good in values)
        found["hash"] += "utm_" in parts.fragment
        found["twice"] += len(tags) > len(dict(tags))
        found["no campaign"] += bool(tags) and "utm_campaign" not in dict(tags)
        found["person"] += any("@" in value for _, value in pairs(parts.query))
        found["untagged"] += "utm_" not in link["url"]
    assert len(links) == lab.LINKS
    assert list(found.values()) == [
        lab.INTERNAL,
        lab.INTERNAL_TAGGED,
        lab.WRONG_CASE,
        lab.SYNONYMS,
        lab.BEHIND_HASH,
        lab.TWICE,
        lab.NO_CAMPAIGN,
        lab.PERSONAL,
        lab.UNTAGGED,
    ]


def test_a_report_would_show_one_channel_in_eleven_spellings(links):
    newsletters = [dict(tags_of(link)) for link in links if link["channel"] == "Newsletter"]
    spelled = {(tags["utm_source"], tags["utm_medium"]) for tags in newsletters if tags}
    assert len(spelled) == lab.NEWSLETTER_SPELLINGS


def test_pages_bring_parameters_and_sections_of_their_own(links):
    own = [[name for name, _ in pairs(urlsplit(link["url"]).query)] for link in links]
    assert sum(any(name in ("lang", "size", "view") for name in names) for names in own) == lab.OWN_PARAMETERS
    fragments = [urlsplit(link["url"]).fragment for link in links]
    assert sum(bool(text) and "utm_" not in text for text in fragments) == lab.SECTIONS


def test_the_taxonomy_is_closed_and_its_sources_do_not_name_a_channel_alone(taxonomy, campaigns):
    assert (len(taxonomy), len(set(taxonomy.values())), len(campaigns)) == (14, 14, 12)
    assert len({source for source, _ in taxonomy.values()}) == 13


def test_the_key_is_what_another_way_of_solving_gives(links, taxonomy, campaigns, table):
    assert [solved(link, taxonomy, campaigns) for link in links] == table("utm-taxonomy", "key/links_tagged.csv")


def solved(link, taxonomy, campaigns):
    address, _, section = link["url"].partition("#")
    page, _, query = address.partition("?")
    kept = [part for part in query.split("&") if part and not part.startswith(("utm_", "email="))]
    section = "" if section.startswith("utm_") else section.partition("?")[0]
    values = ("", "", "")
    if link["channel"] in taxonomy:
        values = (*taxonomy[link["channel"]], campaigns[link["campaign"]])
        kept += [f"{name}={value}" for name, value in zip(VALUES, values, strict=True)]
    query = "?" + "&".join(kept) if kept else ""
    return {
        "link_id": link["link_id"],
        "is_internal": "false" if values[0] else "true",
        **dict(zip(VALUES, values, strict=True)),
        "final_url": page + query + ("#" + section if section else ""),
    }


def test_learners_are_told_the_same_counts(declared):
    assert declared("utm-taxonomy") == {
        "capitals": lab.WRONG_CASE,
        "other-words": lab.SYNONYMS,
        "untagged": lab.UNTAGGED,
        "missing-campaign": lab.NO_CAMPAIGN,
        "behind-the-hash": lab.BEHIND_HASH,
        "twice": lab.TWICE,
        "people": lab.PERSONAL,
        "internal-links": lab.INTERNAL,
        "internal-tagged": lab.INTERNAL_TAGGED,
        "own-parameters": lab.OWN_PARAMETERS,
        "sections": lab.SECTIONS,
        # Two channels of the taxonomy share the source labnet.
        "source-of-two-media": 2,
    }
