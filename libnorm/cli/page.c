#include "cli/page.h"

/* Works without its script too: then there are the articles, and no filters. */
static const char *const head[] = {
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    "<meta name=\"color-scheme\" content=\"light dark\">\n<title>normtest report</title>\n<style>\n",
    ":root { --ink: #1b1b1b; --paper: #fff; --quiet: #666; --line: #ddd;\n"
    "  --kept: #1a7f37; --moved: #0b6e99; --aside: #9a6700; --readers: #8250df; --removed: #c2312b; }\n"
    "@media (prefers-color-scheme: dark) { :root { --ink: #e6e6e6; --paper: #16181c; --quiet: #9a9a9a; --line: #333;\n"
    "  --kept: #4cc26a; --moved: #58b7dd; --aside: #d9a832; --readers: #b892f5; --removed: #f07069; } }\n"
    "body { margin: 0 auto; max-width: 60rem; padding: 1rem; font: 1rem/1.5 system-ui, sans-serif;\n"
    "  color: var(--ink); background: var(--paper); }\n"
    "h1 { font-size: 1.3rem; margin: 0 0 .5rem; }\n"
    "#tools { position: sticky; top: 0; z-index: 1; background: var(--paper); padding: .5rem 0;\n"
    "  border-bottom: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }\n"
    "select, input, button { font: inherit; color: inherit; background: var(--paper);\n"
    "  border: 1px solid var(--line); border-radius: .3rem; padding: .15rem .4rem; max-width: 14rem; }\n",
    "article { border-bottom: 1px solid var(--line); padding: .5rem 0; content-visibility: auto;\n"
    "  contain-intrinsic-size: auto 30rem; }\n"
    "article[hidden], p[hidden] { display: none; }\n"
    "summary { cursor: pointer; }\n"
    "summary i, summary small, dt { color: var(--quiet); }\n"
    "dl { margin: .3rem 0; font-size: .9rem; display: flex; flex-wrap: wrap; gap: 0 .5rem; }\n"
    "dd { margin: 0 1rem 0 0; }\n"
    "article p { margin: .35rem 0; padding: 0 0 0 .7rem; border-inline-start: .25rem solid; white-space: pre-line;\n"
    "  overflow-wrap: anywhere; }\n"
    "article p:not(.kept) { color: var(--quiet); }\n",
    ".kept { border-color: var(--kept); } .moved { border-color: var(--moved); }\n"
    ".aside { border-color: var(--aside); } .readers { border-color: var(--readers); }\n"
    ".removed { border-color: var(--removed); }\n"
    "article p { position: relative; }\n"
    "article p:hover::after, article p:focus::after { position: absolute; z-index: 1;\n"
    "  content: attr(data-role) ' ' attr(data-why) ' ' attr(lang);\n"
    "  inset-block-start: 100%; inset-inline-start: .7rem; padding: .1rem .5rem; font-size: .8rem; color: var(--ink);\n"
    "  background: var(--paper); border: 1px solid var(--line); border-radius: .3rem; white-space: nowrap; }\n"
    "article.failed summary b { color: var(--removed); }\n"
    "#plots { display: flex; flex-wrap: wrap; gap: 1rem 2rem; margin: .8rem 0; }\n"
    ".plot { flex: 1 1 16rem; min-width: 0; } .plot h2 { font-size: .9rem; margin: 0; color: var(--quiet); }\n"
    ".bar { display: grid; grid-template-columns: 8rem 1fr 4rem; gap: .4rem; font-size: .8rem; align-items: center; }\n"
    ".bar span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }\n"
    ".bar :last-child { text-align: end; }\n"
    ".bar div { height: .7rem; background: var(--moved); }\n"
    ".bar div.kept { background: var(--kept); } .bar div.aside { background: var(--aside); }\n"
    ".bar div.readers { background: var(--readers); } .bar div.removed { background: var(--removed); }\n"
    "</style>\n</head>\n<body>\n<h1>normtest report</h1>\n<div id=\"plots\"></div>\n<div id=\"tools\"></div>\n",
};

