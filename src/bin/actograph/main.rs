//! The command line program.

mod args;
mod commands;
mod inputs;
mod jobs;
mod output;
mod report;
mod server;
mod units;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let args = args::Args::parse();
    report::exit(commands::run(args.command))
}
