//! The real program in a pseudo-terminal.
#![allow(dead_code, reason = "the harness can look at more than is looked at so far")]
#![cfg(unix)]

mod filtering;
mod leaving;
mod mouse;
mod opening;
mod output;
mod process;
mod reading;
mod resizing;
mod sample;
mod screen;
mod session;
