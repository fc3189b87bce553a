# Faults of form: in records, envelopes, submissions, entries, verdict leaves, messages and attachments.

wire-at = { $part ->
    [payload] payload, byte { $offset }
    [envelope] envelope, byte { $offset }
    [submission] submission, byte { $offset }
    [entry] entry, byte { $offset }
    [verdict] verdict, byte { $offset }
   *[message] message, byte { $offset }
}

# The bytes as a whole.

wire-too-long = { wire-at }: { $bytes } bytes; no more than { $limit } are read
    .cure = Shorten the text, or send long documents as attachments and name them by their SHA-256.
wire-too-deep = { wire-at }: arrays and objects nest deeper than { $limit } levels
    .cure = No record nests this deep; write the record with `jig propose` instead of by hand.
wire-not-utf8 = { wire-at }: not UTF-8
    .cure = Save the file as UTF-8 without a byte order mark.
wire-byte-order-mark = { wire-at }: a byte order mark
    .cure = Save the file as UTF-8 without a byte order mark.
wire-truncated = { wire-at }: the bytes end inside a value
    .cure = Send it again in full; something was cut off.
wire-syntax = { wire-at }: expected `{ $expected }`
    .cure = Correct the JSON at this byte.
wire-whitespace = { wire-at }: white space between tokens
    .cure = Remove it: signed bytes have one spelling only, without white space outside of texts.
wire-trailing = { wire-at }: something follows after the end of the value
    .cure = Remove what follows; one record is one JSON object.

# Keys.

wire-key-duplicate = { wire-at }: the key `{ $key }` stands twice in one object
    .cure = Keep one of the two: two readers could take different ones.
wire-key-order = { wire-at }: the key `{ $key }` stands out of order
    .cure = Sort the keys of the object by their characters (RFC 8785).
wire-key-unknown = { wire-at }: there is no key `{ $key }` here; there are: { $allowed }
    .cure = Remove the key, or check its spelling. What a record cannot say, it must not carry.
wire-key-missing = { wire-at }: the key `{ $key }` is missing
    .cure = Add it. Every key is written; where there is nothing to say its value is null.

# Numbers.

wire-number-fraction = { wire-at }: a number with a fraction
    .cure = Write a whole number in the unit of the field: degrees in 1e-7, lengths in metres.
wire-number-exponent = { wire-at }: a number with an exponent
    .cure = Write all the digits.
wire-number-minus-zero = { wire-at }: minus zero
    .cure = Write 0.
wire-number-leading-zero = { wire-at }: a number with a plus sign or a leading zero
    .cure = Write the number without it.
wire-number-too-large = { wire-at }: a number beyond ±{ $limit }, which not every reader keeps exactly
    .cure = Sizes and indices are written as texts of decimal digits.
wire-number-out-of-range = { wire-at }: the number may be from { $min } to { $max }
    .cure = Write a number within this range.

# Texts.

wire-escape-not-minimal = { wire-at }: an escape for a character that is written as itself
    .cure = Write the character itself; only the quotation mark, the backslash and the line break are escaped.
wire-escape-unknown = { wire-at }: this escape does not exist
    .cure = Write the character itself, or double the backslash.
wire-escape-lone-surrogate = { wire-at }: half of a character
    .cure = Write the whole character itself, not by its surrogates.
wire-text-control = { wire-at }: the control character { $character }
    .cure = Remove it. Of the control characters only the line break may stand in a text.
wire-text-hidden = { wire-at }: the character { $character }, which nobody can see
    .cure = Remove it: who signs must see all that is signed.
wire-text-direction = { wire-at }: the character { $character }, which turns the direction of the text around
    .cure = Remove it: a text must be read in the order in which it stands. Screens take care of the direction by themselves.
wire-text-joiner = { wire-at }: the joiner { $character } does not stand between two Arabic letters
    .cure = Remove it: outside of Arabic script nobody can see it.
wire-text-unassigned = { wire-at }: the character { $character } is private or not assigned
    .cure = Use a character that every reader has.
wire-text-not-nfc = { wire-at }: a letter is composed of parts for which there is one character
    .cure = Convert the text to Unicode normalization form C; two spellings of one word would be two records.
wire-text-line-break = { wire-at }: a line break in a field of one line
    .cure = Write it on one line.

