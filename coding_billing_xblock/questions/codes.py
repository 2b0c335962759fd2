"""Code a visit: the note of a visit, and the ICD-10-CM and HCPCS Level II codes that it supports.

The release of ICD-10-CM that holds on the date of service decides what a code says, what is near to it and what may not
stand beside it. Where no release at hand holds, only the author's own codes earn anything.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from string import ascii_uppercase
from typing import Annotated, Any, ClassVar, Literal, NamedTuple

from lxml import etree
from pydantic import AfterValidator, Field

from coding_billing_xblock.codesets import grading
from coding_billing_xblock.codesets.code import bare, dotted
from coding_billing_xblock.codesets.codeset import CodeSet, Note
from coding_billing_xblock.codesets.hcpcs import services
from coding_billing_xblock.codesets.licence import needs_licence
from coding_billing_xblock.codesets.lines import (
    ExpectedLine,
    GradedLine,
    graded_lines,
    share_of_lines,
)
from coding_billing_xblock.codesets.lines import Line as ServiceLine
from coding_billing_xblock.codesets.named import named_in
from coding_billing_xblock.codesets.shelf import newest, release_on, releases
from coding_billing_xblock.questions.base import (
    Answer,
    Invalid,
    Part,
    Points,
    PublicQuestion,
    Question,
    Remark,
    Verdict,
    repeated_ids,
)
from coding_billing_xblock.text.escaping import escape
from coding_billing_xblock.text.findings import N_, Finding, join, tip, warning
from coding_billing_xblock.text.markdown import plain, render
from coding_billing_xblock.text.olx import Reader, add_prose, set_attribute, set_prose
from coding_billing_xblock.text.seen import seen
from coding_billing_xblock.text.values import Id, Line, Prose

MOST_DIAGNOSES, MOST_SERVICES, MOST_MODIFIERS = 12, 6, 4
"""Of an answer; a claim has room for as many diagnoses and modifiers (837P loop 2300 HI, 2400 SV1)."""
LONGEST_CODE = 20
MOST_UNITS = 9999.0
ASSETS = Path(__file__).parent.parent / "static/public/codesets"
EXTERNAL_CAUSES = ("V", "W", "X", "Y")
MANIFESTATION = "in diseases classified elsewhere"


FINDER_WORDS: Mapping[str, str] = {
    "find_diagnosis": N_("Search for a diagnosis by words or code"),
    "find_service": N_("Search for a service by words or code"),
    # Translators: while a file is loaded; its size is in megabytes.
    "find_loading": N_("Loading the code set, {size} MB…"),
    "find_failed": N_("The code set could not be loaded."),
    "find_again": N_("Try again"),
    # Translators: heard when the list of a search has changed; it shows eight codes at most.
    "find_count": N_("Codes shown: {count}"),
    "find_none": N_("Nothing found. Try other words, or fewer."),
    # Translators: above the list of those codes.
    "find_unknown": N_("The code {code} does not exist. Those nearest to it:"),
    # Translators: beside a code that is only a heading; choosing it opens the codes below it.
    "find_open": N_("open"),
    # Translators: beside a code that may be billed as it is.
    "find_billable": N_("billable"),
    # Translators: beside a code that needs a seventh character.
    "find_plus": N_("+ 7th"),
    "find_back": N_("Back to the list"),
    "find_below": N_("Choose one of the codes below it"),
    # Translators: above terms that the same code is used for.
    "find_inclusions": N_("Also coded here"),
    # Translators: what is counted, as in "One unit: 30 minutes".
    "find_unit": N_("One unit: {unit}"),
    "find_sevenths": N_("Seventh character"),
    "find_choose": N_("Choose a seventh character first."),
    # Translators: puts the code on the learner's list.
    "find_add": N_("Add {code}"),
    "find_no_notes": N_("The notes of this code could not be loaded."),
    # Translators: these head the notes of a code, which are in English.
    "find_includes": N_("Includes"),
    "find_excludes1": N_("Excludes 1 (never together with this code)"),
    "find_excludes2": N_("Excludes 2 (not part of this code; both may be coded)"),
    "find_code_first": N_("Code first"),
    "find_use_additional": N_("Use an additional code"),
    "find_code_also": N_("Code also"),
    "find_note": N_("Note"),
    "find_seventh": N_("Seventh character"),
}
"""What the finder says: the field to look for codes with, and the card of a code. It is the author's too."""

FIELD_WORDS: Mapping[str, str] = {
    "field_note": N_("Note of the visit"),
    "field_served": N_("Date of service"),
    "field_setting": N_("Setting"),
    "field_policy": N_("What learners must know beyond the note"),
    "field_diagnoses": N_("Right diagnoses"),
    "field_services": N_("Right services"),
    "field_code": N_("Code"),
    "field_first": N_("Comes first"),
    "field_optional": N_("May be left out"),
    "field_why": N_("Why it is right"),
    "field_path": N_("Trail in the index"),
    "field_quote": N_("Words of the note that support it"),
    "field_units": N_("Units"),
    "field_modifiers": N_("Modifiers"),
    "field_points_to": N_("Diagnoses that it explains"),
    "field_one": N_("One code"),
    "field_other": N_("The other code"),
}
"""What the fields are called, for findings that are read away from them."""


def normal_code(text: str) -> str:
    """A code of ICD-10-CM as it is shown; what has not the shape of one in capitals."""
    code = bare(text)
    return dotted(code) if code else " ".join(text.upper().split())


