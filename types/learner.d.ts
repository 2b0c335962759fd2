// What the learner's scripts get, share and register, for the type checker only; no browser loads this file.

declare namespace CB {
  /** An answer by question id; unanswered questions are absent. */
  type Answers = Record<string, unknown>;
  /** "key" where the right answer is shown and none is judged. */
  type Result = "right" | "partly" | "wrong" | "unanswered" | "hidden" | "key";

  // What the server sends

  interface Draft {
    number: number;
    answers: Answers;
    saved: string;
  }

  interface ItemReview {
    /** Null for what was not picked. */
    right: boolean | null;
    partly?: boolean;
    /** What it earned, 0 to 1, where that is told. */
    credit?: number;
    /** Keys of the words, with blanks between. */
    reason?: string;
    feedback: string;
  }

  interface QuestionReview extends Points {
    result: Result;
    /** The question was changed so that this answer would now be judged in another way. */
    changed: boolean;
    items: Record<string, ItemReview>;
    key: unknown;
    explanation: string;
    section: string;
  }

  /** Points are null where results are not shown. */
  interface Points {
    earned: number | null;
    possible: number | null;
  }

  /** A question whose answer is final in the open attempt. */
  interface Held extends QuestionReview {
    answer: unknown;
  }

  /** The hints of a question: the HTML of those that were taken, and how many more there are to take. */
  interface Hints {
    taken: string[];
    left: number;
  }

  /** One attempt as its learner may see it now; without a time, the right answers to what the open one asks. */
  interface Review extends Points {
    serial: number;
    at: string;
    /** Those that were taken, in HTML. */
    hints?: Record<string, string[]>;
    answers: Answers;
    removed: number;
    /** By the pass mark; empty where there is none, or results are not shown. */
    outcome?: string;
    /** HTML of the author's. */
    message?: string;
    questions: Record<string, QuestionReview>;
  }

  interface Past extends Points {
    serial: number;
    at: string;
    counts: boolean;
  }

  interface Score extends Points {
    at: string;
    serial: number;
    by: "attempt" | "course_team";
  }

  /** Everything of one learner that the page shows. */
  interface State {
    serial: number;
    /** Of the questions that the open attempt asks. */
    revision: string;
    /** Whether attempts differ in their questions or in an order. */
    varies: boolean;
    /** The serial of the attempt that a page shows first. */
    page: number;
    /** Whether anything was done in the open attempt. */
    begun: boolean;
    held: Record<string, Held>;
    hints: Record<string, Hints>;
    may: { check: boolean; give_up: boolean; answers: boolean };
    open: boolean;
    closed: string;
    closes: string | null;
    closes_soon: boolean;
    attempts: { used: number; max: number | null };
    draft: Draft | null;
    score: Score | null;
    grading: "best" | "latest";
    /** The pass mark, 0 to 1, and what came of the score that counts. */
    pass?: { mark: number; outcome: string } | null;
    results: "shown" | "hidden";
    past: Past[];
    review: Review | null;
    reading: { read: string[]; last: string };
    grade_sent: boolean;
    /** Whether nothing is written, because what is stored cannot be read here. */
    frozen: boolean;
  }

  /** A text, or its plural forms by a sample count that each belongs to. */
  type Word = string | Record<string, string>;

  interface InitArguments {
    prefix: string;
    /** A token of this very page: a browser that shows it for a second time shows an old copy. */
    page: string;
    learner: string;
    /** That of the words. */
    language: string;
    /** Of the learner's account; empty where that names none, absent in a preview. */
    time_zone?: string;
    sign_in: string;
    words: Record<string, Word>;
    assets?: Record<string, string>;
    state: State;
  }

  /** What a handler said; `code` is empty when it did what it was asked. */
  interface Reply {
    code: string;
    message: string;
    data: any;
  }

  // What the scripts share

  type Text = (key: string, values?: Record<string, string | number>) => string;

