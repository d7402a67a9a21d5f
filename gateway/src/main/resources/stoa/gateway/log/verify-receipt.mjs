#!/usr/bin/env node
// Verifies a receipt: that the log of a signed checkpoint holds this very event at its position, trusting nobody. It
// needs verify-lottery.mjs beside it, whose code for the tree and for signed notes it shares, and nothing else.
//
//   node verify-receipt.mjs receipt.json [--key KEY] [--json]
//   node verify-receipt.mjs --consistency OLD NEW PROOF [--key KEY] [--json]
//
// KEY is the log's verifier key, or a file that holds it, as you know it from elsewhere; without it the receipt's own is
// used. OLD and NEW are files that hold checkpoints, PROOF one that holds the hashes that lead from one to the other, a
// JSON array of hexadecimal strings. The exit status is 0 if all holds, 1 if something is wrong, 2 if it could not be
// looked at.

import { fromHex, isConsistent, isIncluded, isSigned, leafHash, parseKey, parseNote } from "./verify-lottery.mjs";

export const FORMAT = "stoa-receipt/1";

/** Answers a report: ok, finding (what is wrong), position, size, remarks. */
export async function verifyReceipt(document, options = {}) {
  const receipt = document.data ?? document;
  const report = { ok: false, position: receipt?.event?.position, remarks: [] };
  try {
    if (receipt?.format !== FORMAT) throw new Error("this is no receipt of the format " + FORMAT);
    const { event, stream } = receipt;
    const checkpoint = await readCheckpoint(receipt.checkpoint, options.key ?? receipt.key, report);
    if (options.key === undefined) report.remarks.push("The key is the one that the receipt names: " + receipt.key);
    report.size = checkpoint.size;
    const within = Number.isSafeInteger(event.position) && event.position >= 1 && event.position <= checkpoint.size;
    if (!within) throw new Error("the checkpoint does not reach that far");
    const path = event.proof.map(fromHex);
    const leaf = leafHash(stream, event);
    if (!isIncluded(leaf, event.position - 1, checkpoint.size, path, checkpoint.hash)) {
      throw new Error("the log of this checkpoint does not have this event at this position");
    }
    report.ok = true;
  } catch (wrong) {
    report.finding = wrong.message;
  }
  return report;
}

/** Answers a report: ok, finding, from and size, remarks. Without a key only the tree is checked. */
export async function verifyConsistency(earlier, later, proof, options = {}) {
  const report = { ok: false, remarks: [] };
  try {
    const [first, second] = [
      await readCheckpoint(earlier, options.key, report),
      await readCheckpoint(later, options.key, report),
    ];
    [report.from, report.size] = [first.size, second.size];
    if (first.origin !== second.origin) throw new Error("the checkpoints are of two logs");
    const hashes = proof.map(fromHex);
    const holds = first.size <= second.size
      && (first.size === 0 || isConsistent(first.size, second.size, hashes, first.hash, second.hash));
    if (!holds) throw new Error("the log of the later checkpoint does not go on from the earlier one");
    report.ok = true;
  } catch (wrong) {
    report.finding = wrong.message;
  }
  return report;
}

async function readCheckpoint(text, keyText, report) {
  const note = parseNote(text);
  if (note.tree !== undefined) throw new Error("this is a head of a round, and no checkpoint");
  if (keyText === undefined) {
    report.remarks.push("NOT CHECKED: the signature, as no key is named.");
    return note;
  }
  const key = parseKey(keyText);
  const signed = note.origin === key.name && await isSigned(note, key);
  if (signed === false) throw new Error("the checkpoint is not signed by the log's key");
  if (signed === null) report.remarks.push("NOT CHECKED: the signature, as Ed25519 is missing here.");
  return note;
}

async function main(words) {
  const { readFileSync, existsSync } = await import("node:fs");
  const read = (file) => readFileSync(file, "utf8");
  const [options, files] = [{}, []];
  let [json, consistency] = [false, false];
  for (let i = 0; i < words.length; i++) {
    if (words[i] === "--json") json = true;
    else if (words[i] === "--consistency") consistency = true;
    else if (words[i] === "--key") options.key = existsSync(words[++i]) ? read(words[i]) : words[i];
    else files.push(words[i]);
  }
  if (files.length !== (consistency ? 3 : 1)) throw new Error("name a receipt, or --consistency OLD NEW PROOF");
  const report = consistency
    ? await verifyConsistency(read(files[0]), read(files[1]), JSON.parse(read(files[2])), options)
    : await verifyReceipt(JSON.parse(read(files[0])), options);
  const what = report.ok ? "it holds" : "WRONG: " + report.finding;
  console.log(json ? JSON.stringify(report, null, 2) : [what, ...report.remarks].join("\n"));
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
    console.error("verify-receipt: " + failure.message);
    process.exitCode = 2;
  }
}
