/* peers.c - single stages beside peers, in turn in one run, over the documents on standard input.
 *
 *   peers decode    UTF-8: memcpy, ICU's UTF-8 to UTF-16; legacy pages of 8 KB: ICU's detector and converter,
 *                   and uchardet, which detects only, where it was there when this was built
 *   peers scripts   UTF-8 by script: memcpy
 *   peers lang      CLD2, where it was there when this was built
 *   peers align     each document with itself
 *   peers sentences ICU's sentence iterator over the text as UTF-16 and over UTF-8
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ubrk.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>

#ifdef HAVE_UCHARDET
#include <uchardet/uchardet.h>
#endif

#include "bench/stage.h"
#include "support/house.h"

#define PAGE 8192u
#define LEAST_LINE 100u
#define MOST_LINE 1000u
#define LINES_BYTES (4u << 20)

static char *space; /* for peers to write to */
static size_t space_size;

static void decode_all(void *user, const docs *d)
{
    house *h = user;
    size_t i;

    for (i = 0; i < d->n; i++)
        if (norm_decode(h->context, d->data[i], d->size[i], NULL, h->article, NULL) != NORM_OK)
            exit(EXIT_FAILURE);
}

static void copy_all(void *user, const docs *d)
{
    size_t i;

    (void)user;
    for (i = 0; i < d->n; i++)
        memcpy(space, d->data[i], d->size[i]);
}

static void convert_all_with_icu(void *user, const docs *d)
{
    size_t i;

    (void)user;
    for (i = 0; i < d->n; i++) {
        UErrorCode status = U_ZERO_ERROR;
        int32_t n;

        u_strFromUTF8((UChar *)(void *)space, (int32_t)(space_size / 2), &n, d->data[i], (int32_t)d->size[i], &status);
    }
}

static void detect_and_convert_all_with_icu(void *user, const docs *d)
{
    size_t i;

    (void)user;
    for (i = 0; i < d->n; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UCharsetDetector *detector = ucsdet_open(&status);
        const UCharsetMatch *match;

        ucsdet_setText(detector, d->data[i], (int32_t)d->size[i], &status);
        match = ucsdet_detect(detector, &status);
        if (match)
            ucsdet_getUChars(match, (UChar *)(void *)space, (int32_t)(space_size / 2), &status);
        ucsdet_close(detector);
    }
}

#ifdef HAVE_UCHARDET
static void detect_all_with_uchardet(void *user, const docs *d)
{
    uchardet_t detector = uchardet_new();
    size_t i;

    for (i = 0; i < d->n; i++) {
        uchardet_handle_data(detector, d->data[i], d->size[i]);
        uchardet_data_end(detector);
        *(size_t *)user += strlen(uchardet_get_charset(detector));
        uchardet_reset(detector);
    }
    uchardet_delete(detector);
}
#endif

