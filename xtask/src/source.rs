//! Rust sources as tokens with lines, and the tests that stand in them.
//!
//! Rules look at tokens, not at text, so that a word in a comment is not mistaken for code. It knows nothing of types:
//! a rule that needs them belongs to the compiler or to clippy.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What one token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// An identifier or a keyword.
    Word(String),
    /// The decoded contents of a string, byte string or C string literal.
    Text(String),
    /// A number, character or lifetime, as written.
    Other(String),
    /// One punctuation character.
    Mark(char),
    /// An opening bracket.
    Open(char),
    /// A closing bracket.
    Close(char),
}

/// One token with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Line, counted from one.
    pub line: usize,
    /// Stands in a `#[cfg(test)]` item or a test function.
    pub in_test: bool,
    /// Stands inside `#[...]`; doc comments are attributes too.
    pub in_attribute: bool,
}

impl Token {
    /// The identifier, when it is one.
    #[must_use]
    pub fn word(&self) -> Option<&str> {
        if let Kind::Word(word) = &self.kind { Some(word) } else { None }
    }

    /// The decoded string literal, when it is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Kind::Text(text) = &self.kind { Some(text) } else { None }
    }

    /// True for this punctuation character.
    #[must_use]
    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    /// True for this identifier.
    #[must_use]
    pub fn is_word(&self, word: &str) -> bool {
        self.word() == Some(word)
    }
}

/// One test function.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestFunction {
    /// Its name.
    pub name: String,
    /// First line, with the comments and attributes above it.
    pub first_line: usize,
    /// Line of its closing brace.
    pub last_line: usize,
}

/// One parsed Rust file.
#[derive(Debug, Clone, Default)]
pub struct RustSource {
    /// Every token, flattened, in order.
    pub tokens: Vec<Token>,
    /// Every test function.
    pub tests: Vec<TestFunction>,
}

impl RustSource {
    /// Tokens of the shipped code: no tests, no attributes.
    pub fn shipped(&self) -> impl Iterator<Item = &Token> {
        self.tokens.iter().filter(|token| !token.in_test && !token.in_attribute)
    }

    /// Places where these words or marks follow each other, in shipped or test code; gives the index of the first.
    #[must_use]
    pub fn sequences(&self, pattern: &[&str]) -> Vec<usize> {
        let matches = |token: &Token, wanted: &str| match &token.kind {
            Kind::Word(word) => word == wanted,
            Kind::Mark(mark) | Kind::Open(mark) | Kind::Close(mark) => {
                let mut wanted = wanted.chars();
                wanted.next() == Some(*mark) && wanted.next().is_none()
            }
            Kind::Text(_) | Kind::Other(_) => false,
        };
        self.tokens
            .windows(pattern.len())
            .enumerate()
            .filter(|(_, window)| window.iter().zip(pattern).all(|(token, wanted)| matches(token, wanted)))
            .map(|(index, _)| index)
            .collect()
    }

    /// The tokens inside the first bracketed group that opens with `open` at or after `from`.
    #[must_use]
    pub fn group_after(&self, from: usize, open: char) -> &[Token] {
        group_after(&self.tokens, from, open)
    }
}

/// The tokens inside the first bracketed group that opens with `open` at or after `from`; empty when there is none.
#[must_use]
pub fn group_after(tokens: &[Token], from: usize, open: char) -> &[Token] {
    let tail = tokens.get(from..).unwrap_or_default();
    let Some(start) = tail.iter().position(|token| token.kind == Kind::Open(open)) else { return &[] };
    let mut depth = 0_usize;
    for (offset, token) in tail.iter().enumerate().skip(start) {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return tail.get(start + 1..offset).unwrap_or_default();
                }
            }
            Kind::Word(_) | Kind::Text(_) | Kind::Other(_) | Kind::Mark(_) => {}
        }
    }
    &[]
}

/// Parses one file; `all_test` marks every token as test code (files under `tests/`, `benches/`, `examples/`).
///
/// # Errors
/// The lexer's own message, when the file is not Rust.
pub fn parse(text: &str, all_test: AllTest) -> Result<RustSource, String> {
    let stream = TokenStream::from_str(text).map_err(|error| error.to_string())?;
    let mut source = RustSource::default();
    let lines: Vec<&str> = text.lines().collect();
    walk(stream, Where { in_test: all_test == AllTest::Yes, in_attribute: false }, &lines, &mut source);
    Ok(source)
}

