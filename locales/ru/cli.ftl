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
cli-verb-terms = Перечислить положения соглашения; вывести различия редакций и копий
cli-verb-safeguards = Перечислить гарантии и проверяющие их тесты
cli-verb-propose = Подать запись по полям, на своём языке и в своей системе обозначений
cli-verb-inbox = Показать, что ожидает вашу сторону
cli-verb-operations = Показать намеченные операции, чего каждой недостаёт, и дела, открытые докладами
cli-verb-register = Показать реестры, которые ведут стороны, — сейчас или такими, какими их знали на указанный момент
cli-verb-grounding = Показать наблюдение за прекращением полётов: уведомления, суточные донесения, наблюдения и что из них следует
cli-verb-show = Показать запись: текст, состояние на каждом узле, что с ней связано
cli-verb-consent = Записать согласие вашей должности с байтами одной записи
cli-verb-refuse = Отклонить запись; причина не требуется
cli-verb-hold = Немедленно удержать запись или всё
cli-verb-doubt = Добавить к записи строку сомнения; она удерживает до ответа и снятия
cli-verb-lift = Снять ограничение, которое ваша сторона вправе снять
cli-verb-stop = Подать сигнал «стоп»
cli-verb-place = Указать, какое место названо — по-английски, по-русски или по-арабски; из канала — по названию в строке
cli-verb-withdraw = Выйти из договорённости; никто не может этому помешать, ничего не удаляется
cli-verb-watch = Принять вахту, предложить или принять смену, показать лист передачи; или оценить записи полётов над обозначенными районами
cli-verb-evidence = Упаковать основания события в один файл или проверить такой файл
cli-verb-why = Объяснить заключение: положения, чего недостаёт, сроки во всех поясах, кто может исправить
cli-verb-area = Проверить файл районов или показать, где два файла расходятся и на сколько км²
cli-verb-map = Общая карта: нанести, сличить черновики, показать или выгрузить действовавшее на момент
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
cli-arg-map-act = propose, diff, show, picture или export
cli-arg-map-file = Файл районов со свойством class: GeoJSON или KML
cli-arg-map-log = Папка опубликованного журнала
cli-arg-map-at = Момент, на который показать карту; без него — конец журнала
cli-arg-formed = Момент создания группы, чтобы показать срок карты
cli-arg-map = Файл для записи районов или расхождений: GeoJSON или (имя.kml) KML
cli-arg-turn-rings = Развернуть контуры с обратным обходом: такими их делают более старые форматы
cli-arg-file = Файл ключа
cli-arg-clause = Номер положения; без него перечисляются все
cli-arg-kind = Вид записи, например area-notice
cli-arg-fields = Поля в виде ИМЯ=ЗНАЧЕНИЕ, например place="..." position="35,28° с.ш. 40,2° в.д."
cli-arg-dry-run = Показать точные байты и ничего не подписывать
cli-arg-record = Запись: её хеш или однозначное начало хеша
cli-arg-log = Читать из этой папки, не обращаясь к узлу
cli-arg-register = Название реестра; без него выводится перечень реестров
cli-arg-grounding-page = Страница: `show` (всё), `aob` (суточные донесения, состав и базирование) или `notices` (уведомления)
cli-arg-register-at = Время журнала, до которого учитываются записи, в любой форме с указанием пояса
cli-arg-known-to = Только то, что эта сторона получила к тому времени: alpha или bravo
cli-arg-find = Только записи, в ключе, наименованиях или тексте которых есть это слово
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
cli-arg-agreed = Папка, которую публикует узел: согласованные в ней обеими сторонами названия берутся первыми
cli-arg-radius = Радиус, например "20000 m"
cli-arg-watch-act = show, take, offer, accept или sheet; replay оценивает записи полётов; live принимает передачи источников и сообщает их положение; export и import переносят сохранённое; без аргумента показывается вахта
cli-arg-areas = Файл GeoJSON с обозначенными районами
cli-arg-notices = Файл уведомлений о полётах, по одному объекту JSON в строке
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
cli-arg-band = Слой высот вместо места, например «от 300 м AGL до эшелона 195»
cli-arg-columns = Читать и писать столбцы чисел в порядке самой системы: градусы, метры, высота над эллипсоидом
cli-arg-from = Система, которая читается при --columns, например wgs84, sk42-gk7, utm37n, mgrs
cli-arg-convert-to = Системы, в которых пишется ответ, через запятую: sk42-gk7,mgrs,sheets,squares; без него — все, какими пользуются стороны
cli-arg-convert-name = Название места для сравнения с обоими указаниями; вместе с --reconcile
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
cli-usage-together = { $argument } вместе с { $other } не имеет смысла. Что для чего, покажет `jig КОМАНДА --help`.
cli-usage-alone = { $argument } имеет смысл только вместе с { $other }. Что для чего, покажет `jig КОМАНДА --help`.
cli-usage-unknown = Здесь лишнее: { $argument }. Что допустимо, покажет `jig КОМАНДА --help`.

