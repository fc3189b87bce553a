# Нарушения формы: в записях, конвертах, подачах, позициях журнала, заключениях, сообщениях и приложениях.

wire-at = { $part ->
    [payload] содержимое, байт { $offset }
    [envelope] конверт, байт { $offset }
    [submission] подача, байт { $offset }
    [entry] позиция журнала, байт { $offset }
    [verdict] заключение, байт { $offset }
   *[message] сообщение, байт { $offset }
}

# Байты в целом.

wire-too-long = { wire-at }: { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байта
       *[other] { $bytes } байт
    }; читается не более { $limit }
    .cure = Сократите текст; длинные документы направляйте приложениями и указывайте их SHA-256.
wire-too-deep = { wire-at }: вложенность массивов и объектов превышает { $limit }
    .cure = Таких записей не бывает; составьте запись командой `jig propose`, а не вручную.
wire-not-utf8 = { wire-at }: это не UTF-8
    .cure = Сохраните файл в UTF-8 без метки порядка байтов.
wire-byte-order-mark = { wire-at }: метка порядка байтов
    .cure = Сохраните файл в UTF-8 без метки порядка байтов.
wire-truncated = { wire-at }: данные обрываются внутри значения
    .cure = Передайте ещё раз полностью: часть была утрачена.
wire-syntax = { wire-at }: ожидалось `{ $expected }`
    .cure = Исправьте JSON в этом месте.
wire-whitespace = { wire-at }: пробельный знак вне текста
    .cure = Удалите его: у подписываемых байтов только одно написание, без пробелов вне текстов.
wire-trailing = { wire-at }: после конца значения есть лишнее
    .cure = Удалите лишнее: одна запись — один объект JSON.

# Ключи.

wire-key-duplicate = { wire-at }: ключ `{ $key }` встречается в объекте дважды
    .cure = Оставьте один: два читателя могли бы взять разные значения.
wire-key-order = { wire-at }: ключ `{ $key }` стоит не на своём месте
    .cure = Упорядочьте ключи объекта по их знакам (RFC 8785).
wire-key-unknown = { wire-at }: ключа `{ $key }` здесь нет; есть: { $allowed }
    .cure = Удалите ключ или проверьте его написание. Чего запись не может выразить, того в ней быть не должно.
wire-key-missing = { wire-at }: нет ключа `{ $key }`
    .cure = Добавьте его. Пишутся все ключи; если сказать нечего, ставится null.

# Числа.

wire-number-fraction = { wire-at }: число с дробной частью
    .cure = Запишите целое число в единицах поля: градусы в 1e-7, длины в метрах.
wire-number-exponent = { wire-at }: число с порядком
    .cure = Запишите все цифры.
wire-number-minus-zero = { wire-at }: минус ноль
    .cure = Запишите 0.
wire-number-leading-zero = { wire-at }: число со знаком «плюс» или с ведущим нулём
    .cure = Запишите число без них.
wire-number-too-large = { wire-at }: число за пределами ±{ $limit }; не всякий читатель сохранит его точно
    .cure = Размеры и номера пишутся текстом из десятичных цифр.
wire-number-out-of-range = { wire-at }: допустимы числа от { $min } до { $max }
    .cure = Запишите число из этого диапазона.

# Тексты.

wire-escape-not-minimal = { wire-at }: экранирован знак, который пишется сам по себе
    .cure = Запишите сам знак; экранируются только кавычка, обратная косая черта и перевод строки.
wire-escape-unknown = { wire-at }: такого экранирования нет
    .cure = Запишите сам знак или удвойте обратную косую черту.
wire-escape-lone-surrogate = { wire-at }: половина знака
    .cure = Запишите сам знак целиком, а не суррогатами.
wire-text-control = { wire-at }: управляющий знак { $character }
    .cure = Удалите его. Из управляющих знаков в тексте допускается только перевод строки.
wire-text-hidden = { wire-at }: невидимый знак { $character }
    .cure = Удалите его: подписывающий должен видеть всё, что подписывает.
wire-text-direction = { wire-at }: знак { $character }, меняющий направление текста
    .cure = Удалите его: текст должен читаться в том порядке, в каком он записан. О направлении письма экраны заботятся сами.
wire-text-joiner = { wire-at }: соединитель { $character } стоит не между двумя арабскими буквами
    .cure = Удалите его: вне арабского письма он не виден.
wire-text-unassigned = { wire-at }: знак { $character } частный или не назначен
    .cure = Возьмите знак, который есть у каждого читателя.
wire-text-not-nfc = { wire-at }: буква составлена из частей, хотя для неё есть один знак
    .cure = Приведите текст к форме нормализации Юникода C: два написания одного слова стали бы двумя записями.
wire-text-line-break = { wire-at }: перевод строки в однострочном поле
    .cure = Запишите в одну строку.

# Значения.

