"""The shipped lesson's text: what coders and billers do, and how their work meets in the revenue cycle.

Written for a beginner and about the United States. Every person, practice and amount in it is invented.
"""

from __future__ import annotations

from coding_billing_xblock.content.document import Lesson, Section

SCOPE = Section(
    id="scope",
    title="What this lesson covers",
    body="""
        Every visit to a doctor leaves a story behind: what was wrong, what was done, what was used. Before
        anyone is paid, that story has to become a **claim**, a request for payment in a form that a payer can
        process. Two jobs do much of this work, and beginners often take one for the other.

        - **Medical coding** turns the record of a visit into standard codes. The coder asks: *what does the
          record say happened?*
        - **Medical billing** turns those codes into a claim, and the claim into a payment. The biller asks:
          *who owes what, and has it been paid?*

        Both are steps of the **revenue cycle**, the way from the first appointment to a settled account.
        Running it well is called revenue cycle management, or RCM. In a small practice one person may do both
        jobs; in a hospital they are separate teams. Neither works alone: the front desk, the clinicians, the
        payer and the patient all have a part.

        ### Before you start

        - Everything here is about the **United States**. Other countries use other codes, forms and rules.
        - A **provider** is whoever gives care: a clinician, a practice, a hospital, a supplier of equipment.
        - A **payer** is whoever pays for it: a private insurer, or a public programme such as Medicare or
          Medicaid.
        - The people and amounts in the examples are invented.
    """,
)

VISIT = Section(
    id="visit",
    title="One visit, from front desk to payment",
    body="""
        Dana Whitlock's heel has hurt for three weeks, so she books a visit at her family practice. Follow the
        visit through the revenue cycle, and notice who acts at each step.

        ![Diagram of the revenue cycle in three parts, from top to bottom. Front, before the visit: step 1,
        book and register, front desk; step 2, check plan and approval, front desk. Middle, the visit becomes
        data: step 3, treat and document, clinician; step 4, code and enter charges, coder. Back, data becomes
        payment: step 5, build and send the claim, biller; step 6, decide on the claim, payer. A paid claim
        goes on to step 7, post the payment, biller, and step 8, pay the rest, patient. A denied claim goes to
        the biller with the team, who find out why and correct it or appeal; dashed arrows lead back to steps
        2, 4 and 5. The numbered list after the picture says the same.](drawing:revenue-cycle)

        1. **Front: book and register.** The front desk notes Dana's name, birth date and member number.
        2. **Front: check plan and approval.** The front desk asks the payer whether her plan covers her on
           that day (*eligibility*), and whether the service needs approval first (*authorization*).
        3. **Middle: treat and document.** The clinician examines Dana, then writes and signs the note.
        4. **Middle: code and enter charges.** The coder turns the note into codes. Each service goes onto the
           account as a charge (*charge capture*).
        5. **Back: build and send the claim.** The biller prepares the claim; software checks it for gaps
           (*scrubbing*).
        6. **Back: decide on the claim.** The payer compares it with Dana's plan and its own rules
           (*adjudication*). A denied claim comes back: the biller finds out where the error began, and the
           front desk, the coder or the biller puts it right, or the biller appeals.
        7. **Back: post the payment.** The biller records what was paid, and why it is less than the charge.
        8. **Back: pay the rest.** Dana gets a statement and pays her share. The cycle closes.
    """,
)

CODER = Section(
    id="coder",
    title="What a medical coder does",
    body="""
        A coder reads the signed record and says in codes what it documents: no more, and no less. That takes
        knowledge of anatomy, diseases and treatments, of the official guidelines, and of payers' rules. On a
        normal day a coder

        - reads visit notes, operation reports and test results;
        - chooses diagnosis codes, puts them in the right order, and chooses codes for what was done and
          supplied, with any units and modifiers;
        - links each service to the diagnosis that explains it;
        - asks the clinician when the record is unclear;
        - checks finished work, codes suggested by software or artificial intelligence included.

        ### Three habits

        - **Not documented, not coded.** What the record does not say cannot be coded, however sure the coder
          is.
        - **A suspicion is not a diagnosis.** In outpatient care, a disease noted as "probable", "suspected"
          or "rule out" is not coded as if the patient had it. The coder reports what is known, often a
          symptom. (Hospitals have another rule for uncertain diagnoses at the end of an inpatient stay.)
        - **As precise as the record.** If it names the side, the type or the stage, so does the code.

        ### Two kinds of coding

        **Professional** coding reports the work of clinicians, wherever they work. **Facility** coding
        reports what a hospital or surgery centre provides, such as rooms, nursing and equipment. One
        operation can lead to both.
    """,
)

