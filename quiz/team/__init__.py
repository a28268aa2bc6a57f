"""From team codes to a team picture: input, picture, file, and what researchers ask of it."""
