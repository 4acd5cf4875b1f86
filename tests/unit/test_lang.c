/* test_lang.c - tags, languages of spans, languages of blocks in their document. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

#include "lang/lang.h"

#define STR(s) ((norm_str){s, sizeof(s) - 1})
#define MAX_BLOCKS 16

typedef struct fixture {
    norm_allocator allocator;
    norm_options options;
    nm_arena arena;
    nm_run run;
    norm_hints hints;
    nm_lang lang, each[MAX_BLOCKS];
} fixture;

static int setup(void **state)
{
    static fixture f;

    memset(&f, 0, sizeof f);
    f.allocator = nm_default_allocator();
    nm_arena_init(&f.arena, &f.allocator);
    f.run.arena = &f.arena;
    f.run.options = &f.options;
    *state = &f;
    return 0;
}

static int teardown(void **state)
{
    nm_arena_free(&((fixture *)*state)->arena);
    return 0;
}

static const char *span(fixture *f, const char *text)
{
    nm_lang_span(&f->run, (norm_str){text, strlen(text)}, &f->hints, &f->lang);
    return nm_lang_tag(f->lang.id);
}

static const char *tag_of(const char *name)
{
    return nm_lang_tag(nm_lang_of_tag((norm_str){name, strlen(name)}));
}

static void test_tags(void **state)
{
    unsigned i;

    (void)state;
    assert_string_equal(nm_lang_tag(0), "und");
    assert_string_equal(tag_of("fr"), "fr");
    assert_string_equal(tag_of("FR-ca"), "fr");
    assert_string_equal(tag_of("pt_BR"), "pt");
    assert_string_equal(tag_of("no"), "nb");
    assert_string_equal(tag_of("iw"), "he");
    assert_string_equal(tag_of("zh"), "zh-Hans");
    assert_string_equal(tag_of("zh-TW"), "zh-Hant");
    assert_string_equal(tag_of("zh-Hant-HK"), "zh-Hant");
    assert_string_equal(tag_of("sr"), "sr-Cyrl");
    assert_string_equal(tag_of("sr-Latn-RS"), "sr-Latn");
    assert_string_equal(tag_of("uz-Cyrl-UZ"), "uz-Cyrl");
    assert_string_equal(tag_of("xx"), "und");
    assert_string_equal(tag_of(""), "und");
    assert_string_equal(tag_of("a-tag-that-is-far-too-long-to-be-one"), "und");
    for (i = 1; nm_lang_tag(i); i++)
        assert_int_equal(nm_lang_of_tag((norm_str){nm_lang_tag(i), strlen(nm_lang_tag(i))}), i);
    assert_true(i > 130);
}

static void test_sentences(void **state)
{
    fixture *f = *state;

    assert_string_equal(span(f, "The minister said on Monday that the talks would go on until spring."), "en");
    assert_true(f->lang.confidence > 0.95);
    assert_string_equal(span(f, "La ministre a annoncé lundi que les négociations se poursuivraient."), "fr");
    assert_string_equal(span(f, "Die Ministerin kündigte am Montag an, dass weiter verhandelt werde."), "de");
    assert_string_equal(span(f, "La ministra anunció el lunes que las conversaciones seguirán hasta abril."), "es");
    assert_string_equal(span(f, "Министр заявил в понедельник, что переговоры продолжатся."), "ru");
    assert_string_equal(span(f, "Міністр заявив у понеділок, що перемовини триватимуть."), "uk");
    assert_string_equal(span(f, "أعلن الوزير يوم الاثنين أن المحادثات ستستمر حتى الربيع."), "ar");
    assert_string_equal(span(f, "وزیر روز دوشنبه گفت که گفتگوها تا بهار ادامه خواهد یافت."), "fa");
    assert_string_equal(span(f, "मंत्री ने सोमवार को कहा कि बातचीत जारी रहेगी।"), "hi");
    assert_string_equal(span(f, "大臣は月曜日、協議が春まで続くと述べた。"), "ja");
    assert_string_equal(span(f, "部长星期一表示，会谈将持续到春天。"), "zh-Hans");
    assert_string_equal(span(f, "部長星期一表示，會談將持續到春天。"), "zh-Hant");
}

static void test_scripts(void **state)
{
    fixture *f = *state;

    assert_string_equal(span(f, "Ο υπουργός μίλησε"), "el");
    assert_int_equal(f->lang.source, NORM_DETECTED);
    assert_true(f->lang.confidence > 0.98);
    assert_string_equal(span(f, "장관은 월요일에 말했다"), "ko");
    assert_string_equal(span(f, "มันเป็นวันจันทร์"), "th");
    assert_string_equal(span(f, "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ"), "chr");
}

static void test_nothing_to_go_by(void **state)
{
    fixture *f = *state;

    assert_string_equal(span(f, ""), "und");
    assert_string_equal(span(f, "12.5.2014, 16:30 (+4%)"), "und");
    assert_int_equal(f->lang.script, 0);
    assert_string_equal(span(f, "x"), "und");
    assert_string_equal(span(f, "\xFF\xFE\x80\xC3"), "und");
    assert_string_equal(span(f, "Martin Schulz, François Hollande, Anna Berg, Luis Ortega"), "und");
}

static void test_only_some(void **state)
{
    fixture *f = *state;

    f->options.languages = STR("en, fr,zh");
    assert_string_equal(span(f, "Die Ministerin kündigte am Montag an, dass weiter verhandelt werde."), "en");
    assert_string_equal(span(f, "Ο υπουργός μίλησε"), "und");
    f->options.languages = STR("zh-Hant");
    assert_string_equal(span(f, "部长星期一表示，会谈将持续到春天。"), "zh-Hant");
}

static void test_hints_tip_the_scales(void **state)
{
    fixture *f = *state;
    float before;

    span(f, "Ministarstvo");
    before = f->lang.confidence;
    f->hints.url = STR("https://news.example.rs/a.html");
    assert_string_equal(span(f, "Ministarstvo"), "sr-Latn");
    f->hints.url = STR("https://me@news.example.hr:80/a.rs");
    assert_string_equal(span(f, "Ministarstvo"), "hr");
    assert_true(f->lang.confidence > before);
    f->hints.url = STR("");
    f->hints.lang = STR("bs-BA");
    assert_string_equal(span(f, "Ministarstvo"), "bs");
    assert_int_equal(f->lang.source, NORM_DECLARED);
    assert_string_equal(span(f, "The minister said on Monday that the talks would go on until spring."), "en");
    assert_int_equal(f->lang.source, NORM_DETECTED);
}

static void alternates(fixture *f, const char *list, const char *tag, norm_source source)
{
    f->hints.hreflang = (norm_str){list, strlen(list)};
    assert_string_equal(span(f, "Ministarstvo"), tag);
    assert_int_equal(f->lang.source, source);
}

static void test_alternates_are_evidence(void **state)
{
    fixture *f = *state;

    alternates(f, "", "sr-Latn", NORM_DETECTED);
    alternates(f, "x-default", "sr-Latn", NORM_DETECTED);
    alternates(f, "en, bs-BA;x-default", "bs", NORM_DECLARED);
    alternates(f, "en,hr-HR,bs-BA", "hr", NORM_DECLARED);
    alternates(f, "sr-Latn,hr,bs", "sr-Latn", NORM_DETECTED);
    alternates(f, "bs,bs,bs,sr-Latn,hr", "sr-Latn", NORM_DETECTED);
}

/* How likely a word of three languages is Croatian. */
static float share_at(fixture *f, const char *url)
{
    f->hints.url = (norm_str){url, strlen(url)};
    span(f, "Ministarstvo");
    return f->lang.id == nm_lang_of_tag(STR("hr")) ? f->lang.confidence : f->lang.second_confidence;
}

