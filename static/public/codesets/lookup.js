// Looking up codes: a code set is one text.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));

  const SHOWN = 8;
  const SHORTEST = 3; // letters
  const LIKELY = 150; // lines
  const LONGEST_PHRASE = 4;
  const BESIDE = new Set("a after an and another at because by due during for from had has have her his i in is my of off on onto or out over patient since status the their to use was while with".split(" "));
  const CODE = /^[a-z](?:\d[0-9a-z]?|[a-z]\d)(?:\.?[0-9a-z]{1,4})?$/i;
  const STEM = 6;

  const isOfWord = (/** @type {string} */ text, /** @type {number} */ at) => {
    const sign = text.charCodeAt(at);
    return (sign > 96 && sign < 123) || (sign > 47 && sign < 58) || sign > 223;
  };

  const plain = (/** @type {string} */ text) =>
    text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’']s\b/g, "s").replace(/[^a-z0-9.]+/g, " ").trim();

  // 2 as a whole word, 1 at the beginning of one, 0 not at all.
  const standing = (/** @type {string} */ text, /** @type {string} */ word) => {
    let best = 0;
    for (let at = text.indexOf(word); at >= 0 && best < 2; at = text.indexOf(word, at + 1)) {
      if (!isOfWord(text, at - 1)) best = Math.max(best, isOfWord(text, at + word.length) ? 1 : 2);
    }
    return best;
  };

  const hasAll = (/** @type {string} */ text, /** @type {string[]} */ words) => words.every((word) => standing(text, word));

  // Put into the page as a script, which any host may serve to it.
  const load = (/** @type {string} */ src) =>
    new Promise((onload, onerror) => document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror })));

  const unpacked = async (/** @type {string} */ compressed) => {
    const bytes = Uint8Array.from(atob(compressed), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new TextDecoder("latin1").decode(await new Response(stream).arrayBuffer());
  };

  CB.codeset = (name, addresses) => {
    /** @type {Record<string, Promise<any> | undefined>} */
    const asked = {};

    // What failed is asked for again.
    const once = (/** @type {string} */ part, /** @type {() => Promise<any>} */ get) =>
      (asked[part] ??= get().catch((failure) => {
        delete asked[part];
        throw failure;
      }));

    const notesOf = (/** @type {string} */ letter) =>
      once(letter, async () => {
        await load(addresses.notes[letter] ?? "");
        return /** @type {any} */ (CB.codenotes)[`${name}-${letter}`].split("\n");
      });

    return {
      ready: () =>
        once("codes", async () => {
          await load(addresses.codes);
          const packed = await unpacked(CB.codesets?.[name] ?? "");
          delete CB.codesets?.[name]; // the text alone is kept
          return CB.lookup(packed);
        }),

      async notes(code) {
        const { above } = await this.ready();
        /** @type {string[]} */
        const lines = await notesOf(code[0]);
        return above(code).flatMap((place) => lines.filter((line) => line.startsWith(`${place}\t`)).map((line) => {
          const [, kind, text] = line.split("\t");
          return { place, kind, text };
        }));
      },
    };
  };

  // "Diabetes" is in "diabetic" too.
  const stem = (/** @type {string} */ word) => {
    const [, begin = word] = /^(.{4,}?)(?:ical|ing|ed|es|ic|s|y)$/.exec(word) ?? [];
    return begin;
  };

  const stemsOf = (/** @type {string} */ text) => {
    const words = text.split(" ").map((word) => word.replace(/\.+$/, "")).filter((word) => word.length > 1 || /\d/.test(word));
    const telling = words.filter((word) => !BESIDE.has(word));
    return (telling.length ? telling : words).map(stem);
  };

  CB.lookup = (packed, hasUnits) => {
    const [release, said, other, codes] = packed.split("\f");
    const { sevenths, parts } = JSON.parse(release);
    /** @type {CB.CodePart[]} */
    const ranges = parts.map((/** @type {string[]} */ [first, last, title]) => ({ place: `${first}-${last}`, title }));
    // As long as what is shown, so that places are the same in both.
    const lower = codes.toLowerCase().replace(/'s\b/g, "s ").replace(/[\u00e0-\u00ff]/g, (sign) => sign.normalize("NFKD")[0] ?? sign);
    const pairs = (/** @type {string} */ text) => /** @type {[string, string][]} */ (text.split("\n").filter(Boolean).map((line) => line.split("\t")));
    const phrases = pairs(said).map(([phrase, code]) => ({ phrase, code, words: stemsOf(phrase) }));
    const official = new Map(pairs(other).map(([phrase, words]) => [plain(phrase), words]));

    const endOf = (/** @type {number} */ at) => lower.indexOf("\n", at);

    const find = (/** @type {string} */ start) => (lower.startsWith(start) ? 0 : lower.indexOf(`\n${start}`) + 1 || -1);

    /** @type {(at: number) => CB.Code} */
    const entry = (at) => {
      const [code, mark, title, ...inclusions] = codes.slice(at, endOf(at)).split("\t");
      return { code, title, inclusions, isHeading: mark[1] === "+", sevenths: sevenths[mark[1]] ?? null, unit: hasUnits && inclusions.pop() };
    };

    const rankAt = (/** @type {number} */ at) => codes.charCodeAt(codes.indexOf("\t", at) + 1);

    // The smaller, the earlier.
    const closely = (/** @type {number} */ at, /** @type {string[]} */ words) => {
      const [, , title, ...inclusions] = lower.slice(at, endOf(at)).split("\t");
      const isTitle = hasAll(title, words);
      const text = isTitle ? title : inclusions.find((inclusion) => hasAll(inclusion, words));
      const within = text ?? [title, ...inclusions].join(" ");
      const whole = words.filter((word) => standing(within, word) === 2).length;
      return rankAt(at) - 3 * whole - (within.startsWith(words[0]) ? 4 : 0) + (isTitle ? 0 : text ? 2 : 14);
    };

    const likely = (/** @type {string[]} */ words) => {
      const rarest = words.reduce((one, other) => (other.length > one.length ? other : one));
      /** @type {number[][]} */
      const byRank = [];
      let begin = -1;
      for (let at = lower.indexOf(rarest); at >= 0; at = lower.indexOf(rarest, at)) {
        if (isOfWord(lower, at - 1)) at += 1;
        else {
          begin = lower.lastIndexOf("\n", at) + 1;
          const end = endOf(at);
          if (words.length === 1 || hasAll(lower.slice(begin, end), words)) (byRank[rankAt(begin)] ??= []).push(begin);
          at = end;
        }
      }
      return byRank.flat().slice(0, LIKELY);
    };

    const byAll = (/** @type {string[]} */ words) => {
      const found = likely(words).map((at) => ({ at, rank: closely(at, words) }));
      return found.sort((one, other) => one.rank - other.rank || one.at - other.at).map(({ at }) => at);
    };

    const byWords = (/** @type {string[]} */ words) => {
      const found = byAll(words);
      if (found.length || words.length < 3) return found;
      return words.flatMap((_, place) => byAll(words.filter((_, other) => other !== place)).slice(0, SHOWN / 2));
    };

    const byCode = (/** @type {string} */ code, /** @type {number} */ most) => {
      const places = [];
      for (let at = find(code); at >= 0 && lower.startsWith(code, at) && places.length < most; at = endOf(at) + 1) places.push(at);
      return places;
    };

    const inCategory = (/** @type {string} */ category, /** @type {string[]} */ words) => {
      const found = byCode(category.toLowerCase(), Infinity).map((at) => {
        const line = lower.slice(at, endOf(at));
        return { at, has: words.filter((word) => standing(line, word)).length, rank: rankAt(at) };
      });
      const fitting = found.filter(({ has }) => has).sort((one, other) => other.has - one.has || one.rank - other.rank);
      return fitting.slice(0, SHOWN / 2).map(({ at }) => at);
    };

    const inItsWords = (/** @type {string} */ typed) => {
      const words = typed.split(" ");
      const told = [];
      for (let at = 0; at < words.length; ) {
        let length = Math.min(LONGEST_PHRASE, words.length - at);
        while (length > 1 && !official.has(words.slice(at, at + length).join(" "))) length -= 1;
        const phrase = words.slice(at, at + length).join(" ");
        told.push(official.get(phrase) ?? phrase);
        at += length;
      }
      return told.join(" ");
    };

    // "Sprained ankle", and "right" in its category.
    const bySaying = (/** @type {string[]} */ words) => {
      const within = phrases.filter((known) => known.words.every((word) => words.includes(word)));
      return within.sort((one, other) => other.words.length - one.words.length).slice(0, 2).flatMap(({ code, words: known }) => {
        const rest = words.filter((word) => !known.includes(word));
        const own = find(`${code.toLowerCase()}\t`);
        if (!rest.length) return [own];
        const others = stemsOf(inItsWords(rest.join(" ")));
        return [...inCategory(code.slice(0, 3), [...new Set([...rest, ...others])]), own];
      });
    };

    const byBeginning = (/** @type {string} */ typed) => {
      const begun = phrases.filter(({ phrase }) => phrase.startsWith(typed)).sort((one, other) => one.phrase.length - other.phrase.length);
      return begun.slice(0, SHOWN / 2).map(({ code }) => find(`${code.toLowerCase()}\t`));
    };

    const code = (/** @type {string} */ wanted) => {
      const at = find(`${wanted.toLowerCase()}\t`);
      return at < 0 ? null : entry(at);
    };

    const bare = (/** @type {string} */ typed) => typed.replace(/[\s.]+/g, "").toUpperCase();

    /** @type {CB.Lookup} */
    const lookup = {
      code,

      dotted: (code) => (hasUnits ? code : code.replace(/^(...)(.)/, "$1.$2")),

      full: ({ code, isHeading, sevenths, seventh = "" }) =>
        isHeading ? "" : sevenths ? sevenths[seventh] && code.padEnd(STEM, "X") + seventh : code,

      parts: (code) => ranges.filter(({ place }) => place.slice(0, 3) <= code && code.slice(0, 3) <= place.slice(4)),

      above: (code) => [...lookup.parts(code).map(({ place }) => place), ...Array.from(code, (_, last) => code.slice(0, last + 1)).slice(2)],

      children(code) {
        let last = "-";
        return byCode(code.toLowerCase(), Infinity).map(entry).filter((one) => one.code !== code && !one.code.startsWith(last) && (last = one.code));
      },

      read(typed) {
        const wanted = bare(typed);
        const stem = code(wanted.slice(0, STEM).replace(/X+$/, ""));
        const seventh = wanted[STEM] ?? "";
        const isOne = stem?.sevenths && (!seventh || stem.sevenths[seventh]) && (stem.code.padEnd(STEM, "X") + seventh).startsWith(wanted);
        return code(wanted) ?? (isOne ? { ...stem, seventh } : null);
      },

      nearest(typed) {
        let begin = bare(typed);
        /** @type {CB.Code[]} */
        let found = [];
        for (; CODE.test(begin) && !found.length; begin = begin.slice(0, -1)) found = [code(begin) ?? [], lookup.children(begin)].flat();
        return found.slice(0, SHOWN);
      },

      search(query, most = SHOWN) {
        const typed = plain(query);
        const codes = CODE.test(typed) ? byCode(typed.replace(".", ""), most) : [];
        const [words, others] = [typed, inItsWords(typed)].map(stemsOf);
        const places = [...codes, ...(typed.length > 1 ? byBeginning(typed) : [])];
        if (words?.some((word) => word.length >= SHORTEST)) places.push(...bySaying(words), ...byWords(others ?? words), ...byWords(words));
        return [...new Set(places)].filter((at) => at >= 0).slice(0, most).map(entry);
      },
    };
    return lookup;
  };

  CB.services = () => {
    const lines = (CB.hcpcs ?? "").replace(/^(.*)\t(.*)\t(.*)$/gm, "$1\t0\t$3\t$2");
    const lookup = CB.lookup(`{"parts":[],"sevenths":{}}\f\f\f${lines}`, true);
    return { ready: async () => lookup, notes: async () => [] };
  };
})();
