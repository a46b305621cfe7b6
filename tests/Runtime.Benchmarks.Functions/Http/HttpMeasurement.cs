using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Benchmarks.Functions.Http;

/// <summary>Measures functions with routes beside hello and a handler of bytes.</summary>
internal static class HttpMeasurement
{
    /// <summary>The function that gets the event as bytes and returns a constant.</summary>
    private const string Bytes = "http-bytes";
    private const string Three = "http-routes";
    private const string Thousand = "http-thousand-routes";

    private const int Rounds = 100;
    private const int Requests = 100;

    private static readonly string[] s_started = [Peer.Static, Three, Thousand];

    /// <summary>Creates the table in docs/performance.md.</summary>
    public static string Run()
    {
        var text = new StringBuilder("| Beyond a handler of bytes, or hello | Limit | Measured | |\n| --- | --- | --- | --- |\n");
        long three = 0;
        foreach (Event request in HttpEvents.All)
        {
            long routes = Count(Three, request);
            bool isLimited = request == HttpEvents.HttpApi;
            three = isLimited ? routes : three;
            double beyond = routes - Count(Bytes, request.WithResponse("{}"));
            Add(text, $"instructions, {request.Title}, {request.Json.Length:N0} bytes", isLimited ? HttpBudget.Instructions : null, "", beyond);
        }

        double more = Count(Thousand, ThousandRoutes.Events) - three;
        Add(text, $"instructions that match a thousand routes, of those that match three", HttpBudget.ThousandRoutes, " times", 1 + more / HttpBudget.InstructionsOfThreeRoutes);
        Add(text, $"allocated per request", HttpBudget.Allocated, " bytes", MeasureAllocated());
        AddStarts(text);
        return text.ToString();
    }

    private static string Bootstrap(string name) => Path.Combine(Peer.Folder, name, "bootstrap");

    private static long Count(string name, params Event[] events)
    {
        Event[] repeated = events is [var one] ? [.. Enumerable.Repeat(one, one.Invocations)] : events;
        return Callgrind.CountInvocationAsync(WithoutSymbols(name), repeated).GetAwaiter().GetResult();
    }

    /// <summary>A copy of the binary, because valgrind reads symbols that are beside it.</summary>
    private static string WithoutSymbols(string name)
    {
        string copy = Path.Combine(Directory.CreateDirectory(Path.Combine(Peer.Folder, $"{name}-copy")).FullName, "bootstrap");
        File.Copy(Bootstrap(name), copy, overwrite: true);
        return copy;
    }

    /// <summary>The response of this route has the number of bytes since the request before.</summary>
    private static double MeasureAllocated()
    {
        Event request = HttpEvents.HttpApi.WithPath("/memory/42");
        using var server = new ApiServer();
        using var function = FunctionProcess.Start(Bootstrap(Three), server);
        long least = long.MaxValue;
        for (int i = 0; i < Requests; i++)
        {
            function.Api.Invoke(request, out string response);
            using var json = JsonDocument.Parse(response);
            using var body = JsonDocument.Parse(json.RootElement.GetProperty("body").GetString()!);
            least = Math.Min(least, body.RootElement.GetProperty("bytes").GetInt64());
        }

        return least;
    }

    /// <summary>Starts the functions in turn, so that other load on the machine affects all equally. Compares the lower quartiles, which it affects least.</summary>
    private static void AddStarts(StringBuilder text)
    {
        Dictionary<string, List<double>> times = s_started.ToDictionary(static name => name, static _ => new List<double>());
        var faults = new Dictionary<string, int>();
        using var server = new ApiServer();

        // The first rounds are not counted. They read the files into the page cache.
        for (int round = -2; round < Rounds; round++)
        {
            for (int i = 0; i < s_started.Length; i++)
            {
                string name = s_started[(Math.Max(round, 0) + i) % s_started.Length];
                using var function = FunctionProcess.Start(Bootstrap(name), server);
                faults[name] = function.PageFaults.All;
                if (round >= 0)
                    times[name].Add(function.MillisecondsToNext);
            }
        }

        Add(text, $"start to `/next`, three routes, ms", HttpBudget.Start, "", Start(Three) - Start(Peer.Static));
        Add(text, $"page faults at `/next`, three routes", null, "", faults[Three] - faults[Peer.Static]);
        Add(text, $"start to `/next`, a thousand routes, ms", null, "", Start(Thousand) - Start(Peer.Static));
        Add(text, $"page faults at `/next`, a thousand routes", null, "", faults[Thousand] - faults[Peer.Static]);

        double Start(string name) => Samples.Quantile(times[name], 0.25);
    }

    private static void Add(StringBuilder text, FormattableString title, double? limit, string unit, double value)
    {
        string most = limit is null ? "" : $"{Number(limit.Value)}{unit}";
        string isMet = limit is null ? "" : value <= limit ? "met" : "**not met**";
        text.Append(CultureInfo.InvariantCulture, $"| {title.ToString(CultureInfo.InvariantCulture)} | {most} | {Number(value)} | {isMet} |\n");
    }

    private static string Number(double value) => value.ToString(value == Math.Round(value) ? "N0" : "0.00", CultureInfo.InvariantCulture);
}
