// One person after another answers: pages are shown, and kept, as the server does it online.
import { drawn, show } from "./drawing.js";
import {
  cardWords,
  fillCheck,
  fillCode,
  fillFields,
  fillProgress,
  fillRecalled,
  keepWhen,
  sayProblem,
} from "./filling.js";
import * as flow from "./flow.js";
import { aboutAsked } from "./paths.js";
import { Full } from "./store.js";

const BESIDE = new Set(["safe", "ways", "clear", "under-18"]);
const BEFORE = new Set(["start", "agree", ...BESIDE]);
const AFTER = new Set(["sent", "safe", "ways"]);
const AGREED = ["keep", "theme", "quote", "contact"];

export class Answering {
  // `onEnd` is called when the person is done and nothing of them is left in memory.
  constructor(person, onEnd) {
    Object.assign(this, { person, onEnd, from: "#/start", tried: "", isBusy: false });
  }

  begin() {
    const { pack, said, hasBegun } = this.person;
    this.go(hasBegun ? flow.whereToCarryOn(pack, said) : "#/start");
  }

  go(hash) {
    if (location.hash === hash) this.show();
    else location.hash = hash;
  }

  // Shows the page that the address names, or the one this person should be on.
  show() {
    const route = flow.routeOf(location.hash);
    const better = this.instead(route);
    if (better) {
      history.replaceState(null, "", better);
      return this.show();
    }
    if (!BESIDE.has(route.name)) this.from = location.hash;
    const page = this.page(route);
    this.linkUp(page, route);
    show(page, { ...this.person.reading, ...this.person.said, ...this.person.words });
  }

  instead({ name, number, query }) {
    const { person } = this;
    if (name === "back") return this.back(flow.routeOf(this.from));
    if (query.has("read")) {
      this.read(query.get("read"));
      return flow.addressOf(name, number);
    }
    if (person.hasSent) return AFTER.has(name) ? "" : "#/sent";
    if (!person.hasBegun) return BEFORE.has(name) ? "" : "#/start";
    if (["sent", "gone"].includes(name) || !this.knows(name, number)) {
      return flow.whereToCarryOn(person.pack, person.said);
    }
    return "";
  }

  knows(name, number) {
    const { pack, said } = this.person;
    if (name === "question") {
      return flow.pathOf(pack, said).some(({ position }) => position === number);
    }
    if (name === "about-question") {
      const asked = aboutAsked(pack.monitoring, flow.codesOf(said));
      return asked.some((each) => each.number === number);
    }
    return this.person.pageName(name) in pack.pages;
  }

  read(variant) {
    if (["easy_read", "standard"].includes(variant)) this.person.said.variant = variant;
  }

  page({ name, number, query }) {
    const { person } = this;
    const { said } = person;
    const page = person.page(this.pageNamed(name, number));
    if (name === "question") this.fillQuestion(page, number);
    else if (name === "about-question") this.fillAbout(page, number);
    else if (name === "check") fillCheck(page.main, person);
    else if (name === "sent") this.fillSent(page);
    else if (name === "clear") keepWhen(page.main, { begun: person.hasBegun });
    else if (name === "ways") this.fillWays(page);
    else if (name === "agree") this.fillAgreed(page);
    else if (name === "practised") this.fillPractised(page);
    else if (name === "who") fillFields(page.main, { choice: [flow.whoChosen(said)] });
    else if (name === "helped") fillFields(page.main, { choice: [said.help] });
    else if (name === "helper") fillFields(page.main, { choice: [said.helper] });
    if (query.get("return")) this.nameSave(page);
    return page;
  }

  pageNamed(name, number) {
    if (name === "helper") return flow.helperPage(this.person.said);
    if (name === "practised" && !this.tried) return "practised-nothing";
    return number ? `${name}/${number}` : name;
  }

  fillQuestion(page, number) {
    const { pack, said, words } = this.person;
    const question = pack.questions.find(({ position }) => position === number);
    const counted = flow.pathOf(pack, said).filter(flow.isQuestion);
    fillProgress(page, counted.indexOf(question) + 1, counted.length);
    fillRecalled(page.main, this.person);
    if (said.answers[question.key]) {
      fillFields(page.main, said.answers[question.key], words.sentences.now);
    }
  }

  fillAbout(page, number) {
    const { pack, said } = this.person;
    const asked = aboutAsked(pack.monitoring, flow.codesOf(said));
    const place = asked.findIndex((each) => each.number === number);
    fillProgress(page, place + 1, asked.length);
    fillFields(page.main, said.about[asked[place].slug] ?? {});
  }

  fillAgreed(page) {
    for (const name of AGREED) {
      page.main.querySelector(`[name=${name}]`).checked = this.person.said.consent.includes(name);
    }
  }

  fillPractised(page) {
    const said = page.main.querySelector("strong");
    if (said) said.textContent = cardWords(this.person, "practice", [this.tried]);
  }

  fillSent(page) {
    const { consent, contact, code } = this.person.said;
    const asks = consent.includes("contact");
    fillCode(page.main, code);
    keepWhen(page.main, { "asks-contact": asks && !contact, "has-contact": asks && contact });
  }

