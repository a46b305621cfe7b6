/*
 * Keeps the runtime's handler of SIGTERM in its place. .NET's PosixSignalRegistration sets a handler of its own, in front of the one that was there, and does not
 * call that if a registration cancels the signal: then a function's shutdown methods would not run. It also ends the process by the signal, if none cancels it,
 * while they run. So what the rest of the program sets for SIGTERM, once the runtime's handler is set, is kept here, and the runtime's handler calls it.
 * It is C because it stands in front of a function of libc, for .NET's own C.
 */
#include <signal.h>
#include <stddef.h>
#include <unistd.h>

int __real_sigaction(int number, const struct sigaction *action, struct sigaction *before);
int __wrap_sigaction(int number, const struct sigaction *action, struct sigaction *before);

/* The process whose handler is set; a child of it sets its own, and shares this memory until it has become another program. */
static pid_t owner;
static struct sigaction others;

int __wrap_sigaction(int number, const struct sigaction *action, struct sigaction *before)
{
    if (number != SIGTERM)
        return __real_sigaction(number, action, before);

    /* The runtime marks its own by this member, which programs leave alone, and libc fills in. */
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
