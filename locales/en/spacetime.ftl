# Where and when: what can be wrong with a time, a moment, a position, a box or a height, and how to set it right.

# Instants, windows, zones.
time-syntax = The time does not have the canonical form: at byte { $offset } expected { $expected ->
    [digit] a digit
    [end] the end of the text
   *[other] “{ $expected }”
}.
    .cure = Write it like 2016-09-17T12:55:00.000Z: UTC, exactly three decimals, capital T and Z.
time-out-of-range = { $millis } milliseconds since 1970 lie outside the years 1 to 9999.
    .cure = Check the unit: the number must be milliseconds, not microseconds or nanoseconds.
time-no-such-date = The calendar has no such day: year { $year }, month { $month }, day { $day }.
    .cure = Correct the day, the month or the year (1 to 9999).
time-no-such-time = No clock shows { $hour } h { $minute } min { $second } s.
    .cure = Hours run from 0 to 23, minutes and seconds from 0 to 59. Midnight is 00:00 of the day that begins.
time-leap-second = Second 60 is not accepted: two readers could place it differently.
    .cure = Write the last millisecond before it (59.999) or the first second after it (00).
time-window-empty = The window ends when it starts, at { $at }.
    .cure = Give an end that is later than the start.
time-window-reversed = The window ends at { $to }, before it starts at { $from }.
    .cure = Exchange the two, or correct the one that is wrong; look at the date and the zone of each.
time-outside-zone-table = The tables of { $zone } have no offset for { $at }; they cover 2015 to 2040.
    .cure = Correct the year, or state the moment in Zulu.
time-date-outside-zone-table = The tables of { $zone } do not hold all of { $date }; they cover 2015 to 2040.
    .cure = Correct the year, or state the moment in Zulu.
time-local-skipped = In { $zone } the clock skips { $time } of { $date }: it is put forward over it.
    .cure = State the moment in Zulu, or as a local time before or after the change of the clock.
time-local-repeated = In { $zone } the clock shows { $time } of { $date } twice: at { $earlier } and at { $later }.
    .cure = State which is meant, in Zulu or with the offset (such as +03:00).
time-not-whole-minute = { $at } is not a whole minute, and a date-time group has no seconds.
    .cure = State the moment with seconds, or round it to the minute first.
time-not-this-century = { $at } is not within 2000 to 2099, so two digits would name another year.
    .cure = State the moment with a year of four digits.

# Moments as people write them.
moment-empty = There is no moment: the text is empty.
    .cure = Write a date, a time and a zone, such as 171255ZSEP16 or 17 Sep 2016 15:55 Damascus.
moment-too-long = The text is longer than 256 bytes; no moment is.
    .cure = Write only the date, the time and the zone.
moment-unexpected = At character { $character } (byte { $offset }) “{ $found }” does not belong to a moment.
    .cure = Remove it. A moment is a date, a time and a zone; hidden characters often come with copied text.
moment-number-unclear = The number at character { $character } (byte { $offset }) is neither a date nor a time.
    .cure = Write the time with a colon (15:55) and the date as 17 Sep 2016, 17.09.2016 or 2016-09-17.
moment-word-unknown = The word at character { $character } (byte { $offset }), beginning with “{ $found }”, is neither a month nor a zone.
    .cure = Name the zone as Z, МСК, Damascus, a name such as Asia/Amman, or an offset such as +03:00.
moment-month-unknown = The date-time group has no month at character { $character } (byte { $offset }), where “{ $found }” stands.
    .cure = Write three letters of the month after the zone letter: 170030ZSEP16.
moment-zone-letter = At character { $character } (byte { $offset }) “{ $found }” is no zone letter. J would mean the reader's own time, which nobody else knows.
    .cure = Write Z for Zulu, or another letter from A to Y except J.
moment-year-missing = A year of four digits is missing at character { $character } (byte { $offset }), where “{ $found }” stands.
    .cure = Write the year in full: 17 Sep 2016. Only a date-time group may have two digits.
moment-slash-date = At character { $character } (byte { $offset }) “{ $found }” stands in a date with slashes: day and month cannot be told apart.
    .cure = Write the month in letters (12 Sep 2016), with points and the day first (12.09.2016), or as 2016-09-12.
moment-too-fine = The time has more than three decimals at character { $character } (byte { $offset }).
    .cure = Round it to the millisecond.
