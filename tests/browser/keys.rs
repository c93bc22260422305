//! Keys by name, as WebDriver sends them (section 17.4.2: code points of the private use area).

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// The actions that press a combination such as `Shift+Tab`, `ArrowDown`, `/` or `Control++`.
pub fn press(combination: &str) -> Result<Value> {
    let (modifiers, key) = split(combination);
    let mut keys: Vec<char> = Vec::new();
    for modifier in modifiers {
        keys.push(named(modifier).with_context(|| format!("`{modifier}` is no key"))?);
    }
    keys.push(named(key).with_context(|| format!("`{key}` is no key"))?);
    let down = keys
        .iter()
        .map(|key| json!({ "type": "keyDown", "value": key }));
    let up = keys
        .iter()
        .rev()
        .map(|key| json!({ "type": "keyUp", "value": key }));
    let actions: Vec<Value> = down.chain(up).collect();
    Ok(json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] }))
}

/// The last plus sign joins, unless it is the key itself.
fn split(combination: &str) -> (Vec<&str>, &str) {
    let bare = combination
        .strip_suffix('+')
        .map_or(combination, |rest| rest.trim_end_matches('+'));
    let at = if bare.len() < combination.len() {
        Some(bare.len())
    } else {
        combination.rfind('+')
    };
    match at {
        Some(at) if at > 0 => (
            combination[..at].split('+').collect(),
            &combination[at + 1..],
        ),
        _ => (Vec::new(), combination),
    }
}

fn named(key: &str) -> Option<char> {
    let named = match key {
        "Backspace" => '\u{E003}',
        "Tab" => '\u{E004}',
        "Enter" => '\u{E007}',
        "Shift" => '\u{E008}',
        "Control" => '\u{E009}',
        "Alt" => '\u{E00A}',
        "Escape" => '\u{E00C}',
        "Space" => ' ',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "End" => '\u{E010}',
        "Home" => '\u{E011}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Delete" => '\u{E017}',
        "Meta" => '\u{E03D}',
        _ => {
            let mut characters = key.chars();
            let only = characters.next()?;
            return characters.next().is_none().then_some(only);
        }
    };
    Some(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combinations_are_read_as_a_person_writes_them() {
        let table: [(&str, &[&str], &str); 6] = [
            ("Tab", &[], "Tab"),
            ("Shift+Tab", &["Shift"], "Tab"),
            ("Control+Shift+k", &["Control", "Shift"], "k"),
            ("+", &[], "+"),
            ("Control++", &["Control"], "+"),
            ("/", &[], "/"),
        ];
        for (text, modifiers, key) in table {
            assert_eq!(split(text), (modifiers.to_vec(), key), "{text}");
        }
        assert!(press("Shift+Tabulator").is_err());
    }
}