  /** One block on a page: its places, its words, its server. */
  interface Kit {
    root: HTMLElement;
    /** Where the scripts find what they load when it is needed, by name. */
    assets: Record<string, string>;
    all(selector: string, within?: Element): any[];
    /** The place marked `data-cb="name"`. */
    find(name: string): any;
    show(name: string, visible: unknown): void;
    /** Fill a place with text; without any it leaves no trace. */
    write(name: string, text: string): void;
    /** Tell screen readers. */
    say(message: string): void;
    text: Text;
    /** Each form comes with a sample count, because browsers and gettext order plural forms differently. */
    form(forms: Record<string, string>, count: number): string;
    /** Points and their share, or another text about them; empty where they are not shown. */
    score(points: Points | null, key?: string, values?: Record<string, string | number>): string;
    /** What came of an attempt, in words; the pass mark alone where nothing did yet. */
    /** A share, 0 to 1. */
    percent(share: number): string;
    outcome(outcome: string, pass: { mark: number }): string;
    /** To hundredths, but never to everything where something is missing, nor to nothing where something was earned. */
    rounded(value: number, whole: number): number;
    /** One after the other, what there is of these texts. */
    join(...texts: (string | number | boolean | null | undefined)[]): string;
    /** Tells times; made when the first is told. */
    clock: Intl.DateTimeFormat | null;
    /** A moment in the learner's time zone, with the zone. */
    time(iso: string): string;
    /** Go to a place because the learner asked for it. */
    jump(place: HTMLElement): void;
    /** Jump to where a link within the page leads: the platform's frame would open it in the page around it. Where it
     *  leads from a question, the way back is offered there. */
    follow(link: HTMLAnchorElement): void;
    /** A table that is too wide scrolls in its box, which the keyboard must then reach. */
    reachWideTables(): void;
    /** The parts of the page that send and hear of the state: the reading, and the drafts where there is a self-check. */
    rooms: Room[];
    /** The last of the calls that wait for each other: of two at once the server would turn one back. */
    line: Promise<Reply>;
    /** While the state is asked for: fulfilled when it is known, or did not come in time. */
    known: Promise<unknown> | null;
    /** Rises with everything that is sent or told about answers: a state that was asked for before is no news then. */
    turn: number;
    /** When the state was heard last. */
    heard: number;
    /** Whether the page is sending because it is left, which it hears of twice. */
    left: boolean;
    /** Why nothing is sent any more: the questions are not those of this page. */
    stopped: Reply | null;
    pause(milliseconds: number): Promise<void>;
    /** What `use` gives; null where the device refuses: has no storage, or has it full. Everything else goes on then. */
    tried<T>(use: () => T): T | null;
    /** Call a handler of this block when the calls before it are done; never rejects. */
    post(handler: string, payload: object): Promise<Reply>;
    /** Call a handler without waiting for other calls, and again, for 40 s, while another request writes. What a page
     *  that is `leaving` sends arrives although the page goes away. */
    ask(handler: string, payload: object, leaving?: boolean): Promise<Reply>;
    /** What proves that a request comes from a page of the site. */
    token(): string;
    /** One request. A browser sends no more than 64 KB while a page goes away. */
    call(handler: string, payload: object, leaving?: boolean): Promise<Reply>;
    reply(code: string, data?: any): Reply;
    /** What came of a call; empty when it did what it was asked. Where nobody is signed in, the platform answers with its
     *  sign-in page, the way there, or a refusal that is not ours. */
    code(response: Response, data: any): string;
    /** Ask for the state and tell the rooms. Nothing else is sent before it is known, or two seconds are over. A page of
     *  other questions asks no more. */
    look(): Promise<void>;
    /** From now on the page sends what it has when it is left, and looks wherever it may be an old one: its token was seen
     *  before (after Back, from a copy), the connection is back, or nothing was heard for a while. */
    live(page: string): void;
    /** Send what was not sent yet, in one request. */
    leave(): Promise<void>;
    /** When the page may be going away. */
    whenLeaving(handle: () => void): void;
  }

  /** A part of the page that sends what it has and hears of the state. */
  interface Room {
    /** The state, or why it did not come; `looking` while it is asked for, `late` after two seconds. */
    hear(reply: Reply): void;
    /** Send what was not sent so far. */
    save(): Promise<void>;
    /** What was not sent so far, to be sent now; null where there is nothing. */
    unsent(): any;
    /** What came of it. */
    settle(reply: Reply, unsent?: any): void;
  }

  /** Answers to be saved, as the server takes them. */
  interface Message {
    serial: number;
    revision: string;
    draft: number;
    answers: Answers;
  }

  interface QuestionElement extends Omit<HTMLFieldSetElement, "elements" | "dataset"> {
    elements: HTMLCollectionOf<HTMLInputElement>;
    dataset: { question: string; type: string };
  }

  interface ItemElement extends Omit<HTMLElement, "dataset"> {
    dataset: { item: string };
  }

  type Parts = Map<string, any>;

  /** A part that was answered here and, differently, on another page; `value` is the one from here. */
  interface Aside {
    question: string;
    part: string;
    value: string;
  }

