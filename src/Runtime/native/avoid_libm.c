/*
 * Replaces libm's log if the function does not call it. Then only .NET's allocator refers to log, to sample allocations for an event pipe, and a
 * function has no event pipe. Without this file, each dynamic binary would load libm when it starts.
 */
#include <stdlib.h>

double __wrap_log(double value);

double __wrap_log(double value)
{
    (void)value;
    abort();
}
