"""From sources to site: a module a concern. `stages.py` has the order, `builder.py` what is needed from outside."""
