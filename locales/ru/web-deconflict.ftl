# Разведение: пары, удаление, проба.
web-screen-deconfliction = Разведение
web-deconflict-as-announced = Как объявлено
web-deconflict-draft = Проект с этим окном
web-deconflict-draft-explained = Показывается и подписывается как любая запись. Уведомление заменяет прежнее; действующий план сначала отменяется своей записью.
web-deconflict-found = Имеется
web-deconflict-kind = Разведение
web-deconflict-lateral = На местности
web-deconflict-near = { $count ->
    [one] { $count } пара не разнесена по правилам { $rules }; приостановлены обе её стороны.
    [few] { $count } пары не разнесены по правилам { $rules }; приостановлены обе стороны каждой.
   *[other] { $count } пар не разнесено по правилам { $rules }; приостановлены обе стороны каждой.
}
web-deconflict-no-pairs = Другая сторона не объявила ничего, что ещё не закончилось: разводить не с чем.
web-deconflict-nothing = Наша сторона не объявила ничего, что ещё не закончилось.
web-deconflict-other = Их
web-deconflict-own = Наше
web-deconflict-pair = Пара
web-deconflict-pairs = Пары объявленного
web-deconflict-required = Требуется
web-deconflict-rule = Правило
web-deconflict-rules = Правила { $rules }
web-deconflict-shift = ({ $minutes } ч)
web-deconflict-show = Показать на карте и в окнах
web-deconflict-supposed = Если бы наше окно было другим
web-deconflict-supposed-how = Перетащите своё окно или двигайте его стрелками: 15 минут, с Shift 1 минута, Page Up и Page Down — сутки, Home — назад. Оценивает узел; ничего не сохраняется.
web-deconflict-time = По времени
web-deconflict-vertical = По высоте
