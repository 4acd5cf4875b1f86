#include "sentences/rules.h"

#include <unicode/uscript.h>

#include "base/uni.h"

/* An opening quote after a full stop begins a sentence even in lower case. */
static bool ends_before_quote(const nm_scene *scene, const nm_stop *stop, const nm_before *b, const nm_after *after)
{
    return after->opened && !after->dash && after->first != '(' && after->first != '[' && stop->period &&
           stop->close == stop->marks && stop->next > stop->close && (b->letters > 3 || !b->word.len) && !b->dots &&
           nm_kind_of(scene->manner, b) == NM_ABBR_NONE;
}

/* In a paragraph without capitals a word that goes on in lower case may begin a sentence as well. */
static bool ends_before_lower(nm_scene *scene, const nm_stop *stop, const nm_before *b, const nm_after *after)
{
    if (ends_before_quote(scene, stop, b, after))
        return true;
    if (stop->next == stop->close || stop->last == NM_SB_ELLIPSIS || !nm_scene_is_lower_case(scene))
        return false;
    if (stop->last == NM_SB_STERM)
        return true;
    return stop->period && b->letters > 2 && !b->dots && !b->others &&
           nm_kind_of(scene->manner, b) == NM_ABBR_NONE;
}

/* No doubt about the marks: no period, or one after an ordinary word. */
static bool is_plain_end(const nm_scene *scene, const nm_stop *stop, const nm_before *b)
{
    return !stop->period || !b->word.len ||
           (b->letters > 1 && !b->dots && nm_kind_of(scene->manner, b) == NM_ABBR_NONE);
}

/* What the annex does not see: ". - Dash", "... Upper", ". 12 people", ". @name", ". ,,Quote". */
static bool ends_otherwise(nm_scene *scene, const nm_stop *stop, const nm_before *b, const nm_after *after)
{
    bool upper = after->class == NM_SB_UPPER;

    if (stop->last == NM_SB_ELLIPSIS)
        return upper;
    if (after->dash && nm_in_angle_quotes(scene->text, &scene->quotes, scene->begin, stop->close))
        return false;
    /* Without capitals a dash after "?" may as well bring in who asked; after a full stop it begins a speech. */
    if ((upper && (after->dash || after->low_quote)) ||
        (after->class == NM_SB_OLETTER && after->dash && stop->period))
        return !stop->period || nm_period_ends(scene, stop, b, after);
    if (after->class == NM_SB_NUMERIC && !after->dash)
        return !stop->period || nm_period_ends(scene, stop, b, after);
    return (after->first == '@' || after->first == '#') && is_plain_end(scene, stop, b);
}

/* After a quotation, in a script without capitals: mostly it goes on with who said so. Where there are no spaces,
 * a Japanese particle shows it. */
static bool goes_on_after_quote(norm_str s, const nm_stop *stop, const nm_after *after)
{
    return after->class == NM_SB_OLETTER && !after->opened && !after->dash && stop->close > stop->marks &&
           s.data[stop->marks] != ')' && s.data[stop->marks] != '[' &&
           (stop->next > stop->close || nm_uni_of(after->first)->script == USCRIPT_HIRAGANA);
}

/* "the end.The next": a space was lost. Neither a name ("Node.Js") nor an address looks so. */
static bool ends_unspaced(const nm_scene *scene, const nm_stop *stop)
{
    norm_str s = scene->text;
    size_t i = stop->begin, end;
    nm_before b;
    nm_after after;

    if (!stop->period || nm_stop_class(nm_utf8_prev(s.data, &i)) != NM_SB_LOWER || stop->next > stop->marks)
        return false;
    nm_look_after(s, stop, &after);
    end = (size_t)(after.word.data + after.word.len - s.data);
    if (after.class != NM_SB_UPPER || after.opened || after.dash || after.acronym || after.initial ||
        nm_past_class(s, end, NM_SB_SP) == end)
        return false;
    nm_look_before(scene, stop, &b);
    return b.letters > 2 && !b.uppers && !b.dots && !b.digits && !b.others &&
           nm_kind_of(scene->manner, &b) == NM_ABBR_NONE;
}

bool nm_sentence_ends(nm_scene *scene, const nm_stop *stop)
{
    nm_before before;
    nm_after after;

    if (stop->line_end)
        return true;
    if (stop->glued || !nm_scene_has_content(scene, stop->begin))
        return false;
    if (stop->next == stop->close && !stop->breaks)
        return ends_unspaced(scene, stop);
    nm_look_before(scene, stop, &before);
    nm_look_after(scene->text, stop, &after);
    if (after.cited && stop->close > stop->marks)
        return false;
    if (after.noted && stop->next > stop->close && stop->last != NM_SB_ELLIPSIS)
        return is_plain_end(scene, stop, &before);
    if (stop->smile)
        return after.class == NM_SB_UPPER;
    if (after.class == NM_SB_LOWER)
        return ends_before_lower(scene, stop, &before, &after);
    if (!stop->breaks)
        return ends_otherwise(scene, stop, &before, &after);
    if (goes_on_after_quote(scene->text, stop, &after))
        return false;
    if (!stop->period)
        return stop->last != NM_SB_ATERM || stop->next > stop->marks || !before.letters;
    return !before.armenian && nm_period_ends(scene, stop, &before, &after);
}
