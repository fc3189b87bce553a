# Инструмент оператора и аудитора `jig`.

cli-about = jig: записи Совместной имплементационной группы. Удерживает, отказывает, разводит, подтверждает, записывает.
cli-wrong-use = Только для связи, сдерживания и ведения записей. jig не является системой управления или целеуказания: ничего не выбирает, не ранжирует, не наводит и не одобряет ударов.
cli-heading-usage = Вызов
cli-heading-commands = Команды
cli-heading-options = Параметры
cli-heading-arguments = Аргументы
cli-value-command = КОМАНДА

cli-verb-init = Создать ключи, сертификаты, настройки и учредительные записи новой группы
cli-verb-key = Создать ключ офицера или показать его открытую часть
cli-verb-terms = Перечислить положения соглашения: модальность, состояние, основание
cli-verb-safeguards = Перечислить гарантии и проверяющие их тесты
cli-verb-propose = Подать запись по полям, на своём языке и в своей системе обозначений
cli-verb-inbox = Показать, что ожидает вашу сторону
cli-verb-show = Показать запись: текст, состояние на каждом узле, что с ней связано
cli-verb-consent = Записать согласие вашей должности с байтами одной записи
cli-verb-refuse = Отклонить запись; причина не требуется
cli-verb-hold = Немедленно удержать запись или всё
cli-verb-doubt = Добавить к записи строку сомнения; она удерживает до ответа и снятия
cli-verb-lift = Снять ограничение, которое ваша сторона вправе снять
cli-verb-stop = Подать сигнал «стоп»
cli-verb-place = Указать, какое место названо — по-английски, по-русски или по-арабски; из канала — по названию в строке
cli-verb-withdraw = Выйти из договорённости; никто не может этому помешать, ничего не удаляется
cli-verb-watch = Принять вахту, предложить или принять смену, показать лист передачи
cli-verb-why = Объяснить заключение: положения, чего недостаёт, сроки во всех поясах, кто может исправить
cli-verb-area = Проверить файл районов или показать, где два файла расходятся и на сколько км²
cli-verb-verify = Проверить каждый байт журнала и заключений без сети
cli-verb-replay = Восстановить состояние по журналу, каким его знали на данной записи
cli-verb-prove = Создать файлы доказательства записи, проверяемые на машине, где никогда не было jig
cli-verb-tabletop = Проиграть сценарий на трёх узлах в памяти или на работающих узлах и сверить с ожидаемым
cli-verb-convert = Прочитать место в любой записи, записать его в других, сравнить со вторым указанием; и построчно из канала
cli-verb-completions = Вывести автодополнение для оболочки
cli-verb-deconflict = Сравнить два файла намерений, объём с объёмом, и сказать, что разносит каждую пару, а что нет