wire-type = { wire-at }: ожидается { $expected ->
        [object] объект
        [array] массив
        [string] текст
       *[integer] целое число
    }
    .cure = Запишите значение так, как это поле выглядит в образцах (crates/wire/vectors).
wire-value-unknown = { wire-at }: `{ $value }` не входит в список: { $allowed }
    .cure = Возьмите слово из списка.
wire-language-unknown = { wire-at }: `{ $value }` — не язык записей; допустимы en, ru и ar
    .cure = Укажите язык, на котором написан текст: en, ru или ar, строчными буквами и без региона.
wire-kind-unknown = { wire-at }: вида записей `{ $value }` нет
    .cure = Проверьте написание вида; перечень видов даёт `jig propose --help`.
wire-version-unknown = { wire-at }: версия формы { $value } здесь неизвестна
    .cure = Обновите программу или составьте запись в версии 1.
wire-not-hash = { wire-at }: ожидаются 64 шестнадцатеричные цифры в нижнем регистре
    .cure = Перенесите хеш или ключ полностью, в нижнем регистре.
wire-not-nonce = { wire-at }: ожидаются 32 шестнадцатеричные цифры в нижнем регистре
    .cure = Возьмите 16 случайных байтов и запишите их шестнадцатеричными цифрами в нижнем регистре.
wire-not-decimal = { wire-at }: ожидается текст из десятичных цифр, без знака и ведущего нуля, меньше 2^64
    .cure = Пишите размеры и номера так: "12".
wire-not-base64 = { wire-at }: это не каноническая запись base64
    .cure = Используйте стандартный алфавит с дополнением, без переводов строк и лишних битов.
wire-not-signature = { wire-at }: подпись Ed25519 состоит из 64 байтов
    .cure = Перенесите подпись полностью или подпишите заново.
wire-not-time = { wire-at }: это не время в канонической записи
    .cure = Пишите время UTC с миллисекундами, например 2016-09-17T10:00:00.000Z; такие день и час должны существовать.
wire-not-date = { wire-at }: это не день в канонической записи
    .cure = Пишите год, месяц и день, например 2016-09-13; такой день должен существовать.
wire-window-empty = { wire-at }: окно кончается в момент начала или раньше
    .cure = Пусть `to` будет позже `from`; сам конец в окно не входит.
wire-not-position = { wire-at }: эти координаты не задают точку
    .cure = Широта — от -900000000 до 900000000, долгота — до 1800000000 в обе стороны, в 1e-7 градуса; 180-й меридиан пишется +1800000000.
wire-not-box = { wire-at }: эти границы не задают прямоугольник
    .cure = Южная граница не может лежать севернее северной, а западная — восточнее восточной. Район через 180-й меридиан задаётся двумя прямоугольниками.
wire-not-entry-key = { wire-at }: ключ реестра — от 1 до { $limit } латинских букв, цифр и знаков - . / #; первой стоит буква или цифра
    .cure = Выберите короткий нейтральный ключ, например AMB-03 или pull-back-1.
wire-not-reference = { wire-at }: национальная ссылка не бывает пустой и содержит не более { $limit } знаков
    .cure = Укажите номер, под которым зарегистрировано решение, или сократите ссылку.
wire-clause-unknown = { wire-at }: положения `{ $value }` в реестре нет
    .cure = Сошлитесь на положение из реестра; их перечень даёт `jig terms`.
wire-clause-absent = { wire-at }: положение `{ $value }` в источнике отсутствует
    .cure = Сошлитесь на другое положение: нумерация проходит мимо этого, и ни в одном экземпляре текста его нет.
wire-not-via = { wire-at }: ожидается `group` или `outside:` с указанием положения
    .cure = Пишите `group`, если действие идёт через группу, или назовите положение, которое допускает действие вне её.
wire-too-many = { wire-at }: больше { $limit } элементов
    .cure = Разделите запись на несколько.
wire-not-ascending = { wire-at }: список не упорядочен по возрастанию или содержит повтор
    .cure = Упорядочьте список и оставьте каждый элемент один раз.

# Конверты, подачи, позиции журнала.

wire-unsigned = подписей нет
    .cure = Подпишите ключом офицера; узел добавит свою подпись.
wire-signature-duplicate = подпись { $index }: ключ { $key } подписал дважды
    .cure = Оставьте по одной подписи на ключ.
wire-key-invalid = подпись { $index }: { $key } — не открытый ключ
    .cure = Используйте ключ, указанный при назначении; ключ малого порядка ничего не доказывает.
wire-signature-invalid = подпись { $index } не соответствует тексту и ключу { $key }
    .cure = Подпишите точные байты заново. Если они уже были подписаны, то после этого их изменили.
wire-signature-count = у подачи должна быть ровно одна подпись, а здесь их { $count }
    .cure = Пусть подпишет подающий узел, и больше никто.
wire-payload-mismatch = в подаче названа запись { $submitted }, а приложена { $found }
    .cure = Передайте ту запись, которая названа в подаче.