# Values.

wire-type = { wire-at }: expected { $expected ->
        [object] an object
        [array] an array
        [string] a text
       *[integer] a whole number
    }
    .cure = Write the value in the form that the field has in the golden vectors (crates/wire/vectors).
wire-value-unknown = { wire-at }: `{ $value }` is none of: { $allowed }
    .cure = Use one of the words of the list.
wire-language-unknown = { wire-at }: `{ $value }` is no language of records; they are en, ru and ar
    .cure = Declare the language in which the text is written: en, ru or ar, in lower case and without a region.
wire-kind-unknown = { wire-at }: there is no kind of record `{ $value }`
    .cure = Check the spelling of the kind; `jig propose --help` lists the kinds.
wire-version-unknown = { wire-at }: version { $value } of the form is not known here
    .cure = Update this program, or write the record in version 1.
wire-not-hash = { wire-at }: expected 64 lower-case hexadecimal digits
    .cure = Copy the hash or key in full, in lower case.
wire-not-nonce = { wire-at }: expected 32 lower-case hexadecimal digits
    .cure = Draw 16 random bytes and write them in lower-case hexadecimal digits.
wire-not-decimal = { wire-at }: expected a text of decimal digits, without a sign or a leading zero, below 2^64
    .cure = Write sizes and indices like "12".
wire-not-base64 = { wire-at }: not the canonical spelling of base64
    .cure = Use the standard alphabet with padding, without line breaks and without unused bits.
wire-not-signature = { wire-at }: an Ed25519 signature has 64 bytes
    .cure = Copy the signature in full, or sign again.
wire-not-time = { wire-at }: not a time in canonical form
    .cure = Write UTC to the millisecond, like 2016-09-17T10:00:00.000Z; the day and the hour must exist.
wire-not-date = { wire-at }: not a day in canonical form
    .cure = Write year, month and day, like 2016-09-13; the day must exist.
wire-window-empty = { wire-at }: the window ends when it begins, or before
    .cure = Let `to` be later than `from`; the end itself does not belong to the window.
wire-not-position = { wire-at }: these coordinates are no position
    .cure = Latitude runs from -900000000 to 900000000, longitude to 1800000000 on either side, in 1e-7 degrees; the antimeridian is written +1800000000.
wire-not-box = { wire-at }: these edges are no box
    .cure = South must not lie north of north, nor west east of east. An area across the antimeridian is two boxes.
wire-not-entry-key = { wire-at }: a key of a register has 1 to { $limit } letters, digits and - . / # of ASCII, and begins with a letter or digit
    .cure = Choose a short neutral key, for example AMB-03 or pull-back-1.
wire-not-reference = { wire-at }: a national reference is not blank and has at most { $limit } characters
    .cure = Give the number under which the decision is filed, or shorten it.
wire-clause-unknown = { wire-at }: the register has no clause `{ $value }`
    .cure = Cite an id from the register; `jig terms` lists them.
wire-clause-absent = { wire-at }: the clause `{ $value }` is absent in the source
    .cure = Cite another clause: the numbering passes over this one and no copy of the text has it.
wire-not-via = { wire-at }: expected `group`, or `outside:` with a clause
    .cure = Write `group` for an act through the group, or name the clause that allows it outside.
wire-too-many = { wire-at }: more than { $limit } items
    .cure = Split the record into several.
wire-not-ascending = { wire-at }: the list is not in ascending order, or has an item twice
    .cure = Sort the list and keep each item once.

# Envelopes, submissions, entries.

wire-unsigned = nobody has signed
    .cure = Sign with the officer's key; the node adds its own.
wire-signature-duplicate = signature { $index }: the key { $key } signs twice
    .cure = Keep one signature for each key.
wire-key-invalid = signature { $index }: { $key } is no public key
    .cure = Use the key as it was appointed; a key of small order proves nothing.
wire-signature-invalid = signature { $index } does not fit the text and the key { $key }
    .cure = Sign the exact bytes again. If they were signed before, somebody has changed them since.
wire-signature-count = a submission has exactly one signature, this one has { $count }
    .cure = Let the node that submits sign it, and nobody else.
wire-payload-mismatch = the submission names the record { $submitted }, but { $found } came with it
    .cure = Send the record that the submission names.
