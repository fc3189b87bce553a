# History and proof.
