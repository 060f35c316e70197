//! Which interface, which library, and what it was built with.

use std::ffi::c_char;

/// The version of the interface that this header describes. It grows when something is added; the soname grows, which
/// it has not done, when something is taken away.
pub const SCHET_ABI_VERSION: u32 = 1;

/// The embedded store of orders and of what the billing feeds is built in.
pub const SCHET_FEATURE_SQLITE: u32 = 1;
/// The embedded stores of documents are built in.
pub const SCHET_FEATURE_DOCUMENTS: u32 = 2;
/// The embedded way out for mails is built in.
pub const SCHET_FEATURE_SPOOL: u32 = 4;

/// The way out for mails over SMTP is built in.
pub const SCHET_FEATURE_SMTP: u32 = 8;

/// The version of the interface that the library has: at least SCHET_ABI_VERSION of the header, or the library is
/// older than the program. Since ABI 1.
#[unsafe(no_mangle)]
pub extern "C" fn schet_abi_version() -> u32 {
    SCHET_ABI_VERSION
}

/// The version of the library as text, such as "0.1.0". The text is the library's and stays for good. Since ABI 1.
#[unsafe(no_mangle)]
pub extern "C" fn schet_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// What the library was built with: the sum of SCHET_FEATURE_... numbers. Since ABI 1.
#[unsafe(no_mangle)]
pub extern "C" fn schet_features() -> u32 {
    let built = |is_built: bool, feature| if is_built { feature } else { 0 };
    built(cfg!(feature = "sqlite"), SCHET_FEATURE_SQLITE)
        | built(cfg!(feature = "documents"), SCHET_FEATURE_DOCUMENTS)
        | built(cfg!(feature = "spool"), SCHET_FEATURE_SPOOL)
        | built(cfg!(feature = "smtp"), SCHET_FEATURE_SMTP)
}
