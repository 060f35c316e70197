//! The menu: all that a page or an IVR needs to draw the section (R3).

use std::ffi::c_char;

use schet::section::{Choice, Entry, Menu};

use crate::account;
use crate::boundary::call;
use crate::clock::schet_tick;
use crate::codes;
use crate::encoding::Encoding;
use crate::error::schet_error;
use crate::order::schet_subscriber_row;
use crate::record::{Out, OutRows, read_optional, record};
use crate::service::{Schet, block_on};
use crate::status;
use crate::text::put;
use crate::time;

/// The section as an account sees it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_menu {
    /// sizeof(schet_menu).
    pub struct_size: u32,
    /// 1 when invoices are handed over in person, 0 when they go by e-mail (R7).
    pub in_person: i32,
    /// How many subscribers the account has.
    pub subscriber_count: u32,
    /// 1 when mails to the cabinet address came back of late, else 0: `warning_ru` and `warning_en` say so.
    pub address_bounces: i32,
    /// What the section is called, in Russian.
    pub title_ru: [c_char; 64],
    /// What the section is called, in English.
    pub title_en: [c_char; 64],
    /// The cabinet address; empty: none.
    pub cabinet_address: [c_char; 264],
    /// What the customer is to be warned of, in Russian; empty: nothing.
    pub warning_ru: [c_char; 512],
    /// What the customer is to be warned of, in English; empty: nothing.
    pub warning_en: [c_char; 512],
}
record!(schet_menu, 1432);

/// A choice of the menu: an action of one of its entries, with all that is to be chosen for it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_menu_choice {
    /// sizeof(schet_menu_choice); of an array the first row's counts, and all are given it.
    pub struct_size: u32,
    /// The entry that it belongs to, counted from 1: an invoice by e-mail is one entry with two choices (R4, R6).
    pub entry: u32,
    /// What it does: one of SCHET_ACTION_...
    pub action: i32,
    /// SCHET_OK when it is available, else the refusal: one of SCHET_R_...
    pub refusal: i32,
    /// From when it is available again, in microseconds since 1970-01-01 UTC; 0: not known.
    pub until: i64,
    /// 1 when it takes a choice of subscribers, else 0; none chosen means all.
    pub takes_subscribers: i32,
    /// The forms to choose from: bit n stands for the SCHET_FORMAT_... of number n; 0: there is but one.
    pub formats: u32,
    /// How many periods it offers; those beyond 60 are not in `periods`.
    pub period_count: u32,
    /// Not used.
    pub reserved: u32,
    /// The periods to choose from, newest first, as YYYYMM.
    pub periods: [i32; 60],
    /// What its entry is called, in Russian.
    pub entry_title_ru: [c_char; 128],
    /// What its entry is called, in English.
    pub entry_title_en: [c_char; 128],
    /// What it is called, in Russian.
    pub title_ru: [c_char; 128],
    /// What it is called, in English.
    pub title_en: [c_char; 128],
    /// Where the result goes, the address partly masked; empty for a link and a change of delivery.
    pub goes_to: [c_char; 264],
    /// Why it is not available, in Russian.
    pub refusal_ru: [c_char; 512],
    /// Why it is not available, in English.
    pub refusal_en: [c_char; 512],
}
record!(schet_menu_choice, 2080);

/// The menu of an account: its head, and its choices in the order to show them, entry by entry, as many as there is room
/// for; there are six in this version. `menu` may be NULL, and so may `tick`. Since ABI 1.
///
/// # Safety
/// `account` has `account_len` bytes; `choices` has room for `capacity` structs of the size that the first says,
/// `count` for a number; the other structs are NULL or of their size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_menu_get(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    tick: *const schet_tick,
    menu: *mut schet_menu,
    choices: *mut schet_menu_choice,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let account = account::number(service.reader(), account, account_len)?;
            let now = service.now(read_optional(tick)?)?;
            let (head, choices) = (Out::optional(menu)?, OutRows::new(choices, capacity, count)?);
            let menu = service.granted(block_on(service.desk.menu(&account, now))?)?;
            if let Some(head) = head {
                head.write(head_of(&menu, service.encoding));
            }
            let (entries, encoding) = (menu.entries.iter().enumerate(), service.encoding);
            choices.write(entries.flat_map(|(place, entry)| {
                entry.choices.iter().map(move |choice| row_of(place, entry, choice, encoding))
            }));
            Ok(())
        })
    }
}

