# The watch: stops, read-back, hand-over.
web-watch-stops = Stops
web-watch-no-stops = No stop has been called.
web-watch-call-now = Call now
web-watch-binding = What binds now
web-watch-nothing-binds = Nothing binds: no stop, hold, doubt or suspension stands.
web-watch-cause = What and why
