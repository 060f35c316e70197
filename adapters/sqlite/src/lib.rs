//! The embedded default of schet: orders, feed and billing source in one SQLite file.
