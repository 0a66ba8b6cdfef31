// Reads JSON lines [[language, text], …] and answers each with what the analyzer of the browser gives for it; first
// come the scripts to load, as arguments.
"use strict";
const fs = require("fs");
const readline = require("readline");
const vm = require("vm");

const context = vm.createContext({});
vm.runInContext("var window = this;", context);
process.argv.slice(2).forEach((file) => vm.runInContext(fs.readFileSync(file, "utf8"), context, { filename: file }));
const analyzer = context.pathshala.analyzer;

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const answers = JSON.parse(line).map(([language, text]) => analyzer.tokens(text, language).map(
    (token) => [token.term, token.start, token.end, analyzer.variants(token.word, language)]));
  process.stdout.write(JSON.stringify(answers) + "\n");
});
