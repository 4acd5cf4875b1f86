/* Fingerprints and relations of little articles, each written for its test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "across/fingerprint.h"
#include "house_fixture.h"

static const char english[] =
    "The ferry Marta Olin ran aground off Tallinn on 14 March with 236 people on board.\n\n"
    "Nobody was hurt, said the captain, Henrik Solberg. The ship, built in 1987, had left Helsinki at 7:45.\n\n"
    "Was the lighthouse out of order? The Baltic coast guard could not say on Monday. Repairs would cost "
    "3.2 million euros, the owner estimated.";
static const char german[] =
    "Die Fähre Marta Olin ist am 14. März mit 236 Menschen an Bord vor Tallinn auf Grund gelaufen.\n\n"
    "Verletzt wurde niemand, sagte der Kapitän, Henrik Solberg. Das 1987 gebaute Schiff hatte Helsinki um 7:45 "
    "verlassen.\n\n"
    "War der Leuchtturm außer Betrieb? Die Küstenwache konnte es am Montag nicht sagen. Die Reparatur werde "
    "3,2 Millionen Euro kosten, schätzte der Eigner.";
static const char russian[] =
    "Паром «Марта Олин» сел на мель у Таллина 14 марта с 236 людьми на борту.\n\n"
    "Никто не пострадал, сказал капитан Хенрик Солберг. Судно, построенное в 1987 году, вышло из Хельсинки в 7:45.\n\n"
    "Не работал ли маяк? Береговая охрана в понедельник не смогла ответить. Ремонт обойдётся в 3,2 миллиона евро, "
    "считает владелец.";
/* The same event, told by somebody else. */
static const char other_account[] =
    "Un miracle, dit-on au port. Depuis lundi, les curieux se pressent pour voir le navire échoué. "
    "Construit en 1987, il appartient à la famille Solberg, dont le fils Henrik tenait la barre.\n\n"
    "Les 236 passagers du Marta Olin sont rentrés à Helsinki en autocar. À Tallinn, le 14 mars restera dans les "
    "mémoires, et la facture aussi : plusieurs mois de travail, sans compter les indemnités que réclament déjà "
    "des voyageurs mécontents, raconte une serveuse du café de la gare maritime.";
static const char another[] =
    "The bakery in Lyon has sold 12 kinds of bread since 1954. On 2 June its owner, Odile Perrin, will retire.\n\n"
    "Her daughter Claire takes over with 9 employees. The oven comes from Belgium.";

static norm_fingerprint print_of(const char *text, const char *lang)
{
    norm_fingerprint fp;

    assert_int_equal(norm_fingerprint_text(h.context, str(text), str(lang), &fp, NULL), NORM_OK);
    assert_true(nm_fingerprint_valid(&fp));
    return fp;
}

static norm_relation compare(const char *a, const char *b)
{
    norm_fingerprint x = print_of(a, ""), y = print_of(b, "");
    norm_relation r, back;

    norm_fingerprint_compare(&x, &y, &r);
    norm_fingerprint_compare(&y, &x, &back);
    assert_int_equal(r.kind, back.kind);
    assert_true(r.odds == back.odds);
    return r;
}

static norm_relation relate(const char *a, const char *b)
{
    norm_relation r, back;

    assert_int_equal(norm_relate(h.context, str(a), str(""), str(b), str(""), &r, NULL), NORM_OK);
    assert_int_equal(norm_relate(h.context, str(b), str(""), str(a), str(""), &back, NULL), NORM_OK);
    assert_int_equal(r.kind, back.kind);
    assert_true(r.score >= 0 && r.score <= 1);
    return r;
}

static void translations_are_near(void **state)
{
    (void)state;
    assert_int_equal(compare(english, german).kind, NORM_SAME_EVENT);
    assert_int_equal(compare(english, russian).kind, NORM_SAME_EVENT);
    assert_int_equal(compare(english, another).kind, NORM_UNRELATED);
    assert_true(compare(english, german).score > 0.99);
    assert_true(compare(english, another).score < 0.01);
}

static void relations_are_told(void **state)
{
    (void)state;
    assert_int_equal(relate(english, german).kind, NORM_TRANSLATION);
    assert_int_equal(relate(english, russian).kind, NORM_TRANSLATION);
    assert_int_equal(relate(german, russian).kind, NORM_TRANSLATION);
    assert_int_equal(relate(english, other_account).kind, NORM_SAME_EVENT);
    assert_int_equal(relate(english, another).kind, NORM_UNRELATED);
    assert_int_equal(relate(english, english).kind, NORM_SAME_EVENT);
    assert_int_equal(relate("", english).kind, NORM_UNRELATED);
    assert_int_equal(relate("", "").kind, NORM_UNRELATED);
}

static void bytes_are_the_same_everywhere(void **state)
{
    norm_fingerprint fp = print_of(english, "en"), back;
    unsigned char bytes[NORM_FINGERPRINT_BYTES];

    (void)state;
    norm_fingerprint_to_bytes(&fp, bytes);
    assert_int_equal(bytes[0], 1);
    assert_int_equal(norm_fingerprint_from_bytes(bytes, &back), NORM_OK);
    assert_memory_equal(&fp, &back, sizeof fp);
    bytes[0] = 2;
    assert_int_equal(norm_fingerprint_from_bytes(bytes, &back), NORM_ERR_ARGUMENT);
    bytes[0] = 1;
    bytes[1] = 56;
    assert_int_equal(norm_fingerprint_from_bytes(bytes, &back), NORM_ERR_ARGUMENT);
}

static void any_words_can_be_compared(void **state)
{
    norm_fingerprint wild, fp = print_of(english, "en");
    norm_relation r;

    (void)state;
    memset(&wild, 0xFF, sizeof wild);
    norm_fingerprint_compare(&wild, &fp, &r);
    norm_fingerprint_compare(&wild, &wild, &r);
    assert_true(r.score >= 0 && r.score <= 1);
}

static void empty_and_bad_text(void **state)
{
    norm_fingerprint fp = print_of("", ""), bad = print_of("\xFF\xFE\x80 14 March \xC3", "en");

    (void)state;
    assert_true(fp.word[0] == 1);
    assert_true(nm_fp_anchors(&bad) == 3);
}

static void relations_have_names(void **state)
{
    (void)state;
    assert_string_equal(norm_relation_name(NORM_UNRELATED), "none");
    assert_string_equal(norm_relation_name(NORM_SAME_EVENT), "same_event");
    assert_string_equal(norm_relation_name(NORM_TRANSLATION), "translation");
    assert_null(norm_relation_name((norm_relation_kind)3));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(translations_are_near),
                                       cmocka_unit_test(relations_are_told),
                                       cmocka_unit_test(bytes_are_the_same_everywhere),
                                       cmocka_unit_test(any_words_can_be_compared),
                                       cmocka_unit_test(empty_and_bad_text),
                                       cmocka_unit_test(relations_have_names)};

    return cmocka_run_group_tests(tests, open_house, close_house);
}
