#!/usr/bin/env node
// Verifies a round of Stoa's lottery from its proof document, trusting nobody: docs/lottery-proof.md says by which rules.
// It needs no other file and no library, and was written from that page, not from the server's code.
//
//   node verify-lottery.mjs proof.json [more-pages.json …] [--checkpoint NOTE]… [--key KEY] [--json]
//   node verify-lottery.mjs http://localhost:8765/api/v1/lottery/rounds/ID/proof …
//
// NOTE is a file that holds a checkpoint of the log or a head of the round, kept from earlier: with it, what was cut off
// since is missed. KEY is the log's verifier key, or a file that holds it, as you know it from elsewhere; without it
// the document's own is used. The exit status is 0 if all holds, 1 if something is wrong, 2 if it could not be looked at.
//
// verify-receipt.mjs, which stands beside it, checks receipts of single events with parts of this one.
//
// In a browser or another program: import { verifyLottery } from "./verify-lottery.mjs".

export const FORMAT = "stoa-lottery-proof/1";
export const ALGORITHM = "stoa-lottery/1";

const TWO_64 = 1n << 64n;
const HEX_32 = /^[0-9a-f]{64}$/;

/** Something that does not hold, at an event of the round, or about the document as a whole. */
class Wrong extends Error {
  constructor(what, event) {
    super(what);
    this.event = event;
  }
}

// ---- Bytes and hashes

const utf8 = new TextEncoder();

export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function fromHex(text) {
  require(typeof text === "string" && /^([0-9a-f]{2})*$/.test(text), "not hexadecimal: " + text);
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function fromBase64(text) {
  require(/^[A-Za-z0-9+/]*={0,2}$/.test(text), "not base64: " + text);
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

function join(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

// SHA-256 of our own: browsers have theirs only on pages that came by HTTPS, and only one promise at a time.
const [INITIAL, ROUNDS] = (() => {
  const primes = [];
  for (let n = 2; primes.length < 64; n++) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  const fraction = (root) => Math.floor((root - Math.floor(root)) * 2 ** 32) | 0;
  return [primes.slice(0, 8).map((p) => fraction(Math.sqrt(p))), Int32Array.from(primes, (p) => fraction(Math.cbrt(p)))];
})();

export function sha256(message) {
  const blocks = (message.length + 9 + 63) >>> 6;
  const padded = new Uint8Array(blocks * 64);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  const state = Int32Array.from(INITIAL);
  const w = new Int32Array(64);
  for (let block = 0; block < blocks; block++) {
    for (let i = 0; i < 16; i++) w[i] = view.getInt32(block * 64 + i * 4);
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15];
      const b = w[i - 2];
      const s0 = ((a >>> 7) | (a << 25)) ^ ((a >>> 18) | (a << 14)) ^ (a >>> 3);
      const s1 = ((b >>> 17) | (b << 15)) ^ ((b >>> 19) | (b << 13)) ^ (b >>> 10);
      w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
    }
    compress(state, w);
  }
  const digest = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => digest.setInt32(i * 4, word));
  return new Uint8Array(digest.buffer);
}

function compress(state, w) {
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[i] + w[i]) | 0;
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => (state[i] = (state[i] + word) | 0));
}

if (hex(sha256(utf8.encode("abc"))) !== "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad") {
  throw new Error("this JavaScript computes SHA-256 wrongly");
}

function hmacSha256(key, message) {
  require(key.length <= 64, "a key of more than a block");
  const pad = (byte) => Uint8Array.from({ length: 64 }, (_, i) => (key[i] ?? 0) ^ byte);
  return sha256(join(pad(0x5c), sha256(join(pad(0x36), message))));
}

// ---- The algorithm

export function commitmentTo(seed) {
  return hex(sha256(seed));
}

function digest(kind, ...lines) {
  return hex(sha256(utf8.encode([`${ALGORITHM} ${kind}`, ...lines].map((line) => line + "\n").join(""))));
}

