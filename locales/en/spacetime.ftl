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
sheet-empty = There is no name of a sheet: the text is empty.
    .cure = Write it as on the map: I-37-85-Б.
sheet-too-long = The text is longer than 256 bytes; no name of a sheet is.
    .cure = Keep only the name of the sheet and, if need be, the scale.
sheet-unexpected-character = “{ $found }” at character { $character } (byte { $offset }) does not belong to the name of a sheet.
    .cure = Remove it. A name is made of letters, numbers and hyphens: I-37-85-Б; pasted text often carries hidden characters.
sheet-unknown-word = The word at character { $character } (byte { $offset }), beginning with “{ $found }”, does not belong to the name of a sheet.
    .cure = Keep only the name: I-37-85-Б.
sheet-row-expected = A row should stand at character { $character } (byte { $offset }).
    .cure = Begin with a Latin letter A to O or its number 01 to 15: I-37 or 09-37.
sheet-doubled = The row at character { $character } (byte { $offset }), “{ $found }”, lies from 60 degrees north on, where sheets are doubled.
    .cure = Check the row: A to O are known here. Give places farther north in degrees, UTM or MGRS.
sheet-southern = The name at character { $character } (byte { $offset }) is that of a sheet of the southern hemisphere, which is not known here.
    .cure = Leave off the suffix if the place is north of the equator; otherwise give it in degrees, UTM or MGRS.
sheet-column-expected = A column from 1 to 60 should stand at character { $character } (byte { $offset }).
    .cure = Write row and column: I-37. The column is the number of the Gauss-Krüger zone plus 30.
sheet-part-unknown = What stands at character { $character } (byte { $offset }) after the column is no part of a 1:1,000,000 sheet.
    .cure = Write a capital А to Г (1:500,000), a Roman numeral I to XXXVI (1:200,000) or a number 1 to 144 (1:100,000).
sheet-quarter-unknown = What stands at character { $character } (byte { $offset }) is no quarter of a sheet.
    .cure = Write А Б В Г (1:50,000), then а б в г (1:25,000), then 1 2 3 4 (1:10,000).
sheet-too-many-parts = The name goes on at character { $character } (byte { $offset }), though its scale has no further parts.
    .cure = Check the scale: only 1:100,000 sheets, which have Arabic numbers, are divided further.
sheet-scale-unknown = The scale at character { $character } (byte { $offset }) has no sheets known here.
    .cure = Use 1:1,000,000, 1:500,000, 1:200,000, 1:100,000, 1:50,000, 1:25,000 or 1:10,000.
sheet-scale-contradiction = The name at character { $character } (byte { $offset }) is not that of a sheet of the scale stated.
    .cure = Correct the scale or the name. Roman numerals are 1:200,000, Arabic ones 1:100,000.
sheet-place-southern = The place lies south of the equator; the sheets there are not known here.
    .cure = Give it in degrees, UTM or MGRS.
sheet-place-doubled = The place lies from 60 degrees north on, where sheets are doubled; they are not known here.
    .cure = Give it in degrees, UTM or MGRS.
sheet-choice-latin-b-second = Latin B taken as the second quarter, Б
sheet-choice-latin-b-third = Latin B taken as the third quarter, В, which looks the same
sheet-choice-latin-v-third = Latin V taken as the third quarter, В, not as the Roman numeral five
sheet-choice-arabic-100k = the number taken as a 1:100,000 sheet
sheet-choice-arabic-200k = the number taken as a 1:200,000 sheet, which has a Roman numeral by rights
sheet-choice-digit-500k = the digit taken as a quarter, a 1:500,000 sheet
sheet-choice-roman-ones = the Roman numeral taken as ones typed in its place, a 1:100,000 sheet
sheet-choice-one-row-a = the digit 1 taken as the first row, A
sheet-choice-one-row-i = the digit 1 taken as the row I, typed with the wrong key
sheet-choice-small-l-row-l = the small letter l taken as the row L
sheet-choice-small-l-row-i = the small letter l taken as the row I, typed with the wrong key
sheet-choice-en-row-h = Cyrillic Н taken as the row H, which looks the same
sheet-choice-en-row-n = Cyrillic Н taken as the row N, which sounds the same
square-empty = There is no square: the text is empty.
    .cure = Write its four digits, with the part if there is one: 1347, 1347-7.
