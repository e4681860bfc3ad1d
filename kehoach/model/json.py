"""Plans as JSON, and the JSON Schema that describes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kehoach.errors import KehoachError, cause_of
from kehoach.model.plan import SCHEMA_VERSION, Plan


def dump_plan(plan: Plan) -> str:
    """A plan as JSON text, UTF-8 characters kept, two spaces of indent, newline at the end."""
    return json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"


def load_plan(text: str, *, file: Path | str | None = None) -> Plan:
    """The plan that `dump_plan` wrote. Raises `KehoachError` when the text is anything else."""
    advice = "Tạo lại tệp bằng lệnh «kehoach parse» từ văn bản gốc."
    try:
        data = json.loads(text)
    except ValueError as error:
        raise KehoachError(f"không phải JSON hợp lệ ({cause_of(error)})", file=file, advice=advice) from error
    version = data.get("schema_version") if isinstance(data, dict) else None
    if not isinstance(version, str):
        raise KehoachError("không phải dữ liệu kế hoạch của kehoach: thiếu schema_version", file=file, advice=advice)
    if _version_numbers(version, file) > _version_numbers(SCHEMA_VERSION, file):
        raise KehoachError(
            f"tệp có schema_version {version}, mới hơn {SCHEMA_VERSION} mà bản kehoach này đọc được",
            file=file,
            advice="Nâng cấp kehoach rồi chạy lại.",
        )
    try:
        return Plan.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise KehoachError("dữ liệu kế hoạch sai cấu trúc", file=file, place=place, advice=advice) from error


def plan_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the files that `dump_plan` writes."""
    schema = Plan.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _version_numbers(version: str, file: Path | str | None) -> tuple[int, ...]:
    try:
        return tuple(int(part) for part in version.split("."))
    except ValueError as error:
        advice = "Tạo lại tệp bằng lệnh «kehoach parse» từ văn bản gốc."
        raise KehoachError(f"schema_version không hợp lệ: «{version}»", file=file, advice=advice) from error
