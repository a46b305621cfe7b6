using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Lambda.Runtime.Benchmarks.Functions;

namespace Lambda.Runtime.Package.Tests.Start;

/// <summary>The system calls of a function's process from its start until it asks for the first event.</summary>
internal static partial class Strace
{
    private const string End = "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n";

    /// <summary>The reason why this machine cannot trace; <see langword="null"/> if it can.</summary>
    public static async Task<string?> MissingAsync()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(static folder => File.Exists(Path.Combine(folder, "strace"))))
            return "no strace here, which tells system calls (apt-get install strace)";
        using Process process = Start("/dev/null", "/bin/true", "");
        string errors = await process.ReadWithinLimitAsync(process.StandardError);
        await process.EndWithinLimitAsync();
        return process.ExitCode == 0 ? null : $"strace may not trace here: {errors.Trim()}";
    }

    /// <summary>Returns the calls of all threads, in their order, until the first request is sent.</summary>
    public static async Task<IReadOnlyList<SystemCall>> UntilNextAsync(string bootstrap)
    {
        string output = Path.Combine(Path.GetDirectoryName(bootstrap)!, $"strace-{Guid.NewGuid():n}.txt");
        using var server = new ApiServer();
        using Process process = Start(output, bootstrap, server.Address);
        using (ApiConnection connection = server.Accept())
        {
            connection.ReceiveNext();
            connection.Send(Encoding.ASCII.GetBytes(End));
            await process.ReadWithinLimitAsync(process.StandardError);
            await process.EndWithinLimitAsync();
        }

        var calls = new List<SystemCall>();
        foreach (Match line in File.ReadLines(output).Select(static line => CallLine().Match(line)).Where(static line => line.Success))
        {
            calls.Add(new(line.Groups["thread"].Value, line.Groups["name"].Value, line.Groups["arguments"].Value));
            if (calls[^1].Arguments.Contains("\"GET /", StringComparison.Ordinal))
                return calls;
        }

        throw new InvalidOperationException($"{output} has no request");
    }

    private static Process Start(string output, string program, string address)
    {
        var start = new ProcessStartInfo("strace", ["-f", "-o", output, program]) { RedirectStandardError = true };
        start.Environment["AWS_LAMBDA_RUNTIME_API"] = address;
        return Process.Start(start)!;
    }

    /// <summary><c>8103  openat(AT_FDCWD, "/proc/meminfo", O_RDONLY) = 3</c>; a call that another thread interrupts continues in another line.</summary>
    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>\w+)\((?<arguments>.*)$")]
    private static partial Regex CallLine();
}

/// <summary>A system call, from a line of strace's output.</summary>
/// <param name="Thread">Its thread's id.</param>
/// <param name="Name">The call's name.</param>
/// <param name="Arguments">The text after the name, including the result.</param>
internal sealed record SystemCall(string Thread, string Name, string Arguments);
