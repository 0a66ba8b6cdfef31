// Progress as a file: what it may hold, and putting two progresses together.
//
// The file is the progress as progress.js describes it, with two keys more: {"format": "pathshala-progress",
// "saved": "2026-01-31", …}. A file comes from anywhere: all of it is looked at before anything is changed.
// Putting together loses nothing of either side, and it does not matter which came first, or how often.
(function (pathshala) {
  "use strict";
  var FORMAT = "pathshala-progress";
  var VERSION = 1;
  var NAME = /^[A-Za-z0-9][\w.-]{0,99}(\/[\w.-]{1,100}){0,3}$/;
  var SHOWN = 5;  // faults
  var words = pathshala.words;

  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }

  function isDay(value) {
    return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) && !isNaN(Date.parse(value)) &&
      new Date(value).toISOString().slice(0, 10) === value;
  }

  function isMoment(value) {
    return typeof value === "string" && !isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
  }

  // Booleans, numbers and short texts, and lists and objects of them.
  function isPlain(value, depth) {
    if (Array.isArray(value)) {
      return depth > 0 && value.length <= 200 && value.every(function (one) { return isPlain(one, depth - 1); });
    }
    if (isObject(value)) {
      return depth > 0 && Object.keys(value).every(function (name) {
        return /^[\w./-]{1,100}$/.test(name) && name !== "__proto__" && isPlain(value[name], depth - 1);
      });
    }
    return typeof value === "boolean" || (typeof value === "number" && isFinite(value)) ||
      (typeof value === "string" && value.length <= 500);
  }

  var KNOWN = {
    lessons: {
      done: isDay,
      seen: isMoment,
      at: function (value) { return typeof value === "string" && value.length <= 200; }
    },
    quizzes: {
      right: function (value) { return typeof value === "boolean"; },
      tries: function (value) { return Number.isInteger(value) && value >= 0 && value <= 1e6; },
      chosen: Array.isArray
    }
  };

  function faultsOf(part, key, entry) {
    var rules = KNOWN[part] || {};
    if (!NAME.test(key) || !isPlain(entry, 4)) return [[part + " → " + key, entry]];
    if (KNOWN[part] && !isObject(entry)) return [[part + " → " + key, entry]];
    return Object.keys(rules).filter(function (field) {
      return field in Object(entry) && !rules[field](entry[field]);
    }).map(function (field) { return [part + " → " + key + " → " + field, entry[field]]; });
  }

  function partsOf(held) {
    return Object.keys(held).filter(function (name) { return !["format", "version", "saved"].includes(name); });
  }

  function isPart(held, part) {
    return /^[a-z]{1,40}$/.test(part) && isObject(held[part]);
  }

  // The text of a file, without what such a file may not hold: whoever saves one can load it.
  function write(progress, day) {
    var held = { format: FORMAT, version: VERSION, saved: day };
    partsOf(progress).filter(function (part) { return isPart(progress, part); }).forEach(function (part) {
      held[part] = {};
      Object.keys(progress[part]).forEach(function (key) {
        if (!faultsOf(part, key, progress[part][key]).length) held[part][key] = progress[part][key];
      });
    });
    return JSON.stringify(held, null, 1);
  }

  // What a file holds: {progress} if it is right in all, else {faults: sentences in the page's language}.
  function parse(text) {
    var held;
    try {
      held = JSON.parse(text.replace(/^\ufeff/, ""));
    } catch (error) {
      return { faults: [words.notJson] };
    }
    if (!isObject(held) || held.format !== FORMAT) return { faults: [words.notOurs] };
    if (held.version !== VERSION) {
      return { faults: [pathshala.say("otherVersion", { found: shown(held.version), known: VERSION })] };
    }
    var faults = [];
    partsOf(held).forEach(function (part) {
      if (!isPart(held, part)) return faults.push([part, held[part]]);
      Object.keys(held[part]).forEach(function (key) {
        faults.push.apply(faults, faultsOf(part, key, held[part][key]));
      });
    });
    return faults.length ? { faults: sentencesOf(faults) } : { progress: held };
  }

  // A value as a reader can find it in the file, kept apart from a text that runs the other way.
  function shown(value) {
    var text = value === undefined ? "" : JSON.stringify(value);
    return "\u2068" + (text.length > 60 ? text.slice(0, 60) + "…" : text) + "\u2069";
  }

  function sentencesOf(faults) {
    var sentences = faults.slice(0, SHOWN).map(function (fault) {
      return pathshala.say("badEntry", { place: "\u2068" + fault[0].slice(0, 200) + "\u2069", found: shown(fault[1]) });
    });
    if (faults.length > SHOWN) sentences.push(pathshala.say("more", { count: faults.length - SHOWN }));
    return sentences;
  }

  function spelled(value) {
    if (!isObject(value)) return JSON.stringify(value);
    return "{" + Object.keys(value).sort().map(function (name) { return name + ":" + spelled(value[name]); }) + "}";
  }

  function greater(one, other) {
    return spelled(one) < spelled(other) ? other : one;
  }

  // The least value that holds both: lists as sets, true before false, what is later or more.
  function together(one, other) {
    if (one === undefined) return other;
    if (other === undefined || spelled(one) === spelled(other)) return one;
    if (isObject(one) && isObject(other)) return joined(one, other, together);
    if (Array.isArray(one) && Array.isArray(other)) {
      return one.concat(other).sort(function (a, b) { return spelled(a) < spelled(b) ? -1 : 1; })
        .filter(function (value, place, all) { return place === 0 || spelled(value) !== spelled(all[place - 1]); });
    }
    if (typeof one !== typeof other) return greater(one, other);
    return one > other ? one : other;
  }

  function joined(one, other, join) {
    var result = {};
    Object.keys(one).concat(Object.keys(other)).forEach(function (name) {
      var a = Object.prototype.hasOwnProperty.call(one, name) ? one[name] : undefined;
      var b = Object.prototype.hasOwnProperty.call(other, name) ? other[name] : undefined;
      result[name] = a === undefined || b === undefined ? together(a, b) : join(a, b);
    });
    return result;
  }

  // Done on the earlier day; opened last at the later moment, and left where it was left then.
  function lesson(one, other) {
    if (!isObject(one) || !isObject(other)) return isObject(one) ? one : isObject(other) ? other : greater(one, other);
    var result = Object.assign({}, together(one, other));
    if (one.done && other.done) result.done = one.done < other.done ? one.done : other.done;
    delete result.at;
    var last = [one, other].filter(function (side) { return side.seen === result.seen && side.at; })
      .map(function (side) { return side.at; }).sort().pop();
    if (last) result.at = last;
    return result;
  }

  // One of the two, whole: a right answer before a wrong one, and then the one that took more tries.
  function answer(one, other) {
    if (!isObject(one) || !isObject(other)) return isObject(one) ? one : isObject(other) ? other : greater(one, other);
    if ((one.right === true) !== (other.right === true)) return one.right === true ? one : other;
    var more = (Number(one.tries) || 0) - (Number(other.tries) || 0);
    return more > 0 ? one : more < 0 ? other : greater(one, other);
  }

  // Two progresses in one; a part that this script does not know is put together value by value.
  function merge(one, other) {
    var result = { version: VERSION };
    partsOf(Object.assign({}, one, other)).forEach(function (part) {
      var join = part === "lessons" ? lesson : part === "quizzes" ? answer : together;
      var a = isObject(one[part]) ? one[part] : {};
      var b = isObject(other[part]) ? other[part] : {};
      result[part] = joined(a, b, join);
    });
    return result;
  }

  pathshala.file = {
    format: FORMAT, write: write, parse: parse, merge: merge, isObject: isObject, isDay: isDay, isMoment: isMoment
  };
})(window.pathshala);
