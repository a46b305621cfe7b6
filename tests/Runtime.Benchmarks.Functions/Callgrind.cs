using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Lambda.Runtime.Benchmarks.Functions;

/// <summary>Counts the instructions that a function's process runs, with valgrind's callgrind. Other work on the machine does not change the count.</summary>
/// <remarks>The kernel's are not among them. No debug symbols may be beside the binary: valgrind 3.19 gives up on .NET's.</remarks>
internal static class Callgrind
{
    private const string End = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n";

    /// <summary>The number of events after which buffers have their sizes, and all code has run once.</summary>
    private const int WarmUp = 20;

    /// <summary>The time limit for a program that has received all events. Nothing takes nearly as long.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    /// <summary>Valgrind's program; <see langword="null"/> if it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Select(static folder => Path.Combine(folder, "valgrind")).FirstOrDefault(File.Exists);

    /// <summary>Returns the mean number of instructions of an invocation with one of these events.</summary>
    /// <param name="bootstrap">The function's binary.</param>
    /// <param name="events">Events that are all sent to one process.</param>
    public static async Task<long> CountInvocationAsync(string bootstrap, Event[] events)
    {
        Event[] warmUp = [.. Enumerable.Repeat(events[0], WarmUp)];
        return (await CountAsync(bootstrap, [.. warmUp, .. events]) - await CountAsync(bootstrap, warmUp)) / events.Length;
    }

    /// <summary>Returns the number of instructions of a process that receives these events.</summary>
    /// <exception cref="InvalidOperationException">Valgrind failed, or the function.</exception>
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
            connection.Send(Encoding.ASCII.GetBytes(End));
            string errors = await EndAsync(process);
            if (process.ExitCode != 1 || !File.Exists(output))
                throw new InvalidOperationException($"valgrind ended with {process.ExitCode}:\n{errors}");
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

    /// <summary>Waits until the process ends, and returns what it wrote.</summary>
    private static async Task<string> EndAsync(Process process)
    {
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            string errors = await process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return errors;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"valgrind did not end within {s_limit} and was killed");
        }
    }
}
