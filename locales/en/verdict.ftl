# What the rules find: why a record is held, refused or void, and what cures it.

# Admission and signatures.
entry-inadmissible = These bytes are no admissible entry: they break the rule { $rule }.
    .cure = Send the record again in the form the rule asks for; the centre should not have taken it as it was.
log-not-founded = The log has no founding record yet, so nothing else can stand in it.
    .cure = Enter the founding record that both authorities signed first.
nobody-signed-for-the-post = None of the signatures belongs to the post { $post } at { $node } at this point of the log.
    .cure = Let the officer who holds the post sign, or have the own authority appoint the key first.
submitted-by-another-node = The record speaks for { $node } and was submitted by { $submitter }. Nobody acts for another side.
    .cure = Submit it from the author’s own node.
made-in-the-future = The record says it was made at { $made_at }, later than the latest time allowed here, { $latest }.
    .cure = Set the clock right and sign again. A time in the past is never refused.
made-under-another-edition = The record was made under the edition { $edition }; this log is under { $expected }.
    .cure = Make the record anew under the edition of this log.
made-under-other-rules = The record was made under version { $rules } of the rules; this log is judged under version { $expected }.
    .cure = Make the record anew with a program that holds version { $expected }.
limit-exceeded = The limit { $limit } is { $value }, and this record would exceed it.
    .cure = Close or end what is no longer needed, then send the record again. Restraints have no such limit.
record-already-in-the-log = The record { $record } is already in the log; a copy changes nothing.
    .cure = Nothing need be done. To act again, make a new record.
post-may-not-write-this = The post { $post } at { $node } may not write a record of the kind { $kind }.
    .cure = Let one of the posts named write it.
clause-not-yet-built = This clause is in the register and not yet built: nothing here has checked it.
    .cure = Check it by other means; do not read silence as a check.

# Founding, freeze, ruling, epoch.
log-already-founded = The log is already founded.
    .cure = A new founding needs a log of its own.
genesis-names-another-edition = The founding record names the edition { $edition }, or other bytes of it; this node holds { $expected }.
    .cure = Compare the hash of the edition file on both sides and found the log on the same bytes.
genesis-keys-not-apart = A key in the founding record has two tasks, or an authority has not exactly three keys.
    .cure = Give each task its own key and each authority three.
genesis-lacks-an-authority = Two of three authority keys of { $side } must sign the founding record; they have not.
    .cure = Have the authority of that side sign.
log-is-frozen = Both authorities ended this log at { $size } entries. Nothing new is permitted here; restraint goes on.
    .cure = Wait for the new origin.
freeze-of-another-origin = The freeze names the origin { $origin }, which is not this log’s.
    .cure = Name this log’s origin.
freeze-above-the-log = The freeze names { $size } entries, more than this log has.
    .cure = Name a size that both sides hold.
ruling-on-a-later-entry = The ruling names entry { $entry }, which is not earlier than the ruling itself.
    .cure = Name an earlier entry.
epoch-without-a-freeze = The record { $record } that a new epoch rests on is no freeze.
    .cure = Name the freeze of the old origin.
epoch-by-another-sequencer = The new epoch names a sequencer that the founding record did not name as standby.
    .cure = Name the standby sequencer of the founding record.
receipt-of-no-participant = Only a participant’s node gives receipts.
    .cure = Let the participant’s node send it.
receipt-of-another-origin = The receipt names the origin { $origin }, which is not this log’s.
    .cure = Name this log’s origin.
receipt-above-the-log = The receipt speaks of { $size } entries; it can cover only what was there before it.
    .cure = Send it anew for a size that the log has reached.
attachment-not-delivered = The side { $side } does not hold the attachment { $attachment }, on which this rests.
    .cure = Deliver the attachment; the next receipt of that side no longer lists it.

# Posts, delegations, keys.
post-not-by-appointment = The post { $post } is not filled by an appointment.
    .cure = Node keys and authority keys are set at the founding and changed by rotation or succession.
key-has-another-task = The key already has another task and cannot serve as { $post }.
    .cure = Use a fresh key.
key-serves-another-node = The key was appointed at another node. One human serves one side. Post: { $post }.
    .cure = Use a fresh key.
key-unreadable = The new key cannot be read.
    .cure = Give it as 64 hexadecimal digits in small letters.
term-is-over = The term for the post { $post } is over already.
    .cure = Give a term that ends in the future.