def _upper(text: str) -> str:
    return "".join(text.upper().split())


def _any_code(text: str) -> str:
    """As ``normal_code``, but a service stays one: G0109 has the shape of a diagnosis too."""
    return _upper(text) if _upper(text) in services() else normal_code(text)


Code = Annotated[Line, Field(max_length=LONGEST_CODE), AfterValidator(normal_code)]
AnyCode = Annotated[Line, Field(max_length=LONGEST_CODE), AfterValidator(_any_code)]
ServiceCode = Annotated[Line, Field(max_length=LONGEST_CODE), AfterValidator(_upper)]
Units = Annotated[float, Field(gt=0, le=MOST_UNITS)]


class Near(Part):
    """A code that learners take for the right one, what it earns of it, and what is said to them."""

    id: Id
    code: Code
    credit: Annotated[float, Field(ge=0, le=1)] = 0.5
    feedback: Prose = ""


class Diagnosis(Part):
    """A right diagnosis: why it is needed, the trail in the index, and the words of the note that support it."""

    id: Id
    code: Code
    first: bool = False
    optional: bool = False
    why: Prose = ""
    path: Line = ""
    quote: Line = ""
    nears: tuple[Near, ...] = ()


class Service(Part):
    """A right service. ``modifiers`` and ``points_to``, codes of diagnoses, stand with blanks or commas between."""

    id: Id
    code: ServiceCode
    units: Units = 1.0
    modifiers: Line = ""
    points_to: Line = ""
    optional: bool = False
    why: Prose = ""

    @property
    def line(self) -> ServiceLine:
        """The service as it stands on a claim; its diagnoses without their points."""
        return ServiceLine(
            self.code, self.units, tuple(_words(self.modifiers)), tuple(map(_key, _words(self.points_to)))
        )


class Trap(Part):
    """A code, or the beginning of codes, that the note tempts to and that earns nothing."""

    id: Id
    code: AnyCode
    feedback: Prose = ""


class Apart(Part):
    """Two codes whose Excludes1 note does not apply to the visit."""

    id: Id
    one: Code
    other: Code


class PublicCodes(PublicQuestion):
    """A visit before any answer; how many codes there are is not told."""

    note: str
    served: str
    setting: str
    policy: str
    with_services: bool

    def shown(self) -> dict[str, Any]:
        """The fields, the HTML of the note and of the policy, and the release that holds, if any: its name and its size
        in bytes as browsers load it.
        """
        release = _release(self.served)
        return super().shown() | {
            "note_html": render(self.note),
            "policy_html": render(self.policy),
            "release": release.name if release else "",
            "size": _size(release) if release else 0,
        }


class Given(NamedTuple):
    """An answer in its normal form; diagnoses are without their points."""

    diagnoses: tuple[str, ...]
    services: tuple[ServiceLine, ...]

    @property
    def items(self) -> list[str]:
        """The ids of its items: diagnoses as they are shown, and services with a number among those of their code."""
        return [*map(dotted, self.diagnoses), *_service_items([service.code for service in self.services])]


