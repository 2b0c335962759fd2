"""Shows how many pairs raced and what became of them, and how many servers were killed."""

from tests.support.figures import pytest_terminal_summary

__all__ = ["pytest_terminal_summary"]
