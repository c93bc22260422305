//! What words show whether a sentence tells of something at its date, and as what. A language is
//! data; in one without it no automatic events are made, because nothing would tell a fact from a
//! plan, or either from a reference.

/// The words of a language, all in lower case.
pub struct Language {
    /// Words before a date at which something is.
    pub placing: &'static [&'static str],
    /// Words between those and the date: "in the spring of 2010".
    pub between: &'static [&'static str],
    /// A word that places a date only behind these: "as early as 1948", not "known as 1984".
    pub like: (&'static str, &'static [&'static str]),
    /// The same of "scheduled for May 3", not "known for 1984".
    pub meant: (&'static str, &'static [&'static str]),
    /// A word that places only the whole of a span of time: "from 2016 to 2018".
    pub from: &'static str,
    /// Words before a date up to which something is to be done.
    pub until: &'static [&'static str],
    /// Words before a date from which on something is.
    pub since: &'static [&'static str],
    /// "of" places a date only behind these: "at the end of 2019", not "the Act of 2014".
    pub of: &'static str,
    /// See `of`.
    pub parts: &'static [&'static str],
    /// Verbs and auxiliaries of the past.
    pub past: &'static [&'static str],
    /// What regular verbs of the past end with, and what looks like it but is not.
    pub past_ending: (&'static str, &'static [&'static str]),
    /// Words that make the participle behind them part of a name: "the proposed treaty".
    pub determiners: &'static [&'static str],
    /// Those of them behind which no verb stands: "rejects the plan".
    pub articles: &'static [&'static str],
    /// Verbs and auxiliaries of the present.
    pub present: &'static [&'static str],
    /// Auxiliaries of what began and may go on: "has been".
    pub perfect: &'static [&'static str],
    /// Between those and what goes on: "has been building".
    pub been: &'static str,
    /// Words that set what goes on to the time of telling: "is now building".
    pub now: &'static [&'static str],
    /// Verbs that say of what follows that it goes on: "continues to build".
    pub continuing: &'static [&'static str],
    /// What is said of something that goes on: "is under way".
    pub under_way: &'static [&'static str],
    /// Verbs of trends, attitudes and habits, which go on but on no day: "is now growing", "continues to support".
    pub states: &'static [&'static str],
    /// Words that say that something is so in general: "often", "each".
    pub usual: &'static [&'static str],
    /// Before a participle it is yet to be: "to be released".
    pub be: &'static str,
    /// What is announced, promised, ordered or scheduled.
    pub planned: &'static [&'static str],
    /// Of those the auxiliaries: what they say is not done on the day on which it is said.
    pub modals: &'static [&'static str],
    /// Those of them that tell before a perfect what was not: "should have started".
    pub unreal: &'static [&'static str],
    /// Verbs of which the past too leaves open whether it came to be: "agreed to withdraw by 2020".
    pub aims: &'static [&'static str],
    /// The word between those and what is aimed at.
    pub to: &'static str,
    /// What is expected, feared or thought possible.
    pub forecast: &'static [&'static str],
    /// Words that deny.
    pub negations: &'static [&'static str],
    /// Words that make a sentence a condition.
    pub conditions: &'static [&'static str],
    /// First words of references, notices and page furniture.
    pub references: &'static [&'static str],
    /// Words that only references have.
    pub reference_words: &'static [&'static str],
    /// Words that join clauses.
    pub joining: &'static [&'static str],
    /// The word with which a clause begins without a comma: "said that in 2016".
    pub that: &'static str,
    /// Words behind which a point ends no sentence.
    pub abbreviations: &'static [&'static str],
    /// Auxiliaries: a participle behind one of them is the verb of its clause, "was signed".
    pub auxiliaries: &'static [&'static str],
    /// Verbs that need no object, so that the date right behind them is theirs: "he died in 1950", but "the
    /// treaty signed in 1950".
    pub intransitive: &'static [&'static str],
    /// What most adverbs end with.
    pub adverb_ending: &'static str,
    /// What a verb ends with that has no subject: "being able".
    pub gerund_ending: &'static str,
    /// Words with which a phrase begins, so that an excerpt can end before them.
    pub phrases: &'static [&'static str],
    /// Other words that stand before a verb as adverbs do.
    pub adverbs: &'static [&'static str],
    /// Prepositions behind which no object follows: "the talk given to".
    pub leading: &'static [&'static str],
    /// Whom a sentence addresses.
    pub addressed: &'static [&'static str],
    /// What is reported as planned: "they would leave".
    pub would: &'static str,
    /// What stands behind a time of the day.
    pub clock: &'static [&'static str],
    /// Before the doer of what a participle says: "tabled by the delegate".
    pub doer: &'static str,
    /// Words that open a clause whose date is not that of the sentence: "which was signed in 1950".
    pub subordinating: &'static [&'static str],
    /// Words that open a phrase in which a date is that of what the phrase names: "After the agreement on May 3".
    pub relating: &'static [&'static str],
    /// Words behind a verb that set it before what they name: "until his death in 1953".
    pub preceding: &'static [&'static str],
    /// Verbs whose "that" opens what somebody says, and no relative clause.
    pub saying: &'static [&'static str],
    /// Words that stand for what was named before.
    pub pronouns: &'static [&'static str],
    /// Those of them that are subjects of verbs.
    pub personal: &'static [&'static str],
    /// Words with which somebody speaks of himself, or to somebody.
    pub speaker: &'static [&'static str],
    /// Words that stand for somebody or something named before, wherever they stand.
    pub standing: &'static [&'static str],
    /// Those of them that are never the subject, nor belong to it.
    pub objects: &'static [&'static str],
    /// Words that show what was named before: "those plans".
    pub showing: &'static [&'static str],
    /// Words that open a clause about what stands before them.
    pub relative: &'static [&'static str],
    /// Words that stand behind that article for one of several named before: "the next will be held".
    pub ranks: &'static [&'static str],
    /// The article of what is known.
    pub the: &'static str,
    /// The word that may stand for what follows: "it was decided to".
    pub it: &'static str,
    /// Words that open a clause with a verb of its own: an excerpt does not end before that.
    pub opening_clauses: &'static [&'static str],
    /// Words that may stand before the subject and open a sentence: "However, it".
    pub opening: &'static [&'static str],
    /// Words that set a number beside that of another time: "more than in 1871".
    pub comparing: &'static [&'static str],
    /// Words between those and the date: "over the number in 1871".
    pub compared: &'static [&'static str],
    /// Lengths of time whose end is a day of the calendar of an office: "the year ended June 30".
    pub periods: &'static [&'static str],
    /// How they end.
    pub ending: &'static [&'static str],
    /// Years that are not those of the calendar.
    pub fiscal: &'static [&'static str],
    /// The word between what is told together.
    pub and: &'static str,
    /// Words that join clauses of the same rank.
    pub coordinating: &'static [&'static str],
    /// Prepositions, behind which no excerpt ends.
    pub prepositions: &'static [&'static str],
}