wire-type-mismatch = the envelope calls its content `{ $found }`; it is `{ $expected }`
    .cure = Sign again under the right type; what a signature was given for must not be exchanged.

# Attachments.

wire-attachment-too-long = the attachment has { $bytes } bytes; no more than { $limit } are taken
    .cure = Split the document, or reduce its images.
wire-attachment-differs = the record names the attachment { $named }, but these bytes are { $found }
    .cure = Get the attachment again from its author; a changed or damaged copy is never shown as the original.

# Files of areas: GeoJSON and KML.

wire-geo-too-long = { $path } (byte { $offset }): { $bytes } bytes; no more than { $limit } are read
    .cure = Give the areas in several files, and ids, names and classes in a few words.
wire-geo-too-deep = { $path } (byte { $offset }): nested deeper than { $limit } levels
    .cure = Give the areas as features of one collection, or placemarks of one document.
wire-geo-too-many = { $path } (byte { $offset }): more than { $limit }
    .cure = Give the areas in several files, or simplify them.
wire-geo-not-utf8 = byte { $offset }: not plain UTF-8
    .cure = Save the file as UTF-8 without a byte order mark.
wire-geo-syntax = byte { $offset }: no JSON; expected `{ $expected }`
    .cure = Correct the JSON at this byte; a file cut short is to be fetched again.
wire-geo-xml = byte { $offset }: not well-formed XML
    .cure = Correct the XML near this byte; every element needs its end. A KMZ is to be unpacked first.
wire-geo-doctype = byte { $offset }: a document type declaration
    .cure = Remove the DOCTYPE; KML needs none, and it is refused because it can make small files huge.
wire-geo-entity = byte { $offset }: a reference to an entity that is not one of the five of XML
    .cure = Write the character itself, or one of &amp; &lt; &gt; &quot; &apos;.
wire-geo-key-twice = { $path } (byte { $offset }): `{ $key }` stands here twice
    .cure = Remove one of the two; programs differ in which they would take.
wire-geo-missing = { $path } (byte { $offset }): `{ $key }` is missing
    .cure = Add it, as RFC 7946 (GeoJSON) or OGC 07-147r2 (KML) has it.
wire-geo-unexpected = { $path } (byte { $offset }): expected { $expected }
    .cure = Write what is expected at this place.
wire-geo-crs = { $path } (byte { $offset }): a coordinate system is named
    .cure = Convert the coordinates to WGS84, longitude first, and remove `crs`: RFC 7946 knows no other system.
wire-geo-not-an-area = { $path } (byte { $offset }): a { $found } is no area
    .cure = Remove it from the file, or draw it as a polygon; points and lines are given where they are asked for.
wire-geo-no-area = { $path } (byte { $offset }): there is no area in the file
    .cure = Check that it is the file you meant; areas are Polygon and MultiPolygon, or a Placemark with a Polygon.
wire-geo-number = { $path } (byte { $offset }): not a number that can be used
    .cure = Write decimal degrees and metres with a point, such as 40.1408; quotation marks make a text of a number.
wire-geo-latitude = { $path } (byte { $offset }): a latitude of { $found } degrees, beyond a pole
    .cure = Put the longitude first, then the latitude, as GeoJSON and KML have them; both in degrees.
wire-geo-longitude = { $path } (byte { $offset }): a longitude of { $found } degrees, more than half a turn
    .cure = Put the longitude first, then the latitude, in degrees from -180 to 180; metres of a map grid have to be converted before.
wire-geo-position-length = { $path } (byte { $offset }): a position of { $numbers } numbers
    .cure = Give longitude, latitude and, if need be, the height; in KML with commas and without spaces between them.
wire-geo-ring-open = { $path } (byte { $offset }): the ring does not end where it began
    .cure = Repeat the first position at the end of the ring.
wire-geo-ring-short = { $path } (byte { $offset }): a ring of { $positions } positions
    .cure = A ring has at least four positions, the last of them the first again.
wire-geo-text = { $path } (byte { $offset }): a character that shows nothing or turns text around
    .cure = Type the text anew; such characters often come with copied text.
wire-geo-altitudes = { $path } (byte { $offset }): the floor lies above the ceiling
    .cure = Exchange the two, or correct the one that is wrong.

# What is shown of records, in words.

