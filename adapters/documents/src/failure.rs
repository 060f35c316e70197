use std::io::{self, ErrorKind};
use std::path::Path;

use schet::ports::{PortError, PortErrorKind};

/// An I/O error as the port's failure, with what was being done and where.
///
/// What an operator can mend (rights, a missing folder, a medium that comes back) is retryable.
pub(crate) fn failed(doing: &str, path: &Path, error: io::Error) -> PortError {
    let kind = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => PortErrorKind::Full,
        ErrorKind::InvalidData | ErrorKind::UnexpectedEof => PortErrorKind::Corrupt,
        // A symbolic link where a document should be (O_NOFOLLOW).
        _ if error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error()) => PortErrorKind::Corrupt,
        _ => PortErrorKind::Unavailable,
    };
    PortError::new(kind, format!("{doing} {}", path.display())).caused_by(error)
}

/// What is on the medium is not what was written.
pub(crate) fn corrupt(what: &str, path: &Path) -> PortError {
    PortError::new(PortErrorKind::Corrupt, format!("{what} {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p4_a_full_disk_is_full_and_the_rest_may_be_tried_again() {
        let cases = [
            (rustix::io::Errno::NOSPC, PortErrorKind::Full),
            (rustix::io::Errno::DQUOT, PortErrorKind::Full),
            (rustix::io::Errno::FBIG, PortErrorKind::Full),
            (rustix::io::Errno::LOOP, PortErrorKind::Corrupt),
            (rustix::io::Errno::ACCESS, PortErrorKind::Unavailable),
            (rustix::io::Errno::IO, PortErrorKind::Unavailable),
        ];
        for (errno, kind) in cases {
            let error = failed("writing", Path::new("/documents"), io::Error::from(errno));
            assert_eq!((error.kind, error.may_have_happened), (kind, false), "{errno}");
            assert_eq!(error.context, "writing /documents");
        }
    }
}
