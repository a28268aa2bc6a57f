"""For whoever studies the instrument: what many people's responses say about the items and the scales.

Not for teams, and not a stamp of approval. Needs only Python; knows the questionnaire and nothing of codes or files.
"""
