//! Every port of schet in memory: the reference implementation.
