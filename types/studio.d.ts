// What the editor's scripts get and share, for the type checker only; no browser loads this file.

declare namespace CB {
  // What an author writes

  interface Item {
    id: string;
    [name: string]: any;
  }

  interface Section extends Item {
    title: string;
    body: string;
  }

  interface Row extends Item {
    label: string;
    cells: string[];
  }

  interface Comparison {
    caption: string;
    corner: string;
    columns: Item[];
    rows: Row[];
  }

  interface NextStep {
    title: string;
    body: string;
    link_text: string;
    url: string;
  }

  interface Document {
    language: string;
    lesson: { sections: Section[] };
    comparison: Comparison;
    /** Not in a draft of an older editor, as is the outcome. */
    pools?: Item[];
    questions: Item[];
    next_step: NextStep;
    outcome?: Record<string, string>;
  }

  interface Settings {
    display_name: string;
    max_attempts: number | null;
    weight: number | null;
    grading: string;
    pass_mark?: number | null;
    nearly_mark?: number | null;
    completes?: string;
    shuffle?: string;
  }

  /** All that the form edits, as one value. */
  interface Written {
    document: Document;
    settings: Settings;
  }

  /** The same as it leaves the page: without a document, what is stored of it stays. */
  interface Sent {
    document: Document | null;
    settings: Settings;
  }

  /** What is stored, and the name of this state of it. */
  interface Loaded {
    /** Null where what is stored gives none; then `source` is what is stored. */
    document: Document | null;
    source: string;
    settings: Settings;
    revision: string;
  }

  interface Finding {
    path: string;
    code: string;
    severity: "error" | "warning" | "tip";
    message: string;
    help: string;
    line?: number | null;
  }

  interface Template {
    id: string;
    title: string;
    document: Document;
  }

  /** What was found in an article. */
  interface Proposal {
    /** Proposed as the component's name; may be empty, as may be the language. */
    title: string;
    language: string;
    sections: Section[];
    comparison: Comparison | null;
    questions: Item[];
    next_step: NextStep | null;
    left_out: string[];
  }

  interface StudioArguments {
    prefix: string;
    /** Names the block in the storage of this device. */
    block: string;
    loaded: Loaded;
    templates: Template[];
    /** The default of each setting, in words. */
    defaults: Record<string, string>;
    types: string[];
    /** Where the course's files are listed and uploaded; empty where there are none. */
    files: string;
    /** The most there may be of something; characters of what is pasted. */
    bounds: { rows: number; columns: number; pasted: number };
    /** The address of the script that a dialog needs, by its name. */
    dialogs: Record<string, string>;
    /** The addresses of what the parts of types load, by their names. */
    assets: Record<string, string>;
    language: string;
    words: Record<string, Word>;
  }

  interface StudioRuntime {
    handlerUrl(element: any, handler: string): string;
    notify(event: string, data: object): void;
  }

  // Values and their history

  type Step = string | number;

  /** What happens to a list. */
  type Change = (list: any[]) => any[];

  interface Model {
    at(value: any, path: Step[]): any;
    /** The value with another part at a path; whatever is not on the way stays the same object. */
    put(value: any, path: Step[], part: any): any;
    /** A path with the ids of list items in the place of their positions. */
    keys(value: any, path: Step[]): Step[];
    /** A path from its keys; -1 stands for an item that is gone. */
    path(value: any, keys: Step[]): Step[];
    ids(value: any): string[];
    newId(taken: Set<string>): string;
    /** A new part with an id for each item of its lists. */
    named(value: any, taken: Set<string>): any;
    moved(from: number, to: number): Change;
    removed(place: number): Change;
    inserted(place: number, item: any): Change;
    along(state: Written, path: Step[], rows: string, cells: string, change: Change): any;
    /** What comes of a change, where that shows that the author looked at a draft question. */
    lookedAt(state: Written, what: WhatNow): Written;
    /** The question of these keys is no draft any more. */
    confirmed(state: Written, question: Step[]): Written;
  }

