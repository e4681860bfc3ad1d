"""What changed between two plans, and what an amending document changes in one.

`diff` compares two plans. `instructions` reads an amending document into a manifest of `operations`; `fold` carries them out.
On the way there: `statements` -> `masking` -> `clauses` (the grammar) -> `wanted` (operations); `lookup` (addresses) ->
`execution` (operations as `edits` of the paper) -> `rereading` (the data of the amended paper).
"""
