# The queue: what awaits this side.

web-queue-asked = Asked for
web-queue-empty = Nothing awaits this side.