wire-type-mismatch = по конверту это `{ $found }`, а на деле `{ $expected }`
    .cure = Подпишите заново с верным типом: нельзя подменять то, подо что дана подпись.

# Приложения.

wire-attachment-too-long = в приложении { $bytes ->
        [one] { $bytes } байт
        [few] { $bytes } байта
       *[other] { $bytes } байт
    }; принимается не более { $limit }
    .cure = Разделите документ или уменьшите изображения.
wire-attachment-differs = в записи названо приложение { $named }, а эти байты — { $found }
    .cure = Получите приложение от автора ещё раз: изменённая или повреждённая копия никогда не показывается как подлинник.

# Файлы районов: GeoJSON и KML.

wire-geo-too-long = { $path } (байт { $offset }): байтов — { $bytes }; читается не более { $limit }
    .cure = Разделите районы на несколько файлов, а обозначения, названия и виды запишите короче.
wire-geo-too-deep = { $path } (байт { $offset }): вложенность глубже { $limit } уровней
    .cure = Задайте районы объектами одной коллекции или метками одного документа.
wire-geo-too-many = { $path } (байт { $offset }): более { $limit }
    .cure = Разделите районы на несколько файлов или упростите их.
wire-geo-not-utf8 = байт { $offset }: это не UTF-8 без метки порядка байтов
    .cure = Сохраните файл в UTF-8 без метки порядка байтов.
wire-geo-syntax = байт { $offset }: это не JSON; ожидалось `{ $expected }`
    .cure = Исправьте JSON в этом месте; оборванный файл получите заново.
wire-geo-xml = байт { $offset }: нарушена структура XML
    .cure = Исправьте XML возле этого места; у каждого элемента должен быть конец. Файл KMZ сначала распакуйте.
wire-geo-doctype = байт { $offset }: объявление типа документа
    .cure = Уберите DOCTYPE: для KML он не нужен, а отвергается потому, что способен раздуть малый файл до огромного.
wire-geo-entity = байт { $offset }: ссылка на сущность не из пяти, известных XML
    .cure = Запишите сам знак или одну из ссылок &amp; &lt; &gt; &quot; &apos;.
wire-geo-key-twice = { $path } (байт { $offset }): `{ $key }` стоит здесь дважды
    .cure = Уберите одно из двух: разные программы взяли бы разное.
wire-geo-missing = { $path } (байт { $offset }): нет `{ $key }`
    .cure = Добавьте его, как требует RFC 7946 (GeoJSON) или OGC 07-147r2 (KML).
wire-geo-unexpected = { $path } (байт { $offset }): ожидалось { $expected }
    .cure = Запишите то, что ожидается в этом месте.
wire-geo-crs = { $path } (байт { $offset }): указана система координат
    .cure = Пересчитайте координаты в WGS84, долгота первой, и уберите `crs`: других систем RFC 7946 не знает.
wire-geo-not-an-area = { $path } (байт { $offset }): { $found } — не район
    .cure = Уберите его из файла или начертите многоугольником; точки и линии указывают там, где о них спрашивают.
wire-geo-no-area = { $path } (байт { $offset }): в файле нет ни одного района
    .cure = Проверьте, тот ли это файл; районы — это Polygon и MultiPolygon либо Placemark с Polygon.
wire-geo-number = { $path } (байт { $offset }): это не число, которым можно пользоваться
    .cure = Запишите градусы и метры десятичной дробью с точкой, например 40.1408; кавычки превращают число в текст.
wire-geo-latitude = { $path } (байт { $offset }): широта { $found } градусов — за полюсом
    .cure = Ставьте сначала долготу, затем широту, как принято в GeoJSON и KML; то и другое в градусах.
wire-geo-longitude = { $path } (байт { $offset }): долгота { $found } градусов — больше полуоборота
    .cure = Ставьте сначала долготу, затем широту, в градусах от -180 до 180; метры картографической сетки сначала пересчитайте.
wire-geo-position-length = { $path } (байт { $offset }): чисел в координатах точки — { $numbers }
    .cure = Укажите долготу, широту и при необходимости высоту; в KML — через запятую и без пробелов.
wire-geo-ring-open = { $path } (байт { $offset }): контур не заканчивается там, где начался
    .cure = Повторите первую точку в конце контура.
wire-geo-ring-short = { $path } (байт { $offset }): точек в контуре — { $positions }
    .cure = В контуре не менее четырёх точек, последняя повторяет первую.
wire-geo-text = { $path } (байт { $offset }): знак, который ничего не показывает или переворачивает текст
    .cure = Наберите текст заново: такие знаки часто попадают вместе со скопированным.
wire-geo-altitudes = { $path } (байт { $offset }): нижняя граница лежит выше верхней
    .cure = Поменяйте их местами или исправьте неверную.

# То, что показывается о записях, словами.

