/* normtest.h - the whole program as one function, for what runs it without starting a process. */
#ifndef CLI_NORMTEST_H
#define CLI_NORMTEST_H

/*
 * Gives the exit code. It may be called again, but not from two threads at once: it owns the standard
 * streams while it runs, and ends the process where memory for its own lists is refused.
 */
#if defined(__GNUC__) || defined(__clang__)
__attribute__((visibility("default")))
#endif
int normtest_main(int argc, char **argv);

#endif
