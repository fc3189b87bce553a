# Sentences of: verdict.
