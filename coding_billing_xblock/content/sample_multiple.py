"""The shipped self-check's questions with several right options.

As many wrong options as right ones, so that ticking everything earns nothing.
"""

from __future__ import annotations

from coding_billing_xblock.questions.choice import Choice, Option

BEYOND_CODES = Choice(
    id="beyond-codes",
    section="biller",
    multiple=True,
    shuffle=True,
    prompt=(
        "Every code on the claim for Mr Bianchi's knee scan is right, and the payer still pays nothing. "
        "Which of these could be the reason?"
    ),
    options=(
        Option(
            id="a",
            text="The clinic's charge is higher than the allowed amount.",
            feedback=(
                "That is the normal case in a network: the payer works from the allowed amount, and the "
                "difference is written off."
            ),
        ),
        Option(
            id="b",
            text="His plan had ended a week before the scan.",
            correct=True,
            feedback=(
                "This is eligibility. The best code cannot make a plan pay for a day that it did not cover."
            ),
        ),
        Option(
            id="c",
            text="The person who coded the scan does not hold a certificate.",
            feedback=(
                "A payer sees codes and, if it asks, the record. Certificates matter to employers; no claim "
                "has a place for them."
            ),
        ),
        Option(
            id="d",
            text="Nobody asked for the approval that his plan requires.",
            correct=True,
            feedback=(
                "This is authorization. Where a plan asks for it beforehand, care without it may go unpaid, "
                "even if the patient needed it."
            ),
        ),
        Option(
            id="e",
            text="He has not paid his share of the bill for the scan yet.",
            feedback=(
                "The order is the other way round: first the payer decides, then the patient's share is "
                "known."
            ),
        ),
        Option(
            id="f",
            text="The claim reached the payer after the filing deadline.",
            correct=True,
            feedback=(
                "This is timely filing. A late claim is denied for being late; what it says is not weighed "
                "any more."
            ),
        ),
    ),
    explanation=(
        "Correct codes are necessary but not sufficient. Payment also takes eligibility, authorization where "
        "it is required, medical necessity, timely filing, and what the contract says."
    ),
)

COMPLIANCE = Choice(
    id="compliance",
    section="handover",
    multiple=True,
    shuffle=True,
    prompt="An auditor looks through a month of work at Harbour Clinic. Which of these acts break the rules?",
    options=(
        Option(
            id="a",
            text="A longer visit was reported than the note supports.",
            correct=True,
            feedback=(
                "This is upcoding. The record is the measure, even if the visit felt long and the patient "
                "was difficult to treat."
            ),
        ),
        Option(
            id="b",
            text="A clinician was sent an open question about an unclear note.",
            feedback=(
                "That is a query as it should be: open, about the record, and answered by the person who "
                "gave the care."
            ),
        ),
        Option(
            id="c",
            text="One procedure was split into parts that a single code covers.",
            correct=True,
            feedback=(
                "This is unbundling. Where one code describes the whole, reporting its parts asks for "
                "payment twice."
            ),
        ),
        Option(
            id="d",
            text="A suspected disease was left out of the codes of an outpatient visit.",
            feedback=(
                "The guidelines ask for exactly this. Reporting a suspicion as a fact would have been the "
                "fault."
            ),
        ),
        Option(
            id="e",
            text="A date of care was moved to a day on which the plan was active.",
            correct=True,
            feedback=(
                "The date is part of what the claim declares. To change it to a false one is fraud, however "
                "small the change looks."
            ),
        ),
        Option(
            id="f",
            text="Money that a payer had paid by mistake was reported and sent back.",
            feedback=(
                "Keeping a known overpayment is what breaks the rules. Finding it and returning it is "
                "compliance at work."
            ),
        ),
    ),
    explanation=(
        "Upcoding, unbundling and false dates make a claim say what the record does not. Open queries, "
        "coding only what is established, and repaying overpayments keep it true."
    ),
)
