// CLD2 as a peer: its answer for a text, by its usual call.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>

extern "C" const char *cld2_language(const char *data, int size);

extern "C" const char *cld2_language(const char *data, int size)
{
    bool reliable = false;

    return CLD2::LanguageCode(CLD2::DetectLanguage(data, size, true, &reliable));
}