cli-script-unknown-step = Строка { $line }: `{ $found }` не начинает ни одного шага.
    .cure = Шаги начинаются с at, alpha, bravo, centre, expect, calls, level, report, cut, join, edition или --.
cli-script-incomplete = Строка { $line }: ожидалось { $expected }.
    .cure = Дополните строку.
cli-script-unknown-name = Строка { $line }: `{ $found }` не подходит; ожидалось: { $expected }.
    .cure = Узлы: alpha, bravo, centre; должности называются как в штатном списке; момент — (published) или (illustrative); доклад — daily или weekly и день, например 2016-09-19.
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
cli-place-agreed = Согласовано обеими сторонами: { $names }. Запись { $record }; за сторону alpha подписали: { $alpha }; за сторону bravo: { $bravo }.
cli-place-agreed-several = Для этого места согласовано названий: { $count }; действуют все, и ни одно не имеет преимущества.
cli-place-agreed-read = Согласованных названий: { $count }; записей в журнале: { $size }, по состоянию на { $time }.
cli-place-agreed-unknown = Согласованное название { $name } (запись { $record }) относится к месту { $place }, которого в здешнем справочнике нет, а положение в записи не указано: название не используется. Добавьте таблицу с этим местом ключом --with.
cli-band-one = «{ $text }»: один слой.
cli-band-several = «{ $text }»: прочтений — { $count }. Уточните, какое имеется в виду; ничего не выбрано.
cli-band-supplied = * в тексте не сказано, от чего отсчитана эта высота
cli-band-surface = поверхность
cli-band-unlimited = без ограничения сверху
cli-heading-limit = Граница
cli-heading-feet = Футы
cli-heading-above-ellipsoid = Там над эллипсоидом, м
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

cli-io-cause = { $cause ->
    [not-found] такого файла нет
    [permission-denied] нет прав доступа
    [already-exists] он уже есть
    [is-a-directory] это папка
    [not-a-directory] часть пути — не папка
    [read-only] носитель только для чтения
    [storage-full] на носителе нет места
    [invalid-data] это не текст в кодировке UTF-8
    [unexpected-end] файл обрывается
    [address-in-use] адрес занят другим процессом
    [address-not-here] у этой машины нет такого адреса
   *[other] { $system }
}
cli-read-failed = Не удаётся прочитать { $file }: { cli-io-cause }
    .cure = Проверьте путь и права доступа.
cli-write-failed = Не удаётся записать { $file }: { cli-io-cause }
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
    .cure = В поставке: { $known }. Другие читает только `jig init` — из папки, указанной через --editions.

