// Finds pages in the index that plugins/pathshala/search writes; rank.py there does the same, and says why.
// pathshala.engine.open({root, language}) gives an engine, engine.search(text, {limit, filters}) its results.
(function () {
  "use strict";
  const pathshala = window.pathshala = window.pathshala || {};

  // coding.py: 92 characters for numbers.
  const HALF = 46;
  const IMPACTS = 30;
  const VALUES = new Uint8Array(128);
  for (let code = 33, value = 0; code < 127; code++) if (code !== 34 && code !== 92) VALUES[code] = value++;

  // analysed.py, query.py, rank.py and typos.py
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
  const EVERY = 5000;
  const WEAKEST = 3;
  const JOINED = 3;
  const LIMITS = [0, 0, 0, 1, 2, 2, 2, 4];
  const MOST = 3;
  const KEY = 4;
  const DOUBT = 1;
  const PART = 3;
  const HEAD = 4;
  const LONGER = 2;
  const FIRST = 2;
  const SURE = 6;
  const SNIPPET = 170;
  const SECTIONS = 128;
  const UNSPACED = /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff\u{20000}-\u{10ffff}]/u;

  const byOrder = (one, other) => one < other ? -1 : one > other ? 1 : 0;
  const spaced = (term) => !UNSPACED.test(term);
  const cut = (text, length) => text.length <= length ? text : Array.from(text).slice(0, length).join("");

  // A number at a place of a text; the reader moves on.
  function number(reader) {
    let value = 0;
    let unit = 1;
    let held;
    while ((held = VALUES[reader.text.charCodeAt(reader.at++)]) >= HALF) {
      value += (held - HALF) * unit;
      unit *= HALF;
    }
    return value + held * unit;
  }

  function numbers(text) {
    const reader = { text, at: 0 };
    const found = [];
    while (reader.at < text.length) found.push(number(reader));
    return found;
  }

  // Calls `each(page * SECTIONS + section, impact)`; gives the number of pages.
  function postings(text, each) {
    const reader = { text, at: 0 };
    let page = -1;
    let pages = 0;
    while (reader.at < text.length) {
      page += number(reader) + 1;
      pages++;
      let impact;
      do {
        impact = VALUES[text.charCodeAt(reader.at)];
        if (each) each(page * SECTIONS + VALUES[text.charCodeAt(reader.at + 1)], impact % IMPACTS + 1);
        reader.at += 2;
      } while (impact >= IMPACTS);
    }
    return pages;
  }

  function frontDecoded(text) {
    let last = "";
    return text ? text.split(" ").map((piece) => last = last.slice(0, VALUES[piece.charCodeAt(0)]) + piece.slice(1)) : [];
  }

  // How many of the sorted limits do not come after the word: the number of its shard.
  function place(limits, word) {
    let low = 0;
    let high = limits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (limits[middle] <= word) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  // Files: each is a script that calls pathshala.shard(name, stamp, data).
  const arrived = {};
  const asked = {};

  pathshala.shard = function (name, stamp, data) {
    arrived[name] = { stamp, data };
  };
  // The manifest may have come before this script: see shell.js.
  (pathshala.early || []).forEach((shard) => pathshala.shard(...shard));

  function script(address) {
    return new Promise((done, failed) => {
      const element = document.createElement("script");
      element.charset = "utf-8";
      element.onerror = () => failed(new Error("not loaded: " + address));
      element.onload = () => {
        element.remove();
        done();
      };
      element.src = address;
      document.head.appendChild(element);
    });
  }

  function file(root, name, again) {
    if (!again && arrived[name]) return Promise.resolve(arrived[name]);
    if (!asked[name]) {
      asked[name] = script(root + "search/" + encodeURI(name) + ".js" + (again ? "?" + again : "")).then(() => {
        delete asked[name];
        if (!arrived[name]) throw new Error("not a shard: " + name);
        return arrived[name];
      }, (error) => {
        delete asked[name];
        throw error;
      });
    }
    return asked[name];
  }

  // One index: reader.py
  async function openIndex(root, language) {
    const manifest = await file(root, language + "/index");
    const { data, stamp } = manifest;
    const limits = { t: frontDecoded(data.t), r: frontDecoded(data.r[1]), s: frontDecoded(data.s[1]) };
    let end = 0;
    limits.w = numbers(data.w[1]).map((count) => limits.t[(end += count) - 1]).slice(0, -1);
    const read = {};

    // A file from before or after the manifest is asked for anew; if the manifest is the older one, all is.
    async function shard(name) {
      const full = language + "/" + name;
      let found = await file(root, full);
      if (found.stamp !== stamp) found = await file(root, full, stamp);
      if (found.stamp !== stamp) {
        delete arrived[language + "/index"];
        Object.keys(arrived).forEach((one) => {
          if (one.startsWith(language + "/")) delete arrived[one];
        });
        await file(root, language + "/index", Date.now());
        const error = new Error("the index is being replaced");
        error.stale = true;
        throw error;
      }
      return found.data;
    }

    async function terms(at) {
      if (!data.n) return new Map();
      if (!read[at]) {
        const [words, texts, tiered] = await shard("t" + at);
        const found = new Map();
        const held = texts.split(" ");
        const names = frontDecoded(words);
        names.forEach((word, entry) => found.set(word, { text: held[entry], pages: 0 }));
        tiered.forEach(([entry, pages, part, position]) => {
          Object.assign(found.get(names[entry]), { pages, full: [part, position] });
        });
        read[at] = found;
      }
      return read[at];
    }

    function counted(found) {
      if (!found.pages) found.pages = postings(found.text);
      return found;
    }

    return {
      language, data, shard, terms, counted, limits, cache: new Map(),
      place: (word) => place(limits.t, word),
      async term(word) {
        const found = (await terms(place(limits.t, word))).get(word);
        return found && counted(found);
      },
      async allPostings(found) {
        return found.full ? (await shard("m" + found.full[0]))[found.full[1]] : found.text;
      },
      async words(kind, first, word) {
        const low = place(limits[kind], first);
        const high = place(limits[kind], first + "\uffff");
        const at = place(limits[kind], word);
        const parts = [];
        for (let one = Math.max(low, at - 1); one <= Math.min(at + 1, high, data[kind][0] - 1); one++) parts.push(shard(kind + one));
        const found = [];
        (await Promise.all(parts)).forEach(([held, counts]) => {
          const weights = numbers(counts);
          frontDecoded(held).forEach((one, entry) => found.push([one, weights[entry]]));
        });
        return found;
      },
      async record(page) {
        return (await shard("p" + Math.floor(page / data.p)))[page % data.p];
      },
      // The anchors of a page's sections that this edition shows in another language.
      async shown(other, address) {
        if (!data.s[0]) return [];
        const key = (other + "/" + address).replace(/ /g, "%20");
        const [keys, anchors] = await shard("s" + place(limits.s, key));
        const at = frontDecoded(keys).indexOf(key);
        return at < 0 ? [] : anchors[at].split(" ");
      },
      async withFacets(filters) {
        let chosen = null;
        for (const name of Object.keys(filters).sort()) {
          const values = [].concat(filters[name] || []);
          if (!values.length) continue;
          const held = (await shard("facets"))[name] || {};
          const pages = new Set();
          values.forEach((value) => {
            const runs = numbers(Object.prototype.hasOwnProperty.call(held, value) ? held[value] : "");
            for (let run = 0, end = 0; run < runs.length; run += 2) {
              const start = end + runs[run];
              end = start + runs[run + 1];
              for (let page = start; page < end; page++) if (!chosen || chosen.has(page)) pages.add(page);
            }
          });
          chosen = pages;
        }
        return chosen;
      },
    };
  }

  // Words that an unknown one may have been meant to be: typos.py

  const limit = (letters) => LIMITS[Math.min(letters.length, LIMITS.length - 1)];

  // What it costs to leave out each letter of a word.
  function lone(word, alike) {
    return word.map((letter, at) => word[at - 1] === letter || alike.has(letter) ? 1 : 2);
  }

  function distance(one, other, most, alike) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    const leaving = lone(one, alike);
    const adding = lone(other, alike);
    let before = [];
    let last = [0];
    adding.forEach((each, at) => last.push(last[at] + each));
    for (let row = 1; row <= one.length; row++) {
      const left = one[row - 1];
      const now = [last[0] + leaving[row - 1]];
      let least = now[0];
      for (let column = 1; column <= other.length; column++) {
        const right = other[column - 1];
        let cost = Math.min(last[column] + leaving[row - 1], now[column - 1] + adding[column - 1],
          last[column - 1] + (left === right ? 0 : alike.has(left + right) ? 1 : 2));
        if (row > 1 && column > 1 && left === other[column - 2] && one[row - 2] === right) {
          cost = Math.min(cost, before[column - 2] + 2);
        }
        now.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      before = last;
      last = now;
    }
    return Math.min(last[other.length], most + 1);
  }

  async function nearTo(index, term, variants) {
    const near = { term, forms: [], language: index.language, first: new Map(), last: new Map() };
    new Set([term].concat(variants)).forEach((form) => {
      const letters = Array.from(form);
      if (limit(letters) && (form === term || letters.length >= KEY) && !/[0-9]/.test(form)) near.forms.push(form);
    });
    await Promise.all((index.data.n ? near.forms : []).map(async (form) => {
      const letters = Array.from(form);
      const shared = Math.min(PART, Math.floor(letters.length / (((limit(letters) + 1) >> 1) + 1)));
      const back = letters.slice().reverse();
      const [forwards, backwards] = await Promise.all([
        index.words("w", letters.slice(0, shared).join(""), form),
        index.words("r", back.slice(0, shared).join(""), back.join("")),
      ]);
      forwards.forEach(([word, weight]) => near.first.set(word, weight));
      backwards.forEach(([word, weight]) => near.last.set(Array.from(word).reverse().join(""), weight));
    }));
    return near;
  }

  function corrections(near) {
    const alike = pathshala.analyzer.alike(near.language);
    let ranked = [];
    new Map([...near.first, ...near.last]).forEach((weight, found) => {
      const other = Array.from(found);
      near.forms.forEach((form) => {
        const letters = Array.from(form);
        const most = limit(letters);
        const away = distance(letters, other, most, alike);
        if (away > most) return;
        ranked.push({ away: away + (form === near.term ? 0 : DOUBT), found, weight, first: other[0] === letters[0] ? 0 : 1 });
      });
    });
    ranked.sort((one, other) => one.away - other.away || one.first - other.first || other.weight - one.weight ||
      byPoints(one.found, other.found));
    if (!ranked.length) return [[], 0];
    const best = new Set(ranked.filter((one) => one.away === ranked[0].away).map((one) => one.found));
    return [Array.from(best).slice(0, MOST), ranked[0].away];
  }

  // The two words that an unknown one is made of.
  function halves(near) {
    const length = (word) => Array.from(word).length;
    let best = null;
    near.forms.forEach((form) => near.first.forEach((weight, left) => {
      if (length(left) < PART || !form.startsWith(left)) return;
      pathshala.analyzer.links(near.language).forEach((link) => {
        const right = form.slice(left.length + link.length);
        if (length(right) < PART || !form.startsWith(link, left.length) || !near.last.has(right)) return;
        const shorter = Math.min(length(left), length(right));
        const sum = weight + near.last.get(right);
        if (!best || (shorter - best.shorter || sum - best.sum || byPoints(left, best.words[0]) ||
            byPoints(right, best.words[1])) > 0) best = { shorter, sum, words: [left, right] };
      });
    }));
    return best;
  }

  // The most frequent words for which `fits`.
  function likeliest(words, fits) {
    return Array.from(words.keys()).filter(fits)
      .sort((one, other) => words.get(other) - words.get(one) || byPoints(one, other)).slice(0, MOST);
  }

  // Compounds of which an unknown word is the head.
  function ending(near) {
    const heads = near.forms.filter((form) => Array.from(form).length >= HEAD);
    return likeliest(near.last, (word) => heads.some((form) => word.endsWith(form) &&
      Array.from(word).length >= Array.from(form).length + LONGER));
  }

  // Forms that the endings of the language leave out.
  function beginning(near) {
    const keys = near.forms.filter((form) => form !== near.term && Array.from(form).length > KEY);
    return likeliest(near.first, (word) => keys.some((form) => word.startsWith(form)));
  }

  // The order of Python: by code points.
  function byPoints(one, other) {
    const left = Array.from(one);
    const right = Array.from(other);
    for (let at = 0; at < left.length && at < right.length; at++) {
      if (left[at] !== right[at]) return left[at].codePointAt(0) - right[at].codePointAt(0);
    }
    return left.length - right.length;
  }

  // Queries: query.py

  function newConcept(term, word, last) {
    return { term: cut(term, TERM_LENGTH), word, last, parts: [], pages: 0, words: [], factors: new Map() };
  }

  async function concepts(index, text, forgiving) {
    const tokens = pathshala.analyzer.query(text, index.language);
    const held = new Map();
    tokens.forEach((one) => {
      const term = cut(one.term, TERM_LENGTH);
      if (!held.has(term)) held.set(term, newConcept(term, one.word, false));
      if (one.end === text.length) held.get(term).last = true;
    });
    let found = Array.from(held.values()).slice(0, CONCEPTS);
    const joined = [];
    tokens.slice(1, JOINED).forEach((right, at) => {
      const left = tokens[at];
      if (tokens.length > JOINED || right.start - left.end !== 1 || !spaced(left.term) || !spaced(right.term)) return;
      const both = new Set([left, right].map((one) => held.get(cut(one.term, TERM_LENGTH))));
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
    if (forgiving) {
      const known = new Set(found.map((one) => one.parts.length ? one.term : "").join(""));
      const parts = await Promise.all(found.map((one) => one.parts.length ? [one] : explained(index, one, known)));
      found = [].concat(...parts);
    }
    return found.filter((one) => one.parts.length);
  }

  // The concepts that stand in for one which the index has nothing for.
  async function explained(index, concept, known) {
    const letters = Array.from(concept.term);
    if (!spaced(concept.term)) {
      const units = new Set(letters.length === 2 ? letters.filter((letter) => !known.has(letter)) : []);
      return Promise.all(Array.from(units, (letter) => partOf(index, letter)));
    }
    const near = await nearTo(index, concept.term, forms(concept.term, concept.word, index.language));
    const [corrected, errors] = corrections(near);
    const made = corrected.length && errors <= SLIGHT ? null : halves(near);
    if (made) return Promise.all(Array.from(new Set(made.words), (half) => partOf(index, half)));
    let longer = corrected.length && errors < 2 ? [] : ending(near);
    if (!longer.length && !corrected.length) longer = beginning(near);
    await Promise.all(longer.map(async (word) => add(concept, COMPLETED, word, await index.term(word), true)));
    if (!longer.length) {
      await Promise.all(corrected.map((word) => addForms(index, concept, word, word, CORRECTED[errors], CORRECTED[errors] >> 1)));
      concept.words = corrected.map((word) => written(near, word));
    }
    return [concept];
  }

  // A word that a text has, for one that may be a key only.
  function written(near, key) {
    if ((near.first.get(key) || near.last.get(key)) % 2) return key;
    const words = Array.from(near.first.keys()).filter((word) => word.startsWith(key));
    return words.find((word) => near.first.get(word) % 2 && pathshala.analyzer.variants(word, near.language).includes(key)) || key;
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

  async function addForms(index, concept, term, word, factor, other) {
    const terms = [term].concat(forms(term, word, index.language));
    const found = await Promise.all(terms.map((one) => index.term(one)));
    terms.forEach((one, at) => add(concept, at ? other : factor, one, found[at], true));
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

  // Scores: rank.py

  function rarity(pages, all) {
    const ratio = Math.floor(all * 16 / pages);
    const whole = 31 - Math.clz32(ratio);
    return 32 * whole + Math.floor(ratio * 32 / Math.pow(2, whole)) - 32 - 128 + 16;
  }

  async function scored(index, found, chosen) {
    const all = index.data.n;
    const weights = found.map((concept) => rarity(concept.pages, all));
    const texts = await Promise.all(found.map((concept) => {
      const every = chosen || (found.length > 1 && concept.pages <= Math.min(EVERY, all >> 1));
      return Promise.all(concept.parts.map(([, term]) => every ? index.allPostings(term) : term.text));
    }));
    const pages = new Map();
    found.forEach((concept, at) => {
      const strengths = new Map();
      concept.parts.forEach(([factor], part) => postings(texts[at][part], (key, impact) => {
        const strength = impact * factor;
        if (!(strengths.get(key) >= strength)) strengths.set(key, strength);
      }));
      strengths.forEach((strength, key) => {
        const page = Math.floor(key / SECTIONS);
        if (chosen && !chosen.has(page)) return;
        let held = pages.get(page);
        if (!held) pages.set(page, held = { page, best: new Map(), sums: new Map() });
        held.best.set(at, Math.max(held.best.get(at) || 0, strength));
        held.sums.set(key % SECTIONS, (held.sums.get(key % SECTIONS) || 0) + weights[at] * strength);
      });
    });
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    let least = 0;
    pages.forEach((held) => {
      held.matched = 0;
      held.points = 0;
      held.best.forEach((strength, at) => {
        held.matched += weights[at];
        held.points += weights[at] * strength;
      });
      least = Math.max(least, held.matched);
    });
    const hits = [];
    pages.forEach((held) => {
      if (held.matched * WEAKEST < least) return;
      const sections = Array.from(held.sums.keys())
        .sort((one, other) => held.sums.get(other) - held.sums.get(one) || one - other);
      const points = held.points + held.sums.get(sections[0]);
      hits.push({ page: held.page, sections, score: Math.floor(points * held.matched / total) });
    });
    return hits.sort((one, other) => other.score - one.score || one.page - other.page);
  }

  async function rank(index, text, filters, forgiving) {
    const [chosen, found] = await Promise.all([
      index.withFacets(filters), concepts(index, cut(text, QUERY_LENGTH), forgiving),
    ]);
    return { index, concepts: found, hits: await scored(index, found, chosen) };
  }

  // Results: what is shown of a hit.

  // The places of a text that answer the query: [start, end, concept].
  function matches(text, found) {
    const { language, cache } = found.index;
    const wanted = found.concepts;
    return pathshala.analyzer.tokens(text, language).map((token) => {
      const term = cut(token.term, TERM_LENGTH);
      if (!cache.has(token.word)) cache.set(token.word, [term].concat(forms(term, token.word, language)));
      const at = wanted.findIndex((concept) => cache.get(token.word).some((form) => concept.factors.has(form)));
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

  async function result(own, found, hit) {
    const { index } = found;
    const record = await index.record(hit.page);
    const [address, title, context, kind, titleLanguage, facets, sections] = record;
    const [anchor, heading, text, headingLanguage] = sections[hit.sections[0]];
    const foreign = index !== own;
    const shown = foreign ? await own.shown(index.language, address) : [];
    const link = (name) => (shown.indexOf(name) >= 0 ? own.data.x : index.data.x) + encodeURI(address) +
      (name ? "#" + encodeURIComponent(name) : "");
    return {
      address, url: link(anchor), title, titleLanguage: titleLanguage || "", heading, headingLanguage: headingLanguage || "",
      context, kind, facets, snippet: snippet(text, found), language: index.language, dir: index.data.d, fallback: foreign,
      score: hit.score,
      more: hit.sections.slice(1).map((at) => sections[at]).filter((one) => one[0] && one[1]).slice(0, 2)
        .map((one) => ({ url: link(one[0]), heading: one[1] })),
    };
  }

  // Adds the results of one index to those there are; the first are told as soon as they are there.
  async function take(own, found, results, options) {
    const seen = new Set(results.map((one) => one.address));
    let wanted = options.offset + options.limit - results.length;
    // What a small screen shows is asked for first; the rest follows when that is there.
    for (let at = 0; at < found.hits.length && wanted > 0;) {
      const part = found.hits.slice(at, at + (results.length ? wanted : Math.min(wanted, FIRST)));
      at += part.length;
      const asked = part.map((hit) => result(own, found, hit));
      asked.forEach((one) => one.catch(() => {}));
      for (const one of asked) {
        const held = await one;
        if (seen.has(held.address)) continue;
        seen.add(held.address);
        results.push(held);
        wanted--;
        if (options.onResults && results.length > options.offset) options.onResults(results.slice(options.offset));
      }
    }
  }

  async function search(indexes, text, options) {
    const results = [];
    const corrected = [];
    let total = 0;
    for (let at = 0; at < indexes.length && results.length < options.offset + options.limit; at++) {
      const index = await indexes[at]();
      if (!index) continue;
      const found = await rank(index, text, options.filters, at === 0 || !results.length);
      total += found.hits.length;
      found.concepts.forEach((one) => {
        if (one.words.length) corrected.push({ typed: one.term, used: one.words[0] });
      });
      await take(await indexes[0](), found, results, options);
    }
    return { total, results: results.slice(options.offset), corrected };
  }

  pathshala.engine = {
    // Rejects if the manifest cannot be loaded.
    async open({ root, language, fallbacks }) {
      let own = await openIndex(root, language);
      const held = {};
      const loaded = new Set(own.data.a);
      const names = (fallbacks || own.data.f).filter((name) => name !== language);

      // An index that cannot be loaded must not hide what another has.
      function other(name) {
        if (!held[name]) {
          held[name] = openIndex(root, name).then(async (index) => {
            for (const one of index.data.a) {
              if (!loaded.has(one)) await script(root + "assets/" + one);
              loaded.add(one);
            }
            return index;
          }).catch(() => {
            delete held[name];
            return null;
          });
        }
        return held[name];
      }

      async function ask(text, options) {
        const indexes = [() => Promise.resolve(own)].concat(names.map((name) => () => other(name)));
        try {
          return await search(indexes, text, options);
        } catch (error) {
          if (!error.stale || options.again) throw error;
          own = await openIndex(root, language);
          names.forEach((name) => delete held[name]);
          return ask(text, Object.assign({}, options, { again: true }));
        }
      }

      return {
        search: (text, options) => ask(text, Object.assign({ filters: {}, limit: 8, offset: 0 }, options)),
        async facets() {
          const found = await own.shard("facets");
          return Object.keys(found).reduce((all, name) => Object.assign(all, { [name]: Object.keys(found[name]) }), {});
        },
      };
    },
  };
})();
