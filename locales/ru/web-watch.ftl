# The watch: stops, read-back, hand-over.
web-watch-stops = Команды «Стоп»
web-watch-no-stops = Команд «Стоп» не было.
web-watch-call-now = Позвонить сейчас
web-watch-binding = Что сейчас связывает
web-watch-nothing-binds = Ничто не связывает: ни «Стоп», ни задержания, ни сомнения, ни приостановки.
web-watch-cause = Что и почему
