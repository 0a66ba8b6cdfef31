// The analyzer: text to terms, the same as search/analyzer.py, which says how and why. The tables come from there:
// the line that begins with "var tables" is written by tools/search_scripts.py, as are language/*.js, which
// add what a language needs to `analyzer.languages`. Plain ES2018: no Intl.Segmenter, no lookbehind.
(function (pathshala) {
  "use strict";
  var tables = {"alphabetic":"0 10v 4lt f 35 lb 2g1 v 9t v nr5 2n 3l 67 mp 1r","apostrophes":"'\\u2018\\u2019","bare":"ßss æae œoe øo đd ðd łl ħh ıi ȷj ŋn þth ŧt ɓb ɗd ɖd ƙk ƴy ƒf ɛe ɔo əe ǝe ɩi ʊu ʋv ɣg ɲn ƥp ƭt ʃs ʒz ɨi ʉu ɵo ɑa","covered":"13l 18 2 0 2 0 1 0 2 0 1 0 2 0 9 q 5 3 1lb 1l 6 e 1f 1o 3 e e 3 81 1r h 1r b 3 1cz 2b 4 0 5 0 1 0 4rs 2 1m 2d 3 3 -3 3 1 2 2 2h 2 0 0 0 1 2 6p f e9 533 1t g73 1y9 f b 4 2q m 4 5 fi9 e7 vb 9 1 0 0 0 1 18 1 0 0 0 1 0 0 0 1en5 2t4t","digits":"19c 40 5s bq 3k 3k 3k 3k 3k 3k 3k 3k 3k 2y 3k 28 80 28 1g0 1c 8m 3u 4w g 5c 2o 40 g r80 j4 1c 5s w 2o bk gf4 13k 1ow mu 3u 1y 4a 80 9s 3k ao 34 34 c0 34 lc 74 28 f5s 2o 40 lfi a a a a 1u2 c0 19c 3og","dropped":"jd 6 k2 1i 21 a 12 0 b k h 0 2u 6 3 5 3 1 2 3 di 18 3m 0 -1x 0 3k 0 3k 0 3k 0 3k 0 ao 0 28f 4 19f5 f i9yp 6n","elision":["ca","co","fr","frp","fur","it","lij","lld","lmo","nap","oc","pms","scn","vec","wa"],"format":"\\u00ad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\ufe00-\\ufe0f\\ufeff","hebrew":"\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4\\u05c5\\u05c7\\u05d0-\\u05ea\\u05ef-\\u05f2","hebrewJoiners":"'\\u2019\\u0022\\u05f3\\u05f4","hyphens":"-‐‑","joiners":"\\u00b7","letters":"آا أا إا ٱا ٲا ٳا ٵا ؤو ٶو ئي یي ىي ۍي ٸي ۓے کك ڪك ةه ۀه ہه ۂه ۃه ەه ךכ םמ ןנ ףפ ץצ ँं ઁં ଁଂ ఁం ಁಂ ੰਂ ਁਂ ςσ ৎত্ ൺണ് ൻന് ർര് ൽല് ൾള് ൿക്","longest":64,"marks":"lc 33 7o 6 4dj 27 jl 1r k1 1b 17oh f","nasals":{"2304":"19 15 18, 1e 1a 1d, 23 1f 22, 28 24 27, 2e 2a 2d","2432":"19 15 18","2560":"19 15 18, 1e 1a 1d, 23 1f 22, 28 24 27, 2e 2a 2d","2688":"19 15 18, 1e 1a 1d, 23 1f 22, 28 24 27, 2e 2a 2d","2816":"19 15 18, 1e 1a 1d, 23 1f 22, 28 24 27, 2e 2a 2d","3072":"19 15 18, 1e 1a 1d, 23 1f 22, 28 24 27, 2e 2a 2d","3200":"19 15 18, 1e 1a 1d, 23 1f 22, 28 24 27, 2e 2a 2d"},"own":"йїўѓќ","scripts":[["\\u3005-\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3fffd}","."],["\\u3041-\\u3096\\u309d-\\u309f\\u3099-\\u309c\\uff9e\\uff9f\\u30fc\\uff70",".[\\u3099-\\u309c\\uff9e\\uff9f]?"],["\\u30a1-\\u30fa\\u30fd-\\u30ff\\u31f0-\\u31ff\\uff66-\\uff6f\\uff71-\\uff9d\\u3099-\\u309c\\uff9e\\uff9f\\u30fc\\uff70",".[\\u3099-\\u309c\\uff9e\\uff9f]?"],["\\u0e01-\\u0e3a\\u0e40-\\u0e4e","[\\u0e40-\\u0e44]{0,2}[\\u0e01-\\u0e2e][\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e%F]*[\\u0e30\\u0e32\\u0e33\\u0e45]?|."],["\\u0e81-\\u0ebd\\u0ec0-\\u0ece\\u0edc-\\u0edf","[\\u0ec0-\\u0ec4]?[\\u0e81-\\u0eae\\u0edc-\\u0edf][\\u0eb1\\u0eb4-\\u0ebc\\u0ec8-\\u0ece%F]*[\\u0eb0\\u0eb2\\u0eb3\\u0ebd]?|."],["\\u1780-\\u17d3\\u17d7\\u17dc\\u17dd","[\\u1780-\\u17b3](?:\\u17d2[%F]*[\\u1780-\\u17b3]|[\\u17b4-\\u17d1\\u17d3\\u17dd%F])*|."],["\\u1000-\\u103f\\u1050-\\u108f\\u109a-\\u109d\\ua9e0-\\ua9ef\\ua9fa-\\ua9fe\\uaa60-\\uaa76\\uaa7a-\\uaa7f","[\\u1000-\\u102a\\u103f\\u1050-\\u1055\\u105a-\\u105d\\u1061\\u1065\\u1066\\u106e-\\u1070\\u1075-\\u1081\\u108e\\ua9e0-\\ua9e4\\ua9e7-\\ua9ef\\ua9fa-\\ua9fe\\uaa60-\\uaa6f\\uaa71-\\uaa76\\uaa7a\\uaa7e\\uaa7f](?:\\u1039[%F]*[\\u1000-\\u102a\\u103f\\u1050-\\u1055\\u105a-\\u105d\\u1061\\u1065\\u1066\\u106e-\\u1070\\u1075-\\u1081\\u108e\\ua9e0-\\ua9e4\\ua9e7-\\ua9ef\\ua9fa-\\ua9fe\\uaa60-\\uaa6f\\uaa71-\\uaa76\\uaa7a\\uaa7e\\uaa7f]|[\\u102b-\\u1038\\u103a-\\u103e\\u1056-\\u1059\\u105e-\\u1060\\u1062-\\u1064\\u1067-\\u106d\\u1071-\\u1074\\u1082-\\u108d\\u108f\\u109a-\\u109d\\ua9e5\\uaa7b-\\uaa7d%F]|[\\u1000-\\u102a\\u103f\\u1050-\\u1055\\u105a-\\u105d\\u1061\\u1065\\u1066\\u106e-\\u1070\\u1075-\\u1081\\u108e\\ua9e0-\\ua9e4\\ua9e7-\\ua9ef\\ua9fa-\\ua9fe\\uaa60-\\uaa6f\\uaa71-\\uaa76\\uaa7a\\uaa7e\\uaa7f](?=[%F\\u1037]*\\u103a))*|."]],"word":"1c 9 8 p 7 p 1c 0 8 1 2 0 4 1 2 2 2 m 2 u 2 cp 5 b f 4 8 0 2 0 i 38 2 7 2 0 7 0 2 31 2 3u 2 5y 7 14 9 18 2 0 2 1 2 1 2 17 u a 6 21 5 2t 2 7 3 9 2 i 3 0 h 6d 5 3 3 19 j r 5 13 2 5 a 21 2 3k 3 9 2 3k 3 5 3 0 2 3b c 32 a 3a 2 3l e 33 9 6 2 3 2 5l 6 10 2 3d e 1l 6 e 2 9 14 3j o 1 7 j 2 0 2 0 2 0 5 1y 2 1i a 0 1m 21 7 25 3 2i 2 gz a 12 h 2l 4 h7 3 g 2 p 6 22 4 1y c 43 4 0 5 t i 2 2 8c b 44 12 r 5 3d e 0 9 4p i 8 d 37 d 1j 9 1p 3 1r h 2 2 ko 2 0 4 a 4 b 5 c 6 a 38 9 6 a 7 c 1g w i 0 5 0 3 9 2 0 4 4 7 0 2 0 2 0 2 3 2 a 3 3 6 4 5 0 2 1l k7 1n 27 l hj t vh 6c 7 8 a 0 3 33 g 3k 1c 0 d2 2 q e 2 4 3 4 5 2h 3 2 2 2h 2 42 4 3 b v 1d f x 9 v 7 2 e x 9 14 e 8x 533 1t h3g 1w 19 3 7g 4 2q 2 9 2 36 12 8 3 2u 3 4c 5 9 b 1f d 1x b 13 4 0 2 1c 3 z d 2o f a 7 3d 7 m 4 2r 3 f 3 2w 2 d 7 3e 2 8pb 6it fc 2 3r y a2 j 3b 15 b 5 f h f 1t 3w k 9 8 p 7 p c 3a 10 6y d 18 d 1k i 1 36 bk 3 1b 2 b6 d kl 3 u 3 4i 5 p 1z 5k o u 2 1z 2 12 h 1h b 29 o lf 4 4k s l 17 46 c 2w 8 0 e 33 5 1b 3 26 5 3 2 c 2 0 5 2e 7 2y 8 be 6 9 5 2v 2 6x o 2w 4 l 13 1k 8 3f 5 6y 2u 4j d 41 2 2j 9 2a 4 0 j b4 g s 6 hw 56 10 18 vi i 29c g tq 34i 7l5 7 3o c 1i a 3 d na 2y 69 2 f5i 4 1 3mq 1y f3 4 4 5 9 7 3 6 v 3 45 2 4c j 31 o0 2 o 2 u 2 o 2 u 2 o 2 u 2 o 2 u 2 o 2 1n e9 1i 5 1d 9 0 f 0 n 1bn 8y 2x yv ah m0 1m 2 2 2 3g 2 b0 g5 c 25g 2txp e1vn 6n","writtenAs":{"ary":"ar","arz":"ar","bs":"hr","cmn":"zh","cnr":"hr","fil":"tl","gsw":"de","ht":"fr","lzh":"zh","mo":"ro","ms":"id","nn":"nb","no":"nb","prs":"fa","sh":"hr","simple":"en","sr":"hr","wuu":"zh","yue":"zh","zsm":"id"}};
  var HAN = 1, HIRAGANA = 2, KATAKANA = 3;
  var languages = {};
  var memories = new Map();

  function numbers(packed) {
    var total = 0;
    return packed.split(" ").map(function (part) { return (total += parseInt(part, 36)); });
  }

  // Letters and what each becomes.
  function pairing(packed) {
    return new Map(packed.split(" ").map(function (pair) {
      var first = Array.from(pair)[0];
      return [first, pair.slice(first.length)];
    }));
  }

  var edges = numbers(tables.word);
  var zeros = numbers(tables.digits);
  var dropped = numbers(tables.dropped);
  var marks = numbers(tables.marks);
  var alphabetic = numbers(tables.alphabetic);
  var covered = numbers(tables.covered);
  var letters = pairing(tables.letters);
  var plainer = pairing(tables.bare);

  function within(ranges, code) {
    for (var at = 0; at < ranges.length; at += 2) if (ranges[at] <= code && code <= ranges[at + 1]) return true;
    return false;
  }

  // The letters, marks and numbers that have no run of their own, as the inside of a character class.
  var spaced = (function () {
    var parts = "";
    function add(first, last) {
      if (first <= last) parts += "\\u{" + first.toString(16) + "}-\\u{" + last.toString(16) + "}";
    }
    for (var at = 0; at < edges.length; at += 2) {
      var first = edges[at];
      for (var own = 0; own < covered.length; own += 2) {
        if (covered[own + 1] < first || covered[own] > edges[at + 1]) continue;
        add(first, covered[own] - 1);
        first = Math.max(first, covered[own + 1] + 1);
      }
      add(first, edges[at + 1]);
    }
    return parts;
  }());

  // What f(code point) gives for each, joined; results are remembered.
  function translator(f) {
    var known = new Map();
    return function (text) {
      var found = "";
      for (var letter of text) {
        var value = known.get(letter);
        if (value === undefined) {
          value = f(letter, letter.codePointAt(0));
          if (known.size < 20000) known.set(letter, value);
        }
        found += value;
      }
      return found;
    };
  }

  var lighten = translator(function (letter, code) {
    if (within(dropped, code) || !within(edges, code)) return "";
    if (letters.has(letter)) return letters.get(letter);
    if (code >= 0x30a1 && code <= 0x30f6) return String.fromCharCode(code - 0x60);
    for (var zero of zeros) if (zero <= code && code < zero + 10) return String(code - zero);
    return letter;
  });

  var bare = translator(function (letter, code) {
    if (within(marks, code)) return "";
    if (!within(alphabetic, code) || tables.own.includes(letter)) return letter;
    return Array.from(letter.normalize("NFD"), function (part) {
      return within(marks, part.codePointAt(0)) ? "" : plainer.get(part) || part;
    }).join("");
  });

  var nasals = {};
  Object.keys(tables.nasals).forEach(function (block) {
    function letter(offset) { return String.fromCharCode(+block + parseInt(offset, 16)); }
    nasals[block] = [new RegExp(tables.nasals[block].split(", ").map(function (of) {
      var parts = of.split(" ").map(letter);
      return parts[0] + letter("4d") + "(?=[" + parts[1] + "-" + parts[2] + "])";
    }).join("|"), "gu"), letter("2")];
  });

  // A word in lower case and in one spelling, with the marks of its alphabet.
  function light(text, language) {
    text = text.normalize("NFKC");
    if (language.turkic) text = text.replace(/I/g, "ı").replace(/İ/g, "i");
    text = lighten(text.toLowerCase()).normalize("NFC");
    if (text.length > tables.longest) text = Array.from(text).slice(0, tables.longest).join("");
    var nasal = text && nasals[text.codePointAt(0) & ~0x7f];
    return nasal ? text.replace(nasal[0], nasal[1]) : text;
  }

  function runs(joiners) {
    var kinds = tables.scripts.map(function (script) { return [script[0], ""]; });
    kinds.push([tables.hebrew, tables.hebrewJoiners], [spaced, joiners]);
    return new RegExp(kinds.map(function (kind) {
      var format = "[" + tables.format + "]+";
      var between = kind[1] ? "(?:" + format + "|[" + kind[1] + "])" : format;
      return "([" + kind[0] + "]+(?:" + between + "[" + kind[0] + "]+)*)";
    }).join("|"), "gu");
  }

  var plain = runs(tables.apostrophes + tables.joiners);
  var eliding = runs(tables.joiners);
  var clusterings = tables.scripts.map(function (script) { return new RegExp(script[1].replace(/%F/g, tables.format), "gu"); });
  var nextToHiragana = new RegExp("[" + tables.scripts[HAN - 1][0] + tables.scripts[KATAKANA - 1][0] + "]", "uy");

  function each(pattern, text, use) {
    pattern.lastIndex = 0;
    for (var match = pattern.exec(text); match; match = pattern.exec(text)) use(match);
  }

  // syllables.py: what takes the syllables of a word apart into letters.
  var syllables = {
    hangul: function (word) { return word.normalize("NFD"); },
    ethiopic: function (word) {
      return word.replace(/[\u1200-\u1357]/g, function (letter) {
        var code = letter.charCodeAt(0), order = code % 8;
        if (order === 5 || "አኡኢኣኤኦ".includes(letter)) return letter === "አ" ? "ኣ" : letter;
        return String.fromCharCode(code - order + 5) + (order === 7 ? "ውኣ" : "አኡኢኣኤ\0ኦ"[order]);
      });
    },
  };

  function rules(pairs) {
    return (pairs || []).map(function (pair) { return [new RegExp(pair[0], "gu"), pair[1]]; });
  }

  function apply(list, word) {
    list.forEach(function (rule) { word = word.replace(rule[0], rule[1]); });
    return word;
  }

  // Every two letters of a group, both ways round; and the letters that are not heard, by themselves.
  function alike(text) {
    var parts = text.split(" -");
    var found = new Set(parts[1]);
    parts[0].split(" ").forEach(function (group) {
      Array.from(group).forEach(function (one) {
        Array.from(group).forEach(function (other) { if (one !== other) found.add(one + other); });
      });
    });
    return found;
  }

  // What is known of a language: words seen before and their terms, variants of words.
  function memory(tag) {
    var found = memories.get(tag);
    if (found) return found;
    var base = tag.toLowerCase().replace(/_/g, "-").split("-")[0];
    var own = languages[tables.writtenAs[base] || base] || {};
    var Stemmer = own.stemmer && window[own.stemmer];
    var characters = new Map();
    if (own.characters) {
      var simple = numbers(own.characters[1]);
      numbers(own.characters[0]).forEach(function (code, place) {
        characters.set(String.fromCodePoint(code), String.fromCodePoint(simple[place]));
      });
    }
    found = {
      turkic: Boolean(own.turkic), marked: Boolean(own.marked), decomposed: syllables[own.decomposed], characters: characters,
      before: rules(own.before), after: rules(own.after),
      extra: (own.extra || []).map(function (rule) { return rules([rule]); }),
      stemmer: Stemmer ? new Stemmer() : null,
      runs: tables.elision.includes(base) ? eliding : plain,
      alike: alike(own.alike || ""), links: (own.links || "").split(" "),
      words: new Map(), variants: new Map(),
    };
    memories.set(tag, found);
    return found;
  }

  function fold(known, raw) {
    var pair = known.words.get(raw);
    if (pair) return pair;
    var word = light(raw, known);
    if (known.characters.size) {
      word = Array.from(word, function (letter) { return known.characters.get(letter) || letter; }).join("");
    }
    if (known.decomposed) word = known.decomposed(word);
    pair = [bare(word), word];
    known.words.set(raw, pair);
    return pair;
  }

  // The terms of a run of a script without spaces; `inside`: hiragana with Han or katakana beside it.
  function pairs(known, raw, kind, start, inside, singles, found) {
    var clusters = [];
    each(clusterings[kind - 1], raw, function (match) {
      var term = fold(known, match[0])[0];
      if (term) clusters.push([term, start + match.index, start + match.index + match[0].length]);
    });
    if (kind === KATAKANA && clusters.length > 3 && clusters[clusters.length - 1][0] === "ー") clusters.pop();
    function add(term, from, to) { found.push({ term: term, start: from, end: to, word: term }); }
    if (clusters.length === 1 && !inside) add(clusters[0][0], clusters[0][1], clusters[0][2]);
    if (clusters.length === 1) return;
    clusters.forEach(function (cluster, place) {
      var next = clusters[place + 1];
      if (kind === singles) add(cluster[0], cluster[1], cluster[2]);
      if (next) add(cluster[0] + next[0], cluster[1], next[2]);
    });
  }

  // The terms of a text in its order: [{term, start, end, word}], places in UTF-16 units. `singles`: the kind of run
  // whose single units are terms beside their pairs, 0 in a query.
  function find(text, language, singles) {
    var known = memory(language);
    var found = [];
    var before = -1;
    each(known.runs, text, function (run) {
      var kind = 1;
      while (run[kind] === undefined) kind += 1;
      var raw = run[0], start = run.index, end = start + raw.length;
      if (kind > clusterings.length) {
        var pair = fold(known, raw);
        if (!pair[0]) return;
        var last = singles && found[found.length - 1];
        if (last && start - last.end === 1 && tables.hyphens.includes(text[last.end]) &&
            !(/[0-9]$/.test(last.term) && /^[0-9]/.test(pair[0]))) {
          found.push({ term: last.term + pair[0], start: last.start, end: end, word: last.word + pair[1] });
        }
        found.push({ term: pair[0], start: start, end: end, word: pair[1] });
      } else {
        nextToHiragana.lastIndex = end;
        var ending = kind === HIRAGANA && before === start;
        var inside = ending || kind === HIRAGANA && nextToHiragana.test(text);
        var held = found.length;
        pairs(known, raw, kind, start, inside, singles, found);
        if (ending && !singles) found.splice(held, 1);
        before = kind <= KATAKANA ? end : -1;
      }
    });
    return found;
  }

  // What else a word is found by, its own term left out; the last is its key.
  function variants(word, language) {
    var known = memory(language);
    var forms = known.variants.get(word);
    if (forms) return forms;
    var term = bare(word);
    var whole = apply(known.before, word);
    var stem = known.stemmer ? known.stemmer.stemWord(whole) : whole;
    if (Array.from(stem).length < 2) stem = whole;
    forms = known.marked ? [word] : [];
    known.extra.forEach(function (extra) { forms.push(apply(extra, term)); });
    forms.push(apply(known.after, bare(stem)));
    forms = Array.from(new Set(forms)).filter(function (form) { return form !== term && Array.from(form).length > 1; });
    known.variants.set(word, forms);
    return forms;
  }

  pathshala.analyzer = {
    languages: languages,
    tokens: function (text, language) { return find(text, language, HAN); },
    // As tokens, but a single Han character only where no pair holds it, and without the kana that ends a word.
    query: function (text, language) { return find(text, language, 0); },
    variants: variants,
    alike: function (language) { return memory(language).alike; },
    links: function (language) { return memory(language).links; },
  };
}(window.pathshala = window.pathshala || {}));
