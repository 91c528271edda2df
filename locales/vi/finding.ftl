# Tìm việc, danh sách theo người, đơn vị, thời gian; lời cảm ơn.
found-people = Người: { $people }
found-tasks = Tìm "{ $typed }": { $total } việc
found-no-tasks = Không có việc nào khớp "{ $typed }" trong phạm vi { $you } được xem.
found-nothing = Không thấy "{ $typed }" trong các việc và người { $you } được xem. Thử ít chữ hơn, hoặc số văn bản, ví dụ: tìm 123/BC-SNV
picked = Việc{ $whose }{ $when }{ $what }: { $total }{ $late ->
    [0] {""}
   *[other] , { $late } quá hạn
}
picked-none = Không có việc nào{ $whose }{ $when }{ $what }.
picked-of = {" "}của { $who }
picked-mine = {" "}của { $you }
picked-open = {" "}đang mở
picked-all = {""}
picked-done = {" "}đã xong
picked-late = {" "}quá hạn
picked-month = {" "}tháng { $month }/{ $year }
picked-week = {" "}tuần này
not-in-scope = Không thấy "{ $typed }" trong phạm vi { $you } được xem. Nhắn "việc" để xem việc của mình.
ask-whose-tasks = Có { $count } người tên gần với "{ $typed }". Xem việc của ai?
thanks-given = Đã gửi lời cảm ơn tới { $people } về NV-{ $number }. Tháng này còn { $left } lần. Lời cảm ơn không tính điểm.
thanked = { $by } cảm ơn { $you } về NV-{ $number }: { $title }
thanks-spent = Tháng này { $you } đã gửi đủ { $quota } lời cảm ơn. Sang tháng gửi tiếp được; còn lời nói trực tiếp thì không giới hạn.
thanks-nobody = NV-{ $number } chưa có ai khác để cảm ơn. Nhắn: cảm ơn Lan { $number } số liệu rất kịp
thanks-oneself = Lời cảm ơn này để dành cho người khác; phần { $you } làm, người quyết sẽ thấy. Muốn cảm ơn người cùng làm thì nhắn tên: cảm ơn Lan { $number } số liệu rất kịp
thanks-whom = Không thấy ai tên "{ $typed }" nên lời cảm ơn chưa gửi. Nhắn lại họ tên, ví dụ: cảm ơn Nguyễn Thị Lan { $number }
thanks-no-part = { $people } không có phần trong NV-{ $number } nên lời cảm ơn chưa gửi. Nhắn "việc { $number }" để xem ai làm.
thanks-quota = Từ nay mỗi người gửi được { $quota } lời cảm ơn một tháng.
missing-task_missing-cam_on = Cảm ơn về việc nào? Nhắn: cảm ơn Lan { $number } số liệu rất kịp
missing-words_missing-tim = Tìm gì? Nhắn một vài chữ của tên việc, tên người hoặc số văn bản, ví dụ: tìm 123/BC-SNV
missing-month_wrong-viec = Tháng từ 1 đến 12. Nhắn: việc tháng 10
found-with = Việc { $you } xem được có { $person } tham gia:
