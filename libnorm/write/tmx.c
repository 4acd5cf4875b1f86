/* TMX 1.4b of two aligned texts: a unit for each bead that has sentences on both sides. What has no counterpart is
 * no translation and stays out. */
#include "write/pairs.h"
#include "write/xml.h"

void nm_tmx_head(nm_out *out, norm_str source)
{
    NM_OUT(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tmx version=\"1.4\">\n"
                "<header creationtool=\"libnorm\" creationtoolversion=\"");
    nm_out_text(out, norm_version());
    NM_OUT(out, "\" segtype=\"sentence\" o-tmf=\"libnorm\" adminlang=\"en\" srclang=\"");
    nm_out_xml_lang(out, source);
    NM_OUT(out, "\" datatype=\"plaintext\"/>\n<body>\n");
}

void nm_tmx_foot(nm_out *out)
{
    NM_OUT(out, "</body>\n</tmx>\n");
}

static void variant(nm_out *out, norm_str lang, const nm_half *half, size_t first, size_t n)
{
    NM_OUT(out, "<tuv xml:lang=\"");
    nm_out_xml_lang(out, lang);
    NM_OUT(out, "\"><seg>");
    nm_out_joined(out, half, first, n, nm_out_xml);
    NM_OUT(out, "</seg></tuv>\n");
}

void nm_write_tmx(nm_out *out, const norm_alignment *al, const norm_side *a, const norm_side *b)
{
    nm_half x = nm_half_a(al, a), y = nm_half_b(al, b);
    size_t i;

    for (i = 0; i < al->bead_count; i++) {
        const norm_bead *bead = &al->beads[i];

        if (!bead->a_count || !bead->b_count)
            continue;
        nm_out_text(out, bead->a_count > 1 || bead->b_count > 1 ? "<tu segtype=\"block\">\n" : "<tu>\n");
        NM_OUT(out, "<prop type=\"x-score\">");
        nm_out_share(out, bead->score);
        NM_OUT(out, "</prop>\n");
        variant(out, a->lang, &x, bead->a, bead->a_count);
        variant(out, b->lang, &y, bead->b, bead->b_count);
        NM_OUT(out, "</tu>\n");
    }
}