/// The data for a BCP 47 language tag.
pub fn language(tag: &str) -> Option<&'static Language> {
    match tag.split('-').next() {
        Some("en") => Some(&ENGLISH),
        _ => None,
    }
}

#[rustfmt::skip]
static ENGLISH: Language = Language {
    placing: &[
        "on", "in", "during", "between", "throughout", "beginning", "starting", "ending", "effective", "through",
        "around", "about", "early", "late", "mid", "at", "this", "due",
    ],
    between: &["the", "early", "late", "mid", "about", "around", "approximately", "roughly", "circa", "or", "year"],
    like: ("as", &["early", "late", "recently", "soon"]),
    meant: ("for", &["scheduled", "set", "planned", "slated", "called", "fixed"]),
    from: "from",
    until: &["by", "until", "till"],
    since: &["since"],
    of: "of",
    parts: &[
        "end", "beginning", "start", "middle", "spring", "summer", "autumn", "fall", "winter", "half", "quarter",
        "part", "months", "month", "weeks", "week", "days", "day", "morning", "evening", "night", "afternoon",
    ],
    past: &[
        "was", "were", "had", "did", "said", "told", "began", "came", "went", "took", "made", "gave", "held", "met",
        "led", "left", "sent", "won", "lost", "became", "brought", "built", "bought", "broke", "caught", "chose",
        "drew", "drove", "fell", "felt", "fought", "flew", "found", "got", "grew", "heard", "hit", "kept", "knew",
        "laid", "lay", "paid", "put", "ran", "rose", "sat", "saw", "sold", "sought", "spent", "spoke", "stood",
        "struck", "swore", "taught", "thought", "threw", "understood", "withdrew", "wrote", "arose", "bore", "cut",
        "dealt", "fled", "forbade", "forgot", "overthrew", "rode", "sank", "shook", "shot", "shut", "slid", "sprang",
        "stole", "undertook", "upheld", "wore", "born", "known", "seen", "shown", "written", "withdrawn", "begun",
        "broken", "chosen", "drawn", "driven", "forced", "given", "taken", "overthrown", "torn", "died", "lied",
    ],
    past_ending: ("ed", &[
        "need", "indeed", "speed", "exceed", "proceed", "succeed", "feed", "seed", "agreed-upon", "breed", "deed",
        "greed", "weed", "hundred", "sacred", "kindred", "dated", "entitled", "titled", "related", "based", "named",
        "called", "numbered", "supposed", "interested", "concerned", "sophisticated", "detailed", "limited", "advanced",
        "aged", "undated", "updated", "cited", "attached", "enclosed", "excerpted", "reprinted", "so-called",
    ]),
    determiners: &[
        "a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "your", "my", "of",
        "for", "with", "any", "all", "some", "no", "each", "every", "more", "most", "such", "other", "in", "on", "to",
        "well", "newly", "highly", "so",
    ],
    articles: &["a", "an", "the", "its", "their", "his", "our", "your", "my", "each", "every", "such"],
    present: &["is", "are", "has", "have", "does", "do", "am", "remains", "remain", "continues", "continue"],
    perfect: &["has", "have"],
    been: "been",
    now: &["now", "currently", "still", "presently"],
    continuing: &["continues", "continue"],
    under_way: &["ongoing", "underway", "under way", "still under way", "in progress", "going on", "under construction"],
    states: &[
        "becoming", "growing", "getting", "increasing", "rising", "falling", "declining", "changing", "shrinking",
        "improving", "worsening", "warming", "deepening", "weakening", "expanding", "evolving", "hoping", "thinking",
        "wondering", "looking", "trying", "facing", "experiencing", "living", "suffering", "feeling", "struggling",
        "enjoying", "learning", "seeing", "having", "lacking", "missing", "willing", "using", "relying", "serving",
        "be", "become", "grow", "get", "increase", "rise", "fall", "decline", "change", "improve", "worsen", "expand",
        "evolve", "develop", "hope", "think", "look", "try", "face", "experience", "live", "suffer", "feel", "struggle",
        "enjoy", "learn", "see", "have", "hold", "lack", "use", "rely", "serve", "support", "oppose", "believe", "play",
        "exist", "provide", "work", "working", "help", "apply", "remain", "offer", "consider", "encourage", "ensure",
        "stand", "make", "matter", "depend", "belong", "know", "like", "love", "fear", "attract", "influence", "affect",
    ],
    usual: &[
        "often", "always", "usually", "generally", "typically", "normally", "sometimes", "frequently", "every", "each",
        "regularly", "annually", "daily", "weekly", "monthly", "yearly", "commonly", "rarely", "seldom", "increasingly",
        "whenever", "many", "most", "some", "any", "used", "considered", "regarded", "known", "widely", "traditionally",
    ],
    be: "be",
    planned: &[
        "will", "shall", "must", "should", "scheduled", "slated", "planned", "plans", "plan", "intends", "intend",
        "intended", "aims", "aim", "due", "deadline", "required", "requires", "require", "directs", "promises",
        "pledges", "upcoming", "forthcoming", "ought", "proposes", "propose", "proposal", "proposals", "let", "going",
        "ll", "we'll", "i'll", "they'll", "you'll", "it'll", "target", "ready", "hope", "hopes", "wants",
        "want", "need", "needs", "seek", "seeks",
    ],
    modals: &["will", "shall", "must", "should", "ought", "due", "going", "ll", "need", "let", "be", "upcoming", "ready"],
    unreal: &["should", "must"],
    aims: &[
        "agreed", "decided", "promised", "pledged", "vowed", "sought", "asked", "urged", "ordered", "directed",
        "committed", "proposed", "offered", "undertook", "resolved", "called", "instructed", "invited", "set",
        "is", "are", "was", "were", "has", "have", "had", "needed", "voted", "swore", "wished", "authorized",
    ],
    to: "to",
    forecast: &[
        "would", "could", "might", "may", "can", "expect", "expects", "expected", "likely", "unlikely", "forecast",
        "forecasts", "predict", "predicts", "predicted", "projected", "projects", "projection", "anticipate",
        "anticipates", "anticipated", "perhaps", "probably", "possibly", "estimated", "estimates", "warns", "fears",
    ],
    negations: &[
        "not", "never", "neither", "nor", "no", "cannot", "without", "didn't", "wasn't", "weren't", "hadn't", "hasn't",
        "haven't", "isn't", "aren't", "won't", "wouldn't", "couldn't", "shouldn't", "doesn't", "don't", "can't",
    ],
    conditions: &["if", "unless", "whether", "suppose", "supposing", "imagine", "provided", "assuming", "example", "instance"],
    references: &[
        "see", "cf", "ibid", "source", "sources", "copyright", "retrieved", "accessed", "archived", "available",
        "posted", "published", "updated", "modified", "revised", "printed", "reprinted", "last", "first", "dated",
        "date", "note", "notes", "originally", "publicly", "released", "version", "excerpt", "photo", "figure",
        "table", "telegram", "memorandum", "quoted",
    ],
    reference_words: &[
        "pp", "vol", "vols", "ibid", "isbn", "issn", "doi", "https", "http", "retrieved", "copyright", "cit", "eds",
        "stat", "u.s.c", "codified",
    ],
    joining: &[
        "and", "but", "while", "whereas", "when", "which", "who", "after", "before", "because", "although", "though",
        "so", "or", "where", "whose", "as", "with", "that", "including", "even", "since", "until", "following", "yet",
    ],
    that: "that",
    abbreviations: &[
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "sgt", "capt", "adm", "sen", "rep", "gov", "amb", "hon",
        "rev", "st", "jr", "sr", "vs", "etc", "inc", "ltd", "co", "corp", "no", "nos", "vol", "pp", "dept", "jan",
        "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mt", "ft", "ave", "blvd",
        "approx", "ca", "cf", "eg", "ie", "al", "pub", "stat", "ed", "eds", "art", "para", "sec", "ch", "fig",
        "v", "messrs", "mme", "mlle", "supt", "maj", "brig", "cmdr", "pres", "fr", "ss", "viz", "seq", "per",
        "est", "tel", "ext", "op", "opp", "bk", "pt", "lib", "dist", "ult", "inst", "prox", "c", "b", "d", "fl",
    ],
    auxiliaries: &[
        "was", "were", "is", "are", "am", "been", "be", "being", "had", "has", "have", "having", "did", "got", "wasn't",
        "weren't", "isn't", "aren't", "hadn't", "hasn't", "haven't",
    ],
    intransitive: &[
        "died", "began", "met", "came", "went", "arrived", "opened", "closed", "ended", "started", "returned", "left",
        "resigned", "retired", "fell", "rose", "occurred", "happened", "sailed", "landed", "departed", "collapsed",
        "appeared", "disappeared", "emerged", "erupted", "expired", "lapsed", "graduated", "married", "moved", "voted",
        "surrendered", "withdrew", "escaped", "fled", "disbanded", "dissolved", "merged", "failed", "succeeded",
        "was", "were", "had", "did", "became", "lived", "worked", "served", "visited", "travelled", "traveled",
        "convened", "assembled", "adjourned", "commenced", "concluded", "continued", "resumed", "ceased", "stopped",
        "agreed", "referred", "looked", "called", "asked", "responded", "replied", "applied", "participated", "fought",
        "led", "spoke", "talked", "testified", "appealed", "contributed", "belonged", "ran", "relied", "resulted",
        "consisted", "insisted", "objected", "acceded", "pointed", "turned", "joined", "took", "flew",
        "settled", "stayed", "remained", "passed", "marched", "dropped", "climbed", "attempted", "tried", "planned",
        "decided", "refused", "promised", "pledged", "wanted", "needed", "complained", "warned", "argued", "protested",
        "intervened", "retreated", "rebelled", "crashed", "burned", "exploded", "switched", "shifted",
        "compared", "amounted", "acted", "entered", "recovered", "lay", "lied", "drove", "rode", "sank", "stepped",
        "broke", "grew", "declined", "increased", "decreased", "peaked", "stood", "sat", "won", "lost", "born",
        "emigrated", "immigrated", "migrated", "relocated", "enlisted", "mutinied", "capitulated", "advanced", "rallied",
        "gathered", "demonstrated", "rioted", "embarked", "disembarked", "docked", "foundered", "capsized", "derailed",
        "plunged", "soared", "surged", "plummeted", "persisted", "ensued", "debuted", "premiered", "perished", "drowned",
    ],
    adverb_ending: "ly",
    gerund_ending: "ing",
    phrases: &[
        "in", "on", "at", "by", "for", "from", "with", "without", "under", "over", "into", "onto", "upon", "between",
        "among", "against", "during", "through", "throughout", "within", "across", "via", "toward", "towards", "to",
        "after", "before", "because", "while", "when", "where", "although", "though", "since", "until", "which", "who",
        "whose", "and", "but", "or", "if", "unless", "concerning", "regarding", "including", "following", "entitled",
        "whereas", "so", "despite", "along", "around", "behind", "below", "beyond", "near", "off", "out", "past",
    ],
    adverbs: &[
        "not", "also", "never", "already", "ever", "then", "first", "since", "later", "soon", "again", "just", "now",
        "only", "all", "both", "even", "still", "once", "and", "thus", "therefore", "however", "twice", "much", "well",
        "so", "too", "often", "long", "here", "there", "next", "last", "always", "almost", "quite", "very", "more", "most",
    ],
    leading: &["to", "in", "at", "for", "from", "with", "under", "by"],
    addressed: &["you", "you're", "you've", "you'll", "you'd"],
    would: "would",
    clock: &["hours", "hrs", "local", "time", "gmt", "utc", "z", "o'clock", "noon", "midnight"],
    doer: "by",
    subordinating: &[
        "which", "who", "whom", "whose", "where", "after", "before", "because", "although", "though", "since", "until",
        "as", "than", "whether", "if", "unless", "except", "what", "why", "how", "once",
    ],
    preceding: &["before", "until", "till"],
    relating: &[
        "after", "before", "since", "until", "following", "despite", "under", "because", "according", "unlike", "pursuant",
        "thanks", "concerning", "regarding", "besides", "except",
    ],
    saying: &[
        "said", "told", "announced", "stated", "declared", "reported", "agreed", "believed", "noted", "added", "claimed",
        "confirmed", "argued", "explained", "recalled", "revealed", "warned", "insisted", "known", "found", "showed",
        "shown", "learned", "indicated", "informed", "reminded", "believe", "know", "says", "say", "true", "recall",
        "state", "note", "think", "thought", "hope", "suggest", "suggested", "estimated", "mentioned", "me", "us", "him",
        "her", "them", "you", "estimates", "reports", "requires", "required", "provides", "provided", "ordered",
        "clear", "demanded", "proposed", "notice", "given", "recommended", "decided", "concluded", "admitted", "observed", "wrote",
    ],
    speaker: &[
        "i", "me", "my", "we", "us", "our", "ours", "myself", "ourselves", "i'm", "i've", "i'd", "i'll", "we're", "we've",
        "we'd", "we'll", "your", "yours",
    ],
    standing: &["he", "she", "they", "it", "him", "them", "his", "her", "hers", "their", "theirs", "its", "latter"],
    objects: &["him", "them"],
    showing: &["this", "these", "those"],
    relative: &["which", "who", "whom", "whose", "where"],
    ranks: &["next", "last", "first", "second", "third", "other", "others", "latest", "rest", "remainder"],
    the: "the",
    it: "it",
    opening_clauses: &[
        "that", "which", "who", "whose", "where", "when", "while", "because", "although", "though", "whether", "if", "what",
        "why", "how",
    ],
    personal: &["he", "she", "they"],
    pronouns: &[
        "it", "they", "he", "she", "this", "these", "those", "that", "such", "both", "neither", "its", "their", "his",
        "her", "him", "them", "latter", "former", "which", "who", "same", "it's", "he's",
        "she's", "they're", "they've", "that's",
    ],
    opening: &[
        "but", "and", "however", "moreover", "furthermore", "thus", "therefore", "so", "yet", "then", "also", "later",
        "soon", "meanwhile", "here", "there", "nevertheless", "subsequently", "thereafter", "accordingly",
        "consequently", "finally", "indeed", "still", "again", "or", "as", "when", "while", "although", "though", "since",
        "because", "after", "before", "if", "where", "the", "at", "once",
    ],
    comparing: &[
        "than", "compared", "against", "exceeding", "exceeds", "exceeded", "over", "above", "below", "versus", "relative",
        "comparison", "equal", "under",
    ],
    compared: &[
        "the", "that", "those", "number", "numbers", "amount", "amounts", "total", "totals", "figure", "figures", "same",
        "corresponding", "period", "level", "levels", "rate", "rates", "of", "as", "it", "was", "were", "they", "had",
        "been", "one", "in", "with", "to", "value", "average", "receipts", "expenditures", "what", "year", "month",
    ],
    periods: &["year", "years", "quarter", "quarters", "period", "months", "month", "half", "week", "weeks", "term"],
    ending: &["ended", "ending", "ends", "closed", "closing", "beginning", "begun"],
    fiscal: &["fiscal", "fy", "financial"],
    and: "and",
    coordinating: &["and", "but", "while", "whereas", "yet", "so", "or", "although", "though", "because"],
    prepositions: &[
        "of", "to", "in", "on", "at", "by", "for", "from", "with", "without", "under", "over", "into", "onto", "upon",
        "between", "among", "against", "during", "through", "about", "than", "not", "be", "very", "more", "less", "per",
        "is", "are", "was", "were", "has", "have", "had", "been", "will", "would", "shall", "should", "may", "might",
        "can", "could", "must", "both", "either", "neither", "nor", "if", "whether", "toward", "towards", "within",
        "across", "via", "like", "also", "it", "he", "she", "they", "we", "i", "who", "only", "over", "including",
    ],
};
