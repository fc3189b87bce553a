# The queue: what awaits this side.

web-key-approve = Approve: consent, acknowledge or answer
web-key-filter = Filter
web-key-return = Return: decline, or doubt with a reason
web-key-translation = Ask for the translation
web-keys-queue = Queue
web-queue-asked = Asked for
web-queue-binding = What binds now
web-queue-chosen = The chosen record
web-queue-count = { $shown } of { $count } asked of { $side }
web-queue-due = Due
web-queue-empty = Nothing awaits this side.
web-queue-filter = Filter by kind, text, sender or hash
web-queue-id = Record
web-queue-left = Time left
web-queue-new = { $count ->
    [one] { $count } new item awaits this side.
   *[other] { $count } new items await this side.
}
web-queue-original = { $lang }, original only
web-queue-sides = Both sides
web-queue-translation = Translation
web-progress-agreed = agreed
web-progress-agreed-by-one-post = 1 post agreed
web-progress-delivered = delivered
web-progress-seen = seen
web-progress-sent = sent
web-queue-none-at-centre = The centre is no side: nothing is asked of it, and it has no queue. The other screens show what stands.
