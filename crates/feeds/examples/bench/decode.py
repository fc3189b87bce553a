"""Nanoseconds of processor time a frame: a peer decodes every frame of a file of `seconds hex` lines. Prints name, figure, frames with a place."""
import sys
import time

frames = [(float(seconds), digits) for seconds, digits in (line.split() for line in open(sys.argv[2]))]


def pymodes():
    from pyModeS import PipeDecoder

    decoder = PipeDecoder()
    begins = time.process_time()
    places = sum(1 for at, digits in frames if decoder.decode(digits, timestamp=at).get("latitude") is not None)
    return time.process_time() - begins, places


def rs1090():
    import rs1090

    digits, times = [digits for _, digits in frames], [at for at, _ in frames]
    begins = time.process_time()
    found = rs1090.decode(digits, times)
    return time.process_time() - begins, sum(1 for one in found if one and one.get("latitude") is not None)


best = None
for _ in range(3):
    spent, places = {"pymodes": pymodes, "rs1090": rs1090}[sys.argv[1]]()
    best = spent if best is None else min(best, spent)
print(f"{best / len(frames) * 1e9}\t{places}")
