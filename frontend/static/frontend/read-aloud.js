// Reads the page in the device's own voice. Everything it says already stands on the page.
const synth = window.speechSynthesis;
const seen = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;
let box;
let waited; // voices may come later than the page: waited for once
readAloud();

// Puts the buttons on the page, on this one or on another that took its place.
export function readAloud() {
  box = document.querySelector(".read-aloud");
  if (box && synth) start();
}

function start() {
  const main = box.parentElement;
  const sign = document.querySelector(".listen-sign").content;
  const status = document.createElement("p");
  status.setAttribute("role", "status");
  status.className = "read-aloud__voice";
  let turn = 0; // whoever presses a button ends what was being said
  let pressed = null;
  let playing = null;
  let saying = null; // a browser may forget a speech that nobody holds, and never say it ended

  const whole = button(box.dataset.read, box);
  whole.append(box.dataset.read);
  box.append(status);
  whole.onclick = () => press(whole, () => parts(main));
  for (const choice of main.querySelectorAll(".choice")) {
    const label = choice.querySelector("label");
    const listen = button(`${box.dataset.listen} ${words(label)}`, choice);
    choice.classList.add("choice--heard");
    listen.onclick = () => press(listen, () => [label]);
  }
  addEventListener("pagehide", stop);
  synth.cancel();

  function button(name, parent) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "listen";
    made.setAttribute("aria-label", name);
    made.append(sign.cloneNode(true));
    parent.append(made);
    return made;
  }

  function press(button, elements) {
    const again = pressed === button;
    stop();
    if (again) return;
    pressed = button;
    if (button === whole) name(whole, box.dataset.stop);
    else button.setAttribute("aria-pressed", "true");
    read(elements(), turn);
  }

  function name(button, text) {
    button.setAttribute("aria-label", text);
    button.lastChild.data = text;
  }

  function stop() {
    turn += 1;
    synth.cancel();
    playing?.pause();
    playing = null;
    CSS.highlights?.delete("spoken");
    pressed?.removeAttribute("aria-pressed");
    pressed = null;
    name(whole, box.dataset.read);
    status.textContent = "";
  }

  async function read(elements, mine) {
    let dumb = false;
    for (const element of elements) {
      const heard = (await play(element, mine)) || (await say(element, mine));
      if (mine !== turn) return;
      dumb ||= !heard;
    }
    stop();
    if (dumb) status.textContent = box.dataset.noVoice;
  }

  // A recording of a question is played in place of the voice.
  function play(element, mine) {
    const inside = element.id ? element : element.querySelector("[id]");
    const audio = inside && main.querySelector(`audio[data-instead-of="${CSS.escape(inside.id)}"]`);
    if (!audio || mine !== turn) return false;
    playing = audio;
    audio.currentTime = 0;
    return new Promise((done) => {
      audio.onended = () => done(true);
      audio.onpause = () => audio.ended || done(true);
      audio.onerror = () => done(false);
      audio.play().catch(() => done(mine !== turn));
    });
  }

  async function say(element, mine) {
    const lang = element.closest("[lang]").lang;
    const voice = await voiceFor(lang);
    if (!voice || mine !== turn) return false;
    const { text, nodes } = spoken(element);
    const speech = new SpeechSynthesisUtterance(text);
    speech.lang = lang;
    speech.voice = voice;
    saying = speech;
    speech.onboundary = (at) => mine === turn && highlight(nodes, text, at);
    return new Promise((done) => {
      speech.onend = () => done(true);
      speech.onerror = () => done(false);
      synth.speak(speech);
    });
  }
}

// Only voices of the device itself: others send what they read to somebody else's machine.
async function voiceFor(lang) {
  if (!synth.getVoices().length) await (waited ??= voicesLoaded());
  const plain = (code) => code.toLowerCase().replace("_", "-");
  const voices = synth.getVoices().filter((voice) => voice.localService);
  const [wanted] = plain(lang).split("-");
  return (
    voices.find((voice) => plain(voice.lang) === plain(lang)) ||
    voices.find((voice) => plain(voice.lang).split("-")[0] === wanted)
  );
}

function voicesLoaded() {
  return new Promise((done) => {
    synth.addEventListener("voiceschanged", done, { once: true });
    setTimeout(done, 2000);
  });
}

// Everything there is to read, in the order it stands on the page; nothing twice, nothing hidden.
function parts(main) {
  const found = main.querySelectorAll("h1,h2,h3,p,li,dt,dd,label,legend,textarea,.button");
  const own = new Set(found);
  return [...found].filter((element) => {
    for (let up = element.parentElement; up !== main; up = up.parentElement) {
      if (own.has(up)) return false;
    }
    return !element.closest(".read-aloud,[data-quiet]") && seen(element) && words(element);
  });
}

function words(element) {
  return spoken(element).text.trim();
}

// The text of an element, and which of its nodes each letter stands in.
function spoken(element) {
  if (element.localName === "textarea") return { text: element.value, nodes: [] };
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  let text = "";
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("[aria-hidden=true],.listen")) continue;
    if (!seen(node.parentElement)) continue;
    nodes.push([text.length, node]);
    text += `${node.data} `;
  }
  return { text, nodes };
}

function highlight(nodes, text, { charIndex, charLength }) {
  if (!CSS.highlights) return;
  const [from, node] = nodes.findLast(([start]) => start <= charIndex) ?? [];
  if (!node) return;
  const length = charLength || text.slice(charIndex).search(/\s|$/);
  const range = new Range();
  range.setStart(node, Math.min(charIndex - from, node.length));
  range.setEnd(node, Math.min(charIndex - from + length, node.length));
  CSS.highlights.set("spoken", new Highlight(range));
}