moment-second-date = A second date begins at character { $character } (byte { $offset }).
    .cure = Write one date; a window is given as two moments.
moment-second-time = A second time begins at character { $character } (byte { $offset }).
    .cure = Write one time; a window is given as two moments.
moment-second-zone = A second zone begins at character { $character } (byte { $offset }).
    .cure = Write one zone, the one that the clock in question shows.
moment-zone-ambiguous = The zone at character { $character } (byte { $offset }), beginning with “{ $found }”, can mean several zones.
    .cure = Name the zone as Z, МСК, Damascus, a name such as Asia/Amman, or an offset such as +03:00.
moment-twelve-hour-clock = A half of the day is named at character { $character } (byte { $offset }).
    .cure = Write hours from 0 to 23: 15:55, not 3:55 pm.
moment-offset-unclear = The offset at character { $character } (byte { $offset }) is not hours and minutes up to 14:59.
    .cure = Write it like +03:00, +0300 or UTC+3.
moment-date-missing = The date is missing.
    .cure = Add it as 17 Sep 2016, 17.09.2016 or 2016-09-17.
moment-time-missing = The time of day is missing.
    .cure = Add it like 15:55.
moment-zone-missing = The zone is missing; a time without its zone is no moment.
    .cure = Add Z, МСК, Damascus, a name such as Asia/Amman, or an offset such as +03:00.

# Positions and boxes.
position-latitude-out-of-range = The latitude { $e7 } (in 1e-7 degrees) lies beyond 90 degrees.
    .cure = Check the order: latitude first, then longitude, both in 1e-7 degrees.
position-longitude-out-of-range = The longitude { $e7 } (in 1e-7 degrees) lies beyond 180 degrees.
    .cure = Check the order: latitude first, then longitude, both in 1e-7 degrees.
box-south-above-north = The south edge ({ $south_e7 }) lies north of the north edge ({ $north_e7 }); numbers in 1e-7 degrees.
    .cure = Exchange the two edges.
box-west-beyond-east = The west edge ({ $west_e7 }) lies east of the east edge ({ $east_e7 }); numbers in 1e-7 degrees.
    .cure = Exchange the two edges; an area across the 180th meridian is given as two boxes.

# Degrees as people write them.
degrees-empty = There is no position: the text is empty.
    .cure = Write latitude and longitude, such as 35°20′15″N 040°08′30″E.
degrees-too-long = The text is longer than 256 bytes; no position is.
    .cure = Write only latitude and longitude.
degrees-unexpected-character = At character { $character } (byte { $offset }) “{ $found }” does not belong to a position in degrees.
    .cure = Remove it; hidden characters often come with copied text.
degrees-unknown-word = The word at character { $character } (byte { $offset }), beginning with “{ $found }”, is neither a direction nor a unit.
    .cure = Use N, S, E, W or с.ш., ю.ш., в.д., з.д.
degrees-ambiguous-letter = The letter “{ $found }” at character { $character } (byte { $offset }) has two meanings here.
    .cure = Write capital N, S, E, W or с.ш., ю.ш., в.д., з.д.; O may mean east or west, small s may mean seconds.
degrees-ambiguous-comma = The comma at character { $character } (byte { $offset }) may be a decimal comma or stand between two numbers.
    .cure = Write decimals with a point, or put a semicolon between the coordinates.
degrees-second-decimal-mark = A second decimal mark stands in one number at character { $character } (byte { $offset }).
    .cure = Degrees, minutes and seconds are parted by marks or spaces: 35°20′15″ or 35 20 15 N.
degrees-number-too-long = The number has more than 17 digits at character { $character } (byte { $offset }).
    .cure = Seven decimals of a degree are a centimetre; leave off the rest.
degrees-number-expected = At character { $character } (byte { $offset }) a number should stand in place of “{ $found }”.
    .cure = Give each coordinate one letter and one to three numbers.
degrees-number-missing = The text ends at character { $character } (byte { $offset }) before both coordinates were given.
    .cure = Give latitude and longitude. A comma right between two digits is read as a decimal comma; digits run together need their letters.
degrees-too-many-numbers = At character { $character } (byte { $offset }) there is more than two coordinates can have.
    .cure = Give one latitude and one longitude, each with its letter.