  /** What a change was: where, and in which words. `typing` names the text that is being typed. */
  interface What {
    keys: Step[];
    word: string;
    name: string;
    typing: string;
    time: number;
  }

  type WhatNow = { keys: Step[]; word: string; name?: string; typing?: string };

  interface Before {
    state: Written;
    what: What;
  }

  interface History {
    state: Written;
    past: Before[];
    future: Before[];
    change(next: Written, what: What): void;
    /** What is typed next is a step of its own. */
    pause(): void;
    /** The last change. */
    readonly last: What | null;
    /** What is typed into this field next belongs to the last change. */
    resume(typing: string): void;
    undo(): What | null;
    redo(): What | null;
    step(from: Before[], to: Before[]): What | null;
  }

  // The form

  /** What of the form shows one item, or everything outside of items. */
  interface Scope {
    keys: Step[];
    /** What it shows now. */
    value: any;
    controls: any[];
    texts: any[];
    conditions: any[];
    lists: any[];
  }

  interface Summary {
    /** By the names that the outline's heads have. */
    parts(document: Document): Record<string, string>;
    whole(document: Document): string;
  }

  /** What the server knows of a document: minutes to read, and sentences on scoring with the places that they are about. */
  interface Numbers {
    minutes: number;
    scoring: Record<string, string[]>;
  }

  interface Form {
    itemsOf(list: Element): any[];
    /** How many items were built so far. */
    built: number;
    start(): void;
    wire(element: Element): void;
    newId(): string;
    addDefault(help: any): void;
    describe(help: any): void;
    build(part: string, keys: Step[]): any;
    bind(owner: Element, element: Element): void;
    /** The values of a new item, without ids. */
    blank(part: string, list: any): any;
    show(): void;
    showScope(owner: Element, value: any): void;
    showText(element: any, text: any): void;
    tellRoom(control: any): void;
    learn(numbers: Numbers): void;
    scoringOf(place: string): string;
    showList(list: any, values: any[] | undefined, keys: Step[]): void;
    arrange(list: any, wanted: any[]): void;
    number(list: any, item: any, index: number, count: number): void;
    switchMarks(list: any, value: any): void;
    summarise(document: Document): void;
    summaryOf(document: Document): string;
    fillAll(owner: Element): void;
    fill(select: any): void;
    choicesOf(select: any): any[] | undefined;
    labelCells(): void;
    keysOf(element: any): Step[];
    pathOf(element: any): Step[];
    keysOfHost(host: Element): Step[];
    typed(control: any): void;
    onlyOne(state: any, path: Step[], mark: string, place: Step | undefined): any;
    firstOnly(state: any, path: Step[], names: string[]): any;
    /** Build the body of a part or a card. */
    showBody(host: any): void;
    /** The item of exactly these keys, if it is there and built. */
    itemAt(keys: Step[]): any;
    scopeAt(keys: Step[]): Scope;
  }

  interface Places {
    /** Open a part or a card; its body is built the first time. */
    open(host: any): void;
    /** The same without telling; says whether it was closed. */
    unfold(host: any): boolean;
    expand_all(): void;
    collapse_all(): void;
    expand(host: any, body: any, opened: boolean): void;
    toggle(button: any): void;
    /** The item or part of exactly these keys. */
    hostAt(keys: Step[]): any;
    /** The keys of the item or part around. */
    keysAround(element: any): Step[];
    locate(keys: Step[]): any;
    partOf(keys: Step[]): any;
    /** Open everything on the way to a field, list or item, and return it. */
    reveal(keys: Step[]): any;
    focusable(place: any): any;
    enter(keys: Step[]): void;
    visit(keys: Step[]): any;
  }

