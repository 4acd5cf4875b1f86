#include "sentences/scene.h"

#include <string.h>

#include "base/uni.h"

nm_manner nm_manner_of(const char *lang)
{
    const nm_abbr_list *words = nm_abbr_list_of(lang);

    return (nm_manner){words, nm_abbr_list_of("Latn"), words && words->ordinals};
}

void nm_scene_init(nm_scene *scene, const nm_manner *manner, norm_str text)
{
    memset(scene, 0, sizeof *scene);
    scene->manner = manner;
    scene->text = text;
    scene->lower_case = -1;
}

void nm_scene_next(nm_scene *scene, size_t begin, bool line_end)
{
    scene->begin = scene->seen = begin;
    scene->content = false;
    if (!line_end)
        return;
    scene->paragraph = begin;
    scene->quotes = (nm_quotes){begin, false, false, 0};
    scene->lower_case = -1;
}

bool nm_scene_has_content(nm_scene *scene, size_t to)
{
    while (!scene->content && scene->seen < to) {
        size_t i = scene->seen;

        scene->content = nm_uni_of(nm_utf8_next(scene->text.data, &i))->flags & (NM_LETTER | NM_DIGIT);
        if (!scene->content)
            scene->seen = i;
    }
    return scene->content && scene->seen < to;
}

/* The class of the first letter from `at` on in the line; OTHER if there is none. */
static unsigned first_letter(norm_str s, size_t at)
{
    while (at < s.len) {
        unsigned class = nm_stop_class(nm_utf8_next(s.data, &at));

        if (class >= NM_SB_SEP)
            break;
        if (class == NM_SB_LOWER || class == NM_SB_UPPER || class == NM_SB_OLETTER || class == NM_SB_NUMERIC)
            return class;
    }
    return NM_SB_OTHER;
}

static bool is_lower_case(norm_str s, size_t begin)
{
    size_t at = begin, lower = 0, upper = 0;
    nm_stop stop;

    if (first_letter(s, begin) != NM_SB_LOWER)
        return false;
    while (nm_stop_next(s, at, NULL, &stop) && !stop.line_end) {
        size_t i = at = stop.next;
        unsigned class = i > stop.close && i < s.len ? nm_stop_class(nm_utf8_next(s.data, &i)) : NM_SB_OTHER;

        lower += class == NM_SB_LOWER;
        upper += class == NM_SB_UPPER;
    }
    return lower > 3 * upper || !upper;
}

bool nm_scene_is_lower_case(nm_scene *scene)
{
    if (scene->lower_case < 0)
        scene->lower_case = is_lower_case(scene->text, scene->paragraph);
    return scene->lower_case > 0;
}
