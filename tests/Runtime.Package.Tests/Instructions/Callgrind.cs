using System.Diagnostics;
using System.Globalization;
using Lambda.Runtime.Benchmarks.Functions;

namespace Lambda.Runtime.Package.Tests.Instructions;

/// <summary>Counts the instructions that a function's process runs, with valgrind's callgrind. Other work on the machine does not change the count.</summary>
/// <remarks>The kernel's are not among them. No debug symbols may be beside the binary: valgrind 3.19 gives up on .NET's.</remarks>
internal static class Callgrind
{
    private const string End = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n";

    /// <summary>Valgrind's program; <see langword="null"/> if it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(static folder => Path.Combine(folder, "valgrind")).FirstOrDefault(File.Exists);

    /// <summary>Returns the number of instructions of a process that receives these events.</summary>
    public static async Task<long> CountAsync(string bootstrap, IEnumerable<Event> events)
    {
        string output = Path.Combine(Path.GetDirectoryName(bootstrap)!, $"callgrind-{Guid.NewGuid():n}.out");
        using var server = new ApiServer();
        using Process process = Start(bootstrap, output, server.Address);
        using (ApiConnection connection = server.Accept())
        {
            connection.ReceiveNext();
            foreach (Event invoked in events)
                connection.Invoke(invoked);
            connection.Send(System.Text.Encoding.ASCII.GetBytes(End));
            string errors = await process.ReadWithinLimitAsync(process.StandardError, Limit.Long);
            await process.EndWithinLimitAsync();
            Assert.True(process.ExitCode == 1 && File.Exists(output), $"valgrind ended with {process.ExitCode}:\n{errors}");
        }

        // "summary: 45710175"
        string summary = File.ReadLines(output).Single(static line => line.StartsWith("summary: ", StringComparison.Ordinal));
        return long.Parse(summary["summary: ".Length..], CultureInfo.InvariantCulture);
    }

    private static Process Start(string bootstrap, string output, string address)
    {
        var start = new ProcessStartInfo(Program!, ["--tool=callgrind", $"--callgrind-out-file={output}", bootstrap]) { RedirectStandardError = true };
        start.Environment.Clear();
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = address;
        return Process.Start(start)!;
    }
}
