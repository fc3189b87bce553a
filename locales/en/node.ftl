# What jig-node says: at start, at its doors, and in its help. Codes are the keys; `.cure` says what to do.

## Configuration
node-config-unreadable = The configuration { $file } cannot be read: { $cause }
    .cure = Check the path and that this account may read the file.
node-config-syntax = { $file }, line { $line }, column { $column }: “{ $found }” cannot stand here.
    .cure = Correct the line: the file is TOML, and each key has its own type; docs/environment.md lists them.
node-config-unknown-key = { $file }, line { $line }, column { $column }: a configuration has no key { $key }.
    .cure = Correct or remove it; every key that a configuration may have is listed in docs/environment.md.
node-config-missing-key = { $file }, line { $line }, column { $column }: the key { $key } is missing in this table.
    .cure = Add it; every key that a configuration must have is listed in docs/environment.md.
node-config-unknown-word = { $file }, line { $line }, column { $column }: { $field } is “{ $found }”.
    .cure = Write one of: { $expected }.
node-config-bad-address = { $file }, line { $line }, column { $column }: { $field } is “{ $found }”, which is no address with a port.
    .cure = Write a literal address and a port, for example 127.0.0.1:7443; port 0 lets the system choose.
node-config-officer-door-not-loopback = { $file }, line { $line }, column { $column }: the officer door would listen on { $found }, where other machines reach it.
    .cure = Use 127.0.0.1 or [::1]; officers at other desks come through a tunnel of their own.
node-config-bad-url = { $file }, line { $line }, column { $column }: “{ $found }” is no address of a peer.
    .cure = Write https://host:port and nothing after it.
node-config-peer-address = { $file }, line { $line }, column { $column }: the peer { $node } has no address, or two.
    .cure = Give either url or addresses, not both.
node-config-peers = { $file }, line { $line }, column { $column }: the peers must be the two other nodes, each once; { $node } is missing, repeated, or this node itself.
    .cure = Give one [[peers]] table for each of the two other nodes.
node-config-key-for-role = { $file }, line { $line }, column { $column }: { $key } does not go with the node { $node }.
    .cure = A headquarters has keys.record, keys.stored and keys.examined; the centre has keys.record, keys.sequencer and keys.sequencer_verdicts.
node-config-exercise-clock-live = { $file }, line { $line }, column { $column }: a live node keeps the system’s clock.
    .cure = Remove the [clock] table, or set purpose to exercise or training.
node-config-nested-directories = { $file }, line { $line }, column { $column }: private_dir and public_dir lie inside one another.
    .cure = Put them side by side: what lies in public_dir is shown to peers and auditors.
node-config-secrets-served = { $file }, line { $line }, column { $column }: a folder that the officer door serves and private_dir lie inside one another.
    .cure = Put that folder elsewhere: its files are shown to anybody at the console.
node-config-secret-in-public-dir = { $file }, line { $line }, column { $column }: { $field } lies in public_dir.
    .cure = Move the file to private_dir.
node-config-good = The configuration { $file } is in order: node { $node }, purpose { $purpose }.

## Secrets
node-secret-unreadable = The secret file { $file } cannot be read: { $cause }
    .cure = Check the path and that this account owns the file.
node-secret-open-to-others = Other accounts may use the secret file { $file } (mode { $mode }).
    .cure = Run: chmod 600 { $file }. If others may have read it, replace the key.
node-secret-not-a-file = { $file } is no small regular file.
    .cure = Name a file that holds one key or one token.
node-secret-malformed = { $file } does not hold what it should: { $expected }.
    .cure = Restore the file, or make a new one with jig key.
node-secret-wrong-key = { $file } is not the { $role } key that the founding record names.
    .cure = Put the right key file in place; a node never signs with a key that the log does not know.

## TLS
node-tls-unreadable = The certificate file { $file } cannot be read: { $cause }
    .cure = Name a file with certificates in PEM.
node-tls-repeated = The certificate in { $file } is already named for another caller.
    .cure = Give every peer and reader a certificate of its own.
node-tls-unusable = The certificate in { $file } cannot be used: { $reason }
    .cure = Check that certificate, key and authority belong together and that the certificate has not expired.

