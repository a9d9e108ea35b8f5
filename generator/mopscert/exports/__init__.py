"""The question bank for other programs; what is kept for readiness checks is never exported."""
