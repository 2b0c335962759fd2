// What the learner's scripts get, share and register, for the type checker only; no browser loads this file.

declare namespace CB {
  /** An answer by question id; unanswered questions are absent. */
  type Answers = Record<string, unknown>;
  type Result = "right" | "partly" | "wrong" | "unanswered" | "hidden";

  // What the server sends

  interface Draft {
    number: number;
    answers: Answers;
    saved: string;
  }

  interface ItemReview {
    right: boolean | null;
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

  /** One attempt as its learner may see it now. */
  interface Review extends Points {
    serial: number;
    at: string;
    answers: Answers;
    removed: number;
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
    revision: string;
    open: boolean;
    closed: string;
    closes: string | null;
    closes_soon: boolean;
    attempts: { used: number; max: number | null };
    draft: Draft | null;
    score: Score | null;
    grading: "best" | "latest";
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
    learner: string;
    /** That of the words. */
    language: string;
    /** Of the learner's account; empty where that names none, absent in a preview. */
    time_zone?: string;
    sign_in: string;
    words: Record<string, Word>;
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
    all(selector: string, within?: Element): any[];
    /** The place marked `data-cb="name"`. */
    find(name: string): any;
    show(name: string, visible: unknown): void;
    /** Fill a place with text; without any it leaves no trace. */
    write(name: string, text: string): void;
    /** Tell screen readers. */
    say(message: string): void;
    text: Text;
    form(forms: Record<string, string>, count: number): string;
    /** Points and their share, or another text about them; empty where they are not shown. */
    score(points: Points | null, key?: string, values?: Record<string, string | number>): string;
    /** To hundredths, but never to everything where something is missing, nor to nothing where something was earned. */
    rounded(value: number, whole: number): number;
    /** One after the other, what there is of these texts. */
    join(...texts: (string | number | boolean | null | undefined)[]): string;
    /** A moment in the learner's time zone, with the zone. */
    time(iso: string, zone?: string): string;
    /** Go to a place because the learner asked for it. */
    jump(place: HTMLElement): void;
    /** Jump to where a link within the page leads; where it leads from a question, the way back is offered there. */
    follow(link: HTMLAnchorElement): void;
    reachWideTables(): void;
    /** The last of the calls that wait for each other. */
    line: Promise<Reply>;
    /** Call a handler of this block when the calls before it are done; never rejects. A page that is `leaving` does not
     *  hear of the outcome. */
    post(handler: string, payload: object, leaving?: boolean): Promise<Reply>;
    call(handler: string, payload: object, leaving?: boolean): Promise<Reply>;
    /** What came of a call; empty when it did what it was asked. */
    code(response: Response, data: any): string;
    /** When the learner or the connection is back. */
    whenBack(handle: () => void): void;
    /** When the page may be going away. */
    whenLeaving(handle: () => void): void;
  }

  interface QuestionElement extends Omit<HTMLFieldSetElement, "elements" | "dataset"> {
    elements: HTMLCollectionOf<HTMLInputElement>;
    dataset: { question: string; type: string };
  }

  interface ItemElement extends Omit<HTMLElement, "dataset"> {
    dataset: { item: string };
  }

  /** What each type of question brings to the page. Answers may be any JSON: they come from older questions too. */
  interface QuestionType {
    /** The answer, or null where there is none. */
    read(question: QuestionElement): unknown;
    complete(question: QuestionElement): boolean;
    write(question: QuestionElement, answer: any): void;
    /** What an answer says of one item; the same value where two answers say the same. */
    says(answer: any, item: string): unknown;
    /** What the right answer says of one item; empty where it says nothing. */
    key(item: ItemElement, answer: any, kit: Kit): string;
  }

  /** Which parts were read and the place to go on from; how much is answered, how often one may try, and until when. */
  interface Overview {
    parts: HTMLElement[];
    read: Set<string>;
    last: string;
    /** Whether something was read that the server does not know. */
    unsent: boolean;
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
    send(leaving?: boolean): Promise<void>;
  }

  /** Typed answers as a device keeps them: what they were typed onto, and when. */
  interface Kept {
    serial: number;
    base: Answers;
    answers: Answers;
    typed: number;
  }

  /** What a device keeps of one learner: under a name of its own for each attempt and each open page, so that two
   *  pages never overwrite each other. */
  interface Shelf {
    put(kept: Kept, name?: string): boolean;
    drop(serial: number, name?: string): void;
    /** All that is kept, oldest first, taken off the shelf. */
    take(): Kept[];
    /** Where a device has no storage, or it is full, everything else goes on without it. */
    tried<T>(use: () => T): T | null;
  }

