//! WebAssembly modules, as far as the build looks into them: names, imports, exports and functions
//! (<https://webassembly.github.io/spec/core/binary/modules.html>).

use anyhow::{Context, Result, ensure};
use std::collections::{BTreeMap, BTreeSet};

const HEAD: &[u8] = b"\0asm\x01\0\0\0";
const CUSTOM: u8 = 0;
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
const CODE: u8 = 10;

/// A module and its script with short names for what the module imports of the script, and without exports that the
/// script does not use, so that the code behind them can be left out.
///
/// # Errors
/// The module is not one.
pub fn slim(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let words = words_of(script);
    let mut names = BTreeMap::new();
    let slim = changed(module, |id, content| match id {
        IMPORTS => imports(content, &mut names),
        EXPORTS => exports(content, |name| words.contains(&name)),
        _ => Ok(content.to_vec()),
    })?;
    Ok((slim, renamed(script, &names)))
}

/// A module in which the functions with such names end the program, so that what they alone use can be left out.
///
/// # Errors
/// The module is not one.
pub fn without(module: &[u8], is_unused: impl Fn(&str) -> bool) -> Result<Vec<u8>> {
    let names = functions(module)?;
    let unused = names.iter().filter(|(_, name)| is_unused(name));
    let unused: BTreeSet<_> = unused.map(|(index, _)| *index).collect();
    let first = imported_functions(module)?;
    changed(module, |id, content| {
        if id != CODE {
            return Ok(content.to_vec());
        }
        let (mut from, mut to) = (Reader(content), Vec::new());
        let count = from.number()?;
        number(&mut to, count);
        for index in first..first + count {
            let size = from.number()?;
            let body = from.bytes(size)?;
            // No local variables, `unreachable`, `end`.
            let body = if unused.contains(&index) {
                &[0, 0, 0x0b]
            } else {
                body
            };
            number(&mut to, body.len());
            to.extend(body);
        }
        Ok(to)
    })
}

/// A module that does nothing, and holds others in custom sections of the name `part`.
pub fn holding(modules: &[Vec<u8>]) -> Vec<u8> {
    let mut whole = HEAD.to_vec();
    for module in modules {
        let mut section = Vec::new();
        text(&mut section, "part");
        section.extend(module);
        put(&mut whole, CUSTOM, &section);
    }
    whole
}

/// The functions of a module that have names, by their numbers.
///
/// # Errors
/// The module is not one.
pub fn functions(module: &[u8]) -> Result<Vec<(usize, String)>> {
    const OF_FUNCTIONS: u8 = 1;
    let mut names = Vec::new();
    for (_, content) in sections(module)?
        .into_iter()
        .filter(|(id, _)| *id == CUSTOM)
    {
        let mut from = Reader(content);
        if from.name()? != "name" {
            continue;
        }
        while !from.0.is_empty() {
            let id = from.byte()?;
            let size = from.number()?;
            let mut part = Reader(from.bytes(size)?);
            if id == OF_FUNCTIONS {
                for _ in 0..part.number()? {
                    names.push((part.number()?, part.name()?.to_owned()));
                }
            }
        }
    }
    Ok(names)
}

/// How many functions a module imports; its own are numbered behind them.
fn imported_functions(module: &[u8]) -> Result<usize> {
    let mut functions = 0;
    for (_, content) in sections(module)?
        .into_iter()
        .filter(|(id, _)| *id == IMPORTS)
    {
        let mut from = Reader(content);
        for _ in 0..from.number()? {
            from.name()?;
            from.name()?;
            let kind = from.byte()?;
            // A function has a type; a table a type and limits, a memory limits, a global a type and whether it changes.
            match kind {
                0 => {
                    from.number()?;
                    functions += 1;
                }
                1 | 2 => {
                    if kind == 1 {
                        from.byte()?;
                    }
                    let has_end = from.number()? & 1 == 1;
                    from.number()?;
                    if has_end {
                        from.number()?;
                    }
                }
                _ => {
                    from.bytes(2)?;
                }
            }
        }
    }
    Ok(functions)
}

/// The sections of a module with their numbers.
fn sections(module: &[u8]) -> Result<Vec<(u8, &[u8])>> {
    let rest = module
        .strip_prefix(HEAD)
        .context("this is no WebAssembly module")?;
    let (mut rest, mut sections) = (Reader(rest), Vec::new());
    while !rest.0.is_empty() {
        let id = rest.byte()?;
        let size = rest.number()?;
        sections.push((id, rest.bytes(size)?));
    }
    Ok(sections)
}

/// A module with each section changed.
fn changed(module: &[u8], mut change: impl FnMut(u8, &[u8]) -> Result<Vec<u8>>) -> Result<Vec<u8>> {
    let mut changed = HEAD.to_vec();
    for (id, content) in sections(module)? {
        put(&mut changed, id, &change(id, content)?);
    }
    Ok(changed)
}