export const chain = {
  opened: (round, commitment, prizes) =>
    digest("opened", round, commitment, ...prizes.map((prize) =>
      [prize.gift, prize.stock, prize.blank ? 1 : 0, prize.price, hex(sha256(utf8.encode(prize.name)))].join(" "))),
  drawn: (before, entry, by, gift, reservation, commitment) =>
    digest("drawn", before, entry, by, gift, reservation ?? "-", commitment),
  returned: (before, entry, gift, reservation) => digest("returned", before, entry, gift, reservation),
  added: (before, entry, gift, pieces, by) => digest("added", before, entry, gift, pieces, by),
  rotated: (before, revealed, next) => digest("rotated", before, revealed, next),
  closed: (before, revealed) => digest("closed", before, revealed),
};

/** Which of the pieces that remain a draw gets, from 0, and by which attempt. */
export function piece(seed, { round, entry, by, before }, pieces) {
  const n = BigInt(pieces);
  require(n >= 1n && n < TWO_64, "there is nothing to draw from");
  const limit = TWO_64 - (TWO_64 % n);
  for (let attempt = 0; ; attempt++) {
    const text = [`${ALGORITHM} draw`, round, entry, by, before, attempt].map((line) => line + "\n").join("");
    const mac = hmacSha256(seed, utf8.encode(text));
    const x = new DataView(mac.buffer).getBigUint64(0);
    if (x < limit) return { piece: x % n, attempt };
  }
}

// ---- A round, event by event

class Round {
  constructor(id) {
    this.id = id;
    this.digest = null;
    this.entries = 0;
    this.closed = false;
    this.commitments = [];
    this.rows = new Map();
    this.reservations = new Map();
    this.pending = [];
    this.counts = { draws: 0, verified: 0, returns: 0, additions: 0, seeds: 0 };
  }

  /** What happened next. */
  take(event) {
    const [feature, kind] = String(event.name).split(".");
    const known = feature === "lottery" && Object.hasOwn(Round.prototype, "on" + kind);
    require(known && event.revision === "1", `no event of a round is named ${event.name}, revision ${event.revision}`);
    const it = JSON.parse(event.payload);
    require(number(it.round) === this.id, "it is about another round");
    require((this.digest === null) === (kind === "RoundOpened"), "a round is opened once, first of all");
    this["on" + kind](it, event);
  }

  onRoundOpened(it) {
    require(it.algorithm === ALGORITHM, "it is drawn by another algorithm: " + it.algorithm);
    require(Array.isArray(it.prizes) && it.prizes.length > 0, "its table is empty");
    for (const { gift, stock, price, blank, name } of it.prizes) {
      require(!this.rows.has(positive(gift)), `prize ${gift} stands twice in the table`);
      require(typeof blank === "boolean" && typeof name === "string" && number(price) >= 0, "a prize is not readable");
      require(number(stock) >= 0, `prize ${gift} has a negative stock`);
      this.rows.set(gift, { gift, name, blank, initial: stock, added: 0, remaining: stock, drawn: 0, returned: 0 });
    }
    this.commit(it.commitment);
    this.link(chain.opened(this.id, it.commitment, it.prizes), it);
  }

  onPrizeDrawn(it, event) {
    this.next(it);
    const row = this.row(it.gift);
    require(row.remaining > 0, `no piece of prize ${it.gift} remained`);
    const won = it.reservation ?? null;
    require((won === null) === row.blank, "a piece with a value is reserved, and the row without value is not");
    require(won === null || !this.reservations.has(positive(won)), `reservation ${won} was there already`);
    this.pending.push({ it, event, before: this.digest, stock: this.stock() });
    const commitment = this.commitments.at(-1);
    this.link(chain.drawn(this.digest, it.entry, positive(it.by), it.gift, won, commitment), it);
    if (won !== null) this.reservations.set(won, { gift: it.gift, returned: false });
    row.remaining--;
    row.drawn++;
    this.counts.draws++;
  }

