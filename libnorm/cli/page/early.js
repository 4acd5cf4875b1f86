// Before anything is painted: with a script at work the articles wait until it has read them.
document.documentElement.className = "script loading";
