// The supporter's pages: to prepare, to hand over, to send, and to look after what is stuck.
import { showScreen } from "./drawing.js";
import { download, exported } from "./exporting.js";
import { newLock, openLock, unseal } from "./locker.js";
import { Person } from "./person.js";
import { Preparer } from "./preparing.js";
import { hasRoom } from "./room.js";
import { Sender, Stopped } from "./sending.js";
import { Full } from "./store.js";

const SHORTEST = 12;
const STATES = {
  draft: "Not finished. Kept for later.",
  waiting: "Waits to be sent.",
  stuck: "Stuck.",
};

export class Screens {
  // `handOver(person)` gives the screen to somebody.
  constructor(store, { home, council }, handOver) {
    Object.assign(this, { store, home, council, handOver, lock: null, key: null, pack: null });
  }

  async start() {
    const locks = await this.store.all("locks");
    return locks.length ? this.locked() : this.show("set-up");
  }

  show(name) {
    this.main = showScreen(name);
    this.shown = {};
  }

  // Tells, after some slow work, whether the same screen still stands.
  watch() {
    const { shown } = this;
    return () => this.shown === shown;
  }

  find(name) {
    return this.main.querySelector(`[data-name="${name}"]`);
  }

  // --- The passphrase.

  async locked() {
    Object.assign(this, { key: null, lock: null, preparer: null });
    this.show("locked");
    const isHere = this.watch();
    const records = await this.store.all("records");
    if (!isHere()) return;
    this.find("export").hidden = !records.length;
    this.find("waiting").textContent = waitingWords(records.filter(isWaiting).length);
  }

  async setUp({ passphrase, again }) {
    if ([...passphrase].length < SHORTEST) {
      return this.refuse(`Use at least ${SHORTEST} letters or signs. Three or four words are good.`);
    }
    if (passphrase !== again) return this.refuse("The two are not the same. Type them again.");
    this.busy("Making the key …");
    const { lock, key } = await newLock(passphrase);
    await this.store.put("locks", lock);
    Object.assign(this, { lock, key });
    return this.prepare();
  }

  newLock() {
    this.show("set-up");
  }

  async unlock({ passphrase }) {
    this.busy("Opening …");
    const locks = await this.store.all("locks");
    for (const lock of locks.sort((one, other) => other.made.localeCompare(one.made))) {
      const key = await openLock(lock, passphrase);
      if (!key) continue;
      Object.assign(this, { lock, key });
      return this.desk();
    }
    return this.refuse(
      "This passphrase does not open the answers. Nothing is lost. Try again, or export them.",
    );
  }

  // --- At the office.

  async prepare() {
    this.show("prepare");
    this.preparer = new Preparer(this);
    const isHere = this.watch();
    try {
      this.offered = await this.preparer.offered();
      if (!isHere()) return;
      this.find("surveys").replaceChildren(...this.offered.map(surveyChoice));
      this.find("choose").hidden = !this.offered.length;
      this.find("none").hidden = this.offered.length > 0;
    } catch (problem) {
      this.stopped(problem, isHere);
    }
  }

  async bring(fields, form) {
    const chosen = this.offered
      .filter(({ slug }) => form.elements[`survey-${slug}`].checked)
      .map((survey) => ({ ...survey, languages: languagesIn(form, survey) }));
    if (!chosen.length) return this.refuse("Choose at least one survey.");
    const isHere = this.watch();
    try {
      const stays = await this.preparer.bring(chosen, (said) => isHere() && this.busy(said));
      if (!isHere()) return;
      await this.desk();
      this.say(
        stays
          ? "This device is ready."
          : "This device is ready. Send the answers soon: this browser may tidy up when it is full.",
      );
    } catch (problem) {
      this.stopped(problem, isHere);
    }
  }

  // --- The desk.

  async desk() {
    const isHere = this.watch();
    const kept = [this.store.all("packs"), this.store.all("records"), this.codesLeft()];
    const [all, records, codes] = await Promise.all(kept);
    const packs = newest(all);
    // Locked meanwhile, it must not come back.
    if (!isHere()) return;
    if (!packs.length) return this.prepare();
    this.show("desk");
    this.find("waiting").textContent = waitingWords(records.filter(isWaiting).length);
    this.find("send").hidden = !records.some(isWaiting);
    this.find("codes").textContent = codesWords(codes);
    this.find("packs").replaceChildren(...packs.map(packChoice));
    this.find("records").hidden = !records.length;
    this.find("list").replaceChildren(...records.map((each) => recordRow(each, this.lock.id)));
  }

