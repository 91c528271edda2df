# The work calendar, days off, office hours.
calendar-head = Days off and make-up days ahead:
calendar-none = There is no holiday or make-up day in the next half year.
calendar-off = Off on { $day }
calendar-worked = Worked on { $day }
calendar-expected = (expected)
calendar-hours = Hours of { $unit }: { $first }–{ $second }, { $third }–{ $fourth }
calendar-how = To change it: calendar off 2/1/2027: day in lieu · calendar work 10/1/2027 · calendar off 4/1/2027 provisional · calendar clear 2/1/2027 · calendar hours 7h30 11h30 13h30 17h
calendar-set = Noted in the calendar. { $day }
calendar-cleared = Taken out of the office's own calendar. { $day }
calendar-hours-wrong = I need four moments, one after the other. Send: calendar hours 7h30 11h30 13h30 17h
calendar-day-wrong = I could not read a day. Send: calendar off 2/1/2027: day in lieu
