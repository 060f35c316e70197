//! A call detail of any length takes no more memory than a short one. Alone in its process, whose peak is looked at.

#![allow(clippy::unwrap_used)]
#![cfg(target_os = "linux")]

use std::io::{self, Write};

use schet::render::CallPdf;
use schet::render::detail::CallDetail;
use schet::usage::Call;
use schet::{Amount, BillingPeriod, Locale, Operator, Zone};
use serde_json::json;

/// Takes everything and keeps nothing but how much it was.
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The largest memory that the process has had, in kB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

fn operator() -> Operator {
    serde_json::from_value(json!({
        "id": "north", "name": "ООО «Север»", "address": "Москва",
        "requisites": { "inn": "7707083893", "bank": "АО «Банк»", "bic": "044525411", "account": "40702810200000124669" },
        "contact": { "email": "a@b.example", "phone": "1" }, "sender": "a@b.example", "link_base": "https://b.example/",
    }))
    .unwrap()
}

#[test]
fn r8_two_hundred_thousand_calls_take_no_more_memory_than_a_few() {
    let detail = CallDetail {
        account: "770012345".parse().unwrap(),
        period: BillingPeriod::new(2026, 10).unwrap(),
        zone: Zone::MOSCOW,
        locale: Locale::Ru,
        formed_at: None,
    };
    let mut call: Call = serde_json::from_value(json!({
        "key": "0", "subscriber": "+74951200001", "start": "2026-10-01T09:00:00Z", "direction": "outgoing",
        "peer": "+79161234567", "service": "Междугородные вызовы", "seconds": 65, "charged_seconds": 120, "amount": 1_205,
    }))
    .unwrap();
    let mut written = Counter(0);
    let mut pdf = CallPdf::new(&mut written, &operator(), &detail).unwrap();
    let mut before = 0;
    for number in 0..200_000 {
        call.start += chrono::TimeDelta::seconds(13);
        call.amount = Amount::from_minor(number * 7 % 100_000);
        pdf.write(&call).unwrap();
        if number == 2_000 {
            before = peak();
        }
    }
    pdf.finish().unwrap();
    let growth = peak() - before;
    assert!(growth < 16 * 1_024, "{growth} kB");
    assert!(written.0 > 2_000_000, "{} bytes", written.0);
}