  interface Lists {
    change(list: any, word: string, change: Change, alongside: Change, keys: Step[]): string;
    place(item: any): { list: any; items: any[]; index: number; keys: Step[] };
    move(element: any, step: number): void;
    moveTo(item: any, wanted: number): void;
    up(element: any): void;
    down(element: any): void;
    duplicate(button: any): void;
    insert(button: any): void;
    add(button: any): void;
    add_below(element: any): void;
    /** The button that adds one below this item. */
    inserter(item: any): any;
    offer(button: any): void;
    newId(): string;
    blank(button: any, list: any): any;
    put(list: any, index: number, item: any, word: string, alongside: Change): void;
    remove(button: any): void;
    /** The names of the questions that name a section or a pool. */
    pointingTo(keys: Step[]): string[];
    confirm(button: any): void;
  }

  // The keyboard

  interface Keyboard {
    /** The name of the action that a key stands for wherever the focus is. */
    shortcut(event: any): string | undefined;
    passBy(row: any): void;
    rove(bar: Element, place?: number): void;
    alongBar(event: any): void;
    inGrid(event: any): void;
    /** What Enter does in a list or a quote; null where it does what it always does. */
    goOn(value: string, at: number): Edit | null;
  }

  // Writing Markdown

  /** What stands from `start` to `end` of a text becomes `text`; `from` and `to` of the new text are marked then. */
  interface Edit {
    start: number;
    end: number;
    text: string;
    from: number;
    to: number;
  }

  /** `words` are written where nothing is marked. */
  type Format = (value: string, start: number, end: number, words: string) => Edit;

  /** A stretch of a line with its marks. */
  type Span = { start: number; end: number };

  /** The words that are meant in a line, and the marks that stand around them already. */
  interface Piece extends Span {
    line: string;
    around: Span | undefined;
  }

  /** A new line, and the words that are meant in it. */
  type Marked = { text: string; from: number; to: number };

  /** What stands before lines: how it is known, what it takes the place of, and how it is written. */
  interface LineKind {
    marked: RegExp;
    other?: RegExp;
    mark(number: number): string;
    /** In the place of an empty line. */
    blank?: string;
    /** Whether the line below would belong to it. */
    ends?: boolean;
  }

  interface Writing {
    edit(value: string, start: number, end: number, name: string, words: string): Edit;
    open_examples(button: any): void;
    insert_example(button: any): void;
    read_formatted(pasted: PastedText, html: string): Promise<void>;
    put_formatted(pasted: PastedText, markdown: string): void;
    /** Fill the table from the place of this field on, as one step. */
    put_cells(control: HTMLElement, text: string): void;
  }

  // What surrounds the form

  interface Located extends Finding {
    keys: Step[];
  }

  interface Findings {
    found: Located[];
    /** How much of the form was built when it was marked. */
    built: number;
    readonly errors: Located[];
    /** What they are about. */
    checked: Written | null;
    running: Promise<Reply> | null;
    timer: number;
    start(): void;
    soon(): void;
    settle(): Promise<Reply | null>;
    ask(state: Written): Promise<Reply>;
    take(state: Written, told: { findings: Finding[]; numbers: Numbers | null }): void;
    adopt(state: Written, findings: Finding[]): void;
    locate(state: Written, findings: Finding[]): Located[];
    show(found: Located[]): void;
    summary(found: Finding[]): string;
    entry(finding: Located, index: number): Node;
    words(finding: Located): (Node | string)[];
    visit(button: any): void;
    visitFirst(): any;
    show_findings(): void;
    mark(): void;
    clear(control: any): void;
    markField(finding: Located): void;
    badge(): void;
    badgeOf(host: any, found: Located[]): void;
    /** What is marked now: messages, controls, badges. */
    marked: { messages: any[]; controls: any[]; badges: any[] };
    /** Those in the list, while no button is pressed that would move away. */
    listed: Located[];
    held: boolean;
    press: number;
    hold(): void;
    draw(): void;
    /** All that was found, also what is not told yet. */
    all: Located[];
    /** The items that were just added, and the fields that were left, by their keys. */
    fresh: Set<string>;
    left: Set<string>;
    added(keys: Step[]): void;
    blurred(control: any, next: any): void;
    isQuiet(finding: Located): boolean;
    /** From now on everything is told. */
    tell(): void;
  }

