# The operator's and auditor's tool `jig`.

cli-about = jig: the records of a Joint Implementation Group. It holds, refuses, deconflicts, acknowledges, records.
cli-wrong-use = For liaison, restraint and record keeping only. jig is not a command-and-control or targeting system: it selects nothing, ranks nothing, aims nothing and approves no strike.
cli-heading-usage = Usage
cli-heading-commands = Commands
cli-heading-options = Options
cli-heading-arguments = Arguments
cli-value-command = COMMAND

cli-verb-init = Make the keys, certificates, configurations and founding records of a new group
cli-verb-key = Make an officer's key, or show its public half
cli-verb-terms = List the clauses of the agreement; print what differs between editions and copies
cli-verb-safeguards = List the safeguards with the tests that hold them
cli-verb-propose = File a record from fields, in your own language and notation
cli-verb-inbox = Show what awaits your side
cli-verb-operations = Show intended operations, what each still lacks, and the cases that reports opened
cli-verb-register = Show the registers that both sides keep, now or as somebody knew them at a time
cli-verb-grounding = Show the watch over the grounding: notices of flight, daily returns, what was seen and what came of it
cli-verb-show = Show a record: its text, its state at every node, what hangs on it
cli-verb-consent = Record your post's consent to the bytes of one record
cli-verb-refuse = Decline a record; no reason is required
cli-verb-hold = Hold a record, or everything, at once
cli-verb-doubt = Attach one line of doubt to a record; it holds until it is answered and lifted
cli-verb-lift = Lift a restraint that your side may lift
cli-verb-stop = Raise a stop call
cli-verb-place = Say which place a name means, in English, Russian or Arabic; one name a line from a pipe
cli-verb-withdraw = Pull out; nobody can block it and nothing is deleted
cli-verb-watch = Take the watch, offer or accept relief, show the hand-over sheet; or replay recordings of flights over designated areas
cli-verb-evidence = Pack what an event rests on into one file, or verify such a file
cli-verb-why = Explain a record's verdict: clauses, what is missing, deadlines in every zone, who can cure it
cli-verb-area = Check a file of areas, or say where two of them disagree and by how many km²
cli-verb-map = The common map: draw, compare the drafts, show or export what was in force when
cli-verb-verify = Verify every byte of a log and its verdicts, offline
cli-verb-replay = Rebuild the state from the log, as anyone knew it at an entry
cli-verb-prove = Write the proof files of a record, checkable on a machine that never saw jig
cli-verb-tabletop = Play a script on three nodes in memory, or on running nodes, and compare with what it expects
cli-verb-convert = Read a place in any notation, write it in others, compare it with a second statement; lines from a pipe too
cli-verb-completions = Print completions for a shell
cli-verb-deconflict = Compare two files of intents, volume by volume, and say what keeps each pair apart or what does not

cli-arg-help = Show this help
cli-arg-version = Show the version
cli-arg-lang = Language of what jig says: en or ru
cli-arg-json = Print JSON instead of tables
cli-arg-desk = Folder of the desk you work at: node, post and key
cli-arg-folder = Folder to make; it must not exist or be empty
cli-arg-edition = Edition of the agreement, for example jic-2016-09
cli-arg-editions = Folder in which editions lie
cli-arg-purpose = live, exercise or training
cli-arg-origin = Origin line of the joint log
cli-arg-clock = First moment of the exercise clock; not for live groups
cli-arg-public = Folder for what the nodes publish; by default inside the new folder
cli-arg-key-act = new or show
cli-arg-area-act = check or diff
cli-arg-area-file = File of areas: GeoJSON or KML
cli-arg-area-other = The file to compare it with
cli-arg-map-act = propose, diff, show, picture or export
cli-arg-map-file = File of areas with the property class: GeoJSON or KML
cli-arg-map-log = Folder of a published log
cli-arg-map-at = Moment to show the map of; without it the end of the log
cli-arg-formed = Moment at which the group was formed, to show by when the map is due
cli-arg-map = File to write the areas or the differences to, as GeoJSON or (name.kml) KML
cli-arg-turn-rings = Turn rings that wind the wrong way, as they do in files made from older formats
cli-arg-file = Key file
cli-arg-clause = A clause id; without one all are listed
cli-arg-kind = Kind of record, for example area-notice
cli-arg-fields = Fields as NAME=VALUE, for example place="..." position="35.28 N 40.2 E"
cli-arg-dry-run = Show the exact bytes and sign nothing
cli-arg-record = A record: its hash, or as much of it as is unique
cli-arg-log = Read from this folder instead of asking a node
cli-arg-register = Name of the register; without it the registers are listed
cli-arg-grounding-page = Which page: `show` (all of it), `aob` (daily returns and the order of battle) or `notices`
cli-arg-register-at = Ledger time up to which entries count, in any notation with its zone
cli-arg-known-to = Only what this side had received by then: alpha or bravo
cli-arg-find = Only entries whose key, names or texts have this word
cli-arg-log-folder = Folder of a node's published files
cli-arg-question = What the consent answers, for example plan
cli-arg-decision = Reference of the national decision behind it
cli-arg-expires = Until when it counts, in any notation
cli-arg-translation = The translation that was read, where it was not the original
cli-arg-reason = A reason, if you wish to give one
cli-arg-reason-text = A reason, in your own words
cli-arg-line = The line of doubt
cli-arg-words = What must stop, in your own words; may be left out
cli-arg-around = Around which place; without one everything stops
cli-arg-names = Names to look up; without any they are read from the standard input, one a line
cli-arg-top = How many candidates to show for each name, 1 to 100 (3)
cli-arg-near = Position stated with the name: latitude,longitude in degrees
cli-arg-with = Further table of places, as FORMAT=FILE; geonames, gns, ocha-csv or ocha-geojson
cli-arg-agreed = Folder that a node publishes: the names in it that both sides agreed on are looked up first
cli-arg-radius = Radius, for example "20000 m"
cli-arg-watch-act = show, take, offer, accept or sheet; replay judges recordings of flights; live takes in what sources send and tells how they stand; export and import carry what was kept; without one the watch is shown
cli-arg-areas = GeoJSON file of designated areas
cli-arg-notices = File of notices of flights, one JSON object a line
cli-arg-to = Who relieves you: a public key, or NODE POST
cli-arg-offer = The offer of relief that you accept
cli-arg-place = A folder, or the address of a published log
cli-arg-trust = File with the log's verifier key and the genesis hash you got elsewhere
cli-arg-at = Number of the entry up to which to read
cli-arg-out = Folder to write to
cli-arg-script = The script
cli-arg-live = Folder of a running group made by `jig init`; without it the script is played in memory
cli-arg-bless = Write what happened beside the script as what is expected
cli-arg-places = The place, in any notation: degrees, MGRS, UTM, X and Y, sheet, square; without it, lines from the standard input
cli-arg-band = A band of altitudes instead of a place, for example "1500 ft AGL to 3000 m MSL"
cli-arg-columns = Read and write columns of numbers in the system's own order: degrees, metres, ellipsoidal height
cli-arg-from = The system that is read by --columns, for example wgs84, sk42-gk7, utm37n, mgrs
cli-arg-convert-to = The systems that are written, with commas: sk42-gk7,mgrs,sheets,squares; without it, all that either side uses
cli-arg-convert-name = The name of the place, to be compared with both statements; with --reconcile
cli-arg-reconcile = A second statement of the place, to be compared with the first
cli-arg-convert-near = A place nearby, for squares, shortened coordinates and zones left out
cli-arg-map-sheet = The sheet on which squares and shortened coordinates are read
cli-arg-scale = The scale of the map on which squares are read: 1:50000, 100k
cli-arg-numbers-origin = Where the numbers come from: digital, standard-unknown, three-parameters, map (with --scale), unknown
cli-arg-shell = bash, zsh, fish, elvish or powershell