## Store
node-store-locked = Another process has the store in { $folder } open.
    .cure = Stop the other process; one log has one writer.
node-store-two-file-systems = { $private } and { $public } lie on different file systems.
    .cure = Put both on one file system: a file must move from one to the other in a single step.
node-store-head-damaged = The commit record { $file } is damaged in both halves.
    .cure = Do not restore it from a backup and do not delete it: this node must not sign again with its keys. Keep the disk as evidence and rotate the keys.
node-store-full = { $path } cannot be written, the disk is full: { $cause }
    .cure = Make room and start again; nothing that was acknowledged is lost.
node-store-read-only = { $path } cannot be written, the disk is read-only: { $cause }
    .cure = Make the disk writable and start again; nothing that was acknowledged is lost.
node-store-denied = This account may not use { $path }: { $cause }
    .cure = Give the directory to the account that runs the node.
node-store-unusable = { $path } cannot be used: { $cause }
    .cure = Check the disk.

## Start
node-start-file-unreadable = { $file } cannot be read: { $cause }
    .cure = Check the path in the configuration.
node-start-genesis-unsound = The founding record { $file } does not hold: { $reason }
    .cure = Take the file that both authorities signed; it must be the same at all three nodes, byte for byte.
node-start-genesis-other-purpose = The configuration says { $configured }, the founding record says { $found }.
    .cure = Live, exercise and training never mix: use the configuration and the keys that belong to this founding record.
node-start-edition-unsound = The edition { $file } does not hold: { $reason }
    .cure = Take the edition file whose hash stands in the founding record.
node-start-edition-other-hash = The edition { $file } is not the one that the founding record names.
    .cure = Take the edition file whose SHA-256 is { $expected }.
node-start-door-refused = The node cannot listen on { $address }: { $cause }
    .cure = Choose a free port, or 0.
node-start-store-unsound = The log { $log } cannot be opened: { $reason }
    .cure = Do not repair it by hand. Keep the directory, run jig verify on a copy, and rotate the keys if the log went back in time.
node-start-basemap-unsound = The basemaps in { $folder } cannot be served: { $file }, { $reason ->
    [absent] is not there
    [unreadable] cannot be read, or is no PMTiles archive of version 3
    [foreign] has a name that is not served, or is no .pmtiles file
   *[too-many] is one file too many
}.
    .cure = Leave only .pmtiles archives with plain Latin names in that folder; or take doors.basemaps out: then coasts and boundaries alone are drawn.
node-start-workstation-unsound = The workstation in { $folder } cannot be served: { $file }, { $reason ->
    [absent] is not there
    [unreadable] cannot be read
    [name] has a name or an ending that is not served
    [size] is too large
   *[count] is one file too many
}.
    .cure = Build it with npm ci and npm run build in web/, name its dist folder, and put nothing else there; or take doors.workstation out: then the status page is shown.
node-start-stopped = The node stopped: { $reason }
    .cure = Read the lines above; what was acknowledged is on the disk.

## Doors
node-http-not-found = There is nothing at { $path }.
    .cure = GET /openapi.json lists what is there.
node-http-no-such-report = There is no report { $period }.
    .cure = Ask for daily or weekly.
node-http-no-such-register = There is no register `{ $register }`.
    .cure = `GET /v1/registers` lists them.
node-http-no-such-record = No record has the hash { $hash }.
    .cure = Check the hash; a record that is not released does not exist outside the node of its author.
node-http-method = { $method } is not served at { $path }.
    .cure = GET /openapi.json lists what is.
node-http-body-too-large = The body is larger than { $limit_bytes } bytes.
    .cure = Send one record or message at a time; attachments go by their hash.
node-http-body-slow = The body did not arrive within { $seconds } seconds.
    .cure = Send it again on a better line.
node-http-body-broken = The body broke off.
    .cure = Send it again.
node-http-content-type = The body must be { $expected }.
    .cure = Set the Content-Type header to { $expected }.
node-http-malformed = From byte { $offset } on, the body is no JSON.
    .cure = Correct the body at that byte.
node-http-field = Before byte { $offset }, a field of the body is missing, unknown or of another type.
    .cure = Compare the body with GET /openapi.json.
