"""What a release has to be before it is cut: from a clean tree, on a branch, and as large as its version says."""

from pathlib import Path

from mopscert.errors import MopscertError
from mopscert.releases.changes import Change
from mopscert.releases.comparison import Comparison
from mopscert.releases.history import git, in_repository, released_versions
from mopscert.releases.renderings import sentence
from mopscert.releases.versions import numbers, raised

_SHOWN = 5


def refuse_version(root: Path, version: str, programme_version: str) -> None:
    """MopscertError for what is no version, for one that exists, and for one that is not higher than the last."""
    versions = released_versions(root)
    wanted = numbers(version)
    if version in versions:
        raise MopscertError(f"{version} was released already (releases/{version}.json); name a higher version")
    if versions and wanted < numbers(versions[-1]):
        raise MopscertError(f"{version} is lower than {versions[-1]}, which was released last; name a higher version")
    if not versions and wanted < numbers(programme_version):
        raise MopscertError(f"{version} is lower than {programme_version}, which curriculum/programme.yaml says")


def refuse_repository(root: Path, version: str) -> None:
    """MopscertError without a repository, on a dirty tree, on no branch, and where the tag exists."""
    if not in_repository(root):
        raise MopscertError(
            f"{root.resolve()} is in no git repository, so a release could not be tagged; run: git init"
        )
    if git(root, "symbolic-ref", "--quiet", "HEAD", may_fail=True).returncode:
        raise MopscertError(
            "HEAD is detached, so the commit of a release would belong to no branch; go to one first: git switch main"
        )
    refuse_changes(root, "a release is cut from what is committed")
    tag = f"v{version}"
    if git(root, "rev-parse", "--verify", "--quiet", f"refs/tags/{tag}", may_fail=True).returncode == 0:
        raise MopscertError(
            f"the tag {tag} exists, and releases/{version}.json does not: two histories disagree; "
            f'see what it is with "git show {tag}", and name a higher version, or delete the tag if it was never pushed'
        )


def refuse_changes(root: Path, reason: str) -> None:
    """MopscertError that lists what is not committed, for a reason."""
    changed = git(root, "status", "--porcelain", "--untracked-files=normal", "--", ".").stdout.decode().splitlines()
    if changed:
        shown = ", ".join(line[3:] for line in changed[:_SHOWN])
        more = f" and {len(changed) - _SHOWN} more" if len(changed) > _SHOWN else ""
        raise MopscertError(f"the tree is dirty ({shown}{more}), and {reason}; commit or stash first")


def refuse_size(comparison: Comparison, version: str) -> None:
    """MopscertError where the changes may be in no version, or ask for a higher one; they are named."""
    if comparison.errors:
        raise MopscertError("\n".join(["no version may have this:", *_named(comparison, comparison.errors)]))
    size = comparison.size
    if size is None:
        return
    least = raised(comparison.old.version, size)
    if numbers(version) < numbers(least):
        causes = tuple(each for each in comparison.changes if each.size == size)
        head = f"{version} is too small a step from {comparison.old.version}; the next version is at least {least}:"
        raise MopscertError("\n".join([head, *_named(comparison, causes)]))


def _named(comparison: Comparison, changes: tuple[Change, ...]) -> list[str]:
    shown = [f"  {sentence(comparison, each)}" for each in changes[:_SHOWN]]
    return shown + ([f"  and {len(changes) - _SHOWN} more"] if len(changes) > _SHOWN else [])
