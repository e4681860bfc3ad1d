"""What a unit reports about the items of a plan in a period."""