CODES = Section(
    id="codes",
    title="The code systems",
    body="""
        Say "ICD-10" to a coder, and the answer may be "Which one?". These four systems carry most of the
        work. A federal rule, [45 CFR 162.1002](https://www.ecfr.gov/current/title-45/section-162.1002),
        adopts them for electronic claims; dental care and pharmacy drugs have code sets of their own.

        | System | What it reports | Who keeps it | When it changes |
        |---|---|---|---|
        | **ICD-10-CM** | Diagnoses, in every setting | NCHS, part of the CDC | 1 October and 1 April |
        | **ICD-10-PCS** | Procedures, for hospital inpatients only | CMS | 1 October and 1 April |
        | **CPT** (HCPCS Level I) | Professional and outpatient services | AMA, its owner | Mainly 1 January |
        | **HCPCS Level II** | Equipment, supplies, many drugs, some services | CMS | Every quarter |

        In full: International Classification of Diseases (ICD), Clinical Modification (CM) and Procedure
        Coding System (PCS); Current Procedural Terminology (CPT); Healthcare Common Procedure Coding System
        (HCPCS, say "hick-picks"). They are kept by the National Center for Health Statistics (NCHS), the
        Centers for Medicare & Medicaid Services (CMS) and the American Medical Association (AMA).

        - **One operation, two claims.** For an inpatient operation the hospital reports ICD-10-PCS, and the
          surgeon's own claim reports CPT. Both carry ICD-10-CM diagnoses.
        - **The date of care decides.** A code must be valid when the care was given, whenever the claim is
          written or sent ([45 CFR 162.1000](https://www.ecfr.gov/current/title-45/section-162.1000)). For
          inpatient stays, the ICD-10 codes in force on the day of discharge are used.
        - **ICD-11** exists, but the United States has not adopted it for claims.
        - Using **CPT** needs a licence from its owner, so this lesson contains no CPT codes.
    """,
)

BILLER = Section(
    id="biller",
    title="What a medical biller does",
    body="""
        A biller gets the care paid for, correctly. That takes knowledge of plans and contracts, enough coding
        to read a claim, and patience with people. On a normal day a biller

        - confirms the patient's insurance and authorization, often with the front desk;
        - prepares and sends claims: **837P** (on paper CMS-1500) for professional services, **837I** (on
          paper UB-04) for facilities;
        - follows up on claims that are late, rejected or denied;
        - posts payments and compares them with the contract;
        - talks with payers, and explains bills to patients.

        ### Right codes are not enough

        Correct codes are necessary, but payment also needs a plan that covers the patient that day
        (**eligibility**), **authorization** where the plan asks for it, **medical necessity** under the
        payer's policy, a claim that arrives in time (**timely filing**), and a price and network set by
        **contract**.

        ### The patient's share

        - **Deductible**: what the patient pays each year before the plan begins to pay for most care.
        - **Copay**: a fixed amount for a visit or service.
        - **Coinsurance**: a percentage, usually after the deductible.

        They are worked out from the **allowed amount**, the price agreed in the contract. Example: the charge
        is $250 and the allowed amount $150. Dana has $50 of her deductible left, and 20% coinsurance. She
        pays $50 plus 20% of the other $100: **$70**. The plan pays $80. The remaining $100 is written off,
        because the practice is in the plan's network.
    """,
)

