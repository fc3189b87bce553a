//! Speaks to a node's officer door over HTTP. Holds no rule: what the node answers is shown as it came.
use crate::outcome::{COULD_NOT, DOES_NOT_HOLD, Failure, read_file};
use agreement::identity::{Digest, Node};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use ureq::http::Response;
use ureq::tls::{Certificate, ClientCert, PrivateKey, RootCerts, TlsConfig};
use ureq::{Agent, RequestBuilder};
use wire::api::Problem;

/// How long a call may take, in seconds.
const CALL_TIMEOUT_S: u64 = 30;
/// The largest answer taken, in bytes.
const ANSWER_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// A node's officer door.
pub struct Door {
    agent: Agent,
    url: String,
    token: Option<String>,
    language: &'static str,
}

/// What a node answered.
#[derive(Debug)]
pub enum Said<T> {
    /// What was asked for.
    Done(T),
    /// A problem (RFC 9457) of the caller's making: refused, unknown, malformed.
    Problem(Box<Problem>),
}

/// A problem as the failure of a command.
#[must_use]
pub(crate) fn problem_failure(problem: &Problem) -> Failure {
    let exit = if (400..500).contains(&problem.status) { DOES_NOT_HOLD } else { COULD_NOT };
    let mut text = problem.detail.clone().unwrap_or_else(|| problem.title.clone());
    // The title is the sentence of the first finding already, and its cure the problem's.
    let basis = problem.findings.first().map_or_else(|| problem.clauses.join(", "), |first| first.basis.clone());
    if !basis.is_empty() {
        text = format!("{text} [{basis}]");
    }
    let mut failure = Failure::new(
        exit,
        "cli-node-says",
        vec![("code", problem.code.clone()), ("text", text), ("cure", problem.cure.clone().unwrap_or_default())],
    );
    let others = problem.findings.iter().skip(1);
    failure.others = others.map(|other| (format!("{} [{}]", other.text, other.basis), other.cure.clone())).collect();
    failure
}

