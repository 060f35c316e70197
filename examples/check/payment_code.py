"""The payment code of ГОСТ Р 56042-2014, read back from the bytes that a scanner gives."""

MANDATORY = ("Name", "PersonalAcc", "BankName", "BIC", "CorrespAcc")
ENCODINGS = {"1": "cp1251", "2": "utf-8", "3": "koi8-r"}
LONGEST = {
    "Name": 160, "PersonalAcc": 20, "BankName": 45, "BIC": 9, "CorrespAcc": 20, "Sum": 18, "Purpose": 210,
    "PayeeINN": 12, "PayerINN": 12, "DrawerStatus": 2, "KPP": 9, "CBC": 20, "OKTMO": 11, "PaytReason": 2,
    "TaxPeriod": 10, "DocNo": 15, "DocDate": 10, "TaxPaytKind": 2, "TechCode": 2,
}  # fmt: skip


def parse(payload):
    """The fields of a payload. Raises ValueError, saying what is not as the standard has it."""
    if payload[:6] != b"ST0001":
        raise ValueError(f"begins with {payload[:6]!r}, not with ST0001")
    encoding = ENCODINGS.get(payload[6:7].decode("latin-1"))
    if encoding is None:
        raise ValueError(f"has the encoding {payload[6:7]!r}; there are 1, 2 and 3")
    text = payload[7:].decode(encoding)
    separator, body = text[0], text[1:]
    fields = {}
    for part in body.split(separator):
        key, equals, value = part.partition("=")
        if not equals or not value:
            raise ValueError(f"has the part {part!r}, which is no Key=Value")
        if key in fields:
            raise ValueError(f"has {key} twice")
        if len(value) > LONGEST.get(key, 10**6):
            raise ValueError(f"has {len(value)} characters in {key}, at most {LONGEST[key]} are allowed")
        fields[key] = value
    if tuple(fields)[:5] != MANDATORY:
        raise ValueError(f"begins with the fields {tuple(fields)[:5]}, not with {MANDATORY}")
    for key, digits in (("BIC", 9), ("PersonalAcc", 20)):
        if not (fields[key].isdigit() and len(fields[key]) == digits):
            raise ValueError(f"has {key}={fields[key]}, not {digits} digits")
    if not account_checks(fields["PersonalAcc"], fields["BIC"][-3:]):
        raise ValueError(f"has PersonalAcc={fields['PersonalAcc']}, whose check digit is not that of BIC={fields['BIC']}")
    if fields["CorrespAcc"] != "0" and not account_checks(fields["CorrespAcc"], "0" + fields["BIC"][4:6]):
        raise ValueError(f"has CorrespAcc={fields['CorrespAcc']}, whose check digit is not that of BIC={fields['BIC']}")
    if "Sum" in fields and not (fields["Sum"].isdigit() and int(fields["Sum"]) > 0):
        raise ValueError(f"has Sum={fields['Sum']}, not kopecks to pay")
    return fields


def account_checks(account, prefix):
    """Whether the check digit of an account with a bank is right: weights 7 1 3, last digits adding up to tens."""
    digits = prefix + account
    if not digits.isdigit() or len(digits) != 23:
        return False
    return sum(int(digit) * (7, 1, 3)[place % 3] % 10 for place, digit in enumerate(digits)) % 10 == 0
