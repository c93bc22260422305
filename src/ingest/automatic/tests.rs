use crate::{Folder, compile};
use corpus::Corpus;
use proptest::prelude::*;

/// Long enough to be taken for prose, without a date.
const FILLER: &str = "Nothing else was said about it by anybody on that day, and nobody in the two \
     cities thought of asking the officials about it, as far as the papers of that time tell.";

fn corpus(files: &[(&str, &str)]) -> Corpus {
    let compiled = compile(&Folder::from_files(files.iter().copied()));
    let problems = crate::render(&compiled.diagnostics);
    compiled.corpus.unwrap_or_else(|| panic!("{problems}"))
}

/// The events of a page of that day with one paragraph: date, status and title of each.
fn told(paragraph: &str) -> Vec<String> {
    let page = format!(
        "---\ntitle: A page\ndate: 2020-06-15\n---\n\n{FILLER}\n\n{paragraph}\n\n{FILLER}\n"
    );
    let corpus = corpus(&[("page.md", &page)]);
    let event = |event: &corpus::Event| {
        assert!(!event.reviewed);
        let date = event
            .date
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        format!("{date} {} {}", event.status.as_str(), event.title)
    };
    corpus.events.iter().map(event).collect()
}

#[test]
fn a_sentence_that_tells_of_a_stated_date_is_an_event_and_claims_no_more() {
    for (paragraph, want) in [
        (
            "The two governments signed the agreement in September 2016.",
            "2016-09 happened The two governments signed the agreement in September 2016",
        ),
        (
            "The two governments [4] signed the agreement[12] in September 2016.[3]",
            "2016-09 happened The two governments signed the agreement in September 2016",
        ),
        (
            "The new bridge was opened on March 3, 2020, and closed again in the same month.",
            "2020-03-03 happened The new bridge was opened on March 3, 2020, and closed again in the same month",
        ),
        (
            "The summit will be held in Vienna on July 3, 2021.",
            "2021-07-03 planned The summit will be held in Vienna on July 3, 2021",
        ),
        (
            "The ministry expects a smaller deficit in 2023.",
            "2023 forecast The ministry expects a smaller deficit in 2023",
        ),
        (
            "The aid has been paid every month since January 2018.",
            "2018-01 ongoing The aid has been paid every month since January 2018",
        ),
        (
            "The two agreed to withdraw all their forces by 1 May 2019.",
            "2019-05-01 planned The two agreed to withdraw all their forces by 1 May 2019",
        ),
        (
            "Between 1990 and 1995 the town lost half of its inhabitants.",
            "1990/1995 happened Between 1990 and 1995 the town lost half of its inhabitants",
        ),
        (
            "The agreement enters into force on 1 January 2022.",
            "2022-01-01 planned The agreement enters into force on 1 January 2022",
        ),
        (
            "The strike ends on 9 July 2019 with a small rise.",
            "2019-07-09 happened The strike ends on 9 July 2019 with a small rise",
        ),
        (
            "By May 1, 2020, submit the completed report to the agency.",
            "2020-05-01 planned By May 1, 2020, submit the completed report to the agency",
        ),
        (
            "The talks failed in the spring, and on July 20, 2020 the two armies will meet.",
            "2020-07-20 planned The talks failed in the spring, and on July 20, 2020 the two armies will meet",
        ),
        (
            "The mayor announced in 2018 that the plant was shut on May 4, 2017.",
            "2017-05-04 happened The mayor announced in 2018 that the plant was shut on May 4, 2017",
        ),
        (
            "On April 13, 2020, Microsoft released a software update to mitigate significant \
             vulnerabilities, which affect a large number of servers in many of the agencies and of the towns.",
            "2020-04-13 happened On April 13, 2020, Microsoft released a software update to mitigate significant vulnerabilities …",
        ),
        (
            "The Governor received the consul at 1130 June 9, and the two spoke of the ships.",
            "2020-06-09 happened The Governor received the consul at 1130 June 9, and the two spoke of the ships",
        ),
        (
            "The minister said that the ships would wait until 1400 local time June 17 for the reply.",
            "2020-06-17 planned The minister said that the ships would wait until 1400 local time June 17 for the reply",
        ),
        (
            "The share of the women in the mills rose from 51 per cent in 1984 to 67 per cent in 1991.",
            "1991 happened The share of the women in the mills rose from 51 per cent in 1984 to 67 per cent in 1991",
        ),
        (
            "When the council met for the first time in November, 1800, the people of the seven towns on the \
             river were 5,308,483 and those of the hills 976,304 by the count of the guilds.",
            "1800-11 happened When the council met for the first time in November, 1800, the people of the seven towns on the \
             river were 5,308,483 and those of the hills 976,304 …",
        ),
        (
            "The cost of the mail between the two shores of the gulf since January 1, 1968, has been made \
             much smaller by the new conventions, which took away more than one half of the older fees.",
            "1968-01-01 ongoing The cost of the mail between the two shores of the gulf since January 1, 1968, has been \
             made much smaller by the new conventions …",
        ),
        (
            "In August, 1882, the company made its first trip over the northern route, and it went on with \
             great success until the 18th February, 1886, when the line was closed and the grant revoked.",
            "1882-08 happened In August, 1882, the company made its first trip over the northern route, and it \
             went on with great success until the 18th February, 1886 …",
        ),
        (
            "The old lady of the lighthouse had kept all of her letters and those of her three sisters in a \
             box below the stairs for forty years; the society \
             of the town printed them in a small book in May 1998, with a long preface by the clerk.",
            "1998-05 happened the society of the town printed them in a small book in May 1998, with a long preface by the clerk",
        ),
        (
            "The old quay was closed to ships. It was opened again on August 1, 1985.",
            "1985-08-01 happened The old quay was closed to ships. It was opened again on August 1, 1985",
        ),
        (
            "Born in Northport in 1812, Mary Lake moved to the hill towns in 1836.",
            "1836 happened Born in Northport in 1812, Mary Lake moved to the hill towns in 1836",
        ),
        (
            "The long bridge, designed by J. R. Hill and built between 1889 and 1893, collapsed in a storm on February 9, 1934.",
            "1934-02-09 happened The long bridge, designed by J. R. Hill and built between 1889 and 1893, collapsed in \
             a storm on February 9, 1934",
        ),
        (
            "The mayor met the union. The union will decide on June 20, 2020 whether to strike.",
            "2020-06-20 planned The union will decide on June 20, 2020 whether to strike",
        ),
        (
            "The guild bought a mill and sold it again in May 2012.",
            "2012-05 happened The guild bought a mill and sold it again in May 2012",
        ),
        (
            "The Northern Envoy showed his papers on June 10, 2020.",
            "2020-06-10 happened The Northern Envoy showed his papers on June 10, 2020",
        ),
        (
            "A hearing on the mill is scheduled for July 9 in the old hall.",
            "2020-07-09 planned A hearing on the mill is scheduled for July 9 in the old hall",
        ),
        // Of several bare subjects none says more than the others.
        (
            "The council ordered lamps. The council opened the old quay on August 1, 1985.",
            "1985-08-01 happened The council opened the old quay on August 1, 1985",
        ),
        (
            "The council of the hill towns ordered lamps. The council opened the quay on August 1, 1985.",
            "1985-08-01 happened The council of the hill towns ordered lamps. The council opened the quay on August 1, 1985",
        ),
        (
            "The appeal in Roe v. Hill was heard on March 3, 2020.",
            "2020-03-03 happened The appeal in Roe v. Hill was heard on March 3, 2020",
        ),
        (
            "March 3, 2019 – The board closed the customs house at the old quay.",
            "2019-03-03 happened March 3, 2019 – The board closed the customs house at the old quay",
        ),
        // What a title must not end with, or begin with.
        (
            "On May 4, 2018, the chief of the harbour told the captains of the northern fleet to wait with their ships \
             at the outer quay, as the pilots of the inner harbour were on strike and had gone home.",
            "2018-05-04 happened On May 4, 2018, the chief of the harbour told the captains of the northern fleet to \
             wait with their ships at the outer quay …",
        ),
        (
            "By May 8, 2021, the agency will send to the council and to both of the mayors of the two towns on the river \
             a report on the quays, to be read by the Director of the Office of Harbours and Quays.",
            "2021-05-08 planned By May 8, 2021, the agency will send to the council and to both of the mayors of the \
             two towns on the river a report on the quays, to be read …",
        ),
        (
            "In May 2012 the Harbour Board, together with the Guild of Masons, the Friends of the Quay, and the Society \
             of the Pilots, opened the lighthouse with a feast for all of the children of the town.",
            "2012-05 happened In May 2012 the Harbour Board, together with the Guild of Masons, the Friends of the Quay, \
             and the Society of the Pilots, opened the lighthouse with a feast …",
        ),
        (
            "By May 8, 2021, the agency will send a report on the state of all of the old quays and of the lighthouses to \
             the Director of the Office of Harbours and Quays of the town and to its mayor.",
            "2021-05-08 planned By May 8, 2021, the agency will send a report on the state of all of the old quays and \
             of the lighthouses …",
        ),
        (
            "Ann Lake, who joined the harbour board in 2011, retired on October 15, 2018.",
            "2018-10-15 happened Ann Lake, who joined the harbour board in 2011, retired on October 15, 2018",
        ),
        (
            "Notice is hereby given that the board will hold a public hearing on July 24, 2020.",
            "2020-07-24 planned Notice is hereby given that the board will hold a public hearing on July 24, 2020",
        ),
        (
            "The people of the town rose from 4,000 in 1801 to 31,000 in 1901.",
            "1901 happened The people of the town rose from 4,000 in 1801 to 31,000 in 1901",
        ),
        (
            "The council passed the harbour bill on June 12, 62 to 38.",
            "2020-06-12 happened The council passed the harbour bill on June 12, 62 to 38",
        ),
        (
            "The vote of the harbour board was held on 3 May '19 in the old hall of the guild.",
            "2019-05-03 happened The vote of the harbour board was held on 3 May '19 in the old hall of the guild",
        ),
        // What a title is without: what only joins it, or says "we".
        (
            "But then, again, Ann Lake sold the old mill in May 2018.",
            "2018-05 happened Ann Lake sold the old mill in May 2018",
        ),
        (
            "Ann Lake retired in May 2018, and we all know what was said of it.",
            "2018-05 happened Ann Lake retired in May 2018 …",
        ),
        (
            "MR. LAKE: I sold the old mill in May 2018.",
            "2018-05 happened MR. LAKE: I sold the old mill in May 2018",
        ),
        (
            "The US and the town of My Lai kept the books of World War I in May 2018.",
            "2018-05 happened The US and the town of My Lai kept the books of World War I in May 2018",
        ),
        (
            "The mayor said on May 3, 2018 that he would give his house to the guild, “as we all should.”",
            "2018-05-03 happened The mayor said on May 3, 2018 that he would give his house to the guild, “as we all should.”",
        ),
        (
            "Ann Lake played the sonata in A (Op. 40) in May 2018.",
            "2018-05 happened Ann Lake played the sonata in A (Op. 40) in May 2018",
        ),
        // Several days.
        (
            "The harbour board met in the old hall on July 3 and 4, 1961.",
            "1961-07-03/1961-07-04 happened The harbour board met in the old hall on July 3 and 4, 1961",
        ),
        (
            "The harbour board met in the old hall on 3, 4 and 5 July 1961.",
            "1961-07-03/1961-07-05 happened The harbour board met in the old hall on 3, 4 and 5 July 1961",
        ),
        (
            "The harbour board met in the old hall on 3 July and on the hill on 9 July 1961.",
            "1961-07-09 happened The harbour board met in the old hall on 3 July and on the hill on 9 July 1961",
        ),
        (
            "The harbour board met in the old hall on the 3rd and 9th of June.",
            "{2020-06-03,2020-06-09} happened The harbour board met in the old hall on the 3rd and 9th of June",
        ),
    ] {
        assert_eq!(told(paragraph), [want]);
    }
}