cli-arg-help = Показать эту справку
cli-arg-version = Показать версию
cli-arg-lang = Язык сообщений jig: en или ru
cli-arg-json = Выводить JSON вместо таблиц
cli-arg-desk = Папка рабочего места: узел, должность и ключ
cli-arg-folder = Создаваемая папка; не должна существовать или должна быть пустой
cli-arg-edition = Редакция соглашения, например jic-2016-09
cli-arg-editions = Папка с редакциями
cli-arg-purpose = live, exercise или training
cli-arg-origin = Строка происхождения совместного журнала
cli-arg-clock = Начальный момент учебных часов; не для действующих групп
cli-arg-public = Папка для публикуемого узлами; по умолчанию внутри новой папки
cli-arg-key-act = new или show
cli-arg-area-act = check или diff
cli-arg-area-file = Файл районов: GeoJSON или KML
cli-arg-area-other = Файл, с которым его сравнить
cli-arg-map = Файл для записи расхождений в виде GeoJSON
cli-arg-file = Файл ключа
cli-arg-clause = Номер положения; без него перечисляются все
cli-arg-kind = Вид записи, например area-notice
cli-arg-fields = Поля в виде ИМЯ=ЗНАЧЕНИЕ, например place="..." position="35,28° с.ш. 40,2° в.д."
cli-arg-dry-run = Показать точные байты и ничего не подписывать
cli-arg-record = Запись: её хеш или однозначное начало хеша
cli-arg-log = Читать из этой папки, не обращаясь к узлу
cli-arg-log-folder = Папка опубликованных файлов узла
cli-arg-question = На что отвечает согласие, например plan
cli-arg-decision = Номер национального решения
cli-arg-expires = До какого момента действует, в любой записи времени
cli-arg-translation = Прочитанный перевод, если читался не оригинал
cli-arg-reason = Причина, если вы хотите её назвать
cli-arg-reason-text = Причина, своими словами
cli-arg-line = Строка сомнения
cli-arg-words = Что прекратить, своими словами; можно опустить
cli-arg-around = Вокруг какого места; без него прекращается всё
cli-arg-names = Искомые названия; если их нет, читаются со стандартного ввода, по одному в строке
cli-arg-top = Сколько мест показывать на каждое название, от 1 до 100 (3)
cli-arg-near = Координаты, указанные вместе с названием: широта,долгота в градусах
cli-arg-with = Ещё одна таблица мест, ФОРМАТ=ФАЙЛ; geonames, gns, ocha-csv или ocha-geojson
cli-arg-radius = Радиус, например "20000 m"
cli-arg-watch-act = show, take, offer, accept или sheet; без аргумента показывается вахта
cli-arg-to = Кто вас сменяет: открытый ключ или УЗЕЛ ДОЛЖНОСТЬ
cli-arg-offer = Предложение смены, которое вы принимаете
cli-arg-place = Папка или адрес опубликованного журнала
cli-arg-trust = Файл с ключом журнала и хешем учредительной записи, полученными иным путём
cli-arg-at = Номер записи, до которой читать
cli-arg-out = Папка для вывода
cli-arg-script = Сценарий
cli-arg-live = Папка работающей группы, созданной `jig init`; без неё сценарий проигрывается в памяти
cli-arg-bless = Записать произошедшее рядом со сценарием как ожидаемое
cli-arg-places = Место в любой записи: градусы, MGRS, UTM, X и Y, лист, квадрат; без него читаются строки со стандартного ввода
cli-arg-columns = Читать и писать столбцы чисел в порядке самой системы: градусы, метры, высота над эллипсоидом
cli-arg-from = Система, которая читается при --columns, например wgs84, sk42-gk7, utm37n, mgrs
cli-arg-convert-to = Системы, в которых пишется ответ, через запятую: sk42-gk7,mgrs,sheets,squares; без него — все, какими пользуются стороны
cli-arg-reconcile = Второе указание места для сравнения с первым
cli-arg-convert-near = Опорная точка поблизости — для квадратов, сокращённых координат и опущенных зон
cli-arg-map-sheet = Лист, по которому взяты квадраты и сокращённые координаты
cli-arg-scale = Масштаб карты, по которой взяты квадраты: 1:50000, 100k
cli-arg-numbers-origin = Откуда числа: digital, standard-unknown, three-parameters, map (вместе с --scale), unknown
cli-arg-shell = bash, zsh, fish, elvish или powershell

cli-usage-missing = Не хватает: { $argument }. Что нужно команде, покажет `jig КОМАНДА --help`.
cli-usage-command = Команды `{ $found }` нет. Список: `jig --help`.
cli-usage-no-command = Укажите, что делать: список команд даёт `jig --help`.
cli-usage-value = `{ $value }` не подходит для { $argument }. Что подходит, покажет `jig КОМАНДА --help`.
cli-usage-unknown = Здесь лишнее: { $argument }. Что допустимо, покажет `jig КОМАНДА --help`.

cli-script-unknown-step = Строка { $line }: `{ $found }` не начинает ни одного шага.
    .cure = Шаги начинаются с at, alpha, bravo, centre, expect, calls, cut, join, edition или --.
