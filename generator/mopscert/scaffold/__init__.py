"""The only code that edits authors' files: verbs work out all changes first, and `writing` makes them or none.

A verb reads all files onto a `Desk`, makes a `Plan` of it (values; nothing is written), tries it on a copy, and has it
carried out.
"""

from mopscert.scaffold.desk import Desk, Thing, Use, refuse_unsound
from mopscert.scaffold.errors import RefusedError
from mopscert.scaffold.kinds import KINDS, Kind
from mopscert.scaffold.plan import Plan, diff, touched
from mopscert.scaffold.rename import rename
from mopscert.scaffold.retire import retire
from mopscert.scaffold.trial import Trial, tried

__all__ = [
    "KINDS",
    "Desk",
    "Kind",
    "Plan",
    "RefusedError",
    "Thing",
    "Trial",
    "Use",
    "diff",
    "refuse_unsound",
    "rename",
    "retire",
    "touched",
    "tried",
]
