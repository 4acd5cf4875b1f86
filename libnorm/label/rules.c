/* rules.c - the rules that are not phrases: what the reasons say. */
#include "label/roles.h"

#include <string.h>

static const norm_rule rules[NM_R_COUNT] = {
    [NM_R_NONE] = {"model:sequence", NORM_PARAGRAPH,
                   "The fitted model gives the block its place in the body by words, shape and neighbours.",
                   "data/label.model: news pages in ten languages",
                   "mul\tany block that no other rule names"},
    [NM_R_TITLE] = {"place:title", NORM_TITLE,
                    "A short block above the first paragraph that shares most content words with the body.",
                    "articles as extractors leave them", "en\tOld ferry returns to the harbour of Lindmouth"},
    [NM_R_TITLE_FIRST] = {"place:first", NORM_TITLE, "The first block is short, is no sentence, and prose follows.",
                          "articles as extractors leave them", "en\tA quiet day"},
    [NM_R_TITLE_REPEAT] = {"repeat:title", NORM_TITLE_REPEAT, "The title's words once more, and nothing else.",
                           "page titles followed by headlines",
                           "en\tOld ferry returns to the harbour of Lindmouth - Lindmouth News"},
    [NM_R_BEFORE_TITLE] = {"place:above_title", NORM_SECTION,
                           "A short block above the title that is neither date nor name: the section it is filed in.",
                           "news sites' section labels over headlines", "en\tLocal news\nde\tStartseite > Lokales"},
    [NM_R_UNDER_TITLE] = {"place:under_title", NORM_CAPTION,
                          "A few words between title and first paragraph that body or title have, too, or a line"
                          " without a full stop below the author's: a picture's text.",
                          "lead pictures whose alternative text an extractor keeps", "en\tThe ferry at its quay"},
    [NM_R_LEAD] = {"place:lead", NORM_LEAD, "A sentence between the title and the line that gives author or date.",
                   "standfirsts of European newspapers",
                   "en\tThe ship is back after eleven years. (title above, author below)"},
    [NM_R_GLUED] = {"shape:glued_caption", NORM_CAPTION,
                    "Two texts without a space between them: alternative text and caption, or caption and name.",
                    "pictures in feeds of news sites",
                    "en\tA white ferry at low tide.The ship will carry visitors again from May"},
    [NM_R_DATE] = {"shape:date", NORM_DATE, "A short block that is nothing but date, time and the words around them.",
                   "date lines of news sites in all languages",
                   "en\tPublished 3 May 2020, 10:15\nhu\t2020. május 3. 10:15"},
    [NM_R_BYLINE] = {"shape:byline", NORM_BYLINE,
                     "A short block that names persons after a word like by, or beside a date.",
                     "author lines of news sites in all languages",
                     "en\tBy Jane Doe, staff writer\nde\tVon Erika Muster"},
    [NM_R_NAME] = {"place:name", NORM_BYLINE,
                   "A name alone between title and first paragraph whose words the article never uses.",
                   "author lines without a word like by", "en\tJane Doe"},
    [NM_R_SIGNED] = {"place:signature", NORM_BYLINE,
                     "A name alone, or a mail address, right below the last paragraph, and the article does not go on.",
                     "local papers and agencies that sign at the end", "en\tJane Doe\nmul\tjane.doe@example.com"},
    [NM_R_PROSE] = {"shape:prose", NORM_PARAGRAPH, "Running text: long enough, and sentences by its marks.",
                    "pages of news sites in all languages",
                    "en\tThe old ferry returned to the harbour on Thursday. Hundreds of people stood on the "
                    "quay when it came in."},
    [NM_R_LIST] = {"shape:list_item", NORM_LIST_ITEM, "A bullet or number begins it, inside the body.",
                   "lists inside articles, as extractors write them", "en\t- forty planks"},
    [NM_R_QUOTE] = {"shape:quote", NORM_QUOTE, "It begins and ends with quotation marks, or is marked as a quotation.",
                    "quotations set as paragraphs of their own",
                    "en\t\"We did not think that we would see it again.\""},
    [NM_R_HEADING] = {"place:heading", NORM_HEADING,
                      "Short, without the mark that ends a sentence, and prose or a list follows.",
                      "articles with headings, as extractors leave them", "en\tA second life"},
    [NM_R_TABLE] = {"shape:table_row", NORM_TABLE_ROW,
                    "Cells between bars, or a line that is half numbers, with others like it beside.",
                    "tables turned into text", "en\tMay | 12 | 340"},
    [NM_R_CODE] = {"shape:code", NORM_CODE,
                   "A shell prompt, or brackets and marks that prose has not, or a line beside such a one.",
                   "articles that show programs", "en\t$ make install"},
    [NM_R_KEPT] = {"model:body", NORM_PARAGRAPH, "Not running text by itself, but the model finds it part of the body.",
                   "data/label.model: news pages in ten languages", "en\tNobody came."},
    [NM_R_COMMENT] = {"shape:comment_head", NORM_COMMENT,
                      "The line that opens a reader's comment: a number, a name, says.",
                      "comment sections of WordPress themes", "en\t1. kevin says:"},
    [NM_R_COMMENT_PART] = {"place:comment", NORM_COMMENT, "Text below the head of a reader's comment.",
                           "comment sections of WordPress themes",
                           "en\tI was there and it was cold. (below a commenter's name)"},
    [NM_R_COMMENT_FORM] = {"place:comment_form", NORM_COMMENT_FORM,
                           "A short block inside a comment section that is no comment: a button, a count,"
                           " a picture's text.",
                           "comment sections of WordPress themes", "en\tReply (2)"},
    [NM_R_RUN] = {"place:run", NORM_OTHER,
                  "Removed by the model; its role is that of the run of boilerplate it stands in.",
                  "lists of related stories, share bars, comment forms",
                  "en\tThe keeper who never slept (below \"Related stories\")"},
    [NM_R_STRAY] = {"shape:stray_word", NORM_RESIDUE, "One word without a sentence, where paragraphs stand around it.",
                    "alternative texts of rules and icons", "en\tdivider"},
    [NM_R_HOLE] = {"shape:hole", NORM_RESIDUE, "A place in a template that nothing filled.",
                   "%s and {{x}} in pages", "en\tPosted by %s on {{date}}"},
    [NM_R_HASHTAGS] = {"shape:hashtags", NORM_TAGS, "Every word has a hash sign before it.",
                       "social media buttons and blogs", "en\t#ferry #harbour #Lindmouth"},
    [NM_R_BRACKET] = {"shape:bracket", NORM_SOURCE,
                      "In brackets behind the last paragraph's last word: the agency that sent it, or who wrote or"
                      " edited it.",
                      "agency reports as newspapers print them", "en\t(Reuters)\nde\t(dpa)"},
    [NM_R_POINTED] = {"shape:pointed_caption", NORM_CAPTION, "A triangle before a line that is no item of a list.",
                      "Korean, Chinese and Japanese news sites", "ko\t▲ 항구에 들어온 배"},
    [NM_R_MENU] = {"model:menu", NORM_NAV, "Removed by the model; short and not a sentence, among others like it.",
                   "menus of news sites", "en\tSubscribers"},
    [NM_R_REST] = {"model:boilerplate", NORM_OTHER, "Removed by the model; it resembles no listed kind.",
                   "data/label.model: news pages in ten languages",
                   "en\tSupport for our readers is here whenever you need it"},
    [NM_R_NOTE] = {"shape:provenance", NORM_TRANSLATION_NOTE,
                   "Every word has its part in a statement of who or what translated the text, from which language, in"
                   " which others it can be read or where it first appeared.",
                   "data/provenance.txt: lines above and below articles in 70 languages",
                   "de\tAus dem Englischen von Erika Muster"},
};

const norm_rule *nm_label_rule_at(size_t index)
{
    return index < NM_R_COUNT ? &rules[index] : NULL;
}

/* The kinds before the colon of the ids. */
static const char *kind_of(const char *id)
{
    static const char *const kinds[] = {"model", "place", "shape", "repeat"};
    size_t i;

    for (i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strncmp(id, kinds[i], strlen(kinds[i])))
            return kinds[i];
    return "model";
}

void nm_reason(const nm_verdict *v, const char **kind, const char **name)
{
    const char *id = rules[v->rule].id;

    if (v->strength) {
        *kind = "phrase";
        *name = nm_phrase_rules[v->phrase].rule.id;
        return;
    }
    *kind = kind_of(id);
    *name = strchr(id, ':') + 1;
}
