use schet::ports::NewDocument;

/// What a document is, as far as its first bytes tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A PDF file (ISO 32000-2, 7.5.2).
    Pdf,
    /// A zip archive: of ours, a workbook.
    Workbook,
    /// Text that begins with a byte order mark: of ours, comma-separated values.
    Table,
    /// XML.
    Xml,
    /// Anything else.
    Bytes,
}

impl Form {
    /// All of them, the most frequent first.
    pub(super) const ALL: [Self; 5] = [Self::Pdf, Self::Workbook, Self::Table, Self::Xml, Self::Bytes];

    /// The ending of a file's name.
    pub(super) fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Workbook => "xlsx",
            Self::Table => "csv",
            Self::Xml => "xml",
            Self::Bytes => "bin",
        }
    }

    /// The form of a document.
    pub(super) fn of(document: &NewDocument) -> Self {
        let prefix = document.prefix.as_ref().map_or(&[][..], |(_, bytes)| bytes);
        let mut first = prefix.iter().chain(&document.tail).copied();
        let first: [u8; 5] = std::array::from_fn(|_| first.next().unwrap_or(0));
        match &first {
            b"%PDF-" => Self::Pdf,
            b"<?xml" => Self::Xml,
            [b'P', b'K', 3, 4, _] => Self::Workbook,
            [0xEF, 0xBB, 0xBF, _, _] => Self::Table,
            _ => Self::Bytes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_also_across_prefix_and_tail() {
        let cases: [(&[u8], Form); 7] = [
            (b"%PDF-1.7", Form::Pdf),
            (b"PK\x03\x04rest", Form::Workbook),
            (b"\xEF\xBB\xBFa;b", Form::Table),
            (b"<?xml version", Form::Xml),
            (b"%PDF", Form::Bytes),
            (b"", Form::Bytes),
            (b"PK\x05\x06", Form::Bytes),
        ];
        for (bytes, form) in cases {
            for cut in 0..=bytes.len() {
                let (prefix, tail) = bytes.split_at(cut);
                let mut document = NewDocument::whole(tail.to_vec());
                document.prefix = Some((schet::order::Digest::of(prefix), prefix.into()));
                assert_eq!(Form::of(&document), form, "{bytes:?} cut at {cut}");
            }
        }
    }
}
