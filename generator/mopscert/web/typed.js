// What stands in the controls of a question as it was typed or chosen, even where it is no answer yet.

const isChoice = ({ type }) => type === "radio" || type === "checkbox";

export const controlsOf = (question) => [...question.querySelectorAll("fieldset :is(input, select)")];

/** Of each control that is used, its value: of a choice alone, else behind the name of the control. */
export function typedIn(controls) {
  const used = controls.filter((control) => (isChoice(control) ? control.checked : control.value));
  return used.map((control) => (isChoice(control) ? control.value : `${control.name}=${control.value}`));
}

export function typeInto(controls, values) {
  for (const control of controls) {
    const own = values.find((value) => `${value}`.startsWith(`${control.name}=`));
    if (isChoice(control)) control.checked = values.includes(control.value);
    else control.value = own?.slice(control.name.length + 1) ?? "";
  }
}
