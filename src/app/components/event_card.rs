//! An event in the list.

use super::participants::Participants;
use super::theme::{ThemeMark, class_for};
use super::why_date::WhyDate;
use super::{all, when};
use crate::state::{Explorer, ViewState};
use crate::text::dates::show;
use crate::text::messages::brings_marks;
use crate::text::source::publisher_of;
use corpus::{Event, EventDateBasis, Evidence, Status};
use leptos::prelude::*;

/// When, what, from whom, and in which words.
#[component]
pub fn EventCard(event: &'static Event) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let date = event.date.as_ref().map(|date| show(date, &words.dates));
    let date = date.unwrap_or_else(|| words.no_date.into());
    let remark = |condition, text: &'static str| {
        when(condition, || view! { <span class="basis">{text}</span> })
    };
    let status = when(event.status != Status::Happened, || {
        let class = format!("status status-{}", event.status.as_str());
        view! { <span class=class>{(words.statuses)(event.status)}</span> }
    });
    let themes = event.themes.iter().filter_map(|id| {
        let position = explorer.theme_position(id)?;
        Some(view! { <li><ThemeMark position /></li> })
    });
    let evidence = event
        .evidence
        .iter()
        .map(|evidence| view! { <Quote event evidence /> });
    // Where two documents tell of it, their words can be compared.
    let first = event.evidence.first().map(|evidence| &evidence.document);
    let other = first.and_then(|first| {
        let mut others = event.evidence.iter().map(|evidence| &evidence.document);
        Some((first, others.find(|other| *other != first)?))
    });
    view! {
        <li
            class=move || format!("event {}", class_for(explorer, event))
            data-selected=move || explorer.is_selected(event).then_some("true")
            id=format!("event-{}", event.id)
        >
            <p class="when">
                <span class="date">{date}</span>
                {remark(event.date_basis == EventDateBasis::Inferred, words.inferred)}
                {status}
                {remark(!event.reviewed, words.unreviewed)}
            </p>
            <h3>
                <a
                    href=move || explorer.link(|view| view.at_event(event))
                    aria-current=move || explorer.is_selected(event).then_some("true")
                >
                    {event.title.as_str()}
                </a>
            </h3>
            {all(evidence)}
            {all(other.into_iter().map(|(first, other)| {
                view! {
                    <p class="to-compare alive">
                        <a href=move || {
                            explorer.link(|view| ViewState {
                                event: Some(event.id.clone()),
                                ..view.at_comparison(first, other)
                            })
                        }>{words.compare_sources}</a>
                    </p>
                }
            }))}
            <Participants event />
            <ul role="list" class="themes">{all(themes)}</ul>
            <WhyDate event />
        </li>
    }
}

/// When and what, of an event that the open document tells.
#[component]
pub fn EventLine(event: &'static Event) -> impl IntoView {
    let explorer = Explorer::get();
    let words = explorer.words;
    let date = event.date.as_ref().map(|date| show(date, &words.dates));
    view! {
        <li class="event" id=format!("event-{}", event.id)>
            <p class="when">{date.unwrap_or_else(|| words.no_date.into())}</p>
            <h3>
                <a href=move || explorer.link(|view| view.at_event(event))>{event.title.as_str()}</a>
            </h3>
        </li>
    }
}

/// The words of one source.
#[component]
fn Quote(event: &'static Event, evidence: &'static Evidence) -> impl IntoView {
    let explorer = Explorer::get();
    let source = explorer.corpus.document(&evidence.document);
    all(source.into_iter().map(|document| {
        let name = publisher_of(document);
        let class = brings_marks(&evidence.quote).then_some("nested");
        view! {
            <figure class="evidence">
                <blockquote class=class lang=document.language.as_str() dir="auto">
                    <span>{evidence.quote.as_str()}</span>
                </blockquote>
                <figcaption>
                    <a
                        href=move || explorer.link(|view| view.at_evidence(event, evidence))
                        aria-label=(explorer.words.read_in)(name)
                    >
                        {name}
                    </a>
                </figcaption>
            </figure>
        }
    }))
}
