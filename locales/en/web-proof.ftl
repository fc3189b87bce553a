# History and proof.

web-proof-about = What speaks of it
web-proof-all-hold = Everything checked here holds.
web-proof-anchor = Checked in this browser against the keys of the founding record; compare its code with the one you trust:
web-proof-check-officer = Signature over the exact bytes by key
web-proof-check-path = Place in the tree leads to the signed root, entry
web-proof-check-record = The bytes have the hash that names the record
web-proof-check-sequencer = Signature of the log over the root
web-proof-check-stored = Stored by a side, cosignature of
web-proof-checked = Proof, checked in this browser
web-proof-entry = In the joint log
web-proof-fails = FAILS
web-proof-history = History
web-proof-holds = holds
web-proof-no-anchor = The log does not begin with its founding record: there is no key to check anything against.
web-proof-not-all = NOT everything holds. Do not rely on this record.
web-proof-print = Print
web-proof-receipts = Receipts of { $sides } cover it.
web-proof-save-bundle = Save everything (JSON)
web-proof-save-payload = Save the exact bytes
web-proof-save-proof = Save the proof file
web-proof-signers = Signed by keys
web-proof-stages = Steps
web-proof-try = Change one letter, to see it fail
web-proof-unreadable = This is no proof file.
