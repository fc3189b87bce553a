# Sentences of: protocol.
