//! Who bills and who is billed.

use super::canvas::{Size, Style, Tenths};
use super::invoice::HEADING;
use super::letterhead::{COLUMN, Letterhead, RIGHT_COLUMN};
use super::press::{LEFT, Press, WIDTH};
use super::tree::Tag;
use crate::locale::Locale;
use crate::party::{Account, Operator};
use crate::render::error::{Field, RenderError};
use crate::render::locale as format;

/// The width of the labels beside a party's particulars.
const LABEL: Tenths = 500;
/// Between two blocks of a column.
const BLOCK_GAP: Tenths = 100;
/// A block taller than this would crowd the page: then it stands below the other and may break.
const TALLEST: Tenths = 2_400;
/// The most particulars that a party has.
const PARTICULARS: usize = 7;

/// A heading, a name, and labelled particulars.
pub(super) struct Block<'a> {
    heading: &'static str,
    name: &'a str,
    name_field: Field,
    particulars: [Option<Particular<'a>>; PARTICULARS],
}

/// A label, and what it labels: one text, or two with a slash between them.
#[derive(Clone, Copy)]
struct Particular<'a> {
    label: &'static str,
    text: &'a str,
    second: Option<&'a str>,
    field: Field,
}

/// The operator's requisites on the left, the customer on the right.
pub(super) fn parties(
    press: &mut Press,
    letterhead: &Letterhead,
    operator: &Operator,
    account: &Account,
) -> Result<(), RenderError> {
    let customer = Block::customer(press.locale, account);
    let theirs = customer.height(press, COLUMN)?;
    if let (Some(ours), true) = (letterhead.height, theirs <= TALLEST) {
        // The letterhead is the first page's.
        if press.page_count() == 1 && press.has_room(ours.max(theirs)) {
            let top = press.y;
            press.page().set_requisites(top);
            letterhead.graft_requisites(&mut press.tree);
            press.y = top;
            customer.draw(press, RIGHT_COLUMN, COLUMN)?;
            press.y = top + ours.max(theirs);
            return Ok(());
        }
    }
    for block in [Block::supplier(press.locale, operator), customer] {
        block.draw(press, LEFT, WIDTH)?;
        press.y += BLOCK_GAP;
    }
    Ok(())
}

impl<'a> Block<'a> {
    pub(super) fn supplier(locale: Locale, operator: &'a Operator) -> Self {
        let say = |ru, en| format::choose(locale, ru, en);
        let requisites = &operator.requisites;
        let bank = &requisites.bank;
        let kpp = requisites.kpp.as_ref().map(AsRef::as_ref);
        let ogrn = requisites.ogrn.as_ref().map(|ogrn| {
            let is_person = ogrn.as_str().len() == 15;
            let label = if is_person { say("ОГРНИП", "OGRNIP") } else { say("ОГРН", "OGRN") };
            Particular::new(label, ogrn.as_str(), "operator.ogrn")
        });
        let correspondent = bank.correspondent.as_ref().map(AsRef::as_ref);
        Self {
            heading: say("Исполнитель", "Supplier"),
            name: operator.name.as_str(),
            name_field: Field::Named("operator.name"),
            particulars: [
                Some(Particular::new(say("Адрес", "Address"), operator.address.as_str(), "operator.address")),
                Some(Particular::tax_codes(locale, requisites.inn.as_str(), kpp, "operator.inn")),
                ogrn,
                Some(Particular::new(say("Банк", "Bank"), bank.name.as_str(), "operator.bank")),
                Some(Particular::new(say("БИК", "BIC"), bank.bic.as_str(), "operator.bic")),
                Some(Particular::new(say("Р/счёт", "Account"), bank.account.as_str(), "operator.account")),
                correspondent
                    .map(|account| Particular::new(say("К/счёт", "Corr. acc."), account, "operator.correspondent")),
            ],
        }
    }