  /** What a keeper of drafts asks and tells the self-check. */
  interface DraftHooks {
    /** The part of older answers that still fits the questions of this page. */
    fit(answers: Answers): Answers;
    /** How typed answers are kept now. */
    status(key: string, reply?: Reply): void;
    display(): void;
  }

  /** Keeps the answers of one open attempt: on this device at once, on the server soon after. */
  interface Drafts {
    hooks: DraftHooks;
    serial: number;
    revision: string;
    /** Rises with every change; the server holds `saved`. */
    number: number;
    saved: number;
    /** The number of the server's draft that the answers grew from. */
    grown: number;
    /** The answers that the server holds. */
    base: Answers;
    answers: Answers;
    /** When the last change was made. */
    typed: number;
    /** Whether this device keeps it. */
    shelved: boolean;
    /** Kept answers that the learner has to decide on. */
    offer: Kept | null;
    /** Whether nothing is to be sent at all. */
    held: boolean;
    /** The number that a request is saving now. */
    sending: number;
    timer: number;
    tries: number;
    start(hooks: DraftHooks): void;
    /** Begin with the draft that the server holds, or else with `start`. */
    open(state: State, start: Answers): void;
    receive(draft: { number: number; answers: Answers }): void;
    /** Bring back what an earlier page kept here and could not save. */
    restore(state: State): void;
    same(one: unknown, other: unknown): boolean;
    rebase(kept: Kept, saved?: string): void;
    change(answers: Answers, typed?: number): void;
    record(): Kept;
    soon(milliseconds: number): void;
    save(leaving?: boolean): Promise<void>;
    settle(number: number, answers: Answers, reply: Reply): void;
    accept(number: number, answers: Answers, grown: number): void;
    meet(theirs: Draft): void;
    settled(): void;
    fail(reply: Reply): void;
    hold(): void;
    release(): void;
    /** Keep answers that cannot go on as they are, until the learner decides. */
    propose(kept: Kept): void;
    use(): void;
    discard(): void;
  }

  /** What came of attempts. */
  interface Results {
    /** The timer of the next turn. */
    timer: number;
    /** Mark questions with what came of an attempt; while `trying` again, only what the learner left as it was. */
    markAll(questions: QuestionElement[], review: Review | null, trying: boolean): void;
    mark(question: QuestionElement, review: Review | null, trying: boolean): void;
    /** The items of which the form says something else than earlier answers did. */
    altered(question: QuestionElement, answers: Answers): ItemElement[];
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
    /** Whether an attempt is being answered, even while an earlier one is on the page. */
    answering: boolean;
    /** The attempt on the page; null while answering is. */
    shown: Review | null;
    /** The status that screen readers were told last. */
    said: string;
    /** What failed that the learner asked for; empty where nothing did. */
    failed: string;
    start(): void;
    read(): Answers;
    write(answers: Answers): void;
    changed(question: QuestionElement): void;
    adopt(state: State): void;
    answer(): void;
    /** Have the overview say how much is answered and what is left. */
    tell(): void;
    /** Say what went wrong, and offer the way on that belongs to its code: to sign in, or to load the page again. */
    trouble(message: string, code?: string): void;
    refused(reply: Reply, failed?: string): void;
    use(): void;
    discard(): void;
    submit(): void;
    /** Ask before an attempt is used: because of gaps, or because these are the answers of the attempt of that `number`. */
    warn(incomplete: QuestionElement[], number: number | false | null): void;
    record(): Promise<void>;
    deliver(submission: object): Promise<Reply>;
    /** While a request runs its answers stay as they are, and a second click does nothing. */
    wait(waiting: boolean): void;
    finish(state: State): void;
    /** The attempt was recorded already, with other answers: from another page, or by a request whose reply was lost. */
    supersede(state: State, answers: Answers): void;
    fail(reply: Reply): void;
    go(place: string): void;
    begin(): void;
    back(): void;
    recall(control: HTMLButtonElement): Promise<void>;
    reload(): void;
  }

  interface Namespace {
    types: Record<string, QuestionType>;
    kit(root: HTMLElement, args: InitArguments, url: (handler: string) => string): Kit;
    overview(kit: Kit, state: State): Overview;
    shelf(learner: string): Shelf;
    drafts(kit: Kit, learner: string): Drafts;
    results(kit: Kit): Results;
    check(kit: Kit, args: InitArguments, overview: Overview): Check;
  }
}

interface Window {
  CodingBilling: CB.Namespace;
  CodingBillingLearner: (
    runtime: { handlerUrl(element: any, handler: string): string },
    element: any,
    args: CB.InitArguments,
  ) => void;
}
