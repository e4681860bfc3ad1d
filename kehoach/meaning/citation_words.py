"""The words of citations: types of documents, the forms of their numbers, what ends an issuer, a name or a subject."""

from __future__ import annotations

import re

from kehoach.meaning.dates import DATE, YEAR

_TYPES = (
    *(
        "Văn bản hợp nhất",
        "Thông tư liên tịch",
        "Nghị quyết liên tịch",
        "Nghị quyết",
        "Nghị định",
        "Quyết định",
        "Chỉ thị",
    ),
    *(
        "Thông tư",
        "Thông báo kết luận",
        "Thông báo",
        "Thông tri",
        "Kế hoạch hành động",
        "Kế hoạch",
        "Chương trình hành động",
    ),
    *(
        "Chương trình",
        "Công văn",
        "Công điện",
        "Kết luận",
        "Hướng dẫn",
        "Tờ trình",
        "Báo cáo",
        "Đề án",
        "Dự án",
        "Phương án",
    ),
    *("Quy định", "Quy chế", "Văn bản"),
)
_LAWS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
KINDS = {kind.casefold(): kind for kind in (*_TYPES, *_LAWS)}
"""Types of documents by their lower-case names."""

_TYPE = rf"(?i:{'|'.join(_TYPES)})"
_LAW = rf"(?:{'|'.join(_LAWS)})"
_CAPITAL = "[A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_SYMBOL = r"[A-ZĐƯ][A-ZĐƯa-zđ&]{0,19}\d{0,3}(?: ?- ?[A-ZĐƯ][A-ZĐƯa-zđ&]{0,19}\d{0,3}){0,3}"
_CODE = (
    rf"\d{{1,6}}(?:\.\d{{1,3}})?(?: ?/ ?\d{{4}})? {{0,12}}/{{1,2}} ?{_SYMBOL}"  # 76/NQ-CP, 62/2020/NĐ-CP
    r"|\d{1,5} ?- ?[A-ZĐ][A-ZĐa-z]{1,4} ?/ ?[A-ZĐƯ][A-ZĐƯa-z]{1,9}"  # the Party's: 19-NQ/TW
)
CITATION = re.compile(
    rf"(?<!\w)(?:(?P<type>{_TYPE})\s{{0,3}}(?:(?i:số) ?:? ?)?(?P<code>{_CODE})"
    rf"|(?P<draft>{_TYPE}) (?i:số) ?:? {{0,20}}/ ?{_SYMBOL}"
    rf"|(?i:số) ?(?P<next>{_CODE})"
    rf"|(?P<law>{_LAW}) (?=số \d|sửa đổi|{_CAPITAL}))"
)
"""A citation's beginning: `type` and `code`; a `draft` without a number; the `next` number of a list; a `law`."""

NEXT_OF_LIST = re.compile(r"(?:,|;| và|, và) ?")
DATED = re.compile(rf",? ?(?:ban hành |ký )?ng\w{{1,2}} ?(?P<date>{DATE})")
LAW_CODE = re.compile(rf" ?(?i:số) ?(?P<code>{_CODE})")
LAW_YEAR = re.compile(rf",? (?:\(|được )?(?:sửa đổi|hợp nhất)?(?:, bổ sung)?(?: một số điều)? ?năm {YEAR}\)?")

