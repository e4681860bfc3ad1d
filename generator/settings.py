"""Settings of the units that issue documents: one TOML file a province or agency, everything in it optional.

[unit] holds for all agencies, [agencies.<id>] for one of them, [form] is the form of all documents, [reporting] says
when reports are made.
"""

from __future__ import annotations

import tomllib
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError

from kehoach.errors import KehoachError, cause_of
from kehoach.files import read_text
from kehoach.generator.form import FormSettings, check_form
from kehoach.meaning.agencies import Registry
from kehoach.model.base import Model
from kehoach.progress.calendar import ReportingSettings


class UnitSettings(Model):
    """How one unit presents itself; None leaves it to the registry and the template.

    `addressees` are those whom its reports are for ("Kính gửi"); `signer_title`
    are the lines of capacity ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"); `recipients` replaces the list of
    Nơi nhận but for its last line, which `archive` completes ("VT, XDKT").
    """

    addressees: tuple[str, ...] | None = None
    signer_name: str | None = None
    signer_title: tuple[str, ...] | None = None
    place: str | None = None
    symbol: str | None = None
    recipients: tuple[str, ...] | None = None
    archive: str | None = None


class Settings(Model):
    """A settings file: `templates` is a folder, relative to the file, whose templates go before ours; `reporting` says
    when reports are made, and from which files their statistic forms and outline come, relative to it too."""

    unit: UnitSettings = UnitSettings()
    form: FormSettings = FormSettings()
    agencies: dict[str, UnitSettings] = {}
    reporting: ReportingSettings = ReportingSettings()
    templates: str | None = None

    @property
    def own_templates(self) -> Path | None:
        """The folder of the user's own templates, None for ours."""
        return Path(self.templates) if self.templates is not None else None

    def of(self, agency: str) -> UnitSettings:
        """What holds for an agency: its own settings over those of all."""
        own = self.agencies.get(agency)
        if own is None:
            return self.unit
        return self.unit.model_copy(update={name: getattr(own, name) for name in own.model_fields_set})


def read_settings(path: Path) -> Settings:
    """The settings in a TOML file. Raises `KehoachError` for a wrong name, a wrong type, or a value that the decree forbids."""
    try:
        data = tomllib.loads(read_text(path, "tệp thiết lập"))
    except tomllib.TOMLDecodeError as error:
        raise KehoachError(
            f"không phải TOML hợp lệ ({cause_of(error)})", file=path, advice="Sửa theo mẫu trong docs/settings.md."
        ) from None
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        raise _wrong_value(error, path) from None
    check_form(settings.form, path)
    named = {name: getattr(settings.reporting, name) for name in ("statistics", "outline")}
    files = {name: str((path.parent / file).resolve()) for name, file in named.items() if file is not None}
    settings = settings.model_copy(update={"reporting": settings.reporting.model_copy(update=files)})
    if settings.templates is not None:
        folder = (path.parent / settings.templates).resolve()
        if not folder.is_dir():
            raise KehoachError("không có thư mục mẫu", file=path, place=f"templates = {settings.templates!r}")
        return settings.model_copy(update={"templates": str(folder)})
    return settings


def _wrong_value(error: ValidationError, path: Path) -> KehoachError:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        return KehoachError(
            "không có thiết lập tên này", file=path, place=place, advice="Các tên hợp lệ: " + _names(place)
        )
    return KehoachError(
        f"giá trị không hợp lệ: {first.get('input')!r}",
        file=path,
        place=place,
        advice=f"Cần {next((words for kind, words in _WANTED if first['type'].startswith(kind)), 'giá trị khác')}.",
    )


_WANTED = (
    ("string", 'chữ trong ngoặc kép, ví dụ "Nguyễn Văn A"'),
    ("tuple", 'danh sách trong ngoặc vuông, ví dụ ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]'),
    ("float", "một số, ví dụ 20 hoặc 1.2"),
    ("int", "một số nguyên"),
    ("model", "một bảng: dòng [tên], dưới đó là các thiết lập"),
    ("dict", "bảng của từng cơ quan: dòng [agencies.mã-cơ-quan], dưới đó là các thiết lập"),
)
"""What a setting takes, by the kind of pydantic's error."""


def unknown_agencies(settings: Settings, registry: Registry) -> dict[str, list[str]]:
    """The ids of [agencies] that the registry does not know, with the one most like each: slips, or bodies not named yet."""
    known = registry.agencies_by_id
    return {id: get_close_matches(id, known, n=1, cutoff=0.8) for id in settings.agencies if id not in known}


def _names(place: str) -> str:
    kinds: dict[str, type[Model]] = {
        "unit": UnitSettings,
        "form": FormSettings,
        "agencies": UnitSettings,
        "reporting": ReportingSettings,
    }
    kind = kinds.get(place.partition(".")[0], Settings)
    return ", ".join(kind.model_fields)