  /** What each type of question brings to the page. Answers may be any JSON: they come from older questions too. */
  interface QuestionType {
    /** Have what the page needs beyond its controls do what it is there for. What it changes fires "input". */
    start?(question: QuestionElement, kit: Kit): void;
    /** The answer, or null where there is none. */
    read(question: QuestionElement): unknown;
    complete(question: QuestionElement): boolean;
    write(question: QuestionElement, answer: any): void;
    /** An answer in its smallest parts: the part and its value, for each that is answered. */
    parts(question: QuestionElement, answer: any): Parts;
    /** The answer that these parts make, or null where there is none. */
    whole(parts: Parts): unknown;
    /** Have the question show what belongs to a review and not to the answer; what is made is marked as such. */
    complement?(question: QuestionElement, review: QuestionReview, kit: Kit): void;
    /** How a part with this value reads; nothing where the question has no such part or value any more. */
    words(question: QuestionElement, part: string, value: any): Node | string | undefined;
    /** What an answer says of one item; the same value where two answers say the same. */
    says(answer: any, item: string): unknown;
    /** What the right answer says of one item; empty where it says nothing. */
    key(item: ItemElement, answer: any, kit: Kit): string;
  }

  /** Which parts were read and the place to go on from; how much is answered, how often one may try, and until when. */
  interface Overview extends Room {
    parts: HTMLElement[];
    read: Set<string>;
    last: string;
    /** Whether something was read that the server does not know. */
    pending: boolean;
    /** Whether the last place changed since it was sent. */
    moved: boolean;
    timer: number;
    start(): void;
    /** Offer the way to the last place; whether to take it is the learner's choice. */
    offer(): void;
    display(): void;
    /** Say how the self-check stands. */
    tell(state: State, answered: number, total: number): void;
    used(state: State): string;
    closes(state: State): string;
    /** The time left until then, when it is little. */
    left(closes: string): string;
    watch(): void;
    see(place: Element, opening: boolean): void;
    partOf(place: Element): string;
    finish(id: string): void;
  }

  /** Answers, and those that they may have grown from: the server's, and after them what was sent since, of which nobody
   *  knows whether it arrived. Beside them what waits for the learner to choose. */
  interface Kept {
    serial: number;
    bases: Answers[];
    answers: Answers;
    aside: Aside[];
  }

  interface OnShelf extends Kept {
    offers: Kept[];
  }

  /** What a device keeps of one open page that the server may not hold, under a name of its own, so that two pages never
   *  overwrite each other. */
  interface Shelf {
    put(kept: OnShelf): boolean;
    drop(): void;
    /** All that is kept of this learner, taken off the shelf. */
    take(): OnShelf[];
    all(): OnShelf[];
    names(): string[];
  }

  /** What a keeper of drafts asks and tells the self-check. */
  interface DraftHooks {
    /** That of the questions on the page. */
    revision: string;
    /** Whether the page shows other questions than those of the open attempt. */
    readonly away: boolean;
    /** The part of older answers that still fits the questions of this page. */
    fit(answers: Answers): Answers;
    /** What grew from `base` on two pages, together. Where both differ, what was answered here is set aside. */
    merge(base: Answers, ours: Answers, theirs: Answers): Answers;
    hear(reply: Reply): void;
    /** How typed answers are kept now. */
    status(key: string, reply?: Reply): void;
    display(): void;
  }