view-banner-exercise = EXERCISE. Nothing here is real.
view-banner-training = TRAINING. Nothing here is real.
view-stage-drafted = drafted
view-stage-submitted = submitted
view-stage-sequenced = in the log
view-stage-received-by-one = received by at least one side
view-stage-in-effect = in effect
view-stage-held = held
view-stage-refused = refused
view-stage-void = void
view-stage-ended = ended
view-effect-awaiting-receipts = without effect until matching receipts have come from: { $missing }
view-effect-in-effect = in effect since { $since }, entry { $entry }
view-effect-held = held
view-effect-ended = ended at { $since } by { $by }
view-effect-refused = refused: recorded, without effect
view-effect-void = void: should not have been admitted, without effect
view-decision-accepted = accepted: no rule speaks against it
view-decision-accepted-incomplete = recorded; what is missing holds it
view-decision-held = held: something that must be there is missing
view-decision-refused = refused: a rule speaks against it
view-decision-void = void: should not have been admitted
view-asked-acknowledgement = { $kind }: has an officer seen it?
view-asked-read-back = { $kind }: read it back from your own map, independently
view-asked-read-back-differs = { $kind }: the read-back names another place; speak to the other side, then read back anew or correct the notice
view-asked-read-back-unclear = { $kind }: the reader cannot tell the place; speak to the other side, then read back anew or give a clearer notice
view-asked-consent = { $kind }: consent or decline. Question: { $question }
view-asked-answer = { $kind }: your side has signed, so it answers the doubt
view-question-commonly-understood = is this set understood alike?
view-question-actionable = is the item actionable? It gives no presumption of priority
view-question-plan = is the plan agreed?
view-question-areas = are the areas agreed?
view-question-name = is the name agreed, or withdrawn as proposed?
view-question-setting = does the setting change?
view-question-lift = is the restraint lifted?
view-question-resume = does work resume?
view-question-ceasefire = is the ceasefire in effect?
view-question-late-notice = is the late notice accepted?
view-question-register = is this entry of the register agreed?
view-question-formation-step = is the step taken?
view-question-reset = do the days begin anew?
view-question-continue = do the days run on?
view-question-no-action = is the item closed without action?
view-cause-hold = hold
view-cause-doubt = doubt
view-cause-stop = stop call
view-cause-suspension = suspension
view-cause-withdrawal = withdrawal
view-cause-lapse = lapse of the ceasefire
view-stop-stage-raised = raised; nobody has answered yet
view-stop-stage-attempted = called; no answer
view-stop-stage-delivered = reached the duty post
view-stop-stage-read-back = read back
view-stop-stage-relayed = passed to the executing headquarters
view-stop-stage-crews-told = crews told; effect not confirmed
view-stop-stage-effect-confirmed = effect confirmed
view-stop-stage-too-late = came too late
view-stop-stage-reviewed = reviewed
view-raised-by-claimed = { $text } (unidentified person at { $node }, claims: { $post })
view-raised-at-console = { $text } (unidentified person at the console of { $node })
view-stop-outcome = { $stage }; outcome: { $outcome }
view-stop-due-running = next at { $side }: { $stage }, by { $due }
view-stop-due-overdue = OVERDUE at { $side }: { $stage }, was due by { $due }
view-call-make = call now: { $side }, { $callee }
view-call-answer = your side is called: answer now by reading the call back, then report each stage
view-deadline-lead = { $hours } h before
view-obstacle-unknown = this node's log does not hold the record
    .cure = Wait for the log, or ask the author whether it was submitted.
view-obstacle-not-in-effect = not in effect: { $effect }
    .cure = See why the record stands as it does, and cure that.
view-obstacle-head-too-old = the newest head known here is of { $head_at }, older than the edition allows
    .cure = Restore the line to the centre and wait for a fresh head.
view-obstacle-counterpart-unconfirmed = the counterpart has not lately confirmed that it holds the same head
    .cure = Restore the line to the counterpart, or compare heads by voice or courier.
view-obstacle-local-restraint = the restraint { $restraint } has reached this node and acts, although the log does not hold it yet
    .cure = Nothing need be done; it binds until it is lifted by the rules.
