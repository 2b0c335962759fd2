// The pictures among the course's files in the dialog: chosen from a list that can be searched, or uploaded. A library has none.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const PAUSE = 250;
  const LARGEST = 20_000_000; // bytes that the platform takes as it is shipped
  const PAGE = 50;
  const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i; // an SVG may carry script
  /** @type {[RegExp, string, RegExp][]} */
  const KINDS = [
    [/^\x89PNG/, ".png", /\.png$/i],
    [/^\xff\xd8\xff/, ".jpg", /\.jpe?g$/i],
    [/^GIF8/, ".gif", /\.gif$/i],
    [/^RIFF[^]{4}WEBP/, ".webp", /\.webp$/i],
  ];

  // By how it begins: a name says what somebody calls it. Empty where it is none of these.
  /** @type {(picture: File) => Promise<string>} */
  const nameOf = async (picture) => {
    const start = String.fromCharCode(...new Uint8Array(await picture.slice(0, 12).arrayBuffer()));
    const [, ending = "", usual = /^/] = KINDS.find(([begin]) => begin.test(start)) ?? [];
    return usual.test(picture.name) ? ending && picture.name : picture.name.replace(/\.\w*$/, "") + ending;
  };

  // What every browser calls a picture of the clipboard.
  const unnamed = (/** @type {string} */ name) => name.replace(/^image(?=\.)/, `picture-${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}`);

  const plain = (/** @type {string} */ url) => url.replace(/[^\p{L}\p{N}]+/gu, "_").toLowerCase();

  // At the address that Studio has for them.
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

  Studio.pictures = (kit, editor) => {
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
})();
