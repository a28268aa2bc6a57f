"""Is the definition right? Every fault at once, in sentences an editor can act on."""
