"""The questionnaire: what it asks, how it is scored, how a result travels. Knows nothing of the site."""
