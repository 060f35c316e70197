//! The invoice of EN 16931 in UBL 2.1; comments name the business terms.

use rust_decimal::Decimal;

use super::EInvoiceError;
use super::lines::{self, NetAmounts};
use super::unit;
use super::xml::Xml;
use crate::invoice::{Bill, BillLine, Invoice};
use crate::locale::Locale;
use crate::money::{Amount, Currency, VatRate};
use crate::party::{Account, Inn, Operator};
use crate::render::locale::{self as format, choose};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" \
xmlns:cac=\"urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2\" \
xmlns:cbc=\"urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2\">\n\
<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>\n";
const VAT: &str = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>\n";

/// Appends the invoice as XML in UTF-8: UBL 2.1, EN 16931-1:2017; free text in the language given.
///
/// # Errors
/// [`EInvoiceError`] naming the rule that the bill can't keep; the buffer is then as it was.
pub fn ubl(
    out: &mut Vec<u8>,
    operator: &Operator,
    account: &Account,
    invoice: &Invoice,
    locale: Locale,
) -> Result<(), EInvoiceError> {
    let bill = invoice.bill();
    lines::check(bill)?;
    out.reserve(4_096 + 700 * bill.lines.len());
    let mut xml = Xml::new(
        out,
        match bill.currency {
            Currency::Rub => " currencyID=\"RUB\"",
        },
    );
    xml.raw(HEAD);
    head(&mut xml, account, invoice, locale);
    xml.within("cac:AccountingSupplierParty", |xml| xml.within("cac:Party", |xml| seller(xml, operator)));
    xml.within("cac:AccountingCustomerParty", |xml| xml.within("cac:Party", |xml| buyer(xml, account)));
    if bill.amount_due > Amount::ZERO {
        xml.within("cac:PaymentMeans", |xml| payment(xml, operator, account));
    }
    xml.within("cac:TaxTotal", |xml| vat(xml, bill, locale));
    xml.within("cac:LegalMonetaryTotal", |xml| totals(xml, bill));
    let mut nets = NetAmounts::of(bill);
    for (place, line) in bill.lines.iter().enumerate() {
        let (net, is_own) = nets.next(line.vat, line.amount);
        let price = line.unit_price.filter(|_| is_own);
        xml.within("cac:InvoiceLine", |xml| charge(xml, place, line, (net, price), locale));
    }
    xml.raw("</Invoice>\n");
    Ok(())
}

fn head(xml: &mut Xml<'_>, account: &Account, invoice: &Invoice, locale: Locale) {
    let bill = invoice.bill();
    xml.text("cbc:ID", invoice.number().as_str()); // BT-1
    xml.date("cbc:IssueDate", invoice.date()); // BT-2
    xml.date("cbc:DueDate", bill.due_date); // BT-9
    xml.text("cbc:InvoiceTypeCode", if bill.revision == 0 { "380" } else { "384" }); // BT-3
    if bill.total != bill.amount_due {
        xml.text("cbc:Note", &settlement(bill, locale)); // BT-22
    }
    xml.text(
        "cbc:DocumentCurrencyCode", // BT-5
        match bill.currency {
            Currency::Rub => "RUB",
        },
    );
    // BG-14: both days are within the period.
    xml.within("cac:InvoicePeriod", |xml| {
        xml.date("cbc:StartDate", bill.period.first_day()); // BT-73
        let last = bill.period.day_after().pred_opt().unwrap_or(bill.period.first_day());
        xml.date("cbc:EndDate", last); // BT-74
    });
    if let Some(corrected) = &bill.corrects {
        xml.within("cac:BillingReference", |xml| {
            xml.within("cac:InvoiceDocumentReference", |xml| xml.text("cbc:ID", corrected.as_str())); // BT-25
        });
    }
    if let Some(contract) = &account.contract {
        xml.within("cac:ContractDocumentReference", |xml| xml.text("cbc:ID", contract.as_str())); // BT-12
    }
}

