// Puts the live parts of a page that was just read in the place of the old ones. A part somebody
// types in is left as it is, the focus stays where it was, and what was opened stays open.

// Returns the first part where something had to wait; `carry` takes what was typed along instead.
// `say` is given the sentence of each part that has something new to say.
export function renewAll(fresh, say, carry = false) {
  const outermost = (part) => !part.parentElement.closest("[data-live]");
  const parts = [...document.querySelectorAll("[data-live][id]")].filter(outermost);
  return parts.filter((part) => renew(part, fresh.getElementById(part.id), say, carry))[0];
}

function renew(old, fresh, say, carry) {
  if (!fresh || same(old, fresh)) return false;
  if (carry || !typedIn(old)) {
    replace(old, document.importNode(fresh, true), say);
    return false;
  }
  const [mine, theirs] = [old, fresh].map(withoutParts);
  const waits = [...old.querySelectorAll("[data-live][id]")].map((part) =>
    renew(part, fresh.querySelector(`#${CSS.escape(part.id)}`), say, carry),
  );
  return waits.some(Boolean) || !same(mine, theirs);
}

function withoutParts(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll("[data-live][id]").forEach((inner) => inner.replaceChildren());
  return copy;
}

function replace(old, fresh, say) {
  const focused = old.contains(document.activeElement) && document.activeElement;
  const open = [...old.querySelectorAll("details[open]")].map(named);
  const typed = [...fieldsOf(old)].filter(dirty);
  old.replaceWith(fresh);
  for (const details of fresh.querySelectorAll("details")) {
    details.open ||= open.includes(named(details));
  }
  for (const field of typed) {
    const twin = twinOf(field, fresh);
    if (twin) Object.assign(twin, { value: field.value, checked: field.checked });
  }
  if (focused) focusOn(twinOf(focused, fresh) || fresh, focused);
  const { says, news } = fresh.dataset;
  if (says && (!news || news !== old.dataset.news)) say(says);
}

function focusOn(element, before) {
  if (!element.matches("a,button,input,select,textarea,summary,[tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (element.localName === "textarea" && before.localName === "textarea") {
    element.setSelectionRange(before.selectionStart, before.selectionEnd);
  }
}

function twinOf(element, within) {
  if (element.id) return within.querySelector(`#${CSS.escape(element.id)}`);
  const { localName, name, value } = element;
  const alike = [...within.querySelectorAll(localName)].filter((other) => other.name === name);
  return alike.find((other) => other.value === value) || alike[0];
}

function named(details) {
  return details.id || details.querySelector("summary")?.textContent.trim();
}

// Keys that are new each time a page is drawn, and what somebody has opened, are no difference.
function same(one, other) {
  const [plain, fresh] = [one, other].map((part) => {
    const copy = part.cloneNode(true);
    copy.removeAttribute("tabindex");
    copy.querySelectorAll("details").forEach((details) => details.removeAttribute("open"));
    for (const name of ["csrfmiddlewaretoken", "key"]) {
      copy.querySelectorAll(`input[name=${name}]`).forEach((input) => input.removeAttribute("value"));
    }
    return copy.outerHTML;
  });
  return plain === fresh;
}

function fieldsOf(part) {
  return part.querySelectorAll("input:not([type=hidden]),textarea,select");
}

function dirty(field) {
  if (field.localName === "select") {
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  }
  return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
}

// A field that holds something which was not saved, if there is one.
export function typedIn(part) {
  return [...fieldsOf(part)].find(dirty);
}

// An option a supporter points at says so on its card, beside a choice that is left alone.
export function point(fresh) {
  for (const label of document.querySelectorAll(".choice label[for]")) {
    const twin = fresh.querySelector(`label[for="${CSS.escape(label.htmlFor)}"]`);
    if (twin && twin.innerHTML !== label.innerHTML) label.replaceChildren(...twin.childNodes);
  }
}

// What was sent is what is kept now: only what was typed since is still to be saved.
export function settle(form, sent) {
  for (const field of form.elements) {
    if (field.type === "radio" || field.type === "checkbox") {
      field.defaultChecked = sent.getAll(field.name).includes(field.value);
    } else if (field.localName === "textarea" || field.type === "text") {
      if (sent.has(field.name)) field.defaultValue = sent.get(field.name);
    }
  }
}
