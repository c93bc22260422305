//! Search: what is typed goes on, is mended, found, opened and narrowed.

use crate::data::{Data, text};
use crate::explore::awake;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use tests::browser::{Name, Page};

/// The passages of a document.
fn blocks(document: &Value) -> &[Value] {
    document["blocks"].as_array().map_or(&[], Vec::as_slice)
}

/// The long words of a text, in small letters.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphabetic());
    let long = words.filter(|word| word.len() > 7 && word.bytes().all(|b| b.is_ascii_lowercase()));
    long.map(str::to_owned).collect()
}

/// A word that stands in several passages of each of two documents, and that document which has it more often.
fn common(data: &Data) -> Result<(String, &Value)> {
    let count = |document: &Value, word: &str| {
        let has = |block: &&Value| words(text(block, "text")).iter().any(|other| other == word);
        blocks(document).iter().filter(has).count()
    };
    let documents = data.list("documents");
    let all = documents.iter().flat_map(blocks);
    let mut all = all.flat_map(|block| words(text(block, "text")));
    let word = all.find(|word| {
        let counts = documents.iter().map(|document| count(document, word));
        let counts: Vec<usize> = counts.filter(|count| *count > 0).collect();
        counts.len() > 1 && counts.iter().any(|count| *count > 2)
    });
    let word = word.context("no word stands in two documents")?;
    let document = documents
        .iter()
        .max_by_key(|document| count(document, &word));
    Ok((word, document.context("no document")?))
}

fn query(page: &Page<'_>) -> Result<String> {
    let value = page.find("searchbox", Name::Any)?.property("value")?;
    Ok(value.as_str().unwrap_or_default().to_owned())
}

pub fn completions(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (word, _) = common(&data)?;
    page.open("")?;
    awake(page)?;
    let field = page.find("searchbox", Name::Any)?;
    field.type_text(&word[..5])?;
    let list = page.find("listbox", Name::Any)?;
    let offered = list.find_all("option", Name::Any)?;
    ensure!(
        (1..=6).contains(&offered.len()),
        "{} are offered",
        offered.len()
    );
    page.is_accessible_in_all_colours()?;
    page.step("Enter without a choice takes nothing");
    page.press("Enter")?;
    page.gone("listbox", Name::Any)?;
    ensure!(query(page)? == word[..5], "{}", query(page)?);
    page.step("a choice by the arrows goes on with the word");
    field.type_text(&word[5..6])?;
    let list = page.find("listbox", Name::Any)?;
    let first = list.find_all("option", Name::Any)?;
    let first = first.first().context("nothing is offered")?.text()?;
    page.press("ArrowDown")?;
    page.press("Enter")?;
    page.wait_until("the word in the field", || {
        Ok(query(page)?.trim() == first.trim())
    })?;
    page.gone("listbox", Name::Any)?;
    ensure!(field.is_focused()?, "the focus went away");
    page.step("Escape puts the list away");
    field.type_text(&word[..5])?;
    page.find("listbox", Name::Any)?;
    page.press("Escape")?;
    page.gone("listbox", Name::Any)
}

pub fn did_you_mean(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (word, _) = common(&data)?;
    let misspelt = format!("{}x{} ", &word[..4], &word[5..]);
    page.open("")?;
    awake(page)?;
    page.find("searchbox", Name::Any)?.type_text(&misspelt)?;
    let passages = page.find("region", "Passages")?;
    page.wait_until("passages", || Ok(passages.text()?.contains("Did you mean")))?;
    page.is_accessible()?;
    let link =
        "const link = document.querySelector('.instead a'); link.focus(); return link.textContent";
    let meant = page.run(link, &[])?;
    let meant = meant.as_str().unwrap_or_default().trim().to_owned();
    ensure!(
        meant.starts_with(&word[..4]),
        "{meant:?} instead of {misspelt:?}"
    );
    page.press("Enter")?;
    page.wait_until("the other word", || Ok(query(page)?.trim() == meant))?;
    page.step("what nobody wrote is said to be nowhere");
    page.open("?q=qqqqzzzzqqqq")?;
    awake(page)?;
    let passages = page.find("region", "Passages")?;
    page.wait_until("the advice", || {
        Ok(passages
            .text()?
            .contains("No passage contains any of these words"))
    })
}