class Codes(Question):
    """A visit with its codes. An answer is ``{"dx": […], "services": [{"code", "units", "modifiers", "to"}]}``."""

    since = 2
    starts = ("codes_example",)
    example = ("visits", "educator")
    scripts = ("public/codesets/hcpcs.js",)
    author_scripts: ClassVar[Mapping[str, str]] = {"visits": "public/codesets/visits.js"}
    author_styles = ("public/codesets/visits.css",)
    olx_elements = frozenset({"note", "policy", "diagnosis", "service", "trap", "apart"})
    olx_attributes = Question.olx_attributes | {"served", "setting", "licence_held"}
    learner_words: ClassVar[Mapping[str, str]] = {
        "code_visit": N_("Enter the codes that the note supports, the one that comes first in first place."),
        "code_scoring": N_(
            "A code that is near to the right one earns a part of its share, each one too many lowers all of them, "
            "and what comes first counts a fifth."
        ),
        "code_lines": N_(
            "Of a service, the code counts half; units, modifiers and what it explains are the rest."
        ),
        "code_exact": N_(
            "On this date no release at hand holds: only exact codes earn, and none can be looked up."
        ),
        "visit_note": N_("Note of the visit"),
        "visit_policy": N_("What holds beyond the note"),
        # Translators: followed by a date.
        "visit_served": N_("Date of service:"),
        "setting_outpatient": N_("Outpatient"),
        "setting_professional_inpatient": N_("Professional services, inpatient"),
        "visit_diagnoses": N_("Diagnoses (ICD-10-CM)"),
        "visit_services": N_("Services (HCPCS Level II)"),
        "no_diagnoses": N_("No diagnosis yet."),
        "no_services": N_("No service yet."),
        # Translators: the fields to type in while codes cannot be looked up.
        "type_diagnoses": N_("Codes of diagnoses, in their order"),
        "type_services": N_("Codes of services"),
        "type_add": N_("Add"),
        "code_added": N_("{code} added as number {number}."),
        "code_twice": N_("{code} stands in the list already."),
        # Translators: stand for a code that was entered and a number.
        "codes_full": N_("No more than {count} can be entered."),
        "code_moved": N_("{code} is number {number} of {count} now."),
        "code_removed": N_("{code} removed."),
        "code_up": N_("Move up"),
        "code_down": N_("Move down"),
        "code_remove": N_("Remove"),
        "code_unknown": N_("There is no such code on the date of service. Check it before you submit."),
        "service_units": N_("Units"),
        "service_modifiers": N_("Modifiers"),
        "service_explains": N_("Explains diagnosis"),
        # Translators: a code and the place where it stands in the list.
        "code_place": N_("{code} as number {number}"),
        "code_missed": N_("Right, and missed"),
        "code_not_needed": N_("Could be added"),
        "code_right_line": N_("Right: {line}"),
        # Translators: how many codes were missed, and how many were entered that the visit does not support.
        "codes_counted": N_("Missed: {missed}. Not supported: {wrong}."),
        "code_not_first": N_("The first code should be: {code}"),
        # Translators: these follow the word for partly right.
        "other_seventh": N_("(another seventh character)"),
        "other_side": N_("(another side)"),
        "less_specific": N_("(the note says more than this)"),
        "no_seventh": N_("(the seventh character is missing)"),
        "heading": N_("(a heading: a code below it is meant)"),
        "other_units": N_("(other units)"),
        "other_modifiers": N_("(other modifiers)"),
        "other_diagnoses": N_("(it explains other diagnoses)"),
        # Translators: these follow the word for wrong.
        "coded_already": N_("(this is coded already)"),
        "no_such_code": N_("(there is no such code on the date of service)"),
        "not_billable": N_("(this cannot be billed, and is not above a right code)"),
        "excluded": N_("(a note keeps it apart from another of your codes)"),
        "not_supported": N_("(the visit does not support it)"),
        "service_not_supported": N_("(the visit does not support this service)"),
        **FINDER_WORDS,
    }
    author_words: ClassVar[Mapping[str, str]] = {
        "type_codes": N_("Visit to code"),
        "add_codes": N_("Add a visit to code"),
        "add_codes_example": N_("Add an example of a visit to code"),
        "codes_prompt": N_("Code this visit."),
        # Translators: about a diagnosis or a service that was found and put on its list.
        "code_taken": N_("{code} added as number {number}."),
        "code_there": N_("{code} stands in the list already."),
        "code_nowhere": N_("There is no such code on the date of service."),
        # Translators: why a diagnosis is right. {note} is what a note of the code set says, in English.
        "why_asked": N_("The note at {place} asks for it: {note}."),
        "why_before": N_("The note at {place} puts it first: {note}."),
        "why_after": N_("The note at {place} puts {code} before it: {note}."),
        "why_beside": N_("The note at {place} asks for {code} beside it: {note}."),
        # Translators: what learners are told who enter such a code instead of the right one.
        "near_no_seventh": N_("{code} lacks its seventh character."),
        "near_side": N_("{code} says: {title}. The note tells of another side."),
        "near_encounter": N_("{code} says: {title}. The note tells of another encounter."),
        "near_open": N_("{code} says: {title}. The note says more than that."),
        "near_heading": N_("{code} is a heading: {title}. A code below it says what the note says."),
        "visit_note_field": N_("Note of the visit"),
        "visit_served_field": N_("Date of service"),
        "visit_served_help": N_("Year first, as in 2026-04-30. It decides which release of the codes holds."),
        "visit_setting": N_("Setting"),
        "visit_setting_none": N_("Not told"),
        "visit_outpatient": N_("Outpatient"),
        "visit_inpatient": N_("Professional services, inpatient"),
        "visit_policy_field": N_("What learners must know beyond the note"),
        "visit_rare": N_("Rarely needed"),
        "licence_held": N_("A licence for CPT or CDT codes is held"),
        "licence_help": N_(
            "Their owners license each use. Leave this off unless your institution has such a licence."
        ),
        "visit_diagnoses_field": N_("Right diagnoses"),
        "item_diagnoses": N_("Diagnosis {number}"),
        "add_diagnosis": N_("Add a diagnosis"),
        "visit_code": N_("Code"),
        "visit_first": N_("Comes first"),
        "visit_optional": N_("May be left out"),
        "visit_why": N_("Why it is right"),
        "visit_trail": N_("Trail in the index"),
        "visit_trail_help": N_("As in: Fracture, radius, lower end, Colles'"),
        "visit_quote": N_("Words of the note that support it"),
        "visit_about": N_("Trail in the index, and near codes"),
        # Translators: how many wrong codes there are.
        "near_count": N_("({count})"),
        "nears": N_("Wrong codes near to it"),
        "item_nears": N_("Near code {number}"),
        "add_near": N_("Add a near code"),
        # Translators: how much of the right code a wrong one earns.
        "near_credit": N_("Partial credit, 0 to 1"),
        "visit_services_field": N_("Right services"),
        "item_services": N_("Service {number}"),
        "add_service": N_("Add a service"),
        "visit_units": N_("Units"),
        "visit_modifiers": N_("Modifiers"),
        "points_to": N_("Diagnoses that it explains"),
        "traps": N_("Codes that the note tempts to"),
        "traps_help": N_("A whole code, or the beginning of several. They earn nothing."),
        "item_traps": N_("Tempting code {number}"),
        "add_trap": N_("Add a tempting code"),
        "aparts": N_("Codes that may stand together here in spite of an Excludes1 note"),
        "item_aparts": N_("Pair {number}"),
        "add_apart": N_("Add a pair"),
        "apart_one": N_("One code"),
        "apart_other": N_("The other code"),
        **FIELD_WORDS,
        **FINDER_WORDS,
    }
    help: ClassVar[Mapping[str, str]] = {
        "codes.no_note": N_("Paste or write what stands in the record of the visit."),
        "codes.no_date": N_("Write it with the year first, as in 2026-04-30."),
        "codes.outside": N_(
            "Learners cannot look codes up, and only exact codes earn. Take another date, or have the administrator "
            "install a version with the release of that date."
        ),
        "codes.no_diagnosis": N_("Search for a code that the note supports and add it."),
        "codes.too_many": N_(
            "Learners can enter as many as stand on a claim. Remove some, or make two visits of it."
        ),
        "codes.unknown": N_(
            "Search for it by its words: the release of the date of service may have another code."
        ),
        "codes.not_billable": N_(
            "Choose one of the codes below it, with a seventh character where one is needed."
        ),
        "codes.repeated": N_("Remove one of the two."),
        "codes.excluded": N_(
            "Remove one of the two. Where the note does not apply to this visit, name them among the codes that may "
            "stand together."
        ),
        "codes.no_first": N_("Tick the diagnosis that is the reason for the visit."),
        "codes.several_first": N_("Only one can come first; take the tick from the others."),
        "codes.optional_first": N_("What comes first cannot be left out; take one of the two ticks away."),
        "codes.cannot_be_first": N_("Let the condition come first, and this code after it."),
        "codes.named": N_("Add the code that the note of the visit supports, if any."),
        "codes.no_quote": N_("Copy the words from the note as they stand there."),
        "codes.licence": N_(
            "Remove it, or say that a licence is held. Codes of ICD-10-CM and HCPCS Level II are free for everybody."
        ),
        "codes.right_near": N_("A right code earns everything. Remove it here."),
        "codes.right_trap": N_("Make the beginning longer, so that no right code begins so, or remove it."),
        "codes.points_nowhere": N_("Name codes that stand among the right diagnoses, with blanks between."),
        "codes.modifiers": N_("Each has two signs, as in RT or 59; put blanks between them."),
    }

    type: Literal["codes"] = "codes"
    note: Prose = ""
    served: Line = ""
    setting: Literal["", "outpatient", "professional_inpatient"] = ""
    policy: Prose = ""
    licence_held: bool = False
    diagnoses: tuple[Diagnosis, ...] = ()
    services: tuple[Service, ...] = ()
    traps: tuple[Trap, ...] = ()
    aparts: tuple[Apart, ...] = ()

    @classmethod
    def blank_values(cls) -> dict[str, str]:
        """A new visit is on the last day of the newest release; of each there are its name, its dates and its size."""
        told = [
            [release.name, *(day.isoformat() for day in release.dates), _size(release)]
            for release in releases()
        ]
        return {"served": newest().dates[1].isoformat(), "releases": json.dumps(told)}

    @classmethod
    def author_assets(cls) -> dict[str, str]:
        return {name: resource for release in releases() for name, resource in assets_of(release).items()}

    def public(self) -> PublicCodes:
        return PublicCodes(
            **self.shown_by_all(),
            note=self.note,
            served=self.served,
            setting=self.setting,
            policy=self.policy,
            with_services=bool(self.services),
        )

    def assets(self) -> dict[str, str]:
        return assets_of(self._release)

    def scoring(self) -> str:
        return N_(
            "Each code earns its share, one that is near to the right one a part of it, and each one too many lowers "
            "all of them. What comes first counts a fifth. Of a service the code counts half, units, modifiers and "
            "what it explains the rest."
        )

    # Scoring

    @cached_property
    def _release(self) -> CodeSet | None:
        return _release(self.served)

    @cached_property
    def _right(self) -> grading.Answer:
        return grading.Answer(
            self._release,
            tuple(
                grading.Expected(
                    _key(diagnosis.code),
                    diagnosis.first,
                    diagnosis.optional,
                    {_key(near.code): near.credit for near in diagnosis.nears},
                )
                for diagnosis in self.diagnoses
            ),
            tuple(_key(trap.code) for trap in self.traps if trap.code),
            frozenset(frozenset((_key(apart.one), _key(apart.other))) for apart in self.aparts),
        )

    @cached_property
    def _right_lines(self) -> tuple[ExpectedLine, ...]:
        return tuple(ExpectedLine(service.line, service.optional) for service in self.services)

    def score(self, answer: object) -> Invalid | Points:
        given = _read(answer)
        if isinstance(given, Invalid):
            return given
        grades = grading.graded(self._right, given.diagnoses)
        graded = graded_lines(self._right_lines, self._translated(given, grades), self._optional)
        verdicts = zip(
            given.items, [*map(self._verdict, grades), *self._line_verdicts(given, graded)], strict=True
        )
        return Points(
            self._share(grades, graded) * self.points,
            self.points,
            tuple(Verdict(item, *verdict) for item, verdict in verdicts),
        )

    def _share(self, grades: Sequence[grading.Graded], graded: Sequence[GradedLine]) -> float:
        """The share of the points, 0 to 1: diagnoses and services weigh as many as are required of each.

        Codes that were entered on the off chance lower what services earn too, or a list of everything would pay.
        """
        diagnoses, services = (
            len(self._right.required),
            sum(not right.optional for right in self._right_lines),
        )
        if not diagnoses + services:
            return 0.0
        by_codes = grading.share_of_codes(self._right, grades)
        by_lines = share_of_lines(self._right_lines, graded) * grading.aim(self._right, grades)
        return (diagnoses * by_codes + services * by_lines) / (diagnoses + services)

    @cached_property
    def _optional(self) -> frozenset[str]:
        return frozenset(_key(diagnosis.code) for diagnosis in self.diagnoses if diagnosis.optional)

    def _translated(self, given: Given, grades: Sequence[grading.Graded]) -> list[ServiceLine]:
        """The services with the right code wherever they name one that is near to it: nothing is marked twice."""
        earned = {grade.code: grade.earned or grade.code for grade in grades}
        return [
            service._replace(diagnoses=tuple(earned.get(code, code) for code in service.diagnoses))
            for service in given.services
        ]

    def _verdict(self, grade: grading.Graded) -> tuple[float, str, str]:
        """The credit of a diagnosis, what the author says of it, and the reason."""
        if grade.credit == 1 and grade.earned == grade.code:
            return 1.0, self._why(grade.code), ""
        own = self._words_for(grade.code, grade.earned)
        quoted = _quoted(grade.note) if grade.note else ""
        return grade.credit, "\n\n".join(filter(None, (own, quoted))), grade.reason

    def _why(self, code: str) -> str:
        """Why a diagnosis is right: the author's words, the trail in the index, the words of the note."""
        return next((_reasons(diagnosis) for diagnosis in self.diagnoses if _key(diagnosis.code) == code), "")

    def _words_for(self, code: str, earned: str) -> str:
        """What the author says to a code that is near to a right one, or a trap."""
        nears = (
            (near.feedback, _key(diagnosis.code) == earned)
            for diagnosis in self.diagnoses
            for near in diagnosis.nears
            if _key(near.code) == code
        )
        said = sorted(nears, key=lambda found: not found[1])
        traps = [trap.feedback for trap in self.traps if trap.code and code.startswith(_key(trap.code))]
        return next(iter([*(feedback for feedback, _ in said), *traps]), "")

    def _line_verdicts(self, given: Given, graded: Sequence[GradedLine]) -> Iterator[tuple[float, str, str]]:
        for service, grade in zip(given.services, graded, strict=True):
            if grade.earned is None:
                yield 0.0, self._words_for(service.code, ""), " ".join(grade.reasons)
            else:
                # Why it is right says what is right: that is told with the key.
                why = "" if grade.reasons else self.services[grade.earned].why
                yield grade.credit, why, " ".join(grade.reasons)

    # Answers

    def slip(self, answer: object) -> Invalid | None:
        """A code that does not exist on the date of service, where the codes of that date are known."""
        given, release = _read(answer), self._release
        if isinstance(given, Invalid) or release is None:
            return None
        for place, code in enumerate(given.diagnoses):
            if not release.stem(code):
                message = N_("There is no code {code} on the date of service. What exists of it: {near}.")
                parameters = {"code": dotted(code), "near": _nearest(release, code)}
                return Invalid(message, join("dx", place), parameters)
        return None

    def fit(self, answer: object) -> Answer | None:
        given = _read(answer)
        return None if isinstance(given, Invalid) else _answer(given.diagnoses, given.services)

    def picked(self, answer: object) -> list[str]:
        given = _read(answer)
        return [] if isinstance(given, Invalid) else given.items

    def key(self) -> Answer:
        required = sorted(
            (diagnosis for diagnosis in self.diagnoses if not diagnosis.optional),
            key=lambda diagnosis: not diagnosis.first,
        )
        services = (service.line for service in self.services if not service.optional)
        return _answer([_key(diagnosis.code) for diagnosis in required], services)

    def item_feedback(self) -> dict[str, str]:
        told = {dotted(_key(diagnosis.code)): _reasons(diagnosis) for diagnosis in self.diagnoses}
        items = _service_items([service.code for service in self.services])
        return told | {item: service.why for item, service in zip(items, self.services, strict=True)}

    def remarks(self, answer: object) -> dict[str, Remark]:
        scored = self.score(answer)
        if isinstance(scored, Invalid):
            return {}
        return {item: Remark(feedback, reason, credit) for item, credit, feedback, reason in scored.feedback}

    def reading(self, answer: object) -> str:
        given = _read(answer)
        if isinstance(given, Invalid):
            return ""
        diagnoses = [f"{number}. {dotted(code)}" for number, code in enumerate(given.diagnoses, 1)]
        return "; ".join([*diagnoses, *(_read_line(service, given.diagnoses) for service in given.services)])

    # What is wrong with it

    def item_findings(self) -> Iterator[Finding]:
        yield from self._visit_findings()
        yield from self._first_findings()
        for name in ("diagnoses", "services", "traps", "aparts"):
            yield from repeated_ids([item.id for item in getattr(self, name)], name)
        for index, diagnosis in enumerate(self.diagnoses):
            yield from (
                found.under(join("diagnoses", index)) for found in self._diagnosis_findings(diagnosis, index)
            )
        for index, service in enumerate(self.services):
            yield from (found.under(join("services", index)) for found in self._service_findings(service))
        yield from self._trap_findings()
        yield from self._licence_findings()

    def _visit_findings(self) -> Iterator[Finding]:
        if not seen(self.note):
            yield Finding("codes.no_note", N_("The visit has no note yet."), "note")
        if _date(self.served) is None:
            yield Finding("codes.no_date", N_("The date of service is missing or cannot be read."), "served")
        elif self._release is None:
            yield warning(
                "codes.outside", N_("No release of the codes at hand holds on this date."), "served"
            )
        if not self._right.required:
            yield Finding("codes.no_diagnosis", N_("A visit needs at least one diagnosis."), "diagnoses")
        for name, most in (("diagnoses", MOST_DIAGNOSES), ("services", MOST_SERVICES)):
            if len(getattr(self, name)) > most:
                yield Finding(
                    "codes.too_many", N_("There are more than {most} of these."), name, {"most": most}
                )

    def _first_findings(self) -> Iterator[Finding]:
        marked = [index for index, diagnosis in enumerate(self.diagnoses) if diagnosis.first]
        if len(self._right.required) > 1 and not marked:
            yield Finding("codes.no_first", N_("No diagnosis comes first yet."), "diagnoses")
        for index in marked[1:]:
            message = N_("Another diagnosis comes first already.")
            yield Finding("codes.several_first", message, join("diagnoses", index, "first"))
        for index in marked:
            path, diagnosis = join("diagnoses", index), self.diagnoses[index]
            if diagnosis.optional:
                message = N_("What comes first may be left out.")
                yield Finding("codes.optional_first", message, join(path, "optional"))
            if self._cannot_be_first(diagnosis.code):
                message = N_("This kind of code never comes first.")
                yield warning("codes.cannot_be_first", message, join(path, "first"))

    def _cannot_be_first(self, code: str) -> bool:
        """External causes, and manifestations (ICD-10-CM Guidelines I.C.20.a.6 and I.A.13)."""
        title = self._release.title(_key(code)) if self._release else ""
        return code.startswith(EXTERNAL_CAUSES) or MANIFESTATION in title

    def _diagnosis_findings(self, diagnosis: Diagnosis, index: int) -> Iterator[Finding]:
        if diagnosis.code in (other.code for other in self.diagnoses[:index]):
            yield Finding("codes.repeated", N_("This code stands here twice."), "code")
        yield from self._code_findings(diagnosis.code)
        yield from self._apart_findings(diagnosis, index)
        if not diagnosis.optional:
            yield from self._named_findings(diagnosis)
        if _plainly(diagnosis.quote) not in _plainly(plain(self.note)):
            yield warning("codes.no_quote", N_("These words do not stand in the note."), "quote")
        right = {other.code for other in self.diagnoses}
        for place, near in enumerate(diagnosis.nears):
            if near.code in right:
                yield Finding(
                    "codes.right_near", N_("This code is a right one."), join("nears", place, "code")
                )
        yield from repeated_ids([near.id for near in diagnosis.nears], "nears")

    def _code_findings(self, code: str) -> Iterator[Finding]:
        if not code:
            yield Finding("text.empty", N_("This is still empty."), "code")
        elif self._release is None or needs_licence(code):
            return
        elif not self._release.stem(_key(code)):
            message = N_("There is no code {code} on the date of service.")
            yield Finding("codes.unknown", message, "code", {"code": code})
        elif not self._release.is_billable(_key(code)):
            message = N_("{code} cannot be billed: it is a heading, or a seventh character is missing.")
            yield Finding("codes.not_billable", message, "code", {"code": code})

    def _apart_findings(self, diagnosis: Diagnosis, index: int) -> Iterator[Finding]:
        """Where an Excludes1 note stands between it and one before it."""
        for other in self.diagnoses[:index]:
            one, before = _key(diagnosis.code), _key(other.code)
            if self._release is None or frozenset((one, before)) in self._right.apart:
                continue
            if note := self._release.apart(one, before):
                message = N_("It never stands together with {other}: {note}")
                parameters = {"other": other.code, "note": _told(note)}
                yield warning("codes.excluded", message, "code", **parameters)

    def _named_findings(self, diagnosis: Diagnosis) -> Iterator[Finding]:
        """Where a note at its category or below asks for another code, and the answer has none of those it names."""
        codes = [_key(other.code) for other in self.diagnoses]
        for notes in _asking(self._release, _key(diagnosis.code)):
            named = [name for note in notes for name in named_in(note.text)]
            if named and not any(name.covers(code) for name in named for code in codes):
                message = N_("A note asks for another code: {note}")
                yield tip("codes.named", message, "code", note=_told(*notes))

    def _service_findings(self, service: Service) -> Iterator[Finding]:
        if not service.code:
            yield Finding("text.empty", N_("This is still empty."), "code")
        codes = {_key(diagnosis.code) for diagnosis in self.diagnoses}
        if not codes.issuperset(service.line.diagnoses):
            message = N_("It explains a code that is not among the right diagnoses.")
            yield Finding("codes.points_nowhere", message, "points_to")
        if len(service.line.modifiers) > MOST_MODIFIERS or any(
            len(name) != 2 for name in service.line.modifiers
        ):
            message = N_("These are not up to four modifiers of two signs each.")
            yield Finding("codes.modifiers", message, "modifiers")

    def _trap_findings(self) -> Iterator[Finding]:
        right = [
            *(_key(diagnosis.code) for diagnosis in self.diagnoses),
            *(service.code for service in self.services),
        ]
        for index, trap in enumerate(self.traps):
            path = join("traps", index, "code")
            if not trap.code:
                yield Finding("text.empty", N_("This is still empty."), path)
            elif any(code.startswith(_key(trap.code)) for code in right):
                yield Finding("codes.right_trap", N_("A right code begins so."), path)

    def _licence_findings(self) -> Iterator[Finding]:
        if self.licence_held:
            return
        for path, code in self._written_codes():
            if needs_licence(code):
                message = N_("This has the shape of a CPT or CDT code, which need a licence.")
                yield Finding("codes.licence", message, path)

    def _written_codes(self) -> Iterator[tuple[str, str]]:
        """Every code that the author wrote, with its path."""
        for index, diagnosis in enumerate(self.diagnoses):
            yield join("diagnoses", index, "code"), diagnosis.code
            for place, near in enumerate(diagnosis.nears):
                yield join("diagnoses", index, "nears", place, "code"), near.code
        for index, service in enumerate(self.services):
            yield join("services", index, "code"), service.code
        for index, trap in enumerate(self.traps):
            yield join("traps", index, "code"), trap.code

    # OLX

    def _set_attributes(self, element: etree._Element) -> None:
        set_attribute(element, "served", self.served, "")
        set_attribute(element, "setting", self.setting, "")
        set_attribute(element, "licence_held", self.licence_held, False)

    def add_items(self, element: etree._Element) -> None:
        add_prose(element, "note", self.note)
        add_prose(element, "policy", self.policy)
        for diagnosis in self.diagnoses:
            _add_diagnosis(element, diagnosis)
        for service in self.services:
            _add_service(element, service)
        for trap in self.traps:
            set_prose(etree.SubElement(element, "trap", id=trap.id, code=trap.code), trap.feedback)
        for apart in self.aparts:
            etree.SubElement(element, "apart", {"id": apart.id, "one": apart.one, "other": apart.other})

    @staticmethod
    def read_items(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
        def items(name: str, field: str) -> list[tuple[etree._Element, str]]:
            return [
                (found, join(path, field, index)) for index, found in enumerate(element.iterchildren(name))
            ]

        return {
            "note": reader.only_text(list(element.iterchildren("note")), join(path, "note")),
            "policy": reader.only_text(list(element.iterchildren("policy")), join(path, "policy")),
            "diagnoses": [_read_diagnosis(reader, *found) for found in items("diagnosis", "diagnoses")],
            "services": [_read_service(reader, *found) for found in items("service", "services")],
            "traps": [_read_said(reader, *found, {"code"}) for found in items("trap", "traps")],
            "aparts": [_read_apart(reader, *found) for found in items("apart", "aparts")],
        }


# Codes and dates


def assets_of(release: CodeSet | None) -> dict[str, str]:
    """The scripts that carry a release and its notes, one for each first letter."""
    if release is None:
        return {}
    notes = {
        f"{release.name}-{letter}": f"{release.name}-notes-{letter.lower()}" for letter in ascii_uppercase
    }
    return {
        name: f"public/codesets/{file}.js" for name, file in ({release.name: release.name} | notes).items()
    }


def _size(release: CodeSet) -> int:
    """How much a browser loads to look codes up, in bytes."""
    return (ASSETS / f"{release.name}.js").stat().st_size


def _key(code: str) -> str:
    """A code as it is compared: without its point where it has one."""
    return bare(code) or code


def _words(text: str) -> list[str]:
    return text.upper().replace(",", " ").split()


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _release(served: str) -> CodeSet | None:
    found = _date(served)
    return release_on(found) if found else None


def _nearest(release: CodeSet, code: str) -> str:
    """The longest beginning of a code that exists, with what it says; a dash where none does."""
    found = release.above(code)
    return f"{dotted(found[-1].code)} {found[-1].title}" if found else "–"


def _plainly(text: str) -> str:
    return " ".join(text.split()).casefold()


# Notes of the code set


def _told(*notes: Note) -> str:
    """Notes of one place and kind as one line: where they stand, and what they say."""
    place = notes[0].place if "-" in notes[0].place else dotted(notes[0].place)
    return f"{place}: {'; '.join(note.text for note in notes)}".replace(":; ", ": ")


def _quoted(note: Note) -> str:
    """The note that keeps two codes apart, as Markdown, in the language of the code set."""
    return f'> <span lang="en" dir="ltr">Excludes1, {escape(_told(note))}</span>'


def _asking(release: CodeSet | None, code: str) -> Iterator[list[Note]]:
    """The notes at a code and its headings that ask for another code wherever they stand, by place and kind."""
    groups: dict[tuple[str, str], list[Note]] = {}
    for note in release.notes(code) if release else ():
        if note.kind in ("use_additional", "code_first") and "-" not in note.place:
            groups.setdefault((note.place, note.kind), []).append(note)
    return (
        notes
        for notes in groups.values()
        if not any(word in note.text for note in notes for word in ("applicable", "if any"))
    )


def _reasons(diagnosis: Diagnosis) -> str:
    """Why a diagnosis is right, as Markdown: the author's words, the trail in the index, the words of the note."""
    trail = f'<span lang="en" dir="ltr">{escape(diagnosis.path)}</span>' if diagnosis.path else ""
    quote = f"> {escape(diagnosis.quote)}" if diagnosis.quote else ""
    return "\n\n".join(filter(None, (diagnosis.why, trail, quote)))


# Answers


def _read(answer: object) -> Given | Invalid:
    """An answer in its normal form; the reason why it is none."""
    if not isinstance(answer, dict) or not answer.keys() <= {"dx", "services"}:
        return Invalid(N_("The answer to this question names diagnoses and services."))
    codes, entries = answer.get("dx", []), answer.get("services", [])
    if not isinstance(codes, list) or not isinstance(entries, list) or not (codes or entries):
        return Invalid(N_("The answer to this question names at least one diagnosis or service."))
    if len(codes) > MOST_DIAGNOSES or len(entries) > MOST_SERVICES:
        return Invalid(N_("The answer names more codes than a claim has room for."))
    if not all(map(_is_code, codes)):
        return Invalid(N_("A diagnosis is the text of a code."), "dx")
    services = [_read_entry(entry) for entry in entries]
    if None in services:
        return Invalid(
            N_("A service has a code, units, modifiers and diagnoses that it explains."), "services"
        )
    diagnoses = tuple(dict.fromkeys(_key(normal_code(code)) for code in codes))
    return Given(diagnoses, tuple(service for service in services if service))


def _is_code(value: object) -> bool:
    return (
        isinstance(value, str)
        and 0 < len(value) <= LONGEST_CODE
        and value.isprintable()
        and not value.isspace()
    )


def _read_entry(entry: object) -> ServiceLine | None:
    if not isinstance(entry, dict) or not entry.keys() <= {"code", "units", "modifiers", "to"}:
        return None
    code, units = entry.get("code"), entry.get("units", 1)
    modifiers, diagnoses = entry.get("modifiers", []), entry.get("to", [])
    lists = (modifiers, MOST_MODIFIERS), (diagnoses, MOST_DIAGNOSES)
    if not _is_code(code) or not _is_number(units):
        return None
    if not all(
        isinstance(names, list) and len(names) <= most and all(map(_is_code, names)) for names, most in lists
    ):
        return None
    return ServiceLine(
        _upper(str(code)),
        float(units),
        tuple(dict.fromkeys(_upper(name) for name in modifiers)),
        tuple(dict.fromkeys(_key(normal_code(name)) for name in diagnoses)),
    )


def _is_number(units: object) -> bool:
    is_number = isinstance(units, int | float) and not isinstance(units, bool)
    return is_number and math.isfinite(units) and 0 < units <= MOST_UNITS  # type: ignore[arg-type,operator]


def _service_items(codes: Sequence[str]) -> list[str]:
    """The ids of services by their codes, each with its number among those of its code. No diagnosis has a colon."""
    return [f"{code}:{codes[: place + 1].count(code)}" for place, code in enumerate(codes)]


def _number(units: float) -> float:
    return int(units) if units.is_integer() else units


def _answer(diagnoses: Sequence[str], services: Any) -> Answer:
    """An answer with these diagnoses, without points, and these services."""
    entries = [
        {
            "code": service.code,
            "units": _number(service.units),
            "modifiers": list(service.modifiers),
            "to": [dotted(code) for code in service.diagnoses],
        }
        for service in services
    ]
    answer: dict[str, Any] = {"dx": [dotted(code) for code in diagnoses]}
    return answer | {"services": entries} if entries else answer


def _read_line(service: ServiceLine, diagnoses: Sequence[str]) -> str:
    """How a service reads: code and modifiers, units, and the places of the diagnoses that it explains."""
    places = [str(diagnoses.index(code) + 1) for code in service.diagnoses if code in diagnoses]
    explains = f" ({', '.join(places)})" if places else ""
    return f"{'-'.join((service.code, *service.modifiers))} × {_number(service.units)}{explains}"


# OLX


def _add_diagnosis(parent: etree._Element, diagnosis: Diagnosis) -> None:
    element = etree.SubElement(parent, "diagnosis", id=diagnosis.id, code=diagnosis.code)
    for name, default in (("first", False), ("optional", False), ("path", "")):
        set_attribute(element, name, getattr(diagnosis, name), default)
    add_prose(element, "why", diagnosis.why)
    add_prose(element, "quote", diagnosis.quote)
    for item in diagnosis.nears:
        near = etree.SubElement(element, "near", id=item.id, code=item.code)
        set_attribute(near, "credit", item.credit, Near.model_fields["credit"].default)
        set_prose(near, item.feedback)


def _add_service(parent: etree._Element, service: Service) -> None:
    element = etree.SubElement(parent, "service", id=service.id, code=service.code)
    for name, default in (("units", 1.0), ("modifiers", ""), ("points_to", ""), ("optional", False)):
        set_attribute(element, name, getattr(service, name), default)
    add_prose(element, "why", service.why)


def _read_diagnosis(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    raw: dict[str, Any] = _attributes(reader, element, path, {"code", "first", "optional", "path"})
    parts = reader.parts(element, path, {"why", "quote", "near"})
    raw |= {name: reader.only_text(parts[name], join(path, name)) for name in ("why", "quote")}
    nears = enumerate(parts["near"])
    return raw | {
        "nears": [
            _read_said(reader, near, join(path, "nears", index), {"code", "credit"}) for index, near in nears
        ]
    }


def _read_service(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    raw = _attributes(reader, element, path, {"code", "units", "modifiers", "points_to", "optional"})
    return raw | {"why": reader.only_text(reader.parts(element, path, {"why"})["why"], join(path, "why"))}


def _read_said(reader: Reader, element: etree._Element, path: str, known: set[str]) -> dict[str, Any]:
    """An element about a code that holds what is said of it."""
    return _attributes(reader, element, path, known) | {
        "feedback": reader.own_text(element, join(path, "feedback"))
    }


def _read_apart(reader: Reader, element: etree._Element, path: str) -> dict[str, Any]:
    reader.parts(element, path, ())
    return _attributes(reader, element, path, {"one", "other"})


def _attributes(reader: Reader, element: etree._Element, path: str, known: set[str]) -> dict[str, Any]:
    """The attributes of a part. Its code names it, so that nobody has to write ids."""
    raw: dict[str, Any] = dict(reader.attributes(element, path, {"id", *known}))
    raw.setdefault(
        "id", reader.own_id(element, " ".join(raw.get(name, "") for name in ("code", "one", "other")))
    )
    return raw
