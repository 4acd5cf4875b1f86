#include "gen/parts/phrase_rules.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fail(const text_rules *all, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    fprintf(stderr, "%s:%d: ", all->file, all->line);
    vfprintf(stderr, format, args);
    fputc('\n', stderr);
    va_end(args);
    exit(EXIT_FAILURE);
}

static char *copy(text_rules *all, const char *s)
{
    char *p = malloc(strlen(s) + 1);

    if (!p)
        fail(all, "no memory");
    return strcpy(p, s);
}

static void pool_add(text_rules *all, const char *s)
{
    size_t n = strlen(s);

    if (all->pool_len + n + 1 > all->pool_cap) {
        all->pool_cap = (all->pool_len + n + 1) * 2;
        all->pool = realloc(all->pool, all->pool_cap);
        if (!all->pool)
            fail(all, "no memory");
    }
    memcpy(all->pool + all->pool_len, s, n);
    all->pool_len += n;
}

static text_rule *current(text_rules *all)
{
    if (!all->rule_count)
        fail(all, "no rule yet");
    return &all->rules[all->rule_count - 1];
}

static void end_rule(text_rules *all)
{
    text_rule *r;

    if (!all->rule_count)
        return;
    r = current(all);
    if (!r->role || !r->what || !r->seen || r->at < 0 || !r->strength)
        fail(all, "rule %s lacks role, at, strength, what or seen", r->id);
    if (r->phrases == all->pool_len)
        fail(all, "rule %s has no phrase", r->id);
    all->pool[all->pool_len++] = '\0';
}

