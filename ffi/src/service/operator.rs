use schet::party::{Bank, Brand, Contact, Logo, LogoError, LogoImage, LogoPath, Profile, Requisites};
use schet::{Locale, Operator, Zone};

use crate::bytes::schet_bytes;
use crate::codes;
use crate::error::Failure;
use crate::record::record;
use crate::text::{TextReader, schet_text};

/// Invoices are no more than PDF 1.7: the smallest.
pub const SCHET_PROFILE_PLAIN: i32 = 1;
/// Invoices are PDF/A-3b, to be kept for decades, with files embedded where there are some.
pub const SCHET_PROFILE_PDF_A_3B: i32 = 2;
/// Invoices are PDF/A-1b, where an archive takes nothing later: no embedded files.
pub const SCHET_PROFILE_PDF_A_1B: i32 = 3;

/// The operator: whose section this is, who bills, and how its documents look. What isn't called optional must be
/// stated.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct schet_operator {
    /// sizeof(schet_operator).
    pub struct_size: u32,
    /// The language where an account names none: SCHET_RU, which 0 stands for too, or SCHET_EN.
    pub locale: i32,
    /// The colour of documents as 0x01RRGGBB; 0: the library's own.
    pub accent: i32,
    /// What invoices as PDF comply with: one of SCHET_PROFILE_...; 0: PDF/A-3b.
    pub profile: i32,
    /// Keys everything that is stored: 1 to 32 of a-z A-Z 0-9 . _ -
    pub id: schet_text,
    /// The full name, as documents print it.
    pub name: schet_text,
    /// The postal and legal address.
    pub address: schet_text,
    /// The INN: 10 or 12 digits, their check digits right.
    pub inn: schet_text,
    /// The KPP: 9 characters. Optional.
    pub kpp: schet_text,
    /// The OGRN or OGRNIP: 13 or 15 digits. Optional.
    pub ogrn: schet_text,
    /// The bank's name and city.
    pub bank: schet_text,
    /// The bank's BIK: 9 digits.
    pub bic: schet_text,
    /// The settlement account: 20 digits that fit the BIK.
    pub bank_account: schet_text,
    /// The bank's correspondent account: 20 digits that fit the BIK. Optional.
    pub correspondent_account: schet_text,
    /// The IANA name of the zone of every period and window. Optional: Europe/Moscow.
    pub zone: schet_text,
    /// The e-mail address that answers customers; the Reply-To of every mail.
    pub contact_email: schet_text,
    /// The telephone number, as documents print it.
    pub contact_phone: schet_text,
    /// The web site, as documents print it. Optional.
    pub contact_site: schet_text,
    /// The From address of every mail.
    pub sender: schet_text,
    /// The base of links, such as `https://cabinet.example.ru/invoices/`; a token is appended.
    pub link_base: schet_text,
    /// The logo as PNG: grey, RGB or palette, without transparency, not interlaced, at most 262,144 bytes. Optional.
    pub logo_png: schet_bytes,
    /// The logo as the `d` of an SVG path, at most 65,536 bytes, in a box of the width and the height. Optional, and not
    /// beside a PNG.
    pub logo_path: schet_bytes,
    /// The width of the path's box, in thousandths of its units.
    pub logo_width: i32,
    /// The height of the path's box, in thousandths of its units.
    pub logo_height: i32,
}
record!(schet_operator, 312);

impl schet_operator {
    /// The operator in the domain's words.
    ///
    /// # Safety
    /// The logos have as many bytes as they state.
    pub(crate) unsafe fn to_domain(self, reader: TextReader) -> Result<Operator, Failure> {
        let bank = Bank::new(
            reader.parse(self.bank, "operator.bank")?,
            reader.parse(self.bic, "operator.bic")?,
            reader.parse(self.bank_account, "operator.bank_account")?,
            reader.parse_optional(self.correspondent_account, "operator.correspondent_account")?,
        );
        let requisites = Requisites {
            inn: reader.parse(self.inn, "operator.inn")?,
            kpp: reader.parse_optional(self.kpp, "operator.kpp")?,
            ogrn: reader.parse_optional(self.ogrn, "operator.ogrn")?,
            bank: bank.map_err(|error| Failure::value("operator.bank_account", format_args!("is wrong: {error}")))?,
        };
        Ok(Operator {
            id: reader.parse(self.id, "operator.id")?,
            name: reader.parse(self.name, "operator.name")?,
            address: reader.parse(self.address, "operator.address")?,
            requisites,
            zone: reader.parse_optional::<Zone>(self.zone, "operator.zone")?.unwrap_or_default(),
            locale: codes::locale(self.locale, Locale::Ru, "operator.locale")?,
            contact: Contact {
                email: reader.parse(self.contact_email, "operator.contact_email")?,
                phone: reader.parse(self.contact_phone, "operator.contact_phone")?,
                site: reader.parse_optional(self.contact_site, "operator.contact_site")?,
            },
            sender: reader.parse(self.sender, "operator.sender")?,
            link_base: reader.parse(self.link_base, "operator.link_base")?,
            // SAFETY: as this function's.
            brand: unsafe { self.brand() }?,
        })
    }

    /// # Safety
    /// The logos have as many bytes as they state.
    unsafe fn brand(self) -> Result<Brand, Failure> {
        let [mark, red, green, blue] = self.accent.to_be_bytes();
        let accent = match (self.accent, mark) {
            (0, _) => Brand::default().accent,
            (_, 1) => [red, green, blue],
            _ => return Err(Failure::value("operator.accent", "is not of the form 0x01RRGGBB")),
        };
        let profile = match self.profile {
            0 => Profile::default(),
            SCHET_PROFILE_PLAIN => Profile::Plain,
            SCHET_PROFILE_PDF_A_3B => Profile::PdfA3b,
            SCHET_PROFILE_PDF_A_1B => Profile::PdfA1b,
            other => return Err(codes::unknown("operator.profile", other)),
        };
        // SAFETY: as this function's.
        let (png, path) = unsafe {
            (self.logo_png.read(1 << 18, "operator.logo_png")?, self.logo_path.read(1 << 16, "operator.logo_path")?)
        };
        let wrong = |field, error: LogoError| Failure::value(field, format_args!("is wrong: {error}"));
        let logo = match (png, path) {
            ([], []) => None,
            (png, []) => Some(Logo::Image(LogoImage::new(png).map_err(|error| wrong("operator.logo_png", error))?)),
            ([], path) => {
                let field = "operator.logo_path";
                let path = std::str::from_utf8(path).map_err(|_| Failure::value(field, "is no text"))?;
                let side = |thousandths: i32| f64::from(thousandths) / 1_000.0;
                let (width, height) = (side(self.logo_width), side(self.logo_height));
                Some(Logo::Path(LogoPath::new(path, width, height).map_err(|error| wrong(field, error))?))
            }
            _ => return Err(Failure::value("operator.logo_png", "is stated beside logo_path: one of them is wanted")),
        };
        Ok(Brand { accent, logo, profile })
    }
}