view-banner-exercise = УЧЕНИЯ (EXERCISE). Всё здесь условно.
view-banner-training = УЧЕБНЫЕ ДАННЫЕ (TRAINING). Всё здесь условно.
view-stage-drafted = черновик
view-stage-submitted = подано
view-stage-sequenced = внесено в журнал
view-stage-received-by-one = получено хотя бы одной стороной
view-stage-in-effect = в силе
view-stage-held = удержано
view-stage-refused = отказано
view-stage-void = ничтожно
view-stage-ended = прекращено
view-effect-awaiting-receipts = не действует, пока не получены совпадающие квитанции: { $missing }
view-effect-in-effect = в силе с { $since }, позиция { $entry }
view-effect-held = удержано
view-effect-ended = прекращено { $since } записью { $by }
view-effect-refused = отказано: внесено, но не действует
view-effect-void = ничтожно: не подлежало допуску и не действует
view-decision-accepted = принято: ни одно правило не возражает
view-decision-accepted-incomplete = внесено; удерживается, пока недостаёт необходимого
view-decision-held = удержано: недостаёт необходимого
view-decision-refused = отказано: этому противоречит правило
view-decision-void = ничтожно: не подлежало допуску
view-asked-acknowledgement = { $kind }: видел ли это офицер?
view-asked-read-back = { $kind }: проведите обратную сверку по собственной карте, независимо
view-asked-read-back-differs = { $kind }: при обратной сверке названо другое место; свяжитесь с другой стороной, затем проведите сверку заново или исправьте уведомление
view-asked-read-back-unclear = { $kind }: при обратной сверке место определить не удалось; свяжитесь с другой стороной, затем проведите сверку заново или дайте более ясное уведомление
view-asked-consent = { $kind }: согласие или отклонение. Вопрос: { $question }
view-asked-answer = { $kind }: ваша сторона подписала и потому отвечает на сомнение
view-question-commonly-understood = понимается ли этот набор одинаково?
view-question-actionable = признаётся ли объект годным к дальнейшей проработке?
view-question-plan = согласован ли план?
view-question-areas = согласованы ли районы?
view-question-name = согласовано ли название (или его отзыв)?
view-question-setting = меняется ли настройка?
view-question-lift = снимается ли ограничение?
view-question-resume = возобновляется ли работа?
view-question-ceasefire = действует ли режим прекращения боевых действий?
view-question-late-notice = принимается ли запоздалое уведомление?
view-question-register = согласована ли эта запись реестра?
view-question-formation-step = делается ли этот шаг?
view-question-reset = начинаются ли дни заново?
view-question-continue = продолжается ли отсчёт дней?
view-question-no-action = закрывается ли объект без действий?
view-cause-hold = удержание
view-cause-doubt = сомнение
view-cause-stop = сигнал «стоп»
view-cause-suspension = приостановление
view-cause-withdrawal = выход
view-cause-lapse = прекращение режима
view-stop-stage-raised = подан; ответа ещё нет
view-stop-stage-attempted = вызов без ответа
view-stop-stage-delivered = дошёл до дежурного поста
view-stop-stage-read-back = сверен обратно
view-stop-stage-relayed = передан исполняющему штабу
view-stop-stage-crews-told = экипажам сообщено; исполнение не подтверждено
view-stop-stage-effect-confirmed = исполнение подтверждено
view-stop-stage-too-late = пришёл слишком поздно
view-stop-stage-reviewed = разобран
view-raised-by-claimed = { $text } (неустановленное лицо на узле { $node }, называет себя: { $post })
view-raised-at-console = { $text } (неустановленное лицо у пульта узла { $node })
view-stop-outcome = { $stage }; исход: { $outcome }
view-stop-due-running = далее ({ $side }): { $stage }, срок { $due }
view-stop-due-overdue = ПРОСРОЧЕНО ({ $side }): { $stage }, срок истёк { $due }
view-call-make = звоните сейчас: { $side }, { $callee }
view-call-answer = вызывают вашу сторону: ответьте немедленно — проведите обратную сверку сигнала, затем сообщайте о каждом этапе
view-deadline-lead = за { $hours } ч
view-obstacle-unknown = в журнале этого узла такой записи нет
    .cure = Дождитесь журнала или спросите автора, подана ли запись.
view-obstacle-not-in-effect = не в силе: { $effect }
    .cure = Выясните, почему запись в таком состоянии, и устраните причину.
view-obstacle-head-too-old = известная здесь голова журнала — от { $head_at }; она старше, чем допускает редакция
    .cure = Восстановите связь с центром и дождитесь свежей головы журнала.
view-obstacle-counterpart-unconfirmed = другая сторона давно не подтверждала, что у неё та же голова журнала
    .cure = Восстановите связь с другой стороной или сверьте головы журнала голосом либо курьером.
