"""A billing's month with the section «Счета», in short: feed, run, order, link, call detail.

    PYTHONPATH=/usr/share/schet/python python3 billing.py DIRECTORY
"""

import datetime
import pathlib
import sys

import schet
from schet import abi

OPERATOR = dict(
    id="svyaz",
    name="ООО «Связь»",
    address="Москва",
    inn="7707083893",
    bank="АО «ТБанк»",
    bic="044525411",
    bank_account="40702810200000124669",
    contact_email="help@svyaz.example",
    contact_phone="8 800 000-00-00",
    sender="bill@svyaz.example",
    link_base="https://cabinet.svyaz.example/i/",
)
MOSCOW = datetime.timezone(datetime.timedelta(hours=3))


def at(day, hour, month=11):
    """An instant of a billing whose clock stands still, so that the example says the same at every run."""
    instant = datetime.datetime(2026, month, day, hour, tzinfo=MOSCOW)
    seconds = int(instant.timestamp())
    return dict(now=seconds * 1_000_000, has_seed=1, seed=seconds.to_bytes(32, "big"))


def bill(account, number, kopecks):
    """A bill of one line, with VAT of 22 %."""
    tax = (kopecks * 22 + 50) // 100
    line = dict(vat_kind=abi.SCHET_VAT_PERCENT, vat_rate=2200, quantity=1, amount=kopecks, service="Связь", unit="мес.")
    vat = dict(
        kind=abi.SCHET_VAT_PERCENT, rate=2200, basis=abi.SCHET_BASIS_NET, net=kopecks, vat=tax, gross=kopecks + tax
    )
    return dict(
        account=account, number=number, period=202610, due_date=20261125, lines=[line], vat=[vat],
        total=kopecks + tax, amount_due=kopecks + tax,
    )


def send(mail):
    """The billing's own way out for mails."""
    whole = schet.taken(mail.message).endswith(b"\r\n")
    print(f"  mail to {schet.taken(mail.to).decode()}, {'whole' if whole else 'broken'}")
    return abi.SCHET_MAIL_ACCEPTED


def feed(section):
    with section.feed() as rows:
        rows.accounts(
            dict(number=number, name=name, application_address=f"{number}@example.ru", subscribers=[dict(id=line)])
            for number, name, line in (
                ("77-001", "ООО «Ромашка»", "+74951234567"),
                ("77-002", "ПАО «Исполин»", "+78120000001"),
            )
        )
        rows.bills([bill("77-001", "B-1", 3_000_000_000), bill("77-002", "B-2", 819_672_131_147_540)])
        report = rows.flush()
        print(f"fed: {report.kept} kept, {report.refused} refused")
        for row in rows.refused():
            print(f"  row {row.number}: {row.reason}")


def month(section):
    try:
        section.take(
            action=abi.SCHET_ACTION_LINK, period=202610, account="77-001", by="кабинет", tick=at(1, 1)
        )
    except schet.Refusal as refused:
        until = datetime.datetime.fromtimestamp(refused.until / 1_000_000, MOSCOW)
        print(f"on the 1st: {refused.name} until {until:%d.%m %H:%M}")
    while (run := section.run_step(202610, tick=at(1, 2))).outcome == abi.SCHET_STEP_MORE:
        pass
    print(f"run: {run.formed} formed")
    print(f"mails: {section.process_due(tick=at(1, 3)).sent}")
    for account in "77-001", "77-002":
        for issued in section.issued(account):
            print(f"  {issued.number} of {issued.customer}: {issued.total} kopecks")
    print(f"menu of the 4th: {len(section.menu('77-001', tick=at(4, 10)).choices)} choices")
    taken = section.take(action=abi.SCHET_ACTION_LINK, period=202610, account="77-001", by="кабинет", tick=at(4, 10))
    print(taken.confirmation_ru)
    section.process_due(tick=at(4, 11))
    link = section.mint_link("77-001", taken.id, tick=at(4, 12))
    document = b"".join(section.open_link(link.token, tick=at(4, 12), piece=1000))
    print(f"link: {document[:5].decode()}, {'whole' if document.rstrip().endswith(b'%%EOF') else 'broken'}")
    print("states:", [event.state for event in section.order_history("77-001", taken.id)])


def call_detail(library, path):
    """More kopecks than a double can tell apart."""
    call = dict(
        direction=abi.SCHET_OUTGOING, start=at(3, 9, month=10)["now"], seconds=60, charged_seconds=60,
        amount=9_007_199_254_740_993, key="cdr-1", subscriber="+78120000001", peer="+74959990002", service="Спутник",
    )
    with open(path, "wb") as out, schet.Renderer(library, operator_info=OPERATOR) as renderer:
        with renderer.call_detail(out.write, period=202610, format=abi.SCHET_FORMAT_CSV, account="77-002") as paper:
            paper.add_calls([call])
            print(f"call detail: {paper.finish().amount} kopecks")

        def full(_):
            raise OSError("the disk is full")

        try:
            with renderer.call_detail(full, period=202610, format=abi.SCHET_FORMAT_CSV, account="77-002") as paper:
                paper.add_calls([call])
                paper.finish()
        except OSError as problem:
            print(f"a callback that raises: {problem}")


def main():
    place = pathlib.Path(sys.argv[1])
    place.mkdir()
    library = schet.Library()
    with schet.Section(
        library,
        operator_info=OPERATOR,
        database=place / "schet.db",
        documents=place / "documents",
        documents_form=abi.SCHET_DOCUMENTS_FILES,
        mail=schet.port(abi.schet_mail_port, send=send),
    ) as section:
        feed(section)
        month(section)
    call_detail(library, place / "calls.csv")


if __name__ == "__main__":
    main()