cli-script-incomplete = Строка { $line }: ожидалось { $expected }.
    .cure = Дополните строку.
cli-script-unknown-name = Строка { $line }: `{ $found }` не подходит; ожидалось: { $expected }.
    .cure = Узлы: alpha, bravo, centre; должности называются как в штатном списке; момент — (published) или (illustrative).
cli-script-stray-field = Строка { $line }: поле `{ $field }` не относится ни к одной записи или повторяется.
    .cure = Укажите его один раз, с отступом, под нужной записью.
cli-draft-unknown-kind = `{ $kind }` — не тот вид записи, который подаёт офицер.
    .cure = Виды и поля перечислены в docs/records.md.
cli-draft-missing = Нет поля `{ $field }`.
    .cure = Добавьте его в виде { $field }=ЗНАЧЕНИЕ.
cli-draft-unknown-field = { $line ->
        [0] Поле `{ $field }` не относится к записи вида { $kind }.
       *[other] Строка { $line }: поле `{ $field }` не относится к записи вида { $kind }.
    }
    .cure = Проверьте написание; поля каждого вида перечислены в docs/records.md.
cli-draft-unreadable = { $line ->
        [0] Поле `{ $field }`: не удаётся прочитать `{ $found }` как: { $expected }.
       *[other] Строка { $line }, поле `{ $field }`: не удаётся прочитать `{ $found }` как: { $expected }.
    }
    .cure = Как пишется каждое поле, показано в docs/records.md.

cli-heading-clause = Положение
cli-heading-name = Название
cli-heading-name-ru = По-русски
cli-heading-name-ar = По-арабски
cli-heading-position = Координаты
cli-heading-match = Достоверность
cli-place-match = «{ $name }»: место одно.
cli-place-ambiguous = «{ $name }»: возможно несколько мест. Уточните, какое имеется в виду; выбор не сделан.
cli-place-none = «{ $name }»: место с таким названием неизвестно.
cli-place-away = Название и координаты расходятся: ближайшее место с таким названием — в { $km } км от указанной точки. Опирайтесь прежде всего на координаты и переспросите.
cli-place-generated = * составлено по правилу; употребляется ли такое написание, неизвестно
cli-place-gazetteer = Указатель названий { $version }; мест в нём: { $places }.
cli-heading-modality = Сила
cli-heading-status = Как соблюдается
cli-heading-paraphrase = Чего требует, своими словами
cli-heading-safeguard = Гарантия
cli-heading-promise = Обещание
cli-heading-shown-by = Чем подтверждается
cli-heading-part = Часть
cli-heading-entries = Записей
cli-heading-root = Корень
cli-heading-signers = Подписали

cli-read-failed = Не удаётся прочитать { $file }: { $cause }
    .cure = Проверьте путь и права доступа.
cli-write-failed = Не удаётся записать { $file }: { $cause }
    .cure = Проверьте путь, права доступа и что файла ещё нет.
cli-key-open-to-others = Файл ключа { $file } доступен другим (права { $mode }).
    .cure = Ограничьте права: chmod 600, и оцените, остался ли ключ тайным.
cli-key-malformed = В { $file } нет ключа Ed25519 в PKCS #8 PEM.
    .cure = Создайте его: `jig key new ФАЙЛ`.
cli-desk-unreadable = Рабочее место { $file } не удаётся понять: { $reason }
    .cure = `jig init` создаёт рабочее место для каждой должности; сравните с ним.
cli-desk-none = Для этого нужно рабочее место: узел, должность и ключ.
    .cure = Укажите папку через --desk или переменную JIG_DESK.
cli-node-not-running = Узел не записал свой адрес: нет файла { $file }.
    .cure = Запустите его: `jig-node run`.
cli-node-unreachable = Нет ответа от { $url }: { $cause }
    .cure = Проверьте, работает ли узел. Сигнал «стоп» всегда можно передать голосом.
