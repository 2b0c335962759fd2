"""The code sets that practice is about: their data, look-up, notes and validity on a date. Pure."""
