namespace Lambda.Runtime.Tests.Fuzzing;

/// <summary>What has to be so for every input.</summary>
internal static class Property
{
    /// <summary>Messages with their excerpts, exceptions with their stack traces, and first buffers.</summary>
    private const long AllocatedAnyway = 96 * 1024;

    public static void Equal<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new PropertyException($"{what}: expected {expected}, and it is {actual}");
    }

    public static void Holds(bool condition, string what)
    {
        if (!condition)
            throw new PropertyException(what);
    }

    /// <summary>Runs code that may allocate only so much for its input, whatever the input says.</summary>
    public static T IsFrugal<T>(int inputLength, long granted, Func<T> code)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        T result = code();
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Holds(allocated <= AllocatedAnyway + (16L * inputLength) + granted, $"allocates {allocated} bytes for an input of {inputLength}");
        return result;
    }

    /// <summary>The same pieces for the same input, so that a file of the corpus is all of a failure.</summary>
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
