# The peer of bench_peers: Shapely's STRtree and exact distances on the volumes of two files, processor time of one thread.
# Rows: number, area as WKT in metres, lowest and highest metre or nothing, first and last second. Prints microseconds a query in three ways
# (the tree's own predicate, then times and heights; times and heights before distances; that for all queries in one call), then the
# versions; the pairs that are not apart go to a file.
import sys
import time

import numpy
import shapely

live_file, asked_file, pairs_file, lateral, vertical, seconds = sys.argv[1:7]
LATERAL, VERTICAL, SECONDS = float(lateral), float(vertical), float(seconds)
BULK_ROUNDS, SINGLE_ROUNDS = 5, 3


def volumes(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8")]
    number = lambda text, missing: float(text) if text else missing
    return (
        numpy.array([int(row[0]) for row in rows]),
        shapely.from_wkt([row[1] for row in rows]),
        numpy.array([number(row[2], -numpy.inf) for row in rows]),
        numpy.array([number(row[3], numpy.inf) for row in rows]),
        numpy.array([float(row[4]) for row in rows]),
        numpy.array([float(row[5]) for row in rows]),
    )


ids, areas, lows, highs, starts, ends = volumes(live_file)
asked_ids, asked, asked_lows, asked_highs, asked_starts, asked_ends = volumes(asked_file)
tree = shapely.STRtree(areas)
tree.query(asked[0])


def all_at_once():
    bounds = shapely.bounds(asked)
    boxes = shapely.box(
        bounds[:, 0] - LATERAL, bounds[:, 1] - LATERAL, bounds[:, 2] + LATERAL, bounds[:, 3] + LATERAL
    )
    new, old = tree.query(boxes)
    together = (asked_starts[new] - SECONDS < ends[old]) & (starts[old] < asked_ends[new] + SECONDS)
    new, old = new[together], old[together]
    level = (asked_lows[new] - VERTICAL < highs[old]) & (lows[old] < asked_highs[new] + VERTICAL)
    new, old = new[level], old[level]
    near = shapely.dwithin(asked[new], areas[old], LATERAL)
    return new[near], old[near]


def one(index):
    west, south, east, north = asked[index].bounds
    old = tree.query(shapely.box(west - LATERAL, south - LATERAL, east + LATERAL, north + LATERAL))
    old = old[(asked_starts[index] - SECONDS < ends[old]) & (starts[old] < asked_ends[index] + SECONDS)]
    old = old[(asked_lows[index] - VERTICAL < highs[old]) & (lows[old] < asked_highs[index] + VERTICAL)]
    return old[shapely.dwithin(asked[index], areas[old], LATERAL)]


def by_predicate(index):
    old = tree.query(asked[index], predicate="dwithin", distance=LATERAL)
    old = old[(asked_starts[index] - SECONDS < ends[old]) & (starts[old] < asked_ends[index] + SECONDS)]
    return old[(asked_lows[index] - VERTICAL < highs[old]) & (lows[old] < asked_highs[index] + VERTICAL)]


def each(query):
    return sum(len(query(index)) for index in range(len(asked)))


def microseconds(rounds, work):
    best = float("inf")
    for _ in range(rounds):
        start = time.thread_time()
        work()
        best = min(best, time.thread_time() - start)
    return best / len(asked) * 1e6


new, old = all_at_once()
with open(pairs_file, "w", encoding="utf-8") as out:
    for pair in zip(asked_ids[new], ids[old]):
        out.write("%d\t%d\n" % pair)
assert each(one) == each(by_predicate) == len(new)
print(
    microseconds(SINGLE_ROUNDS, lambda: each(by_predicate)),
    microseconds(SINGLE_ROUNDS, lambda: each(one)),
    microseconds(BULK_ROUNDS, all_at_once),
    shapely.__version__,
    shapely.geos_version_string,
)
