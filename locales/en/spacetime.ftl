# Sentences of: spacetime.
