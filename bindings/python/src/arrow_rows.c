#include "arrow_rows.h"

#include <string.h>

#include "arrow_error.h"
#include "arrow_record.h"

int arrow_worker_stopped(void *user, size_t done, size_t total)
{
    const arrow_worker *worker = user;

    (void)done;
    (void)total;
    if (worker->asks && worker->job->interrupt(worker->job->user))
        atomic_store(worker->stopped, true);
    return atomic_load(worker->stopped);
}

/* The rows of a struct are those of its children behind its own offset. */
static bool open_input(const arrow_place *place, const struct ArrowArray *array, arrow_input *input)
{
    if (place->child < 0)
        return arrow_input_open(input, &place->form, array, array->length);
    return place->child < array->n_children && array->offset >= 0 && array->length >= 0 &&
           arrow_input_open(input, &place->form, array->children[place->child], array->offset + array->length);
}

norm_status arrow_rows_open(arrow_rows *rows, const arrow_plan *plan, const struct ArrowArray *array, bool nullable,
                            norm_error *error)
{
    bool good = open_input(&plan->text, array, &rows->text);
    size_t i;

    rows->plan = plan;
    rows->array = array;
    rows->nullable = nullable;
    for (i = 0; good && i < ARROW_HINTS; i++)
        good = !plan->hints[i].is_column || open_input(&plan->hints[i], array, &rows->hints[i]);
    return good ? NORM_OK : arrow_fail(error, NORM_ERR_ARGUMENT, "an array is not what its schema says", NULL);
}

static arrow_got value_at(const arrow_rows *rows, const arrow_place *place, const arrow_input *input, int64_t row,
                          norm_str *value)
{
    return arrow_input_at(input, place->child < 0 ? row : row + rows->array->offset, value);
}

/* A null is a hint that is not given. False if the array is broken. */
static bool read_hints(const arrow_rows *rows, int64_t row, norm_hints *hints)
{
    const arrow_plan *plan = rows->plan;
    norm_str *const fields[ARROW_HINTS] = {
        &hints->charset, &hints->lang, &hints->url, &hints->date,
        &hints->hreflang, &hints->translated_from, &hints->translated_by, &hints->translate};
    bool good = true;
    size_t i;

    norm_hints_init(hints);
    for (i = 0; i < ARROW_HINTS; i++)
        if (!plan->hints[i].is_column)
            *fields[i] = plan->job->hints[i].constant;
        else
            good = value_at(rows, &plan->hints[i], &rows->hints[i], row, fields[i]) != ARROW_BROKEN && good;
    if (rows->text.form.is_text && !hints->charset.len)
        hints->charset = (norm_str){"utf-8", 5}; /* as the column's type says */
    return good;
}

static void put_row(const arrow_rows *rows, arrow_worker *worker, int64_t row, arrow_column *record)
{
    norm_str text = {NULL, 0};
    norm_hints hints;
    norm_error error;
    arrow_got got = value_at(rows, &rows->plan->text, &rows->text, row, &text);

    if (got == ARROW_NULL || (rows->plan->text.child >= 0 && arrow_is_null(rows->array, row))) {
        arrow_put_nothing(record, rows->nullable);
    } else if (got == ARROW_BROKEN || !read_hints(rows, row, &hints)) {
        arrow_fail(&error, NORM_ERR_ARGUMENT, "the array is broken: offsets or an index that lead nowhere", NULL);
        arrow_put_error(record, &error);
    } else if (norm_run(worker->context, text.data, text.len, &hints, worker->article, &error) == NORM_OK) {
        arrow_put_article(record, worker->article, norm_engine_checksum(rows->plan->job->engine));
    } else if (error.code == NORM_ERR_CANCELLED) {
        record->build->state = ARROW_CANCELLED;
    } else {
        arrow_put_error(record, &error);
    }
}

/* A row that is alone and still too much cannot be in any batch. */
static void refuse_row(arrow_column *record)
{
    norm_error error;

    arrow_fail(&error, NORM_ERR_LIMIT, "more in one row than 32-bit offsets can count", NULL);
    arrow_put_error(record, &error);
}

int64_t arrow_rows_put(const arrow_rows *rows, arrow_worker *worker, int64_t from, int64_t to, arrow_column *record)
{
    arrow_build *build = record->build;

    for (; from < to && build->state == ARROW_GOOD; from++) {
        size_t before = record->rows;

        if (arrow_worker_stopped(worker, 0, 0)) {
            build->state = ARROW_CANCELLED;
            break;
        }
        put_row(rows, worker, from, record);
        if (build->state == ARROW_FULL) {
            arrow_column_cut(record, before);
            if (before || build->is_part)
                break;
            build->state = ARROW_GOOD;
            refuse_row(record);
        }
    }
    return from;
}
