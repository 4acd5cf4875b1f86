/* Finds the columns of a job in a schema. */
#include <string.h>

#include "arrow_batch.h"
#include "arrow_error.h"

static norm_status find(const struct ArrowSchema *schema, const char *name, int64_t *child, norm_error *error)
{
    int64_t i;

    *child = -1;
    for (i = 0; i < schema->n_children; i++) {
        if (!schema->children[i]->name || strcmp(schema->children[i]->name, name))
            continue;
        if (*child >= 0)
            return arrow_fail(error, NORM_ERR_OPTION, "several columns are named \"%s\"", name);
        *child = i;
    }
    return *child < 0 ? arrow_fail(error, NORM_ERR_OPTION, "no column is named \"%s\"", name) : NORM_OK;
}

static norm_status read_form(const struct ArrowSchema *schema, arrow_place *place, norm_error *error)
{
    if (arrow_form_read(schema, &place->form))
        return NORM_OK;
    return arrow_fail(error, NORM_ERR_ARGUMENT,
                "needs strings or bytes (also large, views, dictionaries), not Arrow's format \"%s\"", schema->format);
}

static norm_status place_of(const struct ArrowSchema *schema, const char *name, arrow_place *place, norm_error *error)
{
    norm_status status;

    place->is_column = true;
    if (strcmp(schema->format, "+s"))
        return arrow_fail(error, NORM_ERR_OPTION, "there are no columns, so none is named \"%s\"", name);
    status = find(schema, name, &place->child, error);
    return status == NORM_OK ? read_form(schema->children[place->child], place, error) : status;
}

norm_status arrow_plan_make(arrow_plan *plan, const arrow_job *job, const struct ArrowSchema *schema,
                            norm_error *error)
{
    norm_status status = NORM_OK;
    size_t i;

    memset(plan, 0, sizeof *plan);
    plan->job = job;
    if (job->text.column)
        status = place_of(schema, job->text.column, &plan->text, error);
    else if (!strcmp(schema->format, "+s"))
        status = arrow_fail(error, NORM_ERR_OPTION, "there are several columns: name the one with the texts", NULL);
    else
        status = read_form(schema, &plan->text, error);
    if (!job->text.column)
        plan->text.child = -1;
    for (i = 0; i < ARROW_HINTS && status == NORM_OK; i++)
        if (job->hints[i].column)
            status = place_of(schema, job->hints[i].column, &plan->hints[i], error);
    return status;
}