view-kind-genesis = founding record
view-kind-appointment = appointment
view-kind-delegation = delegation
view-kind-revocation = revocation
view-kind-key-rotation = change of a key
view-kind-authority-succession = succession of an authority
view-kind-setting-change = change of a setting
view-kind-information = information
view-kind-translation = translation
view-kind-common-understanding = set for common understanding
view-kind-area-draft = one side’s draft of the map
view-kind-area-set = version of the designated areas
view-kind-release = released item
view-kind-proposal = proposal
view-kind-plan = plan
view-kind-final-notice = final notice
view-kind-outcome = outcome
view-kind-consent = consent
view-kind-decline = decline
view-kind-area-notice = notice about an area
view-kind-read-back = read-back
view-kind-acknowledgement = acknowledgement
view-kind-agreed-name = name of a place
view-kind-protection-check = protection check
view-kind-legal-review = legal review
view-kind-air-defence-acknowledgement = acknowledgement by an air defence
view-kind-execution-report = report on an operation
view-kind-hold = hold
view-kind-doubt = doubt
view-kind-doubt-answer = answer to a doubt
view-kind-lift = lifting of a restraint
view-kind-ceasefire-report = report on the ceasefire
view-kind-suspension = suspension
view-kind-resumption = resumption
view-kind-withdrawal = withdrawal
view-kind-formation-step = step of formation
view-kind-reset-call = call for the days to begin anew
view-kind-level-statement = statement of the level of the ceasefire
view-kind-grounding-commitment = commitment to stop the third party’s flying
view-kind-stop = stop call
view-kind-stop-stage = stage of a stop call
view-kind-correction = correction
view-kind-retraction = retraction
view-kind-reservation = reservation
view-kind-shift = shift
view-kind-competence-requirement = required competence
view-kind-competence-waiver = waiver of a competence
view-kind-host-support = support by the host
view-kind-ceasefire-party = party to the ceasefire
view-kind-named-group = names and standing of a group
view-kind-commitment = commitment
view-kind-milestone = milestone
view-kind-open-issue = open issue
view-kind-paired-obligation = paired obligation
view-kind-obligation-evidence = evidence of one half
view-kind-aid-access = passage of aid
view-kind-corroboration = request to help check
view-kind-reference-list = version of the list held outside
view-kind-outside-action = action outside the group
view-kind-ground-situation = situation on the ground
view-kind-battle-rhythm = cycle of a side
view-kind-watch = change of the watch
view-kind-heartbeat = heartbeat lost or back
view-kind-spoken = spoken message
view-kind-receipt = receipt
view-kind-tick = tick
view-kind-refusal = stub of a refusal
view-kind-freeze = freeze
view-kind-ruling = ruling
view-kind-epoch = new epoch
view-post-snr = senior national representative
view-post-deputy-snr = deputy representative
view-post-intelligence = intelligence representative
view-post-operations = operations representative
view-post-legal = legal adviser
view-post-air-monitor = air-activity monitor
view-post-duty-officer = duty officer
view-post-translator = translator
view-post-protection = protection officer
view-post-records = records officer
view-post-gateway = gateway
view-post-liaison = humanitarian liaison
view-post-recipient = outside recipient
view-post-auditor = auditor
view-post-support = support
view-post-authority = authority
view-post-node = node