  /** Keeps the answers of one open attempt: on this device at once, on the server soon after. */
  interface Drafts extends Kept, Room {
    hooks: DraftHooks;
    /** The number of the server's draft that the answers grew from; 0 for none. */
    number: number;
    /** Kept answers of an attempt that is over, for the learner to use or to discard. */
    offers: Kept[];
    /** Whether this device keeps what is typed. */
    shelved: boolean;
    /** Whether nothing is to be sent at all. */
    held: boolean;
    /** Whether a request is saving now. */
    busy: boolean;
    timer: number;
    /** How often nobody answered. */
    tries: number;
    /** Whether there is anything that the server may not hold. */
    readonly dirty: boolean;
    /** What there is to keep on the device, besides the offers. */
    readonly kept: Kept;
    /** The status while the server does not answer. */
    readonly unsaved: string;
    /** Begin with the draft that the server holds, or else with `start`. */
    open(state: State, start: Answers): void;
    receive(draft: { number: number; answers: Answers }): void;
    /** Have on the device what the server may not hold, and nothing else. */
    keep(): void;
    /** Whether an earlier page kept anything of that attempt here. */
    waits(serial: number): boolean;
    /** Bring back what an earlier page kept here and could not save. */
    restore(submitted: Answers): void;
    /** Put what grew elsewhere onto what stands here now. Where the server holds nothing, nothing of it vanishes. */
    merge(kept: Kept): void;
    /** Put what stands here onto the draft that the server holds now; false where that is the one it grew from. */
    meet(draft: Draft | null): boolean;
    change(answers: Answers): void;
    /** Save then; after a request that nobody answered, ask first what the server holds. */
    soon(milliseconds: number): void;
    unsent(): Message | null;
    settle(reply: Reply, message: Message): void;
    /** The server holds these answers, with this number; what was sent before them does not matter any more. */
    accept(number: number, answers: Answers): void;
    /** Go on from the draft that the server holds now. */
    catchUp(draft: Draft | null): void;
    message(): Message;
    /** Ask for the state again after a while. */
    later(): void;
    settled(): void;
    /** Try again later, unless the block itself refused: it would refuse again. */
    fail(reply: Reply): void;
    /** Send nothing more, because these answers are submitted. */
    hold(): Message;
    release(): void;
    /** Offer answers for another attempt, unless they are what was submitted. */
    propose(kept: Kept, submitted: Answers): boolean;
    use(): void;
    discard(): void;
  }

  /** What came of attempts. */
  interface Results {
    /** Say what came of the attempt on the page, by the pass mark. */
    conclude(shown: Partial<Review>, state: State): void;
    /** The timer of the next turn. */
    timer: number;
    /** Mark questions with what came of an attempt; while `trying` again, only what the learner left as it was. What is
     *  `held` has its own mark. */
    markAll(questions: QuestionElement[], review: Review | null, trying: boolean, held: Record<string, Held>): void;
    mark(question: QuestionElement, review: Review | null, trying: boolean, held: Record<string, Held>): void;
    /** The items of which the form says something else than earlier answers did. */
    altered(question: QuestionElement, answers: Answers): ItemElement[];
    /** Whether a question was in an attempt, and is answered as it was there. */
    isAsIn(review: Review, question: QuestionElement): boolean;
    judge(question: QuestionElement, review: QuestionReview, altered: ItemElement[]): void;
    markItem(item: ItemElement, review: QuestionReview, type: QuestionType): void;
    /** The way back to the section that a question belongs to. */
    readAgain(section: string): Node | "";
    /** Say what is recorded, and introduce the attempt on the page. */
    summarise(state: State, shown: Review | null): void;
    /** Where the recorded score comes from. */
    origin(state: State): string;
    /** The heading over an attempt, what there is to say about it, and where to go from there. */
    introduce(review: Review, state: State): void;
    title(words: string): void;
    /** How far this attempt came beside the one before it. */
    progress(review: Review, past: Past[]): string;
    /** Lead to the questions that are not right. */
    lead(review: Review): void;
    /** A link within the page. */
    link(place: Element, ...words: (string | Node)[]): Node;
    entry(past: Past): Node;
    make(tag: string, properties: object, ...children: (string | Node)[]): any;
    /** A word with the icon of its result, so that nothing is told by colour alone. */
    verdict(result: string, words: string): Node;
    /** A remark in small print. */
    hint(words: string): Node;
    /** Feedback that opens on demand. */
    folded(html: string): Node;
    /** What the author wrote, sanitised by the server. */
    authored(html: string): Node;
    /** The same under a class of its own; what is made with `cb-made` goes with the marks. */
    prose(html: string, className: string): Node;
    /** A hint under its number. */
    helpful(html: string, number: number): Node;
    /** An element that calls the method of this name when it is clicked. */
    control(action: keyof Check | "follow", element: HTMLElement): Node;
  }

