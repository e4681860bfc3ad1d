"""The commands: each reads its arguments, makes one call of the library, and prints what came of it."""