degrees-ambiguous-split = One letter stands before its numbers and one behind: the second coordinate, at character { $character } (byte { $offset }), has no clear beginning.
    .cure = Put both letters before or both behind, or write the marks ° ′ ″.
degrees-mark-out-of-order = The mark “{ $found }” at character { $character } (byte { $offset }) does not follow degrees, minutes, seconds in this order.
    .cure = Write ° after degrees, ′ after minutes, ″ after seconds.
degrees-sixty-or-more = Minutes and seconds go up to 59; see character { $character } (byte { $offset }).
    .cure = Carry sixty over to the next unit, or check whether decimal degrees were meant.
degrees-compact-digits = The digits at character { $character } (byte { $offset }) fit no compact form.
    .cure = Two digits for degrees of latitude, three for longitude, two each for minutes and seconds: 352015N0400830E.
degrees-sign-and-letter = The coordinate at character { $character } (byte { $offset }) has both a sign and a letter.
    .cure = Keep one of the two.
degrees-hemisphere-missing = The coordinate at character { $character } (byte { $offset }) does not say whether it is latitude or longitude.
    .cure = Add N or S, E or W (с.ш., ю.ш., в.д., з.д.). Only decimal degrees may go without, latitude first.
degrees-same-axis-twice = The coordinate at character { $character } (byte { $offset }) repeats the axis of the first.
    .cure = Give one latitude and one longitude.
degrees-axis-contradiction = The coordinate at character { $character } (byte { $offset }) is called by one axis and lettered by the other.
    .cure = Latitude goes with N or S, longitude with E or W.
degrees-latitude-out-of-range = The latitude at character { $character } (byte { $offset }) lies beyond 90 degrees.
    .cure = Check the digits; without letters latitude comes first.
degrees-longitude-out-of-range = The longitude at character { $character } (byte { $offset }) lies beyond 180 degrees.
    .cure = Check the digits.

# Heights.
altitude-empty = There is no height: the text is empty.
    .cure = Write a number, a unit and a surface, such as 18000 ft MSL.
altitude-too-long = The text is longer than 256 bytes; no height is.
    .cure = Write only the number, the unit and the surface.
altitude-number-expected = A number should stand at character { $character } (byte { $offset }).
    .cure = Begin with the number: 5500 m MSL. A flight level is written FL180.
altitude-number-too-long = The number has more than 17 digits at character { $character } (byte { $offset }).
    .cure = Leave off what is finer than a millimetre.
altitude-ambiguous-comma = The comma at character { $character } (byte { $offset }) may be a decimal comma or part thousands.
    .cure = Write 18 000 or 18000 for thousands, and decimals with a point.
altitude-unit-missing = The unit is missing at character { $character } (byte { $offset }).
    .cure = Add m or ft.
altitude-word-unknown = The word at character { $character } (byte { $offset }), beginning with “{ $found }”, names no surface known here.
    .cure = Use MSL, AGL, HAE (WGS84 ellipsoid), EGM96 or EGM2008, or QFE with the elevation of the aerodrome.
altitude-datum-missing = The height does not say what it is counted from.
    .cure = Add MSL, AGL or HAE, or give a flight level (FL180).
altitude-aerodrome-missing = The elevation of the aerodrome is missing at character { $character } (byte { $offset }); without it a height by its pressure means nothing elsewhere.
    .cure = Add it with its unit: 600 m QFE (615 m).
altitude-datum-twice = The height names two surfaces; see character { $character } (byte { $offset }).
    .cure = Keep one. A flight level counts from 1013.25 hPa and takes no other surface.
altitude-flight-level-unclear = The flight level at character { $character } (byte { $offset }) is not a number of hundreds of feet from 0 to 999.
    .cure = Write FL180 for 18,000 ft. A level in metres is given with its surface: 5500 m STD.
altitude-out-of-range = The height at character { $character } (byte { $offset }) is more than 100 km up or down.
    .cure = Check the digits and the unit.

# Geodetic coordinates.
geodetic-latitude-out-of-range = A latitude of { $degrees } degrees is beyond a pole.
    .cure = Check the order: latitude comes first, then longitude; and that the number is in degrees.
geodetic-longitude-out-of-range = A longitude of { $degrees } degrees is more than half a turn.
    .cure = Write longitudes from -180 to 180 degrees; check that the number is in degrees.
