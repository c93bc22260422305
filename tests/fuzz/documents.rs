//! The documents that manifests are tried on: one of each format, with a heading, a list, dates and a quote.

/// Plain text.
pub const TEXT: &str = "\
The agreement

By Ana Pérez

25 February 2025

The two governments signed a military aid agreement in September 2016, after
three years of talks.

Officials of both sides said that the agreement covers ten years, and that it replaces an earlier one.

Next steps

\u{2022} A review is planned for next year.
\u{2022} Critics asked whether the agreement “serves the interests” of the two countries.
";

/// Markdown.
pub const MARKDOWN: &str = "\
---
title: The bridge
author: Bo Li
date: 2020-03-04
---
# The bridge

The *ministry* of transport [opened](https://example.org) the **new bridge** over the river on
March 3, 2020, it said.[^1]

- It took three years.
- It may be closed in late 2031.

[^1]: Nobody asked about R&amp;D.
";

/// A web page.
pub const PAGE: &str = "\
<!doctype html><html lang=en><head><title>The harbour | The Site</title>\
<meta name=author content='Cy Doe'><meta property='article:published_time' content='2021-06-07T10:00'></head>\
<body><nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>The harbour</h1>\
<p>The city <em>closed</em> its harbour on 5 June 2021 for a week, and nothing more was said about it.</p>\
<h2>Afterwards</h2><p>It was opened again two days ago, said the mayor, who had promised that in April.</p>\
<ul><li>No ship was lost.</li><li>Two were late.</li></ul></article><footer>All rights reserved</footer></body></html>";