  async hand({ pack }) {
    this.pack = (await this.store.get("packs", pack)) ?? this.pack;
    return this.next();
  }

  // One more person, if there is room for what they say.
  async next() {
    if (!this.pack) return this.refuse("Choose a survey first.");
    if (!(await this.codesLeft())) {
      return this.refuse("No receipt codes are left. Prepare this device again first.");
    }
    if (!(await hasRoom(this.store))) {
      return this.refuse(
        "This device is full. Nobody can start. Send what waits, or make room on the device.",
      );
    }
    return this.handOver(new Person(this));
  }

  // Between two people: the key is there, but nothing that was said can be reached.
  async between() {
    if (!this.key || !this.pack) return this.start();
    this.show("handing");
    this.find("waiting").textContent = waitingWords(await this.number("waiting"));
    this.find("title").textContent = this.pack.title;
  }

  async returnTo({ passphrase }) {
    const key = await openLock(this.lock, passphrase);
    return key ? this.desk() : this.refuse("This is not the passphrase. Try again.");
  }

  // --- Sending.

  async send() {
    const sender = new Sender({ ...this, address: `${this.home}send/` });
    const bar = this.find("progress");
    const isHere = this.watch();
    bar.hidden = false;
    const tell = (done, all) => {
      Object.assign(bar, { max: all, value: done });
      if (isHere()) this.busy(`Sent ${done} of ${all}.`);
    };
    let said = "";
    try {
      said = outcomeWords(await sender.sendAll(tell));
    } catch (problem) {
      said = wordsFor(problem);
    }
    if (!isHere()) return;
    await this.desk();
    this.say(said);
    this.openDoor(said);
  }

  // --- One record.

  async see({ id }) {
    const record = await this.store.get("records", id);
    const { said, pack: name } = await unseal(this.key, this.lock.id, id, record);
    const pack = await this.store.get("packs", name);
    this.show("record");
    this.find("day").textContent = record.day;
    this.find("answers").replaceChildren(...saidRows(said, pack));
  }

  // What was stuck waits again.
  async again({ id }) {
    const { reason, ...record } = await this.store.get("records", id);
    await this.store.put("records", { ...record, state: "waiting" });
    await this.send();
  }

  async askDelete({ id }) {
    this.show("delete");
    this.main.querySelector("[name=id]").value = id;
  }

  async delete({ id }) {
    await this.store.remove("records", id);
    await this.desk();
    this.say("The answers were deleted from this device.");
  }

  async carryOn({ id }) {
    const record = await this.store.get("records", id);
    const person = await Person.of(this, record);
    this.pack = person.pack;
    return this.handOver(person);
  }

  async export({ id }) {
    const all = await this.store.all("records");
    const records = id ? all.filter((record) => record.id === id) : all;
    const file = exported(this.council, await this.store.all("locks"), records);
    download(`our-say-offline-${new Date().toISOString().slice(0, 10)}.json`, file);
    this.say("An encrypted copy was saved. It opens with the passphrase only.");
  }

  // --- What is said on a page.

  say(sentence) {
    this.find("problem")?.replaceChildren();
    this.find("said").textContent = sentence;
  }

  busy(sentence) {
    this.say(sentence);
  }

  refuse(sentence) {
    const problem = this.find("problem");
    this.find("said").textContent = "";
    const words = document.createElement("p");
    words.textContent = sentence;
    problem.replaceChildren(words);
    problem.focus();
  }

  stopped(problem, isHere) {
    const words = wordsFor(problem);
    if (!isHere()) return;
    this.refuse(words);
    this.openDoor(words);
  }

  // The way to sign in, on the screens that have one.
  openDoor(words) {
    const door = this.find("sign-in");
    if (door) door.hidden = !words.startsWith("Sign in");
  }

  async number(state) {
    return (await this.store.all("records")).filter((record) => record.state === state).length;
  }

  async codesLeft() {
    const { id } = this.lock;
    const codes = await this.store.all("codes");
    return codes.filter(({ lock }) => lock === id).length;
  }
}