DENIED = Section(
    id="denied",
    title="Rejected or denied?",
    body="""
        The two words sound alike, but they lead to different work. What matters is whether the payer has
        decided.

        **Rejected** means stopped at the door. A check found a fault, such as an unknown member number or a
        missing date, *before* adjudication. The payer has decided nothing, so there is nothing to appeal and
        nothing to replace. Correct the fault and send a **new claim**, soon: the filing deadline keeps
        running.

        **Denied** means decided. The payer processed the claim and refused all or part of it; the *remittance
        advice* gives the reason. Read it, then choose:

        1. **Our error?** Send a **replacement claim** where the payer takes one. It carries frequency code 7
           and the payer's own number for the first claim. Some payers use another way: Medicare corrects many
           clerical errors on professional claims by a *reopening*.
        2. **The payer's error, or the record proves the need?** **Appeal**, in time, with the evidence.
        3. **The denial is right?** **Accept** it. Whether the patient may be billed depends on the contract
           and the law.

        Sending the same claim again as new usually brings a second denial, as a duplicate. Changing a code or
        a date to something the record does not say is worse: done to get paid, it is fraud.

        Denials are also lessons. Trace each one to the step where it began. Many begin at the front desk,
        with a wrong number or a check that nobody made.
    """,
)

HANDOVER = Section(
    id="handover",
    title="Where the two hand over: queries, compliance, privacy",
    body="""
        Work passes both ways. Coders hand over codes; billers bring back denials that are about codes. The
        biller does not change a code alone, and the coder does not choose one for its price.

        ### Asking the clinician

        When a record is vague, incomplete or contradictory, the coder sends a **query**. A good query quotes
        the record, asks openly or offers choices that the record supports, and leaves room for "other" and
        "cannot be determined". It does not steer to one answer, and it never mentions payment. The clinician
        answers in the record; then the coder codes.

        ### Compliance

        - **Upcoding**: reporting more than the record supports.
        - **Unbundling**: reporting in parts what one code covers as a whole.
        - Also wrong: billing care that was not given, altering records or dates, keeping an overpayment.

        Under the **False Claims Act**, whoever knowingly sends false claims to a federal programme can owe
        three times the loss, and a penalty for each claim. "Knowingly" includes not wanting to know, and not
        caring. An honest error that is found, corrected and repaid is a different matter. Codes suggested by
        artificial intelligence are audited like all others: the record decides.

        ### Privacy

        The HIPAA Privacy Rule protects health information. For coding and billing, use and share the
        **minimum necessary**. Curiosity is never a reason to open a record.
    """,
)

CAREERS = Section(
    id="careers",
    title="Careers and credentials",
    body="""
        Which work suits you? **Coding** is close reading: records, rules, details. **Billing** is
        problem-solving with people: payers, patients, deadlines. Each needs some of the other, and many
        people move between the two.

        | Credential | From | About |
        |---|---|---|
        | **CPC**, Certified Professional Coder | AAPC | Professional and outpatient coding |
        | **CCS**, Certified Coding Specialist | AHIMA | Hospital coding, inpatient and outpatient |
        | **CPB**, Certified Professional Biller | AAPC | Billing |
        | **CBCS**, Certified Billing and Coding Specialist | NHA | Billing and coding together |

        Anyone who passes the CPC examination without the required experience starts as **CPC-A**, an
        apprentice. AHIMA is the American Health Information Management Association, NHA the National
        Healthcareer Association. Their rules change: read them before you plan.

        ### Figures, with source and year

        - [US Bureau of Labor Statistics
          data](https://www.bls.gov/ooh/healthcare/medical-records-and-health-information-technicians.htm):
          medical records specialists, who include coders, had a median pay of 50,250 USD a year (May 2024).
          Their number is projected to grow by 7% from 2024 to 2034. Most billers are counted elsewhere, as
          billing and posting clerks.
        - AAPC, survey of its members, 2025: 58,895 USD for holders of CPC and 56,981 USD for holders of CPB;
          66,979 USD with any certification and 55,721 USD without. Members report these figures themselves.

        Such figures mix places, employers and years of experience. They do not show which career is better,
        and they promise nothing: a credential shows knowledge, it does not guarantee a job.

        > **For the course team:** these figures date from 2024 and 2025. Update them, with source and year,
        > before you teach.
    """,
)

LESSON = Lesson(sections=(SCOPE, VISIT, CODER, CODES, BILLER, DENIED, HANDOVER, CAREERS))
