# Sentences of: wire.
