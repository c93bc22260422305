//! What people do with the site, in a real browser, on the site that `cargo xtask build` has written.
//!
//! The scenarios know nothing of one corpus: what they look for they read from the published data.
//!
//! - [`explore`]: finding one's way: filters, search, the timeline, addresses
//! - [`timeline`]: moving about in time
//! - [`filters`]: choosing, taking off, and what to do when they leave nothing
//! - [`search`]: what is typed goes on, is mended, found, opened and narrowed
//! - [`read`]: from an event to the words that tell of it, and back
//! - [`reader`]: contents, highlights, evidence, the source file, a voice
//! - [`linked`]: themes by source, the passages of a theme, keys
//! - [`quote`], [`compare`]: passages that travel, two documents side by side
//! - [`places`]: where a link leads, the way back, and where one has read
//! - [`notes`]: what a reader marks and writes
//! - [`targets`]: what can be pressed is large enough
//! - [`print`]: on paper
//! - [`look`]: every view at every size, in light and dark, for axe-core and the eye
//! - [`arrive`]: at any address, in any folder, before and after the program
//! - [`faults`]: what is missing, broken, slow or forbidden
//! - [`embed`]: the explorer in pages of others
//! - [`embed_dialog`]: the lines for that, in the kinds of pages that they are pasted into
//! - [`shards`]: a corpus that comes in parts
//! - [`offline`]: without a network, and from one version to the next
//! - [`one_file`]: the whole site in one file, from a disk
//! - [`hostile`]: documents and addresses that try to become more than text
//! - [`addresses`]: addresses that try to lead out of the site
//! - [`serve`]: a preview that follows a folder
//! - [`hosts`]: ordinary web servers, set up as the guide to hosting says
//! - [`data`]: what the published data says

mod addresses;
mod arrive;
mod compare;
mod data;
mod embed;
mod embed_dialog;
mod explore;
mod faults;
mod filters;
mod hostile;
mod hosts;
mod linked;
mod look;
mod notes;
mod offline;
mod one_file;
mod places;
mod print;
mod quote;
mod read;
mod reader;
mod search;
mod serve;
mod shards;
mod targets;
mod timeline;

use std::process::ExitCode;
use tests::browser::{Scenario, Setup, run};

