use serde::{Deserialize, Serialize};

use super::{EmailAddress, Logo, OperatorId, Requisites};
use crate::calendar::Zone;
use crate::locale::Locale;
use crate::text::{Line, Name};

/// The operator: whose section this is, who bills, and how its documents look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Operator {
    /// Keys everything that is stored.
    pub id: OperatorId,
    /// The full name, as documents and the payment QR code print it.
    pub name: Name,
    /// The postal and legal address.
    pub address: Line,
    /// ИНН, КПП, ОГРН and the bank account.
    pub requisites: Requisites,
    /// The zone of every period and window (R1).
    #[serde(default)]
    pub zone: Zone,
    /// The language where an account names none.
    #[serde(default)]
    pub locale: Locale,
    /// Whom customers write and call; the Reply-To of every mail.
    pub contact: Contact,
    /// The From address of every mail.
    pub sender: EmailAddress,
    /// The base of links to documents, such as `https://cabinet.example.ru/invoices/`; a token is appended.
    pub link_base: Line,
    /// How documents look.
    #[serde(default)]
    pub brand: Brand,
}

/// Where customers turn with questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The address that answers.
    pub email: EmailAddress,
    /// The telephone number, as documents print it.
    pub phone: Line,
    /// The web site, as documents print it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<Line>,
}

/// How documents look, and what they comply with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Brand {
    /// The accent colour: red, green, blue.
    pub accent: [u8; 3],
    /// The logo at the top of the first page; `None`: a bar of the accent and the operator's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
    /// What invoices as PDF comply with.
    pub profile: Profile,
}

/// What an invoice as PDF complies with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Profile {
    /// No more than PDF 1.7: the smallest.
    #[serde(rename = "plain")]
    Plain,
    /// PDF/A-3b (ISO 19005-3), to be kept for decades, with its structure for readers who do not see it, and with files
    /// embedded.
    #[default]
    #[serde(rename = "pdf/a-3b")]
    PdfA3b,
    /// PDF/A-1b (ISO 19005-1), where an archive takes nothing later: no embedded files, and larger.
    #[serde(rename = "pdf/a-1b")]
    PdfA1b,
}

impl Default for Brand {
    fn default() -> Self {
        Self { accent: [0x0B, 0x5C, 0x8A], logo: None, profile: Profile::default() }
    }
}