_BODY = (
    "(?:UBND|HĐND|Ủy ban|Uỷ ban|Hội đồng|Sở|Bộ|Ban|Chủ tịch|Văn phòng|Chính phủ|Thủ tướng|Thủ trưởng|Giám đốc|Thanh tra|Trung tâm"
    "|Chi cục|Cục|Công an|Tỉnh ủy|Huyện ủy|Đảng ủy|Trường|Đài|Báo|Hội|Liên đoàn|Phòng|Bệnh viện|Tổ|Đoàn|Mặt trận)"
)
ISSUED_BY = re.compile(
    rf",? (?:(?:của|do) (?=Hội nghị|{_CAPITAL})|(?=Hội nghị |Ban Chấp hành ))"
    rf"(?:Hội nghị (?:lần thứ )?\w{{1,12}},? (?={_CAPITAL}))?"
)
_SUBJECT = (
    r"(?:, (?=phê duyệt|ban hành|quy định|về việc)| ?)[“\"]?(?:về|ban hành|quy định|phê duyệt|hướng dẫn|sửa đổi|bổ sung"
    r"|công bố|thông qua|giao|triển khai|thực hiện|tiếp tục|đẩy mạnh|tăng cường|nâng cao|đổi mới|bãi bỏ|điều chỉnh|thay thế"
    r"|thành lập|kiện toàn|xây dựng|phân công|phân cấp|phát động|cải cách|phát triển|kiểm tra|chuyển đổi|ủy quyền|uỷ quyền"
    r"|đính chính|[Vv]/v|Về|Ban hành|Quy định|Phê duyệt|Sửa đổi|Thực hiện|Triển khai)(?!\w)"
)
SUBJECT = re.compile(_SUBJECT)
ISSUER_REMARK = re.compile(r" ?\((?:nay|cũ|trước đây|sau đây|viết tắt|gọi tắt)(?!\w)[^()]{0,120}\)")
"""What stands in brackets after an issuer: "(nay là Bộ Nông nghiệp và Môi trường)", "(cũ)"."""
AFTER_ISSUER = re.compile(
    rf"{_SUBJECT}| ?[;.:()\n“\"]| (?:tại|để|theo|trong|là|đã|được|có|đến|cho|kèm|nhằm|với|như|trên|nêu|do|từ|khi|này)(?!\w)"
    rf"| và (?!{_CAPITAL})|,(?! {_CAPITAL}\w{{0,9}} \w{{1,9}}(?:,| và) {_CAPITAL})"
    rf"|(?:,| và) (?={_TYPE} |{_LAW} )|, (?={_BODY} )|,? ngày \d"
)
"""What ends an issuer's name; a comma that is part of it stands in a list: "Bộ Văn hóa, Thể thao và Du lịch"."""

_ENACTING = (
    rf"[,.] (?={_BODY}(?!\w)[^;\n]{{0,160}}? "
    r"(?:ban hành|xây dựng|triển khai|lập|đề ra|quyết định|báo cáo|thông báo)(?!\w))"
)
ENACTING = re.compile(_ENACTING)
SUBJECT_MARK = re.compile(
    rf"[();\n]|\./\.|\.(?=\s|$)|,? (?:trong đó|cụ thể|theo đó|như sau)(?!\w)"
    rf"|(?:,| và) (?={_TYPE} (?:số )?(?:{_CODE}))|{_ENACTING}"
)
"""Brackets, and what ends a subject when none is open."""

LAW_NAME_END = re.compile(
    rf"[;\n():“\"]|\.(?=\s|$)|,(?! [a-zà-ỹđ])|,? ngày \d|,? (?:được )?(?:sửa đổi, bổ sung |sửa đổi )?năm {YEAR}| số \d"
    rf"|(?:,| và) (?={_TYPE} |{_LAW} |các )| (?:tại|để|trong|trên|được|đã|có|là|nhằm|này|do|các|phải|cần|thì|nếu|khi)(?!\w)"
)
AMENDING_NAME_END = re.compile(rf"[;\n():“\"]|\.(?=\s|$)|,? ngày \d|,? năm {YEAR}|(?:,| và) (?={_TYPE} )")
BY_TYPE_ALONE = re.compile(
    r"\s*(?:[-+] ?)?(?:(?:Căn cứ|Thực hiện|Triển khai thực hiện|Triển khai|Tiếp tục thực hiện|Theo) )"
    rf"(?P<type>{_TYPE})(?! này)(?!\w)"
)
"""A basis that is named by its type without a number: "Căn cứ Nghị quyết Đại hội ..."."""

BASIS_END = re.compile(
    rf";|\n(?=\s*(?:[-+•]|\d{{1,2}}[.)]|[a-zđ]\)|Căn cứ|Theo|Xét|Thực hiện|Triển khai|Tiếp tục|{_TYPE} |{_LAW} |{_BODY} ))"
)
"""What separates the bases of a paragraph; a line that goes on with the words of the one before separates none."""
