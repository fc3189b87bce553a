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

# Stamps of a satellite clock (beast-gps).
beast-satellite-time = The stamp { $found } (hexadecimal) is no time of day by a satellite clock; the frame was left out.
    .cure = Check the receiver's satellite reception. If its stamps count 12 MHz, name the feed beast and not beast-gps.

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

# What was seen: why a part of a feed was not read.
# ASTERIX and captures of network traffic.
asterix-category-not-read = category { $category } of ASTERIX is not read
    .cure = If it carries reports of aircraft, ask for a decoder; otherwise nothing need be done. It is said once.
asterix-no-source = a data block of category { $category } does not say its source (item 010)
    .cure = Ask the operator of the sensor to send item 010 in every record; without it nobody can tell the edition.
asterix-no-row = no row of the register of sources has the codes SAC { $sac }, SIC { $sic }
    .cure = Add a row with these codes to the register of sources, with the owner, class and editions. Until then nothing of this source is decoded.
asterix-no-edition = no edition of category { $category } is configured for SAC { $sac }, SIC { $sic }
    .cure = Ask the operator of the sensor for the edition and write it in the register of sources; editions read here: { $known }. It is never guessed.
asterix-unknown-edition = edition { $edition } of category { $category }, configured for SAC { $sac }, SIC { $sic }, is not read here
    .cure = Write one of these editions in the register of sources, if the operator confirms it: { $known }.
asterix-item-beyond-block = item { $item } needs { $needed } octets and { $left } are left; the data block of category { $category } does not fit edition { $edition }
    .cure = { $fits ->
        [none] No other edition fits either: the octets are damaged or cut. Nothing of the block was decoded; look at the line if it goes on.
       *[other] The octets fit edition { $fits }: ask the operator of the sensor and correct the register of sources.
    }
asterix-endless-chain = the extensions of item { $item } have no end; the data block of category { $category } does not fit edition { $edition }
    .cure = { $fits ->
        [none] No other edition fits either: the octets are damaged. Nothing of the block was decoded; look at the line if it goes on.
       *[other] The octets fit edition { $fits }: ask the operator of the sensor and correct the register of sources.
    }
asterix-undefined-item = { $item } claims number { $number }, which edition { $edition } of category { $category } does not define
    .cure = { $fits ->
        [none] No other edition fits either: the octets are damaged, or the edition is newer than those read here. Nothing of the block was decoded.
       *[other] The octets fit edition { $fits }: ask the operator of the sensor and correct the register of sources.
    }
asterix-no-length = item { $item } says a length of nothing; the data block of category { $category } does not fit edition { $edition }
    .cure = { $fits ->
        [none] No other edition fits either: the octets are damaged. Nothing of the block was decoded.
       *[other] The octets fit edition { $fits }: ask the operator of the sensor and correct the register of sources.
    }
asterix-implausible = item { $item } cannot be { $found }; the data block of category { $category } is not of edition { $edition }
    .cure = { $fits ->
        [none] No other edition fits either: the octets are damaged. Nothing of the block was decoded.
       *[other] The octets fit edition { $fits }: ask the operator of the sensor and correct the register of sources.
    }
asterix-edition-mismatch = category { $category } of SAC { $sac }, SIC { $sic } is not in edition { $edition }; nothing more of it is decoded until it fits again
    .cure = { $fits ->
        [none] No edition read here fits: ask the operator of the sensor which edition is sent.
       *[other] The octets fit edition { $fits }: ask the operator of the sensor and correct the register of sources.
    }
asterix-no-site = SAC { $sac }, SIC { $sic } measures range and azimuth (item { $item }), and the register of sources does not say where it stands
    .cure = Write the site of the radar in the register of sources: position, height, and how well it measures. Until then its reports have no place.
asterix-null-position = item { $item } says latitude 0, longitude 0: a field that was never filled
    .cure = The report is kept without a place. If it goes on, tell the operator of the sensor.
asterix-no-time = the record has no time of day (item { $item })
    .cure = The time of reception was taken. If it goes on, tell the operator of the sensor.
asterix-clock-off = the clock of SAC { $sac }, SIC { $sic } is { $seconds } seconds from the time of reception
    .cure = If the feed is a recording, give the time at which it was made. Otherwise tell the operator, or write the offset of the clock in the register of sources.
asterix-not-asterix = a datagram of { $length } octets is not ASTERIX
    .cure = Check the port and the group of receivers of the feed. Nothing of the datagram was read.
