// In the copy of the site that people download: says what a page opened as a file cannot do, and leads links of folders
// to the page inside. A script of the old kind, since browsers load no modules for a page without a server.
if (location.protocol === "file:") {
  const banner = document.createElement("aside");
  banner.className = "md-banner";
  const note = banner.appendChild(document.createElement("div"));
  note.className = "md-banner__inner md-grid md-typeset";
  note.textContent = document.currentScript.dataset.note;
  document.querySelector(".md-container").prepend(banner);
  for (const link of document.querySelectorAll("a[href]")) {
    const address = new URL(link.href);
    if (address.protocol === "file:" && address.pathname.endsWith("/")) {
      address.pathname += "index.html";
      link.href = address.href;
    }
  }
}
