#include "cli/profile.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "cli/file.h"

enum status profile_read(const char *path, norm_profile **profile)
{
    struct buf file = {NULL, 0, 0};
    enum status status = STATUS_GOOD;
    norm_error error;

    *profile = NULL;
    if (!file_read(path, &file)) {
        complain("%s: %s", path, strerror(errno));
        status = STATUS_IO;
    } else if (norm_profile_load(file.data, file.len, NULL, profile, &error) != NORM_OK) {
        complain("%s: byte %zu: %s", path, error.offset, error.message);
        status = error.code == NORM_ERR_MEMORY ? STATUS_IO : STATUS_SOME;
    }
    buf_free(&file);
    return status;
}

bool profile_may_write(const char *path)
{
    static const char magic[8] = {'N', 'O', 'R', 'M', 'P', 'R', 'O', 'F'};
    struct buf file = {NULL, 0, 0};
    bool is_profile;

    if (access(path, F_OK))
        return true;
    is_profile = file_read(path, &file) && file.len >= sizeof magic && !memcmp(file.data, magic, sizeof magic);
    buf_free(&file);
    if (!is_profile)
        complain("%s is there and no profile: it stays as it is", path);
    return is_profile;
}

bool profile_write(const char *path, const norm_profile *profile)
{
    struct buf bytes = {NULL, 0, 0};
    struct new_file file = {.fd = -1};
    norm_error error;
    bool good;

    if (norm_profile_save(profile, buf_sink, &bytes, &error) != NORM_OK) {
        complain("%s", error.message);
        buf_free(&bytes);
        return false;
    }
    good = new_file_open(&file, path) && file_write(file.fd, bytes.data, bytes.len) && new_file_commit(&file);
    if (!good) {
        complain("%s: %s", path, strerror(errno));
        new_file_drop(&file);
    }
    new_file_free(&file);
    buf_free(&bytes);
    return good;
}
