"""Curriculum as code: reads, checks and renders the Open MOps Certification."""
