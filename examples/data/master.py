#!/usr/bin/env python3
"""Writes Master.csv, a sample of what Asterisk's cdr_csv writes; the same bytes each time. Nobody's numbers."""

import datetime
import pathlib
import random
import re

chance = random.Random(17)
start = datetime.datetime(2026, 10, 1, 8, 0, 0)
lines = []
sequence = 0

OFFICE = {"101": "Анна Берёзина", "102": 'Глеб "Шеф" Вязов', "103": "Денис", "104": "Павел, склад"}
COAST = {"201": "Юрий", "202": "Ольга Тополева", "203": ""}
ALONE = {"301": "Front desk", "302": "Warehouse"}
NAMES = OFFICE | COAST | ALONE


def quoted(text):
    return b'"' + (text if isinstance(text, bytes) else text.encode()).replace(b'"', b'""') + b'"'


def channel(endpoint):
    return f"PJSIP/{endpoint}-{chance.randrange(1 << 32):08x}"


def record(at, code, src, dst, context, clid, source, target, app, data, ring, talk, disposition,
           columns=21, unique=None, linked=None, note="", peer=""):
    """One line; columns 16, 18 or 21."""
    global sequence
    sequence += 1
    answer = at + datetime.timedelta(seconds=ring)
    end = answer + datetime.timedelta(seconds=talk)
    time = lambda moment: quoted(moment.strftime("%Y-%m-%d %H:%M:%S"))
    unique = unique or f"{int(at.timestamp())}.{sequence}"
    fields = [quoted(text) for text in (code, src, dst, context, clid, source, target, app, data)]
    fields += [time(at), time(answer) if talk else b"", time(end)]
    fields += [str(ring + talk).encode(), str(talk).encode(), quoted(disposition), quoted("DOCUMENTATION")]
    if columns >= 18:
        fields += [quoted(unique), quoted(note)]
    if columns == 21:
        fields += [quoted(peer), quoted(linked or unique), str(sequence).encode()]
    lines.append(b",".join(fields))
    return unique


def clid(endpoint, encoding="utf-8"):
    name = NAMES[endpoint].encode(encoding)
    return (b'"' + name + b'" ' if name else b"") + b"<" + endpoint.encode() + b">"


def code_of(endpoint):
    return "1001" if endpoint in OFFICE else "1002" if endpoint in COAST else ""


def outside():
    return chance.choice([
        f"8900000{chance.randrange(100):04}", f"8900000{chance.randrange(100):04}", f"84950000{chance.randrange(100):03}",
        f"88120000{chance.randrange(100):03}", f"+7343000{chance.randrange(100):04}", "88000000017",
        f"8104420794600{chance.randrange(100):02}",
    ])


def ended():
    """Ring, talk, disposition."""
    ring = chance.randrange(2, 30)
    kind = chance.random()
    if kind < 0.78:
        return ring, chance.choice([chance.randrange(1, 60), chance.randrange(1, 400), chance.randrange(1, 2400)]), "ANSWERED"
    return ring, 0, "NO ANSWER" if kind < 0.9 else "BUSY" if kind < 0.96 else "FAILED"


at = start
for number in range(365):
    at += datetime.timedelta(seconds=chance.randrange(500, 11500))
    columns = 18 if number < 160 else 21
    endpoint = chance.choice(list(NAMES))
    encoding = "cp1251" if chance.random() < 0.15 else "utf-8"
    ring, talk, disposition = ended()
    kind = chance.random()
    if kind < 0.5:
        dst = outside()
        trunk = "trunk-mob" if dst.startswith("89") else "trunk-msk"
        # Some of the first office's phones have no accountcode of their own.
        code = "" if endpoint in ("103", "203") else code_of(endpoint)
        record(at, code, endpoint, dst, "from-internal", clid(endpoint, encoding), channel(endpoint), channel(trunk),
               "Dial", f"PJSIP/{dst}@{trunk},30,T", ring, talk, disposition, columns)
    elif kind < 0.75:
        source = f"7900000{chance.randrange(100):04}"
        name = chance.choice([b"", '"Тополев" '.encode(), '"Тополев" '.encode("cp1251"), b'"OOO ""Most""" '])
        legs = [endpoint] if chance.random() < 0.7 else chance.sample(list(OFFICE), 3)
        linked = None
        for place, leg in enumerate(legs):
            took = (ring, talk, disposition) if place == len(legs) - 1 else (ring, 0, "NO ANSWER")
            unique = record(at, "", source, "74950000017", "from-trunk", name + f"<{source}>".encode(),
                            channel("trunk-msk"), channel(leg), "Queue" if len(legs) > 1 else "Dial",
                            "sales,t,,,60" if len(legs) > 1 else f"PJSIP/{leg},20", *took, columns,
                            unique=linked, linked=linked, peer=code_of(leg))
            linked = linked or unique
    elif kind < 0.92:
        other = chance.choice([name for name in NAMES if name != endpoint])
        record(at, code_of(endpoint), endpoint, other, "from-internal", clid(endpoint, encoding), channel(endpoint),
               channel(other), "Dial", f"PJSIP/{other},20", ring, talk, disposition, columns, peer=code_of(other))
    else:
        record(at, code_of(endpoint), endpoint, "*97", "from-internal", clid(endpoint, encoding), channel(endpoint), "",
               "VoiceMailMain", f"{endpoint}@default", 0, chance.randrange(5, 90), "ANSWERED", columns, note="почта")

# What a reader meets sooner or later.
late = datetime.datetime(2026, 10, 30, 23, 50, 0)
trunk = lambda: channel("trunk-msk")
base = dict(code="1001", src="101", context="from-internal", clid=clid("101"), app="Dial", data="")
record(late, **base, dst="84950000099", source=channel("101"), target=trunk(), ring=5, talk=900, disposition="ANSWERED",
       note="переведён:\nвторая линия")
record(late, **base, dst="99999999999999", source=channel("101"), target=trunk(), ring=5, talk=77, disposition="ANSWERED")
record(late, "", "74950000001", "74950000017", "from-trunk", b"", trunk(), channel("trunk-mob"), "Dial", "", 3, 41,
       "ANSWERED")
record(late, "бухгалтерия", "101", "84950000098", "from-internal", clid("101"), channel("101"), trunk(), "Dial", "", 3,
       12, "ANSWERED")
lines.append(lines[-4])
lines.append(lines[200][: len(lines[200]) // 2])
lines.append(lines[201].replace(b'"DOCUMENTATION"', b'"DOCUMENTATION', 1))
lines.append(lines[202].replace(b'"2026-', b'"2026/', 1))
lines.append(b"")
for columns in (16, 16):
    # Two legs that no column tells apart.
    record(datetime.datetime(2026, 10, 31, 9, 0, 0), "1002", "201", "88000000017", "from-internal", clid("201"),
           "PJSIP/201-000000aa", "PJSIP/trunk-msk-000000bb", "Dial", "", 0, 30, "ANSWERED", columns)

pathlib.Path(__file__).with_name("Master.csv").write_bytes(b"\n".join(lines) + b"\n")
states = re.compile(rb',(\d+),(\d+),"(?:ANSWERED|NO ANSWER|BUSY|FAILED)"')
stated = [states.search(line) for line in lines]
print(sum(line.count(b"\n") + 1 for line in lines), "lines,", len(lines), "records,",
      sum(int(found[1]) for found in stated if found), "seconds,",
      sum(int(found[2]) for found in stated if found), "of them answered")
