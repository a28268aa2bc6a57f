"""What `make bench` measures. Timings never decide a test: they move with the machine, ratios hold."""
