# The picture: map, lanes and table
web-keys-picture = Map, lanes and table
web-picture-panes = Views
web-picture-pane-map = Map
web-picture-pane-lanes = Windows in time
web-picture-pane-table = Table
web-picture-layers = What is shown
web-picture-layer-area = Common map
web-picture-layer-draft = Outlines of each side
web-picture-layer-register = Registers
web-picture-layer-protected = Protected entries of this side
web-picture-layer-item = Items
web-picture-layer-notice = Notices
web-picture-layer-plan = Plans
web-picture-name = Name and class
web-picture-side = Side
web-picture-from = From
web-picture-until = Until
web-picture-standing-agreed = both say so
web-picture-standing-disputed = disputed
web-picture-standing-gap = one side only
web-picture-empty = Nothing with a place stands in the log at this moment, or every layer is hidden.
web-picture-no-windows = Nothing that is shown has a window in time.
web-picture-no-version = No version of the common map is in force at this moment: nothing is designated.
web-picture-selected = Selected
web-picture-deselect = Deselect
web-picture-to-proof = History and proof
web-picture-notation = Notation of places
web-picture-notation-degrees = Degrees
web-picture-notation-minutes = Minutes
web-picture-notation-seconds = Seconds
web-picture-part = Part
web-picture-corner = Corner
web-picture-more-corners = { $count ->
    [one] One more corner stands in the record.
   *[other] { $count } more corners stand in the record.
}
web-picture-frame = Show it all
web-picture-borders = Boundaries
web-picture-map-how = Map. Arrow keys move it, plus and minus zoom; everything on it also stands in the table.
web-picture-world = Coasts and boundaries: Natural Earth, public domain; they state no position on any boundary. Nothing on this map is the position of an aircraft.
web-picture-no-world = The atlas is not installed beside this node: shapes are drawn without coasts. Nothing on this map is the position of an aircraft.
web-picture-no-map = This browser cannot draw the map ({ $reason }). The windows and the table show the same.
web-picture-axis-how = Click, or the arrow keys by an hour (with Shift by a minute), fixes the moment that is shown.