square-too-long = The text is longer than 256 bytes; no square is.
    .cure = Keep only the four digits and the part.
square-unexpected-character = “{ $found }” at character { $character } (byte { $offset }) does not belong to the name of a square.
    .cure = Remove it. A square is four digits, then a snail number 1 to 9 or a letter: 1347-7; pasted text often carries hidden characters.
square-unknown-word = The word at character { $character } (byte { $offset }), beginning with “{ $found }”, is no part of a square.
    .cure = Write 1 to 9 by the snail, or А or Б for the northern quarters (В and Г stand for the southern half).
square-digits-expected = Four digits should stand at character { $character } (byte { $offset }).
    .cure = Write the last two digits of the kilometres of the south line, then of the west line: 1347.
square-part-unknown = What stands at character { $character } (byte { $offset }) is no part of a square.
    .cure = By the snail the parts are 1 to 9, one digit each: 1347-7, 1347-9-4.
square-too-many-parts = The name goes on at character { $character } (byte { $offset }) after its last part.
    .cure = Keep one letter, or up to three digits of the snail.
square-none-at-scale = Maps of 1:{ $denominator } have no squares to point with.
    .cure = Name the map of 1:200,000 or larger on which the square was read.
square-not-a-line = No line of this map's grid ends in { $digits }: its lines stand { $side } km apart.
    .cure = Check the scale: squares are 1 km wide on 1:25,000 and 1:50,000, 2 km on 1:100,000, 4 km on 1:200,000.
square-not-on-sheet = The sheet has no such square.
    .cure = Check the sheet and the digits: the south line (X) comes first, then the west line (Y).
square-no-grid = There is no printed grid about the reference point.
    .cure = Name the sheet on which the square was read.

# Positions in any notation.
reading-empty = There is no place: the text is empty, or has only characters that cannot be seen.
    .cure = Write the place in degrees, MGRS, UTM, rectangular coordinates (X north, Y east), or by sheet and square.
reading-too-long = The text is longer than 256 bytes; no place is.
    .cure = Give one place at a time, without the message around it.
reading-nothing = No notation of places is recognised at character { $character } (byte { $offset }).
    .cure = Write the place in degrees, MGRS, UTM, rectangular coordinates (X north, Y east), or by sheet and square.
reading-system-twice = A second datum or notation is named at character { $character } (byte { $offset }).
    .cure = Keep the one in which the numbers are given.
reading-not-on-this-datum = The place at character { $character } (byte { $offset }) is in a notation that the named datum does not carry here.
    .cure = MGRS, UTM and UPS go with WGS84; Gauss-Krüger with SK-42, SK-95 or GSK-2011; sheets and squares with SK-42. Remove the datum, or give degrees.
reading-number-missing = A number is missing at character { $character } (byte { $offset }).
    .cure = Give both numbers of the place.
reading-too-much = The text at character { $character } (byte { $offset }), “{ $found }”, does not belong to the place.
    .cure = Keep only the two numbers with their letters, the datum and the zone; a height is given apart.
reading-number-unclear = The number at character { $character } (byte { $offset }) has two decimal marks or more than 17 digits.
    .cure = Write metres without points between thousands: 3713155.8.
reading-axis-twice = The same axis is named a second time at character { $character } (byte { $offset }).
    .cure = Name each once: X (north) and Y (east), or E and N.
reading-axis-missing = The number at character { $character } (byte { $offset }) has no letter, though the other one has.
    .cure = Write both letters or neither: X=3713155 Y=7247035.
reading-rectangular-out-of-range = The coordinates at character { $character } (byte { $offset }) lie where no zone's grid reaches.
    .cure = X is metres north and comes first; Y is the zone and six digits: X=3713155 Y=7247035.
reading-zone-missing = Y at character { $character } (byte { $offset }) has no zone before it.
    .cure = Write the zone before Y (7247035), name it (zone 7), or give a reference place nearby.
