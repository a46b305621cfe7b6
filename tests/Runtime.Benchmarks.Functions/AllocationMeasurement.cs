using System.Globalization;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>What is allocated for an invocation besides the handler's own objects, by functions that look at the collector's own count.</summary>
internal static class AllocationMeasurement
{
    private const int WarmUp = 100;
    private const int Counted = 1000;

    /// <summary>On 64 bits: Person 24, "World" 32, Greeting 24, "Hello, World!" 48.</summary>
    private const int HandlersOwn = 24 + 32 + 24 + 48;

    private static readonly Event Hello = Event.All[0];

    public static void Run(Results results) =>
        results.Add("hello", Figure.Allocated, "bytes", new() { [Peer.Static] = OfOurs(), [Peer.HttpClient] = OfHttpClient() });

    /// <summary>This one counts for itself, and tells at the end.</summary>
    private static double OfOurs()
    {
        using var server = new ApiServer();
        using FunctionProcess function = FunctionProcess.Start(Path.Combine(Peer.Folder, "allocations", "bootstrap"), server);
        string answer = "";
        for (int i = 0; i < WarmUp + Counted; i++)
            function.Api.Invoke(Hello, out answer);
        return (double)Told(answer) / Counted - HandlersOwn;
    }

    /// <summary>This one is asked, which is an invocation as well.</summary>
    private static double OfHttpClient()
    {
        using var server = new ApiServer();
        using FunctionProcess function = FunctionProcess.Start(Path.Combine(Peer.Folder, Peer.HttpClient, "bootstrap"), server);
        var question = new Event("allocations", "what has been allocated", 1, """{"name":"allocations"}""", []);
        string answer = "";
        for (int i = 0; i < WarmUp; i++)
            function.Api.Invoke(Hello);
        function.Api.Invoke(question, out answer);
        long before = Told(answer);
        for (int i = 1; i < Counted; i++)
            function.Api.Invoke(Hello);
        function.Api.Invoke(question, out answer);
        return (double)(Told(answer) - before) / Counted - HandlersOwn;
    }

    /// <summary><c>{"message":"128000"}</c></summary>
    private static long Told(string answer) => long.Parse(answer.AsSpan(12, answer.Length - 14), CultureInfo.InvariantCulture);
}