delegation-too-long = A delegation lasts at most { $days } days.
    .cure = Shorten the term; it can be given again.
delegation-to-no-deputy = The key does not hold the deputy’s post on the own side. A delegation is not passed on.
    .cure = Appoint the deputy first, or name the deputy’s key.
question-not-delegable = The question { $question } is never the deputy’s to answer.
    .cure = Let the senior representative answer it.
integrated-operations-locked = Integrated operations are locked; the participants cannot agree them here.
    .cure = Leave it to the national authorities; only an edition to which both authorities agreed could say otherwise.
no-live-delegation = The deputy has no delegation in force for the question { $question }.
    .cure = Have the senior representative delegate the question, or answer it in person.
successor-not-announced = These are not the successor keys whose hash was announced.
    .cure = Reveal the announced keys, in their order.
successor-keys-not-new = An authority’s successor has three keys that the log has never seen.
    .cure = Use three fresh keys.

# Through the group or outside it.
outside-without-an-exception = The clause { $clause } allows no act outside the group.
    .cure = Act through the group, or name the exception that applies.
exception-not-judged = The exception { $clause } cannot be judged yet, so nothing is permitted under it.
    .cure = Act through the group.

# Exchange and common understanding.
lists-only = At this level of exchange only lists are exchanged; a record of the kind { $kind } goes beyond them.
    .cure = Send lists only, without attachments, or agree on another level in a new edition.
exchange-not-open = Information from { $side } has not been acknowledged by an officer of the other side, so no coordination begins.
    .cure = Send information and have the other side acknowledge it.
not-commonly-understood = No set of exchanged information is held commonly understood by both senior representatives.
    .cure = Both senior representatives consent to the same set, each beside a second post.
set-is-empty = The set names no information.
    .cure = Name the information it consists of.
set-not-in-order = The records of the set do not stand in ascending order, each once.
    .cure = Sort them and leave out repeats.
set-names-no-information = The record { $record } of the set is no information that the log holds.
    .cure = Leave it out or name the right record.
speaks-of-sources-or-methods = The text speaks of how something came to be known (it matches “{ $pattern }”). That does not cross.
    .cure = Say what is known, not how; then send it anew.

# Areas.
area-label-twice = Two areas have the same label.
    .cure = Give each area a label of its own.
area-label-blank = An area has no label.
    .cure = Give it one.
no-areas-in-force = No version of the designated areas is in force, so everything is denied.
    .cure = Both sides consent to a version of the areas.
outside-designated-areas = The footprint does not lie inside one designated area in force.
    .cure = Release only what lies inside one, or agree on another version of the areas.
text-names-a-point = The text gives a position. In clear nothing comes down to a point.
    .cure = Take the position out and name the area; a position is given only in a notice of place and its read-back.
text-speaks-of-aiming = The text speaks of a point of aim (it matches “{ $pattern }”). Nothing of that kind is coordinated here.
    .cure = Take it out; it stays with the national headquarters.
footprint-too-small = The footprint is smaller than { $min_km2 } square kilometres. Nothing in clear comes close to a point.
    .cure = Widen the footprint.

# Items, plans, final notices.
statement-not-live = The statement “{ $statement }” does not hold now (until { $until }).
    .cure = Attach a statement of the national process that holds.
statement-lapsed = The statement “{ $statement }” lapsed at { $until }; what rests on it is held.
    .cure = Release anew on a statement that holds.
statement-too-long = The statement “{ $statement }” is to be relied on for more than { $hours } hours.
    .cure = Shorten its term; it can be renewed.
legal-signature-missing = The own legal adviser has not signed beside the senior representative.
    .cure = Have the legal adviser sign the same bytes with a key of their own.
format-not-agreed = The format { $format } is not one that both sides agreed to.
    .cure = Use a version of the agreed format.
category-not-in-the-list = The label { $category } is not in the closed list.
    .cure = Use a label of the list.
method-class-not-in-the-list = The class { $class } is not in the closed list; nothing finer is ever asked for.
    .cure = Use a class of the list.
composition-band-not-in-the-list = The band { $band } is not in the closed list.
    .cure = Use a band of the list.
civilian-protection-blank = Nothing is said on what is done to spare civilians.
    .cure = Say it.
item-not-actionable-for-both = The item { $record } is not called actionable by both sides, so nothing is developed from it.
    .cure = Both sides consent to it, each by two posts.
