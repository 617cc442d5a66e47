// Types in a form by keys: the figure of a box chooses it, Enter goes on. Works without it, too.
const form = document.getElementById("typing");
const fields = [...form.querySelectorAll("[data-typing], .field:not(.typing-words)")];
document.querySelector("[data-typing-keys]").hidden = false;
form.addEventListener("keydown", press);

function press(event) {
  if (event.key === "Enter") return enter(event);
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const group = event.target.closest("[data-typing]");
  if (!group || !event.target.matches("[type=radio], [type=checkbox]")) return;
  const box = group.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!box) return;
  event.preventDefault();
  if (box.type === "radio") choose(group, box);
  else tick(group, box);
}

function choose(group, box) {
  box.checked = true;
  const words = group.querySelector("textarea");
  if (words && box.value === "-words") words.focus();
  else move(group, 1);
}

// "Left empty" and "Cannot tell" fit with no other box of the same question.
function tick(group, box) {
  const alone = (other) => other.value.startsWith("-");
  box.checked = !box.checked;
  box.focus();
  if (!box.checked) return;
  for (const other of group.querySelectorAll("[type=checkbox]"))
    if (other !== box && (alone(box) || alone(other))) other.checked = false;
  if (alone(box)) move(group, 1);
}

function enter(event) {
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.target.matches("input:not([type=hidden]), select")) {
    event.preventDefault();
    move(event.target.closest("[data-typing], .field"), event.shiftKey ? -1 : 1);
  }
}

function move(from, step) {
  const next = fields[fields.indexOf(from) + step];
  const target = next
    ? (next.querySelector("input:checked") ?? next.querySelector("input, select"))
    : form.querySelector("button");
  target?.focus();
}
