//! The server that all tests of this process share: that of `DATABASE_URL`, else a private one.

use std::sync::OnceLock;

use sqlx::{Connection, PgConnection};
use topho::localpg::PrivatePostgres;

/// Where the tests' databases are made.
enum Server {
    /// The address in `DATABASE_URL`; its database is only a way in.
    Given(String),
    /// Ends with this process, however that ends.
    Private(PrivatePostgres),
}

static SERVER: OnceLock<Server> = OnceLock::new();

fn server() -> &'static Server {
    SERVER.get_or_init(|| match std::env::var("DATABASE_URL") {
        Ok(url) if !url.trim().is_empty() => Server::Given(url),
        Ok(_) | Err(_) => {
            let start = PrivatePostgres::start_throwaway;
            let started = std::thread::spawn(start).join().expect("starting a server does not panic");
            Server::Private(started.expect("a private Postgres"))
        }
    })
}

/// The address of a database on the server.
pub fn url_of(database: &str) -> String {
    match server() {
        Server::Private(server) => server.url(database),
        Server::Given(url) => {
            let mut url: reqwest::Url = url.parse().expect("DATABASE_URL is an address");
            url.set_path(database);
            url.into()
        }
    }
}

/// A connection for making and removing databases.
pub async fn administrator() -> PgConnection {
    let url = match server() {
        Server::Private(server) => server.url("postgres"),
        Server::Given(url) => url.clone(),
    };
    PgConnection::connect(&url).await.expect("the server lets the tests in")
}