plans-overlap = The plan meets the live plan { $record } in place and time. In the initial phase that is refused, not warned of.
    .cure = Move the own window or footprint until they no longer touch.
plan-not-agreed = The plan { $record } is not agreed by both sides.
    .cure = Both sides consent to it, each by two posts.
plan-of-the-other-side = The plan { $record } is the other side’s; its final notice is not yours to give.
    .cure = Leave it to the side whose plan it is.
execution-outside-the-window = The execution lies outside the window of the plan { $record }.
    .cure = Name a time inside the window.
window-is-over = The window was over at { $until }.
    .cure = Name a window that is still to come.
channel-reference-missing = There is no reference of the existing flight-safety channel.
    .cure = Give the reference; its content is not copied.
record-has-ended = The record { $record } has ended: declined, taken back or closed.
    .cure = Begin anew with a new record.
record-of-the-other-side = The record { $record } is the other side’s and is not yours to close.
    .cure = Decline it or hold it instead.
no-such-record = The log holds no fitting record { $record }.
    .cure = Check the hash.
final-notice-not-read-back = The final notice refers to no notice of place that covers plan and time and was read back as the same place.
    .cure = Give a notice of the place, have the other side read it back, and refer to it.

# The day before.
notice-not-yet-received = The other side’s receipt does not cover the notice yet; it is due before { $due } for an execution at { $execution }.
    .cure = Nothing but the receipt of the other side’s node counts. If it stays away, use the telephone.
notice-late = The notice was not received before { $due }, the earliest reading of the day before the execution at { $execution }. It is held.
    .cure = Both sides waive the deadline, each by two posts, or the execution is moved.
deadline-unreadable = The zone tables do not reach { $execution }, so no deadline can be read.
    .cure = Name a time between 2015 and 2040.

# Notices and read-back.
place-unreadable = “{ $stated }” cannot be read as a position ({ $problem }).
    .cure = Write it as degrees, with the letters of both axes.
place-is-not-what-is-written = “{ $stated }” does not read as the position given with it.
    .cure = Let the program read the position from the text.
place-outside-its-extent = The place lies outside the area of the notice.
    .cure = Correct the place or widen the area.
read-back-of-own-notice = The notice { $record } is your own; reading it back shows nothing.
    .cure = The other side reads it back.
read-back-same = The read-back names the same place.
    .cure = Nothing need be done.
read-back-differs = The read-back names another place than the notice { $record }. It is held. Which of the two is right, nobody here says.
    .cure = Speak to each other; then read back anew, or give a corrected notice that refers to this one.
read-back-cannot-tell = The reader cannot tell which place the notice { $record } names. It is held.
    .cure = Read back anew from an own map, or ask for a clearer notice.
read-back-outstanding = The other side has not read back the notice { $record }.
    .cure = Have it read back from the other side’s own map.
read-back-too-late = The notice { $record } was read back too close to its window.
    .cure = Give a notice with a later window and have it read back in time.

# Consent.
consent-without-decision = A consent transmits a national decision; this one names none.
    .cure = Give the reference of the decision.
consent-for-the-other-side = The consent is given on behalf of { $side }, which is not the author’s side.
    .cure = Let that side consent itself.
consent-expired = The consent expired at { $until }, before it was recorded.
    .cure = Give a later expiry.
consent-to-no-record = The log holds no record { $record } to consent to.
    .cure = Check the hash: one consent, one text, byte for byte.
question-does-not-fit = The question { $question } cannot be asked of the record { $record }, which is of the kind { $kind }.
    .cure = Ask the question that belongs to the record.
clause-does-not-fit = The clause { $clause } does not fit the question { $question }, asked of { $record }.
    .cure = Name the clause the question rests on.
post-may-not-consent = The post { $post } has no say on the question { $question }.
    .cure = The senior representative and one of the second posts consent.
own-consent-twice = The post has consented already by { $record }. A side’s consent is never counted twice.
    .cure = The other post of the own side consents.
one-human-two-posts = The key behind { $record } has already answered for another post. One human does not answer twice.
    .cure = Another officer signs for the second post.
second-post-missing = On { $question } the side { $side } has consented by one post only.
    .cure = The other post consents too.
consent-missing = The side { $side } has not consented on { $question }. Silence is never consent.
    .cure = Its senior representative and a second post consent or decline.
doubt-unanswered = A signer of { $side } has not answered a doubt, so the consent on { $question } does not count.
    .cure = Each signer opens the doubt and answers it.

