"""What changed between two plans, and what an amending document changes in one."""
