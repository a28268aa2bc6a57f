"""Editions as they were published, and what a change does to codes."""
