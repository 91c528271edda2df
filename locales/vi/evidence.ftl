# Minh chứng: ảnh, tệp, văn bản.
file-photos = { $count ->
    [1] ảnh
   *[other] { $count } ảnh
}
evidence-kept = NV-{ $number }: đã nhận { $files } làm minh chứng.
evidence-none = NV-{ $number }: chưa thấy ảnh hay tệp nào. { $You } gửi lại ảnh rồi chọn việc nhé.
evidence-added = { $by } gửi thêm minh chứng cho NV-{ $number }: { $title }
evidence-ask = Đã nhận { $files }. Minh chứng này cho việc nào?
file-seen = Riêng với { $you }: { $file } { $by } vừa gửi cho NV-{ $number } ({ $title }) giống hệt tệp đã gửi cho { $seen }. Có thể một tài liệu dùng cho nhiều việc; { $you } xem khi nghiệm thu.
file-seen-at = NV-{ $number } lúc { $said }
file-seen-elsewhere = một việc khác lúc { $said }
file-refused-kind = Chưa nhận được { $file }: tôi chỉ nhận ảnh, PDF và tệp văn phòng (Word, Excel, PowerPoint, txt, csv). { $You } gửi lại ở dạng đó nhé.
file-refused-size = Chưa nhận được { $file }: tệp quá lớn. { $You } gửi ảnh nhỏ hơn, hoặc gửi số văn bản hay đường dẫn.
file-refused-lost = Chưa tải được { $file } từ nền tảng. { $You } gửi lại giúp tôi nhé.
verb-attach = gửi minh chứng
task-bare = Chưa kèm minh chứng, vẫn được. Có ảnh, tệp hay số văn bản thì trả lời tin này để gửi thêm.
task-with-files = Kèm: { $files }
history-arrived = nhận { $arrived }
page-attach = Đính kèm ảnh hoặc tệp
page-remove = Bỏ { $name }
page-uploading = đang tải { $percent }%
page-file-lost = Ảnh chưa kịp gửi vì trang đã đóng. Anh/chị chọn lại ảnh nhé.
page-problem-file-size = Tệp quá lớn. Anh/chị gửi ảnh nhỏ hơn, hoặc gửi số văn bản.
page-problem-file-kind = Chỉ nhận ảnh, PDF và tệp văn phòng (Word, Excel, PowerPoint, txt, csv).
page-problem-secret = Không gửi nội dung mang dấu mật qua đây. Tệp vừa rồi không được lưu.
