// An index of the search, read from the files that plugins/pathshala/search writes: coding.py, shards.py and reader.py
// there say how. pathshala.reader.openIndex(root, language) gives it; each file is asked for when it is needed.
(function () {
  "use strict";
  const pathshala = window.pathshala = window.pathshala || {};

  // coding.py: 92 characters for numbers.
  const HALF = 46;
  const IMPACTS = 30;
  const SECTIONS = 128;
  const VALUES = new Uint8Array(128);
  for (let code = 33, value = 0; code < 127; code++) if (code !== 34 && code !== 92) VALUES[code] = value++;

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

  pathshala.reader = { openIndex, postings, script, SECTIONS };
})();