  onStockReturned(it) {
    this.numbered(it);
    const row = this.row(it.gift);
    const reservation = this.reservations.get(it.reservation);
    require(reservation !== undefined, `reservation ${it.reservation} was never won in this round`);
    require(reservation.gift === it.gift, `reservation ${it.reservation} is for another prize`);
    require(!reservation.returned, `reservation ${it.reservation} came back before`);
    this.link(chain.returned(this.digest, it.entry, it.gift, it.reservation), it);
    reservation.returned = true;
    row.remaining++;
    row.returned++;
    this.counts.returns++;
  }

  onStockAdded(it) {
    this.next(it);
    const row = this.row(it.gift);
    this.link(chain.added(this.digest, it.entry, it.gift, positive(it.pieces), positive(it.addedBy)), it);
    row.remaining += it.pieces;
    row.added += it.pieces;
    this.counts.additions++;
  }

  onSeedRotated(it) {
    const seed = this.reveal(it);
    this.link(chain.rotated(this.digest, it.revealed, it.nextCommitment), it);
    this.recompute(seed);
    this.commit(it.nextCommitment);
  }

  onRoundClosed(it) {
    const seed = this.reveal(it);
    this.link(chain.closed(this.digest, it.revealed), it);
    this.closed = true;
    this.recompute(seed);
  }

  commit(commitment) {
    require(HEX_32.test(commitment), "the commitment is not readable");
    require(!this.commitments.includes(commitment), "it commits to a seed that was in use before");
    this.commitments.push(commitment);
  }

  reveal(it) {
    require(!this.closed, "the round is closed");
    require(HEX_32.test(it.revealed), "the seed is not readable");
    const seed = fromHex(it.revealed);
    require(commitmentTo(seed) === this.commitments.at(-1), "the seed is not the one that was committed to");
    this.counts.seeds++;
    return seed;
  }

  recompute(seed) {
    for (const { it, event, before, stock } of this.pending) {
      const total = stock.reduce((sum, [, remaining]) => sum + BigInt(remaining), 0n);
      let left = piece(seed, { round: this.id, entry: it.entry, by: it.by, before }, total).piece;
      const [gift] = stock.find(([, remaining]) => (left -= BigInt(remaining)) < 0n);
      if (gift !== it.gift) throw new Wrong(`by its seed this draw gets prize ${gift}, not ${it.gift}`, event);
      this.counts.verified++;
    }
    this.pending = [];
  }

  next(it) {
    require(!this.closed, "the round is closed");
    this.numbered(it);
  }

  numbered(it) {
    require(it.entry === this.entries + 1, `entry ${this.entries + 1} should be here, not ${it.entry}`);
    this.entries++;
  }

  link(computed, it) {
    require(it.digest === computed, "its digest does not follow from it and from what was before");
    this.digest = computed;
  }

  row(gift) {
    const row = this.rows.get(gift);
    require(row !== undefined, `the table has no prize ${gift}`);
    return row;
  }

  stock() {
    return Array.from(this.rows.values(), (row) => [row.gift, row.remaining]);
  }
}

function number(value) {
  require(Number.isSafeInteger(value), "not a whole number: " + value);
  return value;
}

function positive(value) {
  require(number(value) > 0, "not a positive number: " + value);
  return value;
}

function require(holds, what) {
  if (!holds) throw new Wrong(what);
}

// ---- The log's tree

function field(bytes) {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length);
  return join(length, bytes);
}

function int64(value) {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, BigInt(number(value)));
  return bytes;
}

/** The leaf of an event: the hash over its canonical bytes. */
export function leafHash(stream, event) {
  const fields = [
    int64(event.position), utf8.encode(stream), int64(event.sequence), utf8.encode(event.id), utf8.encode(event.name),
    utf8.encode(event.revision), int64(event.time), utf8.encode(event.metadata), utf8.encode(event.payload),
  ];
  return sha256(join(Uint8Array.of(0), ...fields.map(field)));
}

