"""Processor time of other decoders of ASTERIX over one capture, each in its own way of being called.

Prints `name<TAB>nanoseconds a record<TAB>records`. Asked with the capture, and the port of its datagrams.
"""
import resource
import subprocess
import sys
import time


def payloads(path):
    with open(path, "rb") as capture:
        data = capture.read()
    at, found = 24, []
    while at + 16 <= len(data):
        length = int.from_bytes(data[at + 8 : at + 12], "little")
        found.append(data[at + 16 + 42 : at + 16 + length])
        at += 16 + length
    return found


def main():
    path, port = sys.argv[1], sys.argv[2]
    try:
        import asterix

        datagrams = payloads(path)
        asterix.parse(datagrams[0])
        begin = time.process_time_ns()
        records = sum(len(asterix.parse(datagram, verbose=False)) for datagram in datagrams)
        taken = time.process_time_ns() - begin
        print(f"asterix_decoder\t{taken / max(records, 1)}\t{records}")
    except ImportError:
        pass
    try:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        command = ["tshark", "-r", path, "-d", f"udp.port=={port},asterix", "-T", "fields"]
        command += ["-e", "asterix.048_040_RHO", "-e", "asterix.062_105_LAT", "-e", "asterix.021_131_LAT"]
        command += ["-e", "asterix.category"]
        lines = subprocess.run(command, capture_output=True, check=True).stdout.count(b"\n")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        print(f"tshark\t{taken * 1e9}\t{lines}")
    except (OSError, subprocess.CalledProcessError):
        pass


main()