static const char *with_region(fixture *f, const char *text, const char *lang, const char *hreflang, const char *url)
{
    f->hints.lang = (norm_str){lang, strlen(lang)};
    f->hints.hreflang = (norm_str){hreflang, strlen(hreflang)};
    f->hints.url = (norm_str){url, strlen(url)};
    span(f, text);
    return nm_lang_full_tag(&f->lang);
}

/* What is declared goes before the alternates, these before the URL; of another language none has a say. */
static void test_regions_come_from_hints(void **state)
{
    static const char pt[] = "A ministra anunciou que as negociações vão continuar até à primavera.";
    static const char en[] = "The minister said on Monday that the talks would go on until spring.";
    fixture *f = *state;

    assert_string_equal(with_region(f, pt, "", "", ""), "pt");
    assert_string_equal(with_region(f, pt, "pt-br", "", ""), "pt-BR");
    assert_string_equal(with_region(f, pt, "pt_PT", "pt-BR", "https://example.com.br/"), "pt-PT");
    assert_string_equal(with_region(f, pt, "en-US", "", ""), "pt");
    assert_string_equal(with_region(f, pt, "pt-XX", "", ""), "pt");
    assert_string_equal(with_region(f, pt, "pt", "en-GB,pt-BR,x-default", ""), "pt-BR");
    assert_string_equal(with_region(f, pt, "pt", "pt-PT,pt-BR", ""), "pt");
    assert_string_equal(with_region(f, pt, "", "", "https://g1.example.com.br/politica"), "pt-BR");
    assert_string_equal(with_region(f, pt, "", "", "https://www.example.com/pt-br/politica"), "pt-BR");
    assert_string_equal(with_region(f, pt, "", "", "https://example.de/"), "pt");
    assert_string_equal(with_region(f, pt, "", "", "https://example.pt/"), "pt");
    assert_string_equal(with_region(f, pt, "", "", "https://example.pt/pt-pt/"), "pt-PT");
    assert_string_equal(with_region(f, en, "", "", "https://www.example.co.uk/news"), "en-GB");
    assert_string_equal(with_region(f, en, "", "", "https://www.example.tv/news"), "en");
    assert_string_equal(with_region(f, "Ministarka je rekla da će pregovori biti nastavljeni. Влада", "sr-RS", "", ""),
                        "sr-Latn-RS");
    assert_string_equal(with_region(f, "部長星期一表示，會談將持續到春天，目前沒有任何進展。", "zh-TW", "", ""), "zh-Hant-TW");
    assert_string_equal(with_region(f, "12, 13", "pt-BR", "", ""), "und");
}

