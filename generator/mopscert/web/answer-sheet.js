// How questions are answered: what a learner has given, whether it is right, and which reasons belong to it.
import { NumberAnswer } from "./answers-number.js";
import { Match, Order } from "./answers-rows.js";
import { Choice } from "./answers.js";

const SHEETS = { single: Choice, multiple: Choice, order: Order, match: Match, number: NumberAnswer };

/** The answer sheet of a question, by its type. */
export const answerSheet = (root) => new SHEETS[root.dataset.type](root);
