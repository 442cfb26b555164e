#!/usr/bin/env python3
"""Compares two folders of golden files, tensor by tensor.

    python3 compare.py COMMITTED NEW

Another processor may round a last bit otherwise, so the norm of the difference may be 1e-9 of the tensor's own.
"""

import math
import pathlib
import sys

TOLERANCE = 1e-9


def read(path):
    lines = path.read_text(encoding="ascii").splitlines()
    return {header: [float(number) for number in numbers.split()] for header, numbers in zip(lines[::2], lines[1::2])}


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: python3 compare.py COMMITTED NEW")
    committed, new = (pathlib.Path(folder) for folder in sys.argv[1:])
    worst, tensors = 0.0, 0
    for path in sorted(committed.glob("*.txt")):
        expected, actual = read(path), read(new / path.name)
        if expected.keys() != actual.keys():
            sys.exit(f"{path.name}: other tensors or other sizes")
        for name, values in expected.items():
            error = math.dist(values, actual[name]) / max(math.hypot(*values), 1e-300)
            if error > TOLERANCE:
                sys.exit(f"{path.name}: {name} differs by {error:.1e} of its norm")
            worst, tensors = max(worst, error), tensors + 1
    if tensors == 0:
        sys.exit(f"no golden files in {committed}")
    print(f"{tensors} tensors, the largest difference is {worst:.1e} of a tensor's norm")


if __name__ == "__main__":
    main()
