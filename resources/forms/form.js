(() => {
  "use strict";
  const form = document.getElementById("form");
  const told = document.getElementById("told");
  const about = form.dataset;
  const wordy = ["change", "remove", "secret"];
  let typed = false;

  const collected = () => {
    const whole = {};
    const lines = new Map();
    for (const field of form.elements) {
      const parts = (field.name || "").split("-");
      if (parts[0] !== "lupdesk") continue;
      if (parts.length === 3) {
        whole[parts[2]] = field.value;
        continue;
      }
      const [, , id, part] = parts;
      if (!lines.has(id)) lines.set(id, { id, fields: {} });
      const line = lines.get(id);
      if (field.type === "radio") {
        if (field.checked) line.choice = field.value;
      } else if (field.type === "checkbox") {
        line.secret = field.checked;
      } else {
        line[part] = field.value;
        line.fields[part] = field;
      }
    }
    return { whole, lines: [...lines.values()] };
  };

  const wants = (line) => {
    if (wordy.includes(line.choice) && !line.words.trim()) return line.fields.words;
    if (line.secret && !line.reason.trim()) return line.fields.reason;
    return null;
  };

  const mark = (field, wrong) => {
    const said = document.getElementById(`${field.id}-wants`);
    if (said) said.hidden = !wrong;
    if (wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  };

  const saved = ({ whole, lines }) =>
    JSON.stringify(
      {
        kind: "lupdesk-answer",
        format: Number(about.format),
        form: about.form,
        form_kind: about.kind,
        version: Number(about.version),
        sha256: about.sha256,
        ...whole,
        lines: lines.map(({ fields, ...line }) => line),
      },
      null,
      1,
    );

  const download = (text) => {
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    const link = document.createElement("a");
    link.href = address;
    link.download = about.file;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60000);
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const found = collected();
    let first = null;
    for (const line of found.lines) {
      const field = wants(line);
      for (const one of Object.values(line.fields)) mark(one, one === field);
      first = first || field;
    }
    if (first) {
      told.textContent = about.wants;
      first.focus();
      return;
    }
    download(saved(found));
    typed = false;
    told.textContent = about.saved;
  });

  const grow = (field) => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };

  const put = (field, line, part) => {
    if (field.type === "radio") {
      field.checked = field.value === line.choice;
      const button = document.getElementById(`${field.name}-clear`);
      if (button && field.checked) button.hidden = false;
    } else if (field.type === "checkbox") {
      field.checked = line.secret === true;
    } else {
      field.value = typeof line[part] === "string" ? line[part] : "";
      if (field.tagName === "TEXTAREA") grow(field);
    }
  };

  const fill = (found) => {
    const lines = new Map(found.lines.map((line) => [line.id, line]));
    for (const field of form.elements) {
      const parts = (field.name || "").split("-");
      if (parts[0] !== "lupdesk") continue;
      if (parts.length === 3) put(field, found, parts[2]);
      else put(field, lines.get(parts[2]) || {}, parts[3]);
    }
  };

  const read = (text) => {
    try {
      const found = JSON.parse(text);
      const ours = found.kind === "lupdesk-answer" && Array.isArray(found.lines);
      return ours && found.form === about.form && found.sha256 === about.sha256 ? found : null;
    } catch {
      return null;
    }
  };

  const load = document.getElementById("load");
  document.getElementById("resume").addEventListener("click", () => load.click());
  load.addEventListener("change", async () => {
    const [file] = load.files;
    if (!file) return;
    const found = read(await file.text());
    load.value = "";
    if (found) fill(found);
    typed = false;
    told.textContent = found ? about.read : about.other;
  });

  const clearer = (field) =>
    field.type === "radio" ? document.getElementById(`${field.name}-clear`) : null;

  form.addEventListener("input", (event) => {
    const field = event.target;
    typed = true;
    told.textContent = "";
    if (field.tagName === "TEXTAREA") {
      mark(field, false);
      grow(field);
    }
    const button = clearer(field);
    if (button) button.hidden = false;
  });

  form.addEventListener("click", (event) => {
    const button = event.target;
    if (!button.classList || !button.classList.contains("clear")) return;
    const name = button.id.slice(0, -"-clear".length);
    const choices = [...form.elements].filter((one) => one.name === name);
    for (const one of choices) one.checked = false;
    button.hidden = true;
    choices[0].focus();
    typed = true;
  });

  window.addEventListener("beforeunload", (event) => {
    if (!typed) return;
    event.preventDefault();
    event.returnValue = "";
  });

  for (const field of form.elements) {
    const button = field.checked ? clearer(field) : null;
    if (button) button.hidden = false;
  }
  for (const one of document.querySelectorAll(".needs-script")) one.hidden = false;
})();
