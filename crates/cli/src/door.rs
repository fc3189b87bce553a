//! Speaks to a node's officer door over HTTP. Holds no rule: what the node answers is shown as it came.
use crate::outcome::{COULD_NOT, DOES_NOT_HOLD, Failure};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;
use ureq::Agent;
use ureq::http::Response;

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

/// The parts of an RFC 9457 problem that the tool looks at.
#[derive(serde::Deserialize)]
struct ProblemSeen {
    code: Option<String>,
    title: Option<String>,
    detail: Option<String>,
    cure: Option<String>,
}

impl Door {
    /// A door at `url`; `language` is the tag in which problems should come back.
    #[must_use]
    pub fn new(url: &str, token: Option<&str>, language: &'static str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(CALL_TIMEOUT_S)))
            .build();
        Self { agent: config.into(), url: url.to_owned(), token: token.map(str::to_owned), language }
    }

    /// Where the door is.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Gets a JSON document.
    ///
    /// # Errors
    /// The node cannot be reached, or answers with a problem.
    pub fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, Failure> {
        let bytes = self.get_bytes(path)?;
        serde_json::from_slice(&bytes).map_err(|_| self.strange(path))
    }

    /// Gets the bytes of a document.
    ///
    /// # Errors
    /// The node cannot be reached, or answers with a problem.
    pub fn get_bytes(&self, path: &str) -> Result<Vec<u8>, Failure> {
        let mut request = self.agent.get(format!("{}{path}", self.url)).header("accept-language", self.language);
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let answer = request.call().map_err(|cause| self.unreachable(&cause))?;
        self.body(path, answer)
    }

    /// Posts a JSON document and reads the answer.
    ///
    /// # Errors
    /// The node cannot be reached, or answers with a problem.
    pub fn post<A: Serialize, T: DeserializeOwned>(&self, path: &str, body: &A) -> Result<T, Failure> {
        let bytes = serde_json::to_vec(body).map_err(|_| self.strange(path))?;
        let answer = self.post_bytes(path, &bytes)?;
        serde_json::from_slice(&answer).map_err(|_| self.strange(path))
    }

    /// Posts bytes that are JSON already.
    ///
    /// # Errors
    /// The node cannot be reached, or answers with a problem.
    pub fn post_bytes(&self, path: &str, bytes: &[u8]) -> Result<Vec<u8>, Failure> {
        let mut request = self
            .agent
            .post(format!("{}{path}", self.url))
            .header("accept-language", self.language)
            .header("content-type", "application/json");
        if let Some(token) = &self.token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let answer = request.send(bytes).map_err(|cause| self.unreachable(&cause))?;
        self.body(path, answer)
    }

    fn body(&self, path: &str, mut answer: Response<ureq::Body>) -> Result<Vec<u8>, Failure> {
        let status = answer.status();
        let bytes = answer
            .body_mut()
            .with_config()
            .limit(ANSWER_BYTES_MAX)
            .read_to_vec()
            .map_err(|cause| self.unreachable(&cause))?;
        if status.is_success() {
            return Ok(bytes);
        }
        let Ok(problem) = serde_json::from_slice::<ProblemSeen>(&bytes) else { return Err(self.strange(path)) };
        let exit = if status.is_client_error() { DOES_NOT_HOLD } else { COULD_NOT };
        Err(Failure::new(exit, "cli-node-says", vec![
            ("code", problem.code.unwrap_or_else(|| status.as_u16().to_string())),
            ("text", problem.detail.or(problem.title).unwrap_or_default()),
            ("cure", problem.cure.unwrap_or_default()),
        ]))
    }

    fn unreachable(&self, cause: &ureq::Error) -> Failure {
        Failure::new(COULD_NOT, "cli-node-unreachable", vec![("url", self.url.clone()), ("cause", cause.to_string())])
    }

    fn strange(&self, path: &str) -> Failure {
        Failure::new(COULD_NOT, "cli-node-strange", vec![("url", format!("{}{path}", self.url))])
    }
}
