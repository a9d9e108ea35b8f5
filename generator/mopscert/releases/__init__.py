"""Releases: what a version holds (the catalogue), what changed between two, and what that asks of the next version."""
