# What a node tells its humans about logs, peers and time, and why the protocol refuses something.

# Alarms: facts that a human must learn of.
protocol-fork = The sequencer signed two { $log } checkpoints that contradict each other, at { $smaller } and { $larger } entries. This node no longer cosigns that log.
    .cure = Keep the evidence file, show it to the other side, and stop relying on permissions. Restraints work on. Both authorities decide on a freeze and a new origin.
protocol-head-went-back = The centre shows { $shown } entries of the { $log } log; this node holds { $held } that it signed before.
    .cure = Ask the centre whether it was restored from a backup. It must not sign again with the same key.
protocol-note-refused = A checkpoint from { $from } does not hold: { $code }.
    .cure = Ask for it again by another road. If it stays so, compare the verifier keys at both ends.
protocol-entries-refused = Entries of the { $log } log from { $start } on, received from { $from }, do not belong to the checkpoint that came with them. They were thrown away.
    .cure = Fetch them from another node, or have them brought by courier.
protocol-foreign-genesis = Entry 0 of the joint log is not the founding record this node trusts. Nothing is cosigned.
    .cure = Compare the hash of the founding record with the one both authorities signed; connect to the right centre.
protocol-void-entry = The centre sequenced entry { $index }, which should not have been admitted ({ $code }). It has no effect; the evidence is kept.
    .cure = Show the evidence to both authorities. An author whose record stands in that entry submits it again.
protocol-verdicts-differ = The verdict log of the centre differs from the own examination; the first difference is at entry { $first }. This node does not cosign it.
    .cure = Compare the rules version and the edition's hash on all three nodes; if the rules are in doubt, both authorities sign a ruling on that entry.
protocol-peer-verdicts-differ = The node of { $side } finds other verdicts than the centre publishes, first at entry { $first }. Its receipts count as delivery only until they match.
    .cure = Compare the rules version and the edition's hash on all three nodes; if the rules are in doubt, both authorities sign a ruling on that entry.
protocol-receipt-differs = The receipt of { $side } at { $size } entries names other verdicts than this node found. It counts as delivery only: permissions wait, restraints act.
    .cure = Find the first differing verdict on both nodes. The next receipt that matches heals this.
protocol-receipt-healed = The receipts of { $side } match again, from { $size } entries on.
    .cure = Nothing needs to be done.
protocol-time-ahead = Entry { $index } bears the ledger time { $at }, which is ahead of the clock of this node. It is stored; the receipt waits until the clock gets there.
    .cure = Check the clock of this node and of the centre.
protocol-centre-gone = Entry { $index } bears the ledger time { $at }, so far ahead that the centre counts as gone. Nothing new is permitted.
    .cure = Check the own clock first. If it is right, both authorities prepare a freeze; restraints travel directly.
protocol-time-disputed = Entry { $index } bears the ledger time { $at }, which lies before the moment at which this node had the whole log. The time is disputed; no verdict changes.
    .cure = Compare the clocks by voice; note the difference in the log.
protocol-clock-went-back = The clock of this node went back by { $seconds } s.
    .cure = Check the time source. Times already in the log do not change.
protocol-unsequenced = Submission { $number } in lane { $lane } is still not in the log, record { $payload }. The counterpart has been shown it.
    .cure = Ask the centre. If it withholds the record, the chain of your submissions and the counterpart's copy prove it.
protocol-counterpart-unsequenced = The centre does not sequence what { $side } has submitted: lane { $lane }, { $outbox } submitted, { $sequenced } in the log.
    .cure = Ask the centre, by voice as well; this node has passed the submission on.
protocol-refused-by-centre = The centre refused record { $payload } at { $size } entries: { $code }.
    .cure = Cure the reason and submit again; every new attempt is judged anew.
protocol-restraint-arrived = Restraint { $payload } arrived from { $from } outside the log. It holds here from now on.
    .cure = Open it and pass it on to those who act. It is being submitted to the log.
protocol-restraint-unauthorised = Restraint { $payload } arrived from { $from }, but by this node's log nobody signed it who holds its author's post. It is not held here.
    .cure = Call its author by voice. An officer in office signs it again; a stop may be signed with any known key.
protocol-hold-released = Restraint { $payload } no longer holds here: the centre, at { $size } entries, and this node both find that nobody signed for its author's post.
    .cure = If it was meant, an officer in office signs a new one; for an emergency, raise a stop.
protocol-receipt-late = The receipt of { $side } for { $size } entries came later than the edition allows.
    .cure = Ask the duty officer there whether the line or the watch was interrupted.
protocol-write-failed = Something could not be written ({ $what }). It is tried again.
    .cure = Free space on the disk or repair it. A stop call works all the same.
protocol-frozen = This node cosigns nothing above { $size } entries any more.
    .cure = The authority may sign the freeze at that checkpoint now.
