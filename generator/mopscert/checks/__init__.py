"""Rules about the curriculum as a whole, one a file: each takes a `Curriculum` and yields findings."""
