//! TOML tables whose every value knows its place, read with faults instead of failing at the first one.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Date;

use super::super::language::Words;
use super::faults::Faults;
use super::nearest::suggestion;

/// One table of a document.
#[derive(Clone)]
pub(in crate::domain) struct Table<'t> {
    entries: &'t DeTable<'t>,
    /// Where it names itself, or its heading.
    pub place: Range<usize>,
    /// What it is, for messages: `indicator “deaths”`.
    pub title: String,
}

/// Whether a text must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::domain) enum Need {
    Required,
    Optional,
}

impl<'t> Table<'t> {
    pub fn new(entries: &'t DeTable<'t>, place: Range<usize>, title: &str) -> Self {
        Self { entries, place, title: title.to_owned() }
    }

    /// The same table under a title that names it; what it lacks is faulted where its name stands.
    pub fn titled(self, title: String, place: Range<usize>) -> Self {
        Self { place, title, ..self }
    }

    pub fn has(&self, field: &str) -> bool {
        self.entries.contains_key(field)
    }

    /// The place of the field's value, or of the whole table where it is absent.
    pub fn place_of(&self, field: &str) -> Range<usize> {
        self.entries.get(field).map_or_else(|| self.place.clone(), Spanned::span)
    }

    /// Faults every field that is not `known`.
    pub fn only(&self, faults: &mut Faults, known: &[&str]) {
        for name in self.entries.keys().filter(|name| !known.contains(&name.get_ref().as_ref())) {
            let advice = suggestion(name.get_ref(), known.iter().copied());
            faults.error(&name.span(), format!("{} has no field “{}”{advice}", self.title, name.get_ref()));
        }
    }

    fn missing(&self, faults: &mut Faults, field: &str, example: &str) {
        faults.error(&self.place, format!("{} lacks {field}; write {field} = {example}", self.title));
    }

    fn value<T>(
        &self,
        faults: &mut Faults,
        field: &str,
        wanted: &str,
        read: impl FnOnce(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<Spanned<T>> {
        let found = self.entries.get(field)?;
        let value = read(found.get_ref());
        if value.is_none() {
            faults.error(&found.span(), format!("{field} of {} must be {wanted}", self.title));
        }
        Some(Spanned::new(found.span(), value?))
    }

    /// A text; absent is `None`.
    pub fn text(&self, faults: &mut Faults, field: &str) -> Option<Spanned<&'t str>> {
        self.value(faults, field, "a text in quotation marks", DeValue::as_str)
    }

    /// A text that must be there and not empty; `example` shows one.
    pub fn required_text(&self, faults: &mut Faults, field: &str, example: &str) -> Option<Spanned<&'t str>> {
        if !self.has(field) {
            self.missing(faults, field, &format!("\"{example}\""));
        }
        let text = self.text(faults, field)?;
        if text.get_ref().trim().is_empty() {
            faults.error(
                &text.span(),
                format!("{field} of {} is empty; write one such as “{example}”", self.title),
            );
            return None;
        }
        Some(text)
    }

    /// A whole number.
    pub fn whole(&self, faults: &mut Faults, field: &str) -> Option<Spanned<i64>> {
        self.value(faults, field, "a whole number without quotation marks, such as 20_000_000", whole)
    }

    /// A whole number that must be there.
    pub fn required_whole(&self, faults: &mut Faults, field: &str, example: i64) -> Option<Spanned<i64>> {
        if !self.has(field) {
            self.missing(faults, field, &example.to_string());
        }
        self.whole(faults, field)
    }

    /// `true` or `false`; absent is `false`.
    pub fn flag(&self, faults: &mut Faults, field: &str) -> bool {
        self.value(faults, field, "true or false, without quotation marks", DeValue::as_bool)
            .is_some_and(Spanned::into_inner)
    }

    /// A day written as `2019-01-31`, with or without quotation marks.
    pub fn day(&self, faults: &mut Faults, field: &str) -> Option<Spanned<Date>> {
        self.value(faults, field, "a day such as 2019-01-31", |value| match value {
            DeValue::Datetime(moment) if moment.time.is_none() => moment.date,
            DeValue::String(text) => {
                text.parse::<toml::value::Datetime>().ok().filter(|moment| moment.time.is_none())?.date
            }
            _ => None,
        })
    }

    /// A day that must be there.
    pub fn required_day(&self, faults: &mut Faults, field: &str) -> Option<Spanned<Date>> {
        if !self.has(field) {
            self.missing(faults, field, "2019-01-01");
        }
        self.day(faults, field)
    }

