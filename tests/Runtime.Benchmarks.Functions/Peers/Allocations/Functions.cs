using Lambda.Runtime;

public record Person(string Name);
public record Greeting(string Message);

/// <summary>Hello, whose last response has the number of bytes that the invocations allocated.</summary>
public static class Functions
{
    private const int WarmUp = 100;
    private const int Measured = 1000;

    private static int s_invocations;
    private static long s_start;
    private static long s_end;

    /// <summary>Measures from the middle of one invocation to the middle of the thousandth after it.</summary>
    [LambdaHandler]
    public static Greeting Hello(Person person)
    {
        s_invocations++;
        if (s_invocations == WarmUp)
            s_start = GC.GetAllocatedBytesForCurrentThread();
        else if (s_invocations == WarmUp + Measured)
            s_end = GC.GetAllocatedBytesForCurrentThread();
        return s_end == 0 ? new($"Hello, {person.Name}!") : new($"{s_end - s_start}");
    }
}