static void test_urls_are_evidence(void **state)
{
    static const char *const croatian[] = {"https://hr.example.org/", "hr.example.org",
                                           "http://www.hr.example.org:80/a/b", "https://example.org/hr/a",
                                           "https://example.org/hr", "https://example.org/hr-hr/?q=/bs/",
                                           "https://u:p@bs.example.org/HR/x#y"};
    static const char *const of_none[] = {"https://hr.org/", "https://example.org/hrv/", "https://example.org/a/hr/",
                                          "https://example.org/?l=hr", "://", "https://", "/", "hr", "https://@/"};
    fixture *f = *state;
    float without = share_at(f, ""), once = share_at(f, croatian[0]);
    size_t i;

    assert_string_equal(nm_lang_tag(f->lang.id), "hr");
    assert_int_equal(f->lang.source, NORM_HINT);
    assert_true(once > without + 0.1f);
    for (i = 0; i < sizeof croatian / sizeof croatian[0]; i++)
        assert_float_equal(share_at(f, croatian[i]), once, 0);
    for (i = 0; i < sizeof of_none / sizeof of_none[0]; i++)
        assert_float_equal(share_at(f, of_none[i]), without, 0);
    assert_true(share_at(f, "https://news.example.hr/hr/") > share_at(f, "https://news.example.hr/"));
}

