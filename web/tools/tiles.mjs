// The smallest archive of tiles that shows something: one tile of the whole earth with a water and a boundary, both invented. For the browser tests, which lay
// it beside their nodes as an operator lays a basemap. PMTiles version 3, vector tiles version 2, nothing compressed.

function varint(value) {
  const bytes = [];
  for (let left = value; ; left = Math.floor(left / 128)) {
    if (left < 128) return [...bytes, left];
    bytes.push((left % 128) + 128);
  }
}

/** A field of a protocol buffer with bytes in it. */
const field = (number, bytes) => [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes];
const number = (of, value) => [...varint(of * 8), ...varint(value)];
const text = (words) => [...new TextEncoder().encode(words)];
const zigzag = (value) => (value < 0 ? -2 * value - 1 : 2 * value);

/** Corners as a vector tile's commands: to the first, lines to the others, and back where it is a ground. */
function geometry(corners, isGround) {
  let [x, y] = [0, 0];
  const step = ([right, down]) => {
    const by = [zigzag(right - x), zigzag(down - y)];
    [x, y] = [right, down];
    return by;
  };
  const [first, ...rest] = corners;
  return [9, ...step(first), rest.length * 8 + 2, ...rest.flatMap(step), ...(isGround ? [15] : [])].flatMap(varint);
}

function layer(name, type, corners) {
  const feature = [...number(3, type), ...field(4, geometry(corners, type === 3))];
  return field(3, [...field(1, text(name)), ...field(2, feature), ...number(5, 4096), ...number(15, 2)]);
}

export function smallestArchive() {
  const tile = [
    ...layer("water", 3, [[2400, 1500], [2600, 1500], [2600, 1700], [2400, 1700]]),
    ...layer("boundaries", 2, [[2300, 1600], [2700, 1620]]),
  ];
  const metadata = text(JSON.stringify({ vector_layers: [{ id: "water", fields: {} }, { id: "boundaries", fields: {} }], attribution: "<a href=\"x\">Invented</a>" }));
  const directory = [1, 0, 1, ...varint(tile.length), 1];
  const header = new DataView(new ArrayBuffer(127));
  text("PMTiles").forEach((byte, place) => header.setUint8(place, byte));
  header.setUint8(7, 3);
  const places = [127, directory.length, 127 + directory.length, metadata.length, 0, 0, 127 + directory.length + metadata.length, tile.length, 1, 1, 1];
  places.forEach((value, place) => header.setBigUint64(8 + place * 8, BigInt(value), true));
  // Clustered; nothing compressed; vector tiles; the one zoom; the bounds of the earth.
  [1, 1, 1, 1, 0, 0].forEach((byte, place) => header.setUint8(96 + place, byte));
  [-1_800_000_000, -850_000_000, 1_800_000_000, 850_000_000].forEach((e7, place) => header.setInt32(102 + place * 4, e7, true));
  return Buffer.concat([Buffer.from(header.buffer), Buffer.from([...directory, ...metadata, ...tile])]);
}
