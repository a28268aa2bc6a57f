"""The sentences of scan, result, team page and paper form: in Dutch, and in whatever they are translated into.

Dutch is the source: `quiz/definition/languages/nl/`, one file for each part, and for the questionnaire itself the
other files of `quiz/definition/`. Each other language is one file, `quiz/definition/languages/xx.toml`.
"""