asterix-garbage = { $length } octets begin no data block
    .cure = Reading went on at the next data block. If it goes on, the line loses octets, or the feed is not ASTERIX.
asterix-truncated = the feed ends within a data block of category { $category }: { $left } of { $needed } octets
    .cure = The last block was lost. Nothing need be done if the recording was stopped at will.
capture-not-capture = the octets are no capture of network traffic (pcap or pcapng)
    .cure = Give a file written by a capture program, or name the kind of the feed.
capture-length-lies = a packet of { $length } octets cannot be
    .cure = Reading went on at the next packet. If there are many, the file is damaged: take another copy.
capture-link-not-read = packets of link type { $link } are not read
    .cure = Capture on the network interface itself (Ethernet), or convert the file.
capture-cut-short = only { $captured } of { $length } octets of a packet were captured
    .cure = Capture whole packets: set the snapshot length to at least 65535.
capture-fragment = a datagram came in several packets; such datagrams are not put together
    .cure = Ask the sender to keep data blocks within one packet.
capture-truncated = the capture ends within a packet; { $left } octets are left over
    .cure = The last packet was lost. Nothing need be done if the capture was stopped at will.

# Cursor on Target.
cot-too-long = an event is longer than { $limit } octets
    .cure = The event was passed over. Ask the sender to leave attachments out.
cot-xml = an event is no well-formed XML
    .cure = The event was passed over. If it goes on, check that the feed is Cursor on Target in its XML form.
cot-doctype = an event has a document type or an entity, which are never read
    .cure = Ask the sender to send plain events. The event was passed over.
cot-missing = an event has no attribute { $name }
    .cure = Ask the sender to fill it in. The event was passed over.
cot-value = the attribute { $name } of an event cannot be { $found }
    .cure = Ask the sender to correct it. The event was passed over.
cot-truncated = the feed ends within an event
    .cure = The last event was lost. Nothing need be done if the feed was stopped at will.

# Flight plans and NOTAM.
flight-plan-too-long = the text is longer than { $limit } octets
    .cure = Give one flight plan at a time.
flight-plan-not-plan = there is no filed flight plan in the text
    .cure = Give the whole message in its brackets, beginning with (FPL-.
flight-plan-missing = field { $field } of the flight plan is missing
    .cure = Ask the sender for the whole message; fields are numbered as in ICAO Doc 4444.
flight-plan-field = field { $field } of the flight plan cannot be read: { $found }
    .cure = Correct the field as ICAO Doc 4444, Appendix 3, has it, or fill in the notice by hand.
notam-too-long = the text is longer than { $limit } octets
    .cure = Give one NOTAM at a time.
notam-not-notam = there is no NOTAM with its number in the text
    .cure = Give the whole message, beginning with its number and NOTAMN, NOTAMR or NOTAMC.
notam-missing = item { $item } of the NOTAM is missing
    .cure = Ask for the whole message; items are lettered as in ICAO Annex 15.
notam-item = item { $item } of the NOTAM cannot be read: { $found }
    .cure = Correct the item as ICAO Annex 15 has it, or fill in the notice by hand.

# Reports of people.
spotter-too-long = a line of a report is longer than { $limit } octets
    .cure = The line was passed over. Ask for a report by the form.
spotter-missing = { $field ->
        [time] the report has no time
        [place] the report has no place
        [bearing] the report has a place of the observer and no bearing
        [distance] the report has a place of the observer and no distance
       *[other] the report lacks something
    }
    .cure = Ask the observer: when (with the zone), where, or from where, in which direction and how far.
spotter-field = { $field ->
        [time] the time of the report cannot be read
        [time-precision] the precision of the time cannot be read
        [place] the place cannot be read
        [place-precision] the precision of the place cannot be read
        [from] the place of the observer cannot be read
        [bearing] the bearing cannot be read
        [distance] the distance cannot be read, or nobody sees so far
        [count] the number of aircraft cannot be read
        [type] the type of aircraft is not one of the known words
        [direction] the direction cannot be read
        [height] the height cannot be read
        [manner] seen or heard is not said in a known word
        [confidence] the confidence is not said in a known word
        [row] the row has more or fewer cells than the heading
       *[other] a part of the report cannot be read
    }
    .cure = Write times with their zone (171420ZSEP16), places in degrees or as a grid reference, distances with their unit. What was written is not repeated here, since it may name a person.
spotter-future = the report speaks of a time after it came in
    .cure = Ask the observer for the time and its zone.
