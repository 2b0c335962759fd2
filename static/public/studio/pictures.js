// The course's pictures in the dialog: chosen from a list that can be searched, or uploaded. A library has none.
(() => {
  "use strict";

  const CB = (window.CodingBilling ||= /** @type {any} */ ({ types: {} }));
  const Studio = (CB.Studio ||= /** @type {any} */ ({}));

  const PAUSE = 250;

  Studio.pictures = (kit, editor) => {
    const { make } = Studio;
    const { files: address } = editor.args;
    const files = Studio.files(kit, address);
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
        const button = make("button", { type: "button", className: "cbs-pick", value: url, ariaPressed: "false" }, ...picture, name);
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
