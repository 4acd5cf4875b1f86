/* The commands, with what their help says. */
#include <string.h>

#include "cli/cli.h"

const struct command commands[] = {
    {"run", "[FILE|DIR|-]...", "the whole pipeline: text, metadata, every block", RUN, cmd_run,
     "Reads articles, removes what is not the article, and writes the text or a\n"
     "record of everything that was found. Nothing is lost: with --format json or\n"
     "explain every block of the input is there with its role, score and reason, and\n"
     "--keep turns a role back on. Folders are walked in sorted order; hidden files\n"
     "are passed over. An input that fails gives an error record in its place, and\n"
     "the next goes on.\n",
     "  normtest page.txt                            the article's text\n"
     "  normtest explain page.txt                    why each block stays or goes\n"
     "  normtest news/ -O news.jsonl -j 0            a record a line; every processor\n"
     "  normtest news/ -o clean/ --format text       a mirror of the folder\n"
     "  normtest news/ -O news.jsonl -j 0 --resume   ... after it was cut off\n"
     "  zcat feed.gz | normtest --in jsonl -j 0 > records.jsonl\n"
     "  normtest page.txt --keep caption,credit --bias recall\n"},
    {"explain", "[FILE|DIR|-]...", "the same, every block with its verdict beside it", RUN, cmd_explain,
     "Shows the input block by block, with its role, the probability that it is body,\n"
     "its language and the reason: + kept, > moved to a field, . put aside, ~\n"
     "readers', - removed. normtest rules REASON says what a reason means.\n",
     "  normtest explain page.txt\n"
     "  normtest news/ --format html > report.html  a page to filter and search\n"
     "  normtest explain --colour always page.txt | less -R\n"
     "  normtest rules shape:prose\n"},
    {"decode", "[FILE|DIR|-]...", "bytes to text only: charset and repairs", DECODE, cmd_decode,
     "Finds the charset, repairs what is certainly damaged, and writes the whole text\n"
     "as UTF-8. Records name the charset, how it was found, and every repair.\n",
     "  normtest decode old.txt > new.txt --format text\n"
     "  normtest decode old.txt --format json --charset shift_jis\n"},
    {"lang", "[FILE|DIR|-]...", "the language of each text", LANG, cmd_lang,
     "Gives the BCP 47 tag of each text, how sure it is, its script, and the second\n"
     "best tag; 'und' where there is too little to go by. With --blocks the language\n"
     "of every block.\n",
     "  normtest lang page.txt\n"
     "  normtest lang --blocks --format json page.txt\n"
     "  normtest lang --list\n"},
    {"sentences", "[FILE|DIR|-]...", "sentence boundaries of UTF-8 text", SENTENCES, cmd_sentences,
     "Gives where each sentence begins and ends, in bytes of the text as it was\n"
     "given, without the white space between them; as text, one sentence a line. A\n"
     "line end ends a sentence. The language is the one given with --lang or \"lang\",\n"
     "else it is detected. For the sentences of articles, with their places in the\n"
     "input, see run --with sentences.\n",
     "  normtest sentences --lang de page.txt --format text\n"
     "  normtest sentences --in jsonl texts.jsonl > sentences.jsonl\n"},
    {"match", "A B", "same event? translation? two sets of articles", MATCH, cmd_match,
     "For each article of A the nearest ones of B, in whatever language: how likely\n"
     "they belong together, and whether one is a translation of the other, about the\n"
     "same event, or neither. Both are files of one JSON object a line: records that\n"
     "'run' wrote, or {\"id\", \"text\", \"lang\"}. Boilerplate should be removed before; a\n"
     "language that is not given is detected.\n",
     "  normtest match french.jsonl english.jsonl > nearest.jsonl\n"
     "  normtest match --top 1 -j 0 news.jsonl archive.jsonl\n"},
    {"align", "A B", "which sentences of a text are which of its translation", ALIGN, cmd_align,
     "Pairs the sentences of two texts: plain UTF-8 text, or a file that begins with\n"
     "a record of 'run' or {\"id\", \"text\", \"lang\"}. Blank lines part blocks. Each pair\n"
     "has the numbers of its sentences, up to four on a side and none where one is\n"
     "left out, and how likely it is; the record has the places of the sentences too.\n"
     "With --segments every line is a sentence.\n",
     "  normtest align english.txt german.txt --format text\n"
     "  normtest align --segments --lang-a en --lang-b uk en.lines uk.lines\n"},
    {"check", "DIR...", "golden test: FILE against FILE.expect.json", CHECK, cmd_check,
     "Runs every FILE in the folders that has a FILE.expect.json beside it and shows\n"
     "what differs, versions aside. FILE.hints.json may give what a line of JSON\n"
     "gives as hints, FILE.rules the user's rules that count for it. --bless writes\n"
     "the expectations, for files without one too; *.note, *.md and *.gold.json are\n"
     "no inputs.\n",
     "  normtest check tests/golden\n"
     "  normtest check tests/golden --bless\n"},
    {"rules", "[ROLE|RULE]", "what the reasons in records mean; checks rules of your own", RULES, cmd_rules,
     "Lists the rules, those of one role or family, or explains one: what it is,\n"
     "where it was seen, and its phrases in all languages; with --rules those of a\n"
     "file of your own, too. 'rules check FILE...' reads such files and says what is\n"
     "wrong in them, by line and column.\n"
     "\n"
     "A file of rules is text, one fact a line (libnorm.h says all of it):\n"
     "  rule harbour.newsletter\n"
     "  host harbour-post.example       and all hosts below it; or * for all\n"
     "  role subscribe\n"
     "  at whole                        or start, end (that part), any (all of it)\n"
     "  match (Get|Sign up for) (the|our) %n newsletter\n"
     "  yes Sign up for our Morning Tide newsletter!    a block that it must match\n"
     "  no He had to sign up for the navy.              one that it must not\n"
     "\n"
     "And if wanted: lang TAG, from DATE, until DATE, keep yes|no, what TEXT, seen\n"
     "TEXT. In a pattern (a|b|) is one of its ways, %d a number, %n up to three\n"
     "words, %s up to eight, %t up to 24, %* anything; % makes %, (, ) and | plain.\n"
     "Case, width and kinds of dashes, quotation marks and spaces do not matter.\n",
     "  normtest rules\n"
     "  normtest rules subscribe\n"
     "  normtest rules shape:prose\n"
     "  normtest rules check mine.txt\n"
     "  normtest rules user:harbour.newsletter --rules mine.txt\n"
     "  normtest page.txt --rules mine.txt --url https://harbour-post.example/1\n"},
    {"diff", "OLD NEW [FILE|DIR|-]...", "which blocks change between two files of rules", DIFF, cmd_diff,
     "Runs every input with the rules of OLD and with those of NEW and shows the\n"
     "blocks whose role changes, or whether they are part of the text. An empty file\n"
     "has no rules. Rules count by host, so --url or the lines' \"url\" should say\n"
     "where articles are from. The exit code is 1 if anything changes.\n",
     "  normtest diff old.txt new.txt news/ --url https://harbour-post.example/\n"
     "  normtest diff /dev/null mine.txt --in jsonl articles.jsonl --format jsonl\n"},
    {"profile", "learn|merge|show FILE...", "which lines a site repeats", PROFILE, cmd_profile,
     "profile learn PROFILE [FILE|DIR|-]...  learns from the articles of one source\n"
     "                             which lines they repeat, and writes it to PROFILE\n"
     "profile merge PROFILE FILE...  puts several profiles together\n"
     "profile show FILE            shows one: the lines of two articles or more, the\n"
     "                             share of articles that have them and what they\n"
     "                             were taken for; as json or jsonl all lines\n\n"
     "With --profile PROFILE, normtest takes out what is repeated;\n"
     "--profile-threshold says how often that is. To learn at once or in parts, in\n"
     "whatever order, is the same.\n",
     "  normtest profile learn post.profile --in jsonl post.jsonl -j 4\n"
     "  normtest profile merge post.profile monday.profile tuesday.profile\n"
     "  normtest profile show post.profile | head\n"
     "  normtest page.txt --profile post.profile --profile-threshold 30\n"},
    {"help", "[COMMAND|TOPIC]", "a command, or a topic: options, input, output, resume, exit", HELP, cmd_help,
     "Says how a command is used, with examples and its options; or one of the\n"
     "topics: all options, what is read, what is written, going on with a run that\n"
     "was cut off, exit codes.\n",
     "  normtest help match\n"
     "  normtest help resume\n"},
    {NULL, NULL, NULL, 0, NULL, NULL, NULL}};

const struct command *command_named(const char *name)
{
    const struct command *c;

    for (c = commands; c->name; c++)
        if (!strcmp(c->name, name))
            return c;
    return NULL;
}