# Comparisons of volumes.
deconfliction-proof = No conflict among { $first } × { $second } volumes under rules { $rules }.
deconfliction-separated = Separated. { $how }
deconfliction-separated-by-parts = Separated leg by leg; no one kind of separation holds for the whole.
deconfliction-marginal = Marginal, treated as a conflict: apart by what the rules ask for, but not by what the inputs are uncertain by as well.
deconfliction-conflict = Conflict: nearer in time, on the ground and in height than the rules allow.
deconfliction-time-gap = By time: { $gap }; the rule asks { $rule } ({ $row }).
deconfliction-time-overlap = In time they overlap by { $gap }; the rule asks { $rule } between ({ $row }).
deconfliction-lateral-gap = By place: { $gap } between the edges; the rule asks { $rule } ({ $row }).
deconfliction-lateral-at-least = By place: at least { $gap } between the edges; the rule asks { $rule } ({ $row }).
deconfliction-lateral-overlap = On the ground the footprints overlap; the rule asks { $rule } between ({ $row }).
deconfliction-height-gap = By height: { $least }; the rule asks { $rule } ({ $row }).
deconfliction-height-range = By height: from { $least } to { $most }, because the levels are counted from different surfaces; the rule asks { $rule } ({ $row }).
deconfliction-height-overlap = In height they overlap; the rule asks { $rule } between ({ $row }).
deconfliction-height-no-end = In height neither ends towards the other; the rule asks { $rule } between ({ $row }).
deconfliction-approach-together = Closest, both held from { $from } to { $until }: { $first } and { $second }.
deconfliction-approach-apart = Closest on the ground: { $first } and { $second }; the later begins { $from }, the earlier ends { $until }.
deconfliction-clearing-time = Cleared if the first were later by { $later } or earlier by { $earlier }.
deconfliction-clearing-higher = Cleared if the first were higher by { $shift }.
deconfliction-clearing-lower = Cleared if the first were lower by { $shift }.
deconfliction-doubt = Most uncertain: { $what }
deconfliction-doubt-computation = nothing beyond the computation, 20 mm.
deconfliction-doubt-speed = the speed along a route.
deconfliction-doubt-cell = how coarsely coordinates of { $of ->
    [first] the first
    [second] the second
   *[both] both
} were written.
deconfliction-doubt-provenance = coordinates of { $of ->
    [first] the first
    [second] the second
   *[both] both
}, { $provenance ->
    [defined] as agreed
    [digital] computed by the pinned parameters or taken by satellite
    [standard-unknown] computed by a standard whose version is not known
    [three-parameter] computed by three parameters
    [map] read from a map of 1:{ $scale }000
   *[unknown] of unknown origin
}.
length-metres = { $number } m
length-kilometres = { $number } km
span-hours = { $number } h
span-minutes = { $number } min
span-seconds = { $number } s

# Files of intents.
volume-file-too-long = The file is longer than { $max } bytes.
    .cure = Divide it into several files.
volume-file-not-json = This is no JSON at line { $line }, column { $column }.
    .cure = Look for a missing bracket, comma or quotation mark there.
volume-file-key-twice = { $path } has the key “{ $key }” twice.
    .cure = Leave one of them out.
volume-file-key-missing = { $path } lacks the key “{ $key }”.
    .cure = Add it; docs/volume4d.md says what it means.
volume-file-key-unknown = { $path } has the key “{ $key }”, which has no meaning there.
    .cure = Correct or remove it. Known here: { $allowed }.
volume-file-one-of = { $path } must have exactly one of these keys: { $allowed }.
    .cure = Add one, or leave out all but one.
volume-file-type = { $path } should be { $expected ->
    [object] an object
    [array] a list
    [string] a text
   *[number] a number
}.
    .cure = Correct it; docs/volume4d.md shows the form.
volume-file-number = { $path } is not a number from { $min } to { $max }.
    .cure = Check the digits and the unit.
volume-file-word = { $path } is “{ $found }”, not one of: { $allowed }.
    .cure = Use one of these words.
volume-file-empty = { $path } is an empty list: it holds no intent.
    .cure = Write one intent, or a list of 1 to 1,000; check how the file was exported.
volume-file-too-many = { $path } has more than { $max } items.
    .cure = Divide it.
volume-file-id-twice = { $path } repeats the id “{ $id }”.
    .cure = Give every intent an id of its own.
volume-file-token = { $path } is no token.
    .cure = A token is 64 small hexadecimal digits; without one the canonical form of the intent is hashed.
volume-file-edges = { $path } cannot follow the kind of edge that is named.
    .cure = Along parallels and meridians every edge keeps its latitude or its longitude; a route takes geodesics only.
volume-file-band-open = { $path } does not say what a limit of the band is counted from; it can be read in { $count } ways.
    .cure = Add MSL, AGL, HAE or STD behind each height, or give flight levels.
volume-file-ambiguous = { $path } can be read as { $count } different places.
    .cure = Write the place so that it can be read in one way only, or as lat and lon.

