/* parts.h - what embed.c makes of page.html and the files that it names: strings, NULL after the last. */
#ifndef CLI_PAGE_PARTS_H
#define CLI_PAGE_PARTS_H

extern const char *const page_html_head[];   /* up to the first article */
extern const char *const page_html_middle[]; /* from the last one to the page's data */
extern const char *const page_html_foot[];   /* behind them */

#endif
