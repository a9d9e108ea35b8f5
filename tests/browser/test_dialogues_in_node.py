"""Every way through every dialogue of the curriculum, played by the code that the browser runs."""

import json
import subprocess
from pathlib import Path

import playwright

from mopscert.model import METERS

from .. import dialogues

PLAY = """
import { isWell, replay } from "%s";
let text = "";
for await (const part of process.stdin) text += part;
const played = JSON.parse(text).map(({ start, levels, nodes, ways }) => {
  const talk = { start, levels, nodes: new Map(nodes) };
  return ways.map((picks) => {
    const { at, levels: now, over } = replay(talk, picks);
    return [picks, at, now, over, isWell(now)];
  });
});
console.log(JSON.stringify(played));
"""


def _talk(dialogue):
    nodes = [
        [
            node["id"],
            [
                {"moves": [option["effects"][name] for name in METERS], "next": option["next"]}
                for option in node["options"]
            ],
        ]
        for node in dialogue["nodes"]
    ]
    levels = [dialogue["meters"][name]["start"] for name in METERS]
    ways = [picks for picks, _, _ in dialogues.walks(dialogue)]
    return {"start": dialogue["start"], "levels": levels, "nodes": nodes, "ways": ways}


def test_the_browser_comes_to_the_same_ends_and_meters(root):
    node = Path(playwright.__file__).parent / "driver" / "node"
    script = PLAY % (root / "generator/mopscert/web/dialogue-run.js").as_uri()
    talks = list(dialogues.shipped(root).values())
    result = subprocess.run(
        [node, "--input-type=module", "-e", script],
        input=json.dumps([_talk(dialogue) for dialogue in talks]),
        capture_output=True,
        text=True,
        check=True,
    )
    wanted = [
        [[picks, end, levels, True, min(levels) >= 0] for picks, end, levels in dialogues.walks(dialogue)]
        for dialogue in talks
    ]
    assert json.loads(result.stdout) == wanted
    assert sum(map(len, wanted)) > 100
