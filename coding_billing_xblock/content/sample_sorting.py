"""The shipped self-check's sorting questions: who does what, and when in the revenue cycle.

Three categories with as many statements each, so that guessing earns a third. Feedback is shown for right and
wrong placements alike: it says what to think of and leaves the placing to the learner.
"""

from __future__ import annotations

from coding_billing_xblock.questions.sorting import Category, Sorting, Statement

WHO_DOES_WHAT = Sorting(
    id="who-does-what",
    section="scope",
    shuffle=True,
    prompt="Northgate Family Practice has a coder, a biller and other staff. Whose task is each of these?",
    categories=(
        Category(id="coder", label="Coder"),
        Category(id="biller", label="Biller"),
        Category(id="someone-else", label="Someone else"),
    ),
    statements=(
        Statement(
            id="post-payment",
            text="Records a payment that arrived and compares it with the contract",
            category="biller",
            feedback=(
                "The codes have done their work by now. What counts here is money: what was agreed, what "
                "came in, and what is still owed."
            ),
        ),
        Statement(
            id="diagnose",
            text="Decides that a patient's cough is bronchitis",
            category="someone-else",
            feedback=(
                "Making a diagnosis takes a clinical licence and a patient to examine. All later steps only "
                "work with what was diagnosed and written down."
            ),
        ),
        Statement(
            id="choose-code",
            text="Finds the diagnosis code that matches the stage named in the note",
            category="coder",
            feedback=(
                "This means reading a finished record and applying the official guidelines. No payer and no "
                "price comes into it."
            ),
        ),
        Statement(
            id="decide-claim",
            text="Decides how much of a claim the patient's plan will pay",
            category="someone-else",
            feedback=(
                "Nobody inside the practice can make this decision, however much they would like to: it "
                "belongs to whoever pays."
            ),
        ),
        Statement(
            id="appeal",
            text="Writes to the payer to contest a denial",
            category="biller",
            feedback=(
                "A denial has a reason and a deadline. Think of who watches both and is in touch with payers "
                "every day; others may supply the evidence."
            ),
        ),
        Statement(
            id="ask-side",
            text="Asks the clinician which wrist was hurt, because the note does not say",
            category="coder",
            feedback=(
                "The missing detail changes the code. So the question comes from the person who has to "
                "choose it, and the answer goes into the record."
            ),
        ),
        Statement(
            id="sign-note",
            text="Writes and signs the note that describes the examination and its findings",
            category="someone-else",
            feedback=(
                "Only the person who gave the care can say what was seen and done. Coding and billing both "
                "rest on this signature and may not replace it."
            ),
        ),
        Statement(
            id="check-ai",
            text="Compares codes suggested by software with the record",
            category="coder",
            feedback=(
                "A suggestion becomes a code only when someone who knows the guidelines finds it supported "
                "by the record."
            ),
        ),
        Statement(
            id="send-claim",
            text="Prepares and sends the claim",
            category="biller",
            feedback=(
                "The record has been read and the codes are chosen. What is left is a complete request for "
                "payment, in the form the payer takes."
            ),
        ),
    ),
    explanation=(
        "Coders work from the record to the codes; billers work from the codes to the payment. Diagnosing "
        "and documenting belong to the clinician, and the decision on a claim to the payer."
    ),
)

CYCLE_PARTS = Sorting(
    id="cycle-parts",
    section="visit",
    shuffle=True,
    prompt=(
        "Mrs Castellano is to have a scan at a clinic. Sort these steps into the three parts of the revenue "
        "cycle."
    ),
    categories=(
        Category(id="front", label="Front"),
        Category(id="middle", label="Middle"),
        Category(id="back", label="Back"),
    ),
    statements=(
        Statement(
            id="scrub",
            text="Software looks for gaps in the finished claim",
            category="back",
            feedback=(
                "There is a claim already, so the visit has long become data. The check is there to get the "
                "claim through the payer's door."
            ),
        ),
        Statement(
            id="eligibility",
            text="The clinic asks whether the plan covers her on the day of the scan",
            category="front",
            feedback=(
                "The answer is useful only while the patient can still be told what it will cost her, or the "
                "date can still be changed."
            ),
        ),
        Statement(
            id="report",
            text="The radiologist dictates and signs the report of the scan",
            category="middle",
            feedback=(
                "Here the care itself is put on record. Until that is done there is nothing to code, and "
                "nothing to claim."
            ),
        ),
        Statement(
            id="authorize",
            text="The payer is asked to approve the scan",
            category="front",
            feedback=(
                "Approval is asked for care that is planned. Asking once the scan is done is, with many "
                "payers, too late."
            ),
        ),
        Statement(
            id="charge",
            text="Each service goes onto her account as a charge",
            category="middle",
            feedback=(
                "This is charge capture. It turns documented care into data from which a claim can be made "
                "later; a service missed here is not claimed."
            ),
        ),
        Statement(
            id="statement",
            text="She receives a bill for her coinsurance",
            category="back",
            feedback=(
                "Her share is known only when the payer has decided. Ask what has to be over before a bill "
                "for coinsurance can be right."
            ),
        ),
        Statement(
            id="code",
            text="A coder chooses the diagnosis codes from the signed report",
            category="middle",
            feedback=(
                "The report is there and the claim is not. This step turns the one into what the other is "
                "made of."
            ),
        ),
        Statement(
            id="work-denial",
            text="Someone finds out why the payer refused one line, and writes an appeal",
            category="back",
            feedback=(
                "A refusal follows a decision on the claim. The error behind it may lie much earlier, but "
                "the denial is worked where it arrives."
            ),
        ),
        Statement(
            id="book",
            text="She makes an appointment and gives her member number",
            category="front",
            feedback=(
                "Everything else builds on these few details. A wrong digit now can stop the claim weeks "
                "later."
            ),
        ),
    ),
    explanation=(
        "Front: booking, eligibility, authorization. Middle: documentation, coding, charge capture. Back: "
        "claim, decision, posting, denials, the patient's bill."
    ),
)
