# Очередь: что ждёт нашей стороны.

web-key-approve = Одобрить: согласие, подтверждение или ответ
web-key-filter = Отбор
web-key-return = Вернуть: отклонить или высказать сомнение
web-key-translation = Запросить перевод
web-keys-queue = Очередь
web-queue-asked = Что требуется
web-queue-binding = Что сейчас удерживает
web-queue-chosen = Выбранная запись
web-queue-count = { $shown } из { $count }, сторона { $side }
web-queue-due = Срок
web-queue-empty = Ничто не ждёт нашей стороны.
web-queue-filter = Отбор по виду, тексту, отправителю, хешу
web-queue-id = Запись
web-queue-left = Осталось
web-queue-new = { $count ->
    [one] { $count } новая запись ждёт нашей стороны.
    [few] { $count } новые записи ждут нашей стороны.
   *[other] { $count } новых записей ждут нашей стороны.
}
web-queue-original = { $lang }, оригинал
web-queue-sides = Обе стороны
web-queue-translation = Перевод
web-progress-agreed = согласие
web-progress-agreed-by-one-post = согласен 1 пост
web-progress-delivered = доставлено
web-progress-seen = прочитано
web-progress-sent = отправлено
web-queue-none-at-centre = Центр не сторона: от него ничего не ждут, и очереди у него нет. Что есть, показывают другие экраны.
