"""The policy in the pages of a finished site, whatever has built it, and what all pages of a folder say together."""

from pathlib import Path

from mopscert.errors import MopscertError
from mopscert.security.policy import Policy, foreign_scripts, policy_of, protected, theme_policy

_PLAIN = "404.html"


def protect(site: Path) -> int:
    """Write the policy of a built site into its pages; return how many there are.

    MopscertError where the page is missing from which the policy is computed, or a page holds a script that is not the
    theme's.
    """
    # Whole pages of our own have no scripts inside, and say so from the beginning.
    pages = {name: page for name, page in _pages(site).items() if policy_of(page) != Policy()}
    plain = pages.get(_PLAIN)
    if plain is None:
        raise MopscertError(f"{site} holds no {_PLAIN}, so it is no finished site; build it first")
    policy = theme_policy(plain, max(name.count("/") for name in pages), styles=_makes_styles(site))
    foreign = [name for name, page in pages.items() if foreign_scripts(page, policy)]
    if foreign:
        raise MopscertError(f"{site / foreign[0]} holds a script that is not the theme's")
    for name, page in pages.items():
        done = protected(page, policy)
        if done != page:
            (site / name).write_text(done, encoding="utf-8", newline="")
    return len(pages)


def policy_of_all(site: Path) -> Policy:
    """What allows all that the policies of the pages below a folder allow; MopscertError where a page has none.

    So it is where there is no page.
    """
    joined, pages = Policy(), _pages(site)
    if not pages:
        raise MopscertError(f"{site} holds no page; name the folder of a built site")
    for name, page in pages.items():
        policy = policy_of(page)
        if policy is None:
            raise MopscertError(f"{site / name} has no policy; run first: mopscert protect {site}")
        joined = joined.joined(policy)
    return joined


def _makes_styles(site: Path) -> bool:
    # The search of Zensical has its styles in its script, and puts them into the page; that of Material has none.
    scripts = (path.read_text("utf-8") for path in site.glob("assets/javascripts/*.js"))
    return any('("style",' in script for script in scripts)


def _pages(site: Path) -> dict[str, str]:
    found = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*.html"))}
    return {name: path.read_text("utf-8") for name, path in found.items()}
