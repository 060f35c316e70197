//! Documents of schet in files: atomic, durable, single or in segments.
