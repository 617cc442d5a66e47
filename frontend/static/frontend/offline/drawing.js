// Puts a page on the screen: one that the server drew beforehand, or one of the supporter's.
import { readAloud } from "../read-aloud.js";

const main = document.querySelector("main");
const header = document.querySelector("header.header");
const foot = document.querySelector("#foot");
const own = {
  kind: document.body.className,
  header: header.innerHTML,
  foot: foot.innerHTML,
  title: document.title,
  lang: document.documentElement.lang,
};

// The parts of one of the survey's pages, as elements that are not on the screen yet.
export function drawn(pack, name) {
  const [title, kind, top, inside, below] = pack.pages[name].map((at) => pack.strings[at]);
  const page = { title: elementOf(title).textContent, kind };
  for (const [part, html] of [["header", top], ["main", inside], ["foot", below]]) {
    page[part] = elementOf(html);
    withoutWaysOut(page[part]);
  }
  return page;
}

export function elementOf(html) {
  const made = document.createElement("div");
  made.innerHTML = html;
  return made;
}

// Shows a page to the person who answers, the way they read.
export function show(page, { language, direction, size, colours }) {
  const root = document.documentElement;
  root.lang = language;
  root.dir = direction;
  choose(root, "size", size);
  choose(root, "colours", colours);
  place(page.title, page.kind, page.header, page.main, page.foot);
  readAloud();
}

// Shows one of the supporter's pages.
export function showScreen(name) {
  const root = document.documentElement;
  root.lang = own.lang;
  root.dir = "ltr";
  choose(root, "size", "");
  choose(root, "colours", "");
  const inside = document.createElement("div");
  inside.append(document.querySelector(`#screen-${name}`).content.cloneNode(true));
  const heading = inside.querySelector("h1").textContent;
  const title = `${heading} – ${own.title}`;
  place(title, own.kind, elementOf(own.header), inside, elementOf(own.foot));
  return main;
}

function place(title, kind, top, inside, below) {
  for (const sound of main.querySelectorAll("audio")) sound.pause();
  document.title = title;
  document.body.className = kind;
  header.replaceChildren(...top.childNodes);
  main.replaceChildren(...inside.childNodes);
  foot.replaceChildren(...below.childNodes);
  scrollTo(0, 0);
  const first = main.querySelector("#error-summary") ?? main.querySelector("h1") ?? main;
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
}

function choose(root, name, value) {
  if (value) root.dataset[name] = value;
  else delete root.dataset[name];
}

// Without a network these lead nowhere: they go, with the sentence around them.
function withoutWaysOut(part) {
  for (const link of part.querySelectorAll("a[href^='/']")) {
    if (link.pathname !== "/ways/") (link.closest("li") ?? link.closest("p") ?? link).remove();
  }
}
