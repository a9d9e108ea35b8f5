// What can be done with a question besides answering it; loaded when it is asked for.
import { formerOf } from "./answers.js";
import { without } from "./overview.js";
import { records } from "./records.js";
import { words } from "./words-tools.js";

const TOOLS = {
  async link({ href }) {
    try {
      await navigator.clipboard.writeText(href);
      return words.copied;
    } catch {
      location.href = href; // where the clipboard is closed to us, the address bar shows it
      return "";
    }
  },

  // The button goes away with the answer, so the focus moves to where the next one begins.
  async forget(button) {
    const question = button.closest("mops-self-check");
    records.update((state) => without(state, [question.dataset.question, ...formerOf(question)]));
    question.querySelector("input, select").focus();
    return words.forgotten;
  },
};

/** Uses the tool that was pressed; what came of it, in words. */
export const use = (pressed) => TOOLS[pressed.dataset.tool](pressed);
