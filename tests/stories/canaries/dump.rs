//! Everything that stands in a database.

use std::fmt::Write as _;

use sqlx::{AssertSqlSafe, PgConnection};

/// Every row of every table, as text; bytes as hexadecimal digits. Also what stands in comments, settings and
/// waiting notifications of the catalogue's tables.
pub async fn dump_of(conn: &mut PgConnection) -> String {
    let tables: Vec<(String, String)> = sqlx::query_as(
        "select n.nspname::text, c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
            or n.nspname = 'pg_catalog' and c.relname in ('pg_description', 'pg_db_role_setting', 'pg_largeobject')
         order by 1, 2",
    )
    .fetch_all(&mut *conn)
    .await
    .expect("the tables");
    assert!(tables.len() > 20, "{tables:?}");
    let mut dump = String::new();
    for (schema, table) in tables {
        writeln!(dump, "\n== {schema}.{table}").expect("a String takes all");
        let rows =
            format!("select coalesce(string_agg(t::text, E'\\n'), '') from \"{schema}\".\"{table}\" t");
        let rows: String =
            sqlx::query_scalar(AssertSqlSafe(rows)).fetch_one(&mut *conn).await.expect("the table's rows");
        dump.push_str(&rows);
    }
    dump
}