protocol-keys-superseded = The log names other keys for this node than it has. It stores and examines, but signs nothing.
    .cure = Install the keys that were rotated in, or have the own authority rotate keys.
protocol-table-differs = The table { $table } here (SHA-256 { $held }) is not the one that the edition pins ({ $pinned }). This node stores but does not examine: it gives no receipt and no permission counts here.
    .cure = Run a version of the program that holds exactly this table, and restart. Restraint goes on meanwhile.

# Why an entry is void.
protocol-entry-time-went-back = its ledger time is before that of the entry before it
    .cure = Nothing cures the entry; its author submits the record again.
protocol-entry-submission-key = its submission is not signed by the record key that the log knows for its origin
    .cure = The origin submits it again under its own key.
protocol-entry-number-ahead = submissions before it in its lane are missing
    .cure = The missing submissions are sequenced first; then the record is submitted again.
protocol-entry-number-used = the log has used the number of this submission already
    .cure = The record is submitted again under the next number of its lane.
protocol-entry-chain-broken = its submission does not continue the chain of its lane
    .cure = The origin submits it again as the next link of its chain.
protocol-entry-repeated = its record stands in the log already
    .cure = Nothing needs to be done: the first entry counts.
protocol-entry-not-founded = the log has no founding record yet
    .cure = The founding record must be entry 0.
protocol-entry-founded-twice = a log is founded only once
    .cure = A new founding needs a log of its own.
protocol-entry-lane-foreign = its record does not belong in the lane it was submitted in
    .cure = The origin submits it again in the lane of its kind.
protocol-entry-stub-foreign = only the centre leaves stubs of refused submissions
    .cure = Nothing cures the entry.
protocol-entry-stub-lane = the stub names a lane that does not exist
    .cure = The centre refuses the submission again, naming its lane.
protocol-entry-stub-number = the stub is for a number that is not due
    .cure = The centre leaves the stub when the number is due.
protocol-entry-unread = the entry could not be read
    .cure = Nothing cures the entry; its author submits the record again.
protocol-entry-void = the entry should not have been admitted
    .cure = The author cures the reason and submits again.

# Limits.
protocol-limit-submissions-per-second = this side has used its submissions for this second
    .cure = Submit again in a second. Restraints know no such limit.
protocol-limit-bytes-per-day = this side has used its bytes for this day
    .cure = Submit again tomorrow, or send long documents as attachments. Restraints know no such limit.

# Why the own node refuses something.
protocol-author-of-another-node = This record's author sits at another node. Nobody acts for the other side.
    .cure = Hand the record in at its author's own node.
protocol-refused = The rules refuse this record.
    .cure = Look at the findings, cure them, and submit a new record.
protocol-freeze-note = This is no checkpoint signed by the sequencer of this log.
    .cure = Give the exact bytes of the signed checkpoint.
protocol-freeze-not-held = This node does not hold the entries of that checkpoint, so it cannot hand them over.
    .cure = Fetch or exchange what is missing first; a freeze is at the largest checkpoint whose entries either side can hand over.
protocol-freeze-stands = This node is frozen at another checkpoint already.
    .cure = A freeze is not moved. Use the checkpoint that stands.

# Evidence.
protocol-evidence-form = this is no file of fork evidence
    .cure = Give the file as the node wrote it.
protocol-evidence-unsigned = a checkpoint in the evidence is not signed by that log
    .cure = Check that the verifier key is that of the log in question.
protocol-evidence-no-contradiction = the checkpoints in the evidence do not contradict each other
    .cure = This file proves nothing; look for the one the node wrote at its alarm.

# Why a proof cannot be made.
protocol-prove-unknown = the log does not hold this record
    .cure = Check the hash; a record that is only submitted cannot be proved yet.
protocol-prove-uncovered = no published checkpoint covers entry { $index } yet
    .cure = Wait for the next checkpoint.
protocol-prove-no-receipt = { $side } has given no matching receipt that covers entry { $index }
    .cure = Wait for that side's receipt; without it the permission is not in effect.

# Why a node does not start.
protocol-open-role = The keys of this node are those of another role.
    .cure = Install the keys that were made for this node.
protocol-open-key = A key in the founding record cannot be read ({ $reason }).
    .cure = Check that the founding record is the one both authorities signed.
protocol-open-note = The published checkpoint does not hold ({ $reason }).
    .cure = Do not start from this directory. Verify it, and restore it from a node that holds the same log.
protocol-open-root = The entries of the { $log } log are not those of the checkpoint it published.
    .cure = Do not start from this directory. Verify it, and restore it from a node that holds the same log.
protocol-outbox-unread = A file of the outbox is no submission.
    .cure = Restore the outbox. If it is lost, rotate this node's key: a chain must never be begun twice.
protocol-outbox-chain = The chain of the outbox breaks in lane { $lane } at number { $number }.
    .cure = Restore the outbox. If it is lost, rotate this node's key: a chain must never be begun twice.