  fillWays(page) {
    const { said, reading } = this.person;
    const now = {
      wording: said.variant,
      size: reading.size || "usual",
      colours: reading.colours || "usual",
      language: said.language,
    };
    for (const field of page.main.querySelectorAll("input[type=radio]")) {
      field.checked = now[field.name] === field.value;
    }
  }

  nameSave(page) {
    const next = page.main.querySelector("form .button--primary");
    if (next) next.textContent = this.person.words.sentences.save;
  }

  // The way back, and the way to stop, which are the same on every page.
  linkUp(page, { name, number, query }) {
    for (const link of page.main.querySelectorAll("a[href='#/back']")) {
      link.hash = this.back({ name, number, query });
    }
    if (["sent", "clear", "under-18"].includes(name)) return;
    const stop = document.createElement("p");
    stop.className = "stop-here";
    const link = document.createElement("a");
    link.href = "#/clear";
    link.textContent = this.person.words.sentences.stop;
    stop.append(link);
    page.main.append(stop);
  }

  back({ name, number, query }) {
    if (BESIDE.has(name)) return this.from;
    if (query?.get("return")) return "#/check";
    return flow.before(this.person.pack, this.person.said, { name, number });
  }

  // A link that is more than an address. True when it was dealt with.
  async follow(link) {
    if (link.pathname === "/ways/") this.go("#/ways");
    else if (link.hash === "#/gone") await this.end();
    else if (link.hash === "#/under-18") await this.keepNothing();
    else if (link.search.startsWith("?language=")) this.speak(link.search.slice(10));
    else return false;
    return true;
  }

  speak(language) {
    if (language in this.person.pack.languages) this.person.said.language = language;
    this.show();
  }

  // A form was sent: what it holds is kept on the device before the next page is shown.
  async take(form, submitter) {
    if (this.isBusy) return;
    this.isBusy = true;
    try {
      await this.taken(new Answer(form, submitter), flow.routeOf(location.hash));
    } catch (problem) {
      this.refuse(problem);
    } finally {
      this.isBusy = false;
    }
  }

  async taken(answer, route) {
    const action = answer.action ?? route.name;
    if (answer.does === "under-18") return this.keepNothing();
    if (["ways", "safe"].includes(answer.does)) {
      if (answer.isTyped) await this.keep(action, answer, route);
      return this.go(`#/${answer.does}`);
    }
    const onwards = await this.keep(action, answer, route);
    if (onwards) this.go(onwards);
  }

  keep(action, answer, route) {
    const returns = route.query.get("return") === "check";
    const keepers = {
      agree: () => this.agree(answer, returns),
      who: () => this.who(answer, returns),
      helped: () => this.helped(answer, returns),
      helper: () => this.helper(answer, returns),
      practice: () => this.practise(answer),
      question: () => this.answer(answer, route.number, returns),
      about: () => this.aboutAll(answer),
      "about-question": () => this.aboutOne(answer, route.number, returns),
      send: () => this.send(),
      contact: () => this.contact(answer),
      clear: () => this.stop(answer),
      ways: () => this.ways(answer),
    };
    return keepers[action]?.();
  }

  async agree(answer, returns) {
    const consent = AGREED.filter((name) => answer.has(name));
    if (!consent.includes("keep")) throw new Problem("consent", "keep");
    const said = { ...this.person.said, consent };
    await (this.person.hasBegun ? this.person.say(said) : this.person.begin(said));
    return returns ? "#/check" : "#/who";
  }

  async who(answer, returns) {
    const { pack, said } = this.person;
    const chosen = answer.choice[0] || "me";
    const now = flow.withWho(pack, said, chosen);
    await this.person.say(now);
    return flow.afterWho(pack, now, chosen, returns);
  }

  async helped(answer, returns) {
    const { pack, said } = this.person;
    const now = flow.withHelp(pack, said, answer.choice[0] ?? "");
    await this.person.say(now);
    return flow.afterHelp(pack, now, returns);
  }

  async helper(answer, returns) {
    const { pack, said } = this.person;
    await this.person.say({ ...said, helper: answer.choice[0] ?? "" });
    return returns ? "#/check" : flow.firstPage(pack, said);
  }

  practise(answer) {
    this.tried = answer.choice[0] ?? "";
    if (answer.does !== "skip") return "#/practised";
    return flow.firstQuestion(this.person.pack, this.person.said);
  }

  async answer(answer, number, returns) {
    const { pack, said } = this.person;
    const question = pack.questions.find(({ position }) => position === number);
    if (!flow.isQuestion(question)) return flow.afterQuestion(pack, said, number, returns);
    const given = this.given(answer, question);
    const was = said.answers[question.key]?.choice ?? [];
    const now = { ...said, answers: { ...said.answers, [question.key]: given } };
    await this.person.say(now);
    const onwards = flow.afterQuestion(pack, now, number, returns);
    const isUnsafe = (value) => question.unsafe.includes(value) && !was.includes(value);
    if (!given.choice.some(isUnsafe)) return onwards;
    this.go("#/safe");
    this.from = onwards;
    return "";
  }

