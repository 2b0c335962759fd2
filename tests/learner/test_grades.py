"""Scores as the platform's course team tools see them: rescore, override, reset, weights."""

from __future__ import annotations

import json

import pytest
from xblock.scorable import Score

from demo.ids import parse_usage
from demo.people import ANY_LEARNER
from demo.staff import Refused, override_score
from demo.staff import rescore as rescore_work
from tests.support.lesson import HALF, RIGHT, SORT, WHAT, WHO, WRONG, Learner, data
from tests.support.site import Site


def override(site: Site, learner: Learner, score: float) -> None:
    override_score(site.person(learner.username), parse_usage(learner.usage), score)


def rescore(site: Site, learner: Learner, only_if_higher: bool = False) -> None:
    rescore_work(site.person(learner.username), parse_usage(learner.usage), only_if_higher)


@pytest.mark.parametrize(
    ("weight", "grade"), [(1.0, (0.5, 1.0)), (2.0, (1.0, 2.0)), (None, (1.5, 3.0)), (0.5, (0.25, 0.5))]
)
def test_the_grade_is_the_share_of_the_weight_or_of_the_questions_points(
    site: Site, learner: Learner, weight: float | None, grade: tuple[float, float]
) -> None:
    site.author(learner.usage, weight=weight)
    learner.submit(HALF)
    assert learner.grade == grade
    assert site.block(learner.usage).max_score() == grade[1]


@pytest.mark.parametrize("weight", [None, 0.1, 0.7, 3.3, 1000.0])
@pytest.mark.parametrize(("points", "count"), [(0.7, 3), (0.1, 24), (2.3, 7), (0.4, 12)])
def test_everything_right_is_the_highest_grade_whatever_the_points(
    site: Site, points: float, count: int, weight: float | None
) -> None:
    statements = [{"id": f"s{n}", "text": f"Statement {n}", "category": "coder"} for n in range(count)]
    stored = data(questions=[SORT | {"points": points, "explanation": "Why", "statements": statements}, WHO])
    learner = Learner(site, site.add_block("fractions", data=stored, weight=weight), stored=stored)
    places = {statement["id"]: "coder" for statement in statements}

    learner.submit({"sort": places | {"s0": "biller"}, "who": ["a"]})
    assert learner.grade[0] < learner.grade[1]
    payload = learner.submit({"sort": places, "who": ["a"]}, serial=2).json()["state"]
    assert learner.grade[0] == learner.grade[1] == site.block(learner.usage).max_score()
    assert payload["score"]["earned"] == payload["score"]["possible"] == points + 1
    told = payload["review"]["questions"]["sort"]
    assert (told["result"], told["key"], told["explanation"]) == ("right", places, "<p>Why</p>")


def test_a_request_goes_on_with_the_state_that_it_stored(site: Site, learner: Learner) -> None:
    learner.submit(HALF)
    block = site.block(learner.usage, "amina")
    assert block.get_score().raw_earned == 0.5
    block.set_score(Score(raw_earned=0.75, raw_possible=1))
    assert block.get_score().raw_earned == 0.75
    block.save()
    assert block.stored_state() == site.block(learner.usage, "amina").stored_state()


def test_max_score_asks_no_learner_and_is_zero_where_nothing_can_be_scored(site: Site) -> None:
    assert site.block(site.add_block("lesson-only", data=data(questions=[]))).max_score() == 0
    assert site.block(site.add_block("broken", data="{")).max_score() == 0
    assert site.block(site.lesson).max_score() == 1.0


def test_the_best_attempt_counts_unless_the_author_wants_the_latest(site: Site, learner: Learner) -> None:
    learner.submit(RIGHT)
    learner.submit(WRONG, serial=2)
    assert learner.grade == (1.0, 1.0)
    site.author(learner.usage, grading="latest")
    learner.submit(HALF, serial=3)
    assert learner.grade == (0.5, 1.0)


def test_a_rescore_follows_a_corrected_key(site: Site, learner: Learner) -> None:
    learner.submit({**RIGHT, "who": ["b"]})
    corrected = [option | {"correct": option["id"] == "b"} for option in WHO["options"]]
    site.author(learner.usage, data=data(questions=[WHO | {"options": corrected}, WHAT, SORT]))
    assert learner.grade == (pytest.approx(2 / 3), 1.0)
    rescore(site, learner)
    assert learner.grade == (1.0, 1.0)
    assert learner.payload["score"]["earned"] == 3


ALL_WRONG = WRONG | {"sort": {"s1": "biller", "s2": "coder"}}
SWAPPED = {
    "who": WHO | {"options": [option | {"correct": option["id"] == "b"} for option in WHO["options"]]},
    "sort": SORT
    | {
        "statements": [
            statement | {"category": {"coder": "biller", "biller": "coder"}[statement["category"]]}
            for statement in SORT["statements"]
        ]
    },
}


