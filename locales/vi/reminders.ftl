# Nhắc việc buổi sáng.
morning = Hôm nay có { $count } việc cần để ý:
morning-more = … và { $count } việc nữa: nhắn "việc".
morning-waiting = { $count } việc chờ { $you } quyết: nhắn "việc chờ tôi".
nudge-today = • NV-{ $number } { $title }: hạn hôm nay
nudge-one_day = • NV-{ $number } { $title }: hạn { $deadline }
nudge-three_days = • NV-{ $number } { $title }: hạn { $deadline }
nudge-late = • NV-{ $number } { $title }: quá hạn từ { $deadline }
nothing-to-lead = Tổng hợp dành cho người phụ trách đơn vị. Thẻ của { $you }: nhắn "tuần".
unit-month = { $unit } đến { $until }: tháng { $month } đúng hạn { $part }/{ $whole } việc ({ $percent }), quá hạn { $overdue }, đang làm { $running }.
unit-month-nothing-due = { $unit } đến { $until }: tháng { $month } chưa có việc nào đến hạn, đang làm { $running }.
unit-month-private = Việc và điểm của từng người chỉ xem được trong nhắn tin riêng.
