// One page that works without a network. It is open once on a device: see navigator.locks.
import { Answering } from "./answering.js";
import { showScreen } from "./drawing.js";
import { Screens } from "./screens.js";
import { openStore } from "./store.js";

const { home, council, worker } = document.querySelector("#offline-app").dataset;
let screens = null;
let answering = null;

start();

async function start() {
  const works = window.isSecureContext && "serviceWorker" in navigator && "indexedDB" in window;
  if (!works || !navigator.locks) return showScreen("unsupported");
  await navigator.locks.request(`our-say-offline-${council}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return showScreen("elsewhere");
    await begin();
    // Held for as long as this page is open.
    return new Promise(() => {});
  });
}

async function begin() {
  await navigator.serviceWorker.register(worker, { scope: home });
  history.replaceState(null, "", home);
  screens = new Screens(await openStore(council), { home, council }, handOver);
  addEventListener("hashchange", turn);
  document.addEventListener("submit", submitted);
  document.addEventListener("click", clicked);
  await screens.start();
}

function handOver(person) {
  const end = () => {
    answering = null;
    history.replaceState(null, "", `${home}#/gone`);
  };
  answering = new Answering(person, end);
  answering.begin();
}

// Back and forward in the browser: the person's own pages, and nothing of who was here before.
function turn() {
  if (answering) answering.show();
  else if (location.hash === "#/supporter") screens.between();
}

async function submitted(event) {
  event.preventDefault();
  const { target: form, submitter } = event;
  if (answering) return answering.take(form, submitter);
  const act = submitter?.dataset.act ?? form.dataset.act;
  const fields = Object.fromEntries(new FormData(form, submitter));
  await once(() => screens[act](fields, form), LEAVES.has(act));
}

async function clicked(event) {
  const link = event.target.closest("a[href]");
  if (!link) return;
  const address = link.getAttribute("href");
  if (address.startsWith("#") && !address.startsWith("#/")) {
    event.preventDefault();
    const target = document.getElementById(address.slice(1));
    target?.focus();
    target?.scrollIntoView();
  } else if (answering && isOurs(link)) {
    event.preventDefault();
    if (!(await answering.follow(link))) answering.go(link.hash);
  }
}

function isOurs({ origin, protocol }) {
  return origin === location.origin && protocol.startsWith("http");
}

// What leaves a page need not wait until something else is done.
const LEAVES = new Set(["desk", "locked"]);
let going = null;

// A button pressed twice does its work once.
async function once(work, leaves) {
  if (going && !leaves) return;
  const mine = {};
  going = mine;
  try {
    await work();
  } finally {
    if (going === mine) going = null;
  }
}
