//! What an editor completes in a timeline by the schema that `dateline schema` prints: asked of Tombi's language server, as
//! an editor asks (Language Server Protocol 3.17).

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::{Value, json};

use super::{CRATE, folder, package, skipped};

/// A server, and what is said to it and heard of it.
struct Server {
    child: Child,
    to: ChildStdin,
    from: BufReader<ChildStdout>,
    asked: u32,
}

impl Server {
    fn start(tombi: &Path, folder: &Path) -> Option<Self> {
        let mut command = Command::new("node");
        command.current_dir(folder).arg(tombi.join("bin/tombi")).args(["lsp", "--offline"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let Ok(mut child) = command.spawn() else {
            skipped("no node to run tombi with");
            return None;
        };
        let (to, from) = (child.stdin.take().expect("its input"), child.stdout.take().expect("its output"));
        let mut server = Self { child, to, from: BufReader::new(from), asked: 0 };
        server.ask("initialize", &json!({ "rootUri": address(folder), "capabilities": {} }));
        server.tell("initialized", &json!({}));
        Some(server)
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.to, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("sent");
        self.to.flush().expect("sent");
    }

    fn tell(&mut self, method: &str, params: &Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn ask(&mut self, method: &str, params: &Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.hear(|message| message["id"] == id && message.get("method").is_none())["result"].clone()
    }

    /// The next message that is the one; what it asks in between needs no answer.
    fn hear(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        loop {
            let mut length = 0;
            loop {
                let mut line = String::new();
                assert!(self.from.read_line(&mut line).expect("a line") > 0, "the server has gone");
                match line.trim().split_once(": ") {
                    Some(("Content-Length", number)) => length = number.parse().expect("a number"),
                    Some(_) => {}
                    None => break,
                }
            }
            let mut text = vec![0; length];
            self.from.read_exact(&mut text).expect("a message");
            let message = serde_json::from_slice(&text).expect("JSON");
            if is_it(&message) {
                return message;
            }
        }
    }

    /// What is offered at the `|` of a text that is the timeline of the folder.
    fn offered(&mut self, folder: &Path, text: &str) -> Vec<String> {
        let before = text.split('|').next().expect("a place");
        let line = before.matches('\n').count();
        let character = before.rsplit('\n').next().expect("a line").chars().count();
        let document = json!({ "uri": address(&folder.join("timeline.toml")) });
        let mut opened = document.clone();
        opened["text"] = text.replacen('|', "", 1).into();
        opened["languageId"] = "toml".into();
        opened["version"] = 1.into();
        self.tell("textDocument/didOpen", &json!({ "textDocument": opened }));
        // Once it has something to say of it, it has read the schema.
        self.hear(|message| message["method"] == "textDocument/publishDiagnostics");
        let at = json!({ "textDocument": document, "position": { "line": line, "character": character } });
        let offered = self.ask("textDocument/completion", &at);
        self.tell("textDocument/didClose", &json!({ "textDocument": document }));
        let items = offered.as_array().or_else(|| offered["items"].as_array()).cloned().unwrap_or_default();
        items
            .iter()
            .filter_map(|item| item["label"].as_str().map(|label| label.trim_matches('"').to_owned()))
            .collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}

/// Where it is, and the shipped timeline with its schema in a folder of its own.
fn prepared() -> Option<(PathBuf, tempfile::TempDir, String)> {
    let tombi = package("tombi")?;
    let read = |name: &str| fs::read_to_string(Path::new(CRATE).join(name)).expect("read");
    let timeline = read("timeline.toml");
    let folder =
        folder(&[("timeline.schema.json", &read("timeline.schema.json")), ("timeline.toml", &timeline)]);
    Some((tombi, folder, timeline))
}

#[test]
fn ids_keys_and_values_are_completed_in_the_shipped_timeline() {
    let Some((tombi, folder, timeline)) = prepared() else { return };
    let Some(mut server) = Server::start(&tombi, folder.path()) else { return };
    for (typed, wanted) in [
        ("[[events]]\nid = \"x\"\ntitle = \"X\"\nactors = [\"|\"]\n", &["putin", "fsb"][..]),
        ("[[events]]\nid = \"x\"\ntitle = \"X\"\nafter = [\"|\"]\n", &["kaluga-raid", "concert-attack"]),
        (
            "[[events]]\nid = \"x\"\ntitle = \"X\"\n\n[[events.sources]]\narticle = \"|\"\n",
            &["on-putins-vow"],
        ),
        ("[actors.x]\nname = \"X\"\nkind = \"|\"\n", &["person", "organisation", "state", "group"]),
        ("[[events]]\nid = \"x\"\n|\n", &["date", "summary", "roles"]),
    ] {
        let offered = server.offered(folder.path(), &format!("{timeline}\n{typed}"));
        for word in wanted {
            assert!(offered.iter().any(|it| it == word), "{typed}: no {word} in {offered:?}");
        }
    }
}

#[test]
fn an_editor_finds_fault_with_an_unknown_value_and_none_with_the_shipped_timeline() {
    let Some((tombi, folder, timeline)) = prepared() else { return };
    let lint = || {
        let mut command = Command::new("node");
        command.current_dir(folder.path()).arg(tombi.join("bin/tombi"));
        let ran = command.args(["lint", "--offline", "timeline.toml"]).output().expect("node runs");
        (ran.status.success(), String::from_utf8_lossy(&[ran.stdout, ran.stderr].concat()).into_owned())
    };
    let (is_fine, said) = lint();
    assert!(is_fine, "{said}");
    let broken = timeline.replacen("kind = \"person\"", "kind = \"persn\"", 1);
    assert_ne!(broken, timeline);
    fs::write(folder.path().join("timeline.toml"), broken).expect("written");
    let (is_fine, said) = lint();
    assert!(!is_fine && said.contains("persn"), "{said}");
}
