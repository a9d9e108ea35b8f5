"""A curriculum to pages, navigation and assets: pure functions, no input, no output."""