@pytest.mark.parametrize("max_attempts", [None, 1])
@pytest.mark.parametrize("answers", [RIGHT, ALL_WRONG, RIGHT | {"sort": {"s1": "coder", "s2": "coder"}}])
@pytest.mark.parametrize("name", ["who", "sort"])
def test_after_a_corrected_key_a_review_is_of_one_scoring_until_the_rescore(
    site: Site, learner: Learner, name: str, answers: dict[str, object], max_attempts: int | None
) -> None:
    site.author(learner.usage, max_attempts=max_attempts)
    before = learner.submit(answers).json()["state"]["review"]["questions"][name]
    questions = [SWAPPED[name] if question["id"] == name else question for question in (WHO, WHAT, SORT)]
    site.author(learner.usage, data=data(questions=questions))

    stands = learner.payload["review"]["questions"][name]
    assert stands["changed"]
    assert stands["result"] == before["result"]
    picked = {item for item, told in before["items"].items() if told["right"] is not None}
    assert {item: told["right"] for item, told in stands["items"].items()} == {
        item: before["items"][item]["right"] for item in picked
    }
    assert (stands["key"], stands["explanation"]) == (None, "")
    assert "SECRET" not in json.dumps(stands)

    rescore(site, learner)
    mended = learner.payload["review"]["questions"][name]
    assert not mended["changed"]
    verdicts = [told["right"] for told in mended["items"].values() if told["right"] is not None]
    assert mended["result"] == ("right" if all(verdicts) else "partly" if any(verdicts) else "wrong")


MORE_OPTIONS = [*WHAT["options"], {"id": "d", "text": "Diets", "correct": True}]
OTHER_OPTIONS = [{"id": "new", "text": "New", "correct": True}, *WHAT["options"][1:]]
MORE_STATEMENTS = [*SORT["statements"], {"id": "s3", "text": "Queries", "category": "coder"}]


@pytest.mark.parametrize(
    ("question", "changed"),
    [
        (WHAT | {"options": MORE_OPTIONS}, True),
        (WHAT | {"options": OTHER_OPTIONS}, True),
        (SORT | {"statements": MORE_STATEMENTS}, True),
        (SORT | {"id": "what"}, True),
        (WHAT | {"points": 0.7}, False),
        (SORT | {"points": 0.7}, False),
        (SORT | {"statements": SORT["statements"][::-1]}, False),
    ],
)
def test_a_question_is_changed_where_it_would_give_the_answer_another_share_of_its_points(
    site: Site, learner: Learner, question: dict[str, object], changed: bool
) -> None:
    site.author(learner.usage, max_attempts=1)
    learner.submit({"what": ["a"], "sort": {"s1": "coder"}})
    others = [other for other in (WHO, WHAT, SORT) if other["id"] != question["id"]]
    site.author(learner.usage, data=data(questions=[question, *others]))
    told = learner.payload["review"]["questions"]
    assert [name for name, review in told.items() if review["changed"]] == [question["id"]] * changed
    assert (told[question["id"]]["key"] is None) == changed
    assert told[question["id"]]["result"] == "partly"


def test_a_change_of_wording_changes_nothing_about_a_review(site: Site, learner: Learner) -> None:
    before = learner.submit(RIGHT).json()["state"]["review"]["questions"]
    site.author(learner.usage, data=data(questions=[WHO | {"prompt": "Who gives codes?"}, WHAT, SORT]))
    assert learner.payload["review"]["questions"] == before


def test_a_rescore_leaves_vanished_questions_out(site: Site, learner: Learner) -> None:
    learner.submit({**WRONG, "who": ["a"]})
    site.author(learner.usage, data=data(questions=[WHO]))
    rescore(site, learner)
    assert learner.grade == (1.0, 1.0)


def test_a_rescore_only_if_higher_changes_nothing_when_it_is_lower(site: Site, learner: Learner) -> None:
    learner.submit(RIGHT)
    corrected = [option | {"correct": option["id"] == "b"} for option in WHO["options"]]
    site.author(learner.usage, data=data(questions=[WHO | {"options": corrected}, WHAT, SORT]))
    rescore(site, learner, only_if_higher=True)
    assert learner.grade == (1.0, 1.0)
    assert learner.payload["score"]["earned"] == 3
    rescore(site, learner)
    assert learner.grade == (pytest.approx(2 / 3), 1.0)


def test_nothing_submitted_is_nothing_to_rescore(site: Site, learner: Learner) -> None:
    assert not site.block(learner.usage, "amina").has_submitted_answer()
    with pytest.raises(ValueError, match="nothing to rescore"):
        site.block(learner.usage, "amina").rescore(only_if_higher=False)


@pytest.mark.parametrize(
    "stored", [data(questions=[]), "{broken", "<coding_billing><oops/></coding_billing>"]
)
@pytest.mark.parametrize("only_if_higher", [False, True])
def test_a_rescore_where_nothing_can_be_scored_changes_nothing(
    site: Site, learner: Learner, stored: str, only_if_higher: bool
) -> None:
    learner.submit(HALF)
    before = learner.state, learner.grade
    site.author(learner.usage, data=stored)
    with pytest.raises(Refused, match="nothing to rescore"):
        rescore(site, learner, only_if_higher)
    with pytest.raises(ValueError, match="nothing to rescore"):
        site.block(learner.usage, "amina").rescore(only_if_higher)
    assert (learner.state, learner.grade) == before


