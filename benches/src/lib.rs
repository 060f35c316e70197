//! Each goal a benchmark, its floor and its peer beside it.