#[test]
fn the_entries_of_a_chronicle_are_events_however_their_dates_are_set() {
    let want = [
        ("1820-01-03", "The mill is sold to the guild"),
        ("1821-05-07", "A new quay opens to ships"),
        ("1822-06-09", "The bishop visits the school"),
    ];
    let days = ["January 3, 1820", "May 7, 1821", "June 9, 1822"];
    for (sign, line) in [(" – ", ""), (": ", "- "), (". ", "")] {
        let entries = days.iter().zip(want);
        let entries = entries.map(|(day, (_, told))| format!("{line}{day}{sign}{told}.\n\n"));
        let page = format!("# Chronicle of the town\n\n{}", entries.collect::<String>());
        let corpus = corpus(&[("page.md", &page)]);
        assert_eq!(corpus.documents[0].date, None, "{page}");
        let found = corpus.events.iter().map(|event| {
            assert_eq!(event.status, corpus::Status::Happened);
            let date = event.date.as_ref().map(ToString::to_string);
            (date.unwrap_or_default(), event.title.clone())
        });
        let found: Vec<_> = found.collect();
        assert_eq!(found.len(), want.len(), "{found:?}");
        for ((date, title), (day, told)) in found.iter().zip(want) {
            assert!(date == day && title.ends_with(told), "{date} {title}");
        }
    }
}

