"""No academic or honorary title before the signer's name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kehoach.checker.form import ANNEX_1
from kehoach.checker.form_text import concerned
from kehoach.checker.rule import Example, Hit, NotApplicable, Rule
from kehoach.checker.subject import Subject
from kehoach.model import Document, Plan, Signature

_TITLE = re.compile(
    r"(?:PGS|GS|TSKH|TS|ThS|Th\.S|BS|DS|CN|KS|LS|CK[I1]{1,2}|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT)\b[. ]"
    r"|(?:Phó giáo sư|Giáo sư|Tiến sĩ|Thạc sĩ|Cử nhân|Kỹ sư|Bác sĩ|Dược sĩ|Luật sư|Nhà giáo|Thầy thuốc|Nghệ sĩ)\b",
    re.IGNORECASE,
)
_OWN_RULE = re.compile(
    r"CÔNG AN|QUÂN SỰ|QUÂN KHU|BIÊN PHÒNG|BỆNH VIỆN|TRUNG TÂM Y TẾ|TRẠM Y TẾ|TRƯỜNG|HỌC VIỆN|ĐẠI HỌC|VIỆN (?:NGHIÊN CỨU|KHOA HỌC)"
)


def check(subject: Subject) -> Iterator[Hit]:
    """The name stands without học hàm, học vị or honorary title; some sectors have a rule of their own."""
    signature = concerned(subject).signature
    if signature is None or not signature.name:
        raise NotApplicable("văn bản không ghi họ tên người ký")
    if _OWN_RULE.search(" ".join(subject.document.issuer).upper()):
        raise NotApplicable("đơn vị vũ trang, giáo dục, y tế, khoa học theo quy định riêng của ngành")
    if title := _TITLE.match(signature.name):
        place = f"họ tên của người ký «{signature.name}»"
        where = next(iter(subject.layout.of("signer_name")), None) if subject.layout else None
        yield Hit(f"ghi «{title[0].strip()}» trước họ tên; chỉ ghi họ tên", where, place=place)


def _signed(name: str) -> Plan:
    return Plan(document=Document(issuer=("SỞ NỘI VỤ",), signature=Signature(title="GIÁM ĐỐC", name=name)))


RULE = Rule(
    code="TT079",
    name="Không ghi học hàm, học vị trước họ tên",
    severity="error",
    basis="law",
    place=f"{ANNEX_1}, Mục II, khoản 7, điểm c",
    requirement="Trước họ tên của người ký không ghi học hàm, học vị và các danh hiệu danh dự khác.",
    reason="Người ký ký bằng chức vụ, không bằng học vị.",
    reads=("document.signature", "document.issuer"),
    good=Example("Nguyễn Văn A", plan=_signed("Nguyễn Văn A")),
    bad=Example("TS. Nguyễn Văn A", plan=_signed("TS. Nguyễn Văn A")),
    check=check,
    not_applicable=Example("Không ghi họ tên", plan=Plan(document=Document(type="KẾ HOẠCH"))),
)
