/*
 * Sets SSL_CERT_FILE and SSL_CERT_DIR so that .NET reads the system's certificates once, unless one of them is set. By default, .NET reads the bundle of
 * all certificates and then each file in a folder, which has links to the same bundle, or to the files of which the bundle was made. The variables are
 * set only if the same certificates are trusted with them. It is C because .NET and OpenSSL call getenv, which does not find what managed code sets, and
 * because it has to run before there are other threads.
 */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The folder that contains these paths. */
#ifndef TRUST_ROOT
#define TRUST_ROOT ""
#endif

/* Not a folder, so it never contains certificates. .NET uses its default folder if the variable is not set, but not if the folder does not exist. */
#define NO_FOLDER "/dev/null"

enum { SOURCES = 2 };

/* Where a distribution keeps its certificates. */
struct layout {
    const char *bundle;
    /* What OpenSSL, and so .NET, reads by default. They are the bundle and the folder with the links, or links to them. */
    const char *file, *folder;
    /* The folders whose certificates are in the bundle, or in a format that .NET skips. */
    const char *sources[SOURCES];
};

/* Debian and Ubuntu: update-ca-certificates writes the links and the bundle. */
static const struct layout debian = {
    TRUST_ROOT "/etc/ssl/certs/ca-certificates.crt",
    TRUST_ROOT "/usr/lib/ssl/cert.pem",
    TRUST_ROOT "/usr/lib/ssl/certs",
    {TRUST_ROOT "/usr/share/ca-certificates/", TRUST_ROOT "/usr/local/share/ca-certificates/"},
};

/* Amazon Linux and Fedora: one link is to the bundle, the other to a bundle of OpenSSL's format for certificates with their uses. */
static const struct layout fedora = {
    TRUST_ROOT "/etc/pki/tls/cert.pem",
    TRUST_ROOT "/etc/pki/tls/cert.pem",
    TRUST_ROOT "/etc/pki/tls/certs",
    {TRUST_ROOT "/etc/pki/ca-trust/extracted/openssl/"},
};

static bool is_same(const struct stat *one, const struct stat *other)
{
    return one->st_dev == other->st_dev && one->st_ino == other->st_ino;
}

/* Whether a link of the folder adds no certificate: it is to the bundle, a source of the bundle, another name in the folder, a folder, or nothing. */
static bool is_known_link(const struct layout *layout, int folder, const char *name, const struct stat *bundle)
{
    char target[PATH_MAX];
    ssize_t length = readlinkat(folder, name, target, sizeof target - 1);
    if (length <= 0)
        return false;
    target[length] = '\0';
    if (strchr(target, '/') == NULL)
        return true;
    for (int i = 0; i < SOURCES; i++) {
        const char *source = layout->sources[i];
        if (source != NULL && strncmp(target, source, strlen(source)) == 0 && strstr(target, "/../") == NULL)
            return true;
    }

    struct stat file;
    return fstatat(folder, name, &file, 0) != 0 || S_ISDIR(file.st_mode) || is_same(&file, bundle);
}

static bool is_known_entry(const struct layout *layout, int folder, const struct dirent *entry, const struct stat *bundle)
{
    if (entry->d_type == DT_LNK)
        return is_known_link(layout, folder, entry->d_name, bundle);

    /* A file, which may be the bundle, a folder, or a type that the file system does not tell. */
    struct stat file;
    if (fstatat(folder, entry->d_name, &file, AT_SYMLINK_NOFOLLOW) != 0)
        return false;
    return S_ISLNK(file.st_mode) ? is_known_link(layout, folder, entry->d_name, bundle) : S_ISDIR(file.st_mode) || is_same(&file, bundle);
}

/* Whether the bundle has all certificates that are trusted by default. */
static bool is_complete(const struct layout *layout)
{
    struct stat bundle, file;
    if (stat(layout->bundle, &bundle) != 0 || !S_ISREG(bundle.st_mode) || bundle.st_size == 0 || access(layout->bundle, R_OK) != 0)
        return false;
    if (stat(layout->file, &file) == 0 && !is_same(&file, &bundle))
        return false;
    DIR *folder = opendir(layout->folder);
    if (folder == NULL)
        return false;

    bool is_known = true;
    for (const struct dirent *entry; is_known && (entry = readdir(folder)) != NULL;)
        is_known = is_known_entry(layout, dirfd(folder), entry, &bundle);
    closedir(folder);
    return is_known;
}

__attribute__((constructor)) static void read_certificates_once(void)
{
    /* OpenSSL and .NET use a variable that is empty: it names nothing. */
    if (getenv("SSL_CERT_FILE") != NULL || getenv("SSL_CERT_DIR") != NULL)
        return;

    /* OpenSSL's folder is in one of two places. */
    const struct layout *layout = access(debian.folder, F_OK) == 0 ? &debian : &fedora;
    if (!is_complete(layout))
        return;
    if (setenv("SSL_CERT_FILE", layout->bundle, 1) == 0)
        setenv("SSL_CERT_DIR", NO_FOLDER, 1);
}
