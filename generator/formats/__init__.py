"""One module a file format: a `Document` in, the bytes of a file out."""
