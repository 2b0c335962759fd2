"""Shows how many calls were made and how they were answered."""

from tests.support.figures import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]
