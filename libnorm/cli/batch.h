/* batch.h - all inputs through one action, with as many workers as asked for. */
#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include "cli/job.h"

/* Runs the action over every input named in config, output in the inputs' order; gives the exit code. */
int batch_run(const struct config *config, const struct action *action);

#endif
