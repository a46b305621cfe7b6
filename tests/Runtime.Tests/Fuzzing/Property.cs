namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>Checks properties that every input must satisfy.</summary>
internal static class Property
{
    /// <summary>For messages with excerpts, exceptions with stack traces, and initial buffers.</summary>
    private const long FixedAllowance = 96 * 1024;

    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new PropertyException($"{what}: expected {expected}, found {actual}");
    }

    public static void Holds(bool condition, string what)
    {
        if (!condition)
            throw new PropertyException(what);
    }

    /// <summary>Runs code and checks that its allocations are limited by the length of the input, whatever the input contains.</summary>
    public static T AllocatesWithinLimit<T>(int inputLength, long granted, Func<T> code)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        T result = code();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Holds(allocated <= FixedAllowance + (16L * inputLength) + granted, $"allocates {allocated} bytes for an input of {inputLength}");
        return result;
    }

    /// <summary>Splits an input into pieces, always the same for the same input, so that a file of the corpus reproduces a failure.</summary>
    public static IEnumerable<Range> Pieces(int length, int variant)
    {
        var random = new Random((length * 31) + variant);
        int longest = variant == 0 ? 1 : variant == 1 ? 4 : Math.Max(1, length);
        for (int at = 0; at < length;)
        {
            int end = Math.Min(length, at + random.Next(1, longest + 1));
            yield return at..end;
            at = end;
        }
    }
}

internal sealed class PropertyException(string message) : Exception(message);
