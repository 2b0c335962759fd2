"""Calls of a block's handlers: by anybody, by every way in, nearly right and far from it."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any, NamedTuple

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.lessons.load import load
from demo.library import handler_token
from tests.fuzz import contents
from tests.fuzz.scene import LEARNER, Scene
from tests.fuzz.values import any_json, as_body, changed
from tests.support.lesson import CONTENT, LATEST
from tests.support.visitor import JSON, handler_path

PEOPLE = (LEARNER, "carla", "dario", "")
"""A learner, the course team, somebody not enrolled, and a visitor."""

METHODS = ("GET", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")
CONTENT_TYPES = (
    "",
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "json",
)
SETTINGS = {"display_name": "Mine", "max_attempts": None, "weight": 1.0, "grading": "best", "pass_mark": 70}

Body = Callable[[Scene, Random], Any]


class Call(NamedTuple):
    """A request to a handler; `person` is empty for a visitor."""

    person: str
    handler: str
    path: str
    method: str
    content_type: str
    body: bytes

    @property
    def in_studio(self) -> bool:
        """Whether it goes to Studio, which has a learner's state of its own, in the session."""
        return self.path.startswith("/studio/")

    @property
    def of_two_parts(self) -> bool:
        """Whether it carries a draft and what was read: one of them is stored although the other is refused."""
        body = json.loads(self.body) if self.handler == "leave" else {}
        return all(body.get(part) for part in ("draft", "reading"))


def _answers(scene: Scene, random: Random) -> dict[str, Any]:
    return _answers_to(scene.asked, scene, random)


def _answers_to(asked: Document | None, scene: Scene, random: Random) -> dict[str, Any]:
    state = _state(scene)
    return {
        "serial": _whole(state, "submissions", "serial") + 1,
        "revision": asked.revision if asked and random.random() < 0.95 else "older",
        "draft": random.choice((LATEST, _whole(state, "draft", "number"), 0)),
        "answers": contents.answers(asked, random),
    }


def _about(arrived: dict[str, Any], random: Random) -> dict[str, Any]:
    question = random.choice((*arrived["answers"], "gone"))
    return {"serial": arrived["serial"], "revision": arrived["revision"], "question": question}


def _checking(scene: Scene, random: Random) -> dict[str, Any]:
    arrived = _answers(scene, random)
    about = _about(arrived, random)
    return about | {"answer": arrived["answers"].get(about["question"], random.choice((None, ["a"], {})))}


def _hinting(scene: Scene, random: Random) -> dict[str, Any]:
    asked = scene.asked
    arrived = _answers_to(asked, scene, random)
    hinting = [question.id for question in asked.questions if question.hints] if asked else []
    question = random.choice((*hinting, "gone"))
    return _about(arrived, random) | {"question": question, "seen": random.randrange(3)}


def _giving_up(scene: Scene, random: Random) -> dict[str, Any]:
    serial = _whole(_state(scene), "submissions", "serial") + 1
    return {"serial": random.choice((serial, serial, 1, 3))}


def _state(scene: Scene) -> Any:
    return json.loads(scene.state_text or "{}")


def _whole(state: dict[str, Any], *names: str) -> int:
    found: Any = state
    for name in names:
        found = found.get(name) if isinstance(found, dict) else None
    return found if type(found) is int else 0


def _reading(_scene: Scene, random: Random) -> dict[str, Any]:
    parts = ("coder", "biller", "table", "gone")
    return {"sections": random.sample(parts[:2], random.randrange(3)), "last": random.choice(("", *parts))}


def _leaving(scene: Scene, random: Random) -> dict[str, Any]:
    return {
        "draft": random.choice((None, _answers(scene, random))),
        "reading": random.choice((None, _reading(scene, random))),
    }


def _document(_scene: Scene, random: Random) -> Any:
    whole = CONTENT | {"comparison": contents.TABLE, "questions": contents.EVERY_TYPE}
    return changed(whole, random) if random.random() < 0.6 else whole


def _olx(random: Random) -> str:
    place = random.randrange(len(contents.OLX))
    return (
        contents.OLX[:place] + random.choice(("", "<", "&", '"', "<x/>", "]]>")) + contents.OLX[place + 1 :]
    )


def _saved(scene: Scene, random: Random) -> dict[str, Any]:
    return {
        "document": random.choice((None, _document(scene, random))),
        "settings": changed(SETTINGS, random) if random.random() < 0.3 else SETTINGS,
        "base_revision": scene.revision if random.random() < 0.8 else "0",
    }


