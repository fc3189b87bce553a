//! What several families of records share: places, windows, statements, names of sides and posts.
use crate::error::RecordError;
use crate::json::{Item, Json};
use agreement::identity::{Author, Node, Post, Side};
use agreement::records::{NationalStatement, PlaceStatement};
use spacetime::{LatLonBox, Position, Window};

/// How many references, clauses, keys or hashes one list may hold; editions set lower limits of their own.
pub(super) const LIST_MAX: usize = 256;

pub(super) fn write_window(window: Window) -> Json {
    Json::object([("from", Json::shown(window.from())), ("to", Json::shown(window.to()))])
}

pub(super) fn write_position(position: Position) -> Json {
    Json::object([
        ("lat_e7", Json::Integer(position.latitude().as_e7().into())),
        ("lon_e7", Json::Integer(position.longitude().as_e7().into())),
    ])
}

pub(super) fn write_box(extent: LatLonBox) -> Json {
    Json::object([
        ("east_e7", Json::Integer(extent.east_e7().into())),
        ("north_e7", Json::Integer(extent.north_e7().into())),
        ("south_e7", Json::Integer(extent.south_e7().into())),
        ("west_e7", Json::Integer(extent.west_e7().into())),
    ])
}

pub(super) fn read_place(item: Item<'_, '_>) -> Result<PlaceStatement, RecordError> {
    let fields = item.object(&["name", "position", "stated"])?;
    Ok(PlaceStatement {
        name: fields.get("name")?.line()?,
        stated: fields.get("stated")?.line()?,
        position: fields.get("position")?.position()?,
    })
}

pub(super) fn write_place(place: &PlaceStatement) -> Json {
    let PlaceStatement { name, stated, position } = place;
    Json::object([("name", Json::text(name)), ("position", write_position(*position)), ("stated", Json::text(stated))])
}

pub(super) fn read_statement(item: Item<'_, '_>) -> Result<NationalStatement, RecordError> {
    let fields = item.object(&["decision", "term"])?;
    Ok(NationalStatement { decision: fields.get("decision")?.reference()?, term: fields.get("term")?.window()? })
}

pub(super) fn write_statement(statement: &NationalStatement) -> Json {
    let NationalStatement { decision, term } = statement;
    Json::object([("decision", Json::text(decision.as_str())), ("term", write_window(*term))])
}

pub(super) fn read_side(item: Item<'_, '_>) -> Result<Side, RecordError> {
    item.name(&Side::BOTH, Side::name)
}

pub(super) fn read_post(item: Item<'_, '_>) -> Result<Post, RecordError> {
    item.name(&Post::ALL, Post::name)
}

pub(super) fn read_author(item: Item<'_, '_>) -> Result<Author, RecordError> {
    let fields = item.object(&["node", "post"])?;
    Ok(Author { node: fields.get("node")?.name(&Node::ALL, Node::name)?, post: read_post(fields.get("post")?)? })
}

pub(super) fn write_author(author: Author) -> Json {
    let Author { node, post } = author;
    Json::object([("node", Json::text(node.name())), ("post", Json::text(post.name()))])
}