cli-node-strange = { $url } ответил непонятно для этой программы.
    .cure = Проверьте, что это адрес офицерского входа узла jig той же версии.
cli-node-says = Узел отвечает { $code }: { $text }
    .cure = { $cure }
cli-trust-unreadable = Файл доверия не читается: в строке { $line } должно быть `{ $expected }`.
    .cure = В нём три строки: log VKEY, verdicts VKEY, genesis HASH.
cli-founding-origin = `{ $origin }` не может быть именем журнала.
    .cure = Используйте, например, jig.example/2016a, без пробелов и знаков плюс.
cli-founding-moment = Момент учреждения вне допустимых для записей пределов.
    .cure = Укажите момент между 2015 и 2040 годами.
cli-founding-signing = Не удалось подписать учредительную запись.
    .cure = Сообщите об этом: в учредительных записях нет вашего текста.
cli-init-not-empty = Папка { $folder } не пуста.
    .cure = Укажите новую папку; ничего никогда не перезаписывается.
cli-init-certificate = Не удалось создать сертификат для { $name }: { $cause }
    .cure = Сообщите об этом.
cli-init-live-clock = Действующая группа живёт по часам системы.
    .cure = Уберите --clock или учредите учение.
cli-init-done = Группа учреждена в { $folder }, редакция { $edition }, происхождение { $origin }. Запустите узлы:
cli-init-offline = Уберите { $folder } с этой машины: там ключи национальных органов.
cli-edition-unknown = Редакции `{ $edition }` в поставке программы нет.
    .cure = В поставке: tor-2016-07, jic-2016-09. Другие читаются из папки, указанной через --editions.

cli-verify-progress = проверка
cli-verify-holds = Всё сходится: файлов { $files }, происхождение { $origin }, редакция { $edition }.
cli-verify-unsequenced = ещё не в журнале: { $count }
cli-verify-anchor-given = Опора доверия: указанная.
cli-verify-anchor-found = Опора доверия: найдена в самой папке. Это показывает, что журнал цел, но не чей он: сверьте учредительную запись { $genesis } и ключ { $key } с полученными иным путём и укажите их через --trust.
cli-audit-unreadable = `{ $path }` не читается: { $cause }
    .cure = Проверьте путь и носитель.
cli-audit-no-log = В `{ $path }` нет журнала.
    .cure = Укажите папку, которую публикует узел: в ней log/, verdicts/ и outbox/.
cli-audit-stray = `{ $path }` здесь лишний.
    .cure = Возьмите другую копию; если файл есть и там, сохраните обе как доказательство.
cli-audit-no-genesis = Запись 0 — не учредительная.
    .cure = Это не совместный журнал группы; укажите папку, которую публикует узел.
cli-audit-foreign-genesis = Учредительная запись { $found }, а не { $expected }.
    .cure = Это журнал другой группы или подделка: запросите национальные органы.
cli-audit-foreign-key = Учредительная запись называет другой ключ для { $part }.
    .cure = Сохраните эту копию как доказательство и возьмите другую у другой стороны.
cli-audit-unknown-edition = Редакции { $edition } (SHA-256 { $hash }) нет в поставке этой программы.
    .cure = Используйте версию jig, названную в учредительной записи.
cli-audit-table-differs = Таблица { $table } этой программы (SHA-256 { $held }) — не та, что закреплена в редакции ({ $pinned }): вывести заключения она не может.
    .cure = Возьмите версию jig ровно с этой таблицей.
cli-audit-verdict = Заключение { $index } не соответствует тому, что правила говорят о позиции { $index }.
    .cure = Сравните с другими узлами; вопрос может решить определение национальных органов обеих сторон.
cli-audit-too-many-verdicts = Заключений { $verdicts } на { $entries } записей.
    .cure = Возьмите другую копию совместного журнала: эта обрезана.