cli-usage-missing = Missing: { $argument }. `jig COMMAND --help` lists what a command needs.
cli-usage-command = There is no command `{ $found }`. `jig --help` lists them.
cli-usage-no-command = Say what to do: `jig --help` lists the commands.
cli-usage-value = `{ $value }` does not fit { $argument }. `jig COMMAND --help` says what does.
cli-usage-together = { $argument } has no meaning together with { $other }. `jig COMMAND --help` says what each is for.
cli-usage-alone = { $argument } has a meaning only with { $other }. `jig COMMAND --help` says what each is for.
cli-usage-unknown = That does not belong here: { $argument }. `jig COMMAND --help` lists what does.

cli-script-unknown-step = Line { $line }: `{ $found }` starts no step.
    .cure = Steps begin with at, alpha, bravo, centre, expect, calls, level, report, cut, join, edition or --.
cli-script-incomplete = Line { $line }: expected { $expected }.
    .cure = Complete the line.
cli-script-unknown-name = Line { $line }: `{ $found }` is no { $expected }.
    .cure = Nodes are alpha, bravo and centre; posts are named as in the roster; a moment is (published) or (illustrative); a report is daily or weekly with a day like 2016-09-19.
cli-script-stray-field = Line { $line }: the field `{ $field }` belongs to no record, or stands there twice.
    .cure = Put it once, indented, under the record it belongs to.
cli-draft-unknown-kind = `{ $kind }` is no kind of record that an officer files.
    .cure = docs/records.md lists the kinds and their fields.
cli-draft-missing = The field `{ $field }` is missing.
    .cure = Add it as { $field }=VALUE.
cli-draft-unknown-field = { $line ->
        [0] The field `{ $field }` does not belong to a record of kind { $kind }.
       *[other] Line { $line }: the field `{ $field }` does not belong to a record of kind { $kind }.
    }
    .cure = Check its spelling; docs/records.md lists the fields of each kind.
cli-draft-unreadable = { $line ->
        [0] The field `{ $field }`: `{ $found }` cannot be read as: { $expected }.
       *[other] Line { $line }, field `{ $field }`: `{ $found }` cannot be read as: { $expected }.
    }
    .cure = docs/records.md shows how each field is written.

cli-heading-clause = Clause
cli-heading-name = Name
cli-heading-name-ru = In Russian
cli-heading-name-ar = In Arabic
cli-heading-position = Position
cli-heading-match = Confidence
cli-place-match = “{ $name }”: one place.
cli-place-ambiguous = “{ $name }”: several places are possible. Ask which is meant; nothing was chosen.
cli-place-none = “{ $name }”: no place of this name is known.
cli-place-away = The name and the position disagree: the nearest place of this name lies { $km } km from the position. Trust the position first, and ask.
cli-place-generated = * made by rule; nobody is known to use this spelling
cli-place-gazetteer = Gazetteer { $version }; { $places } places searched.
cli-place-agreed = Agreed by both sides: { $names }. Record { $record }; signed for alpha: { $alpha }; for bravo: { $bravo }.
cli-place-agreed-several = Both sides agreed on { $count } names for this place; all of them hold, and none goes before another.
cli-place-agreed-read = Names both sides agreed on: { $count }, as at entry count { $size } of the log, { $time }.
cli-place-agreed-unknown = The agreed name { $name } (record { $record }) is of a place { $place } that the gazetteer here does not have, and says no position: it is not used. Add the table that has the place with --with.
cli-band-one = “{ $text }”: one band.
cli-band-several = “{ $text }”: { $count } readings. Ask which is meant; none was chosen.
cli-band-supplied = * the text does not say what this height is counted from
cli-band-surface = surface
cli-band-unlimited = no upper limit
cli-heading-limit = Limit
cli-heading-feet = Feet
cli-heading-above-ellipsoid = Above the ellipsoid there, m
cli-heading-modality = Force
cli-heading-status = Kept as
cli-heading-paraphrase = What it asks, in our words
cli-heading-safeguard = Safeguard
cli-heading-promise = Promise
cli-heading-shown-by = Shown by
cli-heading-part = Part
cli-heading-entries = Entries
cli-heading-root = Root
cli-heading-signers = Signed by

