use std::sync::Arc;

use schet::Locale;
use schet::ports::{BillingSource, DocumentStore, Mailer, OrderStore};

use super::{
    Common, HostBilling, HostDocuments, HostMailer, HostStore, schet_billing_port, schet_documents_port,
    schet_mail_port, schet_store_port,
};
use crate::encoding::Encoding;
use crate::error::Failure;

/// A host's ports as Rust sees them: what the crate `schet-conformance` takes to test them.
#[derive(Clone)]
pub struct HostPorts {
    common: Common,
}

impl HostPorts {
    /// Ports whose texts are in an encoding of the header.
    ///
    /// # Errors
    /// A text that says so when there is no such encoding.
    pub fn speaking(encoding: i32) -> Result<Self, String> {
        let encoding = Encoding::of(encoding).ok_or_else(|| format!("{encoding} is no encoding"))?;
        Ok(Self { common: Common::new(encoding, Locale::Ru) })
    }

    /// The host's billing.
    ///
    /// # Errors
    /// What the port lacks.
    ///
    /// # Safety
    /// The port's callbacks are as its docs say, for as long as what is given lives.
    pub unsafe fn billing(&self, port: &schet_billing_port) -> Result<Arc<dyn BillingSource>, String> {
        // SAFETY: as this function's.
        Ok(Arc::new(unsafe { HostBilling::new(*port, &self.common) }.map_err(said)?))
    }

    /// The host's store of orders.
    ///
    /// # Errors
    /// What the port lacks.
    ///
    /// # Safety
    /// As [`billing`](Self::billing).
    pub unsafe fn orders(&self, port: &schet_store_port) -> Result<Arc<dyn OrderStore>, String> {
        // SAFETY: as this function's.
        Ok(Arc::new(unsafe { HostStore::new(*port, &self.common) }.map_err(said)?))
    }

    /// The host's store of documents.
    ///
    /// # Errors
    /// What the port lacks.
    ///
    /// # Safety
    /// As [`billing`](Self::billing).
    pub unsafe fn documents(&self, port: &schet_documents_port) -> Result<Arc<dyn DocumentStore>, String> {
        // SAFETY: as this function's.
        Ok(Arc::new(unsafe { HostDocuments::new(*port, &self.common) }.map_err(said)?))
    }

    /// The host's way out for mails.
    ///
    /// # Errors
    /// What the port lacks.
    ///
    /// # Safety
    /// As [`billing`](Self::billing).
    pub unsafe fn mailer(&self, port: &schet_mail_port) -> Result<Arc<dyn Mailer>, String> {
        // SAFETY: as this function's.
        Ok(Arc::new(unsafe { HostMailer::new(*port, &self.common) }.map_err(said)?))
    }
}

impl std::fmt::Debug for HostPorts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HostPorts").finish_non_exhaustive()
    }
}

fn said(failure: Failure) -> String {
    failure.message().to_owned()
}
