//! The mailer passes the suite of its port, over STARTTLS, by BDAT and by DATA, and over implicit TLS.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up has failed")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use schet::order::OrderId;
use schet::ports::Mailer;
use schet_conformance::mailer::{Harness, Subject, Treatment};
use schet_mailbox::{Action, Mailbox, Options, Step};
use schet_smtp::{Encryption, Roots, Server, Settings, SmtpMailer, Verp};

/// Servers that offer this.
struct Servers {
    offers: &'static [&'static str],
    encryption: Encryption,
}

struct Served {
    mailer: SmtpMailer,
    mailbox: Mailbox,
    verp: Verp,
    treated: Arc<Mutex<HashMap<OrderId, Treatment>>>,
}

impl Harness for Servers {
    fn make(&self) -> Box<dyn Subject> {
        let offers = self.offers.iter().map(|offer| (*offer).to_owned()).collect();
        let implicit_tls = self.encryption == Encryption::Implicit;
        let mailbox = Mailbox::start(Options { offers, implicit_tls, ..Options::default() }).unwrap();
        let mut server = Server::new("localhost");
        server.port = mailbox.port();
        server.encryption = self.encryption;
        server.roots = Roots::Pem(Mailbox::authority().unwrap());
        let mut settings = Settings::new("client.example.ru", server);
        let verp = Verp::new(&"bounces@example.ru".parse().unwrap(), &[7; 32]).unwrap();
        settings.verp = Some(verp.clone());
        let treated: Arc<Mutex<HashMap<OrderId, Treatment>>> = Arc::default();
        let (rules, names) = (treated.clone(), verp.clone());
        // At MAIL the sender names the order; at the end of data the server knows the recipient alone.
        let begun: Mutex<HashMap<usize, OrderId>> = Mutex::default();
        mailbox.obey(move |moment| {
            let mut begun = begun.lock().unwrap();
            if moment.step == Step::Mail {
                let sender = moment.line.split(['<', '>']).nth(1).unwrap();
                begun.insert(moment.connection, names.mail(sender).unwrap().order);
            }
            let order = begun.get(&moment.connection);
            match (order.and_then(|order| rules.lock().unwrap().get(order).copied()), moment.step) {
                (Some(Treatment::Delay), Step::Recipient) => Action::Reply("451 4.3.0 come again".to_owned()),
                (Some(Treatment::Refuse), Step::Recipient) => Action::Reply("550 5.1.1 no such user".to_owned()),
                (Some(Treatment::BreakOff), Step::End) => Action::TakeAndClose,
                _ => Action::Obey,
            }
        });
        Box::new(Served { mailer: SmtpMailer::new(settings).unwrap(), mailbox, verp, treated })
    }
}

impl Subject for Served {
    fn mailer(&self) -> &dyn Mailer {
        &self.mailer
    }

    fn remembers(&self) -> bool {
        false
    }

    fn taken(&self) -> Vec<(OrderId, Vec<u8>)> {
        let mails = self.mailbox.mails();
        assert!(mails.iter().all(|mail| mail.is_encrypted));
        mails.into_iter().map(|mail| (self.verp.mail(&mail.from).unwrap().order, mail.bytes)).collect()
    }

    fn treat(&self, order: OrderId, treatment: Treatment) -> bool {
        self.treated.lock().unwrap().insert(order, treatment);
        true
    }
}

mod by_chunks {
    use super::*;
    schet_conformance::mailer!(Servers {
        offers: &["PIPELINING", "SIZE 26214400", "STARTTLS", "8BITMIME", "SMTPUTF8", "CHUNKING"],
        encryption: Encryption::StartTls,
    });
}

mod by_data {
    use super::*;
    schet_conformance::mailer!(Servers {
        offers: &["PIPELINING", "STARTTLS", "8BITMIME"],
        encryption: Encryption::StartTls,
    });
}

mod step_by_step {
    use super::*;
    schet_conformance::mailer!(Servers { offers: &["8BITMIME"], encryption: Encryption::Implicit });
}
