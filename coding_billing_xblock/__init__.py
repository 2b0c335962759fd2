"""The Coding & Billing XBlock: a lesson, a comparison table and a scored self-check for Open edX.

The platform loads `coding_billing_xblock.block.CodingBillingXBlock` through the entry point `coding_billing`.
"""

__version__ = "0.1.0"
