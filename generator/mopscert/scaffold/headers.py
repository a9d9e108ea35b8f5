"""The first line of a new YAML file, which tells editors its schema."""

import re

from mopscert.reading.files import kind_of
from mopscert.scaffold.desk import Desk

_LINE = re.compile(r"# yaml-language-server: \$schema=(.*?)(\w+)\.schema\.json")


def schema_line(desk: Desk, kind: str, depth: int) -> list[str]:
    """The line as the other files of the same depth (number of folders around them) have it; none where they do not."""
    for path, text in desk.texts.items():
        if path.count("/") == depth and kind_of(path) and (match := _LINE.match(text.lines[0])):
            return [f"# yaml-language-server: $schema={match[1]}{kind}.schema.json"]
    return []
