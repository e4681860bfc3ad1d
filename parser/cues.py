"""What a cell's words look like: an agency, a time, a number to reach. Shapes only, no meaning."""

from __future__ import annotations

import re

_LEAD_IN = r"\s*(?:[-+•*]\s*)?"

_AGENCY = re.compile(
    _LEAD_IN + r"(?:(?:các|toàn bộ)\s+)?"
    r"(?:sở|ubnd|ủy ban|uỷ ban|văn phòng|ban(?! hành)|thanh tra|cơ quan|đơn vị|công an|bộ(?! (?:chỉ số|thủ tục|tiêu chí))|"
    r"cục|chi cục|đài|báo (?!cáo)|trường|hội(?! nghị)|liên đoàn|mặt trận|viện|tòa án|toà án|kho bạc|bảo hiểm|ngân hàng|"
    r"trung tâm|phòng (?!ngừa|chống)|đảng ủy|tỉnh ủy|huyện ủy|hđnd|hội đồng|ngành|địa phương|xã|phường|huyện|"
    r"chủ tịch|thủ trưởng|tổ (?!chức)|doanh nghiệp|chủ trì\s*:|phối hợp\s*:)",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    _LEAD_IN + r"(?:(?:hàng|hằng) (?:năm|quý|tháng|tuần|ngày)|thường xuyên|liên tục|định kỳ|"
    r"(?:trong |cuối |đầu |đến |hết |xong |từ |trước |sau |chậm nhất |giữa |khoảng )*"
    r"(?:năm|quý|quí|tháng|ngày|giai đoạn)\s*(?:ổn định\s*)?[\dIVX/]|"
    r"(?:19|20)\d\d\s*(?:[-–]\s*(?:19|20)\d\d)?\s*$|\d{1,2}/(?:\d{1,2}/)?(?:19|20)\d\d|quý [IV\d]|"
    r"khi có|sau khi|sau \d+|theo (?:chỉ đạo|hướng dẫn|văn bản|lộ trình|tiến độ|kế hoạch|quy định|các mốc|yêu cầu)|"
    r"(?:xong|hoàn thành) (?:trong|trước)|chậm nhất|ngay |trước ngày)",
    re.IGNORECASE,
)
_VALUE = re.compile(
    _LEAD_IN + r"(?:(?:phấn đấu|đạt|tối thiểu|tối đa|ít nhất|trên|dưới|từ|không dưới|không quá|giảm|tăng|mỗi năm|"
    r"bình quân|khoảng|hoàn thành|duy trì|cấp (?:tỉnh|huyện|xã)\s*:|năm (?:19|20)\d\d\s*:|[<>≥≤=])|\d[\d.,]*\s*(?:%|$|[^\W\d]))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?\s*%|(?<![/\d])\d[\d.,]*(?![/\d])")
_PRODUCT = re.compile(
    _LEAD_IN + r"(?:kế hoạch|báo cáo|quyết định|nghị quyết|văn bản|công văn|đề án|hội nghị|tờ trình|chương trình|"
    r"thông báo|hướng dẫn|quy chế|quy định|chỉ thị|danh mục|hệ thống|phần mềm|cơ sở dữ liệu|lớp|cuộc|các (?:văn bản|báo cáo|"
    r"kế hoạch|quyết định|lớp|cuộc|hội nghị|tin)|bộ (?:chỉ số|thủ tục|tiêu chí)|ban hành)",
    re.IGNORECASE,
)
_INDICATOR = re.compile(
    _LEAD_IN + r"(?:tỷ lệ|tỉ lệ|mức độ|số lượng|số (?=[^\W\d])|chỉ số|tổng số|diện tích|thu nhập|tốc độ)", re.IGNORECASE
)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DASH = re.compile(r"\s*[-–•*]\s*(?=\S)")
_PLUS = re.compile(r"\s*\+\s*(?=\S)")


def looks_like_agency(text: str) -> bool:
    """Whether the words begin as an agency's name or a group of agencies."""
    return len(text) <= 400 and _AGENCY.match(text) is not None


def looks_like_deadline(text: str) -> bool:
    """Whether the words begin as a time, a span of years or a condition in time."""
    return len(text) <= 250 and _DEADLINE.match(text) is not None


def looks_like_value(text: str) -> bool:
    """Whether the words are a goal: a number with a comparator or unit, or a comparator's opening word."""
    return len(text) <= 300 and (_VALUE.match(text) is not None or (len(text) <= 120 and "%" in text))


def looks_like_product(text: str) -> bool:
    """Whether the words begin as the name of something delivered."""
    return _PRODUCT.match(text) is not None


def looks_like_indicator(text: str) -> bool:
    """Whether the words begin as something measured: a share, a level, a number of things."""
    return _INDICATOR.match(text) is not None


def has_number(text: str) -> bool:
    """Whether a quantity stands in the words (years and dates aside)."""
    return _NUMBER.search(_YEARS.sub("", text)) is not None


def years_in(text: str) -> tuple[int, ...]:
    """The years named, in order."""
    return tuple(int(year) for year in _YEARS.findall(text))


def dash_level(text: str) -> int:
    """0 for plain words, 1 for a line that begins with a dash, 2 for one that begins with a plus sign."""
    if _DASH.match(text):
        return 1
    return 2 if _PLUS.match(text) else 0