cli-audit-outbox = `{ $path }` — не звено журнала исходящих: { $rule }
    .cure = Возьмите другую копию; если там то же, сохраните обе как доказательство.
cli-audit-attachment = Хеш `{ $path }` не совпадает с его именем.
    .cure = Запросите приложение у отправителя ещё раз.

cli-state-accepted = принято к записи
cli-state-held = удержано
cli-state-refused = отказано
cli-state-void = ничтожно
cli-state-in-effect = в силе
cli-state-awaiting-receipts = ожидает квитанций
cli-state-ended = прекращено
cli-state-unknown = на этом узле неизвестно
cli-state-changed = при занесении { $decision }, теперь { $effect }
cli-play-published = опубликовано
cli-play-illustrative = условно
cli-play-raised = подан
cli-heading-stage = Этап
cli-heading-minutes = Минут после сигнала
cli-heading-by-word-of = Со слов
cli-heading-clock = Время на часах
cli-play-no-officer = В сценарии назван { $who }, но такой офицер не назначен.
    .cure = Должности называются как в штатном списке.
cli-play-no-record = Строка { $line }: записи с именем `{ $label }` нет.
    .cure = Назовите запись через `as ИМЯ`, прежде чем чего-то от неё ожидать.
cli-play-unexpected = строка { $line }: { $label } на { $node } должно быть { $expected }, а есть { $found }
cli-play-cut = Связь между { $one } и { $other } прервана.
cli-play-joined = Связь между { $one } и { $other } восстановлена.
cli-play-unmet = Не оправдалось ожиданий: { $failed } из { $expected }.
    .cure = Они отмечены в протоколе.

cli-state-held-by = Удерживает запись вида { $kind } ({ $record }).
    .cure = Снять может тот, кто её подал; `jig show` покажет, кто это.
cli-play-restless = Узлы не приходят в покой.
    .cure = Сообщите об этом, приложив сценарий.
cli-no-such-record = Записи, начинающейся с `{ $record }`, нет, или их несколько.
    .cure = Укажите больше знаков хеша; все записи перечисляет `jig replay`.
cli-replay-beyond = Позиции { $entry } нет: в журнале их { $size }.
    .cure = Укажите меньшее число или уберите --at, чтобы прочитать весь журнал.
cli-replay-state = После { $size } записей, время журнала { $time }. Корень заключений { $root }. Квитанции: alpha до { $alpha }, bravo до { $bravo }.
cli-replay-awaiting = Ожидает { $side }: { $count } { $records }
cli-heading-entry = Запись
cli-heading-record = Хеш
cli-heading-author = Кто
cli-heading-kind = Вид
cli-heading-state = Состояние
cli-heading-basis = На чём основано
cli-prove-none = Позиция { $index } лежит за пределами контрольной отметки.
    .cure = Возьмите более свежую копию журнала.
cli-prove-done = Доказательство записи { $record } в { $folder }: { $files }
cli-prove-how = Запись { $record }
    { "" }
    1. Кто подписал: openssl pkeyutl -verify -pubin -inkey signature-1.pem -rawin -in record.pae -sigfile signature-1.sig
       (далее 2, 3 … так же). record.pae — слово DSSEv1, вид и точные байты record.json.
    2. Что она стоит в журнале: record.tlog-proof — доказательство C2SP tlog-proof для record.entry; его проверит любая
       программа этого формата по log.vkey. Контрольная отметка подписана центром и ключами stored обеих сторон.
    3. Что сказали правила: verdict.tlog-proof так же для verdict.json по verdicts.vkey; кворум — в verdicts.policy.
    4. Что запись была у обеих сторон: две квитанции, каждая со своим доказательством.
cli-play-no-cut = Связь между работающими узлами из сценария не прервать.
    .cure = Проиграйте сценарий в памяти: уберите --live.

