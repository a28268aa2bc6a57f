"""All that knows MkDocs: what it calls, its objects in the shapes of `kennisbank/builder.py`, its messages in Dutch."""
