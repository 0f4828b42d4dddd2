//! Developer tasks: `cargo xtask serve | test | build | bench`.

mod bench;
mod client;
mod needs;
mod progress;
mod server;
mod test;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use lexopt::{Arg, Parser, ValueExt};

const USAGE: &str = "\
cargo xtask serve [--port N] [--release] [-- ARGS]
                                         build what changed and serve the map on this machine (default port 8080);
                                         quick to build and without what needs PROJ, or with --release the product
cargo xtask test [STEP...]               every check and test, or only the named steps, with one summary
cargo xtask build                        the product: target/release/atlante, with the client inside
cargo xtask client                       the WebAssembly client alone, into frontend/dist
cargo xtask bench                        benchmarks, start-up time, memory and transferred bytes

What is missing is installed where that is possible, and named where it is not.";

fn main() -> ExitCode {
    match run(Parser::from_env()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut parser: Parser) -> Result<ExitCode> {
    let task = match parser.next()? {
        Some(Arg::Value(task)) => task.string()?,
        None | Some(Arg::Long("help") | Arg::Short('h')) => {
            println!("{USAGE}");
            return Ok(ExitCode::SUCCESS);
        }
        Some(other) => return Err(other.unexpected().into()),
    };
    match task.as_str() {
        "serve" => {
            let args = serve_args(parser)?;
            server::serve(&args)
        }
        "test" => test::test(&values(parser)?),
        "build" => no_args(parser).and_then(|()| server::build_product()),
        "client" => no_args(parser).and_then(|()| client::build_alone()),
        "bench" => no_args(parser).and_then(|()| bench::bench()),
        other => {
            eprintln!("there is no task '{other}'\n\n{USAGE}");
            Ok(ExitCode::FAILURE)
        }
    }
}

fn serve_args(mut parser: Parser) -> Result<server::Serve> {
    let mut args = server::Serve::default();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Long("port") | Arg::Short('p') => args.port = parser.value()?.parse()?,
            Arg::Long("release") => args.release = true,
            // what follows `--` arrives as plain values
            Arg::Value(value) => args.rest.push(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(args)
}

fn values(mut parser: Parser) -> Result<Vec<String>> {
    let mut values = Vec::new();
    while let Some(arg) = parser.next()? {
        match arg {
            Arg::Value(value) => values.push(value.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(values)
}

fn no_args(mut parser: Parser) -> Result<()> {
    match parser.next()? {
        Some(arg) => Err(arg.unexpected().into()),
        None => Ok(()),
    }
}
