"""A decoder of vector tiles for the checks beside this file; it shares no code with the product."""

import math


def varint(b, i):
    shift = value = 0
    while True:
        byte = b[i]
        i += 1
        value |= (byte & 127) << shift
        if byte < 128:
            return value, i
        shift += 7
        assert shift < 64, "a varint has no end"


def fields(b):
    i = 0
    while i < len(b):
        key, i = varint(b, i)
        number, wire = key >> 3, key & 7
        if wire == 0:
            value, i = varint(b, i)
        elif wire == 2:
            n, i = varint(b, i)
            assert i + n <= len(b), "a field runs over the end"
            value, i = b[i : i + n], i + n
        elif wire in (1, 5):
            n = 8 if wire == 1 else 4
            value, i = b[i : i + n], i + n
        else:
            raise AssertionError(f"wire type {wire}")
        yield number, wire, value


def packed(b):
    i, out = 0, []
    while i < len(b):
        v, i = varint(b, i)
        out.append(v)
    return out


def commands(numbers, kind):
    """Parts of a geometry; checks the grammar of its commands."""
    i, x, y, parts, part = 0, 0, 0, [], None
    while i < len(numbers):
        command, count = numbers[i] & 7, numbers[i] >> 3
        i += 1
        assert count > 0, "a command without repetition"
        if command == 7:
            assert kind == 3 and count == 1 and part and len(part) >= 3, "ClosePath out of place"
            part = None
            continue
        assert command in (1, 2), f"command {command}"
        points = []
        for _ in range(count):
            dx, dy = (((v >> 1) ^ -(v & 1)) for v in numbers[i : i + 2])
            i += 2
            assert command == 1 or (dx, dy) != (0, 0), "a step of no length"
            x, y = x + dx, y + dy
            points.append((x, y))
        if command == 1:
            assert kind == 1 or count == 1, "more than one MoveTo"
            assert kind != 3 or part is None, "a ring was left open"
            part = points
            parts.append(part)
        else:
            assert kind in (2, 3) and part is not None and len(part) == 1, "LineTo out of place"
            part.extend(points)
    assert kind != 3 or part is None, "the last ring was left open"
    assert kind != 2 or all(len(p) >= 2 for p in parts), "a line of one point"
    return parts


def area2(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))


def tile_range(bounds, z):
    n = 2**z
    column = lambda lon: int((lon + 180) / 360 * n)
    row = lambda lat: int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * n)
    w, s, e, no = bounds
    return [(x, y) for y in range(row(no), row(s) + 1) for x in range(column(w), column(e) + 1)]
