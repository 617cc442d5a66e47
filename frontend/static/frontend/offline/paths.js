// Which pages one person is asked. The same rules as surveys/paths.py, parts.py and monitoring.py;
// tests/functional/offline/test_paths.py asks both the same questions.
const SILENT = new Set(["dont_know", "rather_not_say"]);

// What was given on a page, as the server will understand it: a state, and what was chosen.
export function understood({ kind }, { choice = [], text = "" }) {
  const chosen = choice.filter(Boolean);
  if (kind === "text" && text.trim()) return { state: "answered", choice: "", choices: [] };
  if (!chosen.length) return { state: "skipped", choice: "", choices: [] };
  if (chosen.length === 1 && SILENT.has(chosen[0])) {
    return { state: chosen[0], choice: "", choices: [] };
  }
  if (kind === "several") return { state: "answered", choice: "", choices: chosen };
  return { state: "answered", choice: chosen[0], choices: [] };
}

// `answers` holds what was given, by the key of the question.
export function asked(pages, answers, variant) {
  const inParts = askedInParts(pages, answers, variant);
  const given = new Map();
  return pages.filter((page) => {
    const whole = page.part_of || page.key;
    if (inParts.has(whole) && Boolean(page.part_of) !== inParts.get(whole)) return false;
    if (page.follows && !given.has(page.follows)) return false;
    if (!fits(page.asked_when, given)) return false;
    if (!given.has(whole)) given.set(whole, []);
    if (answers[page.key]) given.get(whole).push(understood(page, answers[page.key]));
    return true;
  });
}

// Questions about the person, each with its number; `said` holds codes by slug.
export function aboutAsked(questions, said) {
  const slugs = new Set();
  return questions
    .map((question, index) => ({ ...question, number: index + 1 }))
    .filter(({ slug, asked_when: when }) => {
      const isAsked =
        !when.slug ||
        (slugs.has(when.slug) && when.codes.some((code) => said[when.slug]?.includes(code)));
      if (isAsked) slugs.add(slug);
      return isAsked;
    });
}

function askedInParts(pages, answers, variant) {
  const found = new Map();
  for (const { part_of: whole } of pages) {
    if (!whole || found.has(whole)) continue;
    const anyPart = pages.some((page) => page.part_of === whole && answers[page.key]);
    found.set(whole, anyPart || (variant === "easy_read" && !answers[whole]));
  }
  return found;
}

function fits(when, given) {
  if (!when.key) return true;
  const said = optionsOf(given.get(when.key) ?? []);
  return when.answers.some((answer) => said.has(answer));
}

function optionsOf(answers) {
  const options = new Set(answers.flatMap(({ choice, choices }) => [choice, ...choices]));
  if (answers.length > 1) options.add(combined(answers));
  options.delete("");
  return options;
}

// What several parts say together.
function combined(answers) {
  const chosen = new Set(
    answers.filter(({ state }) => state === "answered").map(({ choice }) => choice),
  );
  return chosen.size > 1 ? "sometimes" : ([...chosen][0] ?? "");
}