static void begin_rule(text_rules *all, const char *id)
{
    size_t i;

    end_rule(all);
    if (strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_.") != strlen(id) || !strchr(id, '.'))
        fail(all, "an id is like share.tweet, not %s", id);
    for (i = 0; i < all->rule_count; i++)
        if (!strcmp(all->rules[i].id, id))
            fail(all, "there is a rule %s already", id);
    if (all->rule_count == MAX_RULES)
        fail(all, "more than %d rules", MAX_RULES);
    pool_add(all, "");
    all->rules[all->rule_count].id = copy(all, id);
    all->rules[all->rule_count].at = -1;
    all->rules[all->rule_count++].phrases = all->pool_len;
}

static int choice(const text_rules *all, const char *value, const char *const *names)
{
    int i;

    for (i = 0; names[i]; i++)
        if (!strcmp(names[i], value))
            return i;
    fail(all, "unknown value %s", value);
    return -1;
}

static unsigned lang_index(text_rules *all, const char *tag)
{
    size_t i;

    for (i = 0; i < all->lang_count; i++)
        if (!strcmp(all->langs[i], tag))
            return (unsigned)i;
    if (strlen(tag) < 2 || strlen(tag) > 11)
        fail(all, "not a language tag: %s", tag);
    if (all->lang_count == MAX_LANGS)
        fail(all, "more than %d languages", MAX_LANGS);
    all->langs[all->lang_count] = copy(all, tag);
    return (unsigned)all->lang_count++;
}

static void add_symbol(text_rules *all, text_phrase *p, uint32_t symbol)
{
    if (p->n == MAX_SYMBOLS)
        fail(all, "more than %d words", MAX_SYMBOLS);
    p->symbols[p->n++] = symbol;
}

/* Letters that touch a hole belong to it: holes take whole words ("%d개", "ב%s"). */
static bool belongs_to_hole(const nm_word *w, size_t len, bool after_hole, bool before_hole)
{
    return !(w->flags & NM_W_WIDE) && ((after_hole && w->begin == 0) || (before_hole && w->end == len));
}

static void add_words(text_rules *all, text_phrase *p, const char *s, size_t len, bool after_hole, bool before_hole)
{
    norm_allocator allocator = nm_default_allocator();
    norm_str text = {s, len};
    nm_arena arena;
    nm_vec words;
    size_t i;

    nm_arena_init(&arena, &allocator);
    nm_vec_init(&words, &arena, sizeof(nm_word));
    if (!nm_words_split(text, 1000, &words))
        fail(all, "no memory");
    for (i = 0; i < words.len; i++) {
        const nm_word *w = (nm_word *)words.data + i;

        if (!belongs_to_hole(w, len, after_hole, before_hole))
            add_symbol(all, p, w->flags & NM_W_NUMBER ? NM_SYM_NUMBER : w->hash);
    }
    nm_arena_free(&arena);
}

/* The special that begins at s and its length, or 0. */
static uint32_t special_at(const char *s, size_t *len)
{
    static const struct {
        const char *text;
        uint32_t symbol;
    } table[] = {{"%s", NM_SYM_NAME}, {"%n", NM_SYM_SHORT},           {"%t", NM_SYM_TITLE},      {"%d", NM_SYM_NUMBER},
                 {":", NM_SYM_COLON}, {"\xEF\xBC\x9A", NM_SYM_COLON}, {"\xC2\xA9", NM_SYM_COPY}, {"|", NM_SYM_BAR},
                 {"/", NM_SYM_SLASH}, {"\xEF\xBC\x8F", NM_SYM_SLASH}, {"\xEF\xBD\x9C", NM_SYM_BAR},
                 {"=", NM_SYM_COLON}, {"\xEF\xBC\x9D", NM_SYM_COLON}, {"\xD5\x9D", NM_SYM_COLON}};
    size_t i;

    for (i = 0; i < sizeof table / sizeof *table; i++) {
        *len = strlen(table[i].text);
        if (!strncmp(s, table[i].text, *len))
            return table[i].symbol;
    }
    *len = 1;
    return 0;
}

static bool is_hole(uint32_t symbol)
{
    return symbol == NM_SYM_NAME || symbol == NM_SYM_SHORT || symbol == NM_SYM_TITLE;
}

static void parse_phrase(text_rules *all, text_phrase *p, const char *s)
{
    const char *from = s;
    bool after_hole = false;
    size_t len;

    while (*s) {
        uint32_t special = special_at(s, &len);

        if (special) {
            bool hole = is_hole(special) || special == NM_SYM_NUMBER;

            add_words(all, p, from, (size_t)(s - from), after_hole, hole);
            add_symbol(all, p, special);
            after_hole = hole;
            from = s + len;
        }
        s += len;
    }
    add_words(all, p, from, (size_t)(s - from), after_hole, false);
}

static void check_phrase(const text_rules *all, const text_phrase *p)
{
    unsigned i, holes = 0, literals = 0;

    for (i = 0; i < p->n; i++) {
        literals += p->symbols[i] >= NM_SYM_WORDS || p->symbols[i] == NM_SYM_COPY;
        if (is_hole(p->symbols[i]) && ++holes > 1 && is_hole(p->symbols[i - 1]))
            fail(all, "a hole after a hole");
    }
    if (!literals)
        fail(all, "a phrase needs a word");
    if (holes > MAX_HOLES)
        fail(all, "more than %d holes", MAX_HOLES);
    if (is_hole(p->symbols[0]) && all->rules[p->rule].at != NM_AT_WHOLE)
        fail(all, "a phrase that begins with a hole is a whole block");
    if (p->root == NM_PHRASE_FLOATING && p->symbols[0] < NM_SYM_WORDS)
        fail(all, "a phrase that may stand anywhere begins with a word");
}

static void add_phrase(text_rules *all, const char *lang, const char *text)
{
    text_rule *r = current(all);
    text_phrase *p = &all->phrases[all->phrase_count++];
    char head[16];

    if (all->phrase_count == MAX_PHRASES)
        fail(all, "more than %d phrases", MAX_PHRASES);
    if (r->at < 0)
        fail(all, "\"at\" comes before the phrases");
    p->rule = (unsigned)(all->rule_count - 1);
    p->lang = lang_index(all, lang);
    p->root = r->at == NM_AT_WHOLE || r->at == NM_AT_START ? NM_PHRASE_ANCHORED : NM_PHRASE_FLOATING;
    parse_phrase(all, p, text);
    check_phrase(all, p);
    snprintf(head, sizeof head, "%s\t", lang);
    if (all->pool_len > r->phrases)
        pool_add(all, "\n");
    pool_add(all, head);
    pool_add(all, text);
}

static void read_line(text_rules *all, char *line)
{
    static const char *const places[] = {"whole", "start", "end", "any", NULL};
    static const char *const strengths[] = {"", "weak", "strong", "sure", NULL};
    char *value = line + strcspn(line, " ");

    if (!*line || *line == '#')
        return;
    if (!*value || !value[1] || value[1] == ' ')
        fail(all, "a line is a word, a space and a text");
    *value++ = '\0';
    if (!strcmp(line, "rule"))
        begin_rule(all, value);
    else if (!strcmp(line, "role"))
        current(all)->role = copy(all, value);
    else if (!strcmp(line, "what"))
        current(all)->what = copy(all, value);
    else if (!strcmp(line, "seen"))
        current(all)->seen = copy(all, value);
    else if (!strcmp(line, "at"))
        current(all)->at = choice(all, value, places);
    else if (!strcmp(line, "strength"))
        current(all)->strength = choice(all, value, strengths);
    else if (strcmp(line, "not"))
        add_phrase(all, line, value);
}

void read_rules(text_rules *all, const char *file)
{
    static char line[4096];
    FILE *f = fopen(file, "r");

    all->file = file;
    all->line = 0;
    if (!f)
        fail(all, "cannot be read");
    while (fgets(line, sizeof line, f)) {
        all->line++;
        line[strcspn(line, "\r\n")] = '\0';
        read_line(all, line);
    }
    fclose(f);
}

void end_rules(text_rules *all)
{
    end_rule(all);
}