static void test_addresses_are_none(void **state)
{
    fixture *f = *state;

    assert_string_equal(span(f, "https://www.example.com/the-minister-said-on-monday/that-talks-would-go-on"), "und");
    assert_string_equal(span(f, "the.minister@example.com"), "und");
    assert_string_equal(span(f, "Да, это так https://www.example.com/the-minister-said-on-monday"), "ru");
}

/* ------------------------------------------------------------------- blocks -- */

/* The pieces between blank lines. */
static size_t blocks(fixture *f, const char *text, const uint8_t *weight)
{
    nm_range ranges[MAX_BLOCKS];
    norm_str all = {text, strlen(text)};
    const char *at = text, *end;
    size_t n = 0;

    for (; *at; at = *end ? end + 2 : end) {
        end = strstr(at, "\n\n");
        end = end ? end : at + strlen(at);
        ranges[n].begin = (uint32_t)(at - text);
        ranges[n++].end = (uint32_t)(end - text);
    }
    assert_int_equal(nm_lang_blocks(&f->run, all, ranges, weight, n, &f->hints, f->each, &f->lang), NORM_OK);
    return n;
}

#define FRENCH                                                                                               \
    "La ministre a annoncé lundi que les négociations avec les syndicats se poursuivraient jusqu'au printemps.\n\n"

static void test_blocks(void **state)
{
    fixture *f = *state;

    blocks(f, FRENCH "Twitter\n\n" FRENCH "2014\n\nLeave a Reply to this article\n\n" FRENCH, NULL);
    assert_string_equal(nm_lang_tag(f->lang.id), "fr");
    assert_true(f->lang.confidence > 0.95);
    assert_string_equal(nm_lang_tag(f->each[0].id), "fr");
    assert_int_equal(f->each[0].source, NORM_DETECTED);
    assert_string_equal(nm_lang_tag(f->each[1].id), "fr");
    assert_int_equal(f->each[1].source, NORM_INHERITED);
    assert_string_equal(nm_lang_tag(f->each[3].id), "und");
    assert_string_equal(nm_lang_tag(f->each[4].id), "en");
}

/* What tipped the scales is said of the document too, and stays when its blocks are weighed anew. */
static void test_source_of_a_document(void **state)
{
    const nm_range block = {0, 12};
    fixture *f = *state;

    blocks(f, "Ministarstvo", NULL);
    assert_int_equal(f->lang.source, NORM_DETECTED);
    f->hints.lang = STR("bs");
    blocks(f, "Ministarstvo", NULL);
    assert_string_equal(nm_lang_tag(f->lang.id), "bs");
    assert_int_equal(f->lang.source, NORM_DECLARED);
    nm_lang_document(&block, f->each, NULL, 1, &f->lang);
    assert_int_equal(f->lang.source, NORM_DECLARED);
    f->hints.lang = STR("");
    f->hints.url = STR("https://example.hr/");
    blocks(f, "Ministarstvo", NULL);
    assert_string_equal(nm_lang_tag(f->lang.id), "hr");
    assert_int_equal(f->lang.source, NORM_HINT);
    f->hints.lang = STR("fr");
    blocks(f, "The minister said on Monday that the talks would go on until spring.", NULL);
    assert_string_equal(nm_lang_tag(f->lang.id), "en");
    assert_int_equal(f->lang.source, NORM_DETECTED);
}

/* Languages that a text leaves open come with both, and with odds that do not exceed one. */
static void test_second_of_a_document(void **state)
{
    fixture *f = *state;

    blocks(f, "Ministarstvo\n\nMinistarstvo", NULL);
    assert_string_equal(nm_lang_tag(f->lang.id), "sr-Latn");
    assert_string_equal(nm_lang_tag(f->lang.second), "hr");
    assert_true(f->lang.second_confidence > 0.01f);
    assert_true(f->lang.confidence + f->lang.second_confidence < 1.0001f);
}

