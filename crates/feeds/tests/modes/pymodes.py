"""Decodes lines of `seconds hex` with pyModeS and prints one JSON object a line: what it says of each frame."""
import json
import sys

from pyModeS import PipeDecoder

KEYS = (
    "df icao crc_valid typecode callsign altitude squawk groundspeed airspeed track vertical_rate latitude longitude "
    "nac_p sil version emergency_state nic_supplement_a"
).split()

reference = tuple(float(word) for word in sys.argv[1:3])
decoder = PipeDecoder(surface_ref=reference)
for line in sys.stdin:
    seconds, digits = line.split()
    try:
        found = decoder.decode(digits, timestamp=float(seconds))
    except Exception as error:  # a frame that it refuses is an answer too
        found = {"error": type(error).__name__}
    print(json.dumps({key: found.get(key) for key in KEYS} | {"error": found.get("error")}))
