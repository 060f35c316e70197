//! schet
