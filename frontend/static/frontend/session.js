// Keeps a page of a session as it is now. The socket only says "read again": what is read is this
// same page, and its parts marked data-live take the place of the old ones. On the element with
// data-socket: data-new, what the button says when something new has to wait. On a live part:
// data-says, a sentence that is read out when the part is new, and so is its data-news if it has one.
import { point, renewAll, settle, typedIn } from "./renew.js";

const box = document.querySelector("[data-socket]");
const POLL = 15_000; // without a socket
const PAUSE = 300; // between one reading and the next
const LONGEST = 30_000; // between one try to connect and the next
const FOR_GOOD = [4400, 4404, 4410]; // not for us, not any more, or over: no use in trying again
let socket, timer, polling;
let tries = 0;
let over = false;
let reading = false;
let again = false;
let carry = false;
let slept = 0;
let pressed = null;
const main = document.querySelector("main");
const status = document.createElement("p");
const offer = document.createElement("button");
if (box) start();

function start() {
  status.setAttribute("role", "status");
  status.className = "visually-hidden";
  offer.type = "button";
  offer.className = "button button--secondary something-new";
  offer.textContent = box.dataset.new;
  main.append(status);
  addEventListener("online", wake);
  addEventListener("pageshow", (event) => event.persisted && wake());
  document.addEventListener("visibilitychange", () => (document.hidden ? doze() : wake()));
  document.addEventListener("submit", press);
  connect();
}

function connect() {
  clearTimeout(timer);
  if (over || socket?.readyState < WebSocket.CLOSING) return;
  const address = new URL(box.dataset.socket, location.href);
  address.protocol = address.protocol.replace("http", "ws");
  const mine = new WebSocket(address);
  socket = mine;
  mine.onmessage = (message) => {
    tries = 0;
    clearInterval(polling);
    polling = null;
    if (JSON.parse(message.data).do === "over") over = true;
    read();
  };
  mine.onclose = ({ code }) => mine === socket && broke(code);
}

function broke(code) {
  if (over || FOR_GOOD.includes(code)) {
    stop();
    if (code === 4404) read();
    return;
  }
  polling ??= setInterval(() => read(), POLL);
  const wait = Math.min(LONGEST, 1000 * 2 ** tries++);
  timer = setTimeout(connect, wait * (0.5 + Math.random() / 2));
}

function stop() {
  over = true;
  clearInterval(polling);
  clearTimeout(timer);
  socket?.close();
}

function doze() {
  slept = Date.now();
}

// A phone that slept may hold a line that is long dead, and nothing tells.
function wake() {
  if (over) return;
  if (slept && Date.now() - slept > POLL && socket?.readyState === WebSocket.OPEN) {
    const dead = socket;
    socket = null;
    dead.close();
  }
  slept = 0;
  tries = 0;
  connect();
  read({ opened: true });
}

// `opened`: the person has this page open now, and did not merely leave it in another window.
async function read({ opened = false } = {}) {
  // A page nobody looks at is read when somebody does.
  if (document.hidden) return;
  again = true;
  if (reading) return;
  reading = true;
  let headers = opened ? {} : { "X-Reads-Again": "yes" };
  while (again) {
    again = false;
    await fetch(location.href, { cache: "no-store", headers })
      .then(take)
      .catch(() => {}); // the next ring, or the clock, reads again
    headers = { "X-Reads-Again": "yes" };
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  reading = false;
}

async function take(reply) {
  if (reply.status >= 500) return;
  const elsewhere = new URL(reply.url).pathname !== location.pathname;
  if (elsewhere) leave(() => location.assign(reply.url));
  else if (!reply.ok) leave(() => location.reload());
  else show(await reply.text());
}

// Whoever is in the middle of a sentence decides when.
function leave(go) {
  if (typedIn(main)) propose(go, main.firstElementChild);
  else go();
}

function show(text) {
  const fresh = new DOMParser().parseFromString(text, "text/html");
  const isHere = box.id && document.getElementById(box.id)?.dataset.socket;
  if (isHere && !fresh.getElementById(box.id)) {
    stop();
    leave(() => location.reload());
    return;
  }
  const waiting = renewAll(fresh, say, carry);
  point(fresh);
  carry = false;
  if (waiting) propose(() => (carry = true) && read(), waiting);
  else offer.remove();
  if (!fresh.querySelector("[data-socket]")) stop();
}

// The same sentence once more is only heard when it was gone in between.
function say(sentence) {
  status.textContent = "";
  setTimeout(() => (status.textContent = sentence), 100);
}

function propose(accepted, beside) {
  offer.onclick = () => {
    offer.remove();
    accepted();
  };
  if (offer.isConnected) return;
  beside.before(offer);
  say(offer.textContent);
}

// A button inside a live part does its work without a new page, so that typing goes on; one with
// data-whole does not. Whatever does not go as expected is pressed again as if there were no
// script: the key of a form counts once.
async function press(event) {
  const { target: form, submitter } = event;
  const part = submitter?.closest("[data-live]");
  if (!part || submitter.closest("[data-whole]") || form.method !== "post") return;
  event.preventDefault();
  if (pressed) return;
  pressed = submitter;
  const sent = new FormData(form, submitter);
  const done = await post(form, sent).catch(() => false);
  pressed = null;
  if (done) return;
  part.setAttribute("data-whole", "");
  form.requestSubmit(submitter);
}

async function post(form, sent) {
  const body = new URLSearchParams(sent);
  const reply = await fetch(form.action, { method: "POST", body, keepalive: true });
  if (!reply.ok || !reply.redirected) return false;
  if (new URL(reply.url).pathname === location.pathname) {
    settle(form, sent);
    show(await reply.text());
    again = reading; // what is on its way may be older
  } else location.assign(reply.url);
  return true;
}
