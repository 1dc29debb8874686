//! `topho summary`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use clap::Args;

use super::terminal::say;
use crate::clock::WARD_ZONE;
use crate::documents::chat;
use crate::domain::language::Language;
use crate::domain::period::Period;
use crate::domain::ward::Ward;
use crate::store::catalogues::CatalogueCache;
use crate::store::summaries::{self, Summary};
use crate::summary::json::to_json;

/// Which summary to print, and how.
#[derive(Debug, Args)]
pub struct SummaryOptions {
    /// The ward's code
    #[arg(long, value_name = "WARD")]
    ward: String,
    /// The period, as people write it: 9/2019, 2019-09, "quý 3 2019", "9 tháng 2019", "năm 2019"
    #[arg(long, value_name = "PERIOD", value_parser = period)]
    period: Period,
    /// As it stood at this time: RFC 3339, 2019-10-02, 02/10/2019, "02/10/2019 08:00"; a day means its end
    #[arg(long, value_name = "TIME", value_parser = moment)]
    as_of: Option<DateTime<Utc>>,
    /// Print JSON for scripts
    #[arg(long)]
    json: bool,
}

/// Compiles the period and prints it.
pub async fn run(options: SummaryOptions) -> anyhow::Result<bool> {
    let mut setting = super::open().await?;
    let ward = super::ward(&mut setting.conn, &options.ward).await?;
    let as_of = options.as_of.unwrap_or_else(|| setting.clock.now());
    let catalogues = CatalogueCache::default();
    let summary = summaries::load(&mut setting.conn, &catalogues, &ward, options.period, as_of).await?;
    if options.json {
        let json = to_json(&summary.catalogue, &ward.ward, &summary.compiled);
        say(serde_json::to_string_pretty(&json)?)?;
        return Ok(true);
    }
    say(text(&ward.ward, &summary))?;
    Ok(true)
}

/// The text that the committee's chat shows, as one piece and without marks for bold.
fn text(ward: &Ward, summary: &Summary) -> String {
    let shown = chat::Summary {
        catalogue: &summary.catalogue,
        ward,
        compiled: &summary.compiled,
        comparisons: &summary.comparisons,
    };
    chat::summary(shown, Language::Vi, usize::MAX).join("\n\n").replace("**", "")
}

fn period(text: &str) -> Result<Period, String> {
    Period::parse(text).ok_or_else(|| {
        "a period is written like 9/2019, 2019-09, q3/2019, 6 tháng 2019, nine months 2019, năm 2019"
            .to_owned()
    })
}

/// Reads a moment; what says no zone is in the ward's.
fn moment(text: &str) -> Result<DateTime<Utc>, String> {
    let text = text.trim();
    if let Ok(moment) = DateTime::parse_from_rfc3339(text) {
        return Ok(moment.to_utc());
    }
    let with_time =
        ["%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"];
    let with_time = with_time.iter().find_map(|format| NaiveDateTime::parse_from_str(text, format).ok());
    let day =
        || ["%d/%m/%Y", "%Y-%m-%d"].iter().find_map(|format| NaiveDate::parse_from_str(text, format).ok());
    let last = NaiveTime::from_hms_micro_opt(23, 59, 59, 999_999).unwrap_or_default();
    let local = with_time.or_else(|| day().map(|day| day.and_time(last)));
    let moment = local.and_then(|local| WARD_ZONE.from_local_datetime(&local).earliest());
    moment.map(|moment| moment.to_utc()).ok_or_else(|| {
        "a time is written like 2019-10-02T08:00:00+07:00, 2019-10-02 or \"02/10/2019 08:00\"".to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn moments_are_read_in_the_wards_zone() {
        for (text, expected) in [
            ("2019-10-02T08:00:00+07:00", "2019-10-02T01:00:00Z"),
            ("2019-10-02T01:00:00Z", "2019-10-02T01:00:00Z"),
            ("02/10/2019 08:00", "2019-10-02T01:00:00Z"),
            ("2/10/2019 8:00", "2019-10-02T01:00:00Z"),
            ("2019-10-02T08:00", "2019-10-02T01:00:00Z"),
            ("2019-10-02", "2019-10-02T16:59:59.999999Z"),
            (" 02/10/2019 ", "2019-10-02T16:59:59.999999Z"),
        ] {
            assert_eq!(moment(text), Ok(expected.parse().expect("a moment")), "{text}");
        }
        for text in ["", "hôm qua", "2019-13-01", "31/02/2019", "02/10/2019 25:00"] {
            assert!(moment(text).is_err(), "{text}");
        }
    }
}
