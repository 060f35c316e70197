//! Who bills and who is billed, side by side, and whom to ask.

use super::canvas::{Size, Style, Tenths};
use super::press::{LEFT, Press, WIDTH};
use crate::locale::Locale;
use crate::party::{Account, Operator};
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;

const COLUMN_GAP: Tenths = 240;
/// The width of the labels beside a party's particulars.
const LABEL: Tenths = 500;
/// From the top of a heading to what it heads.
const HEADING: Tenths = 160;
/// Between two blocks of a column.
const BLOCK_GAP: Tenths = 100;
/// Columns taller than this would crowd the page: then the blocks stand one below the other and may break.
const TALLEST: Tenths = 3_200;

/// A heading, a name, and labelled particulars.
struct Block<'a> {
    heading: &'static str,
    name: Option<(&'a str, Field)>,
    particulars: Vec<(&'static str, &'a str, Field)>,
}

/// The operator with its requisites on the left, the customer and the contact on the right.
pub(super) fn parties(press: &mut Press, operator: &Operator, account: &Account) -> Result<(), RenderError> {
    let locale = press.locale;
    let own_codes = tax_codes(operator.requisites.inn.as_str(), operator.requisites.kpp.as_ref().map(AsRef::as_ref));
    let their_codes = account.inn.as_ref().map(|inn| tax_codes(inn.as_str(), account.kpp.as_ref().map(AsRef::as_ref)));
    let left = [supplier(locale, operator, &own_codes)];
    let right = [customer(locale, account, their_codes.as_ref()), contact(locale, operator)];
    let width = (WIDTH - COLUMN_GAP) / 2;
    let tallest = column_height(press, &left, width).max(column_height(press, &right, width));
    if tallest > TALLEST {
        for block in left.iter().chain(&right) {
            block.draw(press, LEFT, WIDTH)?;
            press.y += BLOCK_GAP;
        }
        return Ok(());
    }
    press.make_room(tallest);
    let top = press.y;
    for (x, blocks) in [(LEFT, &left[..]), (LEFT + width + COLUMN_GAP, &right[..])] {
        press.y = top;
        for block in blocks {
            block.draw(press, x, width)?;
            press.y += BLOCK_GAP;
        }
    }
    press.y = top + tallest;
    Ok(())
}

fn supplier<'a>(locale: Locale, operator: &'a Operator, codes: &'a (bool, String)) -> Block<'a> {
    let say = |ru, en| format::choose(locale, ru, en);
    let named = Field::Named;
    let requisites = &operator.requisites;
    let mut particulars = vec![
        (say("Адрес", "Address"), operator.address.as_str(), named("operator.address")),
        (codes_label(locale, codes), codes.1.as_str(), named("operator.inn")),
    ];
    if let Some(ogrn) = &requisites.ogrn {
        let is_person = ogrn.as_str().len() == 15;
        let label = if is_person { say("ОГРНИП", "OGRNIP") } else { say("ОГРН", "OGRN") };
        particulars.push((label, ogrn.as_str(), named("operator.ogrn")));
    }
    let bank = &requisites.bank;
    particulars.extend([
        (say("Банк", "Bank"), bank.name.as_str(), named("operator.bank")),
        (say("БИК", "BIC"), bank.bic.as_str(), named("operator.bic")),
        (say("Р/счёт", "Account"), bank.account.as_str(), named("operator.account")),
    ]);
    if let Some(correspondent) = &bank.correspondent {
        particulars.push((say("К/счёт", "Corr. acc."), correspondent.as_str(), named("operator.correspondent")));
    }
    let name = Some((operator.name.as_str(), named("operator.name")));
    Block { heading: say("Исполнитель", "Supplier"), name, particulars }
}

fn customer<'a>(locale: Locale, account: &'a Account, codes: Option<&'a (bool, String)>) -> Block<'a> {
    let say = |ru, en| format::choose(locale, ru, en);
    let named = Field::Named;
    let mut particulars = Vec::with_capacity(5);
    if let Some(address) = &account.postal_address {
        particulars.push((say("Адрес", "Address"), address.as_str(), named("account.postal_address")));
    }
    if let Some(codes) = codes {
        particulars.push((codes_label(locale, codes), codes.1.as_str(), named("account.inn")));
    }
    particulars.push((say("Лиц. счёт", "Account"), account.number.as_str(), named("account.number")));
    if let Some(contract) = &account.contract {
        particulars.push((say("Договор", "Contract"), contract.as_str(), named("account.contract")));
    }
    let name = Some((account.name.as_str(), named("account.name")));
    Block { heading: say("Заказчик", "Customer"), name, particulars }
}

fn contact(locale: Locale, operator: &Operator) -> Block<'_> {
    let say = |ru, en| format::choose(locale, ru, en);
    let contact = &operator.contact;
    let mut particulars = vec![
        (say("Телефон", "Phone"), contact.phone.as_str(), Field::Named("operator.contact.phone")),
        (say("Почта", "E-mail"), contact.email.as_str(), Field::Named("operator.contact.email")),
    ];
    if let Some(site) = &contact.site {
        particulars.push((say("Сайт", "Site"), site.as_str(), Field::Named("operator.contact.site")));
    }
    Block { heading: say("Вопросы по счёту", "Questions about this invoice"), name: None, particulars }
}

/// ИНН and, where there is one, КПП; and whether there is one.
fn tax_codes(inn: &str, kpp: Option<&str>) -> (bool, String) {
    match kpp {
        Some(kpp) => (true, format!("{inn} / {kpp}")),
        None => (false, inn.to_owned()),
    }
}

fn codes_label(locale: Locale, (has_kpp, _): &(bool, String)) -> &'static str {
    if *has_kpp {
        format::choose(locale, "ИНН / КПП", "INN / KPP")
    } else {
        format::choose(locale, "ИНН", "INN")
    }
}

fn column_height(press: &Press, blocks: &[Block<'_>], width: Tenths) -> Tenths {
    blocks.iter().map(|block| block.height(press, width) + BLOCK_GAP).sum()
}

impl Block<'_> {
    fn height(&self, press: &Press, width: Tenths) -> Tenths {
        let name = self.name.map_or(0, |(name, _)| press.height(name, Style::STRONG, width) + 25);
        let texts = self.particulars.iter().map(|(_, text, _)| press.height(text, Style::BODY, width - LABEL));
        HEADING + name + texts.sum::<Tenths>()
    }

    fn draw(&self, press: &mut Press, x: Tenths, width: Tenths) -> Result<(), RenderError> {
        press.make_room(HEADING + Size::Body.leading());
        press.line(self.heading, Style::HEADING, (x, press.y + Size::Body.ascent()), Field::Named("heading"))?;
        press.y += HEADING;
        if let Some((name, field)) = self.name {
            press.make_room(press.height(name, Style::STRONG, width));
            press.y += press.paragraph(name, Style::STRONG, [x, press.y, width], field)? + 25;
        }
        for &(label, text, field) in &self.particulars {
            press.make_room(press.height(text, Style::BODY, width - LABEL));
            press.line(label, Style::LABEL, (x, press.y + Size::Body.ascent()), field)?;
            press.y += press.paragraph(text, Style::BODY, [x + LABEL, press.y, width - LABEL], field)?;
        }
        Ok(())
    }
}
