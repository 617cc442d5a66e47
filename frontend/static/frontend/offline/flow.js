// What leads where. `said` is all that one person has said; nothing here draws or stores.
import { aboutAsked, asked } from "./paths.js";

// An address inside the page: "#/question/3?return=check".
export function routeOf(hash) {
  const [path, query] = hash.replace(/^#\//, "").split("?");
  const [name, number] = path.split("/");
  return { name, number: Number(number) || 0, query: new URLSearchParams(query) };
}

export function addressOf(name, number = 0) {
  return `#/${name}${number ? `/${number}` : ""}`;
}

export function pathOf(pack, said) {
  return asked(pack.questions, said.answers, said.variant);
}

export function isQuestion({ kind }) {
  return kind !== "information";
}

// --- Who answers, and who helps: as surveys/views/who.py and presenters/who.py.

export function whoChosen({ voice, help }) {
  if (voice === "on_behalf") return "on-behalf";
  if (voice === "carer") return "carer";
  if (help === "typed_for") return "writing";
  return help ? "me" : "";
}

export function withWho(pack, said, chosen) {
  const who = chosen || "me";
  if (who === whoChosen(said)) return said;
  const [voice, help] = pack.flow.who[who];
  return { ...said, voice, help, helper: "" };
}

export function withHelp(pack, said, help) {
  const helper = pack.flow.helped.includes(help) ? said.helper : "";
  return { ...said, help, helper };
}

export function asksHelper(pack, { voice, help }) {
  return voice === "on_behalf" || pack.flow.helped.includes(help);
}

export function helperPage({ voice, help }) {
  return voice !== "on_behalf" && help === "typed_for" ? "helper-typed_for" : "helper";
}

// --- Where a page leads.

export function firstPage(pack, said) {
  return said.variant === "easy_read" ? "#/practice" : firstQuestion(pack, said);
}

export function firstQuestion(pack, said) {
  return addressOf("question", pathOf(pack, said)[0].position);
}

export function afterWho(pack, said, chosen, returns) {
  if (pack.flow.asked_how.includes(chosen)) return returns ? "#/helped?return=check" : "#/helped";
  return afterHelp(pack, said, returns);
}

export function afterHelp(pack, said, returns) {
  if (asksHelper(pack, said) && !(returns && said.helper)) {
    return returns ? "#/helper?return=check" : "#/helper";
  }
  return returns ? "#/check" : firstPage(pack, said);
}

export function afterQuestion(pack, said, position, returns) {
  const later = pathOf(pack, said).filter((page) => page.position > position);
  if (returns) {
    const isNew = (page) => page.asked_when.key && isQuestion(page) && !said.answers[page.key];
    const fresh = later.find(isNew);
    return fresh ? `${addressOf("question", fresh.position)}?return=check` : "#/check";
  }
  if (later.length) return addressOf("question", later[0].position);
  return pack.monitoring.length ? "#/about" : "#/check";
}

export function afterAbout(pack, said, number) {
  const later = aboutAsked(pack.monitoring, codesOf(said)).find((each) => each.number > number);
  return later ? addressOf("about-question", later.number) : "#/check";
}

// Where somebody goes on who stopped in the middle.
export function whereToCarryOn(pack, said) {
  if (said.given_at) return "#/sent";
  const waiting = pathOf(pack, said).find((page) => isQuestion(page) && !said.answers[page.key]);
  if (waiting) return addressOf("question", waiting.position);
  return pack.monitoring.length && !Object.keys(said.about).length ? "#/about" : "#/check";
}

// --- Where the way back leads.

export function before(pack, said, { name, number }) {
  if (name === "question") {
    const earlier = pathOf(pack, said).findLast((page) => page.position < number);
    if (earlier) return addressOf("question", earlier.position);
    return said.variant === "easy_read" ? "#/practice" : "#/who";
  }
  if (name === "about") return addressOf("question", pathOf(pack, said).at(-1).position);
  if (name === "about-question") return beforeAbout(pack, said, number);
  if (name === "check") return beforeCheck(pack, said);
  if (name === "helper") {
    return pack.flow.asked_how.includes(whoChosen(said)) ? "#/helped" : "#/who";
  }
  const known = { agree: "start", who: "agree", helped: "who", practice: "who" };
  return addressOf(known[name] ?? "start");
}

function beforeAbout(pack, said, number) {
  const asked = aboutAsked(pack.monitoring, codesOf(said));
  const earlier = asked.findLast((each) => each.number < number);
  return earlier ? addressOf("about-question", earlier.number) : "#/about";
}

function beforeCheck(pack, said) {
  if (!pack.monitoring.length) return before(pack, said, { name: "about" });
  return saidAnything(said) ? beforeAbout(pack, said, pack.monitoring.length + 1) : "#/about";
}

// --- What was said about the person.

export function codesOf({ about }) {
  return Object.fromEntries(Object.entries(about).map(([slug, { choice }]) => [slug, choice]));
}

export function saidAnything({ about }) {
  return Object.values(about).some(({ choice }) => choice.length);
}

// What is sent: the pages that were asked, in the words of the server.
export function sendingOf(pack, said) {
  const given = (key, { choice, text, variant, language }) => ({
    key,
    choice,
    text,
    variant,
    language,
  });
  const { id, seal, variant, language, consent, voice, help, helper, contact } = said;
  return {
    ...{ id, seal, version: pack.version, variant, language, consent, voice, help, helper },
    answers: pathOf(pack, said)
      .filter(({ key }) => said.answers[key])
      .map(({ key }) => given(key, said.answers[key])),
    about: aboutAsked(pack.monitoring, codesOf(said))
      .filter(({ slug }) => said.about[slug])
      .map(({ slug }) => given(slug, said.about[slug])),
    contact: consent.includes("contact") ? contact : "",
    given_at: said.given_at,
  };
}
