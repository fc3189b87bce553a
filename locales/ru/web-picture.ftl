# The picture: map, lanes and table
web-keys-picture = Карта, окна и таблица
web-picture-panes = Виды
web-picture-pane-map = Карта
web-picture-pane-lanes = Окна времени
web-picture-pane-table = Таблица
web-picture-layers = Что показано
web-picture-layer-area = Общая карта
web-picture-layer-draft = Контуры каждой стороны
web-picture-layer-register = Реестры
web-picture-layer-protected = Охраняемые места этой стороны
web-picture-layer-item = Объекты координации
web-picture-layer-notice = Уведомления
web-picture-layer-plan = Планы
web-picture-name = Название и класс
web-picture-side = Сторона
web-picture-from = С
web-picture-until = До
web-picture-standing-agreed = обе стороны согласны
web-picture-standing-disputed = спорно
web-picture-standing-gap = только одна сторона
web-picture-empty = На этот момент в журнале нет ничего с местом, либо скрыты все слои.
web-picture-no-windows = У показанного нет окон времени.
web-picture-no-version = На этот момент ни одна версия общей карты не действует: обозначенных районов нет.
web-picture-selected = Выбрано
web-picture-deselect = Снять выбор
web-picture-to-proof = История и доказательство
web-picture-notation = Запись координат
web-picture-notation-degrees = Градусы
web-picture-notation-minutes = Минуты
web-picture-notation-seconds = Секунды
web-picture-part = Часть
web-picture-corner = Угол
web-picture-more-corners = { $count ->
    [one] Ещё { $count } угол указан в записи.
    [few] Ещё { $count } угла указаны в записи.
   *[other] Ещё { $count } углов указаны в записи.
}
web-picture-frame = Показать всё
web-picture-borders = Границы
web-picture-map-how = Карта. Клавиши со стрелками двигают её, плюс и минус меняют масштаб; всё показанное есть и в таблице.
web-picture-world = Берега и границы: Natural Earth, общественное достояние; позиции о границах они не выражают. Положений воздушных судов на карте нет.
web-picture-no-world = Атлас на этом узле не установлен: фигуры показаны без берегов. Положений воздушных судов на карте нет.
web-picture-no-map = Этот браузер не может показать карту ({ $reason }). То же есть в окнах времени и в таблице.
web-picture-axis-how = Щелчок или стрелки (час; с Shift минута) фиксируют показываемый момент.
