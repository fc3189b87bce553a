# Deconfliction: pairs, separation, what-if.
web-screen-deconfliction = Deconfliction
web-deconflict-as-announced = As announced
web-deconflict-draft = Draft with this window
web-deconflict-draft-explained = Shown and signed like any record. A notice takes the place of the one before; a plan that stands is first cancelled by its own record.
web-deconflict-found = There is
web-deconflict-kind = Separation
web-deconflict-lateral = On the ground
web-deconflict-near = { $count ->
    [one] One pair is not kept apart by the rules { $rules }; both of it are held.
   *[other] { $count } pairs are not kept apart by the rules { $rules }; both of each are held.
}
web-deconflict-no-pairs = The other side has announced nothing that is not over: there is nothing to be kept apart from.
web-deconflict-nothing = This side has announced nothing that is not over.
web-deconflict-other = Theirs
web-deconflict-own = Ours
web-deconflict-pair = The pair
web-deconflict-pairs = Pairs of announcements
web-deconflict-required = Asked for
web-deconflict-rule = Rule
web-deconflict-rules = Rules { $rules }
web-deconflict-shift = ({ $minutes } h)
web-deconflict-show = Show on map and windows
web-deconflict-supposed = If our window were another
web-deconflict-supposed-how = Drag the own window, or move it by the arrow keys: 15 minutes, with Shift 1 minute, Page up and Page down a day, Home back. The node judges; nothing is kept.
web-deconflict-time = In time
web-deconflict-vertical = In height