static void test_weights(void **state)
{
    static const uint8_t first[] = {1, 0, 0};
    fixture *f = *state;
    const char *text = FRENCH "The minister said on Monday that the talks would go on until spring, as before.\n\n"
                              "It was the third round of the talks, which the unions had asked for in winter.";

    blocks(f, text, NULL);
    assert_string_equal(nm_lang_tag(f->lang.id), "en");
    blocks(f, text, first);
    assert_string_equal(nm_lang_tag(f->lang.id), "fr");
    assert_string_equal(nm_lang_tag(f->each[1].id), "en");
}

/* A document in a language that the model does not have is und, not the nearest one's. */
static void test_unknown_document(void **state)
{
    fixture *f = *state;
    size_t n = blocks(f,
                      "Xqozl vrikth gmopz wyxkee dzhurp fklaq, bvontz jhyrq ekzulp; tqavx ozwimk hhruq plozx vyqqe.\n\n"
                      "Gmopz tqavx uzwimk, vrikth ekzulp bvontz hhruq! Dzhurp xqozl wyxkee jhyrq plozx fklaq vyqqe.\n\n"
                      "Ozwimk plozx vrikth, gmopz bvontz dzhurp tqavx wyxkee. Ekzulp fklaq vyqqe hhruq jhyrq xqozl.",
                      NULL);

    assert_int_equal(n, 3);
    assert_int_equal(f->lang.id, 0);
    assert_int_equal(f->each[0].id, 0);
}

/* Two languages in one script: the smaller is not lost, and its short blocks follow it. */
static void test_two_languages(void **state)
{
    fixture *f = *state;

    blocks(f,
           FRENCH FRENCH
           "Die Ministerin kündigte am Montag an, dass mit den Gewerkschaften weiter verhandelt werde.\n\n"
           "La ministre n'a pas voulu répondre aux questions des journalistes.",
           NULL);
    assert_string_equal(nm_lang_tag(f->lang.id), "fr");
    assert_string_equal(nm_lang_tag(f->each[2].id), "de");
    assert_int_equal(f->each[2].source, NORM_DETECTED);
    assert_string_equal(nm_lang_tag(f->each[3].id), "fr");
}

/* The document's, not its blocks'; also after it has been decided again. */
static void test_region_of_a_document(void **state)
{
    static const uint8_t second[] = {0, 1};
    fixture *f = *state;

    f->hints.lang = STR("fr-CA");
    blocks(f, FRENCH FRENCH, NULL);
    assert_string_equal(nm_lang_full_tag(&f->lang), "fr-CA");
    assert_string_equal(nm_lang_full_tag(&f->each[0]), "fr");
    blocks(f, FRENCH FRENCH, second);
    assert_string_equal(nm_lang_full_tag(&f->lang), "fr-CA");
}

/* A sentence in a script without spaces is no single word, which might be a name. */
static void test_sentence_without_spaces(void **state)
{
    fixture *f = *state;

    blocks(f, FRENCH FRENCH "我們已經提及了連續偏序集合和代數偏序集合。\n\n" FRENCH, NULL);
    assert_string_equal(nm_lang_tag(f->each[2].id), "zh-Hant");
}

/* What is said again is in the language that it was in, and what only looks alike is not. */
static void test_repeated_lines(void **state)
{
    fixture *f = *state;
    size_t i;

    blocks(f,
           FRENCH "Leave a Reply\n\nPublicité\n\nLeave a Reply\n\nPublicité\n\nPublicita\n\nLeave a Reply\n\n" FRENCH,
           NULL);
    for (i = 1; i < 7; i++)
        assert_string_equal(nm_lang_tag(f->each[i].id), i == 1 || i == 3 || i == 6 ? "en" : "fr");
    assert_float_equal(f->each[3].confidence, f->each[1].confidence, 0);
    assert_float_equal(f->each[4].confidence, f->each[2].confidence, 0);
    assert_true(f->each[5].confidence < f->each[4].confidence);
}

