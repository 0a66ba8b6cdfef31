// What is shown of the pages that were found: the passage with most of the query, and its words as the pages write them.
(function () {
  "use strict";
  const pathshala = window.pathshala = window.pathshala || {};
  const { termOf, terms } = pathshala.query;

  const SNIPPET = 170;

  // The places of a text that answer the query: [start, end, concept].
  function matches(text, found) {
    return pathshala.analyzer.tokens(text, found.index.language).map((token) => {
      const held = terms(found.index, token);
      const at = found.concepts.findIndex((concept) => held.some((form) => concept.factors.has(form)));
      return at < 0 ? null : [token.start, token.end, at];
    }).filter(Boolean);
  }

  // The part of a text with most of the query, in pieces: {text, hit}.
  function snippet(text, found) {
    const places = matches(text, found);
    let best = -1;
    let start = 0;
    places.forEach(([from], first) => {
      if (places.length > 500 && first > 500) return;
      const seen = new Set();
      let count = 0;
      for (let at = first; at < places.length && places[at][1] - from < SNIPPET - 20; at++) {
        seen.add(places[at][2]);
        count++;
      }
      if (seen.size * 100 + Math.min(count, 50) > best) {
        best = seen.size * 100 + Math.min(count, 50);
        start = from;
      }
    });
    start = start < 60 ? 0 : edge(text, start - 40, start);
    const end = text.length - start <= SNIPPET + 20 ? text.length : edge(text, start + SNIPPET - 20, start + SNIPPET);
    const pieces = [];
    let at = start;
    if (start) pieces.push({ text: "…", hit: false });
    places.forEach(([from, to]) => {
      if (to <= at || to > end) return;
      const last = pieces[pieces.length - 1];
      if (from <= at && last && last.hit) last.text += text.slice(at, to);
      else {
        if (from > at) pieces.push({ text: text.slice(at, from), hit: false });
        pieces.push({ text: text.slice(Math.max(at, from), to), hit: true });
      }
      at = to;
    });
    if (at < end) pieces.push({ text: text.slice(at, end), hit: false });
    if (end < text.length) pieces.push({ text: "…", hit: false });
    return pieces;
  }

  // After a space between two places, or at the first of them that does not part a character.
  function edge(text, from, to) {
    const space = text.indexOf(" ", from);
    if (space >= 0 && space < to) return space + 1;
    while (from < to && /[\p{M}\udc00-\udfff]/u.test(text[from])) from++;
    return from;
  }

  // The query with what was searched for in place of its unknown words; "" where it was searched for as it is.
  async function understood(found, count) {
    if (!found.meant.size) return "";
    const texts = [];
    for (const hit of found.hits.slice(0, count)) {
      const [, title, , , titleLanguage, , sections] = await found.index.record(hit.page);
      if (!titleLanguage) texts.push(title);
      hit.sections.forEach((at) => texts.push(...sections[at].slice(sections[at][3] ? 2 : 1, 3)));
    }
    let said = "";
    let end = 0;
    pathshala.analyzer.query(found.text, found.index.language).forEach((token) => {
      const meant = found.meant.get(termOf(token));
      if (!meant) return;
      said += found.text.slice(end, token.start) + meant.map((words) => written(found.index, words, texts)).join(" ");
      end = token.end;
    });
    return said + found.text.slice(end);
  }

  // The first of some words as a text writes it, in small letters if any does; else another form of them, or the
  // first word, which is folded.
  function written(index, words, texts) {
    let capital = "";
    let form = "";
    for (const text of texts) {
      for (const token of pathshala.analyzer.tokens(text, index.language)) {
        const [own, ...others] = terms(index, token);
        const shown = text.slice(token.start, token.end);
        if (words.includes(own)) {
          if (shown === shown.toLowerCase()) return shown;
          capital = capital || shown;
        } else if (!form && others.some((one) => words.includes(one))) form = shown;
      }
    }
    return capital || form || words[0].normalize("NFC");
  }

  pathshala.passages = { snippet, understood };
})();