geodetic-height-out-of-range = A height of { $metres } m is more than 100 km from the ellipsoid.
    .cure = Check the unit and the order of the columns; a height is in metres.

# Coordinate systems.
system-unknown = No coordinate system is called “{ $name }”.
    .cure = Use a name such as wgs84, sk42-gk7, utm37n or mgrs, in small letters.
system-outside-projection = The place has no coordinates in { $system }: it lies too far from the middle of that plane.
    .cure = Choose the zone or the plane that the place lies in; check latitude and longitude for exchanged numbers.
system-outside-plane = The numbers { $first } and { $second } are no place in { $system }.
    .cure = Check the order of the columns and the zone: X north comes before Y east in Gauss-Krüger, easting before northing elsewhere.
system-words = A reference of MGRS is one word, not three numbers.
    .cure = Write it like 37SBT4702911570.

# Grid references of MGRS.
mgrs-empty = There is no grid reference: the text is empty.
    .cure = Write zone, letters and digits, such as 37SBT4702911570.
mgrs-too-long = The text is longer than 256 bytes; no grid reference is.
    .cure = Write only the grid reference.
mgrs-unexpected-character = At character { $character } (byte { $offset }) “{ $found }” does not belong to a grid reference.
    .cure = Remove it. A grid reference is a zone, three letters and up to ten digits.
mgrs-zone-out-of-range = The zone at character { $character } (byte { $offset }) is not a number from 1 to 60.
    .cure = Correct the number before the first letter; near the poles there is none.
mgrs-band-missing = The letter of the band is missing at character { $character } (byte { $offset }).
    .cure = Write the letter that follows the zone, such as S in 37SBT.
mgrs-band-letter = The letter “{ $found }” at character { $character } (byte { $offset }) names no band.
    .cure = After a zone stand C to X without I and O; without a zone, near the poles, A, B, Y or Z.
mgrs-square-missing = The two letters of the square of 100 km are missing at character { $character } (byte { $offset }).
    .cure = Add both, such as BT in 37SBT; zone and band alone are too large to be a place.
mgrs-column-letter = The letter “{ $found }” at character { $character } (byte { $offset }) names no column of squares in this zone.
    .cure = Check the zone and the letter; I and O are never used.
mgrs-row-letter = The letter “{ $found }” at character { $character } (byte { $offset }) names no row of squares.
    .cure = Rows are A to V without I and O, fewer or more near the poles; check for an exchanged letter.
mgrs-band-row = The band “{ $found }” at character { $character } (byte { $offset }) does not reach the row of squares that the letters name.
    .cure = One of zone, band and row letter is wrong; compare it with the map's margin.
mgrs-odd-digits = The grid reference ends at character { $character } (byte { $offset }) with an odd number of digits.
    .cure = Give as many digits for north as for east; one was lost, and which half it belongs to cannot be known.
mgrs-too-many-digits = More than ten digits begin at character { $character } (byte { $offset }).
    .cure = Ten digits are one metre; leave off the last ones of each half.
mgrs-unequal-halves = The space before character { $character } (byte { $offset }) does not part the digits into two equal halves.
    .cure = Write as many digits for east as for north, with one space between them or none.

# Sheets and squares of Soviet maps.

# Positions in any notation.

# Two statements of one place.

# Place names.

# Areas.
area-empty = There is no ring to make an area of (part { $part }).
    .cure = Give at least one polygon with an outer ring of three corners or more.
area-too-many-corners = The area has { $corners } corners; the limit is { $limit }.
    .cure = Simplify the outline, or give the area in several pieces.
area-ring-too-short = Ring { $ring } of part { $part } has { $corners } corners; a ring needs three.
    .cure = Add the missing corners, or remove the ring.
area-duplicate-corner = Corner { $corner } of ring { $ring }, part { $part }, at { $position }, repeats the corner before it.
    .cure = Remove one of the two. A ring is closed by itself; its first corner is not repeated at the end.
area-across-antimeridian = The edge that begins at corner { $corner } of ring { $ring }, part { $part }, spans half a turn of longitude or more.
    .cure = Check the signs of the longitudes; an area across the 180th meridian is given as two areas.
