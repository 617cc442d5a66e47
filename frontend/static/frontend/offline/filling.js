// Fills in what only this device knows: answers, numbers, codes, what to put right.
import { aboutAsked, asked, understood } from "./paths.js";
import { drawn, elementOf } from "./drawing.js";
import { asksHelper, codesOf, helperPage, saidAnything, whoChosen } from "./flow.js";

const MOST_STEPS = 24;

// What was given before stands in the fields of the page again.
export function fillFields(main, { choice = [], text = "" }, now) {
  for (const field of main.querySelectorAll("input[type=radio], input[type=checkbox]")) {
    field.checked = choice.includes(field.value);
  }
  const area = main.querySelector("textarea");
  if (!area) return;
  area.value = text;
  const button = choice.length && main.querySelector(`button[value="${CSS.escape(choice[0])}"]`);
  if (!button) return;
  const said = document.createElement("p");
  said.append(`${now} `, strong(button.textContent.trim()));
  area.closest(".field").before(said);
}

export function fillProgress(page, number, total) {
  const put = (text) => text.replace("{number}", number).replace("{total}", total);
  page.title = put(page.title);
  const words = page.main.querySelector(".progress__words");
  if (!words) return;
  words.textContent = put(words.textContent);
  const shown = Math.min(total, MOST_STEPS);
  for (let step = 1; step <= shown; step += 1) {
    const made = document.createElement("span");
    made.className = "progress__step";
    if (step * total <= number * shown) made.classList.add("progress__step--done");
    page.main.querySelector(".progress__bar").append(made);
  }
}

// "We asked", "You said": only what this person was asked, and chose.
export function fillRecalled(main, person) {
  const onPath = asked(person.pack.questions, person.said.answers, person.said.variant);
  for (const place of main.querySelectorAll("strong")) {
    const [, key] = /^\{said:(.*)\}$/.exec(place.textContent) ?? [];
    if (key === undefined) continue;
    const said = place.closest("p");
    const words = wordsOf(person, person.pack.questions.find((page) => page.key === key));
    place.textContent = words;
    if (!onPath.some((page) => page.key === key)) said.previousElementSibling.remove();
    if (!words || !onPath.some((page) => page.key === key)) said.remove();
  }
}

// The check page shows every question there is: those this person was asked stay.
export function fillCheck(main, person) {
  const answers = new Map([...answerRows(person), ...aboutRows(person), ...whoRows(person)]);
  const unanswered = cellOf(rowOf(main, "helper")).textContent;
  rowOf(main, "helper").querySelector("dt").textContent = headingOf(person, helperPage(person.said));
  for (const row of main.querySelectorAll(".summary-list__row")) {
    const name = nameOf(row);
    if (!answers.has(name)) row.remove();
    else if (answers.get(name) !== null) {
      const cell = cellOf(row);
      cell.textContent = answers.get(name) || unanswered;
      cell.removeAttribute("lang");
      cell.removeAttribute("dir");
    }
  }
}

function answerRows(person) {
  const { pack, said } = person;
  return asked(pack.questions, said.answers, said.variant).map((page) => [
    `question/${page.position}`,
    answerWords(person, page),
  ]);
}

function aboutRows(person) {
  const { pack, said } = person;
  if (!saidAnything(said)) return [["about", null]];
  return aboutAsked(pack.monitoring, codesOf(said)).map(({ number, slug }) => [
    `about-question/${number}`,
    cardWords(person, `about-question/${number}`, said.about[slug]?.choice ?? []),
  ]);
}

function whoRows(person) {
  const { said, pack } = person;
  const rows = [
    ["who", cardWords(person, "who", [whoChosen(said) || "me"])],
    ["agree", consentWords(person)],
  ];
  if (said.voice !== "on_behalf" && said.help !== "typed_for") {
    rows.push(["helped", cardWords(person, "helped", [said.help].filter(Boolean))]);
  }
  if (asksHelper(pack, said)) {
    rows.push(["helper", cardWords(person, "helper", [said.helper].filter(Boolean))]);
  }
  return rows;
}

function consentWords(person) {
  const { main } = drawn(person.pack, person.pageName("agree"));
  const boxes = [...main.querySelectorAll("input[type=checkbox]")];
  const ticked = boxes.filter(({ name }) => person.said.consent.includes(name));
  return ticked.map((box) => labelWords(main.querySelector(`label[for="${box.id}"]`))).join("\n");
}

function headingOf(person, name) {
  return drawn(person.pack, person.pageName(name)).main.querySelector("h1").textContent.trim();
}

function rowOf(main, name) {
  return [...main.querySelectorAll(".summary-list__row")].find((row) => nameOf(row) === name);
}

function nameOf(row) {
  return row.querySelector("a").hash.slice(2).split("?")[0];
}

function cellOf(row) {
  return row.querySelector(".summary-list__answer");
}

export function fillCode(main, code) {
  main.querySelector(".receipt-code__code [aria-hidden]").textContent = code;
  const spelled = [...code.replaceAll("-", "")].join(", ");
  main.querySelector(".receipt-code__code .visually-hidden").textContent = spelled;
}

// Parts of a page that are there in one case only.
export function keepWhen(main, cases) {
  for (const part of main.querySelectorAll("[data-when]")) {
    if (!cases[part.dataset.when]) part.remove();
  }
}

// Says what is wrong: first on the page, and beside the field, where there is one.
export function sayProblem({ main }, { summary, message }, sentence, field) {
  const input = field && main.querySelector(`[name="${field}"]:not([type=hidden])`);
  const named = field === "choice" ? input.id : field;
  const first = withProblem(summary, sentence, named);
  if (input) sayBeside(input, withProblem(message, sentence, named), field);
  else for (const link of first.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  main.prepend(first);
}

function withProblem(html, sentence, field) {
  const made = elementOf(html.replaceAll("{field}", field));
  const walker = document.createTreeWalker(made, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    walker.currentNode.data = walker.currentNode.data.replace("{problem}", sentence);
  }
  return made.firstElementChild;
}

function sayBeside(input, beside, field) {
  beside.id = `${field}-error`;
  const group = input.closest("fieldset") ?? input;
  const described = `${group.getAttribute("aria-describedby") ?? ""} ${beside.id}`;
  group.setAttribute("aria-describedby", described.trim());
  if (group === input) input.setAttribute("aria-invalid", "true");
  (input.closest(".choices") ?? input).before(beside);
}

// An answer in the words on its card: the server's own words, so they cannot differ.
function wordsOf(person, question) {
  const given = person.said.answers[question.key];
  if (!given) return "";
  const { state, choice } = understood(question, given);
  return state === "answered" && choice
    ? cardWords(person, `question/${question.position}`, [choice])
    : "";
}

function answerWords(person, question) {
  const given = person.said.answers[question.key];
  if (!given) return "";
  return given.text || cardWords(person, `question/${question.position}`, given.choice);
}

export function cardWords(person, name, values) {
  if (!values.length) return "";
  const { main } = drawn(person.pack, person.pageName(name));
  return values.map((value) => oneCard(main, value)).filter(Boolean).join("\n");
}

function oneCard(main, value) {
  const field = main.querySelector(`[value="${CSS.escape(value)}"]:not([type=hidden])`);
  if (!field) return "";
  return labelWords(
    field.matches("button") ? field : main.querySelector(`label[for="${field.id}"]`),
  );
}

function labelWords(card) {
  const words = card.cloneNode(true);
  for (const hint of words.querySelectorAll(".choice__hint")) hint.remove();
  return words.textContent.trim();
}

function strong(text) {
  const made = document.createElement("strong");
  made.textContent = text;
  return made;
}