def test_an_override_that_cannot_be_kept_says_so(site: Site, learner: Learner) -> None:
    learner.submit(HALF)
    before = learner.state, learner.grade
    site.author(learner.usage, data=data(questions=[]))
    with pytest.raises(ValueError, match="Nothing can be scored here"):
        site.block(learner.usage, "amina").set_score(Score(raw_earned=0, raw_possible=0))
    assert (learner.state, learner.grade) == before


def test_the_course_teams_work_waits_for_a_learners_request(site: Site, learner: Learner) -> None:
    learner.submit(HALF)
    late = site.block(learner.usage, "amina")
    assert late.has_submitted_answer()
    learner.submit(RIGHT, serial=2)
    before = learner.state, learner.grade
    assert not late.has_submitted_answer()
    with pytest.raises(ValueError, match="being saved now"):
        late.set_score(Score(raw_earned=0, raw_possible=1))
    assert (learner.state, learner.grade) == before
    rescore(site, learner)


@pytest.mark.parametrize("rule", ["never", "past_due", "unheard_of"])
def test_the_course_team_sees_results_whatever_the_course_says(site: Site, usage: str, rule: str) -> None:
    site.author(usage, show_correctness=rule, due="2999-01-01T00:00:00Z")
    author = Learner(site, usage, "carla")
    assert author.submit(HALF).json()["state"]["results"] == "shown"
    author.visitor.submit("/masquerade", username=ANY_LEARNER)
    assert author.payload["results"] == "hidden"


def test_viewing_as_one_learner_stores_nothing_of_theirs(site: Site, learner: Learner) -> None:
    learner.draft(HALF)
    before = learner.state
    author = Learner(site, learner.usage, "carla")
    author.visitor.submit("/masquerade", username="amina")
    assert author.payload["draft"]["answers"] == HALF
    author.read("coder", "biller")
    assert author.submit(RIGHT).status_code == 200
    assert (learner.state, learner.grade, learner.completion) == (before, None, None)


def test_an_override_where_nothing_can_be_scored_is_refused(site: Site, learner: Learner) -> None:
    learner.submit(HALF)
    before = learner.state, learner.grade
    site.author(learner.usage, data=data(questions=[]))
    with pytest.raises(Refused, match="between 0 and 0"):
        override(site, learner, 0.5)
    assert (learner.state, learner.grade) == before


def test_calculating_a_score_stores_nothing(site: Site, learner: Learner) -> None:
    learner.submit(HALF)
    before = learner.state
    block = site.block(learner.usage, "amina")
    assert block.calculate_score() == Score(0.5, 1.0)
    block.save()
    assert learner.state == before


@pytest.mark.parametrize(
    ("weight", "score", "grade"), [(1.0, 0.25, (0.25, 1.0)), (2.0, 0.5, (0.5, 2.0)), (None, 1, (1.0, 3.0))]
)
def test_an_override_lowers_the_grade_and_reads_as_set_by_the_course_team(
    site: Site, learner: Learner, weight: float | None, score: float, grade: tuple[float, float]
) -> None:
    site.author(learner.usage, weight=weight)
    learner.submit(RIGHT)
    override(site, learner, score)
    assert learner.grade == grade
    assert learner.payload["score"]["by"] == "course_team"
    assert learner.payload["score"]["earned"] == pytest.approx(3 * grade[0] / grade[1])


def test_an_override_can_be_given_without_any_attempt(site: Site, learner: Learner) -> None:
    learner.read("coder")
    override(site, learner, 1)
    assert learner.grade == (1.0, 1.0)
    assert learner.payload["score"]["by"] == "course_team"


def test_nothing_undoes_an_override_but_a_later_attempt_or_a_rescore(site: Site, learner: Learner) -> None:
    learner.submit(RIGHT)
    override(site, learner, 0.25)
    learner.visitor.view(learner.usage)
    learner.call("send_grade", {})
    learner.read("coder")
    learner.submit(RIGHT)
    assert learner.grade == (0.25, 1.0)
    learner.submit(HALF, serial=2)
    assert learner.grade == (0.5, 1.0)
    assert learner.payload["score"]["by"] == "attempt"


def test_a_rescore_takes_an_override_back(site: Site, learner: Learner) -> None:
    learner.submit(HALF)
    override(site, learner, 1)
    rescore(site, learner)
    assert learner.grade == (0.5, 1.0)
    assert learner.payload["score"]["by"] == "attempt"


def test_the_platforms_echo_of_our_own_grade_is_no_override(site: Site, learner: Learner) -> None:
    learner.submit(HALF)
    assert learner.payload["score"]["by"] == "attempt"
    assert not learner.state.get("override")


def test_a_grade_is_never_above_the_maximum(site: Site, learner: Learner) -> None:
    block = site.block(learner.usage, "amina")
    block.set_score(Score(raw_earned=50, raw_possible=1))
    block.publish_grade()
    assert learner.grade == (1.0, 1.0)
