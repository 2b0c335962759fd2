"""The shipped lesson's comparison table: medical coding and medical billing, point by point."""

from __future__ import annotations

from coding_billing_xblock.content.document import Column, Comparison, Row


def _row(row_id: str, label: str, coding: str, billing: str) -> Row:
    return Row(id=row_id, label=label, cells=(coding, billing))


COMPARISON = Comparison(
    caption="Medical coding and medical billing side by side",
    corner="Compare",
    columns=(Column(id="coding", label="Medical coding"), Column(id="billing", label="Medical billing")),
    rows=(
        _row(
            "question",
            "The question it answers",
            "What does the record say was wrong, and what was done?",
            "Who owes what for it, and has it been paid?",
        ),
        _row(
            "input",
            "What comes in",
            "The signed record of a visit or stay",
            "Codes and charges, the patient's details, the plan's rules",
        ),
        _row(
            "output",
            "What goes out",
            "Codes, in order and linked, with units and modifiers",
            "Claims, posted payments, appeals, patient statements",
        ),
        _row(
            "day",
            "A day's work",
            "Read, choose codes, check them, ask clinicians, audit",
            "Prepare and send claims, follow up, post, answer calls",
        ),
        _row(
            "rules",
            "Rules it follows",
            "Official coding guidelines, code updates, payers' coding rules",
            "Payers' policies, contracts, filing and appeal deadlines",
        ),
        _row(
            "people",
            "Whom it talks to",
            "Clinicians, auditors, billers",
            "Payers, patients, the front desk, coders",
        ),
        _row(
            "tools",
            "Tools",
            "Health record, code books, encoder software",
            "Practice management system, clearinghouse, payers' portals",
        ),
        _row(
            "error",
            "The costly error",
            "A code that the record does not support",
            "A missed deadline, or a denial that nobody works",
        ),
        _row(
            "quality",
            "How quality is measured",
            "Accuracy in audits, charts coded in time",
            "Claims accepted at first try, denial rate, days until payment",
        ),
        _row(
            "credentials",
            "Credentials",
            "CPC (AAPC), CCS (AHIMA); CBCS (NHA) covers both",
            "CPB (AAPC); CBCS (NHA) covers both",
        ),
    ),
)