cli-verify-progress = проверка
cli-verify-holds = Всё сходится: файлов { $files }, происхождение { $origin }, редакция { $edition }.
cli-verify-unsequenced = ещё не в журнале: { $count }
cli-verify-anchor-given = Опора доверия: указанная.
cli-verify-anchor-found = Опора доверия: найдена в самой папке. Это показывает, что журнал цел, но не чей он: сверьте учредительную запись { $genesis } и ключ { $key } с полученными иным путём и укажите их через --trust.
cli-audit-unreadable = `{ $path }` не читается: { cli-io-cause }
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

cli-state-held-by = Удерживает: { $kind } ({ $record }).
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
cli-heading-register = Реестр
cli-heading-register-title = Что в нём ведётся
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
cli-map-act = «{ $found }» с картой сделать нельзя.
    .cure = Возможны propose, diff, show, picture и export.
cli-map-class = У района { $name } класс «{ $found }», которого на карте нет.
    .cure = Укажите для каждого района в свойстве «class» одно из: { $known }.
cli-map-no-draft = В этом журнале нет черновика карты стороны { $side }.
    .cure = Дождитесь, пока она его начертит.
cli-map-nothing-in-force = На { $at } ни одна версия районов не действовала, записывать нечего.
    .cure = Периоды, когда версия действовала, показывает «jig map show».
cli-map-written = Районов записано: { $count }, файл { $file }.
cli-map-none = На { $at } ни одна версия районов не действовала: всё было запрещено.
cli-map-version = На { $at } действовала версия { $record }.
cli-map-sums = Согласовано { $agreed } км², спорно { $disputed } км², нанесено только одной стороной { $gap } км².
cli-map-raised = * Класс по близости к участнику прекращения боевых действий.
cli-map-more = и ещё { $count }
cli-map-denied = нет: всё запрещено
cli-map-item-on = обе стороны считают местность обозначенной, { $class }
cli-map-duty-open = Первая карта по двум черновикам должна быть готова до { $due }.
cli-map-duty-met = Первая карта по двум черновикам должна была быть готова до { $due } и вступила в силу { $since }; пробелы подписаны вместе с ней.
cli-map-duty-late = С ОПОЗДАНИЕМ: первая карта по двум черновикам должна была быть готова до { $due }, а вступила в силу { $since }.
cli-map-duty-overdue = ПРОСРОЧЕНО: первая карта по двум черновикам должна была быть готова до { $due }; время ничего не завершает, завершает только слово обеих сторон.
cli-heading-map-standing = Положение
cli-heading-map-alpha = Альфа
cli-heading-map-bravo = Браво
cli-heading-map-class = Считается
cli-heading-map-km2 = км²
cli-heading-map-places = Населённые пункты
cli-heading-map-from = С
cli-heading-map-to = До
cli-heading-map-version = Версия
cli-heading-map-item = На карте
cli-heading-map-cure = Что делать
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

cli-watch-no-offer = В { $record } смена не предлагается.
    .cure = Вахту показывает `jig watch`; назовите запись, в которой предложена смена.
cli-watch-other-sheet = SHA-256 листа у вас на руках — { $found }, в предложении назван { $expected }.
    .cure = Попросите лист, относящийся к предложению, или новое предложение.
cli-sheet-hash = SHA-256 листа передачи: { $hash }
cli-sheet-kept = Сохранён как { $file }. Передайте его сменяющему офицеру.
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
cli-deconflict-too-many = Из файлов получается пар объёмов: { $pairs }; за один раз сравнивается не больше { $max }.
    .cure = Разделите один из файлов и сравните по частям.
cli-deconflict-class = Внимание: ни одна строка норм не называет класс «{ $class }»; для него действуют значения по умолчанию. Проверьте написание.
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
cli-convert-name = «{ $name }» не обозначает в справочнике единственного места.
    .cure = Что оно может обозначать, покажет `jig place`; напишите название одного места или укажите --near точку рядом с ним.
