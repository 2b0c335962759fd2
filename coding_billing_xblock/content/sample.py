"""The lesson we ship: what an untouched block shows.

Studio stores nothing for an untouched block, so once released all this is data: ids, types, right answers and
points stay as they are for ever. A sentence may be corrected here; anything more becomes another template.
"""

from __future__ import annotations

from coding_billing_xblock.content.document import Document
from coding_billing_xblock.content.flowing import flowing
from coding_billing_xblock.content.sample_billing import PATIENT_SHARE, UNKNOWN_MEMBER, WRONG_LINK
from coding_billing_xblock.content.sample_coding import (
    CPAP_MACHINE,
    INPATIENT_OPERATION,
    UNCERTAIN_DIAGNOSIS,
    VAGUE_NOTE,
    VALID_CODE,
)
from coding_billing_xblock.content.sample_lesson import LESSON
from coding_billing_xblock.content.sample_multiple import BEYOND_CODES, COMPLIANCE
from coding_billing_xblock.content.sample_sorting import CYCLE_PARTS, WHO_DOES_WHAT
from coding_billing_xblock.content.sample_table import COMPARISON

SAMPLE = flowing(
    Document(
        language="en",
        lesson=LESSON,
        comparison=COMPARISON,
        questions=(
            WHO_DOES_WHAT,
            CYCLE_PARTS,
            UNCERTAIN_DIAGNOSIS,
            CPAP_MACHINE,
            INPATIENT_OPERATION,
            VALID_CODE,
            BEYOND_CODES,
            PATIENT_SHARE,
            UNKNOWN_MEMBER,
            WRONG_LINK,
            VAGUE_NOTE,
            COMPLIANCE,
        ),
    )
)
"""The shipped lesson, its table and its self-check of twelve questions."""
