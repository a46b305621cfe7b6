/*
 * Gives every thread an alternate signal stack, on which the handler of a stack overflow runs. .NET does not, and only the thread itself can
 * set it, so the linker wraps pthread_create, which also creates .NET's threads. It is C because the first threads start before .NET.
 */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

/* For the processor's registers, 4 to 12 KB, and the handlers. Most of it is never used. */
enum { SIGNAL_STACK = 32 * 1024, SMALLEST_STACK = 8 * SIGNAL_STACK };

struct beginning {
    void *(*routine)(void *);
    void *argument;
};

int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*routine)(void *), void *argument);

static void *begin(void *given)
{
    struct beginning beginning = *(struct beginning *)given;
    free(given);

    /* The first bytes of the thread's stack. An overflow happens at its other end. */
    char memory[SIGNAL_STACK];
    stack_t stack = {.ss_sp = memory, .ss_size = sizeof memory};
    sigaltstack(&stack, NULL);
    void *result = beginning.routine(beginning.argument);
    stack.ss_flags = SS_DISABLE;
    sigaltstack(&stack, NULL);
    return result;
}

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*routine)(void *), void *argument)
{
    size_t size;
    struct beginning *beginning = NULL;
    if (attributes == NULL || (pthread_attr_getstacksize(attributes, &size) == 0 && size >= SMALLEST_STACK))
        beginning = malloc(sizeof *beginning);
    if (beginning == NULL)
        return __real_pthread_create(thread, attributes, routine, argument);

    *beginning = (struct beginning){routine, argument};
    int error = __real_pthread_create(thread, attributes, begin, beginning);
    if (error != 0)
        free(beginning);
    return error;
}
