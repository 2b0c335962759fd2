"""The shipped self-check's single choices about billing: three situations.

Feedback on a wrong option says what is wrong with it and leaves the right one to find.
"""

from __future__ import annotations

from coding_billing_xblock.questions.choice import Choice, Option

UNKNOWN_MEMBER = Choice(
    id="unknown-member",
    section="denied",
    shuffle=True,
    prompt=(
        "Mrs Lindgren's claim comes back within the hour: the payer knows no member of that number. The "
        "biller sees that two digits were swapped at registration. What is the next step?"
    ),
    options=(
        Option(
            id="a",
            text="Correct the number and send a new claim",
            correct=True,
            feedback=(
                "The claim was stopped at the door, so for the payer it does not exist yet. Soon is best: "
                "the filing deadline runs on."
            ),
        ),
        Option(
            id="b",
            text="Send an appeal with a copy of the insurance card",
            feedback=(
                "An appeal asks a payer to change its decision. Within the hour, has anybody decided "
                "anything?"
            ),
        ),
        Option(
            id="c",
            text="Correct the number and replace the first claim",
            feedback=(
                "Half of this helps. A replacement needs a claim in the payer's system to take the place of; "
                "look at how far this one came."
            ),
        ),
        Option(
            id="d",
            text="Bill Mrs Lindgren, whom no plan covers",
            feedback=(
                "The number was wrong, not her cover. She would pay for somebody else's slip of the finger."
            ),
        ),
    ),
    explanation=(
        "The claim was rejected before adjudication. There is nothing to appeal and nothing to replace: "
        "correct it and send it as a new claim."
    ),
)


WRONG_LINK = Choice(
    id="wrong-link",
    section="denied",
    shuffle=True,
    prompt=(
        "A payer denies Mr Dubois's wrist X-ray: the claim links it to his high blood pressure. His sprained "
        "wrist is in the record and on the claim too. The payer takes replacement claims. Who does what?"
    ),
    options=(
        Option(
            id="a",
            text="The biller removes the blood pressure code and sends it again as new",
            feedback=(
                "The blood pressure is documented and was not the error. And a denied claim sent again as "
                "new looks like a duplicate."
            ),
        ),
        Option(
            id="b",
            text="The clinician adds to the note that blood pressure was the reason",
            feedback=(
                "That would make the record fit the claim. It has to be the other way round, or it is "
                "falsification."
            ),
        ),
        Option(
            id="c",
            text="The biller appeals, since the record supports both codes",
            feedback=(
                "An appeal says that the payer was wrong. It judged what it was sent, and that did not make "
                "sense."
            ),
        ),
        Option(
            id="d",
            text="The coder checks and corrects the link, then the biller replaces the claim",
            correct=True,
            feedback=(
                "Which diagnosis explains a service is a question for the record and the person who reads "
                "it; the claim goes out as a replacement."
            ),
        ),
    ),
    explanation=(
        "Links between services and diagnoses are coding, claims are billing. After a denial for an error of "
        "our own, the corrected claim replaces the first one."
    ),
)


PATIENT_SHARE = Choice(
    id="patient-share",
    section="biller",
    prompt=(
        "Ms Okafor's clinic is in her plan's network. It charges $400; the allowed amount is $250. She has "
        "$100 of her deductible left, then 20% coinsurance, and no copay. What is her share?"
    ),
    options=(
        Option(
            id="a",
            text="$50",
            feedback=(
                "That is 20% of the whole allowed amount. Something comes before coinsurance, and it is not "
                "used up yet."
            ),
        ),
        Option(
            id="b",
            text="$130",
            correct=True,
            feedback="The deductible comes first, $100. Of the other $150 she pays 20%, which is $30.",
        ),
        Option(
            id="c",
            text="$160",
            feedback=(
                "The steps are right, the start is not: this counts from the charge. Which price did clinic "
                "and plan agree on?"
            ),
        ),
        Option(
            id="d",
            text="$280",
            feedback=(
                "This adds what lies between the charge and the allowed amount. In the network, the clinic "
                "writes that part off."
            ),
        ),
    ),
    explanation=(
        "Start from the allowed amount, $250: $100 deductible, then 20% of $150, which is $30; together "
        "$130. The plan pays $120, and $150 of the charge is written off."
    ),
)