cli-io-cause = { $cause ->
    [not-found] there is no such file
    [permission-denied] you have no right to it
    [already-exists] it exists already
    [is-a-directory] it is a folder
    [not-a-directory] a part of the path is no folder
    [read-only] the medium cannot be written to
    [storage-full] the medium is full
    [invalid-data] it is not text in UTF-8
    [unexpected-end] it ends too early
    [address-in-use] another process has this address
    [address-not-here] no interface of this machine has this address
   *[other] { $system }
}
cli-read-failed = { $file } cannot be read: { cli-io-cause }
    .cure = Check the path and the rights on it.
cli-write-failed = { $file } cannot be written: { cli-io-cause }
    .cure = Check the path, the rights on it, and that it does not exist already.
cli-key-open-to-others = The key file { $file } can be read by others (mode { $mode }).
    .cure = Take the rights away with chmod 600, and consider whether the key is still secret.
cli-key-malformed = { $file } holds no Ed25519 key in PKCS #8 PEM.
    .cure = Make one with `jig key new FILE`.
cli-desk-unreadable = The desk { $file } cannot be understood: { $reason }
    .cure = `jig init` makes a desk for each post; compare with one of those.
cli-desk-none = This needs a desk: the node you work at, your post and your key.
    .cure = Name its folder with --desk, or in the variable JIG_DESK.
cli-node-not-running = The node has written no address: { $file } is not there.
    .cure = Start it with `jig-node run`.
cli-node-unreachable = No answer from { $url }: { $cause }
    .cure = Check that the node runs. A stop call can always be spoken.
cli-node-strange = { $url } answered something that this program does not understand.
    .cure = Check that the address is a jig node's officer door and of the same version.
cli-node-says = The node answers { $code }: { $text }
    .cure = { $cure }
cli-trust-unreadable = The trust file cannot be read: line { $line } should be `{ $expected }`.
    .cure = It has three lines: log VKEY, verdicts VKEY, genesis HASH.
cli-founding-origin = `{ $origin }` cannot name a log.
    .cure = Use something like jig.example/2016a, without spaces or plus signs.
cli-founding-moment = The founding moment lies outside what records can say.
    .cure = Name a moment between the years 2015 and 2040.
cli-founding-signing = A founding record could not be signed.
    .cure = Report this: founding records hold no text of yours.
cli-init-not-empty = The folder { $folder } is not empty.
    .cure = Name a new folder; nothing is ever overwritten.
cli-init-certificate = The certificate for { $name } could not be made: { $cause }
    .cure = Report this.
cli-init-live-clock = A live group keeps the system's clock.
    .cure = Leave out --clock, or found an exercise.
cli-init-done = Group founded in { $folder } under { $edition }, origin { $origin }. Start the nodes:
cli-init-offline = Take { $folder } off this machine: it holds the authorities' keys.
cli-edition-unknown = No edition `{ $edition }` came with this program.
    .cure = Editions shipped: { $known }. `jig init` also reads others, from the folder named with --editions.

cli-verify-progress = verifying
cli-verify-holds = All holds: { $files } files, origin { $origin }, edition { $edition }.
cli-verify-unsequenced = { $count } not yet in the log
cli-verify-anchor-given = Trust anchor: as given.
cli-verify-anchor-found = Trust anchor: found in the place itself. It shows that the log is whole, not whose it is: compare genesis { $genesis } and key { $key } with what you got elsewhere, and give them with --trust.
cli-audit-unreadable = `{ $path }` cannot be read: { cli-io-cause }
    .cure = Check the path and the medium.
cli-audit-no-log = `{ $path }` holds no log.
    .cure = Name the folder that a node publishes: it holds log/, verdicts/ and outbox/.
cli-audit-stray = `{ $path }` does not belong here.
    .cure = Take another copy; if the file is there too, keep both as evidence.
cli-audit-no-genesis = Entry 0 is no genesis record.
    .cure = This is no joint log of a group; name the folder that a node publishes.
cli-audit-foreign-genesis = The genesis is { $found }, not { $expected }.
    .cure = This is the log of another group, or a forgery: ask the authorities.
cli-audit-foreign-key = The genesis names another key for { $part }.
    .cure = Keep this copy as evidence and take another from the other side.
cli-audit-unknown-edition = The edition { $edition } (SHA-256 { $hash }) did not come with this program.
    .cure = Use the version of jig that the genesis names.
cli-audit-table-differs = The table { $table } of this program (SHA-256 { $held }) is not the one that the edition pins ({ $pinned }), so it cannot derive the verdicts.
    .cure = Use a version of jig that holds exactly this table.
cli-audit-verdict = Verdict { $index } is not what the rules say about entry { $index }.
    .cure = Compare with the other nodes; a ruling of both authorities can settle it.
cli-audit-too-many-verdicts = There are { $verdicts } verdicts for { $entries } entries.
    .cure = Take another copy of the joint log: this one is cut short.
cli-audit-outbox = `{ $path }` is no link of the outbox: { $rule }
    .cure = Take another copy; if it is the same there, keep both as evidence.
cli-audit-attachment = `{ $path }` does not hash to its name.
    .cure = Ask its sender for it again.

cli-state-accepted = accepted
cli-state-held = held
cli-state-refused = refused
cli-state-void = void
cli-state-in-effect = in effect
cli-state-awaiting-receipts = awaiting receipts
cli-state-ended = ended
cli-state-unknown = not known at this node
cli-state-changed = { $decision } at its entry, { $effect } now
cli-play-published = published
cli-play-illustrative = illustrative
cli-play-raised = raised
cli-heading-stage = Stage
cli-heading-minutes = Minutes after the call
cli-heading-by-word-of = By the word of
cli-heading-clock = Clock time
cli-play-no-officer = The script names { $who }, and no such officer is appointed.
    .cure = Posts are named as in the roster.
cli-play-no-record = Line { $line }: no record is called `{ $label }`.
    .cure = Name a record with `as LABEL` before you expect something of it.
