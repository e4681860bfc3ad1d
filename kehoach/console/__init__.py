"""What the command line says and how: in Vietnamese, for a person at a terminal."""