view-obstacle-local-restraint = ограничение { $restraint } дошло до этого узла и действует, хотя в журнале его ещё нет
    .cure = Делать ничего не нужно: оно действует, пока не снято по правилам.
view-kind-genesis = учредительная запись
view-kind-appointment = назначение
view-kind-delegation = делегирование
view-kind-revocation = отзыв
view-kind-key-rotation = смена ключа
view-kind-authority-succession = преемство национального органа
view-kind-setting-change = изменение настройки
view-kind-information = информация
view-kind-translation = перевод
view-kind-common-understanding = набор для единого понимания
view-kind-area-draft = черновик карты одной стороны
view-kind-area-set = набор районов
view-kind-release = переданный объект координации
view-kind-proposal = предложение
view-kind-plan = план
view-kind-final-notice = окончательное уведомление
view-kind-outcome = исход
view-kind-consent = согласие
view-kind-decline = отклонение
view-kind-area-notice = уведомление о районе
view-kind-read-back = обратная сверка
view-kind-acknowledgement = подтверждение получения
view-kind-agreed-name = название места
view-kind-protection-check = проверка по охраняемым объектам
view-kind-legal-review = правовое заключение
view-kind-air-defence-acknowledgement = подтверждение ПВО
view-kind-execution-report = доклад об исполнении
view-kind-hold = удержание
view-kind-doubt = сомнение
view-kind-doubt-answer = ответ на сомнение
view-kind-lift = снятие ограничения
view-kind-ceasefire-report = сообщение о режиме прекращения боевых действий
view-kind-suspension = приостановление
view-kind-resumption = возобновление
view-kind-withdrawal = выход
view-kind-formation-step = шаг к созданию группы
view-kind-reset-call = требование начать отсчёт дней заново
view-kind-level-statement = заявление об уровне соблюдения режима
view-kind-grounding-commitment = обязательство о прекращении полётов третьей стороны
view-kind-stop = сигнал «стоп»
view-kind-stop-stage = этап сигнала «стоп»
view-kind-correction = исправление
view-kind-retraction = аннулирование
view-kind-reservation = оговорка
view-kind-shift = смена
view-kind-competence-requirement = требуемые знания
view-kind-competence-waiver = допуск без требуемого знания
view-kind-host-support = содействие принимающей стороны
view-kind-ceasefire-party = участник режима прекращения боевых действий
view-kind-named-group = наименования и положение группы
view-kind-commitment = обязательство перед третьими
view-kind-milestone = веха
view-kind-open-issue = открытый вопрос
view-kind-paired-obligation = парное обязательство
view-kind-obligation-evidence = свидетельство об исполнении половины
view-kind-aid-access = доступ гуманитарной помощи
view-kind-corroboration = запрос о подтверждении
view-kind-reference-list = версия списка вне системы
view-kind-outside-action = действие вне группы
view-kind-ground-situation = обстановка на местах
view-kind-battle-rhythm = цикл работы стороны
view-kind-watch = изменение вахты
view-kind-heartbeat = утрата или восстановление контрольного сигнала
view-kind-spoken = устное сообщение
view-kind-receipt = квитанция
view-kind-tick = отметка времени
view-kind-refusal = корешок отказа
view-kind-freeze = закрытие журнала
view-kind-ruling = определение
view-kind-epoch = новая эпоха
view-post-snr = старший национальный представитель
view-post-deputy-snr = заместитель представителя
view-post-intelligence = представитель разведки
view-post-operations = оперативный представитель
view-post-legal = юридический советник
view-post-air-monitor = наблюдатель за полётами
view-post-duty-officer = дежурный офицер
view-post-translator = переводчик
view-post-protection = офицер по защите
view-post-records = офицер по учёту
view-post-gateway = шлюз
view-post-liaison = гуманитарный представитель
view-post-recipient = внешний получатель
view-post-auditor = аудитор
view-post-support = обеспечение
view-post-authority = национальный орган
view-post-node = узел