# Команды офицеров.
cli-arg-about = Сказать, что такое jig и для чего он не предназначен
cli-arg-cosigned-by = Рабочее место офицера, подписывающего вместе с вами; можно повторять
cli-arg-held = Запись или all (всё)
cli-arg-node = Адрес узла или его addresses.json, если рабочего места нет
cli-arg-sheet = Полученный вами лист передачи; должен быть тем, что назван в предложении

cli-heading-standing = Состояние
cli-heading-reason = Основание и как исправить
cli-heading-curable-by = Кто может исправить
cli-heading-zone = Пояс
cli-heading-local = Там
cli-heading-utc = UTC
cli-heading-reading = Прочтение
cli-heading-field = Поле
cli-heading-value = Что сказано
cli-heading-time = Время журнала (UTC)
cli-heading-cause = Причина
cli-heading-asked = Что спрашивается
cli-heading-side = Сторона
cli-heading-watch = Вахта
cli-heading-since = С какого времени
cli-heading-area-name = Район
cli-heading-area-km2 = км²
cli-heading-area-km = Граница, км
cli-heading-area-parts = Частей
cli-heading-area-corners = Вершин
cli-heading-area-standing = Состояние
cli-heading-area-where = Где
cli-area-holds = в порядке
cli-area-problems = { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[other] { $count } ошибок
}
cli-area-place = { $name }: { $path } (байт { $offset })
cli-area-only-first = только в первом файле
cli-area-only-second = только во втором файле
cli-area-both = в обоих
cli-area-act = С районами нельзя сделать `{ $found }`.
    .cure = Наберите `jig area check ФАЙЛ` или `jig area diff ФАЙЛ ДРУГОЙ`.
cli-none = нет

cli-field-form = `{ $found }` — не поле.
    .cure = Пишите ИМЯ=ЗНАЧЕНИЕ, при пробелах — в кавычках.
cli-field-twice = Поле из `{ $found }` указано дважды.
    .cure = Укажите его один раз.
cli-dry-run = Ничего не подписано и не отправлено. SHA-256 этих байтов: { $record }
cli-filed = Подано: { $kind } { $record }, { $stage }.
cli-filed-expected = Собственный узел ожидает: { $decision }. Решает журнал.
cli-stage-submitted = на пути в журнал
cli-stage-sequenced = уже в журнале
cli-stage-held-locally = действует здесь немедленно; ещё не записано

cli-standing-satisfied = соблюдено
cli-standing-missing = не хватает
cli-standing-breached = нарушено
cli-standing-unjudged = не удалось оценить
cli-standing-not-yet-built = этой версией не оценивается
cli-deadline-counts = считается
cli-deadline-decides = решает
cli-deadline-shown = только для сведения
cli-show-record = { $kind } { $record }
      автор: { $author }, составлено { $made }, позиция журнала № { $index }, язык оригинала: { $lang }
cli-show-edition = Редакция: { $edition }
cli-show-stages = Этапы
cli-show-decision = Решение при внесении
cli-show-effect = Сейчас
cli-show-held-by = Удерживает
cli-show-about = О ней говорят
cli-why-usable = Этому узлу не известно ничего, что препятствовало бы использованию здесь и сейчас. Это не одобрение.
cli-why-not-usable = Использовать здесь и сейчас нельзя:
cli-why-offline = По состоянию на последнюю запись этого журнала. Можно ли использовать сейчас, скажет только узел.

cli-inbox-of = { $side }, { $at }
cli-inbox-binding = Действующие ограничения
cli-inbox-awaiting = Ожидается от вашей стороны
cli-inbox-silence = Отсутствие ответа ничего не означает: молчание никогда не есть согласие.
cli-list-submitted = в пути
cli-list-acting-locally = действует здесь, ещё не в журнале
cli-list-sequenced = в журнале
cli-list-received-by-one = получено одной стороной
cli-list-in-effect = в силе
cli-list-held = удержано
cli-list-refused = отказано
cli-list-void = ничтожно
cli-list-ended = прекращено

