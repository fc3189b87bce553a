//! XML into a small tree with byte offsets, for formats that use no more of it than elements, attributes and text.
//!
//! Document types and entities beyond the five of XML are refused, so nothing grows and nothing is fetched. Prefixes of names are
//! passed over. Must not know what elements mean.
use super::json::utf8;
use super::{DEPTH_MAX, GeoError, GeoProblem, VALUES_MAX};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// An element.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) offset: usize,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    /// All text directly in it.
    pub(super) text: String,
    /// Where the text begins.
    pub(super) text_offset: usize,
}

impl Element {
    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.name == name)
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reads a document; the value is its root.
pub(super) fn parse(bytes: &[u8]) -> Result<Element, GeoError> {
    let mut reader = Reader::from_str(utf8(bytes)?);
    // Elements that are open, the root's holder first.
    let mut open = vec![Element::default()];
    let mut count = 0_usize;
    loop {
        let offset = position(&reader);
        let fault = |problem| GeoError::new("", offset, problem);
        let event = reader.read_event().map_err(|_| {
            GeoError::new("", usize::try_from(reader.error_position()).unwrap_or(offset), GeoProblem::Xml)
        })?;
        match event {
            Event::Start(start) => {
                count += 1;
                if open.len() > DEPTH_MAX {
                    return Err(fault(GeoProblem::TooDeep { limit: DEPTH_MAX }));
                }
                open.push(element(&start, offset)?);
            }
            Event::Empty(start) => {
                count += 1;
                let element = element(&start, offset)?;
                open.last_mut().ok_or_else(|| fault(GeoProblem::Xml))?.children.push(element);
            }
            Event::End(_) => {
                let (Some(done), Some(parent)) = (open.pop(), open.last_mut()) else {
                    return Err(fault(GeoProblem::Xml));
                };
                parent.children.push(done);
            }
            Event::Text(text) => add_text(&mut open, &text.xml10_content(), offset),
            // Behind `<![CDATA[`.
            Event::CData(text) => add_text(&mut open, &text.xml10_content(), offset + 9),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().map_err(|_| fault(GeoProblem::Entity))?;
                match character {
                    Some(character) => add_text(&mut open, character.encode_utf8(&mut [0; 4]), offset),
                    None => {
                        let text = resolve_predefined_entity(&reference.into_inner())
                            .ok_or_else(|| fault(GeoProblem::Entity))?;
                        add_text(&mut open, text, offset);
                    }
                }
            }
            Event::DocType(_) => return Err(fault(GeoProblem::Doctype)),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
        if count > VALUES_MAX {
            return Err(fault(GeoProblem::TooMany { limit: VALUES_MAX }));
        }
    }
    let end = position(&reader);
    let holder = open.pop().filter(|_| open.is_empty()).ok_or_else(|| GeoError::new("", end, GeoProblem::Xml))?;
    let mut roots = holder.children.into_iter();
    match (roots.next(), roots.next()) {
        (Some(root), None) if holder.text.trim().is_empty() => Ok(root),
        (_, _) => Err(GeoError::new("", end, GeoProblem::Xml)),
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    // No file is longer than the limit, which fits.
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

fn add_text(open: &mut [Element], text: &str, offset: usize) {
    if let Some(element) = open.last_mut() {
        if element.text.is_empty() {
            element.text_offset = offset;
        }
        element.text.push_str(text);
    }
}

fn element(start: &BytesStart<'_>, offset: usize) -> Result<Element, GeoError> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|_| GeoError::new("", offset, GeoProblem::Xml))?;
        let value = quick_xml::escape::unescape(&attribute.value)
            .map_err(|_| GeoError::new("", offset, GeoProblem::Entity))?
            .into_owned();
        attributes.push((attribute.key.local_name().as_ref().to_owned(), value));
    }
    let name = start.local_name().as_ref().to_owned();
    Ok(Element { name, offset, attributes, ..Element::default() })
}
