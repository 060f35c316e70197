//! Programs that a user of schet would write.