    /// A list of texts.
    pub fn texts(&self, faults: &mut Faults, field: &str) -> Option<Vec<Spanned<&'t str>>> {
        self.list(faults, field, "a list of texts, such as [\"truoc\", \"sau\"]", DeValue::as_str)
    }

    /// A list of whole numbers.
    pub fn wholes(&self, faults: &mut Faults, field: &str) -> Option<Vec<Spanned<i64>>> {
        self.list(faults, field, "a list of whole numbers, such as [2, 3]", whole)
    }

    fn list<T>(
        &self,
        faults: &mut Faults,
        field: &str,
        wanted: &str,
        read: impl Fn(&'t DeValue<'t>) -> Option<T>,
    ) -> Option<Vec<Spanned<T>>> {
        let list = self.value(faults, field, wanted, DeValue::as_array)?.into_inner();
        let mut values = Vec::new();
        for item in list {
            match read(item.get_ref()) {
                Some(value) => values.push(Spanned::new(item.span(), value)),
                None => faults.error(&item.span(), format!("{field} of {} must be {wanted}", self.title)),
            }
        }
        Some(values)
    }

    /// One of several words, each with what it stands for. Absent is `None`.
    pub fn choice<T: Clone>(
        &self,
        faults: &mut Faults,
        field: &str,
        choices: &[(&str, T)],
    ) -> Option<Spanned<T>> {
        let word = self.text(faults, field)?;
        if let Some((_, choice)) = choices.iter().find(|(name, _)| name == word.get_ref()) {
            return Some(Spanned::new(word.span(), choice.clone()));
        }
        let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
        let advice = suggestion(word.get_ref(), names.iter().copied());
        faults.error(
            &word.span(),
            format!(
                "{field} of {} cannot be “{}”{advice}; it is one of: {}",
                self.title,
                word.get_ref(),
                names.join(", ")
            ),
        );
        None
    }

    /// One of several words, which must be there.
    pub fn required_choice<T: Clone>(
        &self,
        faults: &mut Faults,
        field: &str,
        choices: &[(&str, T)],
    ) -> Option<Spanned<T>> {
        if !self.has(field) {
            let names: Vec<_> = choices.iter().map(|(name, _)| *name).collect();
            faults.error(
                &self.place,
                format!("{} lacks {field}; it is one of: {}", self.title, names.join(", ")),
            );
        }
        self.choice(faults, field, choices)
    }

    /// A text in Vietnamese and English: `stem_vi` and `stem_en`. Missing English is a warning.
    pub fn words(&self, faults: &mut Faults, stem: &str, need: Need) -> Option<Words> {
        self.words_of(faults, &format!("{stem}_vi"), &format!("{stem}_en"), need)
    }

    /// Like [`Table::words`], with the fields' names given.
    pub fn words_of(&self, faults: &mut Faults, vi: &str, en: &str, need: Need) -> Option<Words> {
        if need == Need::Required && !self.has(vi) {
            self.missing(faults, vi, "\"…\", in Vietnamese");
        } else if self.has(en) && !self.has(vi) {
            faults.error(
                &self.place_of(en),
                format!("{en} of {} stands without {vi}; write the Vietnamese too", self.title),
            );
        }
        let vietnamese = self.text(faults, vi)?;
        let english = self.text(faults, en);
        for text in
            std::iter::once(&vietnamese).chain(&english).filter(|text| text.get_ref().trim().is_empty())
        {
            faults.error(
                &text.span(),
                format!("a text of {} is empty; write it, or take the field out", self.title),
            );
        }
        if !self.has(en) {
            let message = format!("{} lacks {en}; readers of English will see the Vietnamese", self.title);
            faults.warning(&vietnamese.span(), message);
        }
        let en = english.map(|text| (*text.get_ref()).to_owned());
        Some(Words { vi: (*vietnamese.get_ref()).to_owned(), en })
    }

    /// The tables under `[[field]]`, each titled `title`.
    pub fn tables(&self, faults: &mut Faults, field: &str, title: &str) -> Vec<Table<'t>> {
        let Some(found) = self.entries.get(field) else { return Vec::new() };
        let Some(items) = found.get_ref().as_array() else {
            faults.error(
                &found.span(),
                format!("write “{field}” in double brackets, as in [[{field}]]: there may be several"),
            );
            return Vec::new();
        };
        let mut tables = Vec::new();
        for item in items {
            match item.get_ref().as_table() {
                Some(entries) => tables.push(Table::new(entries, item.span(), title)),
                None => faults
                    .error(&item.span(), format!("each {title} is a table of its own under [[{field}]]")),
            }
        }
        tables
    }

    /// The table `[field]`.
    pub fn table(&self, faults: &mut Faults, field: &str, title: &str) -> Option<Table<'t>> {
        let wanted = format!("a single table, as in [{field}]");
        let entries = self.value(faults, field, &wanted, DeValue::as_table)?;
        Some(Table::new(entries.get_ref(), entries.span(), title))
    }

    /// Calls `visit` with each text of the table and of the tables in it.
    pub fn each_text(&self, visit: &mut dyn FnMut(&str, &Range<usize>)) {
        for value in self.entries.values() {
            each_text(value, visit);
        }
    }
}

fn each_text<'t>(value: &'t Spanned<DeValue<'t>>, visit: &mut dyn FnMut(&str, &Range<usize>)) {
    match value.get_ref() {
        DeValue::String(text) => visit(text, &value.span()),
        DeValue::Array(items) => items.iter().for_each(|item| each_text(item, visit)),
        DeValue::Table(entries) => entries.values().for_each(|value| each_text(value, visit)),
        DeValue::Integer(_) | DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
    }
}

fn whole(value: &DeValue) -> Option<i64> {
    let number = value.as_integer()?;
    i64::from_str_radix(number.as_str(), number.radix()).ok()
}
