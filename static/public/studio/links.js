// Links and pictures of a text: a dialog with their words and address, which the server checks like any other text. A
// picture may be one of the course's files.
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
  const PAUSE = 250;
  const LARGEST = 20_000_000; // bytes that the platform takes as it is shipped
  const PAGE = 50;
  const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i; // an SVG may carry script
  /** @type {[RegExp, string, RegExp][]} */
  const STARTS = [
    [/^\x89PNG/, ".png", /\.png$/i],
    [/^\xff\xd8\xff/, ".jpg", /\.jpe?g$/i],
    [/^GIF8/, ".gif", /\.gif$/i],
    [/^RIFF[^]{4}WEBP/, ".webp", /\.webp$/i],
  ];

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
    return /^www\./i.test(address) ? `https://${address}` : address;
  };

  // What would end an address.
  const encoded = (/** @type {string} */ address) =>
    address.replace(/[\s<>()\\]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`);

  // Pictures of the course

  // By how it begins: a name says what somebody calls it. Empty where it is none of these.
  /** @type {(picture: File) => Promise<string>} */
  const nameOf = async (picture) => {
    const start = String.fromCharCode(...new Uint8Array(await picture.slice(0, 12).arrayBuffer()));
    const [, ending = "", usual = /^/] = STARTS.find(([begin]) => begin.test(start)) ?? [];
    return usual.test(picture.name) ? ending && picture.name : picture.name.replace(/\.\w*$/, "") + ending;
  };

  // What every browser calls a picture of the clipboard.
  const unnamed = (/** @type {string} */ name) => name.replace(/^image(?=\.)/, `picture-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`);

  const plain = (/** @type {string} */ url) => url.replace(/[^\p{L}\p{N}]+/gu, "_").toLowerCase();

  // The pictures among the course's files, at the address that Studio has for them.
  /** @type {(kit: CB.Kit, address: string) => CB.Files} */
  const makeFiles = (kit, address) => {
    /** @type {(query: string, options: object, failures: Record<number, string>) => Promise<CB.FilesReply>} */
    const ask = async (query, options, failures) => {
      const headers = { Accept: "application/json", "X-CSRFToken": kit.token() };
      const response = await fetch(address + query, { headers, redirect: "manual", ...options }).catch(() => null);
      const data = response?.ok ? await response.json().catch(() => null) : null;
      return { failed: data ? "" : (failures[response?.status ?? 0] ?? /** @type {string} */ (failures[0])), data };
    };

    /** @type {CB.Files} */
    const self = {
      async list(words, page) {
        const query = new URLSearchParams({ page: `${page}`, page_size: `${PAGE}`, asset_type: "Images", text_search: words });
        const { failed, data } = await ask(`?${query}`, {}, { 0: "files_failed", 403: "files_forbidden", 404: "files_none" });
        const files = (data?.assets ?? []).filter((/** @type {CB.CourseFile} */ file) => PICTURE.test(file.portable_url));
        return { failed, files, more: (page + 1) * PAGE < (data?.totalCount ?? 0) };
      },

      // Studio would put the new one in its place, wherever it is used. Its names hold fewer characters.
      async looked(name, page = 0) {
        const { failed, files, more } = await self.list(name.replace(/[^\p{L}\p{N}.]+/gu, " "), page);
        if (failed) return failed;
        if (files.some(({ portable_url: url }) => plain(url) === plain(`/static/${name}`))) return "file_exists";
        return more ? self.looked(name, page + 1) : "";
      },

      async upload(picture) {
        const name = unnamed(await nameOf(picture));
        if (!name) return { failed: "file_type", file: null };
        if (picture.size > LARGEST) return { failed: "file_large", file: null };
        const known = await self.looked(name);
        if (known) return { failed: known, file: null };
        const body = new FormData();
        body.append("file", picture, name);
        const { failed, data } = await ask("", { method: "POST", body }, { 0: "file_failed", 403: "file_forbidden", 413: "file_large" });
        return { failed: failed || (data.asset ? "" : "file_failed"), file: data?.asset ?? null };
      },
    };
    return self;
  };

  // Chosen from a list that can be searched, or uploaded. A library has none.
  /** @type {(kit: CB.Kit, editor: CB.Editor) => CB.Pictures} */
  const makePictures = (kit, editor) => {
    const { make } = Studio;
    const { files: address } = editor.args;
    const files = makeFiles(kit, address);
    const [search, list, input] = ["search", "list", "input"].map((name) => kit.find(`file-${name}`));
    let page = 0;
    let timer = 0;
    let asked = {};

    /** @type {CB.Pictures} */
    const self = {
      open() {
        kit.show("files", address);
        self.note(address ? "" : kit.text("files_none"));
        search.value = "";
        if (address) self.show(0);
      },

      note: (text) => kit.write("file-note", text),

      search: () => self.show(0),

      more_files: () => self.show(page + 1),

      async show(wanted) {
        const mine = (asked = {});
        if (!wanted) list.replaceChildren(kit.text("files_loading"));
        const { failed, files: found, more } = await files.list(search.value, wanted);
        if (mine !== asked) return;
        page = wanted;
        if (!wanted) list.replaceChildren(found.length || failed ? "" : kit.text("files_empty"));
        list.append(...found.map(self.entry));
        kit.show("file-more", more);
        if (failed) self.note(kit.text(failed));
      },

      entry(file) {
        const { display_name: name, portable_url: url, thumbnail } = file;
        const picture = thumbnail ? [make("img", { src: thumbnail, alt: "", loading: "lazy" })] : [];
        const button = make("button", { type: "button", className: "cbs-button cbs-pick", value: url, ariaPressed: "false" }, ...picture, name);
        button.dataset.do = "choose_file";
        return make("li", {}, button);
      },

      choose_file(button) {
        for (const other of kit.all(".cbs-pick", list)) other.ariaPressed = `${other === button}`;
        self.use({ display_name: button.textContent, portable_url: button.value, thumbnail: null }, "file_chosen");
      },

      use({ display_name: name, portable_url: url }, said) {
        kit.find("image-address").value = url;
        self.note(kit.text(said, { name }));
        kit.find("image-words").focus();
      },

      async upload(picture) {
        if (!address) return;
        const { name } = picture;
        const mine = (asked = {});
        self.note(kit.text("file_uploading", { name }));
        const { failed, file } = await files.upload(picture);
        if (mine !== asked) return;
        if (file) self.use(file, "file_uploaded");
        else self.note(kit.text(failed, { name }));
        search.value = failed === "file_exists" ? name : "";
        self.show(0);
      },
    };

    search.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(self.search, PAUSE);
    });
    input.addEventListener("change", () => {
      const [picture] = input.files;
      input.value = ""; // so that the same one can be chosen again
      if (picture) self.upload(picture);
    });
    return self;
  };

  // The dialogs

  Studio.links = (kit, editor) => {
    const { make } = Studio;
    const pictures = makePictures(kit, editor);
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