/// Whether a whole file is test code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AllTest {
    /// It lies under `tests/`, `benches/` or `examples/`.
    Yes,
    /// It is shipped code, perhaps with a test module.
    No,
}

#[derive(Clone, Copy)]
struct Where {
    in_test: bool,
    in_attribute: bool,
}

/// What the attributes before an item have said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pending {
    Nothing,
    TestModule,
    TestFunction,
}

fn walk(stream: TokenStream, place: Where, lines: &[&str], source: &mut RustSource) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut pending = Pending::Nothing;
    let mut function_name: Option<(String, usize)> = None;
    let mut index = 0;
    while let Some(tree) = trees.get(index) {
        // An attribute: `#[...]` or `#![...]`.
        if let TokenTree::Punct(punct) = tree
            && punct.as_char() == '#'
        {
            let bang = matches!(trees.get(index + 1), Some(TokenTree::Punct(next)) if next.as_char() == '!');
            let group_index = index + 1 + usize::from(bang);
            if let Some(TokenTree::Group(group)) = trees.get(group_index)
                && group.delimiter() == Delimiter::Bracket
            {
                match attribute_says(&group.stream()) {
                    Pending::Nothing => {}
                    said @ (Pending::TestModule | Pending::TestFunction) => {
                        if !bang {
                            pending = said;
                        }
                    }
                }
                let inside = Where { in_test: place.in_test || pending != Pending::Nothing, in_attribute: true };
                for part in trees.get(index..=group_index).unwrap_or_default() {
                    emit(part, inside, lines, source);
                }
                index = group_index + 1;
                continue;
            }
        }
        let inside = Where { in_test: place.in_test || pending != Pending::Nothing, in_attribute: place.in_attribute };
        if let TokenTree::Ident(ident) = tree
            && ident == "fn"
            && let Some(TokenTree::Ident(name)) = trees.get(index + 1)
        {
            function_name = Some((name.to_string(), ident.span().start().line));
        }
        emit(tree, inside, lines, source);
        let ends_item = match tree {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        };
        if ends_item {
            if pending == Pending::TestFunction
                && let (Some((name, first)), TokenTree::Group(group)) = (function_name.take(), tree)
            {
                let first_line = first_line_of_item(lines, first);
                source.tests.push(TestFunction { name, first_line, last_line: group.span_close().end().line });
            }
            pending = Pending::Nothing;
            function_name = None;
        }
        index += 1;
    }
}

/// Walks up over the comments and attributes that belong to the item at `line`.
fn first_line_of_item(lines: &[&str], line: usize) -> usize {
    let mut first = line;
    while first > 1 {
        let above = lines.get(first - 2).map_or("", |text| text.trim_start());
        if above.starts_with("//") || above.starts_with("#[") || above.starts_with(')') || above.starts_with(']') {
            first -= 1;
        } else {
            break;
        }
    }
    first
}

fn emit(tree: &TokenTree, place: Where, lines: &[&str], source: &mut RustSource) {
    let mut push = |kind: Kind, line: usize| {
        source.tokens.push(Token { kind, line, in_test: place.in_test, in_attribute: place.in_attribute });
    };
    match tree {
        TokenTree::Ident(ident) => push(Kind::Word(ident.to_string()), ident.span().start().line),
        TokenTree::Punct(punct) => push(Kind::Mark(punct.as_char()), punct.span().start().line),
        TokenTree::Literal(literal) => {
            let written = literal.to_string();
            let kind = string_contents(&written).map_or(Kind::Other(written), Kind::Text);
            push(kind, literal.span().start().line);
        }
        TokenTree::Group(group) => {
            let brackets = match group.delimiter() {
                Delimiter::Parenthesis => Some(('(', ')')),
                Delimiter::Brace => Some(('{', '}')),
                Delimiter::Bracket => Some(('[', ']')),
                Delimiter::None => None,
            };
            if let Some((open, _)) = brackets {
                push(Kind::Open(open), group.span_open().start().line);
            }
            walk(group.stream(), place, lines, source);
            if let Some((_, close)) = brackets {
                source.tokens.push(Token {
                    kind: Kind::Close(close),
                    line: group.span_close().start().line,
                    in_test: place.in_test,
                    in_attribute: place.in_attribute,
                });
            }
        }
    }
}

