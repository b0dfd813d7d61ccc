// Compares the ids of a table {text, ids} with those of transformers.js, and the vectors of reference.json.
//   node training/parity.mjs <model folder> <table.jsonl> <folder whose node_modules to use>
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";

const [model, table, modules] = process.argv.slice(2);
const resolved = createRequire(join(modules, "package.json")).resolve("@xenova/transformers");
const { AutoModel, AutoTokenizer, env } = await import(pathToFileURL(resolved).href);
env.allowRemoteModels = false;
env.localModelPath = dirname(model);

const tokenizer = await AutoTokenizer.from_pretrained(basename(model));
const rows = readFileSync(table, "utf8").trimEnd().split("\n").map((line) => JSON.parse(line));
let different = 0;
for (const { text, ids } of rows) {
  const found = tokenizer.encode(text);
  if (found.length !== ids.length || found.some((id, i) => id !== ids[i])) {
    different++;
    if (different <= 20) console.log(JSON.stringify({ text, python: ids, javascript: found }));
  }
}
console.log(`${rows.length - different} of ${rows.length} lines have the same ids`);

const reference = JSON.parse(readFileSync(join(model, "reference.json"), "utf8"));
const loaded = await AutoModel.from_pretrained(basename(model), { dtype: "int8" });
const together = tokenizer(reference.map((r) => r.text), { padding: true, truncation: true });
const vectors = (await loaded(together)).sentence_embedding.tolist();
const cosine = (a, b) => a.reduce((sum, x, i) => sum + x * b[i], 0) / (Math.hypot(...a) * Math.hypot(...b));
const least = Math.min(...reference.map((r, i) => cosine(r.embedding, vectors[i])));
console.log(`least cosine to the reference vectors ${least.toFixed(6)}`);
process.exit(different || least < 0.999 ? 1 : 0);