# The registers: versions, what follows from entries, what entries say.
register-version-stated = own statement
register-version-agreed = agreed by both
register-version-proposed = proposed, not agreed
register-version-replaced = replaced
register-version-taken-back = taken back
register-reading-names = Names: { $names }
register-reading-party-protected = Accepted, by a side’s word: protected by the ceasefire
register-reading-party-unknown = Unknown: treated as protected
register-reading-party-excluded = Outside the ceasefire: both have agreed so, and neither says otherwise
register-reading-group-protected = Standing unclear: protected until both decide
register-reading-group-unknown = Unknown: treated as protected
register-reading-group-excluded = Outside the ceasefire by its terms
register-reading-issue-open = Open
register-reading-issue-settled = Settled by both
register-reading-overdue = OVERDUE: was due by { $due }
register-reading-half-done = { $side }: { $bound }, declared { $count }: both saw all of it withdrawn
register-reading-half-not-done = { $side }: { $bound }, declared { $count }: both saw that it is not all withdrawn
register-reading-half-disputed = { $side }: { $bound }, declared { $count }: DISPUTED, the sides saw different things
register-reading-half-seen-by-one = { $side }: { $bound }, declared { $count }: evidence of one side only
register-reading-half-not-seen = { $side }: { $bound }, declared { $count }: no evidence yet
register-reading-aid-denied = Aid denied or stopped: bears on the ceasefire (SRC.004.f)
register-reading-not-answered = Not answered; that changes nothing
register-reading-told-late = LATE: first word was due by { $due }
register-reading-grades-match = Grades match: { $post }, alpha { $alpha }, bravo { $bravo }
register-reading-grades-differ = Grades differ by more than one band, or a counterpart is missing: { $post }, alpha { $alpha }, bravo { $bravo }
register-reading-location-unset = AMB-02: the place of the group is not set
register-reading-location-disputed = AMB-02: a side asks that the place of the group be another
register-says-shift = { $post }: officer { $officer }, { $from } to { $until } local time of the reference zone
register-says-competence-requirement = { $post }: { $competences }
register-says-competence-waiver = { $post }, officer { $officer }: serves without { $competence } until { $until }. { $reason }
register-says-host-support = { $support }: { $state } ({ $reference })
register-says-ceasefire-party = { $name }: { $status }; { $through }
register-says-named-group = { $standing }; names added: { $names }
register-says-commitment = { $owner }: { $text } ({ $state }; due: { $due })
register-says-milestone = { $track }: { $text } ({ $state }; due: { $due })
register-says-open-issue = { $state }; in hand: { $owner }. { $text }
register-says-paired-obligation = { $withdrawn }, back { $distance } m, both by { $due }. alpha: { $alpha_bound } { $alpha_count } (seen by { $alpha_observer }); bravo: { $bravo_bound } { $bravo_count } (seen by { $bravo_observer })
register-says-obligation-evidence = half of { $half }: { $seen }, count { $count }, at { $observed }, by { $observer }
register-says-aid-access = { $district }: { $state }; denied by { $denied }. { $text }
register-says-corroboration-asked = asked about { $record }
register-says-corroboration-answered = answer: { $answer }
register-says-reference-list = version { $version }: { $references }; SHA-256 of the list { $hash }
register-says-outside-action = done at { $acted }; reference { $reference }; agreement not feasible: { $because }
register-says-ground-situation = { $district }: { $text }
register-says-battle-rhythm = What comes in by { $cut_off } can be used from { $usable }, { $days } days later, by the clock of the reference zone.
register-word-host-support-premises = premises
register-word-host-support-communications = communications
register-word-host-support-security = security of the premises
register-word-host-support-movement = movement and passage
register-word-host-support-medical = medical care
register-word-host-support-supply = supply
register-word-host-support-asked = asked for
register-word-host-support-arranged = in place
register-word-host-support-ended = ended
register-word-ceasefire-party-accepted = accepted the ceasefire
register-word-ceasefire-party-left = left the ceasefire
register-word-ceasefire-party-excluded = outside the ceasefire
register-word-named-group-unclear = standing unclear
register-word-named-group-co-located = in one place with parties to the ceasefire
register-word-named-group-excluded = outside the ceasefire
register-word-commitment-given = given
register-word-commitment-kept = kept
register-word-commitment-taken-back = taken back
register-word-milestone-cooperation = military cooperation
register-word-milestone-ceasefire = ceasefire
register-word-milestone-political = political framework
register-word-milestone-ahead = ahead
register-word-milestone-reached = reached
register-word-milestone-given-up = given up
register-word-open-issue-open = open
register-word-open-issue-settled = settled
register-word-open-issue-alpha = alpha
register-word-open-issue-bravo = bravo
register-word-open-issue-both = both
register-word-paired-obligation-separation-of-forces = separation of forces
register-word-paired-obligation-tanks = tanks
register-word-paired-obligation-artillery = artillery
register-word-paired-obligation-mortars = mortars
register-word-paired-obligation-rocket-launchers = rocket launchers
register-word-paired-obligation-armoured-carriers = armoured carriers
register-word-obligation-evidence-complete = all of it withdrawn
register-word-obligation-evidence-partial = some of it withdrawn
register-word-obligation-evidence-nothing = nothing withdrawn
register-word-obligation-evidence-no-access = no access, could not see
register-word-aid-access-due = owed
register-word-aid-access-asked = asked for
register-word-aid-access-granted = granted
register-word-aid-access-moving = moving
register-word-aid-access-delivered = delivered
register-word-aid-access-denied = DENIED
register-word-aid-access-blocked = STOPPED on the road
register-word-aid-access-given-up = given up
register-word-aid-access-unknown = not known
register-word-corroboration-yes = yes
register-word-corroboration-no = no
register-word-corroboration-none = nothing to say
register-word-outside-action-no-reference = none
register-word-no-date = no date
register-word-no-names = none

