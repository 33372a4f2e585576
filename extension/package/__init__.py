"""The archives for the stores of Chrome, Edge and Firefox: of one source, checked, always the same bytes."""
