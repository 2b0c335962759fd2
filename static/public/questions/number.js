// Questions of the type "number": a number is typed, and the page says how it is read.
(() => {
  "use strict";

  const CB = window.CodingBilling;

  const PAUSE = 1000; // at every key it would be too much to listen to
  const WHOLE = /^(\d*|[1-9]\d{0,2}([.,' ])\d{3}(\2\d{3})*|[1-9]\d?([.,' ])\d{2}(\4\d{2})*\4\d{3})$/;

  // The digits of every script stand in tens, in their order.
  const digit = (/** @type {any} */ sign) => {
    let first = sign.codePointAt(0);
    while (/\p{Nd}/u.test(String.fromCodePoint(first - 1))) first--;
    return `${(sign.codePointAt(0) - first) % 10}`;
  };

  const alike = (/** @type {string} */ text) =>
    text
      .toLowerCase()
      .replace(/[\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g, "")
      .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
      .replace(/[\u2010-\u2013\u2212]/g, "-")
      .replace(/[\u2018\u2019\u066c]/g, "'")
      .replace(/\u066a/g, "%")
      .replace(/\p{Sc}/gu, "$")
      .replace(/\p{Nd}/gu, digit)
      .replace(/[\s\x1c-\x1f\x85]+/g, " ")
      .trim();

  // The number that a text says, by the steps of text/numerals.py; null where it says none.
  /** @type {(text: string, decimal: string, unit: string) => any} */
  const numeral = (text, decimal, unit) => {
    const beside = `(?:${alike(unit).replace(/[\\^$.*+?()[\]{}|]/g, "\\$&") || "%"}|[$%])`;
    const found = RegExp(`^([+-]?) ?(?:${beside} ?)?([+-]?) ?([\\d.,' \u066b]*?) ?${beside}?$`).exec(alike(text));
    if (!found || (found[1] && found[2])) return null;
    const digits = found[3];
    const ambiguous = /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
    const marks = digits.match(/[.,]/g) ?? [];
    const last = marks.at(-1) ?? "";
    const isDecimal = marks.length === 1 ? !ambiguous || last === decimal : new Set(marks).size > 1;
    const mark = digits.includes("\u066b") ? "\u066b" : isDecimal && last;
    const [whole, fraction = "", more] = mark ? digits.split(mark) : [digits];
    if (!(whole || fraction) || more != null || !WHOLE.test(whole) || /\D/.test(fraction)) return null;
    const decimals = fraction.replace(/0+$/, "");
    const plain = (whole.replace(/\D/g, "").replace(/^0+/, "") || "0") + (decimals && `.${decimals}`);
    return { plain: found[1] + found[2] === "-" && plain !== "0" ? `-${plain}` : plain, ambiguous };
  };

  // An answer as one text: its decimal sign, and what was typed.
  const code = (/** @type {any} */ answer) => {
    const { typed = answer, decimal } = answer ?? {};
    return typeof typed === "string" ? (decimal === "," ? "," : ".") + typed : "";
  };

  const pages = new WeakMap();

  const unitOf = (/** @type {Element} */ place) => place.querySelector("[data-unit]")?.textContent ?? "";

  // How it is read, where that needs to be said.
  /** @type {(question: any, coded: string) => string} */
  const told = (question, coded) => {
    const { kit, format } = pages.get(question);
    const text = coded.slice(1).trim();
    const found = numeral(text, coded[0], unitOf(question));
    if (!text || !found) return text && kit.text("no_number_yet");
    const number = format(found.plain);
    return found.ambiguous || number.replace(/\p{Cf}/gu, "") !== text ? kit.text("read_as", { number: `\u2068${number}\u2069` }) : "";
  };

  /** @type {(question: any, field: any) => string} */
  const tell = (question, field) =>
    (question.querySelector("[data-reading]").textContent = told(question, field.dataset.decimal + field.value));

  CB.types.number = {
    start(question, kit) {
      /** @type {(options: any) => (number: any) => string} */
      const formatIn = (options) => {
        const language = kit.root.dataset.lang || kit.root.lang;
        return (kit.tried(() => new Intl.NumberFormat(language, options)) ?? new Intl.NumberFormat("en", options)).format;
      };
      const decimal = formatIn({ numberingSystem: "latn" })(1.5).includes(",") ? "," : ".";
      pages.set(question, { kit, decimal, format: formatIn({ maximumFractionDigits: 20 }) });
      let timer = 0;
      const [field] = question.elements;
      field.addEventListener("input", () => {
        field.dataset.decimal = decimal;
        const words = tell(question, field);
        clearTimeout(timer);
        timer = setTimeout(() => words && kit.say(words), PAUSE);
      });
    },

    // What the server takes for blank is no answer here.
    read: ({ elements: [{ value: typed, dataset }] }) => (/[^\s\x1c-\x1f\x85]/.test(typed) ? { typed, decimal: dataset.decimal } : null),

    complete(question) {
      return this.read(question) !== null;
    },

    write(question, answer) {
      const [field] = question.elements;
      const coded = code(answer) || pages.get(question).decimal;
      field.dataset.decimal = coded[0];
      field.value = coded.slice(1);
      tell(question, field);
    },

    parts: (_, answer) => new Map(code(answer) ? [["", code(answer)]] : []),

    whole: ([part]) => part && { typed: part[1].slice(1), decimal: part[1][0] },

    words: (question, _, coded) => `${coded.slice(1)} ${told(question, coded)}`.trim(),

    says: code,

    key(item, answer, kit) {
      if (!answer) return "";
      const { format } = pages.get(/** @type {any} */ (item.closest("[data-question]")));
      const text = kit.join(format(answer.typed), answer.tolerance && `± ${format(answer.tolerance)}`, unitOf(item));
      return kit.text("right_number", { answer: `\u2068${text}\u2069` });
    },
  };
})();