node-http-unreadable = The address { $path } or what follows it cannot be read.
    .cure = Give each value once, in UTF-8; GET /openapi.json lists what may stand there.
node-http-token-wrong = The token is not the one of this officer door.
    .cure = Take the token from the file that doors.officer_token names.
node-http-session-refused = This is no answer to a challenge of this node, or the challenge has expired.
    .cure = Sign in again.
node-http-session-over = This session is over.
    .cure = Sign in again with the key of your post.
node-http-session-no-post = The key { $key } fills no post at this node now.
    .cure = Take the key of a post to which an appointment in force names it; the authority appoints.
node-http-token-needed = This needs an officer.
    .cure = Send the token of the officer door as Authorization: Bearer.
node-http-attachment-not-named = No record of the log names the attachment { $attachment } yet.
    .cure = Bring it again when the record that names it is in the log.
node-http-attachment-of-others = These bytes are not for { $node }: no record of the log names it among those they are for.
    .cure = Sealed bytes go to the addressees that their submitter chose, and to nobody else (SG-03, SG-06); ask the submitter.
node-http-caller-refused = { $caller } may not read this.
    .cure = Entries are served to the three nodes and to appointed auditors; witnesses read checkpoints and hash tiles.
node-http-host-refused = The officer door does not answer for the host “{ $host }”.
    .cure = Call it as 127.0.0.1 or localhost.
node-http-busy = The node is busy.
    .cure = Try again in a moment; a stop call is taken at any time.
node-http-unwritten = The node’s disk does not take the record { $record }. It is not acknowledged.
    .cure = Make room on the disk, or make it writable; then hand the same record in again and hear what has become of it. A stop call is taken at any time.
node-http-stopped = The node is shutting down.
    .cure = Try again after it has started; a stop call goes to any other node or by voice.
node-http-query = { $field } is “{ $found }”.
    .cure = Expected: { $expected }.
node-http-query-unknown = The key “{ $key }” means nothing at this address; nothing was done.
    .cure = Leave it out. Keys of this address: { $allowed }. Records come in the order of the log and in no other.
node-http-range = One range of bytes is read at once, at most { $limit_bytes } of { $length }.
    .cure = Ask with the header Range: bytes=FROM-TO, one range, both ends within the archive.
node-http-system-clock = This node keeps the system’s clock.
    .cure = Only an exercise or training node with [clock] exercise = true can be put to another time.
node-http-cosigned-above = This node has cosigned above that checkpoint already, up to { $size } entries.
    .cure = Freeze at a size that both sides have not passed; the evidence is kept.
node-http-not-a-stop = This is no stop call.
    .cure = Send a stop record, or text and place without an envelope; other records go to /v1/records.
node-http-internal = The node met an error of its own ({ $code }).
    .cure = Read the node’s log at that time.

## Help
node-help-about = The node of one headquarters or of the centre: it holds, records, acknowledges and passes on.
node-help-run = Run the node
node-help-config = Look at a configuration
node-help-config-check = Read a configuration, say what is wrong with it and where
node-help-file = Configuration file
node-help-lang = Language of what is printed: en or ru
node-help-wrong-use = Print what jig is for and what it is not for
node-wrong-use = jig is for liaison, restraint and record keeping between the parties of an agreement, and for nothing else.
    It is not a command-and-control or targeting system: it never selects, ranks or recommends a target, never aims, never chooses a weapon, never approves a strike.
    It holds, refuses, keeps apart, acknowledges and records. Versions that add such functions are outside the intent stated with its licence.
node-help-usage = Usage:
node-help-commands = Commands
node-help-options = Options
node-help-arguments = Arguments
node-help-help = Print help
node-help-version = Print the version
node-usage-wrong = “{ $argument }” is not understood; --help lists what is.
node-usage-nothing = Say what to do: run, config check, or --about.

## Metrics
node-metric-log-entries = Entries in the log.
node-metric-frontier-entries = Entries covered by the largest matching receipt of a side.
node-metric-link-up = Whether the line to a peer works.
node-metric-unsequenced-submissions = Own submissions not in the log yet.
node-metric-local-restraints = Restraints that act here outside the log.
node-metric-store-open = Whether the store is open.
node-metric-alarms-total = Alarms since the start.
