# Nghỉ, đi cơ sở, giữ hộ.
away-leave = Nghỉ đến { $until }.
away-leave-later = Nghỉ từ { $since } đến { $until }.
away-field = Đi cơ sở đến { $until }.
away-field-later = Đi cơ sở từ { $since } đến { $until }.
away-end-of-day = hết { $day }
away-morning-of = sáng { $day }
away-replaced = (Thay cho lần báo trước.)
away-due = { $count } việc đến hạn trong lúc nghỉ:
away-due-line = • NV-{ $number } { $title }: hạn { $deadline }
away-quiet-leave = Tôi sẽ không nhắn gì, { $back } tóm tắt một lần.
away-quiet-field = Tôi giữ các tin nhắc đến { $back }. Báo cáo từ cơ sở tính theo giờ gửi.
away-how-back = Về sớm thì nhắn "đi làm lại".
away-back = Mừng { $you } trở lại. Từ giờ tôi nhắn như thường; nhắn "việc" để xem việc của mình.
away-back-none = { $You } đang không báo nghỉ nên không có gì phải kết thúc.
ask-away-leave = Nghỉ đến bao giờ? Nhắn: đến hết thứ 5 · chiều mai · từ 25/11 đến 27/11
ask-away-field = Đi cơ sở đến bao giờ? Nhắn: đến 16h · đến hết thứ 5
choice-deputy = Nhờ { $person } giữ hộ
choice-later = Xin lùi hạn
choice-own = Để tôi tự lo
deputy-requested = { $by } nghỉ từ { $since } đến { $until } và nhờ { $you } giữ hộ { $count ->
    [0] công việc.
   *[other] { $count } việc:
}
deputy-requested-how = Nhắn "nhận giữ hộ" hoặc "không giữ hộ".
deputy-asked = Đã nhờ { $person } giữ hộ, đang chờ trả lời. Nhận lời rồi tôi nhắc { $person } thay { $you }.
deputy-yes = { $person } nhận giữ hộ đến { $until }.
deputy-no = { $person } chưa giữ hộ được. { $You } nhờ người khác: nghỉ đến { $until }, nhờ Hoa
deputy-yes-own = Cảm ơn { $you }. { $You } giữ hộ { $person } đến { $until }.
deputy-yes-tasks = Tôi sẽ nhắc { $you } về { $numbers }. Xem một việc: nhắn "việc { $first }".
deputy-no-own = Vâng, tôi báo lại { $person }.
deputy-back = { $person } đã đi làm lại, { $you } không cần giữ hộ nữa.
deputy-unknown = Đã ghi lịch nghỉ. Chưa rõ nhờ ai; nhắn lại kèm họ tên, ví dụ: nghỉ đến hết thứ 5, nhờ Phạm Thị Hoa
deputy-away = { $person } cũng nghỉ đến { $until }. { $You } nhờ người khác nhé.
deputy-nothing = Không có lời nhờ giữ hộ nào đang chờ.
away-later = Đã xin lùi hạn { $numbers } đến { $deadline }. Hạn cũ còn hiệu lực tới khi được đồng ý.
away-later-none = Không còn việc nào đến hạn trong lúc nghỉ.
away-own = Vâng. Việc vẫn ở { $you }; hạn không đổi.
away-head = Đang nghỉ hoặc sắp nghỉ:
away-nobody = Hai tuần tới chưa ai báo nghỉ.
away-not-you = { $You } chưa báo nghỉ. Nhắn: nghỉ chiều mai · nghỉ từ 25/11 đến 27/11
away-line-leave = { $person } nghỉ đến { $until }
away-line-leave-later = { $person } nghỉ từ { $since } đến { $until }
away-line-field = { $person } đi cơ sở đến { $until }
away-line-field-later = { $person } đi cơ sở từ { $since } đến { $until }
away-line-deputy = , { $person } giữ hộ
digest-away = Đang nghỉ: { $people }