def _article(_scene: Scene, random: Random) -> dict[str, Any]:
    lines = contents.ARTICLE.split("\n") * 2
    text = "\n".join(random.sample(lines, random.randrange(len(lines))))
    return {"text": text, "is_html": random.random() < 0.3, "comparison": random.choice(({}, contents.TABLE))}


def _formatted(_scene: Scene, random: Random) -> dict[str, Any]:
    tags = random.choices(
        ("<b>", "<p>", "<ul><li>", "<td>", "</p>", "<h2>", "<img alt='x'>", "a", "&lt;", "<!--"), k=12
    )
    return {"html": "".join(tags), "one_line": random.random() < 0.5}


def _questions(_scene: Scene, random: Random) -> dict[str, Any]:
    lines = contents.QUESTIONS.split("\n") * 2
    text = "\n".join(random.sample(lines, random.randrange(len(lines))))
    return {"text": random.choice((text, contents.QUESTIONS)), "language": "", "kind": ""}


LEARNERS: dict[str, Body] = {
    "submit": _answers,
    "save_draft": _answers,
    "leave": _leaving,
    "mark_read": _reading,
    "review_attempt": lambda scene, random: {"serial": random.randint(1, 3)},
    "check_question": _checking,
    "take_hint": _hinting,
    "give_up": _giving_up,
    "show_answers": lambda scene, random: {},
    "show_questions": lambda scene, random: {"serial": random.randint(1, 3)},
    "send_grade": lambda scene, random: {},
    "student_view_user_state": lambda scene, random: {},
}
AUTHORS: dict[str, Body] = {
    "check_document": lambda scene, random: {"document": _document(scene, random), "settings": SETTINGS},
    "preview_document": lambda scene, random: {
        "document": _document(scene, random),
        "settings": random.choice(
            ({}, {"display_name": "Coders", "pass_mark": random.choice((70, "7", None))})
        ),
        "view": random.choice(("learner", "answers", "try")),
    },
    "try_answers": lambda scene, random: {
        "document": _document(scene, random),
        "serial": random.randint(1, 3),
        "answers": contents.answers(load(contents.content(random)).document, random),
    },
    "read_questions": _questions,
    "write_question": lambda scene, random: {"question": changed(random.choice(contents.EVERY_TYPE), random)},
    "save_document": _saved,
    "read_olx": lambda scene, random: {"olx": _olx(random), "against": random.choice((None, CONTENT))},
    "write_olx": lambda scene, random: {"document": _document(scene, random)},
    "read_article": _article,
    "read_formatted": _formatted,
}
BODIES = LEARNERS | AUTHORS


def new_call(scene: Scene, random: Random) -> Call:
    """A call of any handler. Most are as the page's or the editor's script makes them, by somebody who may."""
    for_learner = random.random() < 0.65
    handler = random.choice(list(LEARNERS if for_learner else AUTHORS))
    person = random.choice(PEOPLE) if random.random() < 0.15 else LEARNER if for_learner else "carla"
    ways = _ways(scene, handler, person)
    way = random.choice(list(ways)) if random.random() < 0.2 else "learner" if for_learner else "editor"
    unusual = random.random() < 0.06
    return Call(
        person,
        handler,
        ways[way],
        random.choice(METHODS) if unusual and random.random() < 0.5 else "POST",
        random.choice(CONTENT_TYPES) if unusual else JSON,
        as_body(_body(BODIES[handler](scene, random), random), random),
    )


def _body(right: Any, random: Random) -> Any:
    kind = random.random()
    if kind < 0.6:
        return right
    return changed(right, random) if kind < 0.95 else any_json(random)


def _ways(scene: Scene, handler: str, person: str) -> dict[str, str]:
    """The addresses of a handler, by who uses them."""
    usage = str(scene.usage)
    if scene.in_course:
        return {
            "learner": handler_path(usage, handler),
            "anybody": handler_path(usage, handler, noauth=True),
            "editor": f"/studio/xblock/{usage}/handler/{handler}",
            "preview": f"/studio/preview/xblock/{usage}/handler/{handler}",
        }
    number = scene.site.person(person).pk if person else None
    address = f"api/xblock/v2/xblocks/{usage}/handler/{number}-{handler_token(number, scene.usage)}/{handler}"
    return {"learner": f"/{address}", "editor": f"/studio/{address}"}
