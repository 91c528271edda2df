# Lịch làm việc, ngày nghỉ, giờ làm việc.
calendar-head = Ngày nghỉ và ngày làm bù sắp tới:
calendar-none = Nửa năm tới không có ngày nghỉ lễ hay làm bù.
calendar-off = Nghỉ { $day }
calendar-worked = Làm việc { $day }
calendar-expected = (dự kiến)
calendar-hours = Giờ làm việc { $unit }: { $first }–{ $second }, { $third }–{ $fourth }
calendar-how = Đổi lịch: lịch nghỉ 2/1/2027: nghỉ bù · lịch làm 10/1/2027 · lịch nghỉ 4/1/2027 tạm · lịch bỏ 2/1/2027 · lịch giờ 7h30 11h30 13h30 17h
calendar-set = Đã ghi vào lịch. { $day }
calendar-cleared = Đã bỏ khỏi lịch riêng. { $day }
calendar-hours-wrong = Cần đủ bốn mốc giờ nối tiếp nhau. Nhắn: lịch giờ 7h30 11h30 13h30 17h
calendar-day-wrong = Chưa đọc được ngày. Nhắn: lịch nghỉ 2/1/2027: nghỉ bù