cli-convert-to-name = { $statement ->
    [first] первое указание
   *[second] второе указание
}: { $agreement ->
    [same] в пределах места { $name }
   *[apart] НЕ в пределах места { $name }
}, { $distance_km } км от него по азимуту { $azimuth }°
cli-convert-prefix = У точки в Y нет номера зоны, и Y взят как есть — в тысячах километров западнее зоны; так же и другие подобные. Если номер опущен, пишите { $cure }.
    .cure = Поставьте номер зоны перед шестью цифрами Y.
cli-convert-unexplained = ни одна известная ошибка не даёт такого расхождения
cli-convert-heading-system = СИСТЕМА
cli-convert-heading-text = МЕСТО
cli-convert-heading-sigma = ± м
cli-convert-heading-note = ПОМЕТА

# Операции.
cli-operations-none = Намеченных операций нет.
cli-operations-reviews = Разборы, открытые автоматически
cli-operation = { $record }, { $side }, с { $from } до { $until }: { $stage }
cli-operation-restraint = Удерживает { $record }.
cli-operation-review = Разбор записи { $record } стороны { $side }, { $at }: { $stage }

# Реестры.
cli-register-as-known = { $title } ({ $clause }) по состоянию на { $time }; кому известно: { $known_to }
cli-register-the-log = журнал
cli-register-version = { $standing }, { $author }, с { $since } ({ $record })
cli-register-empty = Записей нет.
cli-register-unknown = реестра `{ $register }` нет
    .cure = Перечень реестров выводит `jig register`.

