//! Made-up documents.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::Result;

use super::Chance;

/// What a document can be about, and words that belong to it.
const SUBJECTS: [(&str, &str); 12] = [
    (
        "river transport",
        "barges locks tolls pilots harbour ferries",
    ),
    (
        "grain harvest",
        "wheat granaries millers drought seeds yields",
    ),
    (
        "public health",
        "clinics vaccines nurses quarantine wells midwives",
    ),
    (
        "railway works",
        "sleepers bridges gauges signals engines cuttings",
    ),
    (
        "border treaty",
        "envoys maps patrols ceasefire annexes observers",
    ),
    (
        "school reform",
        "teachers textbooks inspectors boarders exams grants",
    ),
    (
        "mining licences",
        "shafts copper royalties surveyors smelters ore",
    ),
    (
        "forest law",
        "timber rangers seedlings grazing charcoal felling",
    ),
    (
        "coastal defence",
        "batteries lookouts minefields cruisers docks beacons",
    ),
    (
        "land survey",
        "parcels deeds tenants boundaries chains registers",
    ),
    (
        "water supply",
        "aqueducts reservoirs pumps meters pipes filters",
    ),
    (
        "trade tariffs",
        "duties quotas customs smugglers cotton bonds",
    ),
];
const WHO: &str =
    "council ministry delegation commission governor assembly inspectorate committee mayor senate";
const DID: &str =
    "approved signed published rejected completed opened visited announced inspected closed";
const THING: &str =
    "report plan agreement budget contract inquiry programme register office memorandum";
const MONTHS: &str =
    "January February March April May June July August September October November December";
const SYLLABLES: &str =
    "ta lo mir ke van dor ish bel rup sen gal ot hum fy nar wed cas pri zul jem";

/// Writes so many documents of about 5 kB in Markdown, the same for the same number. Each has headings and lists and is about
/// two subjects; one sentence in four has a date. Names of places go on to be new, fewer and fewer, as words do in real texts.
pub fn write(folder: &Path, documents: usize) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut chance = Chance(1);
    for number in 1..=documents {
        let text = document(&mut chance, number)?;
        fs::write(folder.join(format!("report-{number:05}.md")), text)?;
    }
    Ok(())
}

fn document(chance: &mut Chance, number: usize) -> Result<String> {
    let subjects = [chance.pick(&SUBJECTS), chance.pick(&SUBJECTS)];
    let title = format!(
        "The {} in {}, report {number}",
        subjects[0].0,
        place(chance)
    );
    let (year, month, day) = (
        1950 + chance.below(60),
        1 + chance.below(12),
        1 + chance.below(28),
    );
    let mut text = format!("---\ntitle: {title}\ndate: {year}-{month:02}-{day:02}\n---\n");
    for section in 0..5 {
        let (subject, words) = subjects[section % 2];
        write!(text, "\n## The {} of the {subject}\n", word(chance, words))?;
        for _ in 0..2 {
            let sentences = (0..4).map(|_| sentence(chance, subject, words, year));
            write!(text, "\n{}\n", sentences.collect::<Vec<_>>().join(" "))?;
        }
        text.push('\n');
        for _ in 0..3 {
            let (one, other) = (word(chance, words), word(chance, words));
            writeln!(
                text,
                "- {one} and {other} in {}, file {}",
                place(chance),
                chance.below(10_000)
            )?;
        }
    }
    Ok(text)
}

fn sentence(chance: &mut Chance, subject: &str, words: &str, year: usize) -> String {
    let (who, did, thing) = (word(chance, WHO), word(chance, DID), word(chance, THING));
    let (one, place) = (word(chance, words), place(chance));
    match chance.below(4) {
        0 => {
            let (day, month) = (1 + chance.below(28), word(chance, MONTHS));
            let year = year - chance.below(10);
            format!("The {who} {did} the {thing} on {one} in {place} on {day} {month} {year}.")
        }
        1 => format!(
            "The {who} {did} the {thing} of the {subject}, because the {one} near {place} had been neglected."
        ),
        2 => format!(
            "Many in {place} say that the {subject} depends on {one} more than on any {thing}."
        ),
        _ => format!(
            "Without {one} there would be no {subject} in {place}, and no {thing} to speak of."
        ),
    }
}

fn word<'a>(chance: &mut Chance, words: &'a str) -> &'a str {
    chance.pick(&words.split(' ').collect::<Vec<_>>())
}

/// A made-up name. Those of the first syllables are common, others rare.
fn place(chance: &mut Chance) -> String {
    let syllables: Vec<_> = SYLLABLES.split(' ').collect();
    let name: String = (0..3)
        .map(|_| {
            let common = 1 + chance.below(syllables.len());
            syllables[chance.below(common)]
        })
        .collect();
    name[..1].to_uppercase() + &name[1..]
}
