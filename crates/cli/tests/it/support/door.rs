//! A door that answers as it was told and remembers what it was asked: HTTP/1.1, one request for each connection.
use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A request as it came.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) token: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) body: String,
}

/// Answers by `METHOD path-before-the-question-mark`; all else is a problem 404. `hex:` and digits are bytes; a
/// bare `METHOD` answers what no path does.
pub(crate) struct FakeDoor {
    pub(crate) url: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

type Answers = BTreeMap<String, (u16, String)>;

impl FakeDoor {
    pub(crate) fn open(answers: impl IntoIterator<Item = (String, (u16, String))>) -> Self {
        let answers: Answers = answers.into_iter().collect();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let remembered = Arc::clone(&asked);
        // The thread ends with the test process.
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                // A client that went away is none of ours.
                let _gone = stream.map(|stream| answer(stream, &answers, &remembered));
            }
        });
        Self { url, asked }
    }

    /// The paths under which attachments were handed in, in order.
    pub(crate) fn attachments(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        let puts = asked.iter().filter(|asked| asked.method == "PUT" && asked.path.starts_with("/v1/attachments/"));
        puts.map(|asked| asked.path.clone()).collect()
    }

    /// What was posted to a path, in order.
    pub(crate) fn posted(&self, path: &str) -> Vec<Asked> {
        let asked = self.asked.lock().unwrap();
        asked.iter().filter(|asked| asked.method == "POST" && asked.path == path).cloned().collect()
    }
}

fn answer(stream: TcpStream, answers: &Answers, remembered: &Mutex<Vec<Asked>>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut words = line.split_whitespace();
    let (method, target) = (words.next().unwrap_or("").to_owned(), words.next().unwrap_or("").to_owned());
    let (mut length, mut token, mut language) = (0, None, None);
    loop {
        let mut header = String::new();
        reader.read_line(&mut header)?;
        let header = header.trim();
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(':').unwrap_or((header, ""));
        match name.to_lowercase().as_str() {
            "content-length" => length = value.trim().parse().unwrap_or(0),
            "authorization" => token = Some(value.trim().to_owned()),
            "accept-language" => language = Some(value.trim().to_owned()),
            "transfer-encoding" => length = usize::MAX,
            _ => {}
        }
    }
    let body = if length == usize::MAX { read_chunks(&mut reader)? } else { read_exactly(&mut reader, length)? };
    let path = target.split('?').next().unwrap_or("").to_owned();
    let unknown = (404, problem(404, "node-http-no-such-record"));
    let known = answers.get(&format!("{method} {path}")).or_else(|| answers.get(&method));
    let (status, text) = known.cloned().unwrap_or(unknown);
    let body = String::from_utf8_lossy(&body).into_owned();
    remembered.lock().unwrap().push(Asked { method, path, token, language, body });
    let bytes = text.strip_prefix("hex:").map_or_else(|| text.as_bytes().to_vec(), of_hex);
    let mut stream = stream;
    write!(
        stream,
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        bytes.len()
    )?;
    stream.write_all(&bytes)?;
    stream.flush()
}

fn of_hex(digits: &str) -> Vec<u8> {
    (0..digits.len() / 2).map(|at| u8::from_str_radix(&digits[2 * at..2 * at + 2], 16).unwrap()).collect()
}

fn read_exactly(reader: &mut BufReader<TcpStream>, length: usize) -> std::io::Result<Vec<u8>> {
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok(body)
}

fn read_chunks(reader: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let mut size = String::new();
        reader.read_line(&mut size)?;
        let size = usize::from_str_radix(size.trim(), 16).unwrap_or(0);
        body.extend(read_exactly(reader, size)?);
        let mut end = String::new();
        reader.read_line(&mut end)?;
        if size == 0 {
            return Ok(body);
        }
    }
}

/// A problem document.
fn problem(status: u16, code: &str) -> String {
    serde_json::json!({ "type": format!("urn:jig:problem:{code}"), "title": code, "status": status, "code": code })
        .to_string()
}
