//! TLS as a client: who is trusted, and whose certificate it has to be.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};

use crate::settings::{Roots, Server};

/// Where distributions keep the certificates that they trust, in one file.
const BUNDLES: [&str; 5] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// Why TLS can't be spoken.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TlsError {
    /// A name that no certificate bears.
    #[error("{0} is neither a host's name nor an address")]
    Name(String),
    /// No file of trusted certificates where distributions keep it.
    #[error("the system has no file of trusted certificates: name one in SSL_CERT_FILE or in the settings")]
    NoRoots,
    /// A file that can't be read.
    #[error("the certificates in {path} can't be read")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        #[source]
        source: rustls::pki_types::pem::Error,
    },
    /// A file or text without a certificate in it.
    #[error("{0} has no certificate in PEM")]
    Empty(String),
    /// What the library refuses.
    #[error("TLS can't be set up")]
    Library(#[from] rustls::Error),
}

/// What a connection to a server needs.
#[derive(Clone, Debug)]
pub(crate) struct Tls {
    pub(crate) config: Arc<ClientConfig>,
    pub(crate) name: ServerName<'static>,
}

impl Tls {
    /// TLS 1.2 and 1.3 to a server, whose certificate has to bear its name and be vouched for.
    pub(crate) fn new(server: &Server) -> Result<Self, TlsError> {
        let name = ServerName::try_from(server.host.clone()).map_err(|_| TlsError::Name(server.host.clone()))?;
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()?
            .with_root_certificates(roots(&server.roots)?)
            .with_no_client_auth();
        Ok(Self { config: Arc::new(config), name })
    }
}

fn roots(roots: &Roots) -> Result<RootCertStore, TlsError> {
    let mut store = RootCertStore::empty();
    let from = match roots {
        Roots::System => {
            let path = system_bundle().ok_or(TlsError::NoRoots)?;
            // A distribution's file may have one that this library does not know how to read: the others count.
            store.add_parsable_certificates(certificates(&path)?);
            path.display().to_string()
        }
        Roots::File(path) => {
            certificates(path)?.into_iter().try_for_each(|certificate| store.add(certificate))?;
            path.display().to_string()
        }
        Roots::Pem(text) => {
            for certificate in CertificateDer::pem_slice_iter(text.as_bytes()) {
                let certificate = certificate.map_err(|_| TlsError::Empty("the text of roots".to_owned()))?;
                store.add(certificate)?;
            }
            "the text of roots".to_owned()
        }
    };
    if store.is_empty() { Err(TlsError::Empty(from)) } else { Ok(store) }
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, TlsError> {
    let read = CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    read.map_err(|source| TlsError::File { path: path.to_owned(), source })
}

fn system_bundle() -> Option<PathBuf> {
    let named = std::env::var_os("SSL_CERT_FILE").map(PathBuf::from);
    named.or_else(|| BUNDLES.iter().map(PathBuf::from).find(|path| path.is_file()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_roots_is_named() {
        let with = |roots| Tls::new(&Server { roots, ..Server::new("mail.example.ru") });
        let missing = with(Roots::File("/nowhere/ca.pem".into())).unwrap_err();
        assert_eq!(missing.to_string(), "the certificates in /nowhere/ca.pem can't be read");
        assert!(matches!(with(Roots::Pem("nothing".to_owned())), Err(TlsError::Empty(_))));
        let name = Tls::new(&Server::new("not a name")).unwrap_err();
        assert_eq!(name.to_string(), "not a name is neither a host's name nor an address");
    }
}