fn main() -> ExitCode {
    let plain = Scenario::new;
    let once = |name, scenario| Scenario::new(name, scenario).in_one_engine();
    run(&[
        plain("the first page says what it holds", explore::first_page),
        plain(
            "a theme filter narrows the events and is in the address",
            explore::filter_by_theme,
        ),
        once(
            "filters add up within a group and narrow across groups",
            explore::filters_combine,
        ),
        once("a period narrows the events", explore::filter_by_period),
        once(
            "events are filtered by who takes part and where",
            filters::by_who_and_where,
        ),
        once("events are filtered by review", filters::review),
        once("long groups of filters fold", filters::long_groups_fold),
        once(
            "filters are taken off from the keyboard",
            filters::chips_from_the_keyboard,
        ),
        once(
            "filters that leave nothing say which to loosen",
            filters::nothing_matches,
        ),
        plain("filters fold away on a phone", filters::fold_on_a_phone),
        once(
            "undated events are told of and shown beside a period",
            filters::undated_beside_a_period,
        ),
        once(
            "an address with things that are not there says so",
            explore::unknown_address,
        ),
        plain("a search finds passages and leads to them", explore::search),
        once("what is typed goes on", search::completions),
        once("a misspelt word is mended", search::did_you_mean),
        once(
            "a search leads through a document and back",
            search::through_a_document,
        ),
        once("a search is narrowed by sources", search::narrowed),
        once(
            "passages with all words come first and are counted apart",
            search::all_words_first,
        ),
        once(
            "suggestions stand in the documents",
            search::suggestions_are_printed,
        ),
        plain("zooming changes what the timeline shows", explore::zoom),
        plain("the timeline is moved by keys", timeline::by_keys),
        plain("the timeline is moved by hand", timeline::by_hand),
        plain(
            "one steps through time from event to event",
            timeline::step_by_step,
        ),
        plain(
            "borders between panes are moved and stay where they were",
            look::borders,
        ),
        once("a crowd opens when one looks closer", timeline::crowd),
        once("dated documents stand on the timeline", timeline::documents),
        once(
            "dated papers come first, and none decides the view",
            timeline::papers,
        ),
        once("a folder without dates is listed", timeline::of_no_dates),
        once(
            "the busiest period follows the filters",
            timeline::busiest_follows_the_filters,
        ),
        once(
            "the timeline has the lanes that one chooses",
            timeline::lanes,
        ),
        plain(
            "an event opens its document at the quote, and the quote leads back",
            read::event_and_back,
        ),
        plain(
            "a link to a passage is shown again after a reload",
            read::reload,
        ),
        plain("the way back is the history", read::back_and_forward),
        once(
            "planned things never look like things that happened",
            read::status_is_told,
        ),
        plain("everything can be done from the keyboard", read::keyboard),
        plain("the contents follow the reader", reader::contents_follow),
        once("highlights are switched and explained", reader::highlights),
        once("a date and a theme say why", reader::reasons),
        plain(
            "a passage is found in its source file",
            reader::in_the_source,
        ),
        once(
            "a passage of a paper is cited with its page",
            reader::on_its_page,
        ),
        once(
            "evidence is stepped through in the order of the text",
            reader::evidence,
        ),
        once(
            "size and width of the text are kept",
            reader::size_and_width,
        ),
        once(
            "two documents are compared in their own words",
            compare::side_by_side,
        ),
        once(
            "passages on one event stand side by side",
            compare::events_pair_their_quotes,
        ),
        once(
            "a theme in the table leads to its comparison",
            compare::from_the_table,
        ),
        once(
            "what the sources say of an event is compared",
            compare::on_an_event,
        ),
        plain(
            "a link finds its words again, and tells what was changed",
            quote::link,
        ),
        plain("selected words have a link of their own", quote::selection),
        plain("copying moves nothing", quote::copied),
        plain(
            "the link of every passage leads to its words",
            places::every_passage,
        ),
        plain(
            "a link into a page that comes slowly leads to its words",
            places::of_a_slow_page,
        ),
        plain("earlier links lead to their words", places::earlier_links),
        once(
            "a link to a passage that was edited says so",
            places::edited_passage,
        ),
        plain(
            "marked words can be selected and clicked",
            places::select_evidence,
        ),
        plain("the way back leads to where one was", places::way_back),
        plain("where one has read is offered again", places::reading_place),
        plain("a receipt is checked where it is pasted", quote::receipt),
        once("a document is cited in the usual styles", quote::cite),
        plain("a note is kept beside its words", notes::kept),
        once("a notice of a note goes by itself", notes::notice_goes),
        plain("two tabs write notes together", notes::two_tabs),
        plain("notes are taken along and taken in", notes::exchanged),
        once(
            "thousands of notes are taken in meanwhile",
            notes::thousands,
        ),
        plain("without room nothing that was written is lost", notes::full),
        plain("a note that may not be kept is not lost", notes::forbidden).with(Setup {
            storage: false,
            ..Setup::default()
        }),
        plain(
            "a document is read aloud where there is a voice",
            reader::aloud,
        ),
        once(
            "themes by source are those of the data",
            linked::cells_are_the_data,
        ),
        once(
            "a number of passages leads through them",
            linked::cell_to_passages,
        ),
        once(
            "an empty cell tells what was looked for",
            linked::empty_cell,
        ),
        once(
            "single keys are listed and can be switched off",
            linked::keys,
        ),
        plain(
            "every view is accessible in light and dark",
            look::accessible,
        ),
        plain("every view fits a phone, a tablet and a desk", look::fits),
        once("what can be pressed is large enough", targets::large_enough),
        plain("a document is printed as an offprint", print::documents),
        plain("events and tables are printed", print::lists_and_tables),
        plain("notes are printed with their sources", print::own_notes),
        plain(
            "the page wakes up without replacing what was rendered",
            look::wakes_in_place,
        ),
        once(
            "all documents and events are listed",
            arrive::everything_is_listed,
        ),
        plain(
            "documents can be read without scripts",
            read::without_scripts,
        )
        .with(Setup {
            javascript: false,
            ..Setup::default()
        }),
        once(
            "the site works in any folder, with and without slashes",
            arrive::any_folder,
        ),
        once(
            "a missing page leads on from any depth",
            arrive::missing_page,
        ),
        once(
            "no address makes the page fail",
            arrive::malformed_addresses,
        ),
        plain("early clicks are not lost", arrive::early_clicks),
        plain(
            "nothing moves when the page wakes up",
            arrive::nothing_moves,
        ),
        plain(
            "the sent elements are kept at any address",
            arrive::keeps_nodes,
        ),
        plain(
            "a broken program leaves a readable page",
            faults::broken_program,
        ),
        plain("a plain host is enough", faults::plain_host),
        plain(
            "a policy without wasm leaves a readable page",
            faults::forbidden_by_policy,
        ),
        plain(
            "a part that does not come is tried again",
            faults::part_does_not_come,
        ),
        once("a slow network is told of", faults::slow_network),
        plain(
            "a program that stops leaves a readable page",
            faults::stopped_program,
        ),
        plain(
            "a browser without wasm shows a readable page",
            faults::without_wasm,
        )
        .with(Setup {
            wasm: false,
            ..Setup::default()
        }),
        plain("a browser without storage is enough", explore::search).with(Setup {
            storage: false,
            ..Setup::default()
        }),
        plain(
            "everything works without a network after one visit",
            offline::everything,
        ),
        plain(
            "a new version is chosen, and versions are never mixed",
            offline::new_version,
        ),
        plain(
            "a version that is not whole is not taken",
            offline::bad_version,
        ),
        plain(
            "a site that is not to be kept is removed from devices",
            offline::removed,
        ),
        plain(
            "all files are kept on request, and removed",
            offline::on_request,
        ),
        plain("nothing is kept in a frame", offline::in_a_frame),
        plain("hostile documents stay text", hostile::stays_text),
        plain(
            "texts and index of a large corpus come when they are needed",
            shards::come_when_needed,
        ),
        plain(
            "what does not come of a large corpus is said and tried again",
            shards::do_not_come,
        ),
        once("a preview follows its folder", serve::follows_changes),
        once("the recipes for hosts work as printed", hosts::recipes),
        plain(
            "a path like the address of another host leads nowhere else",
            addresses::path_like_a_host,
        ),
        plain(
            "no address leads a frame out of its site",
            addresses::out_of_the_site,
        ),
        plain(
            "a stranger in a frame is bounded",
            addresses::a_stranger_in_the_frame,
        ),
        plain(
            "an explorer lives in a page of others",
            embed::in_another_page,
        ),
        once("a page has one version in it", embed::of_one_version),
        plain("one file has the whole site in it", one_file::from_a_disk),
        plain(
            "one file begins where it was saved",
            one_file::saved_with_its_view,
        ),
        once(
            "links that leave one file name its site",
            one_file::links_name_the_site,
        ),
        once(
            "one file has a large corpus in it",
            one_file::of_a_large_corpus,
        ),
        plain(
            "one file can be read without its program",
            one_file::read_without_its_program,
        )
        .with(Setup {
            javascript: false,
            ..Setup::default()
        }),
        plain("one thing alone is embedded", embed::one_thing_alone),
        plain("a frame fits what is in it", embed::fits),
        plain("an event opens in its frame", embed::event_in_place),
        plain(
            "the lines of the embed dialog work where they are pasted",
            embed_dialog::lines_work,
        ),
        once(
            "a passage that is quoted can be embedded",
            embed_dialog::of_a_passage,
        ),
        plain(
            "an explorer is a part of a React page",
            embed_dialog::in_react,
        ),
        plain(
            "an embedded explorer lives in strict places",
            embed::in_strict_places,
        ),
        plain("an embedded stranger is not believed", embed::of_a_stranger),
        plain(
            "an embedded explorer is a link without scripts",
            embed::without_the_script,
        )
        .with(Setup {
            javascript: false,
            ..Setup::default()
        }),
    ])
}
