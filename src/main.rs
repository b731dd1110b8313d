use std::process::ExitCode;

fn main() -> ExitCode {
    dateline::run(std::env::args_os())
}
