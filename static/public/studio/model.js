// What an author writes as one value that is never changed, only replaced: reading and changing it by path, its history.
// Nothing here knows of a page. types/studio.d.ts describes it all.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const TYPING_PAUSE = 1000; // changes of one text that follow each other faster are one step of undo

  // Beside what a question says: to change these is not to have read it.
  const BESIDE = ["section", "points", "shuffle"];

  const isObject = (/** @type {any} */ value) => typeof value === "object" && value !== null;

  const randomId = () => Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => (byte % 36).toString(36)).join("");

  /** @type {CB.Model} */
  const model = {
    at: (value, path) => path.reduce((part, step) => part?.[step], value),

    put(value, path, part) {
      if (!path.length) return part;
      const [step, ...rest] = /** @type {[CB.Step]} */ (path);
      const copy = Array.isArray(value) ? [...value] : { ...value };
      copy[step] = model.put(copy[step], rest, part);
      return copy;
    },

    // Names instead of places, because places change while names stay.
    keys(value, path) {
      return path.map((step) => {
        value = value?.[step];
        return value?.id ?? step;
      });
    },

    path(value, keys) {
      return keys.map((key) => {
        const step = Array.isArray(value) ? value.findIndex((item, index) => (item?.id ?? index) === key) : key;
        value = value?.[step];
        return step;
      });
    },

    ids(value) {
      if (!isObject(value)) return [];
      return [value.id, ...Object.values(value).flatMap(model.ids)].filter((id) => typeof id === "string");
    },

    newId(taken) {
      let id = randomId();
      while (taken.has(id)) id = randomId();
      taken.add(id);
      return id;
    },

    // Only the groups in lists have ids.
    named(value, taken) {
      if (Array.isArray(value)) {
        return value.map((item) => (isObject(item) ? { id: model.newId(taken), ...model.named(item, taken) } : item));
      }
      if (!isObject(value)) return value;
      return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, model.named(part, taken)]));
    },

    moved: (from, to) => (list) => {
      const others = list.filter((_, index) => index !== from);
      return [...others.slice(0, to), list[from], ...others.slice(to)];
    },

    removed: (place) => (list) => list.filter((_, index) => index !== place),

    inserted: (place, item) => (list) => [...list.slice(0, place), item, ...list.slice(place)],

    // The cells of each row follow the columns.
    along(state, path, rows, cells, change) {
      const place = [...path.slice(0, -1), rows];
      const follow = (/** @type {any} */ row) => ({ ...row, [cells]: change(row[cells]) });
      return model.put(state, place, model.at(state, place).map(follow));
    },

    // Who changes what a draft question says has looked at it. Moving is no change of that.
    lookedAt(state, { keys, word }) {
      const [, list, , field] = keys;
      if (list !== "questions" || !field || BESIDE.includes(`${field}`) || word === "did_move") return state;
      return model.confirmed(state, keys.slice(0, 3));
    },

    confirmed(state, question) {
      const path = [...model.path(state, question), "draft"];
      return model.at(state, path) ? model.put(state, path, false) : state;
    },
  };

  /** @type {(state: CB.Written) => CB.History} */
  const history = (state) => ({
    state,
    past: [],
    future: [],

    change(next, what) {
      const { last } = this;
      const goesOn = what.typing && last?.typing === what.typing && what.time - last.time < TYPING_PAUSE && !this.future.length;
      if (goesOn) last.time = what.time;
      else this.past.push({ state: this.state, what });
      this.state = next;
      this.future = [];
    },

    pause() {
      if (this.last) this.last.typing = "";
    },

    get last() {
      return this.past[this.past.length - 1]?.what ?? null;
    },

    resume(typing) {
      if (this.last) Object.assign(this.last, { typing, time: Date.now() });
    },

    undo() {
      return this.step(this.past, this.future);
    },

    redo() {
      return this.step(this.future, this.past);
    },

    step(from, to) {
      const step = from.pop();
      if (!step) return null;
      to.push({ state: this.state, what: { ...step.what, typing: "" } });
      this.state = step.state;
      return step.what;
    },
  });

  Object.assign(Studio, { model, history });
})();