  /** A learner's page as HTML. */
  interface PagePieces {
    before: string;
    questions: string[];
    after: string;
  }

  interface ShownQuestion {
    html: string;
    element: any;
  }

  /** What a preview says quietly in the place of something that cannot be shown yet. */
  interface Unfinished {
    path: string;
    text: string;
  }

  /** Places of a learner's page, `page` being its document in the preview's frame. */
  interface Shown {
    /** Where what has these keys is shown, or what is nearest to it. */
    place(page: any, state: Written, keys: Step[]): any;
    /** Of a place, the block of text that holds the caret of this control. */
    paragraph(place: any, control: any): any;
    note(page: any, place: any, text: string): void;
    clear(page: any): void;
    /** The state with the values at these places as they were before. */
    readable(state: Written, before: Written, places: Step[][]): Written;
  }

  type View = "learner" | "answers" | "try";

  interface Preview {
    running: boolean;
    wanted: boolean;
    timer: number;
    /** The frame's, once it is there. */
    document: any;
    /** The HTML around the questions that is shown. */
    around: string;
    questions: ShownQuestion[];
    /** The last state of which everything could be read. */
    readable: Written;
    /** The learner's script, while answers are shown or tried. */
    check: any;
    start(): void;
    setUp(): void;
    press(event: any): void;
    still(event: any): void;
    fit(): void;
    soon(): void;
    show(): Promise<void>;
    refresh(): Promise<void>;
    ask(state: Written): Promise<void>;
    request(state: Written): Promise<Reply>;
    /** What the findings of a refused request say, to be told in their places. */
    unread(reply: Reply): Unfinished[];
    note(text: string): void;
    say(state: Written, unfinished: Unfinished[]): void;
    fill(state: Written, reply: { page: PagePieces; arguments: InitArguments | null }): void;
    question(html: string, index: number): ShownQuestion;
    build(page: PagePieces, questions: ShownQuestion[]): void;
    replace(questions: ShownQuestion[]): void;
    run(state: Written, args: InitArguments): void;
    /** Who answers the learner's script: submissions are scored and forgotten, nothing else happens. */
    answer(state: Written): (handler: string, payload: any) => Promise<Reply>;
    follow(): void;
    reach(place: any, times?: number): void;
    scrollTo(place: any): void;
  }

  interface KeptState {
    name: string;
    revision: string;
    state: Sent;
    time: number;
  }

  interface Sight {
    start(): void;
    look(): void;
    follow(entry: IntersectionObserverEntry): void;
  }

  interface StudioDrafts {
    /** What an earlier page kept, while the author decides. */
    offered: KeptState | null;
    /** What the author discarded since the editor was opened: where it was kept, and as what text. */
    discarded: { name: string; text: string }[];
    timer: number;
    start(): void;
    soon(): void;
    keep(): void;
    forget(): void;
    offer(): void;
    restore(): void;
    discard(): void;
    undo_discard(): void;
  }

  interface Exchange {
    /** The document that was read and may be used. */
    read: Document | null;
    /** Changes with the text and with every opening, so that a late reply is known as one. */
    asked: object;
    /** The stored text that is being mended. */
    source: string;
    start(): void;
    replace(document: any, word: string, name?: string): void;
    open_templates(): void;
    entry(template: Template, index: number): Node;
    use_template(button: any): void;
    mend(source: string): void;
    open_olx(): Promise<void>;
    offerFile(olx: string): void;
    note(message: string): void;
    forget(): object;
    copy_olx(): Promise<void>;
    open(input: any): Promise<void>;
    read_olx(): Promise<void>;
    list(box: string, list: string, words: string[]): void;
    sentence(finding: Finding): string;
    apply_olx(button: any): void;
  }

  /** The reply to an article; `joined` is its table together with the one there is, where that can be. */
  interface Found {
    proposal: Proposal;
    joined: Comparison | null;
  }

  type Place = "lesson" | "next_step" | "leave";