/// How the amount due differs from the charges: what BT-113 is made of.
fn settlement(bill: &Bill, locale: Locale) -> String {
    let mut note = String::with_capacity(256);
    let steps = [
        (choose(locale, "Остаток на начало периода", "Balance brought forward"), bill.opening_balance),
        (choose(locale, "платежи", "payments"), -bill.paid()),
        (choose(locale, "начислено", "charges"), bill.total),
        (choose(locale, "рассрочка", "instalments"), bill.instalments_due()),
        (choose(locale, "к оплате", "amount due"), bill.amount_due),
    ];
    for (place, (label, amount)) in steps.into_iter().enumerate() {
        if place > 0 {
            note.push_str("; ");
        }
        note.push_str(label);
        note.push(' ');
        format::push_money(&mut note, locale, amount);
    }
    note
}

/// BG-4.
fn seller(xml: &mut Xml<'_>, operator: &Operator) {
    let requisites = &operator.requisites;
    address(xml, Some(operator.address.as_str()));
    vat_number(xml, &requisites.inn); // BT-31
    if let Some(kpp) = &requisites.kpp {
        xml.within("cac:PartyTaxScheme", |xml| {
            xml.text("cbc:CompanyID", kpp.as_str()); // BT-32
            xml.raw("<cac:TaxScheme><cbc:ID>KPP</cbc:ID></cac:TaxScheme>\n");
        });
    }
    xml.within("cac:PartyLegalEntity", |xml| {
        xml.text("cbc:RegistrationName", operator.name.as_str()); // BT-27
        if let Some(ogrn) = &requisites.ogrn {
            xml.text("cbc:CompanyID", ogrn.as_str()); // BT-30
        }
    });
    xml.within("cac:Contact", |xml| {
        xml.text("cbc:Telephone", operator.contact.phone.as_str()); // BT-42
        xml.text("cbc:ElectronicMail", operator.contact.email.as_str()); // BT-43
    });
}

/// BG-7.
fn buyer(xml: &mut Xml<'_>, account: &Account) {
    xml.within("cac:PartyIdentification", |xml| xml.text("cbc:ID", account.number.as_str())); // BT-46
    address(xml, account.postal_address.as_ref().map(|address| address.as_str()));
    if let Some(inn) = &account.inn {
        vat_number(xml, inn); // BT-48
    }
    xml.within("cac:PartyLegalEntity", |xml| xml.text("cbc:RegistrationName", account.name.as_str())); // BT-44
}

/// BG-5 and BG-8: an address that is one line of text, in the country whose requisites these are.
fn address(xml: &mut Xml<'_>, line: Option<&str>) {
    xml.within("cac:PostalAddress", |xml| {
        if let Some(line) = line {
            xml.text("cbc:StreetName", line); // BT-35, BT-50
        }
        xml.raw("<cac:Country><cbc:IdentificationCode>RU</cbc:IdentificationCode></cac:Country>\n");
    });
}

fn vat_number(xml: &mut Xml<'_>, inn: &Inn) {
    xml.within("cac:PartyTaxScheme", |xml| {
        xml.texts("cbc:CompanyID", &["RU", inn.as_str()]);
        xml.raw(VAT);
    });
}

/// BG-16: a credit transfer.
fn payment(xml: &mut Xml<'_>, operator: &Operator, account: &Account) {
    let bank = &operator.requisites.bank;
    xml.text("cbc:PaymentMeansCode", "30"); // BT-81
    xml.text("cbc:PaymentID", account.number.as_str()); // BT-83
    xml.within("cac:PayeeFinancialAccount", |xml| {
        xml.text("cbc:ID", bank.account.as_str()); // BT-84
        xml.text("cbc:Name", operator.name.as_str()); // BT-85
        xml.within("cac:FinancialInstitutionBranch", |xml| xml.text("cbc:ID", bank.bic.as_str())); // BT-86
    });
}