// Whatever went wrong, the supporter reads what to do; what we did not foresee is reported, too.
function wordsFor(problem) {
  if (problem instanceof Stopped) return problem.message;
  if (problem instanceof Full || problem?.name === "QuotaExceededError") {
    return "This device is full. Make room on it, or take fewer surveys. Then try again.";
  }
  reportError(problem);
  return "Something went wrong. Nothing is lost. Close this page, open it again, and try again.";
}

function isWaiting({ state }) {
  return state === "waiting";
}

function waitingWords(number) {
  if (!number) return "Nothing waits to be sent.";
  return number === 1 ? "1 person’s answers wait." : `${number} people’s answers wait.`;
}

function codesWords(number) {
  return number === 1 ? "There is 1 receipt code left." : `There are ${number} receipt codes left.`;
}

function outcomeWords({ kept, late, stuck }) {
  const said = [`${kept} sent and deleted from this device.`];
  if (late) said.push(`${late} came after their survey was closed. They were taken and marked.`);
  if (stuck) said.push(`${stuck} could not be taken. The list below says why.`);
  return said.join(" ");
}

// Of each survey the version that was stored last.
function newest(packs) {
  const found = new Map();
  for (const pack of packs.sort((one, other) => one.number - other.number)) {
    found.set(pack.survey, pack);
  }
  return [...found.values()];
}

function copyOf(name) {
  return document.querySelector(`#part-${name}`).content.firstElementChild.cloneNode(true);
}

function surveyChoice({ slug, title, questions, languages, planned }) {
  const made = copyOf("survey");
  const [box, label] = [made.querySelector("input"), made.querySelector("label")];
  box.id = box.name = `survey-${slug}`;
  label.htmlFor = box.id;
  label.textContent = `${title} (${questions} questions)`;
  const sessions = made.querySelector("[data-name=planned]");
  sessions.hidden = !planned.length;
  sessions.textContent = `Sessions planned: ${planned.join("; ")}`;
  const others = languages.filter(({ code }) => code !== "en-gb");
  made.querySelector("[data-name=languages]").append(
    ...others.map(({ code, name, direction }) => {
      const choice = copyOf("language");
      const [tick, words] = [choice.querySelector("input"), choice.querySelector("span")];
      tick.id = `language-${slug}-${code}`;
      tick.name = `language-${slug}`;
      tick.value = words.lang = code;
      words.parentElement.htmlFor = tick.id;
      words.dir = direction;
      words.textContent = name;
      return choice;
    }),
  );
  return made;
}

function languagesIn(form, { slug }) {
  return new FormData(form).getAll(`language-${slug}`);
}

function packChoice({ id, title, stored }, place) {
  const made = copyOf("pack");
  const [input, label] = [made.querySelector("input"), made.querySelector("label")];
  input.id = `pack-${place}`;
  input.value = id;
  input.checked = place === 0;
  label.htmlFor = input.id;
  label.textContent = `${title} (stored on ${stored.slice(0, 10)})`;
  return made;
}

function recordRow({ id, day, state, reason, lock }, own) {
  const made = copyOf("record");
  const isOurs = lock === own;
  const words = isOurs ? STATES[state] : "Closed with another passphrase. Lock, and open it with that.";
  made.querySelector("[data-name=what]").textContent = `${day}. ${words} ${reason ?? ""}`.trim();
  for (const button of made.querySelectorAll("button")) {
    button.value = id;
    if (!isOurs && button.dataset.opens !== undefined) button.remove();
    else if (button.dataset.state && button.dataset.state !== state) button.remove();
    else button.setAttribute("aria-label", `${button.textContent}: answers of ${day}, ${words}`);
  }
  return made;
}

function saidRows(said, pack) {
  const title = (key) => pack?.pages && headingOf(pack, said, key);
  return Object.entries(said.answers).flatMap(([key, { choice, text }]) => {
    const [term, words] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = title(key) || key;
    words.textContent = text || choice.join(", ") || "Not answered.";
    return [term, words];
  });
}

function headingOf(pack, { language, variant, voice }, key) {
  const { position } = pack.questions.find((question) => question.key === key) ?? {};
  const page = pack.pages[`${language}/${variant}/${voice}/question/${position}`];
  if (!page) return "";
  const main = document.createElement("template");
  main.innerHTML = pack.strings[page[3]];
  return main.content.querySelector("h1").textContent.trim();
}
