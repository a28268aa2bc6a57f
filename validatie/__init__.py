"""The validation kit: what a study of the scan needs, from first draft to published result. See README.md."""
