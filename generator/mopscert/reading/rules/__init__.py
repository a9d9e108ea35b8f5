"""Rules about files and formats, one a file; the registry finds them by their names."""