wire-source-too-long = the copy of the text has { $bytes } bytes; no more than { $max } are read
    .cure = Save the text alone, without the pages around it.
wire-source-not-utf8 = the copy of the text is not UTF-8 from byte { $offset } on
    .cure = Save it as plain text in UTF-8.
wire-source-nothing-in-common = the two texts have nothing in common
    .cure = Compare two copies of the same text.

# Operations: what a plan lacks beside consent, and what reports opened.
view-operations-clears-nothing = No entry on a list is no evidence that a place is not protected. Nothing here says that a place may be acted on.
view-operations-national-position = Each review and acknowledgement records a national position. It is not approval, legal advice, shared responsibility or an admission.
view-operation-stage-submitted = not agreed by both
view-operation-stage-held = held
view-operation-stage-agreed = agreed by both; not held
view-operation-stage-final-notice = final notice given; not held
view-operation-stage-window-open = window open; not held
view-operation-stage-window-closed = window over, no report
view-operation-stage-reported = reported
view-operation-stage-ended = cancelled, declined or taken back
view-operation-infeasible = The window begins before the other side’s cycle can serve it; the earliest is { $earliest }.
view-operation-unreported = No report has come; it was due { $due }.
view-support-protection-check-missing = Protection check of { $whose }: none that counts. Held.
view-support-protection-check-contact = Protection check of { $whose }: contact with a protected place. Held.
view-support-protection-check-no-entry-on-list = Protection check of { $whose }: no entry on its lists, which is no evidence.
view-support-legal-review-missing = Legal review of { $whose }: not attested. Held.
view-support-legal-review-over = Legal review of { $whose }: attested until { $until }, which is over. Held.
view-support-legal-review-lapsed-plan = Legal review of { $whose }: lapsed, the plan was corrected. Held.
view-support-legal-review-lapsed-areas = Legal review of { $whose }: lapsed, other areas are in force. Held.
view-support-legal-review-lapsed-check = Legal review of { $whose }: lapsed, the protection check is another. Held.
view-support-legal-review-live = Legal review of { $whose }: attested until { $until }.
view-support-counterpart-review-silent = Legal adviser of { $whose }: has said nothing.
view-support-counterpart-review-objection = Legal adviser of { $whose }: objects. Held.
view-support-counterpart-review-no-objection-known = Legal adviser of { $whose }: knows of no objection. It permits nothing.
view-support-counterpart-review-not-reviewed = Legal adviser of { $whose }: has not reviewed it. It permits nothing.
view-support-air-defence-missing = Air defence, { $whose }: has not acknowledged. Held.
view-support-air-defence-over = Air defence, { $whose }: acknowledged until { $until }, which is over. Held.
view-support-air-defence-live = Air defence, { $whose }: acknowledged until { $until }.
view-departure-no-plan = there was no plan
view-departure-not-agreed = the plan was not agreed by both when it began
view-departure-outside-the-window = some of it lay outside the agreed window
view-departure-outside-the-block = some of it lay outside the agreed area
view-departure-restrained = a hold or a stop bound the plan at the time