cli-play-unexpected = line { $line }: { $label } at { $node } should be { $expected }, is { $found }
cli-play-cut = The link between { $one } and { $other } is cut.
cli-play-joined = The link between { $one } and { $other } is mended.
cli-play-unmet = { $failed } of { $expected } expectations did not hold.
    .cure = The transcript marks them.

cli-state-held-by = Held by: { $kind } ({ $record }).
    .cure = Whoever placed it can lift it; `jig show` names them.
cli-play-restless = The nodes do not come to rest.
    .cure = Report this with the script.
cli-no-such-record = No record, or more than one, begins with `{ $record }`.
    .cure = Give more of the hash; `jig replay` lists them all.
cli-replay-beyond = There is no entry { $entry }: the log has { $size }.
    .cure = Name a smaller number, or leave out --at for the whole log.
cli-replay-state = After { $size } entries, ledger time { $time }. Verdict root { $root }. Receipts: alpha up to { $alpha }, bravo up to { $bravo }.
cli-replay-awaiting = Awaiting { $side }: { $count } { $records }
cli-heading-entry = Entry
cli-heading-record = Record
cli-heading-author = By
cli-heading-kind = Kind
cli-heading-state = State
cli-heading-basis = Rests on
cli-prove-none = Entry { $index } lies beyond what the checkpoint covers.
    .cure = Take a newer copy of the log.
cli-prove-done = Proof of { $record } in { $folder }: { $files }
cli-prove-how = Record { $record }
    { "" }
    1. Who signed: openssl pkeyutl -verify -pubin -inkey signature-1.pem -rawin -in record.pae -sigfile signature-1.sig
       (and 2, 3 … likewise). record.pae is the word DSSEv1 with the type and the exact bytes of record.json.
    2. That it stands in the log: record.tlog-proof is a C2SP tlog-proof of record.entry; any verifier of that format checks
       it with log.vkey. The checkpoint in it carries the signatures of the centre and of both sides' stored keys.
    3. What the rules said: verdict.tlog-proof likewise for verdict.json with verdicts.vkey; verdicts.policy is the quorum.
    4. That both sides had it: the two receipts, each with its own proof.
cli-play-no-cut = Links between running nodes cannot be cut from a script.
    .cure = Play the script in memory: leave out --live.

# Officers' verbs.
cli-arg-about = Say what jig is and what it is not for
cli-arg-cosigned-by = Desk of an officer who signs beside you; may be repeated
cli-arg-held = A record, or all
cli-arg-node = Address of a node, or its addresses.json, where there is no desk
cli-arg-sheet = The hand-over sheet you were given; it must be the one the offer names

cli-heading-standing = Standing
cli-heading-reason = Reason and cure
cli-heading-curable-by = Who can cure it
cli-heading-zone = Zone
cli-heading-local = There
cli-heading-utc = UTC
cli-heading-reading = Reading
cli-heading-field = Field
cli-heading-value = What it says
cli-heading-time = Ledger time (UTC)
cli-heading-cause = Cause
cli-heading-asked = Asked
cli-heading-side = Side
cli-heading-watch = Watch
cli-heading-since = Since
cli-heading-register = Register
cli-heading-register-title = What it holds
cli-heading-area-name = Area
cli-heading-area-km2 = km²
cli-heading-area-km = Boundary, km
cli-heading-area-parts = Parts
cli-heading-area-corners = Corners
cli-heading-area-standing = Standing
cli-heading-area-where = Where
cli-area-holds = holds
cli-area-problems = { $count ->
    [one] { $count } problem
   *[other] { $count } problems
}
cli-area-place = { $name }: { $path } (byte { $offset })
cli-area-only-first = only in the first file
cli-area-only-second = only in the second file
cli-area-both = in both
cli-area-act = `{ $found }` is nothing that can be done with areas.
    .cure = Say `jig area check FILE` or `jig area diff FILE OTHER`.
cli-map-act = `{ $found }` is nothing that can be done with the map.
    .cure = Use propose, diff, show, picture or export.
cli-map-class = The area { $name } has the class `{ $found }`, which is none of the map’s.
    .cure = Give each area one of these in the property “class”: { $known }.
cli-map-no-draft = { $side } has no draft of the map in this log.
    .cure = Wait until it has drawn one.
cli-map-nothing-in-force = No version of the areas was in force at { $at }, so there is nothing to write.
    .cure = “jig map show” lists the periods in which one was.
cli-map-written = { $count } areas written to { $file }.
cli-map-none = At { $at } no version of the areas was in force: everything was denied.
cli-map-version = At { $at } version { $record } was in force.
cli-map-sums = Agreed { $agreed } km², disputed { $disputed } km², drawn by one side only { $gap } km².
cli-map-raised = * The class of its nearness to a party to the ceasefire.
cli-map-more = and { $count } more
cli-map-denied = none: everything denied
cli-map-item-on = both call its ground designated { $class }
cli-map-duty-open = The first map of both drafts is due by { $due }.
cli-map-duty-met = The first map of both drafts was due by { $due } and came into force on { $since }, its gaps signed with it.
cli-map-duty-late = LATE: the first map of both drafts was due by { $due } and came into force on { $since }.
cli-map-duty-overdue = OVERDUE: the first map of both drafts was due by { $due }; time completes nothing, only the word of both sides does.
cli-heading-map-standing = Standing
cli-heading-map-alpha = Alpha
cli-heading-map-bravo = Bravo
cli-heading-map-class = Counts as
cli-heading-map-km2 = km²
cli-heading-map-places = Places
cli-heading-map-from = From
cli-heading-map-to = Until
cli-heading-map-version = Version
cli-heading-map-item = On the map
cli-heading-map-cure = Cure
cli-none = none

cli-field-form = `{ $found }` is no field.
    .cure = Write NAME=VALUE, in quotation marks where there are spaces.
cli-field-twice = The field of `{ $found }` stands there twice.
    .cure = Say it once.
cli-dry-run = Nothing was signed or sent. SHA-256 of these bytes: { $record }
cli-filed = Handed in: { $kind } { $record }, { $stage }.
cli-filed-expected = The own node expects: { $decision }. The log decides.
cli-stage-submitted = on its way to the log
cli-stage-sequenced = in the log already
cli-stage-held-locally = acting here at once; not yet written down

