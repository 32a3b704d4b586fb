// Runs the script of a page without a browser: fields as the page has them, values as a person
// would give them, and what the page then saves. In: JSON on stdin. Out: JSON.
import fs from "node:fs";
import vm from "node:vm";

const { script, about, fields, values, file } = JSON.parse(fs.readFileSync(0, "utf8"));
const listeners = {};
const saved = [];
const elements = fields.map((one) => ({
  ...one,
  style: {},
  attributes: {},
  hidden: false,
  setAttribute(name, value) { this.attributes[name] = value; },
  removeAttribute(name) { delete this.attributes[name]; },
  addEventListener(name, act) { listeners[`${this.id}-${name}`] = act; },
  focus() { focused = this.id || this.name; },
}));
let focused = "";
for (const [at, value] of Object.entries(values)) {
  const field = elements[at];
  if (typeof value === "boolean") field.checked = value;
  else field.value = value;
}
const told = { textContent: "" };
const form = {
  dataset: about,
  elements,
  addEventListener: (name, act) => { listeners[name] = act; },
};
const link = { click() { link.clicked = true; }, remove() {} };
const document = {
  getElementById: (id) => ({ form, told })[id] ?? elements.find((one) => one.id === id) ?? null,
  querySelectorAll: () => [],
  createElement: () => link,
  body: { append() {} },
};
const window = { addEventListener: (name, act) => { listeners[name] = act; } };
class Blob {
  constructor(parts) { saved.push(parts.join("")); }
}
const URL = { createObjectURL: () => "blob:x", revokeObjectURL() {} };
vm.runInNewContext(script, { document, window, Blob, URL, setTimeout: () => 0 });

const leaving = () => {
  const event = { stopped: false, preventDefault() { this.stopped = true; } };
  listeners.beforeunload(event);
  return event.stopped;
};
const before = leaving();
if (file !== undefined) {
  const load = elements.find((one) => one.id === "load");
  load.files = [{ text: async () => file }];
  await listeners["load-change"]();
}
const read = told.textContent;
listeners.input({ target: elements[0] });
const typed = leaving();
listeners.submit({ preventDefault() {} });
console.log(JSON.stringify({
  saved, read, told: told.textContent, focused, name: link.download ?? "",
  asks: [before, typed, leaving()],
  wrong: elements.filter((one) => one.attributes["aria-invalid"]).map((one) => one.name),
}));
