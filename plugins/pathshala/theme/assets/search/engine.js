// Finds pages in the index that plugins/pathshala/search writes; rank.py there does the same, and says why.
// pathshala.engine.open({root, language}) gives an engine, engine.search(text, {limit, filters}) its results.
(function () {
  "use strict";
  const pathshala = window.pathshala = window.pathshala || {};
  const { openIndex, postings, script, SECTIONS } = pathshala.reader;
  const { bounded, concepts } = pathshala.query;
  const { snippet, understood } = pathshala.passages;

  const EVERY = 5000;
  const WEAKEST = 3;
  const FIRST = 2;

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

  async function rank(index, query, filters, forgiving) {
    const text = bounded(query);
    const [chosen, found] = await Promise.all([index.withFacets(filters), concepts(index, text, forgiving)]);
    return Object.assign(found, { index, text, hits: await scored(index, found.concepts, chosen) });
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
    let said = "";
    let total = 0;
    for (let at = 0; at < indexes.length && results.length < options.offset + options.limit; at++) {
      const index = await indexes[at]();
      if (!index) continue;
      const first = !results.length;
      const found = await rank(index, text, options.filters, first);
      total += found.hits.length;
      await take(await indexes[0](), found, results, options);
      if (first && (found.hits.length || !at)) said = await understood(found, options.offset + options.limit);
    }
    return { total, results: results.slice(options.offset), understood: said };
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
