//! Mails over SMTP, and mails that come back, through the C interface.

#![allow(
    clippy::unwrap_used,
    clippy::undocumented_unsafe_blocks,
    reason = "a test's arguments live where they are made"
)]

mod common;

use std::fs;
use std::path::Path;
use std::ptr::{null, null_mut};

use common::host::*;
use schet_ffi::*;
use schet_mailbox::{Mailbox, Options};

/// What a test opens a service with: a server on this machine, in clear.
struct Setting {
    mailbox: Mailbox,
    place: tempfile::TempDir,
    change: fn(&mut schet_smtp, &mut schet_mail_server),
}

impl Setting {
    fn new(change: fn(&mut schet_smtp, &mut schet_mail_server)) -> Self {
        let offers = vec!["SIZE 26214400".to_owned(), "8BITMIME".to_owned()];
        let mailbox = Mailbox::start(Options { offers, ..Options::default() }).unwrap();
        Self { mailbox, place: tempfile::tempdir().unwrap(), change }
    }

    fn open(&self) -> Result<*mut Schet, Box<schet_error>> {
        let paths = ["schet.db", "documents", "bounces"].map(|name| self.place.path().join(name));
        fs::create_dir_all(paths[2].join("new")).unwrap();
        let [database, documents, bounces] = paths.map(|path| path.to_str().unwrap().to_owned());
        let mut server = schet_mail_server {
            port: self.mailbox.port().into(),
            encryption: SCHET_SMTP_DANGEROUSLY_PLAIN,
            longest_wait_seconds: 10,
            host: text("127.0.0.1"),
            ..sized()
        };
        let mut smtp = schet_smtp {
            hello: text("billing.svyaz.ru"),
            bounces: text("bounces@svyaz.ru"),
            bounces_maildir: text(&bounces),
            bounces_key: [7; 32],
            ..sized()
        };
        (self.change)(&mut smtp, &mut server);
        smtp.server = &raw const server;
        let operator = operator();
        let config = schet_config {
            operator_info: &raw const operator,
            database: text(&database),
            documents: text(&documents),
            smtp: &raw const smtp,
            ..sized()
        };
        let mut service = null_mut();
        told(|error| unsafe { schet_open(SCHET_ABI_VERSION, &raw const config, &raw mut service, error) })?;
        Ok(service)
    }
}

/// An account, an order of its charges, and the mail that carries it out.
fn ordered(service: *mut Schet) -> schet_taken {
    let (mut feed, one) = (null_mut(), account("100-1", "ООО «Ромашка»", &[]));
    let request = schet_order_request {
        action: SCHET_ACTION_CHARGES,
        period: 202_610,
        account: text("100-1"),
        by: text("cabinet"),
        ..sized()
    };
    let (mut made, now): (schet_taken, _) = (sized(), tick(0));
    unsafe {
        done(|error| schet_feed_open(service, &raw mut feed, error));
        done(|error| schet_feed_accounts(feed, &raw const one, 1, error));
        done(|error| schet_feed_close(&raw mut feed, error));
        done(|error| schet_order_take(service, &raw const request, &raw const now, &raw mut made, null_mut(), error));
        done(|error| schet_process_due(service, 10, &raw const now, null_mut(), error));
    }
    made
}

/// A report that a mail could not be delivered, to the sender that it went out with (RFC 3464).
fn report(maildir: &Path, to: &str) {
    let letter = format!(
        "Delivered-To: {to}\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nIt came back.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.example.ru\r\n\r\nFinal-Recipient: rfc822; office@example.ru\r\nAction: failed\r\n\
         Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 no such mailbox\r\n\r\n--b--\r\n"
    );
    fs::write(maildir.join("new/1.report"), letter).unwrap();
}

#[test]
fn r13_a_mail_goes_out_over_smtp_and_its_bounce_marks_the_order() {
    let setting = Setting::new(|_, _| ());
    let service = setting.open().unwrap();
    let made = ordered(service);
    let mails = setting.mailbox.mails();
    assert_eq!(mails.len(), 1);
    let sender = mails[0].from.clone();
    assert!(sender.starts_with("bounces+") && sender.ends_with("@svyaz.ru"), "{sender}");
    report(&setting.place.path().join("bounces"), &sender);
    let (mut collected, mut order): (schet_collected, schet_order) = (sized(), sized());
    unsafe {
        done(|error| schet_bounces_collect(service, 10, null(), &raw mut collected, error));
        done(|error| schet_order_get(service, c"100-1".as_ptr(), 5, made.id.as_ptr(), 36, &raw mut order, error));
    }
    assert_eq!((collected.letters, collected.bounced), (1, 1));
    assert_eq!(order.state, SCHET_ORDER_BOUNCED);
    assert!(said(&order.detail).starts_with("5.1.1"), "{}", said(&order.detail));
    unsafe { done(|error| schet_bounces_collect(service, 10, null(), &raw mut collected, error)) };
    assert_eq!(collected.letters, 0, "what was taken is put away");
    close(service);
}

#[test]
fn wrong_settings_are_named() {
    for (change, field) in [
        ((|smtp, _| smtp.hello = text("")) as fn(&mut schet_smtp, &mut schet_mail_server), "smtp.hello"),
        (|_, server| server.host = text(""), "smtp.server.host"),
        (|_, server| server.port = 70_000, "smtp.server.port"),
        (|_, server| server.encryption = 9, "smtp.server.encryption"),
        (|_, server| server.user = text("bills"), "smtp.server.password"),
        (|smtp, _| smtp.bounces_key = [0; 32], "smtp.bounces_key"),
        (|smtp, _| smtp.bounces = text(""), "smtp.bounces"),
        (|smtp, _| smtp.dkim_key_count = 1, "schet_dkim_key"),
    ] {
        let error = Setting::new(change).open().unwrap_err();
        assert_eq!(said(&error.field), field, "{}", said(&error.message));
    }
}
