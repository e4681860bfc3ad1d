"""Source document to `Document` and `Plan`."""