  /** `id` is that of a section; other texts have none. */
  interface PlacedText {
    id: string;
    title: string;
    body: string;
    place: Place;
  }

  /** What of an article goes where. */
  interface Decided {
    /** Empty where the present one stays, as with the language. */
    display_name: string;
    language: string;
    /** How parts take what goes there: "use", "add", "replace", or "leave" for nothing of their own. */
    ways: Record<string, string>;
    texts: PlacedText[];
    /** Null where the present one stays. */
    comparison: Comparison | null;
    questions: Item[];
    /** Its title and its button; the text is among the texts. */
    step: NextStep;
  }

  interface ShownText {
    element: any;
    id: string;
    body: string;
    radios: any[];
    /** Where its title is written, with the label. */
    field: any;
    input: any;
  }

  interface ShownTable {
    element: any;
    base: Comparison;
    title: any;
    /** The inputs of its headings. */
    labels: any[];
  }

  interface ShownDraft {
    element: any;
    base: Item;
    use: any;
    fields: any;
    wording: any;
    /** The inputs of its categories. */
    labels: any[];
  }

  interface ArticleReview {
    texts: ShownText[];
    /** The table as it will be, once for each way of using it. */
    tables: ShownTable[];
    questions: ShownDraft[];
    step: NextStep;
    /** How what was found is used unless the author says otherwise, where it can be. */
    usual: string;
    start(): void;
    show(found: Found): void;
    showNames(proposal: Proposal): void;
    /** Offer a value in the place of the present one; says whether it is another. */
    value(name: string, found: string, present: string, usual?: string): boolean;
    showGroups(proposal: Proposal, joined: Comparison | null): void;
    group(name: string, ways: string[], entries: Node[]): void;
    showStep(isAny: boolean): void;
    text(text: { id?: string; title?: string; body: string }, place: Place): Node;
    table(base: Comparison, ways: string): ShownTable;
    heading(value: string, number: number): any;
    question(base: Item): ShownDraft;
    adapt(): void;
    decided(): Decided;
    used<Shown extends { element: any }>(shown: Shown[]): Shown[];
    valueOf(name: string): string;
    placeOf(radios: any[]): Place;
    placed(): PlacedText[];
    decidedTable(): Comparison | null;
    labelled(items: Item[], inputs: any[]): Item[];
    decidedQuestion(question: ShownDraft): Item;
    decidedStep(): NextStep;
  }

  /** An article, and the state of the document in which it is read. */
  interface ReadArticle {
    text: string;
    is_html: boolean;
    state: Written;
  }

  interface Article {
    /** What the review shows. */
    read: ReadArticle | null;
    /** What the box shows of what was pasted, and its formatting. */
    pasted: { text: string; html: string };
    start(): void;
    open_article(): void;
    article_back(): void;
    paste(event: any): void;
    /** What will be read: the formatting that came along, where it is that of all the text. */
    source(): { text: string; is_html: boolean };
    read_article(): Promise<void>;
    wanted(): ReadArticle;
    /** Have it read; says whether there is something new to show. */
    ask(wanted: ReadArticle): Promise<boolean>;
    apply_article(button: any): void;
  }

  /** A question as it was read, in plain words. */
  interface ReadQuestion {
    prompt: string;
    items: OfferedItem[];
    /** What is wrong with it. */
    faults: Finding[];
  }

  interface OfferedItem {
    text: string;
    right: boolean;
    /** Where it belongs, if it is to be sorted. */
    place: string;
  }

  /** Why something was not read, and where that is so. */
  interface Unread {
    why: string;
    places: { line: number; text: string }[];
  }

  /** The reply to pasted questions; `shown` has the words of each of `questions`, `types` how many there are of each. */
  interface ReadQuestions {
    questions: Item[];
    types: [string, number][];
    shown: ReadQuestion[];
    findings: Finding[];
    unread: Unread[];
  }

