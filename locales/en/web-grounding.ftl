# Grounding watch.
