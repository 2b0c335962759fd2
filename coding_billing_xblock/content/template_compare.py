"""A template: two terms compared, on the example of a rejected and a denied claim. Short, and all of it to change."""

from __future__ import annotations

from coding_billing_xblock.content.document import Column, Comparison, Document, Lesson, Row, Section
from coding_billing_xblock.content.flowing import flowing
from coding_billing_xblock.questions.choice import Choice, Option
from coding_billing_xblock.questions.sorting import Category, Sorting, Statement

_LESSON = Lesson(
    sections=(
        Section(
            id="confused",
            title="Two words that are easy to confuse",
            body="""
                A claim can come back in two ways. It may be **rejected**, or it may be **denied**. In both cases no
                money arrives, and so the words are often used as if they meant the same.

                They do not. One question tells them apart: *has the payer decided?*
            """,
        ),
        Section(
            id="rejected",
            title="Rejected: stopped before the decision",
            body="""
                Before anybody looks at the care, a claim passes checks of its form. A member number that nobody has, a
                missing date, a code that was not valid on that day: such a claim goes back at once. The payer has
                decided nothing, and its system may not even know the claim.

                **What to do:** correct the fault and send a new claim, before the filing deadline.
            """,
        ),
        Section(
            id="denied",
            title="Denied: decided, and the answer was no",
            body="""
                A denied claim has passed those checks. The payer has processed it and refused all or part of it. The
                remittance advice gives the reason.

                **What to do:** read the reason first. If the error is ours, replace the claim where the payer takes a
                replacement. If the payer is wrong, appeal in time, with evidence. If the denial is right, accept it.
            """,
        ),
    )
)

_COMPARISON = Comparison(
    caption="Rejected and denied claims side by side",
    corner="Compare",
    columns=(Column(id="rejected", label="Rejected"), Column(id="denied", label="Denied")),
    rows=(
        Row(id="when", label="When it happens", cells=("Before adjudication", "At adjudication")),
        Row(
            id="decided",
            label="Has the payer decided?",
            cells=("No, the claim was not looked at", "Yes, against all or part of it"),
        ),
        Row(
            id="where",
            label="Where the reason stands",
            cells=("In the report on the claims that were sent", "In the remittance advice"),
        ),
        Row(
            id="next",
            label="What to do",
            cells=("Correct it and send a new claim", "Replace the claim, appeal, or accept the decision"),
        ),
        Row(
            id="danger",
            label="What goes wrong",
            cells=(
                "It lies unnoticed until the filing deadline",
                "It is sent again as new, and denied as a duplicate",
            ),
        ),
    ),
)

_SORTING = Sorting(
    id="which",
    section="confused",
    shuffle=True,
    prompt="What became of each of these claims?",
    categories=(
        Category(id="rejected", label="Rejected"),
        Category(id="denied", label="Denied"),
        Category(id="paid", label="Neither"),
    ),
    statements=(
        Statement(
            id="unknown-member",
            text="It came back within the hour: the payer knows no member of that number.",
            category="rejected",
            feedback="So short a time is enough for a check of the form, and not for a decision.",
        ),
        Statement(
            id="no-date",
            text="It never reached the payer, because the date of the visit was missing.",
            category="rejected",
            feedback="A claim that has not arrived cannot have been decided.",
        ),
        Statement(
            id="not-needed",
            text="The remittance advice says that the record does not show why the scan was needed.",
            category="denied",
            feedback="Somebody has weighed the care itself. That is more than a check of the form.",
        ),
        Statement(
            id="too-late",
            text="It was processed and refused because it arrived after the filing deadline.",
            category="denied",
            feedback="The word “processed” says how far this claim has come.",
        ),
        Statement(
            id="deductible",
            text="It was processed, and all of it goes to the patient's deductible.",
            category="paid",
            feedback="No money comes from the payer, and yet nothing was refused: this is how the plan works.",
        ),
        Statement(
            id="waiting",
            text="The payer has confirmed that it arrived, and nothing more was heard.",
            category="paid",
            feedback="Waiting is not an answer. Somebody should follow up before it becomes late.",
        ),
    ),
    explanation="Before the decision a claim can be rejected; the decision can be a denial. Other claims are neither.",
)

_NEXT_STEP_AFTER_DENIAL = Choice(
    id="duplicate",
    section="denied",
    shuffle=True,
    prompt=(
        "A claim of Mr Abara's was denied: the code does not match the record, and the error is ours. What is the next "
        "step with a payer that takes replacements?"
    ),
    options=(
        Option(
            id="a",
            text="Correct it and send it as a new claim, as soon as possible",
            feedback="The payer has this visit in its system already. What will it think of a second claim for it?",
        ),
        Option(
            id="b",
            text="Correct it and send a replacement of the first claim",
            correct=True,
            feedback="The payer knows the claim, so the corrected one takes its place.",
        ),
        Option(
            id="c",
            text="Appeal, and ask the payer to decide again",
            feedback="An appeal says that the payer was wrong. Was it?",
        ),
        Option(
            id="d",
            text="Send the bill to Mr Abara",
            feedback="The plan may well cover this visit. It was our code that was wrong, not his cover.",
        ),
    ),
    explanation=(
        "The claim was decided, and the error was ours: a replacement corrects it. A new claim would be denied as a "
        "duplicate, and an appeal would defend a wrong code."
    ),
)

COMPARE = flowing(
    Document(
        language="en",
        lesson=_LESSON,
        comparison=_COMPARISON,
        questions=(_SORTING, _NEXT_STEP_AFTER_DENIAL),
    )
)
"""Three sections, a table of five rows, and two questions."""