cli-consent-question = Вопрос: { $question }
cli-consent-no-decision = Согласие передаёт национальное решение ({ $clause }): jig записывает решения и не принимает их. Без ссылки на решение в согласии будет отказано.
    .cure = Укажите номер решения в --decision; если решения нет, оставьте запись как есть. Молчание никогда не есть согласие.
cli-consent-no-question = На запись вида { $kind } согласия никто не просит.
    .cure = Что ожидается от вашей стороны, покажет `jig inbox`.
cli-consent-other-text = Узел показал не тот текст, который носит имя { $record }.
    .cure = Не подписывайте. Проверьте журнал командой `jig verify` и свяжитесь с коллегой другой стороны.
cli-consent-closing = Настоящим фиксируется национальная позиция. Это не одобрение, не правовое заключение, не принятие на себя общей ответственности и не признание.
cli-withdraw-done = Ваша сторона вышла. Ничьё согласие не требуется, ничего не удаляется; сигналы «стоп» и охраняемые места остаются в силе.

cli-stop-line = Сигнал «стоп» { $record }, подал { $author }, { $at }: { $stage }
cli-stop-call = { $callee } (с { $due })
cli-stop-lifted = Снят записью { $record }
cli-stop-raised = Сигнал «стоп» { $record } подан: { $stage }.
cli-stop-wait = До этапа «исполнение подтверждено» ничего ещё не исполнено. До тех пор продолжайте вызывать голосом.
cli-stop-unsigned = Вашу подпись использовать не удалось ({ $reason }). Сигнал уходит без подписи офицера.
cli-stop-everywhere = Не удаётся прочитать `{ $found }`: сигнал действует повсюду.
cli-stop-by-voice = НИ ОДИН УЗЕЛ НЕ ПРИНЯЛ СИГНАЛ: { $cause }
    .cure = Звоните голосом сейчас: дежурному офицеру другой стороны, затем старшему представителю на связи, затем в другой штаб, затем по линии безопасности полётов. Скажите «стоп», где и вашу должность; запишите время. Затем повторите здесь.

cli-watch-attended = несётся
cli-watch-unattended = НИКТО НЕ НЕСЁТ
cli-watch-unheard = НЕ СЛЫШНО
cli-link-up = есть связь
cli-link-down = СВЯЗИ НЕТ
cli-watch-no-offer = В { $record } смена не предлагается.
    .cure = Вахту показывает `jig watch`; назовите запись, в которой предложена смена.
cli-watch-other-sheet = SHA-256 листа у вас на руках — { $found }, в предложении назван { $expected }.
    .cure = Попросите лист, относящийся к предложению, или новое предложение.
cli-sheet-hash = SHA-256 листа передачи: { $hash }
cli-sheet-kept = Сохранён как { $file }. Передайте его сменяющему офицеру.
cli-sheet-title = Лист передачи вахты, { $side }, { $at }. Журнал из { $size } записей, корень { $root }.
cli-sheet-stops = Открытые сигналы «стоп»
cli-sheet-holds = Удержания, приостановления, прекращение режима
cli-sheet-doubts = Сомнения
cli-sheet-windows = Окна открытые и предстоящие
cli-sheet-awaiting = Спрошено у этой стороны и осталось без ответа
cli-sheet-links = Линии к другим узлам; последняя голова журнала; ждёт отправки
cli-sheet-watches = Вахты
cli-sheet-alarms = Тревоги
cli-sheet-changed = Изменилось с начала этой вахты
cli-state-submitted = подано, ещё не в журнале
cli-verify-verdicts-alone = Всё сходится: файлов { $files }, байты и подписи. Говорят ли это правила, видно только рядом с совместным журналом: проверьте папку выше.
cli-audit-not-cosigned = { $part }: контрольная отметка не заверена ключом { $key }.
    .cure = Возьмите копию, когда узлы в покое, или копию другой стороны. То, что не заверено обеими сторонами, ни об одной из них ничего не доказывает.