#[test]
fn nine_in_ten_entries_of_a_chronicle_are_events_whatever_their_verbs() {
    let entries = [
        "A great storm destroys the fleet; 211 men drown",
        "Work on the wall begins",
        "The council rejects the plan",
        "The council proposes a tax on salt",
        "Electric light comes to the town",
        "First regular ferry to the islands",
        "1,200 men leave for the gulf",
        "The king will come in spring",
        "The old bridge falls in the flood",
        "The guild sells the quay",
    ];
    let items =
        { entries.iter().enumerate() }.map(|(year, told)| format!("- {}: {told}\n", 1820 + year));
    let page = format!("# The town\n\n{}", items.collect::<String>());
    let events = corpus(&[("page.md", &page)]).events;
    assert_eq!(events.len(), entries.len() - 1);
    assert!({ events.iter() }.all(|event| event.status == corpus::Status::Happened));
}

#[test]
fn the_rows_of_a_table_that_is_a_chronicle_are_events() {
    let markdown = "# The mill\n\n| Day | What was |\n|---|---|\n| May 2, 1820 | The guild sold the mill |\n\
        | June 9, 1821 | The mill burned down. It was old. |\n| 1823 | 12 |\n| July 3, 1824 | The miller died |\n";
    let rows = ["May 2, 1820", "June 9, 1821", "July 3, 1824"];
    let told = [
        "The guild sold the mill",
        "The mill burned down. It was old.",
        "The miller died",
    ];
    let rows = rows
        .iter()
        .zip(told)
        .map(|(day, told)| format!("<tr><td>{day}</td><td>{told}</td></tr>"));
    let html = format!(
        "<title>The mill</title><h1>The mill</h1><p>{FILLER}</p><table><tr><th>Day</th><th>What was</th></tr>{}</table><p>{FILLER}</p>",
        rows.collect::<String>()
    );
    let want = [
        "1820-05-02 The guild sold the mill",
        "1821-06-09 The mill burned down",
        "1824-07-03 The miller died",
    ];
    for (name, text) in [("a.md", markdown), ("a.html", &*html)] {
        let found = corpus(&[(name, text)]).events.into_iter().map(|event| {
            assert_eq!(event.date_basis, corpus::EventDateBasis::Stated);
            format!(
                "{} {}",
                event.date.map(|date| date.to_string()).unwrap_or_default(),
                event.title
            )
        });
        assert_eq!(found.collect::<Vec<_>>(), want, "{name}");
    }
    let figures = "# The mill\n\n| Day | Ships |\n|---|---|\n| May 2, 1820 | 12 |\n| June 9, 1821 | 7 |\n| July 3, 1824 | 3 |\n";
    assert!(corpus(&[("a.md", figures)]).events.is_empty());
}