impl Door {
    /// A door at `url`; `language` is the tag in which problems should come back.
    #[must_use]
    pub fn new(url: &str, token: Option<&str>, language: &'static str) -> Self {
        // Without a reader's files only plain HTTP to a door on this machine is spoken, but a mistyped https must not panic.
        let tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .root_certs(RootCerts::new_with_certs(&[]))
            .build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(CALL_TIMEOUT_S)))
            .tls_config(tls)
            .build();
        Self { agent: config.into(), url: url.to_owned(), token: token.map(str::to_owned), language }
    }

    /// A peer door, spoken to over mutual TLS with the files of a reader: `NAME.pem`, `NAME.key` and `authority.pem` in
    /// a folder of that name, as `jig init` makes for the auditor and the witness.
    ///
    /// # Errors
    /// A file is missing, open to others, or no certificate or key.
    pub fn for_reader(url: &str, folder: &Path, language: &'static str) -> Result<Self, Failure> {
        let unreadable =
            |file: &Path| Failure::new(COULD_NOT, "cli-reader-unreadable", vec![("file", file.display().to_string())]);
        let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (certificate, key, authority) =
            (folder.join(format!("{name}.pem")), folder.join(format!("{name}.key")), folder.join("authority.pem"));
        let read_certificate = |file: &Path| Certificate::from_pem(&read_file(file)?).map_err(|_| unreadable(file));
        let own_key = PrivateKey::from_pem(&read_file(&key)?).map_err(|_| unreadable(&key))?;
        let tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .client_cert(Some(ClientCert::new_with_certs(&[read_certificate(&certificate)?], own_key)))
            .root_certs(RootCerts::new_with_certs(&[read_certificate(&authority)?]))
            .build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(CALL_TIMEOUT_S)))
            .tls_config(tls)
            .build();
        Ok(Self { agent: config.into(), url: url.to_owned(), token: None, language })
    }

    /// Where the door is.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Asks for a JSON document.
    ///
    /// # Errors
    /// The node cannot be reached, fails, or answers what this program does not understand.
    pub fn ask<T: DeserializeOwned>(&self, path: &str) -> Result<Said<T>, Failure> {
        let answer =
            self.prepared(self.agent.get(self.address(path))).call().map_err(|cause| self.unreachable(&cause))?;
        self.said(path, answer)
    }

    /// Posts a JSON document.
    ///
    /// # Errors
    /// As [`Self::ask`].
    pub fn ask_to_post<A: Serialize, T: DeserializeOwned>(&self, path: &str, body: &A) -> Result<Said<T>, Failure> {
        let request = self.prepared(self.agent.post(self.address(path)));
        let answer = request.send_json(body).map_err(|cause| self.unreachable(&cause))?;
        self.said(path, answer)
    }

    /// Gets a JSON document.
    ///
    /// # Errors
    /// As [`Self::ask`]; a problem is a failure.
    pub fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Failure> {
        done(self.ask(path)?)
    }

    /// Posts a JSON document and reads the answer.
    ///
    /// # Errors
    /// As [`Self::ask`]; a problem is a failure.
    pub fn post<A: Serialize, T: DeserializeOwned>(&self, path: &str, body: &A) -> Result<T, Failure> {
        done(self.ask_to_post(path, body)?)
    }

    /// Puts a JSON document and reads the answer.
    ///
    /// # Errors
    /// As [`Self::ask`]; a problem is a failure.
    pub fn put<A: Serialize, T: DeserializeOwned>(&self, path: &str, body: &A) -> Result<T, Failure> {
        let request = self.prepared(self.agent.put(self.address(path)));
        let answer = request.send_json(body).map_err(|cause| self.unreachable(&cause))?;
        done(self.said(path, answer)?)
    }

    /// Hands in sealed bytes under their hash, to be passed on to these nodes and no other.
    ///
    /// # Errors
    /// As [`Self::ask`]; a problem is a failure.
    pub fn put_attachment(&self, name: Digest, bytes: &[u8], to: &[Node]) -> Result<(), Failure> {
        let to: Vec<&str> = to.iter().map(|node| node.name()).collect();
        let path = format!("/v1/attachments/{name}?to={}", to.join(","));
        let request = self.prepared(self.agent.put(self.address(&path)));
        let request = request.header("content-type", "application/octet-stream");
        let answer = request.send(bytes).map_err(|cause| self.unreachable(&cause))?;
        done(self.bytes(&path, answer)?).map(|_| ())
    }

    /// Gets the bytes of a document.
    ///
    /// # Errors
    /// As [`Self::ask`]; a problem is a failure.
    pub fn get_bytes(&self, path: &str) -> Result<Vec<u8>, Failure> {
        let answer =
            self.prepared(self.agent.get(self.address(path))).call().map_err(|cause| self.unreachable(&cause))?;
        match self.bytes(path, answer)? {
            Said::Done(bytes) => Ok(bytes),
            Said::Problem(problem) => Err(problem_failure(&problem)),
        }
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.url)
    }

    fn prepared<B>(&self, request: RequestBuilder<B>) -> RequestBuilder<B> {
        let request = request.header("accept-language", self.language);
        match &self.token {
            Some(token) => request.header("authorization", format!("Bearer {token}")),
            None => request,
        }
    }

    fn said<T: DeserializeOwned>(&self, path: &str, answer: Response<ureq::Body>) -> Result<Said<T>, Failure> {
        match self.bytes(path, answer)? {
            Said::Done(bytes) => serde_json::from_slice(&bytes).map(Said::Done).map_err(|_| self.strange(path)),
            Said::Problem(problem) => Ok(Said::Problem(problem)),
        }
    }

    fn bytes(&self, path: &str, mut answer: Response<ureq::Body>) -> Result<Said<Vec<u8>>, Failure> {
        let status = answer.status();
        let body = answer.body_mut().with_config().limit(ANSWER_BYTES_MAX).read_to_vec();
        let bytes = body.map_err(|cause| self.unreachable(&cause))?;
        if status.is_success() {
            return Ok(Said::Done(bytes));
        }
        let problem: Box<Problem> = serde_json::from_slice(&bytes).map_err(|_| self.strange(path))?;
        if status.is_client_error() { Ok(Said::Problem(problem)) } else { Err(problem_failure(&problem)) }
    }

    fn unreachable(&self, cause: &ureq::Error) -> Failure {
        Failure::new(COULD_NOT, "cli-node-unreachable", vec![("url", self.url.clone()), ("cause", cause.to_string())])
    }

    fn strange(&self, path: &str) -> Failure {
        Failure::new(COULD_NOT, "cli-node-strange", vec![("url", format!("{}{path}", self.url))])
    }
}

fn done<T>(said: Said<T>) -> Result<T, Failure> {
    match said {
        Said::Done(answer) => Ok(answer),
        Said::Problem(problem) => Err(problem_failure(&problem)),
    }
}
