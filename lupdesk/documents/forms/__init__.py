"""Forms that go out to be answered: as a PDF to fill in, and as a page for any browser."""
