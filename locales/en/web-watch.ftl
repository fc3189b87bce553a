# The watch: stops, read-back, hand-over.
