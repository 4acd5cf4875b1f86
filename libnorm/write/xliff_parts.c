#include "write/xliff.h"
#include "write/xml.h"

void nm_xliff_head(nm_out *out, norm_str source, norm_str target)
{
    NM_OUT(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\""
                " xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\""
                " xmlns:its=\"http://www.w3.org/2005/11/its\" its:version=\"2.0\" version=\"2.1\" srcLang=\"");
    nm_out_xml_lang(out, source);
    if (target.len) {
        NM_OUT(out, "\" trgLang=\"");
        nm_out_xml_lang(out, target);
    }
    NM_OUT(out, "\">\n");
}

void nm_xliff_foot(nm_out *out)
{
    NM_OUT(out, "</xliff>\n");
}

void nm_xliff_file(nm_out *out, const norm_writing *writing)
{
    NM_OUT(out, "<file id=\"f");
    nm_out_number(out, writing->file ? writing->file : 1);
    if (writing->line) {
        NM_OUT(out, "-");
        nm_out_number(out, writing->line);
    }
    if (writing->id.len) {
        NM_OUT(out, "\" original=\"");
        nm_out_xml_attribute(out, writing->id);
    }
    NM_OUT(out, "\" xml:space=\"preserve\"");
}

void nm_xliff_meta_begin(nm_out *out)
{
    NM_OUT(out, "<mda:metadata><mda:metaGroup category=\"libnorm\">\n");
}

void nm_xliff_meta_end(nm_out *out)
{
    NM_OUT(out, "</mda:metaGroup></mda:metadata>\n");
}

static void begin(nm_out *out, const char *type)
{
    NM_OUT(out, "<mda:meta type=\"");
    nm_out_text(out, type);
    NM_OUT(out, "\">");
}

static void end(nm_out *out)
{
    NM_OUT(out, "</mda:meta>\n");
}

void nm_xliff_meta(nm_out *out, const char *type, norm_str value)
{
    if (!value.len)
        return;
    begin(out, type);
    nm_out_xml(out, value);
    end(out);
}

void nm_xliff_meta_text(nm_out *out, const char *type, const char *value)
{
    if (value)
        nm_xliff_meta(out, type, (norm_str){value, strlen(value)});
}

void nm_xliff_meta_share(nm_out *out, const char *type, double share)
{
    begin(out, type);
    nm_out_share(out, share);
    end(out);
}

void nm_xliff_meta_spans(nm_out *out, const char *type, const norm_span *spans, size_t n)
{
    size_t i;

    if (!n)
        return;
    begin(out, type);
    for (i = 0; i < n; i++) {
        if (i)
            nm_out_byte(out, ' ');
        nm_out_number(out, spans[i].begin);
        nm_out_byte(out, '-');
        nm_out_number(out, spans[i].end);
    }
    end(out);
}
