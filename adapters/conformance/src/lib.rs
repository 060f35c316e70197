//! The suite that an implementation of a port of schet must pass.
