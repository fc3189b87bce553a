# История и доказательство.

web-proof-about = Что о ней сказано
web-proof-all-hold = Всё проверенное здесь верно.
web-proof-anchor = Проверено в этом браузере по ключам учредительной записи; сверьте её код с тем, которому доверяете:
web-proof-check-officer = Подпись под точными байтами, ключ
web-proof-check-path = Место в дереве приводит к подписанному корню, запись
web-proof-check-record = Хеш байтов совпадает с именем записи
web-proof-check-sequencer = Подпись журнала под корнем
web-proof-check-stored = Сохранено стороной, заверяющая подпись
web-proof-checked = Доказательство, проверено в этом браузере
web-proof-entry = В совместном журнале
web-proof-fails = НЕ ВЕРНО
web-proof-history = История
web-proof-holds = верно
web-proof-no-anchor = Журнал не начинается с учредительной записи: проверять не по чему, ключей нет.
web-proof-not-all = НЕ всё верно. Не полагайтесь на эту запись.
web-proof-print = Печать
web-proof-receipts = Запись охвачена квитанциями: { $sides }.
web-proof-save-bundle = Сохранить всё (JSON)
web-proof-save-payload = Сохранить точные байты
web-proof-save-proof = Сохранить файл доказательства
web-proof-signers = Подписано ключами
web-proof-stages = Этапы
web-proof-try = Изменить одну букву и увидеть отказ
web-proof-unreadable = Это не файл доказательства.
