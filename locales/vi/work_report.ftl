# Báo cáo công tác của đơn vị: tuần, tháng, quý.
report-head = Báo cáo công tác { $length ->
    [week] tuần
    [month] tháng
   *[quarter] quý
} { $span }
report-of = { $unit } (số liệu đến { $until })
report-no-plan = Không có việc nào đến hạn trong kỳ.
report-plan = Kế hoạch { $due } việc đến hạn: { $counts }.
report-on-time = Trình đúng hạn { $ontime }/{ $judged } ({ $percent }%).
report-on-time-so-far = Trong { $judged } việc đã trình hoặc đã qua hạn, đúng hạn { $ontime } ({ $percent }%).
report-beyond = Ngoài kế hoạch kỳ này, nghiệm thu thêm { $count } việc.
report-overdue = Đang quá hạn: { $count } việc.
report-by-source = Theo nguồn việc:
report-by-unit = Theo đơn vị:
report-other = Việc không gắn nguồn
report-done = nghiệm thu { $count }
report-waiting = chờ nghiệm thu { $count }
report-left = chưa xong { $count }
report-late = quá hạn { $count }
report-more-sources = và { $count } mục khác
report-more = và { $count } việc khác
report-cause = { $cause } { $days } ngày làm việc ({ $tasks } việc)
report-causes = Nguyên nhân khách quan: { $causes }.
report-rest = Việc còn lại ({ $count }):
report-coming = Kỳ sau, việc đến hạn ({ $count }):

paper-report-title = BÁO CÁO CÔNG TÁC
paper-report-week = Tuần từ { $first } đến { $last }
paper-report-month = Tháng { $month }/{ $year }
paper-report-quarter = Quý { $quarter }/{ $year }
paper-report-1 = I. KẾT QUẢ THỰC HIỆN SO VỚI KẾ HOẠCH
paper-report-2 = II. KẾT QUẢ THEO NGHỊ QUYẾT, CHƯƠNG TRÌNH, KẾ HOẠCH
paper-report-3 = III. CÔNG VIỆC ĐÃ HOÀN THÀNH
paper-report-4 = IV. TỒN TẠI, NGUYÊN NHÂN
paper-report-5 = V. CÔNG VIỆC KỲ SAU
paper-report-by-unit = Theo đơn vị
paper-report-none = Không có.
paper-report-no-causes = Không có nguyên nhân khách quan nào được xác nhận trong kỳ.
paper-report-foot = Lập từ hệ thống Viec, số liệu đến { $until }.
column-report-source = Nguồn
column-report-words = Nội dung
column-report-figure = Con số
column-report-due = Đến hạn
column-report-done = Nghiệm thu
column-report-waiting = Chờ nghiệm thu
column-report-left = Chưa xong
column-report-beyond = Ngoài kế hoạch
column-report-overdue = Quá hạn
column-report-ontime = Trình đúng hạn
column-report-unit = Đơn vị
column-report-work = Công việc
column-report-deadline = Hạn
column-report-handed = Ngày trình
column-report-blocker = Vướng mắc
column-report-cause = Nguyên nhân khách quan
column-report-days = Ngày làm việc
column-report-tasks = Số việc
