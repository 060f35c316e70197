#!/usr/bin/env python3
"""Holds the samples of tests/data to the schemas, and the schemas to their own: needs PyPI's jsonschema."""

import json
import pathlib
import tomllib

import jsonschema

here = pathlib.Path(__file__).parent
data = here.parent / "tests" / "data"


def rows(name):
    if name == "operator":
        return [tomllib.loads((data / "operator.toml").read_text(encoding="utf-8"))]
    return [json.loads(line) for line in (data / f"{name}s.jsonl").read_text(encoding="utf-8").splitlines()]


for name in ("operator", "account", "invoice", "payment", "instalment"):
    schema = json.loads((here / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    for row in rows(name):
        validator.validate(row)
        assert not validator.is_valid(row | {"unexpected": 1})
        for field in schema["required"]:
            assert not validator.is_valid({key: value for key, value in row.items() if key != field})
    print(name, len(rows(name)), "rows agree")

account = json.loads((here / "account.schema.json").read_text(encoding="utf-8"))
good = rows("account")[0]
for field, hostile in {
    "name": "=HYPERLINK(\"http://x\")",
    "application_address": "a@b.ru\r\nBcc: x@y.ru",
    "contract": "one\ntwo",
    "number": "№ 7",
    "inn": "770708389",
    "subscribers": [{"id": ""}],
}.items():
    assert not jsonschema.Draft202012Validator(account).is_valid(good | {field: hostile}), field