# Сравнение объёмов.
deconfliction-proof = Конфликтов нет: { $first } × { $second } объёмов по нормам { $rules }.
deconfliction-separated = Разнесены. { $how }
deconfliction-separated-by-parts = Разнесены по участкам; целиком ни один вид разнесения не выдержан.
deconfliction-marginal = На грани, считается конфликтом: норма выдержана, но с учётом погрешности исходных данных — нет.
deconfliction-conflict = Конфликт: и по времени, и на местности, и по высоте ближе, чем допускает норма.
deconfliction-time-gap = По времени: { $gap }; норма — { $rule } ({ $row }).
deconfliction-time-overlap = По времени перекрываются на { $gap }; норма — промежуток { $rule } ({ $row }).
deconfliction-lateral-gap = По месту: { $gap } между границами; норма — { $rule } ({ $row }).
deconfliction-lateral-at-least = По месту: не меньше { $gap } между границами; норма — { $rule } ({ $row }).
deconfliction-lateral-overlap = На местности участки перекрываются; норма — { $rule } между границами ({ $row }).
deconfliction-height-gap = По высоте: { $least }; норма — { $rule } ({ $row }).
deconfliction-height-range = По высоте: от { $least } до { $most }, так как высоты отсчитаны от разных поверхностей; норма — { $rule } ({ $row }).
deconfliction-height-overlap = По высоте слои перекрываются; норма — { $rule } между ними ({ $row }).
deconfliction-height-no-end = По высоте ни один слой не ограничен в сторону другого; норма — { $rule } между ними ({ $row }).
deconfliction-approach-together = Наибольшее сближение, оба заняты с { $from } до { $until }: { $first } и { $second }.
deconfliction-approach-apart = Наибольшее сближение на местности: { $first } и { $second }; более поздний начинается { $from }, более ранний кончается { $until }.
deconfliction-clearing-time = Конфликта нет, если первый на { $later } позже или на { $earlier } раньше.
deconfliction-clearing-higher = Конфликта нет, если первый на { $shift } выше.
deconfliction-clearing-lower = Конфликта нет, если первый на { $shift } ниже.
deconfliction-doubt = Наибольшая неопределённость: { $what }
deconfliction-doubt-computation = кроме вычисления (20 мм) — никакой.
deconfliction-doubt-speed = скорость на маршруте.
deconfliction-doubt-cell = грубость записи координат { $of ->
    [first] первого
    [second] второго
   *[both] обоих
}.
deconfliction-doubt-provenance = координаты { $of ->
    [first] первого
    [second] второго
   *[both] обоих
}: { $provenance ->
    [defined] установлены соглашением
    [digital] вычислены по закреплённым параметрам или сняты со спутникового приёмника
    [standard-unknown] вычислены по стандарту неизвестной редакции
    [three-parameter] вычислены по трём параметрам
    [map] сняты с карты масштаба 1:{ $scale }000
   *[unknown] происхождение неизвестно
}.
length-metres = { $number } м
length-kilometres = { $number } км
span-hours = { $number } ч
span-minutes = { $number } мин
span-seconds = { $number } с

# Файлы намерений.
volume-file-too-long = Файл длиннее { $max } байт.
    .cure = Разделите его на несколько файлов.
volume-file-not-json = Строка { $line }, столбец { $column }: это не JSON.
    .cure = Проверьте там скобки, запятые и кавычки.
volume-file-key-twice = { $path }: ключ «{ $key }» стоит дважды.
    .cure = Оставьте один.
volume-file-key-missing = { $path }: нет ключа «{ $key }».
    .cure = Добавьте его; что он значит — в docs/volume4d.md.
volume-file-key-unknown = { $path }: ключ «{ $key }» здесь ничего не значит.
    .cure = Исправьте или уберите его. Здесь известны: { $allowed }.
volume-file-one-of = { $path }: должен стоять ровно один из ключей: { $allowed }.
    .cure = Добавьте один или уберите лишние.
volume-file-type = { $path }: здесь ожидается { $expected ->
    [object] объект
    [array] список
    [string] текст
   *[number] число
}.
    .cure = Исправьте; образец — в docs/volume4d.md.
volume-file-number = { $path }: это не число от { $min } до { $max }.
    .cure = Проверьте цифры и единицу.
volume-file-word = { $path }: «{ $found }» — не одно из слов: { $allowed }.
    .cure = Выберите одно из этих слов.
volume-file-empty = { $path }: список пуст, в нём нет ни одного намерения.
    .cure = Запишите одно намерение или список от 1 до 1000; проверьте, как файл был выгружен.
volume-file-too-many = { $path }: больше { $max } элементов.
    .cure = Разделите.
volume-file-id-twice = { $path }: обозначение «{ $id }» повторяется.
    .cure = Дайте каждому намерению своё обозначение.
volume-file-token = { $path }: это не метка.
    .cure = Метка — 64 строчные шестнадцатеричные цифры; без неё берётся хеш канонической записи намерения.
volume-file-edges = { $path }: стороны названного вида здесь невозможны.
    .cure = По параллелям и меридианам каждая сторона сохраняет широту или долготу; маршрут задаётся только геодезическими.
volume-file-band-open = { $path }: у границы слоя не указано, от чего она отсчитана; возможных прочтений — { $count }.
    .cure = Добавьте к каждой высоте MSL, AGL, HAE или STD либо укажите эшелоны.
volume-file-ambiguous = { $path }: запись читается как разные места, вариантов: { $count }.
    .cure = Запишите место так, чтобы оно читалось однозначно, или укажите lat и lon.

