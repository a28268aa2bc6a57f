"""The command line `python -m quiz`, a module a command."""
