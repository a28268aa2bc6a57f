"""From sources to site: a module a concern; `stages.py` calls them in order, `builder.py` says what they need for it."""
