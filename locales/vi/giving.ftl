# Giao việc theo các cách khác, và chuyển việc: phần của từng người, hủy, chuyển, việc con, định kỳ, mẫu.
ask-shares = Phần của từng người phải đủ 100%. Tôi đọc được: { $said }; tổng { $total }. Nhắn lại lần lượt, ví dụ: { $example }
ask-shares-unsaid = chưa nói phần
choice-equal-shares = Chia đều
preview-shares = Phần: { $shares }
task-share = Phần của { $you }: { $share }
shares-preview = NV-{ $number } ({ $title }) sẽ chia:
shares-changed = NV-{ $number } đã chia:
shares-told = { $by } chia lại NV-{ $number } ({ $title }):
shares-wrong = Phần của người mới là { $total } nên những người đang làm NV-{ $number } không còn phần nào. Nhắn lại phần nhỏ hơn, ví dụ: thêm người { $number } Minh 30%
shares-wrong-new = Phần của từng người phải lớn hơn 0 và cộng lại đủ 100% (đang là { $total }). Nhắn lại, ví dụ: giao Lan 60%, Minh 40% soạn tờ trình
not-arranger = Chỉ { $people } mới đổi được người làm hay hủy NV-{ $number }. Nếu việc cần dừng, nhắn: vướng { $number } lý do
cancel-preview = Hủy NV-{ $number }: { $title } ({ $people })
    Lý do: { $reason }
cancel-parts = Việc con hủy theo: { $numbers }
cancelled = Đã hủy NV-{ $number }: { $title }. Việc không còn tính điểm; lịch sử vẫn giữ. Nhầm thì nhắn "hoàn tác".
cancel-told = { $by } hủy NV-{ $number } ({ $title }): { $reason }. Việc này không còn tính điểm.
verb-co_assign = thêm người
verb-cancel = hủy
missing-task_missing-them_nguoi = Thêm người vào việc nào? Nhắn: thêm người { $number } Minh 30%
missing-person_missing-them_nguoi = Thêm ai vào NV-{ $number }? Nhắn: thêm người { $number } Minh 30%
missing-task_missing-huy = Hủy việc nào? Nhắn: hủy { $number } trùng việc khác
missing-reason_missing-huy = Hủy NV-{ $number } vì sao? Nhắn: hủy { $number } trùng việc khác
