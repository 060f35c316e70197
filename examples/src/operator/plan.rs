use schet::BillingPeriod;
use schet::money::VatRate;
use schet::usage::Direction;

/// What an account pays for; all prices in kopecks with VAT inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
    /// A low fee, calls by the minute.
    Office,
    /// Calls by the second.
    Business,
    /// A high fee, local and mobile calls free of charge.
    Unlimited,
}

/// A kind of call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    Local,
    Mobile,
    Trunk,
    International,
    Incoming,
    Internal,
}

impl Plan {
    pub(crate) const ALL: [Self; 3] = [Self::Office, Self::Business, Self::Unlimited];

    /// The service of the account's fee.
    pub(crate) const fn service(self) -> &'static str {
        match self {
            Self::Office => "Виртуальная АТС, тариф «Офис»",
            Self::Business => "Виртуальная АТС, тариф «Бизнес»",
            Self::Unlimited => "Виртуальная АТС, тариф «Безлимит»",
        }
    }

    /// The account's fee for a month.
    pub(crate) const fn fee(self) -> i64 {
        match self {
            Self::Office => 49_000,
            Self::Business => 99_000,
            Self::Unlimited => 249_000,
        }
    }

    /// The fee of one number for a month.
    pub(crate) const fn number_fee(self) -> i64 {
        match self {
            Self::Office => 19_000,
            Self::Business | Self::Unlimited => 15_000,
        }
    }

    /// By how many seconds calls are charged.
    pub(crate) const fn step(self) -> u32 {
        match self {
            Self::Office | Self::Unlimited => 60,
            Self::Business => 1,
        }
    }

    /// The price of a minute.
    pub(crate) const fn price(self, class: Class) -> i64 {
        match (self, class) {
            (_, Class::Incoming | Class::Internal) | (Self::Unlimited, Class::Local | Class::Mobile) => 0,
            (Self::Office, Class::Local) => 60,
            (Self::Business, Class::Local) => 54,
            (Self::Office, Class::Mobile) => 190,
            (Self::Business, Class::Mobile) => 175,
            (_, Class::Trunk) => 320,
            (_, Class::International) => 1_450,
        }
    }
}

impl Class {
    /// Those that a bill lists.
    pub(crate) const CHARGED: [Self; 4] = [Self::Local, Self::Mobile, Self::Trunk, Self::International];

    /// The service, as documents print it.
    pub(crate) const fn service(self) -> &'static str {
        match self {
            Self::Local => "Местные вызовы",
            Self::Mobile => "Вызовы на мобильные номера",
            Self::Trunk => "Междугородные вызовы",
            Self::International => "Международные вызовы",
            Self::Incoming => "Входящие вызовы",
            Self::Internal => "Внутренние вызовы",
        }
    }

    /// Which way such calls go.
    pub(crate) const fn direction(self) -> Direction {
        match self {
            Self::Incoming => Direction::Incoming,
            _ => Direction::Outgoing,
        }
    }
}

/// The rate of a period: 20 % up to December 2025, 22 % from January 2026.
pub(crate) fn vat_of(period: BillingPeriod) -> VatRate {
    VatRate::Percent(if period.year() < 2026 { 2_000 } else { 2_200 })
}
