//! R19 and R20: a bill with right sums passes, and any other is refused with both numbers named.

#![allow(clippy::unwrap_used)]

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;
use schet::invoice::{BillError, BillLine, Instalment, PastCharge, Payment, VatGroup};
use schet::money::{Amount, Currency, MAX_AMOUNT, VatBasis, VatRate};
use schet::text::Name;
use schet::usage::{ChargeLine, Charges};
use schet::{Bill, BillingPeriod, Invoice, InvoiceNumber};

fn amount(minor: i64) -> Amount {
    Amount::from_minor(minor)
}

fn name(text: &str) -> Name {
    Name::new(text).unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `numerator / divisor` by the schoolbook: the whole part, and one more in magnitude from a half on.
fn rounded(numerator: i128, divisor: i128) -> i64 {
    let magnitude = numerator.abs();
    let whole = magnitude / divisor + i128::from(2 * (magnitude % divisor) >= divisor);
    i64::try_from(whole * numerator.signum()).unwrap()
}

fn vat_of(total: i64, rate: VatRate, basis: VatBasis) -> i64 {
    match (rate, basis) {
        (VatRate::Without, _) => 0,
        (VatRate::Percent(rate), VatBasis::Net) => rounded(i128::from(total) * i128::from(rate), 10_000),
        (VatRate::Percent(rate), VatBasis::Gross) => {
            rounded(i128::from(total) * i128::from(rate), 10_000 + i128::from(rate))
        }
    }
}

fn line(rate: VatRate, minor: i64) -> BillLine {
    BillLine {
        subscriber: None,
        service: name("Местные вызовы"),
        quantity: Decimal::ONE,
        unit: name("шт."),
        unit_price: None,
        amount: amount(minor),
        vat: rate,
        seconds: None,
    }
}

fn payment(minor: i64) -> Payment {
    Payment { date: date("2026-10-05"), amount: amount(minor), reference: None }
}

fn instalment(minor: i64) -> Instalment {
    Instalment {
        description: name("Оборудование"),
        part: 2,
        parts: 6,
        due: date("2026-11-20"),
        amount: amount(minor),
        remaining: amount(400),
    }
}

/// A bill whose groups, total and amount due follow from its parts, as they stand.
fn bill(groups: &[(VatRate, VatBasis)], lines: Vec<BillLine>, opening: i64, paid: &[i64], parts: &[i64]) -> Bill {
    let vat: Vec<_> = groups
        .iter()
        .map(|(rate, basis)| {
            let total: i64 = lines.iter().filter(|line| line.vat == *rate).map(|line| line.amount.minor()).sum();
            let tax = vat_of(total, *rate, *basis);
            let net = if *basis == VatBasis::Net { total } else { total - tax };
            VatGroup { rate: *rate, basis: *basis, net: amount(net), vat: amount(tax), gross: amount(net + tax) }
        })
        .collect();
    let total: i64 = vat.iter().map(|group| group.gross.minor()).sum();
    let due = opening - paid.iter().sum::<i64>() + total + parts.iter().sum::<i64>();
    Bill {
        account: "77-0001".parse().unwrap(),
        period: BillingPeriod::new(2026, 10).unwrap(),
        number: None,
        date: None,
        due_date: date("2026-11-20"),
        revision: 0,
        corrects: None,
        currency: Currency::Rub,
        opening_balance: amount(opening),
        payments: paid.iter().copied().map(payment).collect(),
        lines,
        vat,
        total: amount(total),
        instalments: parts.iter().copied().map(instalment).collect(),
        amount_due: amount(due),
        history: Vec::new(),
    }
}

const VAT_22: VatRate = VatRate::Percent(2_200);

fn plain() -> Bill {
    bill(&[(VAT_22, VatBasis::Net)], vec![line(VAT_22, 10_000), line(VAT_22, 2_345)], 500, &[500], &[100])
}

/// Every amount of a bill that takes part in a sum, with its path.
fn amounts(bill: &mut Bill) -> Vec<(String, &mut Amount)> {
    let mut all = vec![
        ("opening_balance".to_owned(), &mut bill.opening_balance),
        ("total".to_owned(), &mut bill.total),
        ("amount_due".to_owned(), &mut bill.amount_due),
    ];
    let at = |list: &str, place: usize, field: &str| format!("{list}[{place}].{field}");
    all.extend(bill.payments.iter_mut().enumerate().map(|(n, it)| (at("payments", n, "amount"), &mut it.amount)));
    all.extend(bill.lines.iter_mut().enumerate().map(|(n, it)| (at("lines", n, "amount"), &mut it.amount)));
    all.extend(bill.instalments.iter_mut().enumerate().map(|(n, it)| (at("instalments", n, "amount"), &mut it.amount)));
    for (n, group) in bill.vat.iter_mut().enumerate() {
        all.push((at("vat", n, "net"), &mut group.net));
        all.push((at("vat", n, "vat"), &mut group.vat));
        all.push((at("vat", n, "gross"), &mut group.gross));
    }
    all
}

/// Asserts that a bill is refused as not adding up, and that the refusal names a field and two different numbers.
fn assert_sum_refused(bill: &Bill) -> (String, Amount, Amount) {
    let error = bill.check().unwrap_err();
    let said = error.to_string();
    let BillError::Sum { field, stated, computed, .. } = error else { panic!("{said}") };
    assert_ne!(stated, computed);
    assert!(said.starts_with(&format!("{field} states {stated}, but {computed} follows")), "{said}");
    (field, stated, computed)
}

#[test]
fn r20_a_right_bill_passes_and_is_kept_as_it_is() {
    let bill = plain();
    assert_eq!(bill.check(), Ok(()));
    let number = InvoiceNumber::new("2026/10-1").unwrap();
    let invoice = bill.clone().into_invoice(number.clone(), bill.date_or_default()).unwrap();
    assert_eq!((invoice.bill(), invoice.number(), invoice.date()), (&bill, &number, date("2026-11-01")));
    let empty = Bill { lines: vec![], vat: vec![], total: amount(0), amount_due: amount(100), ..bill };
    assert_eq!(empty.check(), Ok(()));
}

#[test]
fn r20_each_wrong_sum_names_its_field_and_both_numbers() {
    for (wrong, field, stated, computed) in [
        (Bill { total: amount(15_060), ..plain() }, "total", 15_060, 15_061),
        (Bill { amount_due: amount(15_162), ..plain() }, "amount_due", 15_162, 15_161),
        (Bill { opening_balance: amount(-500), ..plain() }, "amount_due", 15_161, 14_161),
        (Bill { payments: vec![], ..plain() }, "amount_due", 15_161, 15_661),
        (Bill { instalments: vec![], ..plain() }, "amount_due", 15_161, 15_061),
        (Bill { lines: vec![line(VAT_22, 10_000)], ..plain() }, "vat[0].net", 12_345, 10_000),
    ] {
        assert_eq!(assert_sum_refused(&wrong), (field.to_owned(), amount(stated), amount(computed)));
    }
    let mut wrong = plain();
    wrong.vat[0].vat = amount(2_715);
    assert_eq!(assert_sum_refused(&wrong), ("vat[0].vat".to_owned(), amount(2_715), amount(2_716)));
}

#[test]
fn r19_vat_summed_by_line_is_refused() {
    let lines = vec![line(VAT_22, 7); 3];
    let mut by_line = bill(&[(VAT_22, VatBasis::Net)], lines, 0, &[], &[]);
    assert_eq!(by_line.vat[0].vat, amount(5));
    (by_line.vat[0].vat, by_line.vat[0].gross) = (amount(6), amount(27));
    (by_line.total, by_line.amount_due) = (amount(27), amount(27));
    assert_eq!(assert_sum_refused(&by_line), ("vat[0].vat".to_owned(), amount(6), amount(5)));
}

#[test]
fn r20_a_price_times_a_quantity_is_rounded_once_from_the_exact_product() {
    for (quantity, price, minor) in [
        ("3", "1.005", 302),
        ("-3", "1.005", -302),
        ("3", "-1.005", -302),
        ("2.5", "0.002", 1),
        ("2.4", "0.002", 0),
        ("123.456", "7.89", 97_407),
        ("1000000", "9.99", 999_000_000),
        ("0", "999999999999999", 0),
        ("0.3333333333333333333333333333", "1.50", 50),
        // The exact product is a hair under a half kopeck; rounded to 28 digits first, it would be the half.
        ("0.0099999999999999999999999999", "0.5", 0),
        ("0.0000000000000000000000000001", "0.0000000000000000000000000001", 0),
        ("9999999999.99", "100", 99_999_999_999_900),
    ] {
        let priced = BillLine {
            quantity: quantity.parse().unwrap(),
            unit_price: Some(price.parse().unwrap()),
            ..line(VatRate::Without, minor)
        };
        let right = bill(&[(VatRate::Without, VatBasis::Net)], vec![priced], 0, &[], &[]);
        assert_eq!(right.check(), Ok(()), "{quantity} × {price}");
        for beside in [-1, 1] {
            let mut wrong = right.clone();
            wrong.lines[0].amount = amount(minor + beside);
            let refused = assert_sum_refused(&wrong);
            assert_eq!(refused, ("lines[0].amount".to_owned(), amount(minor + beside), amount(minor)));
        }
    }
}

#[test]
fn r20_sums_that_would_saturate_are_refused() {
    let none = VatRate::Without;
    let with_lines = |up: usize, down: usize, total: i64| {
        let minors = std::iter::repeat_n(MAX_AMOUNT, up).chain(std::iter::repeat_n(-MAX_AMOUNT, down));
        let mut bill = bill(&[(none, VatBasis::Net)], vec![], 0, &[], &[]);
        bill.lines = minors.map(|minor| line(none, minor)).collect();
        bill.vat[0] = VatGroup { net: amount(total), gross: amount(total), ..bill.vat[0].clone() };
        Bill { total: amount(total), amount_due: amount(total), ..bill }
    };
    // A sum that stops at the end of i64 on its way up comes down to this.
    let stopped = i64::MAX - 9_223 * MAX_AMOUNT;
    assert!(amount(stopped).is_printable());
    let (field, stated, computed) = assert_sum_refused(&with_lines(9_300, 9_223, stopped));
    assert_eq!((field.as_str(), stated, computed), ("vat[0].net", amount(stopped), amount(77 * MAX_AMOUNT)));
    assert_eq!(with_lines(9_300, 9_299, MAX_AMOUNT).check(), Ok(()), "the exact sum is the right one");

    // Payments and instalments that each leave the range, and cancel where both stop at its end.
    let full = |count: usize| vec![MAX_AMOUNT; count];
    let mut cancelling = bill(&[], vec![], 0, &[], &[]);
    cancelling.payments = full(30_000).into_iter().map(payment).collect();
    cancelling.instalments = full(20_000).into_iter().map(instalment).collect();
    assert_eq!(cancelling.check().unwrap_err().to_string(), "the sum of payments has more than 15 digits");
    cancelling.payments.clear();
    assert_eq!(cancelling.check().unwrap_err().to_string(), "the sum of instalments has more than 15 digits");

    let mut over = bill(&[], vec![], MAX_AMOUNT, &[], &[1]);
    assert!(matches!(over.check(), Err(BillError::TooLarge { field }) if field == "amount_due"));
    over.amount_due = amount(MAX_AMOUNT);
    assert_eq!(assert_sum_refused(&over), ("amount_due".to_owned(), amount(MAX_AMOUNT), amount(MAX_AMOUNT + 1)));
}

#[test]
fn r20_amounts_of_more_than_15_digits_are_refused_by_name() {
    for huge in [MAX_AMOUNT + 1, -MAX_AMOUNT - 1, i64::MAX, i64::MIN] {
        let mut bill = plain();
        let places = amounts(&mut bill).len();
        for place in 0..places {
            let mut wrong = plain();
            let (path, changed) = amounts(&mut wrong).swap_remove(place);
            *changed = amount(huge);
            let error = wrong.check().unwrap_err();
            assert!(matches!(&error, BillError::TooLarge { field } if *field == path), "{path}: {error}");
        }
    }
}

#[test]
fn r20_hostile_bills_are_refused_by_name() {
    type Change = fn(&mut Bill);
    let table: &[(&str, Change)] = &[
        ("lines has 100001 entries", |it| it.lines = vec![line(VAT_22, 0); 100_001]),
        ("payments has 100001 entries", |it| it.payments = vec![payment(0); 100_001]),
        ("instalments has 100001 entries", |it| it.instalments = vec![instalment(0); 100_001]),
        ("vat has 17 entries", |it| it.vat = vec![it.vat[0].clone(); 17]),
        ("vat has two groups of the rate 22 %", |it| it.vat.push(it.vat[0].clone())),
        ("vat[0].rate", |it| {
            it.vat[0].rate = VatRate::Percent(10_001);
            it.lines.iter_mut().for_each(|line| line.vat = VatRate::Percent(10_001));
        }),
        ("lines[1].vat has the VAT rate without VAT, for which vat has no group", |it| {
            it.lines[1].vat = VatRate::Without
        }),
        ("lines[0].vat has the VAT rate 22 %", |it| it.vat.clear()),
        ("lines[0].quantity", |it| it.lines[0].quantity = Decimal::MAX),
        ("lines[0].quantity", |it| it.lines[0].quantity = Decimal::MIN),
        ("lines[1].unit_price", |it| it.lines[1].unit_price = Some(Decimal::MAX)),
        ("lines[1].unit_price and the quantity have too many digits", |it| {
            it.lines[1].quantity = "0.1234567890123456789012345678".parse().unwrap();
            it.lines[1].unit_price = Some("0.1234567890123456789012345678".parse().unwrap());
        }),
        ("lines[0].seconds", |it| it.lines[0].seconds = Some(u64::MAX)),
        ("the sum of lines[].seconds", |it| {
            it.lines.iter_mut().for_each(|line| line.seconds = Some(600_000_000_000_000))
        }),
        ("instalments[0].remaining", |it| it.instalments[0].remaining = amount(i64::MIN)),
        ("instalments[0].part is part 0 of 6", |it| it.instalments[0].part = 0),
        ("instalments[0].part is part 7 of 6", |it| it.instalments[0].part = 7),
        ("corrects must be stated", |it| it.revision = 1),
        ("corrects must be stated", |it| it.corrects = Some(InvoiceNumber::new("1").unwrap())),
        ("date is 2026-09-30, before 2026-10-01", |it| it.date = Some(date("2026-09-30"))),
        ("due_date is 2026-10-31, before 2026-11-01", |it| it.due_date = date("2026-10-31")),
        ("due_date is 2026-11-14, before 2026-11-15", |it| {
            (it.date, it.due_date) = (Some(date("2026-11-15")), date("2026-11-14"));
        }),
        ("date is +262142-12-31, outside", |it| it.date = Some(NaiveDate::MAX)),
        ("due_date is +10000-01-01, outside", |it| it.due_date = date("9999-12-31").succ_opt().unwrap()),
        ("payments[0].date is -262143-01-01, outside", |it| it.payments[0].date = NaiveDate::MIN),
        ("instalments[0].due is 1969-12-31, outside", |it| it.instalments[0].due = date("1969-12-31")),
    ];
    for (said, change) in table {
        let mut wrong = plain();
        change(&mut wrong);
        let error = wrong.check().unwrap_err().to_string();
        assert!(error.contains(said), "{error}, not {said}");
        let number = InvoiceNumber::new("1").unwrap();
        assert!(wrong.into_invoice(number, date("2026-11-01")).is_err());
    }
}

#[test]
fn r20_the_largest_bill_passes() {
    let groups: Vec<_> = (0..16).map(|rate| (VatRate::Percent(rate), VatBasis::Gross)).collect();
    let lines = (0..Bill::MAX_LINES).map(|n| line(groups[n % 16].0, n as i64)).collect();
    let largest = bill(&groups, lines, 0, &[], &[]);
    assert_eq!(largest.check(), Ok(()));
}

#[test]
fn r20_what_is_stored_is_checked_when_it_is_read() {
    let invoice = plain().into_invoice(InvoiceNumber::new("7").unwrap(), date("2026-11-01")).unwrap();
    let json = serde_json::to_string(&invoice).unwrap();
    assert_eq!(serde_json::from_str::<Invoice>(&json).unwrap(), invoice);
    let wrong = json.replace("\"amount_due\":15161", "\"amount_due\":15162");
    assert_ne!(wrong, json);
    let error = serde_json::from_str::<Invoice>(&wrong).unwrap_err().to_string();
    assert!(error.contains("amount_due states 151.62, but 151.61 follows"), "{error}");
}

#[test]
fn r21_bills_are_read_strictly() {
    let good = serde_json::to_string(&plain()).unwrap();
    assert_eq!(serde_json::from_str::<Bill>(&good).unwrap(), plain());
    for (from, to) in [
        ("\"total\":15061", "\"total\":150.61"),
        ("\"total\":15061", "\"total\":\"15061\""),
        ("\"total\":15061", "\"total\":99999999999999999999"),
        ("\"total\":15061", "\"total\":null"),
        ("\"total\":15061", "\"Total\":15061"),
        ("\"total\":15061", "\"total\":15061,\"total\":15061"),
        ("2026-10\"", "2026-13\""),
        ("2026-11-20", "2026-11-31"),
        ("Местные вызовы", "=HYPERLINK(1)"),
        ("Местные вызовы", "a\\r\\nb"),
        ("Местные вызовы", ""),
        ("77-0001", "77 0001"),
        ("77-0001", "../0001"),
        ("\"net\"", "\"nett\""),
        ("{\"percent\":2200}", "{\"percent\":2200.5}"),
        ("{\"percent\":2200}", "{\"percent\":-2200}"),
        ("\"quantity\":\"1\"", "\"quantity\":\"one\""),
        ("\"quantity\":\"1\"", "\"quantity\":\"99999999999999999999999999999999\""),
        ("\"quantity\":\"1\"", "\"quantity\":\"NaN\""),
        ("\"RUB\"", "\"USD\""),
        ("\"part\":2", "\"part\":-2"),
    ] {
        assert!(good.contains(from), "{from}");
        assert!(serde_json::from_str::<Bill>(&good.replacen(from, to, 1)).is_err(), "{to}");
    }
    let long = good.replace("Местные вызовы", &"м".repeat(1 << 20));
    assert!(serde_json::from_str::<Bill>(&long).unwrap_err().to_string().len() < 200);
    assert!(serde_json::from_str::<Bill>(&"[".repeat(1 << 20)).is_err());
}

#[test]
fn r9_charges_total_whatever_they_pass_through() {
    let charge = |minor| ChargeLine {
        subscriber: None,
        service: name("Звонки"),
        quantity: Decimal::ONE,
        seconds: None,
        amount: amount(minor),
    };
    let charges = Charges {
        account: "1".parse().unwrap(),
        period: BillingPeriod::new(2026, 10).unwrap(),
        currency: Currency::Rub,
        lines: [i64::MAX, 7, -i64::MAX].map(charge).to_vec(),
    };
    assert_eq!(charges.total(), amount(7));
}

fn any_rate() -> impl Strategy<Value = VatRate> {
    prop_oneof![
        Just(VatRate::Without),
        prop::sample::select(&[0, 1_000, 2_000, 2_200, 10_000][..]).prop_map(VatRate::Percent),
        (0_u16..=10_000).prop_map(VatRate::Percent),
    ]
}

/// A line's amount and, for half of the lines, the quantity (six decimals at most) and price (four) that give it.
fn any_charge() -> impl Strategy<Value = (i64, Option<(Decimal, Decimal)>)> {
    let priced = (-5_000_000_i64..5_000_000, 0_u32..=6, -900_000_i64..900_000, 0_u32..=4).prop_map(
        |(quantity, decimals, price, places)| {
            let product = i128::from(quantity) * i128::from(price) * 100;
            let minor = rounded(product, 10_i128.pow(decimals + places));
            (minor, Some((Decimal::new(quantity, decimals), Decimal::new(price, places))))
        },
    );
    prop_oneof![
        priced,
        (-1_000_000_i64..10_000_000).prop_map(|minor| (minor, None)),
        (-9_000_000_000_000..9_000_000_000_000_i64).prop_map(|minor| (minor, None))
    ]
}

fn any_bill() -> impl Strategy<Value = Bill> {
    let basis = prop::sample::select(&[VatBasis::Net, VatBasis::Gross][..]);
    let groups = prop::collection::btree_map(any_rate(), basis, 1..=4);
    let lines = prop::collection::vec((any_charge(), any::<prop::sample::Index>()), 0..12);
    let parts = prop::collection::vec(-100_000_i64..1_000_000, 0..4);
    let paid = prop::collection::vec(-1_000_000_i64..10_000_000, 0..4);
    (groups, lines, -100_000_000_i64..100_000_000, paid, parts).prop_map(|(groups, charges, opening, paid, parts)| {
        let groups: Vec<_> = groups.into_iter().collect();
        let lines = charges
            .into_iter()
            .map(|((minor, product), group)| {
                let (quantity, price) = product.unzip();
                let plain = line(groups[group.index(groups.len())].0, minor);
                BillLine { quantity: quantity.unwrap_or(Decimal::TWO), unit_price: price, ..plain }
            })
            .collect();
        bill(&groups, lines, opening, &paid, &parts)
    })
}

proptest! {
    #[test]
    fn r20_bills_with_right_sums_pass_and_are_read_back(bill in any_bill()) {
        prop_assert_eq!(bill.check(), Ok(()));
        let json = serde_json::to_string(&bill).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Bill>(&json).unwrap(), &bill);
        let invoice = bill.into_invoice(InvoiceNumber::new("1").unwrap(), date("2026-11-01")).unwrap();
        let json = serde_json::to_string(&invoice).unwrap();
        prop_assert_eq!(serde_json::from_str::<Invoice>(&json).unwrap(), invoice);
    }

    #[test]
    fn r20_any_single_amount_changed_is_refused_with_both_numbers(
        right in any_bill(),
        by in prop_oneof![Just(1_i64), Just(-1), Just(100), -1_000_000_i64..1_000_000],
    ) {
        prop_assume!(by != 0);
        let places = amounts(&mut right.clone()).len();
        for place in 0..places {
            let mut wrong = right.clone();
            let changed = amounts(&mut wrong).swap_remove(place).1;
            *changed = amount(changed.minor() + by);
            assert_sum_refused(&wrong);
        }
    }

    #[test]
    fn r19_an_amount_is_of_the_rate_it_names(right in any_bill(), from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>()) {
        prop_assume!(!right.lines.is_empty());
        let mut wrong = right.clone();
        let line = &mut wrong.lines[from.index(right.lines.len())];
        let rate = right.vat[to.index(right.vat.len())].rate;
        prop_assume!(line.vat != rate && line.amount != Amount::ZERO);
        line.vat = rate;
        assert_sum_refused(&wrong);
    }

    #[test]
    fn r20_no_bytes_make_a_bill_panic(place in any::<prop::sample::Index>(), with in any::<u8>(), cut in 0_usize..4) {
        let mut bytes = serde_json::to_vec(&plain()).unwrap();
        let place = place.index(bytes.len() - cut);
        bytes[place] = with;
        bytes.drain(place..place + cut);
        if let Ok(read) = serde_json::from_slice::<Bill>(&bytes) {
            let _ = read.check();
        }
    }
}

#[test]
fn r20_past_periods_ascend_and_end_before_the_bills_own() {
    let history = |periods: &[&str]| {
        let past = |period: &&str| PastCharge { period: period.parse().unwrap(), total: amount(1) };
        Bill { history: periods.iter().map(past).collect(), ..plain() }
    };
    let own = plain().period.to_string();
    let (before, long_before) =
        (plain().period.previous().to_string(), plain().period.previous().previous().to_string());
    assert_eq!(history(&[&long_before, &before]).check(), Ok(()));
    for (periods, wrong) in
        [(&[own.as_str()][..], 0), (&[&before, &before], 1), (&[&before, &long_before], 1), (&[&before, &own], 1)]
    {
        let error = history(periods).check().unwrap_err();
        assert!(
            matches!(&error, BillError::History { field, .. } if *field == format!("history[{wrong}].period")),
            "{error}"
        );
    }
    let many = Bill { history: vec![PastCharge { period: plain().period, total: amount(1) }; 25], ..plain() };
    assert!(matches!(many.check(), Err(BillError::TooMany { field: "history", found: 25, limit: 24 })));
}