# Реестры: версии записей, что из них следует, что в них сказано.
register-version-stated = собственное заявление
register-version-agreed = согласовано обеими сторонами
register-version-proposed = предложено, не согласовано
register-version-replaced = заменено
register-version-taken-back = взято назад
register-reading-names = Наименования: { $names }
register-reading-party-protected = По заявлению стороны — присоединился: под защитой режима
register-reading-party-unknown = Неизвестно: считается под защитой
register-reading-party-excluded = Вне режима: так согласовали обе стороны, и ни одна не утверждает иного
register-reading-group-protected = Положение неясно: под защитой, пока обе стороны не решат
register-reading-group-unknown = Неизвестно: считается под защитой
register-reading-group-excluded = Вне режима по его условиям
register-reading-issue-open = Открыт
register-reading-issue-settled = Разрешён обеими сторонами
register-reading-overdue = ПРОСРОЧЕНО: срок истёк { $due }
register-reading-half-done = { $side }: { $bound }, заявлено { $count }: обе стороны видели отвод полностью
register-reading-half-not-done = { $side }: { $bound }, заявлено { $count }: обе стороны видели, что отведено не всё
register-reading-half-disputed = { $side }: { $bound }, заявлено { $count }: СПОРНО, стороны видели разное
register-reading-half-seen-by-one = { $side }: { $bound }, заявлено { $count }: свидетельство только одной стороны
register-reading-half-not-seen = { $side }: { $bound }, заявлено { $count }: свидетельств ещё нет
register-reading-aid-denied = Помощь не пропущена: это касается режима прекращения боевых действий (SRC.004.f)
register-reading-not-answered = Без ответа; это ничего не меняет
register-reading-told-late = С ОПОЗДАНИЕМ: первое сообщение полагалось до { $due }
register-reading-grades-match = Уровни званий сопоставимы: { $post }, alpha { $alpha }, bravo { $bravo }
register-reading-grades-differ = Уровни званий расходятся более чем на одну ступень либо нет визави: { $post }, alpha { $alpha }, bravo { $bravo }
register-reading-location-unset = AMB-02: место пребывания группы не определено
register-reading-location-disputed = AMB-02: одна из сторон предлагает другое место пребывания группы
register-says-shift = { $post }: офицер { $officer }, с { $from } до { $until } по времени опорного пояса
register-says-competence-requirement = { $post }: { $competences }
register-says-competence-waiver = { $post }, офицер { $officer }: служит без знания { $competence } до { $until }. { $reason }
register-says-host-support = { $support }: { $state } ({ $reference })
register-says-ceasefire-party = { $name }: { $status }; { $through }
register-says-named-group = { $standing }; добавлены наименования: { $names }
register-says-commitment = { $owner }: { $text } ({ $state }; срок: { $due })
register-says-milestone = { $track }: { $text } ({ $state }; срок: { $due })
register-says-open-issue = { $state }; ведёт: { $owner }. { $text }
register-says-paired-obligation = { $withdrawn }, отвод на { $distance } м, обе половины к { $due }. alpha: { $alpha_bound } { $alpha_count } (наблюдает { $alpha_observer }); bravo: { $bravo_bound } { $bravo_count } (наблюдает { $bravo_observer })
register-says-obligation-evidence = половина { $half }: { $seen }, количество { $count }, { $observed }, наблюдал { $observer }
register-says-aid-access = { $district }: { $state }; отказал: { $denied }. { $text }
register-says-corroboration-asked = спрошено о { $record }
register-says-corroboration-answered = ответ: { $answer }
register-says-reference-list = версия { $version }: { $references }; SHA-256 списка { $hash }
register-says-outside-action = совершено { $acted }; обозначение { $reference }; согласовать невозможно: { $because }
register-says-ground-situation = { $district }: { $text }
register-says-battle-rhythm = Поданное до { $cut_off } может быть использовано с { $usable } через { $days } сут. по времени опорного пояса.
register-word-host-support-premises = помещения
register-word-host-support-communications = связь
register-word-host-support-security = охрана
register-word-host-support-movement = передвижение и проезд
register-word-host-support-medical = медицинское обеспечение
register-word-host-support-supply = снабжение
register-word-host-support-asked = запрошено
register-word-host-support-arranged = обеспечено
register-word-host-support-ended = прекращено
register-word-ceasefire-party-accepted = присоединился к режиму
register-word-ceasefire-party-left = вышел из режима
register-word-ceasefire-party-excluded = вне режима
register-word-named-group-unclear = положение неясно
register-word-named-group-co-located = находится вместе с участниками режима
register-word-named-group-excluded = вне режима
register-word-commitment-given = дано
register-word-commitment-kept = исполнено
register-word-commitment-taken-back = взято назад
register-word-milestone-cooperation = военное сотрудничество
register-word-milestone-ceasefire = прекращение боевых действий
register-word-milestone-political = политические рамки
register-word-milestone-ahead = впереди
register-word-milestone-reached = достигнута
register-word-milestone-given-up = снята
register-word-open-issue-open = открыт
register-word-open-issue-settled = разрешён
register-word-open-issue-alpha = alpha
register-word-open-issue-bravo = bravo
register-word-open-issue-both = обе стороны
register-word-paired-obligation-separation-of-forces = разведение сил
register-word-paired-obligation-tanks = танки
register-word-paired-obligation-artillery = артиллерия
register-word-paired-obligation-mortars = миномёты
register-word-paired-obligation-rocket-launchers = реактивные установки
register-word-paired-obligation-armoured-carriers = бронетранспортёры
register-word-obligation-evidence-complete = отведено полностью
register-word-obligation-evidence-partial = отведено частично
register-word-obligation-evidence-nothing = ничего не отведено
register-word-obligation-evidence-no-access = доступа не было
register-word-aid-access-due = причитается
register-word-aid-access-asked = запрошен
register-word-aid-access-granted = разрешён
register-word-aid-access-moving = в пути
register-word-aid-access-delivered = доставлено
register-word-aid-access-denied = ОТКАЗАНО
register-word-aid-access-blocked = ОСТАНОВЛЕНО в пути
register-word-aid-access-given-up = отменено отправителем
register-word-aid-access-unknown = неизвестно кто
register-word-corroboration-yes = да
register-word-corroboration-no = нет
register-word-corroboration-none = сказать нечего
register-word-outside-action-no-reference = нет
register-word-no-date = без даты
register-word-no-names = нет