  interface Bulk {
    /** The questions that may be added. */
    found: Item[];
    open_bulk(): void;
    bulk_back(): void;
    /** Show what was read, or the box. */
    turn(side: string): void;
    wanted(): object;
    read_bulk(): Promise<void>;
    show(read: ReadQuestions): void;
    question(words: ReadQuestion, index: number): Node;
    offered(item: OfferedItem): Node;
    left(unread: Unread): Node;
    add_bulk(button: any): void;
    copy_question(button: any): Promise<void>;
    /** Show a text to copy by hand, or why there is none. */
    offer(words: string, message?: string): void;
  }

  /** A link or a picture in a text, or the place for a new one. */
  interface Linked {
    control: HTMLTextAreaElement;
    start: number;
    end: number;
    words: string;
    address: string;
    /** What is said beside the address, as it is written. */
    title: string;
    isNew: boolean;
  }

  interface Links {
    open_link(control: HTMLTextAreaElement, kind: string): void;
    put_link(button: any): Promise<void>;
    /** Leave the words of a link, and nothing of a picture. */
    remove_link(button: any): void;
    choose_file(button: any): void;
    more_files(): Promise<void>;
    /** Make a file that was pasted or dropped a picture of this text. */
    take(control: HTMLTextAreaElement, picture: File): void;
  }

  /** What was pasted into a text, until its formatting is read. */
  interface PastedText {
    control: HTMLTextAreaElement;
    start: number;
    /** The words that stand there meanwhile, and the step that put them there. */
    plain: string;
    step: What | null;
  }

  /** A file of the course, as Studio tells it. */
  interface CourseFile {
    display_name: string;
    /** As it is written in a text: /static/… */
    portable_url: string;
    thumbnail: string | null;
  }

  /** What came of asking for files: the words for what failed, or what was asked for. */
  interface FilesReply {
    failed: string;
    data: any;
  }

  interface Files {
    /** A page of the pictures in whose names all these words stand, and whether there are more. */
    list(words: string, page: number): Promise<{ failed: string; files: CourseFile[]; more: boolean }>;
    /** Check a picture and make it a file of the course. */
    upload(picture: File): Promise<{ failed: string; file: CourseFile | null }>;
    /** What stands against a new file of this name; nothing where there is none yet. */
    looked(name: string, page?: number): Promise<string>;
  }

  interface Pictures {
    /** Settles when what is uploaded has its address; null where nothing is. */
    done: ReturnType<Files["upload"]> | null;
    /** Show the files, in the dialog that is open. */
    open(): void;
    search(): Promise<void>;
    more_files(): Promise<void>;
    show(page: number): Promise<void>;
    entry(file: CourseFile): Node;
    note(text: string): void;
    choose_file(button: any): void;
    use(file: CourseFile, said: string): void;
    upload(picture: File): Promise<void>;
  }

  interface Pasting {
    start(): void;
    paste(event: any): void;
    /** A file that is dragged over the form, or dropped there: the browser would leave the page for it. */
    drop(event: any): void;
    take(control: HTMLTextAreaElement, files: File[]): Promise<void>;
    /** Once the browser has put the words in. */
    read(control: HTMLTextAreaElement, html: string): void;
  }

  interface Placing {
    open_place(button: any): void;
    move_to(): void;
  }

  /** Where a text was found: in which text of the form, and between which characters. */
  interface Hit {
    keys: Step[];
    text: string;
    field: number;
    start: number;
    end: number;
  }

  interface Search {
    start(): void;
    open_search(button: any): void;
    close_search(): void;
    escape(event: any): void;
    /** The texts of a value that this part of the form's templates shows. */
    texts(holder: any, value: any, keys: Step[]): { keys: Step[]; text: string }[];
    textsOf(element: any, value: any, keys: Step[]): { keys: Step[]; text: string }[];
    itemsOf(list: any, items: any[] | undefined, keys: Step[]): { keys: Step[]; text: string }[];
    hits(): Hit[];
    count(): void;
    /** To the next or the one before; the focus stays where it is, or goes there. */
    go(step: number, stays: boolean): void;
    select(hit: Hit, stays: boolean): void;
    describe(hit: Hit, where: string): void;
    tell(...words: (string | Node)[]): void;
    mark(field: any): void;
    forget(): void;
  }

