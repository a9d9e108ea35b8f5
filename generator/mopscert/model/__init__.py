"""The frozen types of everything that the programme is made of; no input, no output.

Each type mirrors one object of a JSON Schema, field by field; `Curriculum`, `Module`, `Quiz`, `Lesson`, `Lab` and
`Dialogue` join the files.
"""

from mopscert.model.answers import Answer, answers
from mopscert.model.base import Cognitive, Kind, Pool, Status, Waiver
from mopscert.model.curriculum import Curriculum, Heading, Lesson, Module, Named, Quiz, Shared
from mopscert.model.dialogue import METERS, Dialogue, DialogueFile, Effects, End, Node, Reply
from mopscert.model.figures import Bars, Chasm, Columns, Figure, Figures, Grid, Phases
from mopscert.model.lab import LAB_FOLDERS, Condition, Export, Input, Lab, LabFile, LabRule
from mopscert.model.library import (
    Filler,
    Glossary,
    Misconception,
    Misconceptions,
    Product,
    Retired,
    Retirements,
    Source,
    Sources,
    Style,
    Term,
    Vendors,
)
from mopscert.model.module import ModuleFile, Objective
from mopscert.model.programme import CognitiveLevel, Domain, Level, Outcome, Programme, Readiness
from mopscert.model.quiz import (
    Case,
    Choice,
    Match,
    Multiple,
    Number,
    Option,
    Order,
    Question,
    QuizFile,
    Single,
)

__all__ = [
    "LAB_FOLDERS",
    "METERS",
    "Answer",
    "Bars",
    "Case",
    "Chasm",
    "Choice",
    "Cognitive",
    "CognitiveLevel",
    "Columns",
    "Condition",
    "Curriculum",
    "Dialogue",
    "DialogueFile",
    "Domain",
    "Effects",
    "End",
    "Export",
    "Figure",
    "Figures",
    "Filler",
    "Glossary",
    "Grid",
    "Heading",
    "Input",
    "Kind",
    "Lab",
    "LabFile",
    "LabRule",
    "Lesson",
    "Level",
    "Match",
    "Misconception",
    "Misconceptions",
    "Module",
    "ModuleFile",
    "Multiple",
    "Named",
    "Node",
    "Number",
    "Objective",
    "Option",
    "Order",
    "Outcome",
    "Phases",
    "Pool",
    "Product",
    "Programme",
    "Question",
    "Quiz",
    "QuizFile",
    "Readiness",
    "Reply",
    "Retired",
    "Retirements",
    "Shared",
    "Single",
    "Source",
    "Sources",
    "Status",
    "Style",
    "Term",
    "Vendors",
    "Waiver",
    "answers",
]