wire-source-too-long = копия текста содержит { $bytes } байт; читается не более { $max }
    .cure = Сохраните только сам текст, без окружающих страниц.
wire-source-not-utf8 = копия текста не в UTF-8, начиная с байта { $offset }
    .cure = Сохраните её как простой текст в UTF-8.
wire-source-nothing-in-common = у двух текстов нет ничего общего
    .cure = Сличайте две копии одного и того же текста.

# Операции: чего плану недостаёт помимо согласия и какие дела открыли доклады.
view-operations-clears-nothing = Отсутствие в перечне не доказывает, что место не охраняется. Ничто здесь не говорит, что там можно действовать.
view-operations-national-position = Каждое заключение и каждое подтверждение фиксируют национальную позицию. Это не одобрение, не правовое заключение, не принятие на себя общей ответственности и не признание.
view-operation-stage-submitted = обеими сторонами не согласовано
view-operation-stage-held = удержано
view-operation-stage-agreed = согласовано обеими сторонами; не удержано
view-operation-stage-final-notice = дано окончательное уведомление; не удержано
view-operation-stage-window-open = окно открыто; не удержано
view-operation-stage-window-closed = окно закрыто, доклада нет
view-operation-stage-reported = доклад представлен
view-operation-stage-ended = отменено, отклонено или отозвано
view-operation-infeasible = Окно начинается раньше, чем позволяет цикл другой стороны; не раньше { $earliest }.
view-operation-unreported = Доклада нет; срок истёк { $due }.
view-support-protection-check-missing = Проверка по охраняемым объектам, { $whose }: действующей нет. Удержано.
view-support-protection-check-contact = Проверка по охраняемым объектам, { $whose }: задет охраняемый объект. Удержано.
view-support-protection-check-no-entry-on-list = Проверка по охраняемым объектам, { $whose }: в её перечнях записи нет, что ничего не доказывает.
view-support-legal-review-missing = Правовое заключение, { $whose }: не засвидетельствовано. Удержано.
view-support-legal-review-over = Правовое заключение, { $whose }: срок засвидетельствования истёк { $until }. Удержано.
view-support-legal-review-lapsed-plan = Правовое заключение, { $whose }: утратило силу, план исправлен. Удержано.
view-support-legal-review-lapsed-areas = Правовое заключение, { $whose }: утратило силу, действуют другие районы. Удержано.
view-support-legal-review-lapsed-check = Правовое заключение, { $whose }: утратило силу, проверка уже другая. Удержано.
view-support-legal-review-live = Правовое заключение, { $whose }: засвидетельствовано до { $until }.
view-support-counterpart-review-silent = Юридический советник, { $whose }: ничего не сообщил.
view-support-counterpart-review-objection = Юридический советник, { $whose }: возражает. Удержано.
view-support-counterpart-review-no-objection-known = Юридический советник, { $whose }: возражений не известно. Это ничего не разрешает.
view-support-counterpart-review-not-reviewed = Юридический советник, { $whose }: не рассматривал. Это ничего не разрешает.
view-support-air-defence-missing = ПВО, { $whose }: подтверждения нет. Удержано.
view-support-air-defence-over = ПВО, { $whose }: срок подтверждения истёк { $until }. Удержано.
view-support-air-defence-live = ПВО, { $whose }: подтверждено до { $until }.
view-departure-no-plan = плана не было
view-departure-not-agreed = к началу действия план не был согласован обеими сторонами
view-departure-outside-the-window = часть действия совершена вне согласованного окна
view-departure-outside-the-block = часть действия совершена вне согласованного района
view-departure-restrained = план в это время был удержан или остановлен
