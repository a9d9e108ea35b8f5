"""Measures how long the tools take, always against a named peer in the same run."""
