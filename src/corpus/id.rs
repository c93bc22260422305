//! Identifiers. Each kind has its own type, so that a theme can never be looked up by an event's
//! id, and each is checked once, where it enters: an id is safe in a file name, in an address and
//! as an HTML id wherever it turns up later.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The longest id that is accepted, in bytes. Long enough for a slug of a title, short enough for
/// any file system.
pub const MAX_LENGTH: usize = 80;

/// Why a string is no id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// The string was empty.
    #[error("an id cannot be empty")]
    Empty,
    /// The string was longer than [`MAX_LENGTH`] bytes.
    #[error("an id has at most {MAX_LENGTH} characters")]
    TooLong,
    /// A character outside `a-z`, `0-9` and inner `-`.
    #[error("an id has only a-z, 0-9 and single hyphens between them, not {0:?}")]
    Character(char),
    /// A name that Windows keeps for a device, see [`is_device`].
    #[error("`{0}` is the name of a device on Windows, where no folder can be called so")]
    Device(String),
}

/// True for the names that no file or folder can have on Windows
/// (<https://learn.microsoft.com/windows/win32/fileio/naming-a-file>).
pub fn is_device(text: &str) -> bool {
    let numbered = |prefix: &str| {
        let number = text.strip_prefix(prefix).map(str::as_bytes);
        matches!(number, Some([b'0'..=b'9']))
    };
    matches!(text, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// Checks the form `[a-z0-9]+(-[a-z0-9]+)*`, and that it is no name of a device.
fn check(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    if text.len() > MAX_LENGTH {
        return Err(IdError::TooLong);
    }
    let mut after_hyphen = true;
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => after_hyphen = false,
            '-' if !after_hyphen => after_hyphen = true,
            other => return Err(IdError::Character(other)),
        }
    }
    if after_hyphen {
        return Err(IdError::Character('-'));
    }
    if is_device(text) {
        return Err(IdError::Device(text.into()));
    }
    Ok(())
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(try_from = "String")]
        pub struct $name(String);

        impl $name {
            /// Reads an id of the form `[a-z0-9]+(-[a-z0-9]+)*`, at most [`MAX_LENGTH`] bytes, and no name of a
            /// [device](is_device).
            ///
            /// # Errors
            /// [`IdError`] says what is wrong with the text.
            pub fn new(text: impl Into<String>) -> Result<Self, IdError> {
                let text = text.into();
                check(&text).map(|()| Self(text))
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id!(
    /// Names a [`Document`](crate::Document); also the folder of its page, `documents/<id>/`.
    DocumentId
);
id!(
    /// Names a [`Block`](crate::Block) or a [`RelatedItem`](crate::RelatedItem) within its
    /// document; also its anchor in the page. It is made from the words of the block, so that
    /// it stays the same when other parts of the document are edited.
    BlockId
);
id!(
    /// Names an [`Event`](crate::Event).
    EventId
);
id!(
    /// Names a [`Theme`](crate::Theme).
    ThemeId
);
id!(
    /// Names an [`Entity`](crate::Entity).
    EntityId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_one_narrow_form() {
        for good in [
            "a",
            "inss",
            "b-1a2b",
            "2016-aid-agreement",
            "con-1",
            "com",
            "com10",
            "lpt",
            "conin",
        ] {
            assert!(ThemeId::new(good).is_ok(), "{good}");
        }
        for (bad, why) in [
            ("", IdError::Empty),
            ("-a", IdError::Character('-')),
            ("a-", IdError::Character('-')),
            ("a--b", IdError::Character('-')),
            ("A", IdError::Character('A')),
            ("a b", IdError::Character(' ')),
            ("../a", IdError::Character('.')),
            ("é", IdError::Character('é')),
            ("a.", IdError::Character('.')),
            (&"a".repeat(MAX_LENGTH + 1), IdError::TooLong),
        ] {
            assert_eq!(ThemeId::new(bad), Err(why), "{bad:?}");
        }
        for device in ["con", "prn", "aux", "nul", "com0", "com9", "lpt1"] {
            let why = IdError::Device(device.into());
            assert_eq!(DocumentId::new(device), Err(why), "{device}");
        }
    }

    #[test]
    fn a_bad_id_does_not_survive_deserialisation() {
        assert!(serde_json::from_str::<EventId>("\"a/b\"").is_err());
    }
}