cli-standing-satisfied = satisfied
cli-standing-missing = missing
cli-standing-breached = breached
cli-standing-unjudged = could not be judged
cli-deadline-counts = counts
cli-deadline-decides = decides
cli-deadline-shown = shown only
cli-show-record = { $kind } { $record }
      by { $author }, made { $made }, entry { $index }, original in { $lang }
cli-show-edition = Edition: { $edition }
cli-show-stages = Stages
cli-show-decision = Decision at its entry
cli-show-effect = Now
cli-show-held-by = Held by
cli-show-about = Spoken of by
cli-why-usable = Nothing known to this node stands against using it here and now. That is no approval.
cli-why-not-usable = It may not be used here and now:
cli-why-offline = As of the last entry of this log. Whether it may be used now only a node can say.

cli-inbox-of = { $side }, { $at }
cli-inbox-binding = Binding now
cli-inbox-awaiting = Asked of your side
cli-inbox-silence = Not answering answers nothing: silence is never consent.

cli-consent-question = The question: { $question }
cli-consent-no-decision = A consent carries a national decision ({ $clause }): jig records decisions, it makes none. Without a reference to one it would be refused.
    .cure = Name the reference with --decision; if none has been taken, leave the record as it is. Silence is never consent.
cli-consent-no-question = Nobody asks consent to a record of kind { $kind }.
    .cure = `jig inbox` shows what is asked of your side.
cli-consent-other-text = The node showed another text than that of { $record }.
    .cure = Do not sign. Verify the log with `jig verify` and speak with your counterpart.
cli-consent-closing = This records a national position. It is not approval, legal advice, shared responsibility or an admission.
cli-withdraw-done = Your side is out. Nobody needs to agree, nothing is deleted; stop calls and protected places stay live.

cli-stop-line = Stop call { $record } by { $author }, { $at }: { $stage }
cli-stop-call = { $callee } (since { $due })
cli-stop-lifted = Lifted by { $record }
cli-stop-raised = Stop call { $record } raised: { $stage }.
cli-stop-wait = Nothing has taken effect before the stage "effect confirmed". Keep calling by voice until then.
cli-stop-unsigned = Your signature could not be used ({ $reason }). The call goes out unidentified.
cli-stop-everywhere = `{ $found }` cannot be read: the call goes out for everywhere.
cli-stop-by-voice = NO NODE TOOK THE CALL: { $cause }
    .cure = Call by voice now: the other side's duty officer, then the senior representative on call, then the other headquarters, then the flight-safety line. Say "stop", where, and your post; write down the time. Then try again here.

cli-watch-no-offer = { $record } offers no relief.
    .cure = `jig watch` shows the watch; name the record in which relief is offered.
cli-watch-other-sheet = The sheet in your hands has SHA-256 { $found }, the offer names { $expected }.
    .cure = Ask for the sheet that belongs to the offer, or for a new offer.
cli-sheet-hash = SHA-256 of the hand-over sheet: { $hash }
cli-sheet-kept = Kept as { $file }. Give it to the relieving officer.
cli-state-submitted = submitted, not yet in the log
cli-verify-verdicts-alone = All holds: { $files } files, bytes and signatures. Whether the rules say so can only be seen beside the joint log: verify the folder above.
cli-audit-not-cosigned = { $part }: the checkpoint is not cosigned by { $key }.
    .cure = Take a copy when the nodes are at rest, or the other side's copy. What both sides have not cosigned proves nothing about either.
cli-audit-part-missing = `{ $part }` is not in this copy, so it could not be checked.
    .cure = Copy the whole folder that the node publishes; to check the log alone, name its folder `log`.
cli-arg-reader = Folder of a reader's certificate, for reading a node's peer door (`jig init` makes auditor/)
cli-arg-intents-a = File of intents (docs/volume4d.md)
cli-arg-intents-b = File of intents to compare with
cli-arg-rules = File of separation rules; without it those of the edition tor-2016-07 hold
cli-deconflict-too-many = The files make { $pairs } pairs of volumes; at most { $max } are compared in one run.
    .cure = Divide one of the files and compare the parts.
cli-deconflict-class = Note: no row of the rules names the class “{ $class }”; the default distances apply to it. Check its spelling.
cli-deconflict-summary = { $pairs } pairs of { $first } × { $second } volumes under rules { $rules }: { $conflict } in conflict, { $marginal } marginal, { $separated } separated.
cli-reader-unreadable = { $file } is no certificate or key.
    .cure = A reader's folder holds NAME.pem, NAME.key and authority.pem, with NAME the folder's own name.
cli-prove-no-verdicts = { $folder } holds the joint log alone; without the verdict log a proof would be half of one.
    .cure = Name the folder that the node publishes: it holds log/ and verdicts/.
cli-prove-node-or-authority = the node, or an authority key
cli-verify-no-outbox = not in this copy, not checked
cli-verify-in-the-clear = { $place } is no place to read a log: what a node publishes is read at its peer door, over TLS.
    .cure = Give the address of the peer door with https:// and the folder of your certificate with --reader.
cli-verify-needs-reader = { $place } is a node's peer door; it is open to appointed readers only.
    .cure = Name the folder of your certificate with --reader; `jig init` makes auditor/ for a new group.

# `jig convert --columns`.
cli-convert-line = Line { $line }:
cli-convert-too-long = The line is longer than { $most } bytes.
    .cure = Give one point a line, and nothing else on it.
cli-convert-not-text = The line is not text in UTF-8.
    .cure = Save the file as UTF-8 or plain ASCII.
cli-convert-number = Column { $column } is no number: “{ $found }”.
    .cure = Write digits with a decimal point; no units, marks or decimal commas.
cli-convert-columns-missing = The line has { $found ->
    [0] no column
   *[other] one column
}, and a point has at least two.
    .cure = Write two numbers, and a third for the height above the ellipsoid where it is known.
