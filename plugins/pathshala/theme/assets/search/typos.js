// Words of the index that an unknown one may have been meant to be, as plugins/pathshala/search/typos.py finds them,
// which says why. `near` is what stands near to the unknown word in the lists of words.
(function () {
  "use strict";
  const pathshala = window.pathshala = window.pathshala || {};

  const LIMITS = [0, 0, 0, 1, 2, 2, 2, 4];
  const MOST = 3;
  const KEY = 4;
  const DOUBT = 1;
  const PART = 3;
  const HEAD = 4;
  const LONGER = 2;

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

  // A word that a text has, for one that may be a key only.
  function written(near, key) {
    if ((near.first.get(key) || near.last.get(key)) % 2) return key;
    const words = Array.from(near.first.keys()).filter((word) => word.startsWith(key));
    return words.find((word) => near.first.get(word) % 2 && pathshala.analyzer.variants(word, near.language).includes(key)) || key;
  }

  pathshala.typos = { nearTo, corrections, halves, ending, beginning, written };
})();
