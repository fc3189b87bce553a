# Deconfliction: pairs, separation, what-if.
