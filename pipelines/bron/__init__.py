"""From delivered files to rows of text in the schema `bron`.

Belongs here: landing, columns, rejected records. Does not belong here: file formats (`readers`),
what a row means (`mapping`).
"""
