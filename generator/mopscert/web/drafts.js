// Keeps what was chosen and not yet checked, so that a page that is closed or loaded anew loses nothing.
import { find, records } from "./records.js";
import { controlsOf, typeInto, typedIn } from "./typed.js";

// A draft belongs to the time between two tries: the next one makes it void.
const triesOf = (state, id, rev) => find(state, id, rev)?.tries ?? 0;

export const isLive = (state, id, draft) => Array.isArray(draft?.typed) && draft.tries === triesOf(state, id, draft.rev);

/** The state with one more draft, and without those that were checked since. */
export function drafted(state, id, rev, typed) {
  const live = Object.entries(state.drafts ?? {}).filter(([each, draft]) => isLive(state, each, draft));
  return { ...state, drafts: { ...Object.fromEntries(live), [id]: { rev, tries: triesOf(state, id, rev), typed } } };
}

export function keep(question) {
  const { question: id, rev } = question.dataset;
  records.update((state) => drafted(state, id, Number(rev), typedIn(controlsOf(question))));
}

export function put(question) {
  const { question: id, rev } = question.dataset;
  const draft = records.state.drafts[id];
  if (draft.rev === Number(rev) && isLive(records.state, id, draft)) typeInto(controlsOf(question), draft.typed);
}