function node(left, right) {
  return sha256(join(Uint8Array.of(1), left, right));
}

/** RFC 9162, section 2.1.3.2. */
export function isIncluded(leaf, index, size, path, root) {
  let [fn, sn, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      hash = node(sibling, hash);
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      hash = node(hash, sibling);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && hex(hash) === hex(root);
}

/** RFC 9162, section 2.1.4.2. */
export function isConsistent(first, second, proof, firstRoot, secondRoot) {
  if (first === second) return proof.length === 0 && hex(firstRoot) === hex(secondRoot);
  const isPowerOfTwo = (BigInt(first) & (BigInt(first) - 1n)) === 0n;
  const [start, ...rest] = isPowerOfTwo ? [firstRoot, ...proof] : proof;
  if (start === undefined) return false;
  let [fn, sn, fr, sr] = [first - 1, second - 1, start, start];
  while (fn % 2 === 1) [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  for (const hash of rest) {
    if (sn === 0) return false;
    if (fn % 2 === 1 || fn === sn) {
      [fr, sr] = [node(hash, fr), node(hash, sr)];
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn / 2, Math.floor(sn / 2)];
    } else {
      sr = node(sr, hash);
    }
    [fn, sn] = [Math.floor(fn / 2), Math.floor(sn / 2)];
  }
  return sn === 0 && hex(fr) === hex(firstRoot) && hex(sr) === hex(secondRoot);
}

// ---- Signed notes

export function parseNote(note) {
  const end = note.lastIndexOf("\n\n");
  require(end > 0, "this is no signed note");
  const text = note.slice(0, end + 1);
  const [origin, size, hash, ...more] = text.split("\n").slice(0, -1);
  const [tree] = more.filter((line) => line.startsWith("tree ")).map((line) => Number(line.slice("tree ".length)));
  require(/^(0|[1-9][0-9]*)$/.test(size) && fromBase64(hash).length === 32, "this note is no checkpoint and no head");
  return { text, origin, size: number(Number(size)), hash: fromBase64(hash), tree, lines: note.slice(end + 2).split("\n") };
}

export function parseKey(text) {
  const [name, id, ...typed] = text.trim().split("+");
  const bytes = fromBase64(typed.join("+"));
  const expected = hex(sha256(join(utf8.encode(name + "\n"), bytes)).slice(0, 4));
  require(bytes.length === 33 && bytes[0] === 1 && id === expected, "this is no verifier key for Ed25519: " + text);
  return { name, id, raw: bytes.slice(1) };
}

async function webCrypto() {
  if (globalThis.crypto?.subtle) return globalThis.crypto.subtle;
  return typeof process === "undefined" ? null : (await import("node:crypto")).webcrypto.subtle;
}

/** True or false; null where Ed25519 is not to be had. */
export async function isSigned(note, key) {
  const prefix = `\u2014 ${key.name} `;
  const blobs = note.lines.filter((line) => line.startsWith(prefix)).map((line) => fromBase64(line.slice(prefix.length)));
  const signature = blobs.find((blob) => blob.length === 68 && hex(blob.slice(0, 4)) === key.id);
  if (signature === undefined) return false;
  try {
    const subtle = await webCrypto();
    const imported = await subtle.importKey("raw", key.raw, { name: "Ed25519" }, false, ["verify"]);
    return await subtle.verify({ name: "Ed25519" }, imported, signature.slice(4), utf8.encode(note.text));
  } catch {
    return null;
  }
}

// ---- The document

/**
 * Verifies all pages of a round's proof.
 *
 * options.checkpoints: notes that were kept from earlier, as text; options.key: the log's verifier key as text.
 * Answers a report: ok, what was found first (finding: sequence, position, what), counts, balances, remarks.
 */
export async function verifyLottery(document, options = {}) {
  const pages = (Array.isArray(document) ? document : [document]).map((page) => page.data ?? page);
  const report = { ok: false, round: pages[0]?.round, remarks: [] };
  const round = new Round(Number(pages[0]?.round));
  let event = null;
  try {
    const events = pagesInOne(pages);
    const log = await readLog(pages[0], options, report);
    for (let i = 0; i < events.length; i++) {
      event = events[i];
      require(event.sequence === i, "events are missing or out of order before this one");
      checkPlace(event, events[i - 1], log);
      round.take(event);
    }
    event = null;
    checkHead(log.head, events, round);
    for (const kept of options.checkpoints ?? []) await checkKept(kept, log, events, pages, report);
    report.ok = true;
  } catch (wrong) {
    const at = wrong.event ?? event;
    report.finding = { what: wrong.message };
    if (at) report.finding = { sequence: at.sequence, position: at.position, what: wrong.message };
  }
  return { ...report, ...summary(round) };
}

function summary(round) {
  return {
    entries: round.entries,
    ...round.counts,
    pending: round.pending.length,
    closed: round.closed,
    digest: round.digest,
    balances: Array.from(round.rows.values()),
  };
}

function pagesInOne(pages) {
  const events = [];
  pages.forEach((page, i) => {
    require(page?.format === FORMAT, "this is no proof document of the format " + FORMAT);
    for (const part of ["round", "checkpoint", "key", "head"]) {
      require(page[part] === pages[0][part], `the pages differ in their ${part}`);
    }
    events.push(...page.events);
    const next = i + 1 < pages.length ? events.length : null;
    require((page.next ?? null) === next, next === null ? "the last page is missing" : "a page is missing");
  });
  require(events.length > 0, "there are no events");
  return events;
}

async function readLog(page, options, report) {
  const key = parseKey(options.key ?? page.key);
  if (options.key === undefined) report.remarks.push("The key is the one that the document names: " + page.key);
  const [checkpoint, head] = [parseNote(page.checkpoint), parseNote(page.head)];
  const headOrigin = `${checkpoint.origin}/lottery/${page.round}`;
  require(checkpoint.origin === key.name, "the checkpoint is of another log than the key");
  require(head.origin === headOrigin, "the head is of another round");
  require(head.tree === checkpoint.size, "the head was made for another checkpoint");
  report.signatures = await checkSigned(checkpoint, key, "checkpoint", report);
  await checkSigned(head, key, "round's head", report);
  return { key, checkpoint, head, headOrigin, stream: "round:" + page.round };
}

async function checkSigned(note, key, what, report) {
  const signed = await isSigned(note, key);
  require(signed !== false, `the ${what} is not signed by the log's key`);
  if (signed === null) report.remarks.push(`NOT CHECKED: the signature of the ${what}, as Ed25519 is missing here.`);
  return signed === true;
}

function checkPlace(event, before, log) {
  require(number(event.position) > (before?.position ?? 0), "its position is not behind the one before");
  require(event.position <= log.checkpoint.size, "the checkpoint does not reach that far");
  const path = event.proof.map(fromHex);
  const leaf = leafHash(log.stream, event);
  const included = isIncluded(leaf, event.position - 1, log.checkpoint.size, path, log.checkpoint.hash);
  require(included, "it is not what the log has at that position");
}

function checkHead(head, events, round) {
  const covered = events.length;
  require(covered === head.size, `the round has ${head.size} events by its head, and ${covered} are here`);
  require(hex(head.hash) === round.digest, "the round's digest is not the one in its head");
}

/** A note that was kept from earlier: what it says must still hold. */
async function checkKept(text, log, events, pages, report) {
  const kept = parseNote(text);
  await checkSigned(kept, log.key, "kept note", report);
  if (kept.origin === log.headOrigin) {
    require(kept.size <= events.length, `the round had ${kept.size} events once, and ${events.length} are left`);
    const last = events[kept.size - 1];
    require(JSON.parse(last.payload).digest === hex(kept.hash), `its first ${kept.size} events are not those of the kept head`);
    const late = events[kept.size];
    if (late && late.position <= kept.tree) throw new Wrong("this event is not covered by the kept head, and older", late);
  } else {
    require(kept.origin === log.checkpoint.origin, "the kept note is about something else: " + kept.origin);
    checkGrown(kept, log.checkpoint, pages[0]);
  }
}

function checkGrown(kept, now, page) {
  require(kept.size <= now.size, `the log had ${kept.size} events once, and has ${now.size} here`);
  const same = kept.size === now.size;
  require(same || kept.size === 0 || page.since === kept.size,
    `the document does not lead from the kept checkpoint to its own: ask for it with since=${kept.size}`);
  if (kept.size === 0) return;
  const proof = same ? [] : page.consistency.map(fromHex);
  require(isConsistent(kept.size, now.size, proof, kept.hash, now.hash), "the log is not the one of the kept checkpoint");
}

/** All pages of a proof, from where the server shows it; they lead on from a kept checkpoint if there is one. */
export async function fetchProof(url, options = {}) {
  const address = new URL(url);
  const size = (options.checkpoints ?? []).map(parseNote).filter((note) => note.tree === undefined).map((note) => note.size);
  if (size.length > 0) address.searchParams.set("since", String(Math.max(...size)));
  const pages = [];
  do {
    const response = await fetch(address);
    const body = await response.json();
    if (!response.ok) throw new Error(`${address}: ${body.msg ?? response.status}`);
    const page = body.data ?? body;
    pages.push(page);
    address.searchParams.set("from", String(page.next));
    address.searchParams.set("size", String(parseNote(page.checkpoint).size));
  } while (pages.at(-1).next != null);
  return pages;
}

/** The report as lines for people. */
export function describe(report) {
  const lines = [`round ${report.round}: ${report.ok ? "everything holds" : "WRONG"}`];
  const at = report.finding?.position === undefined
    ? "" : `event ${report.finding.sequence} of the round, position ${report.finding.position} of the log: `;
  if (report.finding) lines.push("  " + at + report.finding.what);
  lines.push(`  ${report.draws} draws: ${report.verified} recomputed, ${report.pending} pending until their seed is revealed`);
  lines.push(`  ${report.returns} returns, ${report.additions} additions, ${report.seeds} seeds revealed, ${report.closed ? "closed" : "open"}`);
  for (const row of report.balances) {
    lines.push(`  prize ${row.gift} ${row.name}: ${row.initial} + ${row.added} added - ${row.drawn} drawn + ${row.returned} returned = ${row.remaining}`);
  }
  return [...lines, ...report.remarks.map((remark) => "  " + remark)].join("\n");
}

// ---- As a program

async function main(words) {
  const { readFileSync, existsSync } = await import("node:fs");
  const read = (file) => readFileSync(file, "utf8");
  const options = { checkpoints: [] };
  const sources = [];
  let json = false;
  for (let i = 0; i < words.length; i++) {
    if (words[i] === "--json") json = true;
    else if (words[i] === "--checkpoint") options.checkpoints.push(read(words[++i]));
    else if (words[i] === "--key") options.key = existsSync(words[++i]) ? read(words[i]) : words[i];
    else sources.push(words[i]);
  }
  if (sources.length === 0) throw new Error("name a proof document, a file or a URL");
  const documents = [];
  for (const source of sources) {
    const isUrl = /^https?:/.test(source);
    documents.push(...[isUrl ? await fetchProof(source, options) : JSON.parse(read(source))].flat());
  }
  const report = await verifyLottery(documents, options);
  console.log(json ? JSON.stringify(report, null, 2) : describe(report));
  return report.ok ? 0 : 1;
}

async function isProgram() {
  if (typeof process === "undefined" || !process.versions?.node || !process.argv[1]) return false;
  const [{ realpathSync }, { pathToFileURL }] = [await import("node:fs"), await import("node:url")];
  return import.meta.url === pathToFileURL(realpathSync(process.argv[1])).href;
}

if (await isProgram()) {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (failure) {
    console.error("verify-lottery: " + failure.message);
    process.exitCode = 2;
  }
}