/* A few capitals are a name in any language; in a document they are its own. */
static void test_acronyms(void **state)
{
    fixture *f = *state;

    assert_string_equal(span(f, "AFP"), "und");
    assert_string_equal(span(f, "(RTS)"), "und");
    assert_string_equal(span(f, "ΝΑΤΟ"), "el");
    blocks(f, FRENCH "AFP\n\n" FRENCH, NULL);
    assert_string_equal(nm_lang_tag(f->each[1].id), "fr");
}

/* A document in one of the two scripts of a language may go on in the other. */
static void test_other_script(void **state)
{
    fixture *f = *state;

    blocks(f, "Влада је у понедељак усвојила нови закон који би требало да ступи на снагу следеће године.\n\n"
              "Pročitajte još", NULL);
    assert_string_equal(nm_lang_tag(f->each[0].id), "sr-Cyrl");
    assert_string_equal(nm_lang_tag(f->each[1].id), "sr-Latn");
}

/* A body of a word or two leaves the language to what is around it. */
static void test_little_body(void **state)
{
    static const uint8_t second[] = {0, 1, 0};
    fixture *f = *state;

    blocks(f, FRENCH "Modi\n\n" FRENCH, second);
    assert_string_equal(nm_lang_tag(f->lang.id), "fr");
}

/* Addresses are in no language, whatever they look like. */
static void test_addresses_among_blocks(void **state)
{
    fixture *f = *state;

    blocks(f, FRENCH "https://www.example.fr/la-ministre-a-annonce-lundi-que-les-negociations\n\n" FRENCH, NULL);
    assert_string_equal(nm_lang_tag(f->each[0].id), "fr");
    assert_string_equal(nm_lang_tag(f->each[1].id), "und");
}

static void test_no_blocks(void **state)
{
    fixture *f = *state;

    assert_int_equal(blocks(f, "", NULL), 0);
    assert_int_equal(f->lang.id, 0);
    blocks(f, "1234\n\n- - -", NULL);
    assert_int_equal(f->lang.id, 0);
    assert_int_equal(f->each[0].id, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_tags, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sentences, setup, teardown),
        cmocka_unit_test_setup_teardown(test_scripts, setup, teardown),
        cmocka_unit_test_setup_teardown(test_nothing_to_go_by, setup, teardown),
        cmocka_unit_test_setup_teardown(test_only_some, setup, teardown),
        cmocka_unit_test_setup_teardown(test_hints_tip_the_scales, setup, teardown),
        cmocka_unit_test_setup_teardown(test_addresses_are_none, setup, teardown),
        cmocka_unit_test_setup_teardown(test_alternates_are_evidence, setup, teardown),
        cmocka_unit_test_setup_teardown(test_urls_are_evidence, setup, teardown),
        cmocka_unit_test_setup_teardown(test_second_of_a_document, setup, teardown),
        cmocka_unit_test_setup_teardown(test_source_of_a_document, setup, teardown),
        cmocka_unit_test_setup_teardown(test_blocks, setup, teardown),
        cmocka_unit_test_setup_teardown(test_weights, setup, teardown),
        cmocka_unit_test_setup_teardown(test_unknown_document, setup, teardown),
        cmocka_unit_test_setup_teardown(test_two_languages, setup, teardown),
        cmocka_unit_test_setup_teardown(test_regions_come_from_hints, setup, teardown),
        cmocka_unit_test_setup_teardown(test_region_of_a_document, setup, teardown),
        cmocka_unit_test_setup_teardown(test_repeated_lines, setup, teardown),
        cmocka_unit_test_setup_teardown(test_acronyms, setup, teardown),
        cmocka_unit_test_setup_teardown(test_other_script, setup, teardown),
        cmocka_unit_test_setup_teardown(test_little_body, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sentence_without_spaces, setup, teardown),
        cmocka_unit_test_setup_teardown(test_addresses_among_blocks, setup, teardown),
        cmocka_unit_test_setup_teardown(test_no_blocks, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
