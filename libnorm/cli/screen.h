/* screen.h - standard error: complaints, a line of progress that they must not run into, and what a signal leaves. */
#ifndef CLI_SCREEN_H
#define CLI_SCREEN_H

#include <stdbool.h>
#include <stddef.h>

/* Writes a line over the one written last, without escape codes and in one go, so that nothing flickers; an empty
 * one takes it away. */
void screen_line(const char *text);

/* Writes complaints, whole lines, to standard error. */
void screen_complain(const char *text, size_t len);

/* What to remove if a signal ends the program; NULL: nothing. The path stays the caller's. Only the main thread writes
 * files, one at a time. */
void screen_half_written(const char *path);

/* Signals that end the program wait while they are held. Threads are started meanwhile, so that only the main thread
 * ever gets one. */
void screen_hold_signals(bool hold);

#endif
