/* An article for translation: a unit for its title and each block of its text, a segment for each sentence, the white
 * space between them apart, and what is not to be translated marked. */
#include "write/xliff.h"

#include "write/write.h"
#include "write/xml.h"

/* Where the writer is in the article's protected spans, which come in the blocks' order. */
typedef struct place {
    nm_out *out;
    const norm_article *article;
    size_t span;   /* the first that may reach into what comes next */
    unsigned mark; /* marks of this unit so far: ids are unique in a unit */
} place;

static norm_str part(norm_str s, size_t begin, size_t end)
{
    return (norm_str){s.data + begin, end - begin};
}

/* The part of a protected span that lies in the text from *done to end. */
static void mark(place *p, const norm_block *b, const norm_protected *s, size_t *done, size_t end)
{
    size_t from = s->out.begin - b->out.begin, to = s->out.end - b->out.begin;

    if (from < *done)
        from = *done;
    if (to > end)
        to = end;
    if (from >= to)
        return;
    nm_out_xml_segment(p->out, part(b->text, *done, from));
    NM_OUT(p->out, "<mrk id=\"m");
    nm_out_number(p->out, ++p->mark);
    NM_OUT(p->out, "\" translate=\"no\" type=\"libnorm:");
    nm_out_text(p->out, norm_span_kind_name(s->kind));
    NM_OUT(p->out, "\" value=\"");
    nm_out_xml_attribute(p->out, s->value);
    NM_OUT(p->out, "\">");
    nm_out_xml_segment(p->out, part(b->text, from, to));
    NM_OUT(p->out, "</mrk>");
    *done = to;
}

/* Spans are seen twice only where a sentence ends within one. */
static void marked(place *p, const norm_block *b, norm_span at)
{
    const norm_article *a = p->article;
    size_t i, done = at.begin;

    for (i = p->span; i < a->span_count && a->spans[i].out.begin < b->out.begin + at.end; i++) {
        if (a->spans[i].out.begin >= b->out.begin)
            mark(p, b, &a->spans[i], &done, at.end);
        if (a->spans[i].out.end <= b->out.begin + at.end && i == p->span)
            p->span++;
    }
    nm_out_xml_segment(p->out, part(b->text, done, at.end));
}

static void segment(place *p, const norm_block *b, norm_span at, size_t number)
{
    NM_OUT(p->out, "<segment id=\"s");
    nm_out_number(p->out, number);
    NM_OUT(p->out, "\"><source>");
    marked(p, b, at);
    NM_OUT(p->out, "</source></segment>\n");
}

static void between(place *p, const norm_block *b, size_t begin, size_t end)
{
    if (begin >= end)
        return;
    NM_OUT(p->out, "<ignorable><source>");
    nm_out_xml_segment(p->out, part(b->text, begin, end));
    NM_OUT(p->out, "</source></ignorable>\n");
}

static void segments(place *p, const norm_block *b)
{
    size_t i, done = 0;

    for (i = 0; i < b->sentence_count; i++) {
        norm_span at = b->sentences[i].at;

        between(p, b, done, at.begin);
        segment(p, b, at, i + 1);
        done = at.end;
    }
    if (b->sentence_count)
        between(p, b, done, b->text.len);
    else
        segment(p, b, (norm_span){0, b->text.len}, 1);
}

static void verdict(nm_out *out, const norm_block *b)
{
    nm_xliff_meta_text(out, "role", norm_role_name(b->role));
    nm_xliff_meta_share(out, "score", b->score);
    nm_xliff_meta(out, "reason", b->reason);
    nm_xliff_meta_spans(out, "src", &b->src, 1);
    nm_xliff_meta_text(out, "lang", b->lang.tag);
}

/* The number in a unit's id is its block's in the record, from 0. */
static void unit(place *p, const norm_block *b, size_t number)
{
    NM_OUT(p->out, "<unit id=\"b");
    nm_out_number(p->out, number);
    NM_OUT(p->out, "\" type=\"libnorm:");
    nm_out_text(p->out, norm_role_name(b->role));
    NM_OUT(p->out, "\">\n");
    nm_xliff_meta_begin(p->out);
    verdict(p->out, b);
    nm_xliff_meta_end(p->out);
    p->mark = 0;
    segments(p, b);
    NM_OUT(p->out, "</unit>\n");
}