  given({ choice, text }, { kind }) {
    const { pack, said } = this.person;
    const { silent, longest } = pack.flow;
    if ([...text].length > longest.text) throw new Problem("too_long", "text");
    if (readable(text) !== text) throw new Problem("unreadable", "text");
    if (kind === "text" && text && choice.length) throw new Problem("words_too", "text");
    if (choice.length > 1 && choice.some((each) => silent.includes(each))) {
      throw new Problem("not_both", "choice");
    }
    return { choice, text, variant: said.variant, language: said.language };
  }

  async aboutAll(answer) {
    const { pack, said } = this.person;
    if (answer.does !== "skip") return flow.afterAbout(pack, said, 0);
    await this.person.say({ ...said, about: {} });
    return "#/check";
  }

  async aboutOne({ choice }, number, returns) {
    const { pack, said } = this.person;
    const { slug, alone } = pack.monitoring[number - 1];
    if (choice.length > 1 && choice.some((each) => alone.includes(each))) {
      throw new Problem("not_together", "choice");
    }
    const given = { choice, text: "", variant: said.variant, language: said.language };
    const now = { ...said, about: { ...said.about, [slug]: given } };
    await this.person.say(now);
    return returns ? "#/check" : flow.afterAbout(pack, now, number);
  }

  async send() {
    await this.person.say({ ...this.person.said, given_at: new Date().toISOString() });
    return "#/sent";
  }

  async contact(answer) {
    const details = readable(answer.text).split(/\s+/).filter(Boolean).join(" ");
    if (!details) throw new Problem("no_contact", "details");
    if ([...details].length > this.person.pack.flow.longest.contact) {
      throw new Problem("contact_too_long", "details");
    }
    await this.person.say({ ...this.person.said, contact: details });
    this.show();
    return "";
  }

  async stop(answer) {
    if (answer.does === "delete") await this.person.forget();
    else if (answer.does !== "keep") return "#/clear";
    await this.end();
    return "";
  }

  ways(answer) {
    const { person } = this;
    const usual = (value) => (value === "usual" ? "" : value);
    this.read(answer.value("wording"));
    const language = answer.value("language");
    if (language in person.pack.languages) person.said.language = language;
    person.reading = {
      size: usual(answer.value("size")),
      colours: usual(answer.value("colours")),
    };
    return this.from;
  }

  async keepNothing() {
    await this.person.forget();
    this.go("#/under-18");
  }

  // The screen and the memory are cleared; what was kept stays behind the lock.
  async end() {
    const page = drawn(this.person.pack, this.person.pageName("gone"));
    const how = { ...this.person.said, ...this.person.words };
    this.person = null;
    show(page, { language: how.language, direction: how.direction, size: "", colours: "" });
    this.onEnd();
  }

  // Says what to do; what was typed stays where it is.
  refuse(problem) {
    if (problem instanceof Full) problem = new Problem("not_saved", fieldOn());
    if (!(problem instanceof Problem)) throw problem;
    const main = document.querySelector("main");
    for (const old of main.querySelectorAll(".error-summary, .error-message")) old.remove();
    if (problem.sentence === "unreadable") {
      const area = main.querySelector("textarea");
      area.value = readable(area.value);
    }
    const { words } = this.person;
    sayProblem({ main }, words, words.sentences[problem.sentence], problem.field);
    main.querySelector("#error-summary").focus();
  }
}

// What cannot be taken as it is: the name of a sentence, and the field it is about.
class Problem extends Error {
  constructor(sentence, field) {
    super(sentence);
    Object.assign(this, { sentence, field });
  }
}

// What a form holds, with the button that was pressed.
class Answer {
  constructor(form, submitter) {
    this.fields = new FormData(form, submitter);
    const action = form.getAttribute("action") ?? "";
    this.action = action.startsWith("#/") ? action.slice(2) : null;
    this.does = this.value("do");
    const isSkipped = this.does === "skip";
    this.choice = isSkipped ? [] : this.fields.getAll("choice").filter(Boolean);
    const typed = this.value("text") || this.value("details");
    this.text = isSkipped ? "" : typed.replaceAll("\r\n", "\n").trim();
  }

  get isTyped() {
    return this.choice.length > 0 || this.text !== "";
  }

  has(name) {
    return this.fields.has(name);
  }

  value(name) {
    return this.fields.get(name) ?? "";
  }
}

// The first field that a person can reach; a page with nothing but buttons has none.
function fieldOn() {
  const field = document.querySelector(
    "main form :is(input, textarea):not([type=hidden], [tabindex='-1'])",
  );
  return field?.name ?? null;
}

// Without the signs that cannot be kept: the same as surveys/given.py.
function readable(text) {
  return text.replace(/[\p{Cc}\p{Cs}\uFFFD\uFDD0-\uFDEF\p{Noncharacter_Code_Point}]/gu, (sign) =>
    sign === "\n" || sign === "\t" ? sign : "",
  );
}
