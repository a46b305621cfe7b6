/*
 * Keeps the runtime's handler of SIGTERM when the program sets another one. .NET's PosixSignalRegistration replaces the handler. If a registration
 * cancels the signal, it does not call the previous handler, and the function's shutdown methods would not run. If none cancels it, .NET ends the
 * process while they run. So this file stores the last handler that the rest of the program sets for SIGTERM, and the runtime's handler calls it.
 * It is C because it wraps a function of libc for .NET's C code.
 */
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

int __real_sigaction(int number, const struct sigaction *action, struct sigaction *before);
int __wrap_sigaction(int number, const struct sigaction *action, struct sigaction *before);

/* The process that set the runtime's handler. A child process shares this memory until it starts another program. */
static pid_t owner;
static struct sigaction others;

int __wrap_sigaction(int number, const struct sigaction *action, struct sigaction *before)
{
    if (number != SIGTERM)
        return __real_sigaction(number, action, before);

    /* The runtime marks its handler with this member, which programs do not set, and libc overwrites. */
    if (action != NULL && action->sa_restorer != NULL && (void *)action->sa_restorer == (void *)action->sa_sigaction) {
        int error = __real_sigaction(number, action, &others);
        if (error == 0)
            owner = getpid();
        if (before != NULL)
            *before = others;
        return error;
    }

    if (owner == 0 || owner != getpid())
        return __real_sigaction(number, action, before);
    struct sigaction was = others;
    if (action != NULL)
        others = *action;
    if (before != NULL)
        *before = was;
    return 0;
}
