# The peer of bench_systems: PROJ by pyproj on arrays of the points of the standard input, processor time of one thread.
# Prints nanoseconds a point for the pinned pipeline forward and back, and for transverse Mercator alone; then PROJ's version.
import sys
import time

import numpy
import pyproj

HEAD = "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad "
CHAIN = (
    "+step +proj=cart +ellps=WGS84 "
    "+step +proj=helmert +x=-0.013 +y=0.106 +z=0.022 +rx=-0.00230 +ry=0.00354 +rz=-0.00421 +s=-0.008 "
    "+convention=coordinate_frame "
    "+step +inv +proj=helmert +x=23.557 +y=-140.844 +z=-79.778 +rx=-0.00230 +ry=-0.34646 +rz=-0.79421 +s=-0.228 "
    "+convention=coordinate_frame "
    "+step +inv +proj=cart +ellps=krass "
)
ZONE = "+step +proj=tmerc +algo=poder_engsager +lat_0=0 +lon_0=39 +k=1 +x_0=7500000 +y_0=0 +ellps=krass"
UTM = "+step +proj=utm +zone=37 +ellps=WGS84"

points = numpy.loadtxt(sys.stdin)
longitude, latitude, height = points[:, 1].copy(), points[:, 0].copy(), numpy.full(len(points), 300.0)


def nanoseconds(work):
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best / len(points) * 1e9


full = pyproj.Transformer.from_pipeline(HEAD + CHAIN + ZONE)
utm = pyproj.Transformer.from_pipeline(HEAD + UTM)
planar = full.transform(longitude, latitude, height)
back = pyproj.enums.TransformDirection.INVERSE
print(
    nanoseconds(lambda: full.transform(longitude, latitude, height)),
    nanoseconds(lambda: full.transform(*planar, direction=back)),
    nanoseconds(lambda: utm.transform(longitude, latitude)),
    pyproj.proj_version_str,
)
