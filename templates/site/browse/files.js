// The files of the index: fetched once, unpacked, read. site/contributing/search-index.md has the
// layout, catalog/search/files.py and write.py write it.

const utf8 = new TextDecoder();

export class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  varint() {
    let value = 0, shift = 1, byte;
    do {
      byte = this.bytes[this.at++];
      value += (byte & 127) * shift;
      shift *= 128;
    } while (byte > 127);
    return value;
  }

  take(count) {
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  text(count) {
    return utf8.decode(this.take(count));
  }

  json() {
    return JSON.parse(this.text(this.bytes.length - this.at));
  }

  // Sorted words, each as what it shares with the one before and what it adds.
  words() {
    const count = this.varint();
    const shared = this.take(count);
    const added = this.take(count);
    const words = new Array(count);
    const size = added.reduce((sum, length) => sum + length, 0);
    const text = utf8.decode(this.bytes.subarray(this.at, this.at + size));
    if (text.length === size) {
      // One byte a letter, as in most files: then text can be cut where bytes can.
      this.at += size;
      let word = "";
      let at = 0;
      for (let number = 0; number < count; number++) {
        word = word.slice(0, shared[number]) + text.slice(at, (at += added[number]));
        words[number] = word;
      }
      return words;
    }
    const buffer = new Uint8Array(512);
    for (let number = 0; number < count; number++) {
      const end = shared[number] + added[number];
      buffer.set(this.take(added[number]), shared[number]);
      words[number] = utf8.decode(buffer.subarray(0, end));
    }
    return words;
  }

  // A column of numbers that was written byte by byte.
  column(width, count) {
    const column = width > 1 ? new Uint32Array(count) : new Uint8Array(count);
    for (let byte = 0; byte < width; byte++) {
      const plane = this.take(count);
      for (let row = 0; row < count; row++) column[row] |= plane[row] << (8 * byte);
    }
    return column;
  }
}

// Fetches files below `base` and keeps what was made of them.
export class Files {
  constructor(base, load = fromHost) {
    this.base = base;
    this.load = load;
    this.stamp = "";
    this.kept = new Map();
  }

  // What `read` makes of a file; each file is fetched and read once.
  get(path, read) {
    if (!this.kept.has(path)) {
      const promise = this.load(`${this.base}${path}`, this.stamp).then((bytes) =>
        read(new Reader(bytes)),
      );
      promise.catch(() => this.kept.delete(path));
      this.kept.set(path, promise);
    }
    return this.kept.get(path);
  }
}

async function fromHost(address, stamp) {
  // The stamp of the index tells a browser's memory which build a file belongs to.
  const response = stamp
    ? await fetch(`${address}?${stamp}`)
    : await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return unpack(response.body);
}

export async function unpack(stream) {
  const unpacked = stream.pipeThrough(new DecompressionStream("deflate"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}