area-near-pole = Corner { $corner } of ring { $ring }, part { $part }, at { $position }, lies nearer to a pole than 80 degrees of latitude.
    .cure = Check the order of latitude and longitude: in GeoJSON and KML longitude comes first.
area-too-large = Corner { $corner } of ring { $ring }, part { $part }, at { $position }, lies { $distance_km } km from the middle of the area; the limit is 1,000 km.
    .cure = Check the coordinates and their order; give what is really so large as several areas.
area-outside-theatre = Corner { $corner } of ring { $ring }, part { $part }, at { $position }, lies outside the box { $theatre } (south, west, north, east).
    .cure = Check the order of latitude and longitude and the digits; areas lie within the box agreed for the theatre.
area-spike = At corner { $corner } of ring { $ring }, part { $part }, at { $position }, the ring turns back along itself.
    .cure = Remove the corner at the tip of the spike.
area-self-intersection = Ring { $ring } of part { $part } crosses itself at { $position }: the edges that begin at corners { $corner } and { $other_corner }.
    .cure = Set the corners between the two edges in the other order, or part the ring at the crossing into two.
area-self-touch = Ring { $ring } of part { $part } touches itself at { $position }: the edges that begin at corners { $corner } and { $other_corner }.
    .cure = Move the corner off the edge, or part the ring there into two.
area-rings-cross = Two rings cross at { $position }: ring { $ring } of part { $part } (edge from corner { $corner }) and ring { $other_ring } of part { $other_part } (edge from corner { $other_corner }).
    .cure = A hole must lie wholly inside its outer ring, and parts must lie apart: correct the corners, or unite the parts.
area-rings-touch = Two rings touch at { $position }: ring { $ring } of part { $part } (edge from corner { $corner }) and ring { $other_ring } of part { $other_part } (edge from corner { $other_corner }).
    .cure = Move one of them off the other; a hole must leave land between itself and the outer ring.
area-rings-share-edge = Two rings run along each other from { $position }: ring { $ring } of part { $part } (edge from corner { $corner }) and ring { $other_ring } of part { $other_part } (edge from corner { $other_corner }).
    .cure = Unite the parts; a hole at the rim is no hole but a bay: draw the outer ring round it.
area-zero = Ring { $ring } of part { $part }, beginning at { $position }, encloses nothing.
    .cure = Check the corners: they lie on one line, or the ring goes back the way it came.
area-sliver = Ring { $ring } of part { $part }, beginning at { $position }, is { $width_mm } mm wide in the mean; the limit is { $limit_mm } mm.
    .cure = Remove the ring, or check its corners: such strips come from two drawings of one boundary.
area-winding-outer = The outer ring of part { $part }, beginning at { $position }, winds with the clock.
    .cure = Reverse the order of its corners: outer rings go against the clock, holes with it (RFC 7946).
area-winding-hole = The hole in ring { $ring } of part { $part }, beginning at { $position }, winds against the clock.
    .cure = Reverse the order of its corners: outer rings go against the clock, holes with it (RFC 7946).
area-hole-outside = The hole in ring { $ring } of part { $part }, beginning at { $position }, lies outside its outer ring.
    .cure = Put it with the part in which it lies, or make it a part of its own if it is land.
area-hole-in-hole = The hole in ring { $ring } of part { $part }, beginning at { $position }, lies in the hole of ring { $other_ring }.
    .cure = Remove it; land inside a hole is given as a part of its own.
area-parts-overlap = Part { $part }, beginning at { $position }, lies in part { $other_part }.
    .cure = Remove it, unite the two, or give it as a hole if it is to be left out.
area-too-many-pieces = The edges of the areas meet so often that more than { $limit } pieces come out.
    .cure = Simplify the outlines before combining them.
area-unresolved = The edges of the areas lie so close together that rounding does not part them.
    .cure = Simplify the outlines where they run within centimetres of each other.
zone-too-wide = A zone of { $metres } m cannot be drawn; the limit is { $limit } m.
    .cure = Ask whether a place lies within the distance instead of drawing the zone.
zone-too-many-edges = The area has { $edges } edges; a zone is drawn about { $limit } at most.
    .cure = Simplify the outline, or ask whether a place lies within the distance instead of drawing the zone.
cell-size = Cells of { $size_m } m are not made.
    .cure = Choose a size from 100 m to 50,000 m; the rule is 2,000 m.
