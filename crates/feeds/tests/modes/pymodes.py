"""Decodes lines of `seconds hex` with pyModeS and prints one JSON object a line: what it says of each frame.

Fields come from the frame alone; a place comes from its decoder that keeps what came before, which leaves out fields that it holds implausible.
"""
import json
import sys

from pyModeS import PipeDecoder, decode

KEYS = (
    "df icao crc_valid typecode callsign altitude squawk groundspeed airspeed track vertical_rate "
    "nac_p sil version emergency_state nic_supplement_a"
).split()

reference = tuple(float(word) for word in sys.argv[1:3])
decoder = PipeDecoder(surface_ref=reference)
for line in sys.stdin:
    seconds, digits = line.split()
    try:
        found = decode(digits)
        placed = decoder.decode(digits, timestamp=float(seconds))
    except Exception:  # a frame that it refuses is an answer too
        found = placed = {}
    place = {key: placed.get(key) for key in ("latitude", "longitude")}
    print(json.dumps({key: found.get(key) for key in KEYS} | place))