cli-audit-part-missing = В этой копии нет `{ $part }`, поэтому проверить эту часть нельзя.
    .cure = Скопируйте всю папку, которую публикует узел; чтобы проверить один журнал, укажите его папку `log`.
cli-arg-reader = Папка с сертификатом читателя для чтения через вход узлов (`jig init` создаёт auditor/)
cli-arg-intents-a = Файл намерений (docs/volume4d.md)
cli-arg-intents-b = Файл намерений, с которым сравнивают
cli-arg-rules = Файл норм разнесения; без него действуют нормы редакции tor-2016-07
cli-deconflict-summary = Пар: { $pairs } ({ $first } × { $second } объёмов) по нормам { $rules }. В конфликте: { $conflict }, на грани: { $marginal }, разнесены: { $separated }.
cli-reader-unreadable = { $file } — не сертификат и не ключ.
    .cure = В папке читателя лежат ИМЯ.pem, ИМЯ.key и authority.pem, где ИМЯ — имя самой папки.
cli-prove-no-verdicts = В { $folder } только совместный журнал; без журнала заключений доказательство было бы половинным.
    .cure = Укажите папку, которую публикует узел: в ней log/ и verdicts/.
cli-prove-node-or-authority = узел или ключ национального органа
cli-verify-no-outbox = в этой копии нет, не проверено
cli-verify-in-the-clear = По адресу { $place } журнал не читают: опубликованное узлом читается у входа узлов, по TLS.
    .cure = Укажите адрес входа узлов с https:// и папку с вашим сертификатом через --reader.
cli-verify-needs-reader = { $place } — вход узлов; он открыт только назначенным читателям.
    .cure = Укажите папку с вашим сертификатом через --reader; для новой группы `jig init` создаёт auditor/.

# `jig convert --columns`.
cli-convert-line = Строка { $line }:
cli-convert-too-long = Строка длиннее { $most } байт.
    .cure = Пишите по одной точке в строке и больше ничего.
cli-convert-not-text = Строка — не текст в кодировке UTF-8.
    .cure = Сохраните файл в UTF-8 или в чистом ASCII.
cli-convert-number = В столбце { $column } не число: «{ $found }».
    .cure = Пишите цифры с десятичной точкой, без единиц, знаков градуса и десятичных запятых.
cli-convert-columns-missing = В строке { $found ->
    [0] нет ни одного столбца
   *[other] один столбец
}, а у точки их не меньше двух.
    .cure = Напишите два числа и третьим, если известна, высоту над эллипсоидом.
cli-convert-columns-many = В строке больше трёх столбцов.
    .cure = Напишите два числа и высоту; названиям и времени здесь не место.

# `jig convert` for people.
cli-convert-option = «{ $found }» не подходит к { $option }.
    .cure = Масштаб — 1:50000 или 100k; лист и место должны читаться единственным образом; происхождение — digital, standard-unknown, three-parameters, map вместе с --scale или unknown.
cli-convert-understood = понято как
cli-convert-place = место
cli-convert-uncertainty = погрешность
cli-convert-way = путь к WGS84
cli-convert-why = потому что
cli-convert-sigma = ±{ $sigma } м ({ $origin }; последняя цифра или ячейка { $size } м)
cli-convert-alternatives = Чем ещё это может быть, если писавший ошибся:
cli-convert-several = Можно прочитать по-разному; уточните у отправителя, что имеется в виду:
cli-convert-apart = расхождение { $distance } м по азимуту { $azimuth }°, допустимо { $tolerance } м
cli-convert-cause = вероятно: { $cause }, { $fault } (остаётся { $residual } м)
cli-convert-unexplained = ни одна известная ошибка не даёт такого расхождения
cli-convert-heading-system = СИСТЕМА
cli-convert-heading-text = МЕСТО
cli-convert-heading-sigma = ± м
cli-convert-heading-note = ПОМЕТА
