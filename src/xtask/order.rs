//! The order of the functions of a WebAssembly module, which matters to nothing but how small it can be sent: Brotli tells a
//! function by what differs from one before it, in the fewer bits the nearer that stands.

use std::collections::{BTreeMap, BTreeSet};
use std::convert::Infallible;

use crate::module;
use anyhow::{Context, Result};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload};

/// So many functions that are called most keep the first places: those have numbers of one byte.
const SHORT: usize = 128;
/// Runs of so many bytes are compared.
const RUN: usize = 4;
/// A run that more functions have than this tells none of them apart.
const COMMON: usize = 200;
/// A function is compared with so many before it, with the last most.
const BEFORE: usize = 3;

/// The same module with functions that are alike beside each other.
///
/// # Errors
/// The module is not one.
pub fn alike_together(module: &[u8]) -> Result<Vec<u8>> {
    let (imported, bodies) = module::bodies(module)?;
    let mut types = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        if let Payload::FunctionSection(section) = payload? {
            types = section.into_iter().collect::<Result<_, _>>()?;
        }
    }
    let bytes: Vec<_> = bodies.iter().map(FunctionBody::as_bytes).collect();
    let order = order(&bytes, SHORT.saturating_sub(imported));
    let imported = imported as u32;
    let mut places = vec![0; order.len()];
    for (place, &function) in order.iter().enumerate() {
        places[function] = place as u32 + imported;
    }
    let mut reordered = Reordered {
        imported,
        types,
        bodies,
        order,
        places,
    };
    let mut to = Module::new();
    reordered
        .parse_core_module(&mut to, Parser::new(0), module)
        .context("a module that cannot be written anew")?;
    Ok(to.finish())
}

/// The order in which functions are alike: each is followed by that of the rest that is most made of what stands in those
/// before, after the `first` that stay where they are.
fn order(functions: &[&[u8]], first: usize) -> Vec<usize> {
    let runs: Vec<BTreeSet<&[u8]>> = functions
        .iter()
        .map(|function| function.windows(RUN).collect())
        .collect();
    let mut having: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
    for (function, runs) in runs.iter().enumerate() {
        for run in runs {
            having.entry(run).or_default().push(function);
        }
    }
    let mut order: Vec<_> = (0..functions.len().min(first)).collect();
    let mut rest: BTreeSet<_> = (order.len()..functions.len()).collect();
    while let Some(&next) = rest.first() {
        let mut shared = vec![0.0_f64; functions.len()];
        for (before, &function) in order.iter().rev().take(BEFORE).enumerate() {
            for run in &runs[function] {
                let having = having.get(run).filter(|having| having.len() <= COMMON);
                for &function in having.into_iter().flatten() {
                    shared[function] += 1.0 / (before + 1) as f64;
                }
            }
        }
        // A long function shares something with many.
        let likeness = |&function: &usize| shared[function] / runs[function].len().max(1) as f64;
        let alike = rest
            .iter()
            .copied()
            .filter(|&function| shared[function] > 0.0);
        let next = alike
            .max_by(|a, b| likeness(a).total_cmp(&likeness(b)).then(b.cmp(a)))
            .unwrap_or(next);
        rest.remove(&next);
        order.push(next);
    }
    order
}

/// A module with its functions in another order.
struct Reordered<'m> {
    /// How many functions it imports; its own are numbered behind them.
    imported: u32,
    /// The types and bodies of its own functions in their order of before.
    types: Vec<u32>,
    bodies: Vec<FunctionBody<'m>>,
    /// Which of them stands at each place, and the new number of each.
    order: Vec<usize>,
    places: Vec<u32>,
}

impl Reencode for Reordered<'_> {
    type Error = Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Infallible>> {
        let own = function.checked_sub(self.imported);
        Ok(own.map_or(function, |own| self.places[own as usize]))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for &function in &self.order {
            functions.function(self.types[function]);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        _: CodeSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for function in self.order.clone() {
            let body = self.bodies[function].clone();
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_are_alike_stand_beside_each_other() {
        let functions: [&[u8]; 5] = [
            b"the first",
            b"lists of events",
            b"zzzz",
            b"list of event",
            b"zzzzz",
        ];
        assert_eq!(order(&functions, 1), [0, 1, 3, 2, 4]);
    }
}
