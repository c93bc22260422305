//! How many events each theme has in each period of time.
//!
//! **Invariant:** a date is never made more precise than it is. An event counts in a period only if
//! its whole date lies in it and is beyond doubt; every other one is counted apart.

use corpus::{Corpus, Event, Status};

/// The lengths of periods in months, from fine to coarse.
const LENGTHS: [i64; 9] = [1, 3, 12, 60, 120, 240, 600, 1_200, 12_000];
/// How many periods are drawn at most: a bar stays wide enough to be pointed at.
const MAX_PERIODS: i64 = 24;

/// The events of one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Those that happened or go on.
    pub told: usize,
    /// Those that are planned or expected.
    pub expected: usize,
}

impl Count {
    /// All of them.
    pub fn all(self) -> usize {
        self.told + self.expected
    }
}

/// The events of one theme.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Trend {
    /// For each period.
    pub counts: Vec<Count>,
    /// Those whose date is wider than a period, open, approximate or uncertain.
    pub wider: usize,
    /// Those without a date.
    pub undated: usize,
}

/// The themes over time.
#[derive(Debug, PartialEq, Eq)]
pub struct Trends {
    /// The length of a period in months.
    pub months: i64,
    /// The first period, counted in periods from January of the year 0.
    pub first: i64,
    /// One for each of `corpus.themes`.
    pub trends: Vec<Trend>,
    /// The most events of a theme in a period.
    pub most: usize,
}

/// The months, counted from January of the year 0, in which a date begins and ends; `None` when it
/// has no certain beginning or end.
fn months(event: &Event) -> Option<(i64, i64)> {
    let date = event.date.as_ref()?;
    if date.is_approximate() || date.is_uncertain() {
        return None;
    }
    let [first, last] = [date.earliest()?, date.latest()?].map(|day| {
        let (year, month, _) = day.year_month_day();
        year * 12 + i64::from(month) - 1
    });
    Some((first, last))
}

impl Trends {
    /// Counts the events of a corpus; `None` where their dates do not lie in at least two periods.
    ///
    /// The periods are the shortest that hold nine tenths of the dates that the best length can
    /// hold: one event with nothing but a year does not make years of what is known to the day.
    pub fn count(corpus: &Corpus) -> Option<Self> {
        let dates: Vec<_> = corpus.events.iter().map(months).collect();
        let lengths = LENGTHS.map(|length| {
            let places = dates.iter().flatten();
            let places = places.filter_map(|&(first, last)| period(first, last, length));
            let (mut least, mut most, mut held) = (i64::MAX, i64::MIN, 0);
            for place in places {
                (least, most, held) = (least.min(place), most.max(place), held + 1);
            }
            let fits = held > 0 && most > least && most - least < MAX_PERIODS;
            (length, least, most, if fits { held } else { 0 })
        });
        let best = lengths.iter().map(|&(.., held)| held).max().unwrap_or(0);
        let chosen = lengths.into_iter();
        let (months, first, last, _) = chosen
            .filter(|&(.., held)| held > 0)
            .find(|&(.., held)| held * 10 >= best * 9)?;
        let mut trends: Vec<Trend> = (corpus.themes.iter())
            .map(|_| Trend {
                counts: vec![Count::default(); (last - first + 1) as usize],
                ..Trend::default()
            })
            .collect();
        for (event, date) in corpus.events.iter().zip(dates) {
            let place = date.and_then(|(first, last)| period(first, last, months));
            let of_event = |theme: &corpus::Theme| event.themes.contains(&theme.id);
            for (theme, trend) in corpus.themes.iter().zip(&mut trends) {
                if of_event(theme) {
                    trend.add(event, place.map(|place| (place - first) as usize));
                }
            }
        }
        let counts = trends.iter().flat_map(|trend| &trend.counts);
        let most = counts.map(|count| count.all()).max().unwrap_or(0);
        (most > 0).then_some(Self {
            months,
            first,
            trends,
            most,
        })
    }
}

/// The period that holds all of a date, if one does.
fn period(first: i64, last: i64, length: i64) -> Option<i64> {
    let place = first.div_euclid(length);
    (last.div_euclid(length) == place).then_some(place)
}

impl Trend {
    fn add(&mut self, event: &Event, place: Option<usize>) {
        match (place, &event.date) {
            (Some(place), _) => {
                let count = &mut self.counts[place];
                match event.status {
                    Status::Happened | Status::Ongoing => count.told += 1,
                    Status::Planned | Status::Forecast => count.expected += 1,
                }
            }
            (None, Some(_)) => self.wider += 1,
            (None, None) => self.undated += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axis::tests::{corpus_of, dates};
    use crate::store::tests::theme;

    /// The events of one theme at some dates, the last one planned: length of a period, first
    /// period, counts, those apart.
    fn shown(texts: &[&str]) -> Option<(i64, i64, String, usize, usize)> {
        let mut corpus = corpus_of(&dates(texts));
        corpus.themes = vec![theme("a")];
        for event in &mut corpus.events {
            event.themes = vec![theme("a").id];
        }
        if let Some(last) = corpus.events.last_mut() {
            last.status = Status::Planned;
        }
        let periods = Trends::count(&corpus)?;
        let trend = &periods.trends[0];
        let count = |count: &Count| match count.expected {
            0 => count.told.to_string(),
            expected => format!("{}+{expected}", count.told),
        };
        let counts: Vec<_> = trend.counts.iter().map(count).collect();
        let counts = counts.join(" ");
        Some((
            periods.months,
            periods.first,
            counts,
            trend.wider,
            trend.undated,
        ))
    }

    #[test]
    fn an_event_counts_only_where_its_whole_date_lies() {
        /// Dates; length and first of the periods; counts; those apart.
        type Case = (
            &'static [&'static str],
            i64,
            i64,
            &'static str,
            usize,
            usize,
        );
        let cases: &[Case] = &[
            (&["2016", "2018", "2018-05"], 12, 2016, "1 0 1+1", 0, 0),
            (&["2016", "2018", "201X", ""], 12, 2016, "1 0 1", 1, 1),
            (
                &["2016", "2018", "2017~", "2017?", "2017/..", ""],
                12,
                2016,
                "1 0 1",
                3,
                1,
            ),
            (
                &["2023-07-17", "2023-07", "2023-09-01"],
                1,
                2023 * 12 + 6,
                "2 0 0+1",
                0,
                0,
            ),
            (&["195X", "196X", "199X"], 120, 195, "1 1 0 0 0+1", 0, 0),
            (
                &["-0043", "-0041", "0002"],
                60,
                -9,
                "2 0 0 0 0 0 0 0 0 0+1",
                0,
                0,
            ),
        ];
        for (texts, months, first, counts, wider, undated) in cases {
            let want = Some((*months, *first, String::from(*counts), *wider, *undated));
            assert_eq!(shown(texts), want, "{texts:?}");
        }
    }

    #[test]
    fn one_period_is_no_course_of_time() {
        for texts in [
            &[][..],
            &["2016"],
            &["2016-05-01", "2016-05-30"],
            &["", ""],
            &["2016/..", "2017~"],
        ] {
            assert_eq!(shown(texts), None, "{texts:?}");
        }
    }

    #[test]
    fn there_are_never_many_periods() {
        let texts: Vec<String> = (0..200).map(|n| format!("{:04}", 1 + n * 10)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let (months, _, counts, ..) = shown(&texts).expect("has a course");
        assert_eq!(months, 1_200);
        assert!(counts.split(' ').count() <= MAX_PERIODS as usize);
    }
}