    fn customer(locale: Locale, account: &'a Account) -> Self {
        let say = |ru, en| format::choose(locale, ru, en);
        let line = |label, text: &'a Option<crate::text::Line>, field| {
            text.as_ref().map(|text| Particular::new(label, text.as_str(), field))
        };
        let kpp = account.kpp.as_ref().map(AsRef::as_ref);
        let codes = account.inn.as_ref().map(|inn| Particular::tax_codes(locale, inn.as_str(), kpp, "account.inn"));
        Self {
            heading: say("Заказчик", "Customer"),
            name: account.name.as_str(),
            name_field: Field::Named("account.name"),
            particulars: [
                line(say("Адрес", "Address"), &account.postal_address, "account.postal_address"),
                codes,
                Some(Particular::new(say("Лиц. счёт", "Account"), account.number.as_str(), "account.number")),
                line(say("Договор", "Contract"), &account.contract, "account.contract"),
                None,
                None,
                None,
            ],
        }
    }

    /// The height of the block in a column of that width.
    ///
    /// # Errors
    /// [`RenderError`] naming the field with a character that the fonts lack.
    pub(super) fn height(&self, press: &mut Press, width: Tenths) -> Result<Tenths, RenderError> {
        let name = press.wrap(self.name, Style::STRONG, width, self.name_field)?;
        press.release(name);
        let mut height = HEADING + name.height() + 25;
        for particular in self.particulars.iter().flatten() {
            let block = particular.wrap(press, width - LABEL)?;
            press.release(block);
            height += block.height();
        }
        Ok(height)
    }

    /// Draws the block from where the press is on.
    ///
    /// # Errors
    /// [`RenderError`] naming the field with a character that the fonts lack.
    pub(super) fn draw(&self, press: &mut Press, x: Tenths, width: Tenths) -> Result<(), RenderError> {
        press.tree.open(Tag::Section);
        press.make_room(HEADING + Size::Body.leading());
        press.part(Tag::Heading, |press| {
            press.line(self.heading, Style::HEADING, (x, press.y + Size::Body.ascent()), Field::Named("heading"))
        })?;
        press.y += HEADING;
        let name = press.wrap(self.name, Style::STRONG, width, self.name_field)?;
        press.make_room(name.height());
        press.part(Tag::Paragraph, |press| press.draw(name, x, press.y));
        press.release(name);
        press.y += name.height() + 25;
        for particular in self.particulars.iter().flatten() {
            let block = particular.wrap(press, width - LABEL)?;
            press.make_room(block.height());
            press.part(Tag::Paragraph, |press| {
                let baseline = press.y + Size::Body.ascent();
                // The blank parts the label from the text where both are read aloud or copied.
                let label = press.compose(Style::LABEL, particular.field, |out, _| {
                    out.push_str(particular.label);
                    out.push(' ');
                })?;
                press.show(label, Style::LABEL, x, baseline);
                press.draw(block, x + LABEL, press.y);
                Ok::<_, RenderError>(())
            })?;
            press.release(block);
            press.y += block.height();
        }
        press.tree.close();
        Ok(())
    }
}

impl<'a> Particular<'a> {
    const fn new(label: &'static str, text: &'a str, field: &'static str) -> Self {
        Self { label, text, second: None, field: Field::Named(field) }
    }

    /// ИНН and, where there is one, КПП.
    fn tax_codes(locale: Locale, inn: &'a str, kpp: Option<&'a str>, field: &'static str) -> Self {
        let label = match kpp {
            Some(_) => format::choose(locale, "ИНН / КПП", "INN / KPP"),
            None => format::choose(locale, "ИНН", "INN"),
        };
        Self { label, text: inn, second: kpp, field: Field::Named(field) }
    }

    fn wrap(&self, press: &mut Press, width: Tenths) -> Result<super::press::Block, RenderError> {
        let Some(second) = self.second else { return press.wrap(self.text, Style::BODY, width, self.field) };
        press.wrap_composed(Style::BODY, width, self.field, |out, _| {
            out.push_str(self.text);
            out.push_str(" / ");
            out.push_str(second);
        })
    }
}