static const norm_block *title_block(const norm_article *a)
{
    size_t i;

    for (i = 0; i < a->block_count; i++)
        if (a->blocks[i].role == NORM_TITLE)
            return &a->blocks[i];
    return NULL;
}

/* The title as the article has it, without the site's name; none if it is part of the text anyway. */
static bool title(nm_out *out, const norm_article *a)
{
    norm_str s = norm_article_field(a, NORM_F_TITLE, 0);
    const norm_block *b = title_block(a);

    if (!s.len || (b && b->keep))
        return false;
    NM_OUT(out, "<unit id=\"title\" type=\"libnorm:title\">\n");
    if (b) {
        nm_xliff_meta_begin(out);
        verdict(out, b);
        nm_xliff_meta_end(out);
    }
    NM_OUT(out, "<segment id=\"s1\"><source>");
    nm_out_xml_segment(out, s);
    NM_OUT(out, "</source></segment>\n</unit>\n");
    return true;
}

static void about(nm_out *out, const norm_article *a)
{
    const norm_translation *t = a->translation_count ? &a->translations[0] : NULL;

    nm_xliff_meta_begin(out);
    nm_xliff_meta_text(out, "libnorm", norm_version());
    nm_xliff_meta_text(out, "data", a->data ? a->data : norm_data_checksum());
    nm_xliff_meta_text(out, "encoding", a->encoding.name);
    nm_xliff_meta_text(out, "lang", a->lang.tag);
    nm_xliff_meta_share(out, "lang_confidence", a->lang.confidence);
    if (t) {
        nm_xliff_meta_text(out, "translation.relation", norm_origin_name(t->origin));
        nm_xliff_meta_text(out, "translation.from", t->from);
        nm_xliff_meta_text(out, "translation.to", t->to);
        nm_xliff_meta(out, "translation.by", t->by);
        nm_xliff_meta(out, "translation.where", t->where);
        nm_xliff_meta(out, "translation.tag", t->tag);
    }
    nm_xliff_meta_end(out);
}

/* ITS 2.0, Provenance: who, or what machine, made the text from another language's. */
static void provenance(nm_out *out, const norm_article *a)
{
    size_t i;

    for (i = 0; i < a->translation_count; i++) {
        const norm_translation *t = &a->translations[i];

        if (!t->by.len || (t->origin != NORM_ORIGIN_TRANSLATION && t->origin != NORM_ORIGIN_MACHINE))
            continue;
        nm_out_text(out, t->origin == NORM_ORIGIN_MACHINE ? " its:tool=\"" : " its:person=\"");
        nm_out_xml_attribute(out, t->by);
        NM_OUT(out, "\"");
        return;
    }
}

static bool says_no(const norm_article *a)
{
    const nm_list *flags = &a->fields[NORM_F_FLAGS];
    size_t i;

    for (i = 0; i < flags->n; i++)
        if (flags->items[i].len == 12 && !memcmp(flags->items[i].data, "translate_no", 12))
            return true;
    return false;
}

void nm_write_xliff(nm_out *out, const norm_article *a, const norm_writing *writing)
{
    place p = {out, a, 0, 0};
    bool any;
    size_t i;

    nm_xliff_file(out, writing);
    if (says_no(a))
        NM_OUT(out, " translate=\"no\"");
    provenance(out, a);
    NM_OUT(out, ">\n");
    about(out, a);
    any = title(out, a);
    for (i = 0; i < a->block_count; i++)
        if (a->blocks[i].keep && a->blocks[i].text.len) {
            unit(&p, &a->blocks[i], i);
            any = true;
        }
    if (!any) /* a file must contain something */
        NM_OUT(out, "<group id=\"empty\"/>\n");
    NM_OUT(out, "</file>\n");
}
