"""The format reference: a page a format, made from its JSON Schema."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from mopscert import addresses
from mopscert.pages import markdown, words
from mopscert.pages.templating import template
from mopscert.schemas import BANK, CATALOGUE, FORMATS, REPORT, schema
from mopscert.yaml_writing import mapping

Schema = Mapping[str, Any]
# Where more keys are forbidden than this, those that are allowed are named.
_MANY = 5
# Columns of an example, so that it fits beside the navigation.
_WIDTH = 72


def formats_pages() -> Iterator[tuple[str, str]]:
    """Path and Markdown of the overview and of each format's page."""
    w = words.catalogue()["formats"]
    yield (
        addresses.FORMATS,
        template("formats.md").render(
            front=markdown.front_matter({"title": w["title"], "description": w["description"]}),
            w=w,
            kinds=[(kind, schema(kind)["title"], schema(kind)["description"]) for kind in FORMATS],
            page=addresses.FORMATS,
            format_page=addresses.format_page,
        ),
    )
    for kind in FORMATS:
        root = schema(kind)
        yield (
            addresses.format_page(kind),
            template("format.md").render(
                front=markdown.front_matter(
                    {"title": root["title"], "description": root["description"], **markdown.UNSEARCHED}
                ),
                w=w,
                root=root,
                objects=list(_objects(root)),
            ),
        )


def _objects(root: Schema) -> Iterator[dict[str, Any]]:
    """The file itself and each object inside it: title, description, keys, conditions."""
    for name, found in [("file", root), *root.get("$defs", {}).items()]:
        if "properties" in found:
            yield {
                "id": name,
                "title": found.get("title", name),
                "description": found.get("description", ""),
                "keys": [_key(root, found, key, value) for key, value in found["properties"].items()],
                "conditions": list(_conditions(found)),
            }


def _key(root: Schema, holder: Schema, key: str, value: Schema) -> dict[str, Any]:
    examples = value.get("examples") or _resolved(root, value)["examples"]
    return {
        "name": key,
        "required": key in holder.get("required", ()),
        "meaning": value.get("description") or _resolved(root, value).get("description", ""),
        "holds": _holds(root, value),
        "example": _example(root, key, examples[0]),
    }


def _example(root: Schema, key: str, value: Any) -> str:
    """A value as it stands in a file: by itself where it fits on a line, else, in YAML, below its key."""
    if any(root is schema(kind) for kind in (REPORT, BANK, CATALOGUE)):
        return json.dumps(value, ensure_ascii=False, indent=2)
    lines = mapping({key: value}, width=_WIDTH)
    return "\n".join(lines) if len(lines) > 1 else lines[0].removeprefix(f"{key}: ")


def _resolved(root: Schema, value: Schema) -> Schema:
    return {**root["$defs"][value["$ref"].rsplit("/", 1)[-1]], **value} if "$ref" in value else value


def _holds(root: Schema, value: Schema) -> str:
    """What a value may be, in words."""
    w = words.catalogue()["formats"]
    named = value.get("$ref", "").rsplit("/", 1)[-1]
    value = _resolved(root, value)
    if named and "enum" not in value:
        return str(root["$defs"][named].get("title", named)).lower()
    if "enum" in value:
        return str(w["one_of"]).format(values=", ".join(map(str, value["enum"])))
    if "const" in value:
        return json.dumps(value["const"])
    if value.get("type") == "array":
        held = _holds(root, value.get("items", {}))
        return _limited(w["list_of"].format(of=held), value, ("minItems", "maxItems"), "entries")
    text = str(w["types"].get(value.get("type"), value.get("type", "")))
    text = _limited(text, value, ("minimum", "maximum"), None)
    return _limited(text, {**value, "minLength": 0}, ("minLength", "maxLength"), "characters")


def _limited(text: str, value: Schema, names: tuple[str, str], unit: str | None) -> str:
    """A text with its limits behind it, as in "a list of ids, at least 1 entries"."""
    w = words.catalogue()["formats"]
    low, high = value.get(names[0]), value.get(names[1])
    if not low and high is None:
        return text
    form = "between" if low and high is not None else "at_least" if low else "at_most"
    if low == high:
        form = "exactly"
    limits = str(w[form]).format(low=low, high=high)
    return f"{text}, {w[unit].format(range=limits) if unit else limits}"


def _conditions(found: Schema) -> Iterator[str]:
    w = words.catalogue()["formats"]
    for each in found.get("allOf", ()):
        key, test = next(iter(each["if"]["properties"].items()))
        value = test.get("const") or " / ".join(test.get("enum", ()))
        then = each["then"]
        forbidden = [name for name, inner in then.get("properties", {}).items() if inner is False]
        rules = []
        if then.get("required"):
            rules.append(w["needs"].format(keys=", ".join(then["required"])))
        if len(forbidden) > _MANY:
            known = {*found["required"], *then.get("required", ()), *forbidden}
            rules.append(w["allows"].format(keys=", ".join(name for name in found["properties"] if name not in known)))
        elif forbidden:
            rules.append(w["forbids"].format(keys=", ".join(forbidden)))
        if rules:
            yield w["when"].format(condition=f"{key}: {value}", rule="; ".join(rules))
