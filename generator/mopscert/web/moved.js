// Leads on from a former address, and takes along the part of the page that was asked for; without script a tag does.

customElements.define(
  "mops-moved",
  class extends HTMLElement {
    connectedCallback() {
      const { href } = this.firstElementChild;
      location.replace(location.hash ? new URL(location.hash, href) : href);
    }
  },
);
