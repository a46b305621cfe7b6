/*
 * Sets SSL_CERT_FILE and SSL_CERT_DIR so that the function trusts only the certificate authorities in amazon-roots.pem beside its binary, unless one of
 * the variables is set. It is C because .NET and OpenSSL call getenv, which does not find what managed code sets, and because it has to run before there
 * are other threads.
 */
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ROOTS "amazon-roots.pem"

/* Not a file and not a folder, so it never contains certificates. */
#define NOTHING "/dev/null"

/* Finds the file in the folder of the binary. Without /proc, there is no file, and nothing is trusted. */
static const char *find_roots(char *path, size_t size)
{
    ssize_t length = readlink("/proc/self/exe", path, size - sizeof ROOTS);
    if (length <= 0 || (size_t)length == size - sizeof ROOTS)
        return NOTHING;
    path[length] = '\0';
    strcpy(strrchr(path, '/') + 1, ROOTS);
    return path;
}

__attribute__((constructor)) static void trust_amazon(void)
{
    /* OpenSSL and .NET use a variable that is empty: it names nothing. */
    if (getenv("SSL_CERT_FILE") != NULL || getenv("SSL_CERT_DIR") != NULL)
        return;

    char path[PATH_MAX];
    const char *roots = find_roots(path, sizeof path);
    if (roots == path && access(roots, R_OK) != 0)
        dprintf(STDERR_FILENO, "Lambda.Runtime: LambdaTrust is 'aws', and the file '%s' cannot be read: %s. The function trusts no certificate.\n", roots, strerror(errno));
    else if (roots != path)
        dprintf(STDERR_FILENO, "Lambda.Runtime: LambdaTrust is 'aws', and the folder of the binary is not known: /proc/self/exe cannot be read. The function trusts no certificate.\n");

    /* Without the variables, the function would trust more than it says. */
    if (setenv("SSL_CERT_FILE", roots, 1) != 0 || setenv("SSL_CERT_DIR", NOTHING, 1) != 0)
        abort();
}
