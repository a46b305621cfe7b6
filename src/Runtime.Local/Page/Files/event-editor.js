// The editor of the event.
import { checkJson, countBytes, createEditor } from "/lambda-page/editor.js";

const MOST_BYTES = 6 * 1024 * 1024;

const count = number => number.toLocaleString("en");

function check(text) {
  if (text.trim() === "") return null;
  const bytes = new TextEncoder().encode(text).length;
  return bytes > MOST_BYTES ? { verdict: `Too large: the event has ${count(bytes)} bytes, and the maximum is ${count(MOST_BYTES)}.`, offset: 0 } : checkJson(text);
}

const editor = createEditor({
  area: "event", lines: "lines", verdict: "verdict", toFault: "fault", format: "format", check,
  describe: text => text.trim() === "" ? "Empty: the function gets {}." : `JSON, ${countBytes(text)}.`,
});
editor.judge();

export const { text, setText, findProblem, onChange, focus } = editor;
