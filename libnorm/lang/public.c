#include "base/uni.h"
#include "lang/lang.h"

norm_lang nm_lang_public(const nm_lang *lang)
{
    norm_lang out;

    out.tag = nm_lang_full_tag(lang);
    out.confidence = lang->confidence;
    out.second = nm_lang_tag(lang->second);
    out.second_confidence = lang->second_confidence;
    out.script = nm_script_name(lang->script);
    out.source = (norm_source)lang->source;
    return out;
}
