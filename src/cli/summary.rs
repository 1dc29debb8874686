//! `topho summary`.

use chrono::{DateTime, Utc};
use clap::Args;

use super::moment;
use super::terminal::say;
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
    #[arg(long, value_name = "TIME", value_parser = moment::or_end_of_day)]
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