#[test]
fn the_entries_of_an_undated_text_tell_of_the_future_only_what_was() {
    for (year, told, want) in [
        ("2030", "The town has ten thousand people.", 0),
        ("2030", "Ten thousand people in the town.", 0),
        ("1930", "The town has ten thousand people.", 1),
        (
            "2010",
            "The town built a school for all of its children.",
            1,
        ),
    ] {
        let page = format!("# The town\n\n## {year}\n\n{told}\n\n## {year}-02\n\n{told}\n");
        let events = corpus(&[("page.md", &page)]).events;
        assert_eq!(events.len(), want * 2, "{page}");
    }
}

#[test]
fn what_a_dated_document_tells_as_going_on_is_told_as_of_its_day() {
    for paragraph in [
        "The masons are still blocking the old quay of the town.",
        "The harbour board is now building a lighthouse on the hill.",
        "Currently, the harbour board is building a lighthouse on the hill.",
        "The two towns have been negotiating about the quay with the guild.",
        "The northern quay has been closed to ships since the great storm.",
        "The strike of the pilots is still under way in both of the harbours.",
        "The guild of the masons continues to block the road to the quay.",
        "In Northport the pilots are currently being questioned by the wardens.",
        "The strike began on May 3, 2020. The masons are still blocking the quay of Northport.",
    ] {
        let found = told(paragraph);
        let title = paragraph.rsplit("2020. ").next().unwrap_or_default();
        let want = format!("2020-06-15 ongoing {}", title.trim_end_matches('.'));
        assert_eq!(found.last(), Some(&want), "{paragraph}");
    }
    let page =
        "---\ntitle: A page\ndate: 2020-06-15\n---\n\nThe masons are still blocking the quay.\n";
    let event = &corpus(&[("page.md", page)]).events[0];
    let reason = "As of 15 June 2020, the date of “A page”, which tells it as going on.";
    assert_eq!(event.date_reason.as_deref(), Some(reason));
    assert!(event.is_as_of_its_date());
    let undated = page.replace("date: 2020-06-15\n", "");
    assert!(corpus(&[("page.md", &undated)]).events.is_empty());
    // What is known to be from a day on is not of that day only.
    let since = told("The aid has been paid to all of the towns since June 3.");
    let want = "2020-06-03/.. ongoing The aid has been paid to all of the towns since June 3";
    assert_eq!(since, [want]);
}

