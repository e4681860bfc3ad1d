"""Words to meaning and back: agencies, deadlines, goals, references, numbering."""