/// BG-23, for each rate that lines have.
fn vat(xml: &mut Xml<'_>, bill: &Bill, locale: Locale) {
    xml.amount("cbc:TaxAmount", bill.vat.iter().map(|group| group.vat).sum()); // BT-110
    for group in bill.vat.iter().filter(|group| bill.lines.iter().any(|line| line.vat == group.rate)) {
        xml.within("cac:TaxSubtotal", |xml| {
            xml.amount("cbc:TaxableAmount", group.net); // BT-116
            xml.amount("cbc:TaxAmount", group.vat); // BT-117
            xml.within("cac:TaxCategory", |xml| {
                category(xml, group.rate); // BT-118, BT-119
                if group.rate == VatRate::Without {
                    xml.text("cbc:TaxExemptionReason", choose(locale, "Без НДС", "Without VAT")); // BT-120
                }
                xml.raw(VAT);
            });
        });
    }
}

fn category(xml: &mut Xml<'_>, rate: VatRate) {
    let (code, rate) = match rate {
        VatRate::Without => ("E", 0),
        VatRate::Percent(0) => ("Z", 0),
        VatRate::Percent(rate) => ("S", rate),
    };
    xml.text("cbc:ID", code);
    xml.percent("cbc:Percent", rate);
}

/// BG-22.
fn totals(xml: &mut Xml<'_>, bill: &Bill) {
    let net = bill.vat.iter().map(|group| group.net).sum();
    xml.amount("cbc:LineExtensionAmount", net); // BT-106
    xml.amount("cbc:TaxExclusiveAmount", net); // BT-109
    xml.amount("cbc:TaxInclusiveAmount", bill.total); // BT-112
    if bill.total != bill.amount_due {
        xml.amount("cbc:PrepaidAmount", bill.total - bill.amount_due); // BT-113
    }
    xml.amount("cbc:PayableAmount", bill.amount_due); // BT-115
}

/// BG-25: a line with its amount without VAT, and the price of a unit where that is without VAT.
fn charge(xml: &mut Xml<'_>, place: usize, line: &BillLine, (net, price): (Amount, Option<Decimal>), locale: Locale) {
    let code = unit::code(line.unit.as_str());
    let unit = code.unwrap_or(unit::ONE);
    xml.integer("cbc:ID", place as u64 + 1); // BT-126
    // Nothing of something that costs something is one of it.
    let (quantity, is_one) = match line.quantity.abs() {
        zero if zero.is_zero() && net != Amount::ZERO => (Decimal::ONE, true),
        quantity => (quantity, false),
    };
    let signed = if net.is_negative() { -quantity } else { quantity };
    xml.quantity("cbc:InvoicedQuantity", signed, if is_one { unit::ONE } else { unit }); // BT-129, BT-130
    xml.amount("cbc:LineExtensionAmount", net); // BT-131
    if let Some(subscriber) = &line.subscriber {
        xml.within("cac:DocumentReference", |xml| {
            xml.text("cbc:ID", subscriber.as_str()); // BT-128
            xml.text("cbc:DocumentTypeCode", "130");
        });
    }
    xml.within("cac:Item", |xml| {
        xml.text("cbc:Name", line.service.as_str()); // BT-153
        xml.within("cac:ClassifiedTaxCategory", |xml| {
            category(xml, line.vat); // BT-151, BT-152
            xml.raw(VAT);
        });
        if code.is_none() || is_one {
            attribute(xml, choose(locale, "Единица", "Unit"), |xml| xml.text("cbc:Value", line.unit.as_str()));
        }
        if let Some(seconds) = line.seconds {
            let name = choose(locale, "Тарифицировано, с", "Charged, s");
            attribute(xml, name, |xml| xml.integer("cbc:Value", seconds));
        }
    });
    xml.within("cac:Price", |xml| match price {
        Some(price) => xml.price("cbc:PriceAmount", price.abs()), // BT-146
        // The price of all that was used.
        None => {
            xml.amount("cbc:PriceAmount", if net.is_negative() { -net } else { net });
            if !quantity.is_zero() {
                xml.quantity("cbc:BaseQuantity", quantity, if is_one { unit::ONE } else { unit }); // BT-149
            }
        }
    });
}

/// BG-32.
fn attribute(xml: &mut Xml<'_>, name: &str, value: impl FnOnce(&mut Xml<'_>)) {
    xml.within("cac:AdditionalItemProperty", |xml| {
        xml.text("cbc:Name", name); // BT-160
        value(xml); // BT-161
    });
}
