"""What the programme holds, for other programs and for print; and all that a release carries."""
