/*
 * Stands in front of libm's log where nothing of the function's own calls it. .NET's allocator refers to it, for samples of allocations that
 * only an event pipe asks for, and a native function has none: without this each dynamic binary would load libm when it starts.
 */
#include <stdlib.h>

double __wrap_log(double value);

double __wrap_log(double value)
{
    (void)value;
    abort();
}
