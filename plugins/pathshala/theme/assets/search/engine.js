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

  // analysed.py, rank.py and typos.py
  const TERM_LENGTH = 40;
  const QUERY_LENGTH = 500;
  const CONCEPTS = 24;
  const EXACT = 16;
  const VARIANT = 10;
  const COMPLETED = 8;
  const CORRECTED = [0, 9, 7];
  const COMPLETIONS = 6;
  const PREFIX_LENGTH = 2;
  const WEAKEST = 3;
  const ONE_ERROR = 4;
  const TWO_ERRORS = 8;
  const MOST = 3;
  const FIRST = 3;
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
    const limits = { t: frontDecoded(data.t), w: frontDecoded(data.w[1]), r: frontDecoded(data.r[1]), s: frontDecoded(data.s[1]) };
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
        const at = high > low ? Math.min(place(limits[kind], word), high - 1) : low;
        const parts = [];
        for (let one = at; one < Math.min(at + 2, high + 1, data[kind][0]); one++) parts.push(shard(kind + one));
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

  // Typing errors: typos.py
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = other.map((_, column) => column).concat(other.length);
    for (let row = 1; row <= one.length; row++) {
      const now = [row];
      let least = row;
      for (let column = 1; column <= other.length; column++) {
        let cost = Math.min(last[column] + 1, now[column - 1] + 1,
          last[column - 1] + (one[row - 1] === other[column - 1] ? 0 : 1));
        if (row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]) {
          cost = Math.min(cost, before[column - 2] + 1);
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

  async function corrections(index, word) {
    const letters = Array.from(word);
    const errors = letters.length < ONE_ERROR ? 0 : letters.length < TWO_ERRORS ? 1 : 2;
    if (!errors || !index.data.n) return [[], 0];
    const whole = Math.floor(letters.length / (errors + 1));
    const back = letters.slice().reverse();
    const [forwards, backwards] = await Promise.all([
      index.words("w", letters.slice(0, whole).join(""), word),
      index.words("r", back.slice(0, whole).join(""), back.join("")),
    ]);
    const seen = new Map(forwards);
    backwards.forEach(([found, weight]) => seen.set(Array.from(found).reverse().join(""), weight));
    let ranked = [];
    seen.forEach((weight, found) => {
      if (Math.abs(found.length - word.length) > 2 * errors) return;
      const other = Array.from(found);
      const away = distance(letters, other, errors);
      if (away <= errors) ranked.push({ away, found, weight, first: other[0] === letters[0] ? 0 : 1 });
    });
    ranked.sort((one, other) => one.away - other.away || one.first - other.first || other.weight - one.weight ||
      byPoints(one.found, other.found));
    if (!ranked.length) return [[], 0];
    ranked = ranked.filter((one) => one.away === ranked[0].away).slice(0, MOST);
    return [ranked.map((one) => one.found), ranked[0].away];
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

  // Queries: rank.py
  function concepts(text, language) {
    const found = new Map();
    pathshala.analyzer.query(text, language).forEach((one) => {
      const term = cut(one.term, TERM_LENGTH);
      if (!found.has(term)) found.set(term, { term, word: one.word, last: false, parts: [], pages: 0, words: [], factors: new Map() });
      if (one.end === text.length) found.get(term).last = true;
    });
    return Array.from(found.values()).slice(0, CONCEPTS);
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

  async function lookUp(index, concept, forgiving) {
    const begun = concept.last && spaced(concept.term);
    const [, longer] = await Promise.all([
      addForms(index, concept, concept.term, concept.word, EXACT, VARIANT), begun ? completions(index, concept.term) : [],
    ]);
    const known = concept.parts.length > 0;
    longer.forEach(([term, found]) => add(concept, COMPLETED, term, found, !known));
    if (!concept.parts.length && forgiving && spaced(concept.term)) {
      const [words, errors] = await corrections(index, concept.term);
      for (const word of words) {
        await addForms(index, concept, word, word, CORRECTED[errors], CORRECTED[errors] >> 1);
      }
      concept.words = words;
    }
  }

  function rarity(pages, all) {
    const ratio = Math.floor(all * 16 / pages);
    const whole = 31 - Math.clz32(ratio);
    return 32 * whole + Math.floor(ratio * 32 / Math.pow(2, whole)) - 32 - 128 + 16;
  }

  async function scored(index, found, chosen) {
    const all = index.data.n;
    const weights = found.map((concept) => rarity(concept.pages, all));
    const texts = await Promise.all(found.map((concept) => {
      const every = chosen || (found.length > 1 && 2 * concept.pages < all);
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
    const found = concepts(cut(text, QUERY_LENGTH), index.language);
    const [chosen] = await Promise.all([index.withFacets(filters), Promise.all(found.map((one) => lookUp(index, one, forgiving)))]);
    const known = found.filter((concept) => concept.parts.length);
    return { index, concepts: known, hits: await scored(index, known, chosen) };
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
