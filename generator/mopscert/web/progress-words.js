// What scripts say on the page "My progress". It stands in that page, where it costs those nothing who do not open it.

export const words = JSON.parse(document.querySelector("mops-progress").dataset.words);
