"""The formats of all files, as JSON Schema (draft 2020-12)."""
