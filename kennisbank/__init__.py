"""From sources to site: a module a concern. `hooks/site.py` calls them in the order in which MkDocs builds."""