/// The words that are marked as found in the open document.
const MARKED: &str = "return [...(CSS.highlights?.get('hit') ?? [])].map(String)";

pub fn through_a_document(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (word, document) = common(&data)?;
    page.open(&format!("?q={word}+"))?;
    awake(page)?;
    let passages = page.find("region", "Passages")?;
    let marks = passages.find_all("mark", Name::Any)?;
    ensure!(!marks.is_empty(), "nothing is marked");
    page.is_accessible_in_all_colours()?;
    let link = "const links = [...document.querySelectorAll('.passages a')];
        links.find((link) => link.href.includes(`/documents/${arguments[0]}/`) && link.hash).focus()";
    page.run(link, &[json!(text(document, "id"))])?;
    page.press("Enter")?;
    page.step("the reader opens at the passage, with all that was found marked");
    let bar = page.find("group", "Search matches")?;
    let said = || -> Result<(usize, usize)> {
        let text = bar.text()?;
        let numbers = text.split(|c: char| !c.is_ascii_digit());
        let mut numbers = numbers.filter_map(|number| number.parse().ok());
        Ok((
            numbers.next().context("no number")?,
            numbers.next().context("no count")?,
        ))
    };
    page.wait_until("the place among the matches", || {
        Ok(bar.text()?.contains("Match"))
    })?;
    let (at, count) = said()?;
    ensure!(count > 2, "{count} matches");
    let marked = page.run(MARKED, &[])?;
    let marked = marked.as_array().map_or(0, Vec::len);
    let has_highlights = page.run("return !!CSS.highlights", &[])? == true;
    ensure!(
        marked >= count || !has_highlights,
        "{marked} marks for {count} matches"
    );
    page.is_accessible()?;
    page.step("a step leads to the neighbour, and Back leads back");
    let before = page.address()?;
    let (name, there) = match at < count {
        true => ("Next match", at + 1),
        false => ("Previous match", at - 1),
    };
    page.find("link", name)?.focus()?;
    page.press("Enter")?;
    page.wait_until("the neighbour", || Ok(said()? == (there, count)))?;
    ensure!(page.address()? != before, "the address did not change");
    page.back()?;
    page.wait_until("the place before", || Ok(said()? == (at, count)))
}

pub fn narrowed(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (word, document) = common(&data)?;
    page.open(&format!("?q={word}+"))?;
    awake(page)?;
    let groups = "return document.querySelectorAll('.passages .of-document').length";
    page.wait_until("passages of several documents", || {
        Ok(page.run(groups, &[])?.as_u64() > Some(1))
    })?;
    let all = "return parseInt(document.querySelector('.passages .count').textContent)";
    let before = page.run(all, &[])?.as_u64().unwrap_or_default();
    page.open(&format!("?q={word}+&source={}", text(document, "id")))?;
    awake(page)?;
    page.wait_until("those of one document", || Ok(page.run(groups, &[])? == 1))?;
    let count = page.run(all, &[])?.as_u64().unwrap_or_default();
    ensure!(count > 2 && count < before, "{count} of {before}");
    Ok(())
}

/// Two long words that follow each other in one passage, where other passages have one of them.
fn followed(data: &Data) -> Result<(String, String)> {
    let all = data.list("documents").iter().flat_map(blocks);
    let all: Vec<_> = all.map(|block| text(block, "text")).collect();
    let is_word = |word: &str| word.len() > 6 && word.bytes().all(|b| b.is_ascii_lowercase());
    for passage in &all {
        let typed: Vec<_> = passage.split(' ').collect();
        for pair in typed.windows(2) {
            let [first, second] = [pair[0], pair[1]];
            let other = |text: &&&str| text.contains(first) && !text.contains(second);
            if is_word(first) && is_word(second) && all.iter().any(|text| other(&text)) {
                return Ok((first.to_owned(), second.to_owned()));
            }
        }
    }
    anyhow::bail!("no two words follow each other")
}

