/*
 * Gives every thread a stack for signals, so that the handler of a stack overflow has one to run on. .NET gives none, and a thread can only be
 * given one by itself: so the linker puts this in front of pthread_create, which is also where .NET's own threads come from.
 * It is C because the first threads begin before .NET does.
 */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

/* What the processor's registers take, 4 to 12 KB, and what the handlers need. Most of it is never touched. */
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

    /* The far end of the thread's own stack: what overflows does so at the other one. */
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
