//! How types of the corpus are written.

/// Writes a type, field by field in the order of their declaration. JSON has a field with an `unless` only where that function
/// is false of it: a field that is empty is left out. The embedded form knows fields by their order alone, and has them all.
macro_rules! written {
    ($type:ident { $($field:ident $(unless $is_empty:path)?),* $(,)? }) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeStruct;
                let has_all = !serializer.is_human_readable();
                let count = 0 $(+ usize::from(true $(&& (has_all || !$is_empty(&self.$field)))?))*;
                let mut fields = serializer.serialize_struct(stringify!($type), count)?;
                $(match true $(&& (has_all || !$is_empty(&self.$field)))? {
                    true => fields.serialize_field(stringify!($field), &self.$field)?,
                    false => fields.skip_field(stringify!($field))?,
                })*
                fields.end()
            }
        }
    };
}

pub(crate) use written;
