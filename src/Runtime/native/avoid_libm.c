/*
 * Replaces libm's log if the function does not call it. Only .NET's allocator refers to it, for samples of allocations that only an event pipe
 * uses, and a native function has no event pipe. Without this, each dynamic binary would load libm when it starts.
 */
#include <stdlib.h>

double __wrap_log(double value);

double __wrap_log(double value)
{
    (void)value;
    abort();
}
