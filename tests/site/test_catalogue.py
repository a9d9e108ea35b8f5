"""The catalogue that a site serves, and the addresses that it names."""

from mopscert.releases.catalogue import decode


def test_every_address_is_served(built_site):
    """Each address of the catalogue leads to a page, and to something on it."""
    here = decode((built_site / "catalogue.json").read_bytes(), "catalogue.json")
    entries = (here.levels, here.outcomes, here.domains, here.sections, here.misconceptions)
    wanted = {each.at for group in entries for each in group} | {each.at for each in here.named.values() if each.at}
    assert len(wanted) > 500
    pages = {}
    for at in sorted(wanted):
        page, _, anchor = at.partition("#")
        if page not in pages:
            pages[page] = (built_site / page / "index.html").read_text()
        assert not anchor or f'id="{anchor}"' in pages[page], at