reading-zone-contradiction = The zone before Y at character { $character } (byte { $offset }) is not the one named.
    .cure = Correct one of the two; ask the sender which zone is meant.
reading-zone-out-of-range = The zone at character { $character } (byte { $offset }) is not from 1 to 60.
    .cure = Check the zone: Gauss-Krüger zones count from the prime meridian, UTM zones from the antimeridian.
reading-reference-missing = The coordinates at character { $character } (byte { $offset }) lack their hundreds of kilometres.
    .cure = Give X and Y in full, or name the sheet or a reference place nearby.
reading-utm-zone-missing = The easting at character { $character } (byte { $offset }) has no zone of UTM.
    .cure = Write the zone before it, 37N 247029 3711570; for rectangular coordinates of Soviet maps write X= and Y=.
reading-utm-out-of-range = The easting and northing at character { $character } (byte { $offset }) lie where no grid reaches.
    .cure = Easting comes first and has six digits in UTM, northing has up to seven: 37N 247029 3711570.
reading-utm-letter = The letter at character { $character } (byte { $offset }), “{ $found }”, is no band of UTM.
    .cure = Write N or S for the half of the earth, or the band C to X without I and O.
reading-utm-band = The band at character { $character } (byte { $offset }), “{ $found }”, does not hold this northing.
    .cure = Check the band and the digits, or write N or S for the half of the earth.
reading-ups-half-missing = The polar plane is not said at character { $character } (byte { $offset }).
    .cure = Write N, Y or Z for the northern plane, S, A or B for the southern: UPS N 2000000 2000000.
reading-square-scale-missing = The square at character { $character } (byte { $offset }) lacks the scale of its map, which decides how large it is.
    .cure = Add the scale, 1:50 000, or the sheet: squares are 1 km wide on 1:25,000 and 1:50,000, 2 km on 1:100,000, 4 km on 1:200,000.
reading-square-sheet-missing = The square at character { $character } (byte { $offset }) recurs every 100 km; its sheet is missing.
    .cure = Name the sheet (I-37-85-Б), or give a reference place nearby.
provenance-digital = receiver or computation
provenance-standard-unknown = version of the standard not stated
provenance-three-parameter-tool = three-parameter tool
provenance-from-map = read off a map
provenance-unknown = origin unknown
notation-degrees = degrees
notation-mgrs = MGRS
notation-utm = UTM
notation-ups = UPS
notation-gauss-krueger = Gauss-Krüger
notation-gauss-krueger-shortened = Gauss-Krüger, shortened
notation-regional = regional grid
notation-sheet = map sheet
notation-square = square
remark-hidden-character = a character that cannot be seen ({ $found }) was left out at character { $character } (byte { $offset })
remark-unusual-space = an unusual space ({ $found }) stands at character { $character } (byte { $offset })
remark-word-passed-over = the word at character { $character } (byte { $offset }), beginning with “{ $found }”, was passed over
remark-datum-supplied = no datum is stated at character { $character } (byte { $offset }), before “{ $found }”: degrees are taken to be on WGS84, X and Y on SK-42
why-axes-swapped = axes swapped
why-decimals-are-minutes = figures behind the point taken as minutes
why-letter-is-hemisphere = the letter behind the zone taken as the half of the earth
why-letter-is-band = the letter behind the zone taken as the band of latitude
why-north-supplied = northern half taken
why-south-supplied = southern half taken
why-zone-of-reference = zone of the reference place
why-zone-is-column = the zone taken as the column of the map, 30 more than the Gauss-Krüger zone
why-nearest-to-reference = nearest to the reference place
why-farther-from-reference = farther from the reference place
why-one-of-several-on-sheet = one of several on the sheet
why-look-alike-letters = Cyrillic letters taken for Latin ones of the same shape
why-latin-b-north-east = Latin B taken as Б, the north-eastern quarter
why-latin-b-south = Latin B taken as В, the southern half
beside-neighbouring-zone = neighbouring zone
beside-zone-by-wgs84 = zone by WGS84 longitude

# Two statements of one place.

# Place names.

# Areas.

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