#[test]
fn what_is_usual_expected_or_of_another_time_does_not_go_on_now() {
    let paragraphs = [
        "The masons block the old quay of the town.",
        "The masons are blocking the old quay of the town.",
        "The masons were still blocking the old quay of the town.",
        "The masons had been blocking the old quay of the town.",
        "The masons of Northport have been seen at the old quay.",
        "The masons are not blocking the old quay any more.",
        "The masons are still waiting for each of their feasts.",
        "The masons are now often blocking the old quay of the town.",
        "The masons are now going to block the old quay of the town.",
        "The harbour board will still be building the quay by then.",
        "The harbour board is still expected to rebuild the old quay.",
        "If the masons are still blocking the quay, the ships wait.",
        "When the masons are now building a quay, the board pays.",
        "The town is now growing faster than all of the others.",
        "The guild continues to support the harbour board and its plans.",
        "Ships are now using the northern quay of the town.",
        "It is still blocking the old quay of the town.",
        "They have been blocking the old quay of the town.",
        "We are still blocking the old quay of the town.",
        "Their masons are still blocking the old quay of the town.",
        "Are the masons still blocking the old quay of the town?",
        "The mayor said: “The masons are still blocking the old quay.”",
        "> The masons are still blocking the old quay of the town.",
        "In May 1950 the pilots struck. The masons of Northport are still blocking the quay.",
        "The board has been right since the king died.",
    ];
    for paragraph in paragraphs {
        let found = told(paragraph);
        assert!(
            !found.iter().any(|told| told.contains("ongoing")),
            "{found:?}"
        );
    }
    let chronicle = "---\ntitle: The town\ndate: 2020-06-15\n---\n\n## May 3, 1950\n\nA storm came.\n\n\
        The masons are still blocking the quay.\n\n## May 9, 1950\n\nThe quay was sold.\n";
    let events = corpus(&[("page.md", chronicle)]).events;
    assert!(
        !events
            .iter()
            .any(|event| event.status == corpus::Status::Ongoing),
        "{events:?}"
    );
}

