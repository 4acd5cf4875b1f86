#include "cli/around.h"

#include "cli/file.h"
#include "cli/page.h"
#include "cli/xliff.h"

void around_add(const struct config *config, enum format format, bool whole, enum around around, struct buf *out)
{
    if (format == FORMAT_HTML && around == HEAD)
        page_head(out);
    else if (format == FORMAT_HTML)
        page_foot(out, config);
    if (format != FORMAT_XLIFF || whole)
        return;
    if (around == HEAD)
        xliff_head(out, config);
    else
        xliff_foot(out);
}

bool around_write(const struct config *config, enum format format, bool whole, enum around around, int fd)
{
    struct buf b = {NULL, 0, 0};
    bool good;

    around_add(config, format, whole, around, &b);
    good = !b.len || file_write(fd, b.data, b.len);
    buf_free(&b);
    return good;
}
