"""Arguments and options that several commands share, so that each is written, explained and read in one way."""

from __future__ import annotations

from pathlib import Path

import click

PATH = click.Path(path_type=Path, readable=False)
"""A path as the user types it; whether it is there and can be read is told by what reads it."""

PERIOD_WORDS = "2025-Q3, 2025-06, 2025-H1, 2025-9M, 2025, 2021-2025, 2025-02-01..2025-04-30 hoặc «quý III năm 2025»"
"""The ways to name a period, in an officer's words."""

plan_argument = click.argument(
    "plan_file", type=PATH, metavar="KẾ_HOẠCH", help="Văn bản kế hoạch, hoặc tệp .json do «kehoach parse» ghi."
)
amendments_argument = click.argument(
    "amendments",
    type=PATH,
    nargs=-1,
    metavar="[VĂN_BẢN_SỬA_ĐỔI]...",
    help="Các văn bản sửa đổi, bổ sung kế hoạch; có thể thay bằng --manifest.",
)
agency_option = click.option(
    "--agency", metavar="MÃ", help="Mã hoặc tên một cơ quan, ví dụ so-tu-phap (xem «kehoach agencies»)."
)
period_option = click.option(
    "--period", "period_text", required=True, metavar="KỲ", help=f"Kỳ báo cáo: {PERIOD_WORDS}."
)
formats_option = click.option(
    "--format", "formats", default="docx,pdf", metavar="DẠNG", help="docx, pdf hoặc cả hai.", show_default=True
)
settings_option = click.option(
    "--settings",
    type=PATH,
    metavar="TỆP",
    help="Tệp thiết lập của đơn vị (TOML): người ký, nơi nhận, lề, cỡ chữ, kỳ báo cáo.",
)
templates_option = click.option(
    "--templates", type=PATH, metavar="THƯ_MỤC", help="Thư mục mẫu văn bản riêng, thay cho mẫu có sẵn."
)
manifests_option = click.option(
    "--manifest",
    "manifests",
    type=PATH,
    multiple=True,
    metavar="TỆP",
    help="Bảng kê sửa đổi đã kiểm tra (.json), thay cho việc đọc văn bản sửa đổi; nêu được nhiều lần.",
)
in_effect_option = click.option(
    "--as-of", "as_of", metavar="NGÀY", help="Chỉ thực hiện những gì có hiệu lực đến ngày này (31/12/2025)."
)
processes_option = click.option(
    "--processes",
    type=click.IntRange(1, 64),
    metavar="SỐ",
    help="Số tiến trình chạy cùng lúc, từ 1 đến 64.",
    show_default="số lõi của máy",
)
force_option = click.option(
    "--force", is_flag=True, help="Ghi đè tệp kết quả đang có (không nêu: tệp có nội dung khác được giữ nguyên)."
)
