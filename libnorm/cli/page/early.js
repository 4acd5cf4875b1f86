// Before anything is painted: with a script at work the articles wait until it has read them. If it fails in a browser
// that lacks something, they are shown as without it.
document.documentElement.className = "script loading";
addEventListener("error", () => {
  if (document.documentElement.className.includes("loading"))
    document.documentElement.className = "";
});
