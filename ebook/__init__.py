"""The e-book: the whole knowledge base as EPUB and PDF, made from the site as it was built.

`plan` says which pages in which order, `clean` takes the web out of a page, `rewrite` gives it the form of a book,
`links` ties the pages together, `pictures` puts drawings into files, `assemble` makes one HTML of it all, `epub` and
`pdf` turn that into files, `structure` mends how the PDF is read aloud, `facts` writes size and pages onto the site.
`build` runs the lot.
"""