# Отсчёт до создания группы: что сообщённые события говорят об уровне режима прекращения боевых действий.
cli-verb-clock = Сравнить соблюдение режима с исходным уровнем по показателям (assess) или показать, как далеко продвинулось создание группы (show)
cli-arg-clock-act = Что сделать: assess или show
cli-arg-events = Таблица событий в том виде, в каком её публикует UCDP GED, CSV; можно указать несколько
cli-arg-clock-from = Первый измеряемый день, например 2016-09-13
cli-arg-clock-to = Последний измеряемый день
cli-arg-clock-edition = Редакция, чьи исходный период и отбор применяются; по умолчанию tor-2016-07
cli-arg-reports = Сообщения об обстрелах от каждой стороны за измеряемые дни: ALPHA,BRAVO
cli-arg-baseline-reports = То же за дни исходного периода
cli-clock-stage = Создание группы: { $stage }.
cli-clock-day-of = День отсчёта: { $day }.
cli-clock-days = Отсчёт с { $first } по { $last }: по местным суткам до { $days }, по часам до { $elapsed }; истекает { $due }.
cli-clock-covered = Режим согласован до { $until }.
cli-clock-map-due = Общая карта должна быть готова до { $due }.
cli-clock-map-overdue = Общая карта должна была быть готова до { $due } и ПРОСРОЧЕНА. Завершить её могут только обе стороны.
cli-clock-start-date = Дата начала: { $start }, для обеих половин.
cli-clock-against = Против удостоверения сейчас:
formation-stage-not-restored = дни не отсчитываются
formation-stage-announced = начало согласовано, но не наступило
formation-stage-counting = идёт отсчёт дней
formation-stage-violated = одна сторона потребовала сброса; отсчёт стоит
formation-stage-disputed = спор; отсчёт стоит
formation-stage-days-over = дни истекли; ни одно заявление об уровне не выполнено
formation-stage-level-met = дни истекли, заявленный уровень выполнен; никто не удостоверил
formation-stage-certified = удостоверено обеими сторонами
formation-stage-task-map = группа создана; открыта общая карта (APP.3.a)
formation-stage-task-exchange = открыт обмен (APP.3.b)
formation-stage-task-set = открыт перечень (APP.3.c)
formation-stage-task-monitoring = открыт контроль (APP.3.d1)
formation-stage-start-date-open = все задачи выполнены; открыта дата начала (APP.3.d2)
formation-stage-start-date-set = дата начала назначена
formation-stage-start-day = наступила дата начала
formation-stage-continuous = процесс продолжается (APP.4)
formation-stage-suspended = приостановлено
formation-stage-withdrawn = одна сторона вышла
formation-stage-terminated = журнал завершён обоими органами
cli-clock-heading = { $from } — { $to } против исходного периода { $baseline_from } — { $baseline_to } (редакция { $edition }, AMB-07)
cli-clock-filter = Отбор: { $series }, пары противников { $dyads }; событие относится к его первому дню; точность даты { $precision } или лучше; оценка числа погибших: { $deaths }.
cli-clock-period = Измеряемые дни: учтено событий { $counted }; не учтено: между другими { $other }, с менее точной датой { $imprecise }.
cli-clock-baseline = Исходный период: учтено событий { $counted }; не учтено: между другими { $other }, с менее точной датой { $imprecise }.
cli-clock-column-metric = Показатель
cli-clock-column-total = Всего
cli-clock-column-mean = В сутки
cli-clock-column-baseline-total = Исходный всего
cli-clock-column-baseline-mean = В сутки
cli-clock-column-holds = Выполнен
cli-clock-holds = да
cli-clock-holds-not = НЕТ
cli-clock-not-measured = Не измерен и потому не выполнен: { $metric }.
cli-clock-met = Все показатели выполнены.
cli-clock-not-met = Уровень не достигнут: должны выполняться все показатели.
cli-clock-certifies-nothing = Это ничего не удостоверяет: удостоверить могут только оба старших представителя (APP.2#1).
metric-lethal-events-per-day = события с жертвами
metric-deaths-per-day = погибшие
metric-civilian-deaths-per-day = погибшие гражданские лица
metric-reports-per-side-per-day = сообщения об обстрелах
cli-clock-act = Действия «{ $found }» у отсчёта нет.
    .cure = Напишите: jig clock assess или jig clock show.
cli-clock-backwards = { $to } раньше, чем { $from }.
    .cure = Укажите первый день в --from, последний — в --to.
cli-clock-day = { $argument }: «{ $found }» — не дата.
    .cure = Напишите год, месяц и день, например 2016-09-13.
cli-clock-reports = «{ $found }» — не два числа.
    .cure = Напишите через запятую число сообщений alpha и bravo, например 12,9.
cli-clock-event-twice = Событие { $id } есть в двух таблицах и было бы учтено дважды.
    .cure = Укажите таблицы, которые не перекрываются.
cli-clock-not-reached = События не охватывают дни { $from } — { $to }: они начинаются { $first } и кончаются { $last }, либо в этих днях нет ни одного. Отсутствие сообщений — не затишье.
    .cure = Укажите таблицу, которая охватывает эти дни и дни исходного периода; --events можно повторить.
ged-too-long = { $bytes } байт больше, чем допустимые для таблицы событий { $most }.
    .cure = Уберите ненужные столбцы или годы.
ged-too-many-rows = В таблице больше { $most } строк.
    .cure = Уберите ненужные годы.
ged-no-rows = В таблице нет ни одного события. Таблица без строк — не спокойная неделя.
    .cure = Укажите таблицу с заголовком и строками.
ged-column-missing = В заголовке нет столбца «{ $column }».
    .cure = Дайте столбцы id, dyad_new_id, date_prec, date_start, deaths_civilians, low, best и high под их названиями в ряду данных.
ged-column-twice = В заголовке столбец «{ $column }» стоит дважды.
    .cure = Уберите один из них.
ged-fields = В строке { $line } полей { $found }, а заголовков { $expected }.
    .cure = Поищите лишнюю или недостающую запятую или кавычку в этой строке или в предыдущей.
ged-number = Строка { $line }, столбец «{ $column }»: «{ $found }» — не целое число от { $min } до { $max }.
    .cure = Исправьте значение по ряду данных; неизвестное значение учесть нельзя.
ged-date = Строка { $line }, столбец «{ $column }»: «{ $found }» — не дата.
    .cure = Напишите год, месяц и день, например 2016-09-13.
ged-twice = Строка { $line }: событие { $id } стоит в таблице второй раз и было бы учтено дважды.
    .cure = Уберите одну из двух строк.

cli-arg-terms-act = Номер положения, которое показать, либо `diff`, `sources`, `words`
cli-arg-terms-rest = После `diff` — две редакции по обозначению или файлу; после `sources` — копия текста для проверки или две для сличения
cli-arg-terms-edition = Редакция, чьи обозначения читаются
cli-arg-side = Сторона, чьи обозначения читаются: alpha или bravo
cli-terms-differ = { $one } и { $other } различаются в следующем; всё остальное совпадает.
cli-terms-identical = { $one } и { $other } не различаются.
cli-terms-lost = Копия { $lost } источника утратила эти слова; в копии { $kept } они есть. Редакции составлены по копии { $kept }.
cli-terms-copy-whole = Все положения ({ $all }) стоят в этой копии слово в слово как в копии { $copy }.
cli-terms-copy-not-whole = Из положений копии { $copy } ({ $all }) в этой неполны или изменены { $wrong }. Не работайте по ней.
cli-terms-word-lost = нет слова `{ $word }`
cli-terms-otherwise = отсутствует или изложен иначе
cli-terms-copies-alike = Обе копии говорят одно и то же.
cli-heading-difference = Различие
cli-heading-lost-word = Утрачено
cli-heading-effect = Последствие
cli-heading-would-change = Что это изменило бы
cli-heading-found = Найдено
cli-heading-after = После слов
cli-heading-first-copy = Первая копия
cli-heading-second-copy = Вторая копия
cli-heading-neutral-id = Нейтральное обозначение
cli-heading-neutral-words = Нейтрально
cli-heading-own-words = Словами вашей стороны
cli-terms-usage = эти слова с `terms` так не сочетаются
    .cure = Пишите `jig terms`, `jig terms НОМЕР`, `jig terms diff [ОДНА ДРУГАЯ]`, `jig terms sources [КОПИЯ [КОПИЯ]]` или `jig terms words`.
cli-terms-act = `{ $found }` после номера положения неуместно
    .cure = За раз показывается одно положение; об остальном — `jig terms --help`.
cli-terms-side = `{ $found }` — не сторона
    .cure = Пишите `alpha` или `bravo`.
cli-terms-edition = нет ни редакции, ни файла `{ $found }`
    .cure = Укажите одну из { $known } либо файл.

# Доклады.
cli-verb-report = Напечатать суточный доклад или недельный доклад об обмене по журналу
cli-arg-period = Какой доклад: daily (суточный), weekly (недельный) или public (для публикации)
cli-arg-day = Последние местные сутки доклада, ГГГГ-ММ-ДД; без них — сутки, до которых дошёл журнал
cli-arg-html = Напечатать доклад одним документом HTML
cli-report-period = Доклада { $found } нет.
    .cure = Запросите daily, weekly или public.
cli-report-day-beyond = Для этих суток часы опорного пояса неизвестны.
    .cure = Укажите сутки, до которых доходит таблица пояса.

# Запечатывание сведений (age, `jig seal`, `jig unseal`).
cli-age-header = У запечатанных данных нет заголовка формата age.
    .cure = Попросите автора запечатать сведения заново.
cli-age-key = Это не ключ формата age.
    .cure = Получатель начинается с age1, секретный ключ — с AGE-SECRET-KEY-1; перенесите его полностью.
cli-age-mac = Заголовок запечатанных данных изменён.
    .cure = Не пользуйтесь ими. Попросите автора запечатать сведения заново и передать другим путём.
cli-age-no-match = Данные запечатаны для других.
    .cure = Откройте их за столом узла связи того штаба, для которого они запечатаны.
cli-age-payload = Запечатанные данные изменены или обрезаны.
    .cure = Не пользуйтесь ими. Попросите автора запечатать сведения заново и передать другим путём.
cli-age-too-long = Больше { $limit } байтов не запечатывается.
    .cure = Запечатайте меньше.
cli-sealing-other-bytes = Это не те данные, которые названы в записи.
    .cure = Получите их ещё раз.
cli-sealing-other-contents = Внутри не то, что обещано записью.
    .cure = Не пользуйтесь этим. Заявите сомнение и спросите автора.
cli-sealing-text = Запечатывать нечего или больше { $limit } байтов.
    .cure = Подайте сведения на стандартный ввод или в файле через --from.

# Защита и запечатывание сведений (`jig protect`, `jig seal`, `jig unseal`).
cli-verb-protect = Заявить охраняемые места и перемещения и посмотреть, кто их подтвердил
cli-verb-seal = Запечатать точные сведения об объекте или плане для другого штаба
cli-verb-unseal = Вскрыть запечатанное для этого штаба; журнал укажет, кто открыл
cli-arg-protect-act = submit, list, show или слово: confirmed, queried, reconfirmed, arrived, cancelled, retired
cli-arg-protect-record = Охраняемое место, которое показывается или о котором сообщается
cli-arg-seal-from = Ваш файл со сведениями; без него они читаются со стандартного ввода
cli-arg-own-place = Файл с местом по вашей собственной карте, записанным до вскрытия: оно сличается, и стол покидает только итог
cli-arg-civil = Что охраняется: hospital, medical-transport, school, shelter, water, electricity, food, aid-store, aid-convoy, evacuation, heritage, rescue, other
cli-arg-protect-behalf = От чьего имени: own-side, international-organisation, relief-society, non-governmental-organisation, local-council, other
cli-arg-protect-until = До какого срока вы подтвердите, что место по-прежнему охраняется; потом запись устаревает, но действует
cli-arg-moving = FROM to UNTIL для охраняемого перемещения; потом оно просрочено, но охрана действует
cli-arg-protect-to = Штабы, которым можно прочесть точное место: alpha, bravo или оба; без этого стол покидают только клетки
cli-arg-replaces = Ваша прежняя редакция; обе действуют, пока все получатели не подтвердят эту
cli-heading-protected = Охраняется
cli-heading-submitter = От имени
cli-heading-acknowledged = Подтверждения
cli-protect-cells-only = Стол покидают только клетки вокруг мест.
cli-protect-disclosed = Названные штабы отныне могут прочесть эти места, и этого не вернуть.
cli-protect-checks = Сверено записей: { $checks }
cli-protect-place = Строка { $line } — не место в градусах; её содержание не повторяется.
    .cure = Пишите широту и долготу, например 35.3376 N 40.1408 E, по одному месту в строке.
cli-protect-no-place = Место не указано.
    .cure = Подайте по одному месту в строке на стандартный ввод или в файле через --from.
cli-protect-too-many = Места покрываются более чем { $limit } клетками или лежат там, где клеток не бывает.
    .cure = Подайте их несколькими записями.
cli-sealing-centre = Центр ничего не запечатывает и не вскрывает.
    .cure = Запечатайте сведения за столом штаба.
cli-cells-of-another-grid = Клетки не те, что согласованы ({ $metres } м): рядом с обычными они сказали бы о месте больше.
    .cure = Укажите клетки по { $metres } м; jig protect строит их по месту, а поле cell=ОТ to ДО — по рамке.
cli-sealing-no-outside-key = У должности { $post } в центре нет в журнале ключа для запечатанных сведений.
    .cure = Руководства обеих сторон подают замену ключа центра, которая его называет.
cli-sealing-no-key = В журнале нет ключа стороны { $side } для запечатанных сведений.
    .cure = Её руководство подаёт замену ключа и называет его.
cli-unseal-no-key = На этом столе нет ключа для запечатанных сведений: { $file }
    .cure = Откройте их за столом узла связи штаба.
cli-unseal-for-others = Запечатанное в записи { $record } предназначено другим.
    .cure = Откройте его на рабочем месте адресата: у шлюза штаба или у выбранной заявителем должности центра.
cli-unseal-nothing = В записи { $record } нет запечатанных сведений.
    .cure = Назовите запись с запечатанными сведениями или объект с запечатанным местом.
cli-unseal-part-details = Сведения:
cli-unseal-part-identity = Личность сообщившего:
cli-unseal-part-place = Точное место:
cli-unseal-shown = Открыто. Нигде не сохраняется; журнал указывает, что открыл этот стол.
cli-unseal-salt = Храните это вместе со своим местом на случай разбора расхождения: { $salt }

# Потоки данных от датчиков (jig feed).
cli-verb-feed = Перечислить виды потоков или прочитать поток собственного датчика и показать, что в нём есть
cli-arg-feed-act = kinds или read
cli-arg-feed-file = Запись для чтения, сжатая gzip или нет; - означает стандартный ввод
cli-arg-feed-kind = Вид потока; список даёт jig feed kinds
cli-arg-sensors = Реестр датчиков: места, точность, редакции
cli-arg-feed-source = Строка реестра, от которой идёт поток; по умолчанию строка с именем вида
cli-arg-received-at = Момент приёма потока либо, если время даёт только счётчик, его начала; по умолчанию текущий
cli-heading-feed-kind = Вид
cli-heading-feed-format = Формат
cli-heading-feed-clock = Время
cli-heading-feed-fault = Сбой
cli-heading-feed-count = Сколько раз
cli-feed-clock-own = указано в потоке
cli-feed-clock-reception = по приёму (--received-at)
cli-feed-kind = Вида потока «{ $found }» не существует.
    .cure = Укажите один из видов: { $known }.
cli-feed-source = В реестре источников нет строки «{ $found }».
    .cure = Укажите реестр ключом --sensors и имеющуюся в нём строку ключом --source.
cli-feed-no-clock = Поток этого вида не сообщает, к какому времени относятся донесения; принимается текущее, а координаты моложе 30 минут не показываются. Укажите момент ключом --received-at.
cli-feed-at = Байт { $byte }:
cli-feed-at-item = Байт { $byte }, { $item }:
cli-feed-tally = Наблюдений: { $observations }, с координатами: { $places }, адресов: { $addresses }, признаков работы: { $heartbeats }. С { $first } по { $last }.
cli-arg-feed = Поток, ВИД:ФАЙЛ или ВИД@СТРОКА:ФАЙЛ; вживую: ВИД:tcp://УЗЕЛ:ПОРТ, ВИД:udp://АДРЕС:ПОРТ или ВИД:- для стандартного ввода; сколько нужно
cli-arg-watch-received-at = Когда приняты потоки без собственных часов; без этого — когда записан файл
cli-arg-all = Показать и то, что прошло как уведомлено, и лишь сохранённое
cli-arg-watch-edition = Редакция, чьи сроки задержки и хранения и часовой пояс применяются; без неё tor-2016-07
cli-arg-coverage = Сообщить также, какую часть каждых суток наблюдался каждый район
cli-arg-evidence-act = pack или verify
cli-arg-evidence-file = Пакет
cli-arg-event = Упаковываемое событие или начало его имени
cli-arg-amends = Событие, которое уточняется
cli-arg-because = Почему: AREA_VERSION, NOTICE_FOUND, LATE_DATA или SENSOR_CALIBRATION

# Живые источники (jig watch live, export, import).
cli-arg-store = Папка, в которой хранится поступившее или содержимое которой оценивают либо переносят
cli-arg-site = Имя этого пункта в папке; по умолчанию own
cli-arg-bundle = Файл, в котором сохранённое переносят с одного пункта на другой
cli-arg-after = Пакет того же пункта, после конца которого начинается новый
cli-arg-every = Секунд между двумя сообщениями о положении источников; по умолчанию 10
cli-arg-once = Принять то, что принесёт одно соединение каждого источника, и закончить
cli-arg-released = Записать то, что можно передать: без точных донесений
