"""Words that the rules on spelling know: real reduplications, compounds, names with their capitals, letters alike."""

from __future__ import annotations

import re

LOOKALIKES = {
    **dict(zip("АВЕКМНОРСТХУІасеорхуі", "ABEKMHOPCTXYIaceopxyi", strict=True)),  # Cyrillic
    **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True)),  # Greek
    "Ð": "Đ",  # Icelandic
    "ð": "đ",
    "\u0189": "Đ",  # African D
    "\u00ad": "",  # soft hyphen
    "\u200b": "",  # zero width
    "\u200c": "",
    "\u200d": "",
    "\ufeff": "",
}
"""Letters that look like Vietnamese ones, and signs that do not show, with what should stand there."""

_DOUBLED = """
ai chằm dần đâu đều đêm điệp đôi đời đùng hàng hay khăng lăm lâu lần lớp luôn mãi muôn ngày người nhà nhanh
nơi phăng rành sáng song tháng thường tuần từ vân xa xanh xưa ầm ào một hai ba bốn năm sáu bảy tám chín mười
mươi trăm nghìn vạn
"""
REDUPLICATIONS = frozenset(_DOUBLED.split())
"""Syllables that are doubled on purpose ("luôn luôn"), and numerals that may meet ("năm năm")."""

_COMPOUNDS = """
an ninh; an toàn; ban hành; báo chí; báo cáo; bảo mật; bảo trì; bảo vệ; bảo đảm; bổ sung; bộ máy; bộ phận;
chuyển giao; chuyển đổi; chính phủ; chính quy; chính quyền; chính sách; chính thức; chính trị; chính xác;
chất lượng; chỉ số; chỉ tiêu; chỉ đạo; chủ trì; chủ động; chức danh; chức năng; chức vụ; chứng nhận; chứng thực;
cung cấp; cung ứng; cán bộ; công bố; công chức; công cụ; công dân; công khai; công nghệ; công trình; công tác;
công việc; công vụ; cơ chế; cơ cấu; cơ quan; cơ sở; cải cách; cải tiến; cấp bách; cấp cứu; cấp dưới; cấp huyện;
cấp phép; cấp phòng; cấp sở; cấp trên; cấp tỉnh; cấp xã; cấp độ; danh mục; danh sách; dịch vụ; dự báo; dự toán;
dự án; giao ban; giao dịch; giá trị; giám sát; giáo dục; giải pháp; giải quyết; hiện hành; hiện nay; hiện đại;
hiệu lực; hiệu quả; hoàn thiện; hoàn thành; hành chính; hành lang; hành vi; hành động; hình thức; hướng dẫn;
hệ thống; hồ sơ; hỗ trợ; hội nghị; hội thảo; hội đồng; hợp lý; hợp pháp; hợp tác; khoa học; khả năng; kinh phí;
kinh tế; kiểm soát; kiểm tra; kế hoạch; kết nối; kết quả; kết thúc; kỹ năng; kỹ thuật; liên quan; liên thông;
lãnh đạo; lý do; lý luận; lĩnh vực; mục tiêu; mục đích; nghiên cứu; nghiệp vụ; nghị quyết; nghị định; nguồn lực;
ngân sách; nhiệm vụ; nhà nước; nhân dân; nhân lực; nhân sự; năng lực; nội bộ; nội dung; nội vụ; pháp luật; pháp lý;
phát hiện; phát huy; phát sinh; phát triển; phân công; phân cấp; phòng ban; phòng chống; phương pháp; phương thức;
phương án; phạm vi; phối hợp; phổ biến; phục vụ; quan hệ; quan trọng; quan tâm; quy chuẩn; quy chế; quy hoạch;
quy trình; quy định; quyết định; quyền hạn; quá trình; quản lý; quản trị; quốc gia; quốc phòng; rà soát; sản phẩm;
số hóa; số liệu; sở hữu; sở ngành; sự nghiệp; tham gia; tham mưu; thanh niên; thanh toán; thanh tra; theo dõi;
thi hành; thi đua; thuận lợi; thành lập; thành phần; thành phố; thành tích; thành viên; thông báo; thông qua;
thông suốt; thông tin; thẩm quyền; thẩm định; thể chế; thể thao; thủ trưởng; thủ tục; thực hiện; thực tiễn;
thực trạng; thực tế; tin cậy; tin học; tiêu chuẩn; tiêu chí; tiếp cận; tiếp nhận; tiếp tục; toàn diện; trang bị;
trang thông; triển khai; triển vọng; trung tâm; trung ương; truyền thông; trách nhiệm; trình duyệt; trình độ;
trưởng phòng; trọng tâm; trọng điểm; tuyên truyền; tài chính; tài liệu; tài nguyên; tài sản; tác động; tình hình;
tình trạng; tư pháp; tư vấn; tập huấn; tập trung; tổ chức; tổng hợp; tổng kết; tự chủ; viên chức; việc làm; văn bản;
văn hóa; văn phòng; vận hành; vị trí; xác định; xây dựng; xã hội; xử lý; y tế; yêu cầu; áp dụng; điều hành;
điều kiện; điện tử; vi phạm; giao thông; thông minh; trực tiếp; dự phòng; hoạt động; cộng đồng; đồng thời; đồng hành;
sinh viên; động viên; học tập; học sinh; y học; môi trường; trường học; thị trường; sản xuất; xuất khẩu; xuất bản; phát thanh;
thiếu niên; vận động; động lực; lực lượng; khối lượng; lượng hóa; trung bình; bình đẳng; bình quân; sự cố; cố định; ổn định;
nông nghiệp; nghiệp đoàn; lâm nghiệp; công nghiệp; doanh nghiệp; thương mại; bồi thường; thường trực; thường xuyên;
quy mô; mô hình; hình ảnh; tín hiệu; tín dụng; dụng cụ; sử dụng; tiếp xúc; xúc tiến; tiến độ; độ tin; thi công; công an;
đoàn thể; đào tạo; đánh giá; đơn giản; đơn vị; đại hội; đạo đức; đảm bảo; đầu tư; đề xuất;
đề án; địa bàn; địa phương; định hướng; định kỳ; định mức; đối tượng; đồng bộ; ủy quyền
"""
COMPOUNDS = frozenset(" ".join(words.split()) for words in _COMPOUNDS.split(";"))
"""Words of two syllables that meet in running text: "cơ quan quan trọng" doubles no word."""

NAMES = (
    "Ủy ban nhân dân",
    "Hội đồng nhân dân",
    "Ủy ban Mặt trận Tổ quốc",
    "Mặt trận Tổ quốc Việt Nam",
    "Tòa án nhân dân",
    "Viện kiểm sát nhân dân",
    "Thủ tướng Chính phủ",
    "Văn phòng Chính phủ",
)
"""Names of bodies and offices with the capitals that they have in running text."""

PEOPLES = re.compile(
    r"(?:ủy ban|uỷ ban|hội đồng|tòa án|toà án|viện kiểm sát|kiểm sát|hội thẩm|công an|quân đội|cảnh sát|an ninh"
    r"|quốc phòng|vũ trang|nghệ sĩ|nhà giáo|thầy thuốc|chiến tranh|khối|tín dụng) $",
    re.IGNORECASE,
)
"""What makes "nhân dân" after it part of a name or a set phrase, with small letters."""
