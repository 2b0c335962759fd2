"""What an author writes: the document, its OLX, the lesson we ship, and older documents brought up to date. Pure."""
