"""Tests of the demo site itself: it must keep to the platform's rules, or other tests mean little."""
