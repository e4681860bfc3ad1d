"""`Plan` to each agency's documents."""