cli-convert-columns-many = The line has more than three columns.
    .cure = Write two numbers and a height; names and times do not belong here.

# `jig convert` for people.
cli-convert-option = “{ $found }” cannot be meant with { $option }.
    .cure = A scale is 1:50000 or 100k; a sheet or a place must have one reading only; an origin is one of digital, standard-unknown, three-parameters, map with --scale, unknown.
cli-convert-understood = understood
cli-convert-place = place
cli-convert-uncertainty = uncertainty
cli-convert-way = way to WGS84
cli-convert-why = because
cli-convert-sigma = ±{ $sigma } m ({ $origin }; last figure or cell { $size } m)
cli-convert-alternatives = What else it could be, had its writer slipped:
cli-convert-several = It can be read in several ways; ask the writer which is meant:
cli-convert-apart = { $distance } m apart, towards { $azimuth }°, where { $tolerance } m are allowed
cli-convert-cause = likely: { $cause }, { $fault } (leaves { $residual } m)
cli-convert-name = “{ $name }” means no one place in the gazetteer.
    .cure = `jig place` shows what it may mean; write the name of one place, or --near a position close to it.
cli-convert-to-name = { $statement ->
    [first] first statement
   *[second] second statement
}: { $agreement ->
    [same] within reach of { $name }
   *[apart] NOT within reach of { $name }
}, { $distance_km } km from it, towards { $azimuth }°
cli-convert-prefix = The Y of a point has no zone prefix and is taken as it stands, thousands of kilometres west of the zone; so are others like it. If the prefix was dropped, write { $cure }.
    .cure = Put the zone in front of the six figures of Y.
cli-convert-unexplained = no known mistake makes this difference
cli-convert-heading-system = SYSTEM
cli-convert-heading-text = PLACE
cli-convert-heading-sigma = ± m
cli-convert-heading-note = NOTE

# Operations.
cli-operations-none = No operation is intended.
cli-operations-reviews = Reviews that opened by themselves
cli-operation = { $record }, { $side }, { $from } to { $until }: { $stage }
cli-operation-restraint = Held by { $record }.
cli-operation-review = Review of { $record } of { $side }, { $at }: { $stage }

# The registers.
cli-register-as-known = { $title } ({ $clause }), as known at { $time } to: { $known_to }
cli-register-the-log = the log
cli-register-version = { $standing }, { $author }, since { $since } ({ $record })
cli-register-empty = No entries.
cli-register-unknown = there is no register `{ $register }`
    .cure = `jig register` lists them.

