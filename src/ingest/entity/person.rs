//! The forms in which one person is named: "Ada Okafor", "A. Okafor", "Mr. Okafor".

use std::collections::BTreeMap;

/// A form of a name, and how many passages have it.
pub type Form = (String, u32);

/// Puts the forms of each person together, the longest that is usual first. A short form is that of the one person of that
/// surname, or of the one who is named far more often than the others; else it could be anybody, and is left out.
pub fn persons(forms: Vec<Form>) -> Vec<Vec<Form>> {
    let (mut short, mut full): (Vec<_>, Vec<_>) =
        forms.into_iter().partition(|(form, _)| !form.contains(' '));
    full.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    short.sort();
    let mut persons: Vec<Vec<Form>> = Vec::new();
    let mut by_part: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for form in full {
        let known = by_part.get(&surname(&form.0)).into_iter().flatten();
        match { known }.find(|at| is_one(&persons[**at][0].0, &form.0)) {
            Some(at) => persons[*at].push(form),
            None => {
                by_part
                    .entry(surname(&form.0))
                    .or_default()
                    .push(persons.len());
                // In some languages the surname comes first.
                by_part
                    .entry(first(&form.0))
                    .or_default()
                    .push(persons.len());
                persons.push(vec![form]);
            }
        }
    }
    for form in short {
        let named = by_part.get(&form.0).map_or(&[][..], |named| named);
        let is_last = |at: &&usize| surname(&persons[**at][0].0) == form.0;
        let mut named: Vec<usize> = match named.iter().any(|at| is_last(&at)) {
            true => named.iter().filter(is_last).copied().collect(),
            false => named.to_vec(),
        };
        named.sort_by_key(|at| std::cmp::Reverse(count(&persons[*at])));
        let others = named
            .iter()
            .skip(1)
            .map(|at| count(&persons[*at]))
            .sum::<u32>();
        match named.first() {
            None => persons.push(vec![form]),
            Some(at) if count(&persons[*at]) >= FAR_MORE * others => persons[*at].push(form),
            Some(_) => {}
        }
    }
    for forms in &mut persons {
        // "Ada Okafor" names her better than "A. Okafor" that is more usual.
        let starts = |form: &Form| {
            form.0
                .split([' ', '.'])
                .next()
                .is_some_and(|part| part.chars().count() > 1)
        };
        let best = forms
            .iter()
            .position(|form| form.0.contains(' ') && starts(form));
        forms[..=best.unwrap_or_default()].rotate_right(1);
    }
    persons
}

/// How many times as often as all others of the surname somebody is named to whom the surname alone points.
const FAR_MORE: u32 = 4;

fn count(forms: &[Form]) -> u32 {
    forms.iter().map(|(_, passages)| passages).sum()
}

/// The words of a name without what only tells father from son.
fn parts(name: &str) -> Vec<&str> {
    let parts = name.split([' ', '.']).filter(|part| !part.is_empty());
    let mut parts: Vec<_> = parts.collect();
    while parts.len() > 1 && matches!(parts[parts.len() - 1], "Jr" | "Sr" | "II" | "III" | "IV") {
        parts.pop();
    }
    parts
}

fn surname(name: &str) -> String {
    parts(name).last().copied().unwrap_or_default().to_owned()
}

fn first(name: &str) -> String {
    parts(name).first().copied().unwrap_or_default().to_owned()
}

/// True if two names with the same surname can be of one person: the given names of one are, in their order, those of
/// the other or their initials.
fn is_one(a: &str, b: &str) -> bool {
    let (a, b) = (parts(a), parts(b));
    let (short, long) = if a.len() <= b.len() {
        (&a, &b)
    } else {
        (&b, &a)
    };
    let mut rest = long.iter();
    let is_same = |a: &str, b: &str| {
        a == b
            || a.chars().count().min(b.chars().count()) == 1 && a.chars().next() == b.chars().next()
    };
    short
        .iter()
        .all(|part| rest.any(|other| is_same(part, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_short_forms_are_of_one_person_if_there_is_but_one() {
        for (forms, want) in [
            (
                &[
                    ("Okafor", 9),
                    ("Ada Okafor", 3),
                    ("A. Okafor", 1),
                    ("Ada M. Okafor", 1),
                ][..],
                "Ada Okafor|A. Okafor|Ada M. Okafor|Okafor",
            ),
            (
                &[("A. Okafor", 9), ("Ada Okafor", 3)],
                "Ada Okafor|A. Okafor",
            ),
            (
                &[("Lind", 9), ("Per Lind", 3), ("Ida Lind", 2)],
                "Per Lind; Ida Lind",
            ),
            (
                &[("Lind", 9), ("Per Lind", 8), ("Ida Lind", 2)],
                "Per Lind|Lind; Ida Lind",
            ),
            (&[("Tan", 4), ("Tan Wu-lin", 3)], "Tan Wu-lin|Tan"),
            (
                &[("Tan", 4), ("Tan Wu-lin", 3), ("Amy Tan", 3)],
                "Amy Tan|Tan; Tan Wu-lin",
            ),
            (&[("Per Lind Jr", 4), ("Lind", 3)], "Per Lind Jr|Lind"),
        ] {
            let forms = forms
                .iter()
                .map(|(form, count)| ((*form).to_owned(), *count));
            let persons = persons(forms.collect());
            let told = persons.iter().map(|forms| {
                let forms: Vec<_> = forms.iter().map(|(form, _)| &**form).collect();
                forms.join("|")
            });
            assert_eq!(told.collect::<Vec<_>>().join("; "), want);
        }
    }
}