# Languages.
officer-does-not-read-it = The officer is not recorded as reading { $language }.
    .cure = Consent to a translation into a language the officer reads.
translation-not-named = The text was read in { $language }, which is not its original language, and no translation is named.
    .cure = Name the translation of the own side that was read.
translation-does-not-fit = The translation { $record } is not the own side’s translation of this record into that language.
    .cure = Name the right translation.
translation-by-the-author = The record { $record } is the own side’s. The receiver translates.
    .cure = Leave the translation to the other side.
translation-into-wrong-language = A translation of { $record } is written in the language it is into, and that is not the original’s.
    .cure = Set both languages right.
second-reader-missing = The translation { $record } has doubtful passages and no second reader.
    .cure = Another officer of the own side who reads the original acknowledges the translation.

# Restraint and its lifting.
held-by-a-restraint = The restraint { $record } holds this record.
    .cure = Who restrained lifts; the posts are named.
restraint-ends-only-by-a-lift = The restraint { $record } is not taken back; it is lifted.
    .cure = Write a lift. Its rules apply.
lift-of-no-restraint = The log holds no restraint { $record }.
    .cure = Check the hash.
restraint-already-lifted = The restraint { $record } was lifted before.
    .cure = Nothing need be done.
only-the-holder-lifts = The restraint { $record } is not yours to lift.
    .cure = One of the posts named lifts it.
stop-needs-both-to-lift = The word of { $side } is missing; a stop is lifted by the raiser’s side and the other senior representative together.
    .cure = That side’s senior representative consents to this lift.
suspension-ends-by-resumption = The suspension { $record } ends only when both sides resume.
    .cure = Propose to resume; both sides consent, each by two posts.
resumption-of-no-suspension = The record { $record } is no suspension that binds.
    .cure = Name the suspension.
lapse-ends-by-restoring = The lapse { $record } ends only when both sides state that the ceasefire is in effect again.
    .cure = Report it in effect; both sides consent, each by two posts.
ceasefire-lapsed = The ceasefire lapsed by { $record }; everything agreed is held.
    .cure = Both sides state that it is in effect again.
withdrawal-is-never-lifted = The withdrawal { $record } is not lifted.
    .cure = A new beginning needs a new log.
answer-to-no-doubt = The record { $record } is no doubt.
    .cure = Name the doubt.
answer-is-blank = The answer to the doubt { $record } says nothing.
    .cure = Answer in words.
correction-of-anothers-record = The record { $record } is another node’s; only its own side corrects it.
    .cure = Make a reservation instead; it stands beside the text everywhere.

# The watch and the stop call.
stage-of-no-stop = The record { $record } is no stop call.
    .cure = Name the stop call.
watch-is-held = The watch at { $node } is held by another officer in office. Nobody is put off the watch.
    .cure = Ask for relief.
watch-is-not-yours = The watch at { $node } is not yours to hand over.
    .cure = The officer on watch offers relief.
relief-to-no-duty-officer = Relief at { $node } was offered to a key that is no other duty officer’s there.
    .cure = Offer it to another duty officer in office.
relief-not-offered-to-you = No such relief at { $node } was offered to you.
    .cure = Have the officer on watch offer it to your key.
watch-unattended = Nobody in office has the watch on the side { $side }, and the window is open. It is held.
    .cure = A duty officer takes the watch.
heartbeat-lost = The duty officer of { $side } has not been heard for longer than allowed. The window is held.
    .cure = Restore the link, or enter a voice heartbeat with its code.
heard-by-oneself = That the duty officer of { $side } is heard again is for others to say.
    .cure = The counterpart or the centre enters it.

# How far a thing has come.
item-stage-released = released
item-stage-counterpart-review = before the counterpart
item-stage-actionable-for-both = actionable for both; no presumption of priority
item-stage-plan-agreed = plan agreed by both
item-stage-final-notice = final notice given
item-stage-declined = declined
item-stage-withdrawn = taken back
item-stage-no-action = closed: no action
notice-stage-submitted = submitted
notice-stage-received = received
notice-stage-read-back = read back
notice-stage-held = held
notice-stage-window-open = window open
notice-stage-window-closed = window closed
notice-stage-ended = replaced or taken back
callee-duty-officer = the duty officer
callee-senior-on-call = the senior representative on call
callee-headquarters = anybody at that headquarters
callee-external-channel = the existing flight-safety channel
