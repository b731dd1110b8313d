//! The real program in a pseudo-terminal.
#![cfg(unix)]

mod filtering;
mod hostile;
#[path = "../corpus/mod.rs"]
mod hostile_strings;
mod leaving;
mod live;
mod mouse;
mod opening;
mod output;
mod process;
mod reader;
mod reading;
mod resizing;
mod sample;
mod screen;
mod session;
mod settings;
mod taking;
mod views;