cell-name = That is not the name of a cell.
    .cure = Write size, row and column like 2000:6963:9976.
cell-unknown = The grid of { $size_m } m has no cell in row { $row }, column { $column }.
    .cure = Take the name as it was given by this program; check its digits.
cell-too-many = More than { $limit } cells would be needed.
    .cure = Choose larger cells, or cover the area in pieces.
cell-out-of-range = Cells cover nothing beyond 80 degrees of latitude or across the 180th meridian.
    .cure = Check the coordinates and their order, and the distance.
edge-not-one-parallel = The edge from { $from } to { $to } is to run along a parallel, but its ends have two latitudes.
    .cure = Give both ends the same latitude, or declare the edge as geodesic or rhumb line.
edge-not-one-meridian = The edge from { $from } to { $to } is to run along a meridian, but its ends have two longitudes.
    .cure = Give both ends the same longitude, or declare the edge as geodesic or rhumb line.
edge-across-antimeridian = The edge from { $from } to { $to } spans half a turn of longitude or more.
    .cure = Check the signs of the longitudes; an area across the 180th meridian is given as two areas.
edge-beyond-grid = The map grid does not reach all of the edge from { $from } to { $to }.
    .cure = Name the grid or zone that covers the edge, or declare the edge as geodesic.
edge-off-grid = The line of the map grid passes { $distance_mm } mm beside the corners { $from } and { $to }.
    .cure = Give the corners in the grid in which the edge is straight.
edge-too-many-corners = To follow the edge from { $from } to { $to } within 0.1 m more than { $limit } corners are needed.
    .cure = Divide the edge, or declare it as geodesic if that is what is meant.
plane-near-pole = The position { $position } lies nearer to a pole than 80 degrees of latitude.
    .cure = Check the order: latitude first. Areas and separation are computed between 80 degrees south and 80 degrees north.
plane-too-far = The position { $position } lies { $distance_km } km from the middle, { $centre }; areas reach 1,000 km from their middle.
    .cure = Check the coordinates and their order; give what is really as large as this as several areas.
plane-over-nothing = There is nothing whose middle could be taken.
    .cure = Give at least one position or area.

# Volumes and separation.

# The sea and the ground under a height.
band-reversed = The lower bound, { $lower }, lies above the upper bound, { $upper }, wherever it is meant.
    .cure = Exchange the two bounds, or correct the unit or the surface of one of them.
height-doubt-none = The heights are exact to the millimetre.
    .cure = Nothing needs to be added.
height-doubt-sea-across-area = The sea is not level over the whole area, so a height above it is no single height above the ellipsoid.
    .cure = Give all heights above the sea, or divide the area into smaller ones.
height-doubt-geoid-grid = Between the nodes of the geoid grid the sea is known to a tenth of a metre.
    .cure = Give all heights above the sea, or all above the ellipsoid.
height-doubt-geoid-unknown = The geoid grid does not reach this area; the sea lies somewhere from 107 m below to 86 m above the ellipsoid.
    .cure = Give all heights above the sea, or all above the ellipsoid.
height-doubt-sea-level-unstated = Which sea level a height counts from was not said; a metre either way is allowed for.
    .cure = Write MSL EGM96, MSL EGM2008 or MSL BALTIC1977.
height-doubt-sea-level-model = The sea levels of EGM96 and EGM2008 may differ by 5 m.
    .cure = Give both heights by one of the two models.
height-doubt-height-system = The Baltic system of heights may differ from mean sea level here by a metre.
    .cure = Give both heights in one system.
height-doubt-ground = A height above ground counts from ground whose height is not known here.
    .cure = State the lowest and the highest ground of the area, or give the height above the sea.
height-doubt-sea-level-pressure = A flight level moves with the air pressure; without a stated pressure, 1,000 feet either way are allowed for.
    .cure = State the least and the greatest sea-level pressure (QNH) to be expected, or give both sides' heights as flight levels.
height-doubt-aerodrome-pressure = The pressure at the aerodrome changes with the hour and the distance; 28 m either way are allowed for.
    .cure = Give the height above the sea.
height-doubt-air-temperature = Warm or cold air stretches or shortens a height measured by pressure; a tenth of it is allowed for.
    .cure = Give both heights as flight levels, or both above the sea by satellite navigation, or leave more room.
