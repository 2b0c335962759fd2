"""The shipped self-check's single choices about coding: five situations.

Feedback on a wrong option says what is wrong with it and leaves the right one to find.
"""

from __future__ import annotations

from coding_billing_xblock.questions.choice import Choice, Option

UNCERTAIN_DIAGNOSIS = Choice(
    id="uncertain-diagnosis",
    section="coder",
    shuffle=True,
    prompt=(
        'Mr Adeyemi comes to an urgent care clinic. The note ends: "Fever and cough. Rule out pneumonia, '
        'chest X-ray ordered." He goes home before there is a result. Which diagnosis does the coder report '
        "for this visit?"
    ),
    options=(
        Option(
            id="a",
            text="Pneumonia, because the doctor suspects it",
            feedback=(
                "A suspicion is not a finding. Coded as a fact, it would stay in his records even if the "
                "X-ray is clear."
            ),
        ),
        Option(
            id="b",
            text="Fever and cough, which the doctor noted",
            correct=True,
            feedback=(
                "In outpatient care, what is known at the end of the visit is coded. Here that is two "
                "symptoms."
            ),
        ),
        Option(
            id="c",
            text="None, until the result of the X-ray is known",
            feedback=(
                "A visit need not end with a disease to be coded. Look for what the note states without any "
                "doubt."
            ),
        ),
        Option(
            id="d",
            text="Pneumonia, with a mark for an uncertain case",
            feedback=(
                "ICD-10-CM has no such mark for an outpatient claim. Whatever code is there counts as "
                "established."
            ),
        ),
    ),
    explanation=(
        'In outpatient settings "probable", "suspected" and "rule out" diagnoses are not coded. The coder '
        "reports the highest certainty the note reaches: fever and cough."
    ),
)


CPAP_MACHINE = Choice(
    id="cpap-machine",
    section="codes",
    shuffle=True,
    prompt=(
        "A supplier delivers a CPAP machine, which keeps the airway open during sleep, to Mrs Haddad's home. "
        "In which code system does the supplier's claim name the machine?"
    ),
    options=(
        Option(
            id="a",
            text="ICD-10-PCS, for it belongs to a procedure",
            feedback=(
                "That system is for procedures on hospital inpatients. Mrs Haddad is at home, and nobody "
                "operates."
            ),
        ),
        Option(
            id="b",
            text="CPT, for it is a service to the patient",
            feedback=(
                "CPT reports what professionals do. Here a thing changed hands, and no clinician had to act."
            ),
        ),
        Option(
            id="c",
            text="ICD-10-CM, for it treats a sleep disorder",
            feedback=(
                "The claim will carry such a code as well, to say *why* she needs the machine. It cannot say "
                "*what* was delivered."
            ),
        ),
        Option(
            id="d",
            text="HCPCS Level II, for it is equipment",
            correct=True,
            feedback=(
                "Equipment, supplies and many drugs have their names here. CMS keeps the list and changes it "
                "every quarter."
            ),
        ),
    ),
    explanation=(
        "HCPCS Level II names equipment and supplies. An ICD-10-CM code on the same claim says why the "
        "patient needs them."
    ),
)


INPATIENT_OPERATION = Choice(
    id="inpatient-operation",
    section="codes",
    shuffle=True,
    prompt=(
        "Mr Novak is admitted to Lakeview Hospital, and a surgeon replaces his hip. The *hospital* prepares "
        "its own claim for the stay. Which code system reports the operation on it?"
    ),
    options=(
        Option(
            id="a",
            text="CPT, because a surgeon performed the whole operation",
            feedback=(
                "The surgeon sends a claim too, and CPT has its place there. This claim is about what the "
                "hospital provided."
            ),
        ),
        Option(
            id="b",
            text="ICD-10-CM, because it explains the operation",
            feedback=(
                "It explains *why*: it names the disease of the hip. What was done about it needs another "
                "system."
            ),
        ),
        Option(
            id="c",
            text="ICD-10-PCS, because he is treated as an inpatient",
            correct=True,
            feedback="This system has one use: hospitals report with it what was done for their inpatients.",
        ),
        Option(
            id="d",
            text="HCPCS Level II, because an implant was used",
            feedback=(
                "An implant is a product, and products often are named there. The question is about the "
                "operation."
            ),
        ),
    ),
    explanation=(
        "One operation, two claims: the hospital's inpatient claim reports it in ICD-10-PCS, the surgeon's "
        "professional claim in CPT. Both carry ICD-10-CM diagnoses."
    ),
)


VALID_CODE = Choice(
    id="valid-code",
    section="codes",
    prompt=(
        "Ms Ferreira receives a knee brace on 28 June. On 1 July the list of HCPCS Level II codes changes, "
        "and the code for her brace is replaced. Which date decides whether the old or the new code goes on "
        "the claim?"
    ),
    options=(
        Option(
            id="a",
            text="28 June, when she received the brace",
            correct=True,
            feedback=(
                "A code has to be valid when the care is given. Nothing that happens to the claim later "
                "changes that day."
            ),
        ),
        Option(
            id="b",
            text="2 July, when a coder chose the code",
            feedback=(
                "If this decided, the same brace would have two codes in two offices, only because one was "
                "slower."
            ),
        ),
        Option(
            id="c",
            text="6 July, when the biller sent the claim",
            feedback=(
                "Sending counts for the filing deadline. A code describes what happened, and that is not the "
                "sending."
            ),
        ),
        Option(
            id="d",
            text="20 July, when the payer processed it",
            feedback=(
                "Nobody could know this day beforehand, so nobody could code for it. Payers check against "
                "another date."
            ),
        ),
    ),
    explanation=(
        "The code must be valid at the time the care is given (45 CFR 162.1000), so the old code goes on the "
        "claim, though it is sent in July."
    ),
)


VAGUE_NOTE = Choice(
    id="vague-note",
    section="handover",
    shuffle=True,
    prompt=(
        'The signed note for Mr Petrov says only: "Broken arm. Cast applied." It names neither the side nor '
        "the bone. What should the coder do next?"
    ),
    options=(
        Option(
            id="a",
            text="Code the right arm, as most patients use that one more",
            feedback=(
                "A likely guess is still a guess. If it is wrong, the record, the claim and the next doctor "
                "are all misled."
            ),
        ),
        Option(
            id="b",
            text='Ask the clinician to write "right wrist", so it gets paid',
            feedback=(
                "This puts the answer into the clinician's mouth and names money as the reason: two faults "
                "in one question."
            ),
        ),
        Option(
            id="c",
            text="Ask the clinician openly which bone and which side it was",
            correct=True,
            feedback="The question is open, it says what is missing, and the answer can go into the record.",
        ),
        Option(
            id="d",
            text="Report unspecified codes at once, because it is quicker",
            feedback=(
                "Unspecified codes are for details that cannot be had. Somebody treated this arm and knows "
                "them."
            ),
        ),
    ),
    explanation=(
        "A vague note calls for a query that does not lead: quote the note, ask openly, do not mention "
        "payment. Code once the clinician has completed the record."
    ),
)
