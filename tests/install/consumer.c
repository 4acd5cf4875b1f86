/* A program that uses an installed libnorm. Valid C and C++: the tests build it as both. */
#include <libnorm.h>

#include <stdio.h>
#include <string.h>

static int clean(norm_context *context, norm_article *article)
{
    static const char page[] = "Caf\xE9 reopens\n\n"
                               "The old caf\xE9 on the square reopened on Monday after two years of work.\n";
    norm_error error;
    norm_str text;

    if (norm_run(context, page, sizeof page - 1, NULL, article, &error) != NORM_OK) {
        fprintf(stderr, "%s: %s\n", error.stage, error.message);
        return 1;
    }
    text = norm_article_text(article);
    printf("%s: %.*s\n", norm_article_encoding(article)->name, (int)text.len, text.data);
    return text.len == 0 || strstr(norm_article_lang(article)->tag, "en") == NULL;
}

int main(void)
{
    norm_engine *engine = NULL;
    norm_context *context = NULL;
    norm_article *article = NULL;
    int failed;

    if (norm_version_number() != NORM_VERSION_NUMBER)
        return 1;
    failed = norm_engine_new(NULL, &engine, NULL) || norm_context_new(engine, &context, NULL) ||
             norm_article_new(engine, &article, NULL) || clean(context, article);
    norm_article_free(article);
    norm_context_free(context);
    norm_engine_free(engine);
    return failed;
}
