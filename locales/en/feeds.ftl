# What was seen: what can be wrong with a feed or with the register of sources, and how to set it right.

# The register of sources (--sensors).
sensors-too-long = The register of sources is longer than the limit of { $most }.
    .cure = Check that the file is the register; if it is, split it by site.
sensors-json = The register of sources is not JSON: line { $line }, column { $column }.
    .cure = Correct that place; a missing comma or quotation mark often stands just before it.
sensors-missing = The register of sources lacks “{ $path }”.
    .cure = Add it as docs/grounding-watch.md shows. Nothing is guessed about a source.
sensors-unknown = The register of sources has no member “{ $path }”.
    .cure = Correct its spelling or remove it. Known here: { $known }.
sensors-value = In the register of sources “{ $path }” cannot be { $found }.
    .cure = Write it so: { $expected }.
sensors-twice = In the register of sources { $path } (“{ $name }”) has the name or the codes SAC and SIC of an earlier row.
    .cure = Give each source a name and a pair of codes of its own; reports could not be told apart otherwise.

# Any feed.
feed-unfinished = The feed ends within a record, of which { $bytes } bytes came.
    .cure = Get the rest of the feed, or take the record as lost; all before it was read.
feed-too-long = A record is longer than the { $most } bytes that any of its kind has; it was left out.
    .cure = Check that the kind of feed is the right one; if it is, look at the source's output at this byte.
feed-no-message = { $bytes } bytes belong to no message and were passed over.
    .cure = A few at the beginning are usual when a connection is joined midway. If there are many, check the kind of feed.
feed-message-type = There is no message of type { $found } (hexadecimal).
    .cure = Check that the feed is in this format and that no byte is lost on the way (set the line to eight bits, no text mode).
feed-truncated = A message ended after { $found } of its { $expected } bytes or characters.
    .cure = Look for lost bytes between receiver and node; all other messages were read.
feed-fields = A row has { $found } fields and needs { $expected }.
    .cure = Check the kind of feed, and whether a comma stands within a field.
feed-missing = The field is missing, and nothing can be told without it.
    .cure = Have the source write it; the report was left out.
feed-value = “{ $found }” cannot stand in this field.
    .cure = Expected: { $expected }. If the whole feed is so, check units and kind of feed; the field was left out.
feed-time = “{ $found }” is no time that can be read.
    .cure = Write seconds or milliseconds since 1970, or a date and time such as 2016-09-17T12:55:00Z.
feed-json = This record is not JSON of this kind; it was left out, and reading went on at the next.
    .cure = Look at the record at this byte: a missing bracket, comma or quotation mark, or a file cut short.
feed-packed = The packed feed is damaged here; what was unpacked before it was read.
    .cure = Copy the file again, or test it with gzip -t.
feed-expansion = The packed feed grows to more than { $most } times its length; it was left.
    .cure = No feed does that. Do not trust the file; find out who made it.

# Mode S frames.
modes-digits = “{ $found }” is not hexadecimal.
    .cure = A frame is written with 14 or 28 of the digits 0 to 9 and A to F; check the kind of feed.
modes-length = A frame of { $found } bits; its format has { $expected }.
    .cure = Look for lost bytes between receiver and node; the frame was left out.
modes-format = Downlink format { $format } is reserved: nobody sends it.
    .cure = Nothing to do: noise looks like this. If there are many, check the receiver.
modes-parity = The parity of the frame does not hold (remainder { $remainder }).
    .cure = Nothing to do: frames are damaged on the air. Switch off the repair of errors in the receiver; a repaired frame is no evidence.
modes-character = Character { $place } of the call sign stands for nothing.
    .cure = Take the call sign as unknown; the rest of the report was read.
modes-altitude-code = The altitude code { $found } (hexadecimal) stands for no height.
    .cure = Take the height as unknown; the rest of the report was read.
modes-no-position = The two halves of the position lie on no earth: they are not of one place.
    .cure = Look for two transmitters with this address; the position was left out.