  /** A release of the codes: its name, from when to when it holds, and how much there is to load, in bytes. */
  type Release = [name: string, from: string, to: string, size: number];

  /** A code that learners take for the right one, and why. */
  interface NearCode {
    kind: string;
    entry: Code;
    /** As it stands on a claim, or would. */
    code: string;
    credit: number;
  }

  /** What the editor knows of the codes of visits. */
  interface Visits {
    start(): void;
    /** Follow what is written. */
    refresh(): void;
    /** The one that holds on the date of service. */
    releaseOf(host: any): Release;
    equip(host: any, release: Release): void;
    finder(place: any, name: string, size?: number): Node;
    /** Say beside a field what its code says. */
    tell(place: any, release: string): void;
    /** A tick at one diagnosis takes that of the others away. */
    ticked(event: any): void;
    /** What puts a code that was found on its list; what is selected by then is taken at once. */
    add(place: any, release: string, code: string): () => Promise<void>;
    put(list: any, code: string, item: object): void;
    diagnosis(question: any, release: string, code: string, quote: string): Promise<object>;
    service(question: any, code: string): object;
    why(diagnoses: Item[], release: string, code: string): Promise<string>;
    /** The words of the note that are selected, once. */
    quote(host: any): string;
  }

  interface Shortcuts {
    open_shortcuts(): void;
  }

  /** What somebody saved meanwhile, where the host may tell: when, whether it was the same person, what differs. */
  interface Newer {
    theirs: Loaded | null;
    revision: string;
    edited?: string;
    own?: boolean;
    changes?: string[];
  }

  interface Saving {
    busy: boolean;
    theirs: Loaded | null;
    /** The revision that is stored. */
    newest: string;
    start(): void;
    save(): Promise<void>;
    proceed(): Promise<void>;
    send(): Promise<void>;
    finish(state: Written, revision: string): void;
    fail(reply: Reply, state: Written): void;
    trouble(message: string): void;
    blocked(): void;
    meet(newer: Newer): void;
    put(theirs: Loaded): void;
    keep_mine(): void;
    take_theirs(): void;
    open_again(): void;
    copy_mine(): void;
    cancel(): void;
    leave(): void;
    stay(): void;
  }

  interface Editor {
    args: StudioArguments;
    runtime: StudioRuntime;
    /** What the changes build on. */
    revision: string;
    /** Whether the author chose to leave without saving. */
    left: boolean;
    readonly state: Written;
    readonly dirty: boolean;
    /** The stored text in whose place nothing was chosen yet, where it gives no document. */
    readonly source: string;
    /** Whether there is nothing to save but what stands in for such a text. */
    readonly unreadable: boolean;
    written(): Sent;
    mend(): Promise<void>;
    /** What controls do, by the names in their `data-do`. */
    actions: Record<string, any>;
    start(parts: EditorParts): void;
    /** One of the dialogs whose scripts come when it is opened first; nothing where they do not come, which is said. */
    dialog(name: string): Promise<any>;
    opening(name: string): any;
    load(name: string): Promise<unknown>;
    act(control: any): Promise<void>;
    trouble(message: string): void;
    close(control: any): void;
    change(state: Written, what: WhatNow): void;
    follow(): void;
    showHistory(): void;
    wordsOf(what: What): string;
    undo(): void;
    redo(): void;
    step(direction: "undo" | "redo", said: string): void;
    /** The text field that has the focus. */
    writing(): any;
    goTo(keys: Step[]): void;
    focusStart(): void;
    usable(loaded: Loaded): Written;
    saved(state: Written, revision: string): void;
    /** How the changes are kept now. */
    status(key: string): void;
    /** Whether a key was one of the editor's own. */
    shortcut(event: any): boolean;
    opened(): void;
    /** The keys of the item or part around. */
    placeOf(element: any): Step[];
    /** Of a field. */
    keysOf(element: any): Step[];
    /** The place that has these keys in words, with its field. */
    placeName(keys: Step[]): string;
    added(keys: Step[]): void;
    /** A place in words, as in "Question 3 › Option 2". */
    nameOf(keys: Step[], state?: Written): string;
    summaryOf(document: Document): string;
    format(button: any): void;
    formatAs(control: HTMLTextAreaElement, name: string): Promise<void>;
    goOn(event: any): void;
    /** Change the text of a field: a step of its own, before and after which typing begins anew. */
    write(control: HTMLTextAreaElement, edit: Edit): void;
    /** What is typed next is a step of its own. Returns the last one. */
    pause(): What | null;
    put(control: HTMLTextAreaElement, start: number, end: number, text: string, step: What | null): void;
    /** Change the text of a field wherever the author is by now; it belongs to this step if none followed. */
    amend(control: HTMLTextAreaElement, edit: { start: number; end: number; text: string }, step: What | null): void;
  }

