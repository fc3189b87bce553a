# The workstation's frame: doors, bars, keys, sheets. Each screen has a file of its own, web-<screen>.ftl.

web-again = Try again
web-alarms-count = { $count ->
    [0] no alarms
    [one] { $count } alarm
   *[other] { $count } alarms
}
web-cure = What cures it:
web-cursor = Moment shown
web-cursor-how = Day, hour and minute Zulu, month, year: 121900ZSEP16; or 2016-09-12T19:00Z. Enter shows that moment.
web-density-comfortable = Comfortable
web-density-compact = Compact
web-door-demo = Posts of this exercise
web-door-explain = You are at node { $node }. Sign in with the key file of your post. The key stays in the memory of this page and goes nowhere; locking forgets it.
web-door-key = Choose the key file…
web-door-no-key = That file holds no Ed25519 key in PKCS #8 PEM.
web-door-over = Your session is over and the key is forgotten. Sign in again to go on. The stop call works all the same.
web-door-title = Doors
web-failed = This page failed: { $reason }
web-go-live = Back to live
web-help = Keys
web-key-alarms = All alarms
web-key-density = Density of rows
web-key-down = Next row
web-key-help = All keys
web-key-language = Other language
web-key-lock = Lock: forget the key
web-key-open = Open
web-key-stop = Stop call; again or Enter raises it
web-key-theme = Dark, light, high contrast
web-key-up = Row before
web-keys-everywhere = Everywhere
web-keys-screens = Screens
web-keys-table = In a table
web-link-since = last head { $at }
web-link-waiting = { $count ->
    [0] nothing waits
   *[other] { $count } waiting
}
web-live-now = Live
web-loading = Loading…
web-lock = Lock
web-log-earlier = Earlier entries
web-log-later = Later entries
web-log-none-then = None of these entries had come by the moment shown.
web-log-part = Entries { $first } to { $last } of { $count } are shown.
web-log-size = { $size ->
    [one] { $size } entry
   *[other] { $size } entries
}
web-no-answer = The node does not answer.
web-not-live = NOT LIVE: shown as of { $at }. Nothing can be signed.
web-nothing-selected = Nothing is selected.
web-pane-broken = This part has failed and nothing else with it: { $reason }
web-post-air-monitor = Air-activity monitor
web-post-auditor = Auditor
web-post-authority = Authority
web-post-deputy-snr = Deputy representative
web-post-duty-officer = Duty officer
web-post-gateway = Gateway
web-post-intelligence = Intelligence representative
web-post-legal = Legal adviser
web-post-liaison = Humanitarian liaison
web-post-node = Node
web-post-operations = Operations representative
web-post-protection = Protection officer
web-post-recipient = Outside recipient
web-post-records = Records officer
web-post-snr = Senior national representative
web-post-support = Support
web-post-translator = Translator
web-refused-without-words = The node refused without a word ({ $status }).
web-screen-log = Joint log
web-screen-proof = History and proof
web-screen-queue = Awaiting my side
web-screens = Screens
web-skip-content = To the content
web-stop-acts = The stop acts here and travels to all nodes:
web-theme-contrast = High contrast
web-theme-dark = Dark
web-theme-light = Light
web-screen-picture = Map, lanes, table
web-screen-watch = Watch
web-screen-operations = Operations
web-screen-protection = Protection desk
web-screen-formation = Formation clock
web-screen-registers = Registers
web-screen-reports = Reports