  /** The self-check: answering, submitting, results, earlier attempts, trying again. The controls of the page name the
   *  method that they call in `data-do`. */
  interface Check extends DraftHooks {
    state: State;
    questions: QuestionElement[];
    drafts: Drafts;
    results: Results;
    /** Whether there is a submission of which nobody knows whether it arrived. */
    doubt: boolean;
    /** Whether an attempt is being answered, even while an earlier one is on the page. */
    answering: boolean;
    /** The attempt on the page; null while answering is. */
    shown: Review | null;
    /** The status that screen readers were told last. */
    said: string;
    /** What failed that the learner asked for; empty where nothing did. */
    failed: string;
    /** The serial of the attempt whose questions are on the page. */
    on: number;
    start(): Promise<void>;
    /** Have the questions of that attempt on the page; false where they did not come. */
    turn(serial: number): Promise<boolean>;
    /** Give a question its hints and, where it is open, its buttons. What had the focus has it then too, or the number. */
    equip(question: QuestionElement, open: boolean): void;
    /** Ask the server something about the question of this button; the question, where it was told. What failed is told
     * beside the button too. */
    askAbout(handler: string, button: any, more: (question: QuestionElement) => object): Promise<any>;
    /** Go on from the state that came with a reply. */
    take(state: State): Promise<void>;
    check(button: any): Promise<void>;
    /** Put words beside the buttons of a question, where it has any. */
    remark(question: QuestionElement | undefined, words: string): string;
    /** Take the learner to what was asked for, unless they went on with something else; whether they were taken. */
    leadTo(question: QuestionElement, place: HTMLElement): boolean;
    hint(button: any): Promise<void>;
    lookAt(review: Review): Promise<unknown>;
    answers(): Promise<void>;
    askToGiveUp(): void;
    goOn(): void;
    giveUp(): Promise<void>;
    print(): void;
    read(): Answers;
    write(answers: Answers): void;
    changed(input: any): void;
    /** The place of a part: a statement, or the whole question; where it is gone, a place without any answer. */
    typeOf(question: QuestionElement): QuestionType;
    placeOf(aside: Aside): HTMLElement;
    /** Let the learner choose wherever two pages differ. */
    differ(): void;
    /** Show both answers of a part; false where there is nothing to choose any more. */
    ask(aside: Aside): boolean;
    choose(button: any): void;
    /** Answer a part of a question so, and go on from its place. */
    put(question: QuestionElement, aside: Aside, value: any): void;
    /** There is no state yet, or none came. */
    miss(reply: Reply): void;
    /** What the learner picks is no longer open. */
    decide(place: Element): void;
    /** Go on from the state as it is now. */
    catchUp(before: State): Promise<void>;
    adopt(state: State): void;
    answer(): void;
    /** Have the overview say how much is answered and what is left. */
    tell(): void;
    /** Say what went wrong, and offer the way on that belongs to its code: to sign in, or to load the page again. */
    trouble(message: string, code?: string): void;
    refused(reply: Reply, failed?: string): void;
    use(): Promise<void>;
    discard(): void;
    submit(): void;
    /** Ask before an attempt is used: because of gaps, or because these are the answers of the attempt of that `number`. */
    warn(incomplete: QuestionElement[], number: number | false | null): void;
    record(): Promise<void>;
    /** While a request runs its answers stay as they are, and a second click does nothing. */
    wait(waiting: boolean): void;
    /** Go to the first answer that is to be chosen; false where there is none. */
    showDiffering(within?: Element): boolean;
    /** The attempt is submitted: by this page or another one, or by a request whose answer was lost. */
    finish(state: State): Promise<void>;
    /** The questions to go on with did not come: ask again, with answers that may have been submitted still held back. */
    finishLater(wasHeld: boolean): void;
    /** Newer answers were saved on another page: nothing was submitted, unless they change nothing of what was. */
    reconsider(state: State): void;
    /** Find out whether a submission arrived that nobody answered. */
    wonder(reply: Reply): void;
    fail(reply: Reply): void;
    go(place: string): void;
    begin(): Promise<void>;
    back(): Promise<void>;
    recall(control: HTMLButtonElement): Promise<void>;
    reload(): void;
  }

  interface Namespace {
    types: Record<string, QuestionType>;
    kit(root: HTMLElement, args: InitArguments, url: (handler: string) => string): Kit;
    overview(kit: Kit, state: State): Overview;
    same(one: unknown, other: unknown): boolean;
    /** What ours and theirs changed since their base, together. Where both changed a part, and not to the same, theirs
     *  stands, and ours is set aside for the learner to choose; where one of them has nothing there any more, the other
     *  one's value stands. */
    merge(base: Parts, ours: Parts, theirs: Parts, setAside: (part: string) => void): Parts;
    shelf(kit: Kit, learner: string): Shelf;
    drafts(kit: Kit, args: InitArguments): Drafts;
    results(kit: Kit): Results;
    /** Where more than a mark about an item stands: a place that names it in `data-below`, or else the item itself. */
    below(item: HTMLElement | ItemElement): HTMLElement | ItemElement;
    /** The controls that a question is answered with, without the buttons below it. */
    controls(question: QuestionElement): any[];
    /** What types have in common whose items are answered from lists; `right` is the word for the right answer. */
    lists(right: string): QuestionType;
    check(kit: Kit, args: InitArguments, overview: Overview): Check;
    /** Compressed code sets and their notes, as their scripts leave them. */
    codesets?: Record<string, string>;
    codenotes?: Record<string, string>;
    /** A release of a code set by its name, and where its scripts are: that of the codes by its name, those of the notes by
     *  their first letters behind it. */
    codeset(name: string, assets: Record<string, string>): Codeset;
    /** Looking up in the text of a code set; what one unit is may come last in its lines. */
    lookup(packed: string, hasUnits?: boolean): Lookup;
    /** The text of the codes of services and supplies, as their script leaves it. */
    hcpcs: string;
    services(): Codeset;
    /** A field to look for codes with, and the card of a code. */
    finder(options: FinderOptions): HTMLElement;
  }

