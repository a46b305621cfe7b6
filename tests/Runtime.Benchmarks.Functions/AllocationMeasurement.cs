using System.Globalization;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>What the runtime allocates, by a function that looks at the collector's own count.</summary>
internal static class AllocationMeasurement
{
    private const int Invocations = 1100;
    private const int Counted = 1000;

    /// <summary>On 64 bits: Person 24, "World" 32, Greeting 24, "Hello, World!" 48.</summary>
    private const int HandlersOwn = 24 + 32 + 24 + 48;

    public static void Run(Results results)
    {
        using var server = new ApiServer();
        using FunctionProcess function = FunctionProcess.Start(Path.Combine(Peer.Folder, "allocations", "bootstrap"), server);
        string answer = "";
        for (int i = 0; i < Invocations; i++)
            function.Api.Invoke(Event.All[0], out answer);

        // {"message":"128000"}
        double perInvocation = double.Parse(answer.AsSpan(12, answer.Length - 14), CultureInfo.InvariantCulture) / Counted;
        results.Add("hello", Figure.Allocated, "bytes", new() { [Peer.Static] = perInvocation - HandlersOwn });
    }
}
