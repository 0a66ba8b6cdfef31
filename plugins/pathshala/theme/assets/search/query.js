// What a query asks an index for: concepts. plugins/pathshala/search/query.py finds the same, and says why.
(function () {
  "use strict";
  const pathshala = window.pathshala = window.pathshala || {};
  const { nearTo, corrections, halves, ending, beginning, written } = pathshala.typos;

  const TERM_LENGTH = 40;
  const QUERY_LENGTH = 500;
  const CONCEPTS = 24;
  const EXACT = 16;
  const VARIANT = 10;
  const COMPLETED = 8;
  const CORRECTED = [9, 9, 9, 7, 7, 7];
  const SLIGHT = 2;
  const COMPLETIONS = 6;
  const PREFIX_LENGTH = 2;
  const JOINED = 3;
  const SURE = 6;
  const UNSPACED = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\u{20000}-\u{10ffff}]/u;

  const byOrder = (one, other) => one < other ? -1 : one > other ? 1 : 0;
  const spaced = (term) => !UNSPACED.test(term);
  const cut = (text, length) => text.length <= length ? text : Array.from(text).slice(0, length).join("");
  const termOf = (token) => cut(token.term, TERM_LENGTH);

  // `meant`: the words that are searched for instead of an unknown one, each with others that are as likely.
  function newConcept(term, word, last) {
    return { term: cut(term, TERM_LENGTH), word, last, parts: [], pages: 0, meant: [], factors: new Map() };
  }

  // The concepts of a query; and what is meant by its unknown words, by their terms.
  async function concepts(index, text, forgiving) {
    const tokens = pathshala.analyzer.query(text, index.language);
    const held = new Map();
    tokens.forEach((one) => {
      const term = termOf(one);
      if (!held.has(term)) held.set(term, newConcept(term, one.word, false));
      if (one.end === text.length) held.get(term).last = true;
    });
    let found = Array.from(held.values()).slice(0, CONCEPTS);
    const joined = [];
    tokens.slice(1, JOINED).forEach((right, at) => {
      const left = tokens[at];
      if (tokens.length > JOINED || right.start - left.end !== 1 || !spaced(left.term) || !spaced(right.term)) return;
      const both = new Set([left, right].map((one) => held.get(termOf(one))));
      joined.push([both, newConcept(left.term + right.term, left.word + right.word, right.end === text.length)]);
    });
    const looked = found.concat(joined.map((one) => one[1])).map((one) => lookUp(index, one));
    // A single word that is typed to its end, it seems: what stands near to it comes at once, lest it is mistyped.
    const [only] = found;
    if (forgiving && tokens.length === 1 && spaced(only.term) && (!only.last || only.term.length >= SURE)) {
      nearTo(index, only.term, []).catch(() => {});
    }
    await Promise.all(looked);
    joined.forEach(([both, whole]) => both.forEach((concept) => {
      concept.parts.push(...whole.parts);
      concept.pages = Math.max(concept.pages, whole.pages);
      whole.factors.forEach((factor, term) => concept.factors.set(term, Math.max(factor, concept.factors.get(term) || 0)));
    }));
    const meant = new Map();
    if (forgiving) {
      const known = new Set(found.map((one) => one.parts.length ? one.term : "").join(""));
      const parts = await Promise.all(found.map((one) => one.parts.length ? [one] : explained(index, one, known)));
      found.forEach((one) => { if (one.meant.length) meant.set(one.term, one.meant); });
      found = [].concat(...parts);
    }
    return { concepts: found.filter((one) => one.parts.length), meant };
  }

  // The concepts that stand in for one which the index has nothing for.
  async function explained(index, concept, known) {
    const letters = Array.from(concept.term);
    if (!spaced(concept.term)) {
      const units = new Set(letters.length === 2 ? letters.filter((letter) => !known.has(letter)) : []);
      return Promise.all(Array.from(units, (letter) => partOf(index, letter)));
    }
    const near = await nearest(index, concept);
    const [corrected, errors] = corrections(near);
    const made = corrected.length && errors <= SLIGHT ? null : halves(near);
    if (made) {
      concept.meant = made.words.map((half) => likely(near, [half]));
      return Promise.all(Array.from(new Set(made.words), (half) => partOf(index, half)));
    }
    let longer = corrected.length && errors < 2 ? [] : ending(near);
    if (!longer.length && !corrected.length) longer = beginning(near);
    await Promise.all(longer.map(async (word) => add(concept, COMPLETED, word, await index.term(word), true)));
    if (!longer.length) {
      await Promise.all(corrected.map((word) => addForms(index, concept, word, word, CORRECTED[errors], CORRECTED[errors] >> 1)));
      if (corrected.length) concept.meant = [likely(near, corrected)];
    }
    return [concept];
  }

  // What stands near to an unknown word and to its forms. What stands near to the word itself is often there before
  // the rest, and most often decides, so that what it seems to be corrected to is asked for together with the rest.
  async function nearest(index, concept) {
    const others = forms(concept.term, concept.word, index.language);
    const asked = nearTo(index, concept.term, others);
    asked.catch(() => {});
    if (others.length) {
      const [corrected, errors] = corrections(await nearTo(index, concept.term, []));
      if (errors <= SLIGHT) corrected.forEach((word) => termsOf(index, word, word).forEach((one) => index.term(one).catch(() => {})));
    }
    return asked;
  }

  // Words of the index with the keys among them, and before them the words that texts have for these.
  function likely(near, words) {
    return Array.from(new Set(words.map((word) => written(near, word)).concat(words)));
  }

  async function partOf(index, word) {
    const concept = newConcept(word, word, false);
    await addForms(index, concept, word, word, VARIANT, VARIANT);
    return concept;
  }

  function add(concept, factor, term, found, counts) {
    if (!found) return;
    concept.parts.push([factor, found]);
    concept.factors.set(term, Math.max(factor, concept.factors.get(term) || 0));
    if (counts) concept.pages = Math.max(concept.pages, found.pages);
  }

  function forms(term, word, language) {
    return Array.from(new Set(pathshala.analyzer.variants(word, language).map((form) => cut(form, TERM_LENGTH))))
      .filter((form) => form !== term);
  }

  // The terms that a word is found by, its own first.
  const termsOf = (index, term, word) => [term].concat(forms(term, word, index.language));

  // The same for a word of a text.
  function terms(index, token) {
    if (!index.cache.has(token.word)) index.cache.set(token.word, termsOf(index, termOf(token), token.word));
    return index.cache.get(token.word);
  }

  async function addForms(index, concept, term, word, factor, other) {
    const all = termsOf(index, term, word);
    const found = await Promise.all(all.map((one) => index.term(one)));
    all.forEach((one, at) => add(concept, at ? other : factor, one, found[at], true));
  }

  async function completions(index, start) {
    const length = Array.from(start).length;
    if (length < PREFIX_LENGTH) return [];
    const at = index.place(start);
    const shards = [await index.terms(at)];
    if (length > PREFIX_LENGTH && at < index.limits.t.length && !shards[0].has(start) && index.place(start + "\uffff") > at) {
      shards.push(await index.terms(at + 1));
    }
    const found = [];
    shards.forEach((shard) => shard.forEach((held, term) => {
      if (term.startsWith(start) && term !== start) found.push([term, index.counted(held)]);
    }));
    found.sort((one, other) => other[1].pages - one[1].pages || byOrder(one[0], other[0]));
    return found.slice(0, COMPLETIONS);
  }

  async function lookUp(index, concept) {
    const begun = concept.last && spaced(concept.term);
    const [, longer] = await Promise.all([
      addForms(index, concept, concept.term, concept.word, EXACT, VARIANT), begun ? completions(index, concept.term) : [],
    ]);
    const known = concept.parts.length > 0;
    longer.forEach(([term, found]) => add(concept, COMPLETED, term, found, !known));
  }

  pathshala.query = { bounded: (text) => cut(text, QUERY_LENGTH), concepts, termOf, terms };
})();