/// The account's subscribers, to choose from in call detail and charges: as many as there is room for, from number
/// `first` on, counted from 0. `tick` may be NULL. Since ABI 1.
///
/// # Safety
/// As schet_menu_get.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn schet_menu_subscribers(
    service: *const Schet,
    account: *const c_char,
    account_len: u32,
    tick: *const schet_tick,
    first: u32,
    rows: *mut schet_subscriber_row,
    capacity: u32,
    count: *mut u32,
    error: *mut schet_error,
) -> i32 {
    // SAFETY: the caller's part of the contract.
    unsafe {
        call(error, |caller| {
            let service = caller.service(service)?;
            let account = account::number(service.reader(), account, account_len)?;
            let now = service.now(read_optional(tick)?)?;
            let rows = OutRows::new(rows, capacity, count)?;
            let menu = service.granted(block_on(service.desk.menu(&account, now))?)?;
            rows.write(menu.subscribers.iter().skip(first as usize).map(|subscriber| {
                let label = subscriber.label.as_ref().map_or("", |label| label.as_str());
                schet_subscriber_row::of(subscriber.id.as_str(), label, service.encoding)
            }));
            Ok(())
        })
    }
}

fn head_of(menu: &Menu, encoding: Encoding) -> schet_menu {
    let mut head = schet_menu {
        struct_size: 0,
        in_person: menu.delivery.in_person.into(),
        subscriber_count: u32::try_from(menu.subscribers.len()).unwrap_or(u32::MAX),
        address_bounces: menu.warnings.iter().any(|warning| warning.code == "address_bounces").into(),
        title_ru: [0; 64],
        title_en: [0; 64],
        cabinet_address: [0; 264],
        warning_ru: [0; 512],
        warning_en: [0; 512],
    };
    if let Some(warning) = menu.warnings.first() {
        put(&mut head.warning_ru, &warning.text.ru, encoding);
        put(&mut head.warning_en, &warning.text.en, encoding);
    }
    put(&mut head.title_ru, &menu.title.ru, encoding);
    put(&mut head.title_en, &menu.title.en, encoding);
    put(&mut head.cabinet_address, menu.delivery.cabinet_address.as_ref().map_or("", |it| it.as_str()), encoding);
    head
}

fn row_of(place: usize, entry: &Entry, choice: &Choice, encoding: Encoding) -> schet_menu_choice {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let mut row = schet_menu_choice {
        struct_size: 0,
        entry: number(place + 1),
        action: codes::action_code(choice.action),
        refusal: choice.refusal.as_ref().map_or(status::SCHET_OK, |refusal| status::of_code(refusal.code)),
        until: choice.refusal.as_ref().and_then(|refusal| refusal.facts.until).map_or(0, time::micros),
        takes_subscribers: choice.takes_subscribers.into(),
        formats: choice.formats.iter().fold(0, |formats, format| formats | 1 << codes::format_code(*format)),
        period_count: number(choice.periods.len()),
        reserved: 0,
        periods: [0; 60],
        entry_title_ru: [0; 128],
        entry_title_en: [0; 128],
        title_ru: [0; 128],
        title_en: [0; 128],
        goes_to: [0; 264],
        refusal_ru: [0; 512],
        refusal_en: [0; 512],
    };
    for (place, offered) in row.periods.iter_mut().zip(&choice.periods) {
        *place = time::period_number(offered.period);
    }
    put(&mut row.entry_title_ru, &entry.title.ru, encoding);
    put(&mut row.entry_title_en, &entry.title.en, encoding);
    put(&mut row.title_ru, &choice.title.ru, encoding);
    put(&mut row.title_en, &choice.title.en, encoding);
    put(&mut row.goes_to, choice.goes_to.as_deref().unwrap_or_default(), encoding);
    if let Some(refusal) = &choice.refusal {
        put(&mut row.refusal_ru, &refusal.text.ru, encoding);
        put(&mut row.refusal_en, &refusal.text.en, encoding);
    }
    row
}