  /** A service as it stands on a claim. */
  interface ServiceLine {
    code: string;
    units: number;
    modifiers?: string[];
    to?: string[];
  }

  interface VisitAnswer {
    dx: string[];
    services?: ServiceLine[];
  }

  /** A question of the type "codes" on the page. A kind of entry is "dx" or "services". */
  interface Visit {
    kit: Kit;
    /** By the kind of entry; there once they are loaded. */
    lookups: Record<string, Lookup>;
    /** The words of the note that are marked. */
    ranges: StaticRange[];
    list(kind: string): any;
    entries(kind: string): any[];
    readonly dx: string[];
    readonly services: ServiceLine[];
    entry(kind: string, item: string): any;
    entitle(kind: string, entry: any): void;
    /** Offer the diagnoses that a service may explain, with those ticked that it does. */
    offer(entry: any, ticked: string[]): void;
    arrange(): void;
    show(answer: Partial<VisitAnswer>): void;
    add(kind: string, typed: string): void;
    changed(kind: string): void;
    remove(entry: any, button: any): void;
    move(entry: any, button: any): void;
    addTyped(section: any): void;
    codeset(kind: string): Codeset;
    equip(section: any): void;
    finder(kind: string, typed: any): HTMLElement;
    markWords(items: Record<string, ItemReview>): void;
  }

  interface FinderOptions {
    codeset: Codeset;
    text: Text;
    /** Tell screen readers. */
    say(message: string): void;
    /** A whole code was chosen, written as it is shown. */
    add(code: string): void;
    /** What the ids within begin with. */
    id: string;
    label: string;
    /** How much is to be loaded, in bytes. */
    size?: number;
  }

  /** A heading, or a stem with the seventh characters that it needs, each with its meaning; codes have no point. */
  interface Code {
    code: string;
    title: string;
    inclusions: string[];
    isHeading: boolean;
    sevenths: Record<string, string> | null;
    /** The seventh character that was typed with it. */
    seventh?: string;
    /** What one unit of a service is. */
    unit?: string | false;
  }

  /** A chapter or a section, by its first and last category. */
  interface CodePart {
    place: string;
    title: string;
  }

  interface CodeNote {
    /** A code, or the range of a chapter or section. */
    place: string;
    kind: string;
    text: string;
  }

  interface Lookup {
    /** What fits best, by a code or its beginning, by words that people say, and by the words of titles. */
    search(query: string, most?: number): Code[];
    code(code: string): Code | null;
    /** Where the notes of a code stand: its chapter, its section, its headings and itself. */
    above(code: string): string[];
    /** What stands directly below a heading, or below the beginning of codes. */
    children(code: string): Code[];
    /** The chapter and the section. */
    parts(code: string): CodePart[];
    /** A code as it is shown. */
    dotted(code: string): string;
    /** The whole code that may stand on a claim; none while its seventh character is not chosen, and for a heading. */
    full(entry: Code): string | undefined;
    /** What somebody typed, in whatever way, as the code that it is. */
    read(typed: string): Code | null;
    /** What exists of the longest beginning of something that looks like a code. */
    nearest(typed: string): Code[];
  }

  /** Loaded when it is asked for first. Promises fail where a script cannot be had, and the next call asks again. */
  interface Codeset {
    ready(): Promise<Lookup>;
    notes(code: string): Promise<CodeNote[]>;
  }
}

interface Window {
  CodingBilling: CB.Namespace;
  CodingBillingLearner: (
    runtime: { handlerUrl(element: any, handler: string): string },
    element: any, // in Studio a jQuery object
    args: CB.InitArguments,
  ) => void;
}