# The formation clock: what reported events say of the ceasefire's level.
cli-verb-clock = Measure the ceasefire against its baseline, metric by metric (assess), or show how far formation has come in a log (show)
cli-arg-clock-act = What to do: assess or show
cli-arg-events = Table of events as UCDP GED publishes it, CSV; may be repeated
cli-arg-clock-from = First day measured, such as 2016-09-13
cli-arg-clock-to = Last day measured
cli-arg-clock-edition = Edition whose baseline and filter are used; without it tor-2016-07
cli-arg-reports = Reports of shelling by each side on the days measured: ALPHA,BRAVO
cli-arg-baseline-reports = The same for the days of the baseline
cli-clock-stage = Formation: { $stage }.
cli-clock-day-of = Day { $day } of the count.
cli-clock-days = Counted from { $first } to { $last }: by local days until { $days }, by hours until { $elapsed }; it ends at { $due }.
cli-clock-covered = The ceasefire is agreed until { $until }.
cli-clock-map-due = The common map is due by { $due }.
cli-clock-map-overdue = The common map was due by { $due } and is OVERDUE. Nothing completes it but both of you.
cli-clock-start-date = Start date: { $start }, for both halves.
cli-clock-against = Against certifying now:
formation-stage-not-restored = no days are counted
formation-stage-announced = a start is agreed and has not come
formation-stage-counting = the days are counted
formation-stage-violated = one side called for a reset; the clock stands
formation-stage-disputed = disputed; the clock stands
formation-stage-days-over = the days are over; no statement of the level holds
formation-stage-level-met = the days are over and a stated level holds; nobody has certified
formation-stage-certified = certified by both
formation-stage-task-map = the group is formed; the common map is open (APP.3.a)
formation-stage-task-exchange = the exchange is open (APP.3.b)
formation-stage-task-set = the set is open (APP.3.c)
formation-stage-task-monitoring = the monitoring is open (APP.3.d1)
formation-stage-start-date-open = every task is done; the start date is open (APP.3.d2)
formation-stage-start-date-set = the start date is set
formation-stage-start-day = it is the start date
formation-stage-continuous = the process goes on (APP.4)
formation-stage-suspended = suspended
formation-stage-withdrawn = one side has withdrawn
formation-stage-terminated = the log is ended by both authorities
cli-clock-heading = { $from } to { $to } against the baseline { $baseline_from } to { $baseline_to } (edition { $edition }, AMB-07)
cli-clock-filter = Filter: { $series }, dyads { $dyads }; counted on the first day; date precision { $precision } or better; estimate of the dead: { $deaths }.
cli-clock-period = Days measured: { $counted } events counted; left out: { $other } between others, { $imprecise } whose day is not known that precisely.
cli-clock-baseline = Baseline: { $counted } events counted; left out: { $other } between others, { $imprecise } whose day is not known that precisely.
cli-clock-column-metric = Metric
cli-clock-column-total = Total
cli-clock-column-mean = Per day
cli-clock-column-baseline-total = Baseline total
cli-clock-column-baseline-mean = Per day
cli-clock-column-holds = Holds
cli-clock-holds = yes
cli-clock-holds-not = NO
cli-clock-not-measured = Not measured, so it does not hold: { $metric }.
cli-clock-met = Every metric holds.
cli-clock-not-met = The level is not met: every metric must hold.
cli-clock-certifies-nothing = This certifies nothing; only both senior representatives can (APP.2#1).
metric-lethal-events-per-day = lethal events
metric-deaths-per-day = deaths
metric-civilian-deaths-per-day = civilian deaths
metric-reports-per-side-per-day = reports of shelling
cli-clock-act = There is no act “{ $found }” of the clock.
    .cure = Write: jig clock assess, or jig clock show.
cli-clock-backwards = { $to } lies before { $from }.
    .cure = Give the first day as --from and the last as --to.
cli-clock-day = { $argument }: “{ $found }” is no day.
    .cure = Write year, month and day, such as 2016-09-13.
cli-clock-reports = “{ $found }” is not two counts.
    .cure = Write the reports of alpha and of bravo with a comma between them, such as 12,9.
cli-clock-event-twice = Event { $id } stands in two of the tables and would count twice.
    .cure = Give tables that do not overlap.
cli-clock-not-reached = The events do not reach the days { $from } to { $to }: they begin on { $first } and end on { $last }, or none lies within. What is not reported is not quiet.
    .cure = Give a table that covers these days and those of the baseline; --events may be repeated.
ged-too-long = { $bytes } bytes are more than the { $most } a table of events may have.
    .cure = Leave out columns or years that are not needed.
ged-too-many-rows = The table has more than { $most } rows.
    .cure = Leave out years that are not needed.
ged-no-rows = The table holds no event. A table without rows is not a quiet week.
    .cure = Give a table with its heading line and its rows.
ged-column-missing = The heading has no column “{ $column }”.
    .cure = Give the columns id, dyad_new_id, date_prec, date_start, deaths_civilians, low, best and high as the series names them.
ged-column-twice = The heading has the column “{ $column }” twice.
    .cure = Leave one of them out.
ged-fields = Line { $line } has { $found } fields under { $expected } headings.
    .cure = Look for a comma or quotation mark too many or too few in this line or the one before.
ged-number = Line { $line }, column “{ $column }”: “{ $found }” is no whole number from { $min } to { $max }.
    .cure = Correct the value from the series; a value that is not known cannot be counted.
ged-date = Line { $line }, column “{ $column }”: “{ $found }” is no date.
    .cure = Write year, month and day, such as 2016-09-13.
ged-twice = Line { $line }: event { $id } stands in the table a second time and would count twice.
    .cure = Leave one of the two rows out.

cli-arg-terms-act = A clause to show, or `diff`, `sources`, `words`
cli-arg-terms-rest = After `diff`: two editions, by id or file; after `sources`: a copy of the text to check, or two to compare
cli-arg-terms-edition = The edition whose words are read
cli-arg-side = The side whose own words are read: alpha or bravo
cli-terms-differ = { $one } and { $other } differ in what follows; everything else is the same.
cli-terms-identical = { $one } and { $other } do not differ.
cli-terms-lost = Copy { $lost } of the source lost these words, which copy { $kept } has. The editions are made from copy { $kept }.
cli-terms-copy-whole = All { $all } clauses stand in this copy word for word as in copy { $copy }.
cli-terms-copy-not-whole = Of { $all } clauses of copy { $copy }, { $wrong } do not stand whole in this one. Do not work from it.
cli-terms-word-lost = `{ $word }` is missing
cli-terms-otherwise = missing, or in other words
cli-terms-copies-alike = The two copies say the same.
cli-heading-difference = Difference
cli-heading-lost-word = Lost word
cli-heading-effect = Effect
cli-heading-would-change = What it would have changed
cli-heading-found = Found
cli-heading-after = After the words
cli-heading-first-copy = First copy
cli-heading-second-copy = Second copy
cli-heading-neutral-id = Neutral id
cli-heading-neutral-words = In neutral words
cli-heading-own-words = In your side's words
cli-terms-usage = these words do not go together with `terms`
    .cure = Write `jig terms`, `jig terms CLAUSE`, `jig terms diff [ONE OTHER]`, `jig terms sources [COPY [COPY]]` or `jig terms words`.
cli-terms-act = `{ $found }` does not belong after a clause
    .cure = One clause is shown at a time; for the rest, see `jig terms --help`.
cli-terms-side = `{ $found }` is no side
    .cure = Write `alpha` or `bravo`.
cli-terms-edition = there is no edition and no file `{ $found }`
    .cure = Name one of { $known }, or a file.

# Reports.
cli-verb-report = Print the daily report, the weekly exchange report, or what may be published, from the ledger
cli-arg-period = Which report: daily, weekly or public
cli-arg-day = Last local day of the report, YYYY-MM-DD; without it the day to which the log has come
cli-arg-html = Print the report as one HTML document
cli-report-period = There is no report { $found }.
    .cure = Ask for daily, weekly or public.
cli-report-day-beyond = The clock of the reference zone is not known for that day.
    .cure = Name a day that the zone's table reaches.

# Sealing (age, `jig seal`, `jig unseal`).
cli-age-header = The sealed bytes have no header of the age format.
    .cure = Ask their author to seal them anew.
cli-age-key = That is no key of the age format.
    .cure = A recipient begins with age1, a secret key with AGE-SECRET-KEY-1; copy it in full.
cli-age-mac = The header of the sealed bytes was changed.
    .cure = Do not use them. Ask their author to seal them anew, by another way.
cli-age-no-match = The bytes are sealed to others.
    .cure = Open them at the gateway desk of the headquarters they are sealed to.
cli-age-payload = The sealed bytes were changed or cut.
    .cure = Do not use them. Ask their author to seal them anew, by another way.
cli-age-too-long = More than { $limit } bytes are not sealed.
    .cure = Seal less.
cli-sealing-other-bytes = The bytes are not those that the record names.
    .cure = Fetch them again.
cli-sealing-other-contents = What is inside is not what the record committed to.
    .cure = Do not use it. Doubt the record, and ask its author.
cli-sealing-text = Nothing to seal, or more than { $limit } bytes.
    .cure = Give the details on the standard input, or in a file with --from.

# Protecting and sealing (`jig protect`, `jig seal`, `jig unseal`).
cli-verb-protect = Submit protected places and movements, and see who has acknowledged them
cli-verb-seal = Seal precise details of an item or plan to the other headquarters
cli-verb-unseal = Open what is sealed to this headquarters; the log says who did
cli-arg-protect-act = submit, list, show, or a word: confirmed, queried, reconfirmed, arrived, cancelled, retired
cli-arg-protect-record = The entry that is shown or spoken of
cli-arg-seal-from = A file of your own with the details; without it they are read from the standard input
cli-arg-own-place = A file with the place from your own map, written before you open: it is compared, and only same, differs or cannot tell leaves this desk
cli-arg-civil = What is protected: hospital, medical-transport, school, shelter, water, electricity, food, aid-store, aid-convoy, evacuation, heritage, rescue, other
cli-arg-protect-behalf = On whose behalf: own-side, international-organisation, relief-society, non-governmental-organisation, local-council, other
cli-arg-protect-until = By when you will say that it is still there; after that it is stale, and holds
cli-arg-moving = FROM to UNTIL, for a movement; after that it is overdue, and holds
cli-arg-protect-to = Headquarters that may read the exact place: alpha, bravo or both; without it only the cells leave this desk
cli-arg-replaces = Your earlier version; both hold until every recipient has acknowledged this one
cli-heading-protected = Protected
cli-heading-submitter = On behalf of
cli-heading-acknowledged = Acknowledged
cli-protect-cells-only = Only the cells around the places leave this desk.
cli-protect-disclosed = The headquarters named can read these places from now on, and nothing takes that back.
cli-protect-checks = Records checked against it: { $checks }
cli-protect-place = Line { $line } is no place in degrees; what stands there is not repeated.
    .cure = Write latitude and longitude, like 35.3376 N 40.1408 E, one place a line.
cli-protect-no-place = No place was given.
    .cure = Give one place a line on the standard input, or in a file with --from.
cli-protect-too-many = The places are covered by more than { $limit } cells, or lie where cells cannot be.
    .cure = Submit them as several entries.
cli-sealing-centre = The centre seals nothing and opens nothing.
    .cure = Seal at a desk of a headquarters.
cli-cells-of-another-grid = The cells are not those of { $metres } m that both agreed on: beside the usual ones they would tell more of the place.
    .cure = Give the cells of { $metres } m; jig protect makes them from a place, and cell=FROM to UNTIL from a box.
cli-sealing-no-outside-key = The post { $post } of the centre has no sealing key in the log.
    .cure = Both authorities file a key rotation of the centre that names one.
cli-sealing-no-key = { $side } has no sealing key in the log.
    .cure = Its authority files a key rotation that names one.
cli-unseal-no-key = There is no sealing key at this desk: { $file }
    .cure = Open it at the gateway desk of the headquarters.
cli-unseal-for-others = What the record { $record } carries sealed is for others.
    .cure = Open it at a desk of those it is sealed to: a gateway of a headquarters, or the post of the centre that the reporter chose.
cli-unseal-nothing = The record { $record } carries nothing sealed.
    .cure = Name a record of sealed details or a protected entry with a sealed place.
cli-unseal-part-details = The details:
cli-unseal-part-identity = The reporter’s identity:
cli-unseal-part-place = The exact place:
cli-unseal-shown = Opened. It is kept nowhere; the log says that this desk opened it.
cli-unseal-salt = Keep this with your own place, for a review of a difference: { $salt }

# Feeds of sensor data (jig feed).
cli-verb-feed = List the kinds of feeds, or read one of your own sensors and see what it gives
cli-arg-feed-act = kinds or read
cli-arg-feed-file = The recording to read, packed with gzip or not; - for the standard input
cli-arg-feed-kind = Kind of the feed; jig feed kinds lists them
cli-arg-sensors = Register of sensors: sites, accuracies, editions
cli-arg-feed-source = Row of the register that the feed comes from; by default the row named as its kind
cli-arg-received-at = Moment at which the feed was received or, where only a counter tells the time, began; by default now
cli-heading-feed-kind = Kind
cli-heading-feed-format = Format
cli-heading-feed-clock = Time
cli-heading-feed-fault = Fault
cli-heading-feed-count = Times
cli-feed-clock-own = told by the feed
cli-feed-clock-reception = of reception (--received-at)
cli-feed-kind = There is no kind of feed “{ $found }”.
    .cure = Use one of these: { $known }.
cli-feed-source = The register of sources has no row “{ $found }”.
    .cure = Name the register with --sensors, and a row that stands in it with --source.
cli-feed-no-clock = This kind of feed does not tell when its reports were true; they are taken as of now, and places younger than 30 minutes are not shown. State the moment with --received-at.
cli-feed-at = Byte { $byte }:
cli-feed-at-item = Byte { $byte }, { $item }:
cli-feed-tally = Observations: { $observations }, with a place: { $places }, addresses: { $addresses }, signs of life: { $heartbeats }. From { $first } to { $last }.
cli-arg-feed = Feed, KIND:FILE or KIND@ROW:FILE; live: KIND:tcp://HOST:PORT, KIND:udp://ADDRESS:PORT or KIND:- for the standard input; as often as needed
cli-arg-watch-received-at = When feeds without a clock of their own were received; without it, when the file was written
cli-arg-all = Show also what was as told and what is only kept
cli-arg-watch-edition = Edition whose delays, zone and retention are used; without it tor-2016-07
cli-arg-coverage = Say also for how much of each day each area was watched
cli-arg-evidence-act = pack or verify
cli-arg-evidence-file = The package
cli-arg-event = The event to pack, or the beginning of its id
cli-arg-amends = The event that this one amends
cli-arg-because = Why: AREA_VERSION, NOTICE_FOUND, LATE_DATA or SENSOR_CALIBRATION

# Live sources (jig watch live, export, import).
cli-arg-store = Folder in which what comes is kept, or whose contents are judged or carried
cli-arg-site = Name of this site in the folder; by default own
cli-arg-bundle = File that carries what was kept from one site to another
cli-arg-after = Bundle of the same site after whose end the new one begins
cli-arg-every = Seconds between two reports of how sources stand; by default 10
cli-arg-once = Take what one connection of each source brings, and end
cli-arg-released = Write what may be handed over: without the exact reports