/* The document in the first charset that can write all of it; 0 if none can. */
static size_t in_legacy_charset(const char *data, size_t size, char *out, size_t cap)
{
    static const char *const charsets[] = {"windows-1252", "windows-1250", "windows-1251", "windows-1253",
                                           "windows-1256", "windows-1255", "windows-1254", "shift_jis",
                                           "gb18030",      "euc-kr"};
    size_t i, n = 0;

    for (i = 0; i < sizeof charsets / sizeof charsets[0] && !n; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UConverter *utf8 = ucnv_open("utf-8", &status), *to = ucnv_open(charsets[i], &status);
        const char *from = data;
        char *at = out;

        ucnv_setFromUCallBack(to, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
        ucnv_convertEx(to, utf8, &at, out + cap, &from, data + size, NULL, NULL, NULL, NULL, 1, 1, &status);
        n = U_SUCCESS(status) ? (size_t)(at - out) : 0;
        ucnv_close(utf8);
        ucnv_close(to);
    }
    return n;
}

static int has_high_bytes(const char *data, size_t size)
{
    size_t i, high = 0;

    for (i = 0; i < size; i++)
        high += (unsigned char)data[i] >= 0x80;
    return high > 8;
}

/* First pages of the documents in legacy charsets: those with anything to guess from. */
static docs legacy_pages(const docs *d)
{
    docs pages = {NULL, NULL, 0, 0};
    char page[4 * PAGE];
    size_t i;

    for (i = 0; i < d->n && pages.n < 2000; i++) {
        size_t size = d->size[i] < PAGE ? d->size[i] : PAGE, n;

        while (size && size < d->size[i] && ((unsigned char)d->data[i][size] & 0xC0) == 0x80)
            size--;
        n = in_legacy_charset(d->data[i], size, page, sizeof page);
        if (n && has_high_bytes(page, n))
            docs_add(&pages, page, n);
    }
    return pages;
}

static void print_duel(const char *what, const docs *d, duel r)
{
    printf("%-32s %8.0f MB/s  peer %8.0f MB/s  ratio %6.2f\n", what, 1e-6 * (double)d->bytes / r.ours,
           1e-6 * (double)d->bytes / r.peer, r.ratio);
}

static void print_pages(const char *peer, const docs *pages, duel r)
{
    print_duel(peer, pages, r);
    printf("%-32s %8.3f ms a page, peer %.3f ms, %zu pages\n", "", 1e3 * r.ours / (double)pages->n,
           1e3 * r.peer / (double)pages->n, pages->n);
}

/* The kind of text that most of a document's bytes are of; 0: no such. */
static int kind_of(const char *data, size_t size)
{
    size_t i, cyrillic = 0, greek = 0, cjk = 0, high = 0;

    for (i = 0; i < size; i++) {
        unsigned b = (unsigned char)data[i];

        high += b >= 0x80;
        cyrillic += b - 0xD0 < 4 ? 2 : 0;
        greek += b - 0xCD < 3 ? 2 : 0;
        cjk += b - 0xE3 < 0xEE - 0xE3 ? 3 : 0;
    }
    return high * 20 < size ? 1 : cyrillic * 2 > size ? 2 : greek * 2 > size ? 3 : cjk * 2 > size ? 4 : 0;
}

static void by_script(house *h, const docs *d)
{
    static const char *const names[] = {"UTF-8, mostly ASCII", "UTF-8, Cyrillic", "UTF-8, Greek", "UTF-8, CJK"};
    size_t i;
    int k;

    for (k = 0; k < 4; k++) {
        docs some = {NULL, NULL, 0, 0};

        for (i = 0; i < d->n; i++)
            if (kind_of(d->data[i], d->size[i]) == k + 1)
                docs_add(&some, d->data[i], d->size[i]);
        if (some.n)
            print_duel(names[k], &some, docs_duel(&some, decode_all, h, copy_all, NULL));
        docs_free(&some);
    }
}

static void decoding(house *h, const docs *d)
{
    docs pages = legacy_pages(d);

    print_duel("UTF-8, memcpy", d, docs_duel(d, decode_all, h, copy_all, NULL));
    print_duel("UTF-8, ICU to UTF-16", d, docs_duel(d, decode_all, h, convert_all_with_icu, NULL));
    if (pages.n) {
        print_pages("legacy pages, ICU's detector", &pages,
                    docs_duel(&pages, decode_all, h, detect_and_convert_all_with_icu, NULL));
#ifdef HAVE_UCHARDET
        size_t sum = 0;

        print_pages("legacy pages, uchardet", &pages, docs_duel(&pages, decode_all, h, detect_all_with_uchardet, &sum));
#endif
    }
    docs_free(&pages);
}

/* ---------------------------------------------------------------- language -- */

static void identify_all(void *user, const docs *d)
{
    house *h = user;
    size_t i;

    for (i = 0; i < d->n; i++) {
        norm_str text = {d->data[i], d->size[i]};
        norm_lang lang;

        if (norm_language(h->context, text, NULL, &lang, NULL) != NORM_OK)
            exit(EXIT_FAILURE);
    }
}

#ifdef HAVE_CLD2
const char *cld2_language(const char *data, int size); /* cld2.cc */

static void identify_all_with_cld2(void *user, const docs *d)
{
    size_t i;

    for (i = 0; i < d->n; i++)
        *(size_t *)user += strlen(cld2_language(d->data[i], (int)d->size[i]));
}
#endif

/* The documents in lines of some length: every one of them is looked at from end to end. */
static docs lines_of(const docs *d)
{
    docs lines = {NULL, NULL, 0, 0};
    size_t i, begin, end;

    for (i = 0; i < d->n && lines.bytes < LINES_BYTES; i++)
        for (begin = 0; begin < d->size[i]; begin = end + 1) {
            const char *next = memchr(d->data[i] + begin, '\n', d->size[i] - begin);

            end = next ? (size_t)(next - d->data[i]) : d->size[i];
            if (end - begin >= LEAST_LINE && end - begin <= MOST_LINE)
                docs_add(&lines, d->data[i] + begin, end - begin);
        }
    return lines;
}

static void identification(house *h, const docs *d, const char *what)
{
#ifdef HAVE_CLD2
    size_t sum = 0;

    print_duel(what, d, docs_duel(d, identify_all, h, identify_all_with_cld2, &sum));
#else
    printf("%-32s %8.0f MB/s  (CLD2 is not installed)\n", what,
           1e-6 * (double)d->bytes / docs_time(d, identify_all, h));
#endif
}

static void language(house *h, const docs *d)
{
    docs lines = lines_of(d);
    size_t n;
    double speed = stage_speed(d, &n);

    identification(h, d, "language of a document, CLD2");
    if (lines.n)
        identification(h, &lines, "language of a line, CLD2");
    printf("%-32s %8.0f MB/s  over %zu articles in one language\n", "the pipeline's language stage", speed, n);
    docs_free(&lines);
}

/* --------------------------------------------------------------- sentences -- */

static void split_all(void *user, const docs *d)
{
    house *h = user;
    size_t i, n;

    for (i = 0; i < d->n; i++) {
        norm_str text = {d->data[i], d->size[i]}, lang = {"en", 2};
        const norm_span *spans;

        if (norm_sentences(h->context, text, lang, &spans, &n, NULL) != NORM_OK)
            exit(EXIT_FAILURE);
    }
}

static void walk(UBreakIterator *sentences)
{
    while (ubrk_next(sentences) != UBRK_DONE)
        ;
}

/* One iterator for all, as its manual asks for. The text becomes UTF-16 first, as it must. */
static void split_all_with_icu(void *user, const docs *d)
{
    UBreakIterator *sentences = user;
    size_t i;

    for (i = 0; i < d->n; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UChar *wide = (UChar *)(void *)space;
        int32_t n;

        u_strFromUTF8(wide, (int32_t)(space_size / 2), &n, d->data[i], (int32_t)d->size[i], &status);
        ubrk_setText(sentences, wide, n, &status);
        walk(sentences);
    }
}

static void split_all_with_icu_as_they_are(void *user, const docs *d)
{
    UBreakIterator *sentences = user;
    UText *text = NULL;
    size_t i;

    for (i = 0; i < d->n; i++) {
        UErrorCode status = U_ZERO_ERROR;

        text = utext_openUTF8(text, d->data[i], (int64_t)d->size[i], &status);
        ubrk_setUText(sentences, text, &status);
        walk(sentences);
    }
    utext_close(text);
}

static void sentences_of(house *h, const docs *d)
{
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator *sentences = ubrk_open(UBRK_SENTENCE, "en", NULL, 0, &status);

    if (U_FAILURE(status))
        exit(EXIT_FAILURE);
    print_duel("sentences, ICU over UTF-16", d, docs_duel(d, split_all, h, split_all_with_icu, sentences));
    print_duel("sentences, ICU over UTF-8", d, docs_duel(d, split_all, h, split_all_with_icu_as_they_are, sentences));
    ubrk_close(sentences);
}

/* --------------------------------------------------------------- alignment -- */

struct aligning {
    house *h;
    size_t sentences; /* of one pass */
};

/* Each document with itself, as if that were its translation. */
static void align_all(void *user, const docs *d)
{
    struct aligning *w = user;
    size_t i;

    w->sentences = 0;
    for (i = 0; i < d->n; i++) {
        norm_side side = {{d->data[i], d->size[i]}, {"en", 2}, NULL, 0};
        norm_alignment al;

        if (norm_align(w->h->context, &side, &side, &al, NULL) != NORM_OK)
            exit(EXIT_FAILURE);
        w->sentences += al.a_count;
    }
}

static void alignment(house *h, const docs *d)
{
    struct aligning w = {h, 0};
    double seconds = docs_time(d, align_all, &w);

    printf("%-32s %8.0f pairs of sentences a second, sentences and anchors found\n", "alignment",
           (double)w.sentences / seconds);
}

int main(int argc, char **argv)
{
    docs d = docs_read(16u << 20, "\n\n");
    house h = house_new(NULL);
    size_t i;

    for (i = 0; i < d.n; i++)
        space_size = space_size < 4 * d.size[i] ? 4 * d.size[i] : space_size;
    space_size += 4 * PAGE;
    space = malloc(space_size);
    if (argc > 1 && !strcmp(argv[1], "lang"))
        language(&h, &d);
    else if (argc > 1 && !strcmp(argv[1], "align"))
        alignment(&h, &d);
    else if (argc > 1 && !strcmp(argv[1], "sentences"))
        sentences_of(&h, &d);
    else if (argc > 1 && !strcmp(argv[1], "scripts"))
        by_script(&h, &d);
    else
        decoding(&h, &d);
    free(space);
    house_free(&h);
    docs_free(&d);
    return EXIT_SUCCESS;
}