pub fn all_words_first(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let (first, second) = followed(&data)?;
    page.open("")?;
    awake(page)?;
    page.find("searchbox", Name::Any)?
        .type_text(&format!("{first} {second} "))?;
    let passages = page.find("region", "Passages")?;
    let said = page.wait("counts of both kinds", || {
        let said = page.run(
            "return document.querySelector('.passages .count')?.textContent ?? ''",
            &[],
        )?;
        let said = said.as_str().unwrap_or_default().trim().to_owned();
        Ok((said.contains("with all words") && said.contains("with some")).then_some(said))
    })?;
    ensure!(said.contains("as a phrase"), "{said}");
    let numbers = said.split(|c: char| !c.is_ascii_digit());
    let numbers: Vec<usize> = numbers.filter_map(|number| number.parse().ok()).collect();
    ensure!(
        numbers.len() == 4 && numbers[0] == numbers[1] + numbers[3],
        "{said}"
    );
    passages.find("heading", "With all words")?;
    passages.find("heading", "With some of the words")?;
    page.step("the first passage has the phrase");
    let marked = "return document.querySelector('.passages li .words').textContent";
    let marked = page.run(marked, &[])?;
    let phrase = format!("{first} {second}");
    ensure!(
        marked.as_str().is_some_and(|text| text.contains(&phrase)),
        "{marked}"
    );
    page.is_accessible_in_all_colours()?;
    page.step("words are shown as they were typed, and a phrase in its quotation marks");
    let chip = |name: &str| page.find("link", format!("Remove search: {name}").as_str());
    chip(&phrase)?;
    page.open(&format!("?q=%22{first}+{second}%22"))?;
    awake(page)?;
    chip(&format!("\"{phrase}\""))?;
    page.step("passages that hold one word are not told apart");
    page.open(&format!("?q={first}+"))?;
    awake(page)?;
    page.wait_until("a plain count", || {
        let said = page.find("region", "Passages")?.text()?;
        Ok(said.contains("passage") && !said.contains("all words"))
    })
}

pub fn suggestions_are_printed(page: &Page<'_>) -> Result<()> {
    let data = Data::read()?;
    let texts: Vec<String> = (data.list("documents").iter().flat_map(blocks))
        .map(|block| text(block, "text").to_owned())
        .chain(data.list("documents").iter().flat_map(|document| {
            let related = document["related"].as_array().into_iter().flatten();
            related.map(|item| format!("{}\n{}", text(item, "title"), text(item, "text")))
        }))
        .collect();
    // Compounds and names of which the beginning is typed.
    let compound = |word: &&str| {
        let parts: Vec<_> = word.split('-').collect();
        let is_part = |part: &&str| part.len() > 2 && part.bytes().all(|b| b.is_ascii_alphabetic());
        parts.len() == 2 && parts.iter().all(is_part)
    };
    let compounds = texts
        .iter()
        .flat_map(|text| text.split_whitespace())
        .filter(compound);
    let name = |entity: &&Value| {
        let name = text(entity, "name");
        name.is_ascii() && name.len() > 4 && texts.iter().any(|text| text.contains(name))
    };
    let names = data
        .list("entities")
        .iter()
        .filter(name)
        .map(|entity| text(entity, "name"));
    let mut asked: Vec<&str> = compounds.take(4).chain(names.take(6)).collect();
    asked.dedup();
    ensure!(!asked.is_empty(), "nothing to type");
    page.open("")?;
    awake(page)?;
    let field = page.find("searchbox", Name::Any)?;
    for name in asked {
        let typed = &name[..name.len() - 1].to_lowercase();
        page.step(typed);
        field.clear()?;
        field.type_text(typed)?;
        let mut offered = Vec::new();
        page.wait_until("the name among the suggestions", || {
            offered.clear();
            let list = page.find("listbox", Name::Any)?;
            for option in list.find_all("option", Name::Any)? {
                offered.push(option.text()?.trim().to_owned());
            }
            Ok(offered.iter().any(|text| text == name))
        })?;
        for text in &offered {
            let stands = texts.iter().any(|printed| printed.contains(text));
            ensure!(
                stands,
                "{text:?} is suggested for {typed:?} and printed nowhere"
            );
        }
    }
    Ok(())
}
