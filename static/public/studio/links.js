// Links and pictures of a text: a dialog with their words and address, which the server checks like any other text.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const WORDS = String.raw`\[((?:[^[\]\\]|\\.|\[[^[\]]*\])*)\]`;
  const ADDRESS = String.raw`\(\s*<?((?:[^\s<>()\\]|\\.|\([^\s<>()]*\))*)>?(\s+(?:"[^"]*"|'[^']*'))?\s*\)`;
  /** @type {Record<string, RegExp>} */
  const KINDS = { link: new RegExp(`(?<!!)${WORDS}${ADDRESS}`, "g"), image: new RegExp(`!${WORDS}${ADDRESS}`, "g") };
  const WEB = /^(?:https?:\/\/|www\.)\S+$/i;
  const FILE = /^[^/:?#]+\.(?:png|jpe?g|gif|webp|svg)$/i;
  const MAIL = /^[^\s@/:]+@[^\s@/:]+\.\w+$/;

  // What the caret is in, or what is marked.
  /** @type {(control: HTMLTextAreaElement, kind: string) => CB.Linked} */
  const linkedAt = (control, kind) => {
    const { value, selectionStart: from, selectionEnd: to } = control;
    const beside = from === to ? 1 : 0;
    for (const { 0: all, 1: words = "", 2: address = "", 3: title = "", index: start } of value.matchAll(/** @type {RegExp} */ (KINDS[kind]))) {
      const end = start + all.length;
      if (start + beside <= from && to <= end - beside) return { control, start, end, words, address, title, isNew: false };
    }
    const marked = value.slice(from, to);
    const words = marked.trim().replace(/\s+/g, " ");
    const start = to - marked.trimStart().length;
    const place = { control, start, end: start + marked.trim().length, title: "", isNew: true };
    return WEB.test(words) ? { ...place, words: "", address: words } : { ...place, words, address: "" };
  };

  // Brackets that come in pairs may stand in the words as they are.
  const escaped = (/** @type {string} */ words) => {
    const single = /[[\]]/.test(words.replace(/\\./g, "").replace(/\[[^[\]]*\]/g, ""));
    return single ? words.replace(/\\.|[[\]]/g, (mark) => (mark.length > 1 ? mark : `\\${mark}`)) : words;
  };

  /** @type {(address: string, kind: string) => string} */
  const completed = (address, kind) => {
    if (kind === "image" && FILE.test(address)) return `/static/${address}`;
    if (MAIL.test(address)) return `mailto:${address}`;
    return /^www\./i.test(address) ? `https://${address}` : address;
  };

  // What would end an address.
  const encoded = (/** @type {string} */ address) =>
    address.replace(/[\s<>()\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);

  Studio.links = (kit, editor) => {
    const { make } = Studio;
    const pictures = Studio.pictures(kit, editor);
    /** @type {CB.Linked} */
    let linked;
    let checked = "";

    const input = (/** @type {string} */ kind, /** @type {string} */ name) => kit.find(`${kind}-${name}`);

    const written = (/** @type {string} */ kind) => {
      const address = completed(input(kind, "address").value.trim(), kind);
      const words = escaped(input(kind, "words").value.trim());
      return `${kind === "image" ? "!" : ""}[${words}](${encoded(address)}${linked.title})`;
    };

    // Where nobody can be asked, the document's own findings will tell.
    /** @type {(text: string) => Promise<CB.Finding[]>} */
    const faults = async (text) => {
      const section = { id: "text", title: "", body: text };
      const { data } = await kit.post("check_document", { document: { lesson: { sections: [section] } } });
      return (data?.findings ?? []).filter((/** @type {CB.Finding} */ { path }) => path.endsWith(".body"));
    };

    /** @type {(kind: string, found: CB.Finding[]) => void} */
    const tell = (kind, found) => {
      const note = input(kind, "note");
      const lines = found.map(({ message, help }) => make("p", {}, kit.join(message, help)));
      note.replaceChildren(...lines, make("p", {}, kit.text("put_anyway")));
      note.hidden = !found.length;
      note.focus();
    };

    /** @type {(kind: string, text: string, marked?: number) => void} */
    const finish = (kind, text, marked = 0) => {
      const { control, start, end } = linked;
      const to = start + text.length;
      kit.find(`${kind}-dialog`).close();
      editor.write(control, { start, end, text, from: to - marked, to });
    };

    /** @type {CB.Links} */
    const self = {
      open_link(control, kind) {
        linked = linkedAt(control, kind);
        checked = "";
        input(kind, "words").value = linked.words;
        input(kind, "address").value = linked.address;
        input(kind, "put").textContent = kit.text(`${linked.isNew ? "put" : "change"}_${kind}`);
        kit.show(`${kind}-remove`, !linked.isNew);
        kit.show(`${kind}-note`, false);
        kit.find(`${kind}-dialog`).showModal();
        if (kind === "image") pictures.open();
        const empty = ["words", "address"].map((name) => input(kind, name)).find(({ value }) => !value);
        (empty ?? input(kind, "address")).focus();
      },

      async put_link({ value: kind }) {
        const text = written(kind);
        const found = text === checked ? [] : await faults(text);
        if (!kit.find(`${kind}-dialog`).open || text !== written(kind)) return; // not wanted any more
        checked = text;
        if (found.length) tell(kind, found);
        else finish(kind, text);
      },

      remove_link({ value: kind }) {
        const words = kind === "link" ? linked.words : "";
        finish(kind, words, words.length);
      },

      choose_file: pictures.choose_file,

      more_files: pictures.more_files,

      take(control, picture) {
        self.open_link(control, "image");
        pictures.upload(picture);
      },
    };

    for (const kind of Object.keys(KINDS)) {
      kit.find(`${kind}-dialog`).addEventListener("keydown", (/** @type {any} */ event) => {
        if (event.key !== "Enter" || ![input(kind, "words"), input(kind, "address")].includes(event.target) || event.isComposing) return;
        event.preventDefault(); // the text that gets the focus would take the key
        self.put_link(input(kind, "put"));
      });
    }
    return self;
  };
})();
