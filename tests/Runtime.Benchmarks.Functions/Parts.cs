namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>The parts of a run, in the order of the table.</summary>
internal static class Parts
{
    public static string[] All { get; } = ["start", "cold", .. Event.All.Select(measured => measured.Name)];

    /// <summary>Checks names of parts. Returns the error, or null.</summary>
    public static string? Check(string[] parts) =>
        parts.Except(All).FirstOrDefault() is string unknown ? $"Unknown part '{unknown}'. Expected one of: {string.Join(", ", All)}." : null;

    public static Results Run(string[] parts)
    {
        var results = new Results();
        AddSizes(results);
        if (parts.Contains("start"))
            StartMeasurement.RunWarm(results);
        if (parts.Contains("cold"))
            StartMeasurement.RunCold(results);
        foreach (Event measured in Event.All.Where(measured => parts.Contains(measured.Name)))
        {
            Console.Error.WriteLine($"{measured.Title}: {measured.Invocations} invocations of each");
            WarmMeasurement.Run(measured, results);
            if (measured.Name == "hello")
                AllocationMeasurement.Run(results);
        }

        results.LoadAfter = Results.Load();
        return results;
    }

    private static void AddSizes(Results results)
    {
        results.Add("size", Figure.BinaryKB, "KB", Peer.All.ToDictionary(peer => peer.Name, peer => peer.BinaryBytes / 1024.0));
        results.Add("size", Figure.ZipKB, "KB", Peer.All.ToDictionary(peer => peer.Name, peer => peer.ZipBytes() / 1024.0));
    }
}
