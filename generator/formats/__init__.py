"""One module a file format: a `Document` in, the bytes of a file out.

To add one, write its module with `render` and give it a line in `FORMATS`.
"""

from __future__ import annotations

from types import ModuleType

from kehoach.generator.formats import docx, pdf

FORMATS: dict[str, ModuleType] = {"docx": docx, "pdf": pdf}
