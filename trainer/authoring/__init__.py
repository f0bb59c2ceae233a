"""The author's bench: skeletons, questions put into banks, schemas for editors, files read as they change.

Nothing here asks or prints; the commands and the preview do.
"""