static const char *const foot[] = {
    "<script>\n\"use strict\";\n"
    "const articles = [...document.querySelectorAll(\"article\")];\n"
    "const ways = { kept: \"kept\", moved: \"moved to a field\", aside: \"put aside\", readers: \"readers'\",\n"
    "  removed: \"removed\" };\n"
    "function element(name, text, to) {\n"
    "  const e = document.createElement(name);\n  e.textContent = text;\n  if (to) to.append(e);\n  return e;\n}\n"
    "function count(into, key, by = 1) { if (key) into.set(key, (into.get(key) || 0) + by); }\n"
    "const of = { way: new Map(), role: new Map(), language: new Map(), encoding: new Map(), flag: new Map() };\n"
    "for (const a of articles) {\n"
    "  for (const w in ways) count(of.way, w, Number(a.dataset[w] || 0));\n"
    "  count(of.language, a.dataset.lang);\n  count(of.encoding, a.dataset.encoding);\n"
    "  for (const f of (a.dataset.flags || \"\").split(\" \")) count(of.flag, f);\n"
    "  for (const p of a.querySelectorAll(\"p\")) count(of.role, p.dataset.role);\n}\n",
    "function plot(title, counts, unit) {\n"
    "  const rows = [...counts].filter(r => r[1]).sort((a, b) => b[1] - a[1]).slice(0, 12);\n"
    "  const sum = [...counts.values()].reduce((a, b) => a + b, 0), most = rows.length ? rows[0][1] : 1;\n"
    "  if (!rows.length) return;\n"
    "  const box = element(\"div\", \"\", document.getElementById(\"plots\"));\n"
    "  box.className = \"plot\";\n  element(\"h2\", title, box);\n"
    "  for (const [name, n] of rows) {\n"
    "    const bar = element(\"div\", \"\", box);\n    bar.className = \"bar\";\n"
    "    element(\"span\", ways[name] || name, bar).title = ways[name] || name;\n"
    "    const fill = element(\"div\", \"\", bar);\n    fill.style.width = 100 * n / most + \"%\";\n"
    "    if (ways[name]) fill.className = name;\n"
    "    element(\"span\", unit === \"%\" ? (100 * n / sum).toFixed(1) + \" %\" : n, bar);\n  }\n}\n"
    "plot(\"Bytes\", of.way, \"%\");\nplot(\"Blocks by role\", of.role);\n"
    "plot(\"Articles by language\", of.language);\n"
    "plot(\"Articles by encoding\", of.encoding);\nplot(\"Flags\", of.flag);\n",
    "const tools = document.getElementById(\"tools\"), chosen = {};\n"
    "const search = element(\"input\", \"\", element(\"label\", \"Search \", tools));\nsearch.type = \"search\";\n"
    "for (const name of [\"way\", \"role\", \"language\", \"encoding\", \"flag\"]) {\n"
    "  const select = element(\"select\", \"\", tools);\n  select.id = name;\n"
    "  select.setAttribute(\"aria-label\", name);\n  element(\"option\", \"any \" + name, select).value = \"\";\n"
    "  for (const key of [...of[name].keys()].sort())\n"
    "    element(\"option\", ways[key] || key, select).value = key;\n"
    "  select.addEventListener(\"change\", filter);\n  chosen[name] = select;\n}\n"
    "const shown = element(\"span\", \"\", tools);\nshown.setAttribute(\"role\", \"status\");\n"
    "for (const open of [true, false]) {\n"
    "  const button = element(\"button\", open ? \"Open all\" : \"Close all\", tools);\n"
    "  button.addEventListener(\"click\", () => {\n"
    "    for (const d of document.querySelectorAll(\"details\")) d.open = open;\n  });\n}\n",
    "function filter() {\n"
    "  const words = search.value.toLowerCase(), role = chosen.role.value, way = chosen.way.value;\n  let n = 0;\n"
    "  for (const a of articles) {\n"
    "    let good = (!chosen.language.value || a.dataset.lang === chosen.language.value) &&\n"
    "      (!chosen.encoding.value || a.dataset.encoding === chosen.encoding.value) &&\n"
    "      (!chosen.flag.value || (a.dataset.flags || \"\").split(\" \").includes(chosen.flag.value));\n"
    "    if (good && words) good = (a.low = a.low || a.textContent.toLowerCase()).includes(words);\n"
    "    if (good && (role || way || a.picked)) {\n      let any = false;\n"
    "      for (const p of a.querySelectorAll(\"p\")) {\n"
    "        const fits = (!role || p.dataset.role === role) && (!way || p.classList.contains(way));\n"
    "        p.hidden = !fits;\n        any = any || fits;\n      }\n"
    "      a.picked = role || way;\n      good = any || !a.picked;\n    }\n"
    "    a.hidden = !good;\n    n += good;\n  }\n"
    "  shown.textContent = n + \" of \" + articles.length + \" articles\";\n}\n"
    "let timer;\nsearch.addEventListener(\"input\", () => { clearTimeout(timer); timer = setTimeout(filter, 120); });\n"
    "filter();\n</script>\n</body>\n</html>\n",
};

static void all(struct buf *out, const char *const *parts, size_t n)
{
    size_t i;

    for (i = 0; i < n; i++)
        buf_text(out, parts[i]);
}

void page_head(struct buf *out)
{
    all(out, head, sizeof head / sizeof *head);
}

void page_foot(struct buf *out)
{
    all(out, foot, sizeof foot / sizeof *foot);
}

void page_text(struct buf *out, norm_str s)
{
    size_t i;

    for (i = 0; i < s.len; i++)
        if (s.data[i] == '&')
            buf_text(out, "&amp;");
        else if (s.data[i] == '<')
            buf_text(out, "&lt;");
        else
            buf_byte(out, s.data[i]);
}

void page_failure(struct buf *out, norm_str name, const char *message)
{
    buf_text(out, "<article class=\"failed\" data-flags=\"failed\"><details open><summary><b>failed</b> <i>");
    page_text(out, name);
    buf_text(out, "</i></summary>");
    page_text(out, str_of(message));
    buf_text(out, "</details></article>\n");
}
