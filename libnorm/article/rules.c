#include "article/rules.h"

static const norm_rule rules[] = {
    {"limit:input", NORM_OTHER, "The input goes on beyond max_input: what follows is one block and was not decoded.",
     "Option max_input",
     "mul\tthe rest of a file of 20 MB"},
    {"limit:blocks", NORM_OTHER, "The input has more than max_blocks blocks: what follows is one block.",
     "Option max_blocks",
     "mul\tthe rest of a file of a million lines"},
    {"limit:work", NORM_PARAGRAPH, "The steps of max_work were used up: the block was not judged and is kept.",
     "Option max_work",
     "mul\ta block at the end of a long page"},
    {"profile:repeated", NORM_OTHER,
     "The source repeats the line, as its profile has learned: its role is what it was mostly taken for elsewhere.",
     "Option profile",
     "en\tAll the news of the bay, every morning"},
    {"text:invisible", NORM_RESIDUE, "The input has nothing but characters that cannot be seen.",
     "Files of zero bytes and lone byte order marks",
     "mul\tU+FEFF alone"},
};

const norm_rule *nm_article_rule_at(size_t index)
{
    return index < sizeof rules / sizeof *rules ? &rules[index] : NULL;
}
