# Review and sign.
