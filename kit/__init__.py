"""The kit of a team session: slides, letters and things to print, made from the built site and the definition.

It comes after the e-book, from which it takes fonts, colours and the moment of the edition. The same sources give
the same bytes.
"""