/// Writes a section.
fn put(module: &mut Vec<u8>, id: u8, content: &[u8]) {
    module.push(id);
    number(module, content.len());
    module.extend(content);
}

/// Imports of the script that wasm-bindgen writes have a module of this ending.
const BINDGEN: &str = "_bg.js";
/// What that module is called instead.
const SHORT: &str = "a";

fn imports(section: &[u8], names: &mut BTreeMap<String, String>) -> Result<Vec<u8>> {
    let mut from = Reader(section);
    let mut to = Vec::new();
    let count = from.number()?;
    number(&mut to, count);
    for _ in 0..count {
        let (module, name) = (from.name()?, from.name()?);
        if module.ends_with(BINDGEN) {
            names.insert(format!("\"{module}\""), SHORT.to_owned());
            let short = format!("b{}", names.len());
            let short = names.entry(name.to_owned()).or_insert(short);
            text(&mut to, SHORT);
            text(&mut to, short);
        } else {
            text(&mut to, module);
            text(&mut to, name);
        }
        let kind = from.byte()?;
        ensure!(kind == 0, "a module imports something else than functions");
        to.push(kind);
        let of_type = from.number()?;
        number(&mut to, of_type);
    }
    Ok(to)
}

fn exports(section: &[u8], is_used: impl Fn(&str) -> bool) -> Result<Vec<u8>> {
    let mut from = Reader(section);
    let (mut kept, mut count) = (Vec::new(), 0);
    for _ in 0..from.number()? {
        let (name, kind, index) = (from.name()?, from.byte()?, from.number()?);
        if is_used(name) {
            text(&mut kept, name);
            kept.push(kind);
            number(&mut kept, index);
            count += 1;
        }
    }
    let mut to = Vec::new();
    number(&mut to, count);
    to.extend(kept);
    Ok(to)
}

/// The words of a script, each as long as a name can be.
fn words_of(script: &str) -> Vec<&str> {
    let mut words: Vec<_> = script.split(|c: char| !is_of_name(c)).collect();
    words.sort_unstable();
    words.dedup();
    words
}

fn is_of_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '$'
}

/// A script with other names, where they stand as whole words or, in quotation marks, as modules.
fn renamed(script: &str, names: &BTreeMap<String, String>) -> String {
    let mut to = String::with_capacity(script.len());
    for part in script.split_inclusive(|c: char| !is_of_name(c)) {
        let word = part.trim_end_matches(|c: char| !is_of_name(c));
        match names.get(word) {
            Some(short) => {
                to += short;
                to += &part[word.len()..];
            }
            None => to += part,
        }
    }
    for (long, short) in names.iter().filter(|(long, _)| long.starts_with('"')) {
        to = to.replace(long, short);
    }
    to
}

/// Reads a module from its beginning.
struct Reader<'m>(&'m [u8]);

impl<'m> Reader<'m> {
    fn byte(&mut self) -> Result<u8> {
        Ok(self.bytes(1)?[0])
    }

    fn bytes(&mut self, count: usize) -> Result<&'m [u8]> {
        let (bytes, rest) = self
            .0
            .split_at_checked(count)
            .context("a module ends too early")?;
        self.0 = rest;
        Ok(bytes)
    }

    /// LEB128.
    fn number(&mut self) -> Result<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(number);
            }
        }
        anyhow::bail!("a number in a module is too long")
    }

    fn name(&mut self) -> Result<&'m str> {
        let length = self.number()?;
        Ok(std::str::from_utf8(self.bytes(length)?)?)
    }
}

fn number(to: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = (number & 0x7f) as u8;
        number >>= 7;
        match number {
            0 => return to.push(low),
            _ => to.push(low | 0x80),
        }
    }
}

fn text(to: &mut Vec<u8>, text: &str) {
    number(to, text.len());
    to.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_in_both_and_unused_exports_go() {
        let mut whole = HEAD.to_vec();
        let mut section = vec![2];
        for (of, name) in [("./a_bg.js", "__wbg_one_1"), ("./parts.js", "load")] {
            text(&mut section, of);
            text(&mut section, name);
            section.extend([0, 3]);
        }
        put(&mut whole, IMPORTS, &section);
        let mut section = vec![2];
        for name in ["memory", "unused"] {
            text(&mut section, name);
            section.extend([2, 0]);
        }
        put(&mut whole, EXPORTS, &section);

        let script = r#"{__proto__:null,"./a_bg.js":{__wbg_one_1:()=>1},"./parts.js":p},wasm.memory,__wbg_one_12"#;
        let (slim, script) = slim(&whole, script).expect("this is a module");
        assert_eq!(
            script,
            r#"{__proto__:null,a:{b1:()=>1},"./parts.js":p},wasm.memory,__wbg_one_12"#
        );
        let has = |text: &str| slim.windows(text.len()).any(|part| part == text.as_bytes());
        for (text, is_there) in [
            ("memory", true),
            ("unused", false),
            ("__wbg", false),
            ("load", true),
        ] {
            assert_eq!(has(text), is_there, "{text}");
        }
    }
}
