//! WebAssembly modules, as far as the build looks into them: names, imports, exports and functions.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use wasm_encoder::{
    CodeSection, CustomSection, EntityType, ExportKind, ExportSection, ImportSection, Module,
    RawSection,
};
use wasmparser::{FunctionBody, KnownCustom, Name, Parser, Payload, TypeRef};

/// A module and its script with short names for what the module imports of the script and for functions that it exports under
/// the compiler's names, and without exports that the script does not use, so that the code behind them can be left out.
///
/// # Errors
/// The module is not one.
pub fn slim(module: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let words = words_of(script);
    let mut names = BTreeMap::new();
    let slim = changed(module, |payload, to| {
        match payload {
            Payload::ImportSection(section) => {
                let mut imports = ImportSection::new();
                for import in section.clone().into_imports() {
                    let import = import?;
                    let TypeRef::Func(of_type) = import.ty else {
                        bail!("a module imports something else than functions");
                    };
                    let (module, name) = shortened(import.module, import.name, &mut names);
                    imports.import(&module, &name, EntityType::Function(of_type));
                }
                to.section(&imports);
            }
            Payload::ExportSection(section) => {
                let mut exports = ExportSection::new();
                for export in section.clone() {
                    let export = export?;
                    if words.contains(&export.name) {
                        let name = match export.name.starts_with(MANGLED) {
                            true => short_name(export.name, &mut names),
                            false => export.name.to_owned(),
                        };
                        exports.export(&name, ExportKind::from(export.kind), export.index);
                    }
                }
                to.section(&exports);
            }
            _ => return Ok(false),
        }
        Ok(true)
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
    let (imported, bodies) = bodies(module)?;
    changed(module, |payload, to| {
        let is_code = matches!(payload, Payload::CodeSectionStart { .. });
        if is_code {
            let mut code = CodeSection::new();
            for (index, body) in (imported..).zip(&bodies) {
                // No local variables, `unreachable`, `end`.
                let ends: &[u8] = &[0, 0, 0x0b];
                code.raw(if unused.contains(&index) {
                    ends
                } else {
                    body.as_bytes()
                });
            }
            to.section(&code);
        }
        Ok(is_code)
    })
}

/// A module that does nothing, and holds others in custom sections of the name `part`.
pub fn holding(modules: &[Vec<u8>]) -> Vec<u8> {
    let mut whole = Module::new();
    for module in modules {
        whole.section(&CustomSection {
            name: "part".into(),
            data: module.into(),
        });
    }
    whole.finish()
}

/// The functions of a module that have names, by their numbers.
///
/// # Errors
/// The module is not one.
pub fn functions(module: &[u8]) -> Result<Vec<(usize, String)>> {
    let mut functions = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(section) = payload? else {
            continue;
        };
        let KnownCustom::Name(names) = section.as_known() else {
            continue;
        };
        for part in names {
            let Name::Function(names) = part? else {
                continue;
            };
            for named in names {
                let named = named?;
                functions.push((named.index as usize, named.name.to_owned()));
            }
        }
    }
    Ok(functions)
}

/// How many functions a module imports, and the bodies of its own, which are numbered behind them.
///
/// # Errors
/// The module is not one.
pub fn bodies(module: &[u8]) -> Result<(usize, Vec<FunctionBody<'_>>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// A module with some sections written anew: `change` writes one and answers whether it has.
fn changed<'m>(
    module: &'m [u8],
    mut change: impl FnMut(&Payload<'m>, &mut Module) -> Result<bool>,
) -> Result<Vec<u8>> {
    let mut to = Module::new();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.context("this is no WebAssembly module")?;
        if let Some((id, range)) = payload.as_section()
            && !change(&payload, &mut to)?
        {
            let data = &module[range.start as usize..range.end as usize];
            to.section(&RawSection { id, data });
        }
    }
    Ok(to.finish())
}

/// Imports of the script that wasm-bindgen writes have a module of this ending.
const BINDGEN: &str = "_bg.js";
/// How the compiler begins the names of functions.
const MANGLED: &str = "_ZN";
/// What that module is called instead.
const SHORT: &str = "a";

/// What an import is called instead; the new names are put to the others.
fn shortened(module: &str, name: &str, names: &mut BTreeMap<String, String>) -> (String, String) {
    if !module.ends_with(BINDGEN) {
        return (module.to_owned(), name.to_owned());
    }
    names.insert(format!("\"{module}\""), SHORT.to_owned());
    (SHORT.to_owned(), short_name(name, names))
}

/// What a name that the compiler or wasm-bindgen made is called instead.
fn short_name(name: &str, names: &mut BTreeMap<String, String>) -> String {
    let short = format!("b{}", names.len());
    names.entry(name.to_owned()).or_insert(short).clone()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_short_in_both_and_unused_exports_go() {
        let mut imports = ImportSection::new();
        for (of, name) in [("./a_bg.js", "__wbg_one_1"), ("./parts.js", "load")] {
            imports.import(of, name, EntityType::Function(3));
        }
        let mut exports = ExportSection::new();
        for name in ["memory", "unused", "_ZN6invoke17h0E"] {
            exports.export(name, ExportKind::Memory, 0);
        }
        let mut whole = Module::new();
        whole.section(&imports).section(&exports);

        let script = r#"{__proto__:null,"./a_bg.js":{__wbg_one_1:()=>1},"./parts.js":p},wasm.memory,__wbg_one_12,wasm._ZN6invoke17h0E"#;
        let (slim, script) = slim(&whole.finish(), script).expect("this is a module");
        assert_eq!(
            script,
            r#"{__proto__:null,a:{b1:()=>1},"./parts.js":p},wasm.memory,__wbg_one_12,wasm.b2"#
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