fn attribute_says(stream: &TokenStream) -> Pending {
    let words: Vec<String> = flat_words(stream);
    let first = words.first().map(String::as_str);
    let last_of_path = words.iter().take_while(|word| word.as_str() != "(").last().map(String::as_str);
    if first == Some("cfg") && words.iter().any(|word| word == "test") && !words.iter().any(|word| word == "not") {
        Pending::TestModule
    } else if last_of_path == Some("test") {
        Pending::TestFunction
    } else {
        Pending::Nothing
    }
}

/// The words of an attribute in order, with `(` where a group opens.
fn flat_words(stream: &TokenStream) -> Vec<String> {
    let mut words = Vec::new();
    for tree in stream.clone() {
        match tree {
            TokenTree::Ident(ident) => words.push(ident.to_string()),
            TokenTree::Group(group) => {
                words.push("(".into());
                words.extend(flat_words(&group.stream()));
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
    words
}

/// The contents of a string literal as written, or `None` for any other literal.
fn string_contents(written: &str) -> Option<String> {
    let start = written.find(['"', '\''])?;
    let prefix = written.get(..start)?;
    if written.get(start..=start) == Some("'") || !prefix.chars().all(|c| "bcr#".contains(c)) {
        return None;
    }
    let end = written.rfind('"')?;
    let body = written.get(start + 1..end)?;
    if prefix.contains('r') { Some(body.to_owned()) } else { Some(unescape(body)) }
}

fn unescape(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match rest.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('0') => out.push('\0'),
            Some('u') => {
                let digits: String = rest.by_ref().skip(1).take_while(|c| *c != '}').collect();
                out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            Some('x') => {
                let digits: String = rest.by_ref().take(2).collect();
                out.extend(u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32));
            }
            // A line continuation swallows the line end and the indentation after it.
            Some('\n') => {
                while rest.peek().is_some_and(|c| c.is_whitespace()) {
                    rest.next();
                }
            }
            Some(other) => out.push(other),
            None => {}
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> RustSource {
        parse(text, AllTest::No).unwrap()
    }

    #[test]
    fn comments_are_not_tokens_and_doc_comments_are_attributes() {
        let source = parsed("//! Word one.\n// word two\nfn f() { g(\"word three\") }\n");
        assert!(source.tokens.iter().any(|token| token.in_attribute));
        let shipped: Vec<_> = source.shipped().filter_map(Token::text).collect();
        assert_eq!(shipped, ["word three"]);
    }

    #[test]
    fn a_test_module_is_test_code_and_the_item_after_it_is_not() {
        let source = parsed("#[cfg(test)]\nmod tests { const A: u8 = 1; }\nconst B: u8 = 2;\n");
        let of = |word: &str| source.tokens.iter().find(|token| token.is_word(word)).unwrap().in_test;
        assert!(of("A"));
        assert!(!of("B"));
    }

    #[test]
    fn code_for_everything_but_tests_is_shipped_code() {
        let source = parsed("#[cfg(not(test))]\nfn f() { h() }\n");
        assert!(source.shipped().any(|token| token.is_word("h")));
    }

    #[test]
    fn test_functions_carry_the_comment_above_them() {
        let text = "mod tests {\n    // SG-01: aim.\n    #[test]\n    fn claim() {\n        assert!(true);\n    }\n}\n";
        let source = parsed(text);
        assert_eq!(source.tests, [TestFunction { name: "claim".into(), first_line: 2, last_line: 6 }]);
    }

    #[test]
    fn tests_inside_a_property_macro_are_found() {
        let source = parsed("proptest! {\n #[test]\n fn law(a in 0..3) { assert!(a < 3); }\n}\n");
        assert_eq!(source.tests.len(), 1);
    }

    #[test]
    fn string_literals_are_decoded() {
        for (written, contents) in [
            (r#""a\nb""#, "a\nb"),
            (r##"r#"a\n"#"##, r"a\n"),
            (r#"b"x""#, "x"),
            ("\"a \\\n   b\"", "a b"),
            (r#""\u{41}""#, "A"),
        ] {
            assert_eq!(string_contents(written).as_deref(), Some(contents), "{written}");
        }
        assert_eq!(string_contents("'\"'"), None);
        assert_eq!(string_contents("12"), None);
    }

    #[test]
    fn group_after_gives_the_whole_nested_group() {
        let source = parsed("fn code(&self) -> &str { match self { A => \"a-b\", B => \"c-d\" } }");
        let texts: Vec<_> = source.group_after(0, '{').iter().filter_map(Token::text).collect();
        assert_eq!(texts, ["a-b", "c-d"]);
    }
}
