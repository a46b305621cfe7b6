using System.Globalization;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Measures what an invocation allocates besides the handler's own objects, in functions that read the collector's count.</summary>
internal static class AllocationMeasurement
{
    private const int WarmUp = 100;
    private const int Counted = 1000;

    /// <summary>On 64 bits: Person 24, "World" 32, Greeting 24, "Hello, World!" 48.</summary>
    private const int HandlersOwn = 24 + 32 + 24 + 48;

    private static readonly Event Hello = Event.All[0];

    public static void Run(Results results) =>
        results.Add("hello", Figure.Allocated, "bytes", new() { [Peer.Static] = MeasureOurs(), [Peer.HttpClient] = MeasureHttpClient() });

    /// <summary>This function counts by itself, and its last response has the result.</summary>
    private static double MeasureOurs()
    {
        using var server = new ApiServer();
        using var function = FunctionProcess.Start(Path.Combine(Peer.Folder, "allocations", "bootstrap"), server);
        string response = "";
        for (int i = 0; i < WarmUp + Counted; i++)
            function.Api.Invoke(Hello, out response);
        return (double)ReadCount(response) / Counted - HandlersOwn;
    }

    /// <summary>This function returns the count for a special event, which is an invocation too.</summary>
    private static double MeasureHttpClient()
    {
        using var server = new ApiServer();
        using var function = FunctionProcess.Start(Path.Combine(Peer.Folder, Peer.HttpClient, "bootstrap"), server);
        var query = new Event("allocations", "what has been allocated", 1, """{"name":"allocations"}""", []);
        string response = "";
        for (int i = 0; i < WarmUp; i++)
            function.Api.Invoke(Hello);
        function.Api.Invoke(query, out response);
        long before = ReadCount(response);
        for (int i = 1; i < Counted; i++)
            function.Api.Invoke(Hello);
        function.Api.Invoke(query, out response);
        return (double)(ReadCount(response) - before) / Counted - HandlersOwn;
    }

    /// <summary><c>{"message":"128000"}</c></summary>
    private static long ReadCount(string response) => long.Parse(response.AsSpan(12, response.Length - 14), CultureInfo.InvariantCulture);
}
