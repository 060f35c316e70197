//! Certificates made when the program starts, good for this machine and this run.

use std::io;
use std::sync::{Arc, OnceLock};

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair, date_time_ymd};
use rustls::ServerConfig;
use rustls::pki_types::PrivateKeyDer;

use crate::talk::base64;

/// The certificate that a server shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certificate {
    /// For `localhost` and 127.0.0.1.
    #[default]
    Good,
    /// For another host.
    WrongName,
    /// For this one, but over since 2020.
    Expired,
}

struct Authority(CertifiedIssuer<'static, KeyPair>);

/// Whoever has signed all certificates of this process, in PEM.
pub(crate) fn authority() -> io::Result<String> {
    let text = base64(issuer()?.0.der());
    let lines: Vec<_> = text.as_bytes().chunks(64).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
    Ok(format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n")))
}

/// TLS with a certificate.
pub(crate) fn config(certificate: Certificate) -> io::Result<Arc<ServerConfig>> {
    let names = match certificate {
        Certificate::Good | Certificate::Expired => ["localhost", "127.0.0.1"].map(str::to_owned).to_vec(),
        Certificate::WrongName => vec!["elsewhere.example".to_owned()],
    };
    let mut params = CertificateParams::new(names).map_err(io::Error::other)?;
    if certificate == Certificate::Expired {
        params.not_before = date_time_ymd(2019, 1, 1);
        params.not_after = date_time_ymd(2020, 1, 1);
    }
    let key = KeyPair::generate().map_err(io::Error::other)?;
    let signed = params.signed_by(&key, &issuer()?.0).map_err(io::Error::other)?;
    let key = PrivateKeyDer::Pkcs8(key.serialize_der().into());
    let config = ServerConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(io::Error::other)?
        .with_no_client_auth()
        .with_single_cert(vec![signed.der().clone()], key)
        .map_err(io::Error::other)?;
    Ok(Arc::new(config))
}

fn issuer() -> io::Result<&'static Authority> {
    static AUTHORITY: OnceLock<Result<Authority, String>> = OnceLock::new();
    let made = AUTHORITY.get_or_init(|| {
        let make = || {
            let mut params = CertificateParams::new(Vec::new())?;
            params.distinguished_name.push(DnType::CommonName, "schet mailbox");
            params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
            Ok(Authority(CertifiedIssuer::self_signed(params, KeyPair::generate()?)?))
        };
        make().map_err(|error: rcgen::Error| error.to_string())
    });
    made.as_ref().map_err(|error| io::Error::other(error.clone()))
}
