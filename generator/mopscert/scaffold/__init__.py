"""The only code that edits authors' files: verbs work out all changes first, and `writing` makes them or none."""
