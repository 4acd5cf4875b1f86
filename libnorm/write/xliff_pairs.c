/* Two aligned texts as XLIFF: a unit for each bead, its sentences as source and target, how likely they belong
 * together, and where they stand in their texts. Sentences without a counterpart are there too. */
#include "write/pairs.h"
#include "write/xliff.h"
#include "write/xml.h"

static void sides(nm_out *out, const norm_bead *bead, const nm_half *x, const nm_half *y)
{
    NM_OUT(out, "<segment id=\"s1\" state=\"");
    nm_out_text(out, !bead->b_count   ? "initial\" subState=\"libnorm:no_target"
                     : !bead->a_count ? "translated\" subState=\"libnorm:no_source"
                                      : "translated\" subState=\"libnorm:aligned");
    NM_OUT(out, "\"><source>");
    nm_out_joined(out, x, bead->a, bead->a_count, nm_out_xml_segment);
    NM_OUT(out, "</source>");
    if (bead->b_count) {
        NM_OUT(out, "<target>");
        nm_out_joined(out, y, bead->b, bead->b_count, nm_out_xml_segment);
        NM_OUT(out, "</target>");
    }
    NM_OUT(out, "</segment>\n");
}

static void unit(nm_out *out, const norm_bead *bead, const nm_half *x, const nm_half *y, size_t number)
{
    NM_OUT(out, "<unit id=\"p");
    nm_out_number(out, number);
    NM_OUT(out, "\">\n");
    nm_xliff_meta_begin(out);
    nm_xliff_meta_share(out, "score", bead->score);
    if (bead->a_count)
        nm_xliff_meta_spans(out, "source", x->sentences + bead->a, bead->a_count);
    if (bead->b_count)
        nm_xliff_meta_spans(out, "target", y->sentences + bead->b, bead->b_count);
    nm_xliff_meta_end(out);
    sides(out, bead, x, y);
    NM_OUT(out, "</unit>\n");
}

void nm_write_xliff_pairs(nm_out *out, const norm_alignment *al, const norm_side *a, const norm_side *b,
                          const norm_writing *writing)
{
    nm_half x = nm_half_a(al, a), y = nm_half_b(al, b);
    size_t i;

    nm_xliff_file(out, writing);
    NM_OUT(out, ">\n");
    nm_xliff_meta_begin(out);
    nm_xliff_meta_text(out, "libnorm", norm_version());
    nm_xliff_meta_text(out, "data", norm_data_checksum());
    nm_xliff_meta_end(out);
    for (i = 0; i < al->bead_count; i++)
        unit(out, &al->beads[i], &x, &y, i);
    if (!al->bead_count) /* a file must contain something */
        NM_OUT(out, "<group id=\"empty\"/>\n");
    NM_OUT(out, "</file>\n");
}
