"""Questionnaires beside the main one: each a package that holds its `QUESTIONNAIRE`, called by its folder's name."""
