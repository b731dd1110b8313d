//! The real program in a pseudo-terminal.
#![cfg(unix)]

mod editors;
mod ending;
mod faults;
mod filtering;
mod hostile;
#[path = "../corpus/mod.rs"]
mod hostile_strings;
mod large;
mod leaving;
mod live;
mod load;
mod mouse;
mod opening;
mod output;
mod printing;
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
