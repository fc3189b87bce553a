# Sentences of: ledger.