/// Parts of sentences with dates, whole and broken.
fn parts() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "The council ",
        "met ",
        "was signed ",
        "on March 3, 1950 ",
        "in May ’50",
        "In 1990, ",
        "of the northern country ",
        "and the “",
        "” ",
        "\"",
        "; ",
        ": ",
        " — ",
        "(",
        ")",
        ". ",
        ", but it ",
        "été ",
        "🙂",
        "x",
        "through the valleys of the hills and over the river to the sea ",
    ]);
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn any_sentences_at_all_can_be_read(parts in parts()) {
        told(&parts);
    }
}

#[test]
fn what_only_names_a_date_is_no_event() {
    let paragraphs = [
        "The directives are issued under the Federal Information Security Modernization Act of 2014.",
        "The order implements Executive Order 13642 of May 9, 2013, in all of the agencies.",
        "The directive supersedes an earlier one (June 9, 2016), which was revoked by the agency.",
        "See Foreign Affairs, vol. 3, 2019, where the authors published the whole story of it.",
        "Smith, John. The history of the agreement that was signed. New York: Free Press, 2019.",
        "The report was printed in Department of State Bulletin, May 8, 1961, and in other places.",
        "Copyright 2019 by the institute that published this text and all of the other ones.",
        "Last updated on May 3, 2019 by the staff of the ministry.",
        "The text was found at https://example.org/2019-05-03/news by one of its readers.",
        "The agreement was not signed in September 2016.",
        "If the agreement was signed in September 2016, nobody told the two parliaments.",
        "Was the agreement of the two governments signed in September 2016?",
        "It would have been signed by the governments in September 2016.",
        "The 2016 agreement was praised by everybody who had anything to do with it.",
        "The building is of the 19th century and was admired by all of its many visitors.",
        "The agreement was signed after 2016 by both of the governments.",
        "The pact was signed on May 3 and nobody said in which year that had been.",
        "June 15, 2020, 2:30-7:00 p.m.",
        "And of course the great fair of the seven towns in April 2019.",
        "QUESTION: And exactly the year of the great fair of the seven towns in 2019.",
        // Dates of other things than the sentence tells.
        "The mayor cancelled an earlier manual of the mills issued January 25, 1990.",
        "The board applied the treaty signed in 1950 to all of the ships.",
        "The ships were built after a plan that was made in 1990.",
        "The clerk read the rules, which were adopted on March 3, 2001, to the wardens.",
        "It was set down in the plan tabled by the two wardens on April 18, 1961.",
        "A memo from the clerk to the wardens of the mills, released on August 1, 2011.",
        "The tests are unlike those made and printed in March 2001.",
        "Houses were needed by all after the great flood struck the town in 2005.",
        // Bases of comparisons, and days on which offices count.
        "The letters were 24,362,500, an increase of 4,066,502 over the number in 1891.",
        "More ships were counted than in 1871, as all of the wardens had hoped.",
        "The costs for the fiscal year ended June 30, 1993, came to a total of $41,165,107.07.",
        "In fiscal year 2012 the mills made more than in any of the others.",
        "The work was opened late, and its end is estimated in FY2019.",
        "The clerk has in mind the proposal which the wardens submitted on May 3, 1995.",
        "The wardens could see the old mill from the quay in 1959.",
        // How long something lasted, and what is so in general.
        "The act also kept the old names of the offices until 1970.",
        "The month has the anniversary of the decision of the court in 1985.",
        "The ships carried more coal in all, up from 2.1 million in 2016.",
        // Dates of what the sentence only names.
        "After the agreement of the two towns on May 14, 1972, there was much to do for the masons.",
        "The events in the old town in August 1968 were seen by all as a sign.",
        "Sales of $3.2 million in 2018 exceeded the budget of the mills.",
        "The wardens have taken note of the statement of the mayor on May 30, 2020.",
        "The old mill, opened in 1822 and closed in 1911, now holds the museum.",
        "The clerk printed the book From Mill to Quay: The Harbour Since 1776 for the guild.",
        "In this June 15, 1967 file photo the masons stand before the mill.",
        // Several at once, and what only tells which year it was.
        "The ships came to the old quay in 1965 and '66 and '67.",
        "In 1999 or 2000 a film was made at the old quay.",
        "The clerk cannot say when, but the mayor believes it was 1965.",
        // What was planned, and no more, and what was not done.
        "The wardens said that the work should have started in May 2019.",
        "The first line was planned in 1911 by the guild of the masons.",
        // What says nothing alone.
        "In 1987, it was given leave to award medals to the keepers of the light.",
        "In 2007, you will recall, the wardens had no part in the plan.",
        "By April 23, 2020 all of the wardens must do the following:",
        "The clerk kept the books of the guild until his death in 1953.",
        "The wardens worked on the last of the books before the departure of the clerk in 2008.",
        "By leaving the old mill to the town in 1966, he showed what the guild was worth.",
        "The wardens think he made the first of the books in 1968.",
        // What is begun again in speech.
        "And in 19 – and in 2009, the mill was the largest on the river.",
        "Then the – the wardens came to the old quay in May 2019.",
        "The mill was old – was known to be old when it burned down in May 2019.",
        "The wardens made a plan to – for the mills of the river in May 2019.",
        "In about – since 1992, the mill was the largest on the river.",
        // What does not say of whom it speaks.
        "In 2018, we sold the old mill to the guild of the masons.",
        "I’ve kept the light on the old quay since 2010.",
        "In 2018 I saw the mayor on the quay with all of the wardens.",
        "As you know, the mill was sold to the guild in May 2018.",
        "The list of his houses was printed in May 2018 for the wardens.",
        "The wardens of the old mill praised this very loudly in May 2018.",
        "Of course his greatest work was sold in May 2018.",
        "The mill of the guild has a long name. The mill burned down in May 2018, as all of the people of the two towns on the river and \
         in the hills behind it remember well to this day, young and old.",
        "Founded in 1872 by the guild, the old mill was sold to the town later on.",
        "The number of the ships was 12,000, twice as many as in 1820.",
        "The mayor hopes to reopen it by 2021.",
        "The state has cut them by 12 percent since 1990.",
        "The next will be held in the old hall on July 3, 2020.",
        // Two sentences of which each has a date.
        "As the old quay was closed in May 1970 the pilots left. It was sold on August 1, 1985.",
        // Pieces of sentences.
        "The old chapel on the hill above the two towns on the river was also known among all of the pilots of the gulf by \
         the name of the lady of the light, and, though few of them knew it, a clerk called it the old house in 1956.",
        "The second of the mills) was sold to the guild in May 2018.",
        "In May 2018, when the fleet came to the old quay of the town.",
        "To the mayor on May 3, 2018: “The guild has lost what was its best mill.”",
        "In 2017, 2018, the books of the guild held nothing but prices.",
        // A number that need not be a year.
        "The wardens of the mills met in the old hall on 3 May 82.",
    ];
    let wrong: Vec<_> = paragraphs.into_iter().flat_map(told).collect();
    assert_eq!(wrong, [""; 0]);
}
