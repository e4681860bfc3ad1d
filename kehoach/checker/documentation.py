"""Makes docs/rules.md from the records. Run it in a checkout: python -m kehoach.checker.documentation"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kehoach.checker.records import BASES, FAMILIES, SEVERITIES, all_records
from kehoach.checker.rule import Record, Rule

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"
_HEAD = """\
# Rules

Made from the rules' records by `python -m kehoach.checker.documentation`; do not edit. What the results mean, and how a unit
switches a rule off or accepts a finding, is in [checking.md](checking.md).

Mức (severity): lỗi = error, cảnh báo = warning, gợi ý = info. Căn cứ (basis): quy định bắt buộc = law, thông lệ = practice,
văn phong = style.
"""


def rules_page() -> str:
    """The whole page: an overview by family, then every rule with its record and examples."""
    records = all_records().values()
    families = [(name, [each for each in records if each.family == letters]) for letters, name in FAMILIES.items()]
    parts = [_HEAD]
    for name, members in families:
        if members:
            parts += [f"## {name} ({len(members)})\n", "\n".join(_table(members)) + "\n"]
            parts += ["\n".join(_section(record)) + "\n" for record in members]
    return "\n".join(parts)


def _table(records: list[Record]) -> Iterator[str]:
    yield "| Mã | Tên | Mức | Căn cứ |"
    yield "|---|---|---|---|"
    for record in records:
        code = f"[{record.code}](#{record.code.lower()})"
        yield f"| {code} | {_cell(record.name)} | {SEVERITIES[record.severity]} | {BASES[record.basis]} |"


def _section(record: Record) -> Iterator[str]:
    yield f"### {record.code}\n"
    yield f"**{record.name}.** {record.requirement}\n"
    yield f"- Lý do: {record.reason}"
    yield f"- Nơi quy định: {record.place} ({BASES[record.basis]})"
    yield f"- Mức: {SEVERITIES[record.severity]}"
    if isinstance(record, Rule):
        until = f" đến hết {record.until:%d/%m/%Y}" if record.until else ""
        yield f"- Áp dụng cho văn bản từ {record.since:%d/%m/%Y}{until}"
        yield f"- Đọc: {', '.join(f'`{field}`' for field in record.reads)}"
        yield f"- Đúng: {_line(record.good.words)}"
        yield f"- Sai: {_line(record.bad.words)}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _line(text: str) -> str:
    """Words on one line of Markdown, as they stand."""
    shown = " / ".join(part for part in text.splitlines() if part)
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"


if __name__ == "__main__":
    PAGE.write_text(rules_page(), encoding="utf-8")
