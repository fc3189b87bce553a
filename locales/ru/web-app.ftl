# Рамка рабочего места: вход, панели, клавиши, листы. У каждого экрана свой файл, web-<экран>.ftl.

web-again = Повторить
web-alarms-count = { $count ->
    [0] тревог нет
    [one] { $count } тревога
    [few] { $count } тревоги
   *[other] { $count } тревог
}
web-cure = Как устранить:
web-cursor = Показанный момент
web-cursor-how = Число, часы и минуты Z (UTC), месяц, год: 121900ZSEP16; или 2016-09-12T19:00Z. Enter показывает этот момент.
web-density-comfortable = Просторно
web-density-compact = Плотно
web-door-demo = Посты этого учения
web-door-explain = Это узел { $node }. Войдите с файлом ключа своего поста. Ключ остаётся в памяти этой страницы и никуда не передаётся; блокировка его стирает.
web-door-key = Выбрать файл ключа…
web-door-no-key = В этом файле нет ключа Ed25519 в PKCS #8 PEM.
web-door-over = Сеанс окончен, ключ стёрт. Чтобы продолжить, войдите снова. Сигнал «стоп» работает и без входа.
web-door-title = Вход
web-failed = Сбой на этой странице: { $reason }
web-go-live = К текущему моменту
web-help = Клавиши
web-key-alarms = Все тревоги
web-key-density = Плотность строк
web-key-down = Следующая строка
web-key-help = Все клавиши
web-key-language = Другой язык
web-key-lock = Заблокировать: стереть ключ
web-key-open = Открыть
web-key-stop = Сигнал «стоп»; ещё раз или Enter — подать
web-key-theme = Тёмный, светлый, контрастный вид
web-key-up = Предыдущая строка
web-keys-everywhere = Везде
web-keys-screens = Экраны
web-keys-table = В таблице
web-link-since = последняя голова { $at }
web-link-waiting = { $count ->
    [0] очередь пуста
   *[other] в очереди { $count }
}
web-live-now = Сейчас
web-loading = Загрузка…
web-lock = Выход
web-log-earlier = Более ранние записи
web-log-later = Более поздние записи
web-log-none-then = К показанному моменту ни одной из этих записей ещё не было.
web-log-part = Показаны записи с { $first } по { $last } из { $count }.
web-log-size = { $size ->
    [one] { $size } запись
    [few] { $size } записи
   *[other] { $size } записей
}
web-no-answer = Узел не отвечает.
web-not-live = НЕ ТЕКУЩИЙ МОМЕНТ: показано на { $at }. Подписать ничего нельзя.
web-nothing-selected = Ничего не выбрано.
web-pane-broken = Эта часть вышла из строя, остальное работает: { $reason }
web-post-air-monitor = Наблюдатель за полётами
web-post-auditor = Аудитор
web-post-authority = Национальный орган
web-post-deputy-snr = Заместитель представителя
web-post-duty-officer = Дежурный офицер
web-post-gateway = Шлюз
web-post-intelligence = Представитель разведки
web-post-legal = Юридический советник
web-post-liaison = Гуманитарный представитель
web-post-node = Узел
web-post-operations = Оперативный представитель
web-post-protection = Офицер по защите
web-post-recipient = Внешний получатель
web-post-records = Офицер по учёту
web-post-snr = Старший национальный представитель
web-post-support = Обеспечение
web-post-translator = Переводчик
web-refused-without-words = Узел отказал без объяснения ({ $status }).
web-screen-log = Совместный журнал
web-screen-proof = История и доказательство
web-screen-queue = Ждёт нашей стороны
web-screens = Экраны
web-skip-content = К содержанию
web-stop-acts = Сигнал «стоп» действует здесь и идёт на все узлы:
web-theme-contrast = Контрастный
web-theme-dark = Тёмный
web-theme-light = Светлый
web-screen-picture = Карта, окна, таблица
web-screen-watch = Вахта
web-screen-operations = Операции
web-screen-protection = Охраняемые места
web-screen-formation = Часы формирования
web-screen-registers = Реестры
web-screen-reports = Сводки