  type Make = (tag: string, properties: object, ...children: (string | Node)[]) => any;

  interface EditorParts {
    form: Form;
    places: Places;
    lists: Lists;
    findings: Findings;
    drafts: StudioDrafts;
    saving: Saving;
    preview: Preview;
    pasting: Pasting;
  }

  interface StudioNamespace {
    model: Model;
    history(state: Written): History;
    make: Make;
    keyboard: Keyboard;
    /** From where to where the lines of a stretch reach. */
    linesAt(value: string, start: number, end: number): [number, number];
    writing(kit: Kit, editor: Editor): Writing;
    summary(kit: Kit, editor: Editor): Summary;
    /** The words of a Markdown text, without its marks. */
    plain(text: string): string;
    form(kit: Kit, editor: Editor): Form;
    places(kit: Kit, editor: Editor, form: Form): Places;
    lists(kit: Kit, editor: Editor, form: Form, places: Places): Lists;
    findings(kit: Kit, editor: Editor, form: Form, places: Places): Findings;
    preview(kit: Kit, editor: Editor): Preview;
    shown: Shown;
    sight(kit: Kit): Sight;
    /** The way to the place of a finding. */
    /** The keys of the place of a finding in what was written when it was found. */
    keysIn(state: Written): (place: { path: string }) => Step[];
    drafts(kit: Kit, editor: Editor): StudioDrafts;
    exchange(kit: Kit, editor: Editor): Exchange;
    /** Whether the clipboard took the words: a frame may have no leave to write there. */
    copied(words: string): Promise<boolean>;
    /** What is there with what comes, whose ids are new where they are taken. */
    joined(present: Item[], found: Item[], way: string): any[];
    taken(state: Written, decided: Decided): Written;
    review(kit: Kit, editor: Editor): ArticleReview;
    article(kit: Kit, editor: Editor): Article;
    bulk(kit: Kit, editor: Editor, parts: EditorParts): Bulk;
    placing(kit: Kit, editor: Editor, parts: EditorParts): Placing;
    visits(kit: Kit, editor: Editor, parts: EditorParts): Pick<Visits, "start">;
    search(kit: Kit, editor: Editor, parts: EditorParts): Search;
    shortcuts(kit: Kit): Shortcuts;
    saving(kit: Kit, editor: Editor, parts: Pick<EditorParts, "findings" | "drafts">): Saving;
    links(kit: Kit, editor: Editor): Links;
    /** Say something below a field, until somebody goes on writing in it. */
    tellAt(kit: Kit, control: Element, message: string): void;
    /** Whether a text is Markdown, which an editor of source code hands over in colours. */
    isMarkdown(text: string, html: string): boolean;
    pasting(kit: Kit, editor: Editor): Pasting;
  }

  interface Namespace {
    Studio: StudioNamespace;
  }
}

interface Window {
  /** Studio's, for what only it can take away. */
  jQuery?: (element: Element) => { on(event: string, handle: () => void): void };
  CodingBillingStudio: (runtime: CB.StudioRuntime, element: any, args: CB.StudioArguments) => void;
}
