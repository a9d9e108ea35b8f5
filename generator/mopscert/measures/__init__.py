"""What can be counted about a curriculum: the same figures for the rules, the command line and the pages."""
